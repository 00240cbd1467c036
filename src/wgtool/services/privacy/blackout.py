"""Texts without a person: their addresses and names blacked out, and what names them in part found."""

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from wgtool.domain.matching import plain
from wgtool.domain.people import BLACKED_OUT

# What joins a word to a longer name, somebody else’s, or to a longer address.
_JOINS = r"-\u2010\u2011"
_JOINS_ADDRESSES = _JOINS + ".+@"
# A shorter word of a name is an initial, or one such as ‘ap’.
_SHORTEST_PART = 3


class Seen(NamedTuple):
    """A text that named an erased person, as it is kept: the entry’s number, and what is left in it.

    `named` tells whether the whole name or an address stood in it, `part` whether a part of the name still does.
    """

    entry: int
    text: str
    named: bool
    part: bool


class Blackout:
    """Blacks a person out of texts and remembers which.

    Args:
        names: All they were called.
        redact: Whether parts of the names go, too.
    """

    def __init__(self, names: Collection[str], *, redact: bool) -> None:
        # A name of one word may be a word: only as it is written.
        self._names = [
            *patterns((name for name in names if len(name.split()) > 1), any_case=True),
            *patterns((name for name in names if len(name.split()) == 1), any_case=False),
        ]
        self._parts = {word for name in names for word in plain(name).split() if len(word) >= _SHORTEST_PART}
        self._redact = redact
        self.count = 0
        self.seen: dict[str, Seen] = {}

    def of(self, entry: int, text: str, addresses: Iterable[re.Pattern[str]], *, prose: bool) -> str:
        """Return a text of an entry without the person; in prose they are also looked for by name."""
        named = text
        for pattern in (*addresses, *(self._names if prose else ())):
            named = pattern.sub(BLACKED_OUT, named)
        clean = re.sub(r"\w+", self._without_part, named) if prose else named
        kept = clean if self._redact else named
        self.count += kept != text
        if clean != text:
            self.seen.setdefault(kept, Seen(entry, kept, named != text, clean != kept))
        return kept

    def finds(self, text: str, addresses: Iterable[re.Pattern[str]]) -> bool:
        """Whether a text names the person, whole."""
        return any(pattern.search(text) for pattern in (*addresses, *self._names))

    def _without_part(self, word: re.Match[str]) -> str:
        """Return a word, or what stands for a part of a name: as written, since a name may be a word."""
        return BLACKED_OUT if word[0][0].isupper() and plain(word[0]) in self._parts else word[0]


def patterns(texts: Iterable[str], *, any_case: bool) -> list[re.Pattern[str]]:
    """Return what finds any of some texts, whole, with any white space between words: one pattern, or none."""
    either = "|".join(map(_whole, sorted(texts, key=len, reverse=True)))
    return [re.compile(either, re.IGNORECASE if any_case else 0)] if either else []


def _whole(text: str) -> str:
    """Return the pattern of a text where it stands for itself.

    What joins has a word on its far side: a full stop that ends a sentence has none. After the text an apostrophe joins
    nothing: it makes a genitive.
    """
    joins = _JOINS_ADDRESSES if "@" in text else _JOINS
    words = r"\s+".join(map(re.escape, text.split()))
    return rf"(?<!\w)(?<!\w[{joins}'\u2019]){words}(?!\w)(?![{joins}]\w)"
