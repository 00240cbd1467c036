"""Councils called by what they are: `Cyngor Sir`, `County Borough Council` and the like, left out around a name."""

import re
from collections.abc import Iterator

from wgtool.domain.matching import plain, squeeze
from wgtool.domain.welsh import mutated, radicals

_WELSH = frozenset(mutated(("cyngor", "sir", "sirol", "dinas", "bwrdeistref", "awdurdod", "lleol", "cbs", "cs")))
_ENGLISH = frozenset({"council", "county", "city", "borough", "unitary", "local", "authority", "cbc", "cc"})
_BETWEEN = frozenset({"the", "of", "and", "a", "y", "yr"})
_GLUED = re.compile(r"cbs(\w{3,})|(\w{3,}?)c?bc")
_WORD = re.compile(r"[^\W_]+")


def cores(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what is left of a text without the words around it that say what kind of council it is, the longest first.

    With each come the squeezed ways to write it: after a Welsh word the first letter may be a mutated one.
    """
    words = _WORD.findall(text)
    known = [plain(word) for word in words]
    for first, last in _inner(known):
        around = {*known[:first], *known[last:]}
        if around & (_WELSH | _ENGLISH):
            core = " ".join(words[first:last])
            key = squeeze(core)
            yield core, radicals(key) if around & _WELSH else (key,)
    if len(words) == 1 and (glued := _GLUED.fullmatch(known[0])):
        core = glued[1] or glued[2]
        yield core, (core,)


def _inner(words: list[str]) -> list[tuple[int, int]]:
    """Return the places between which words are kept, when others are taken off at both ends."""
    outer = [word in _WELSH | _ENGLISH | _BETWEEN for word in words]
    begin = next((place for place, one in enumerate(outer) if not one), len(words) - 1)
    end = len(words) - next((place for place, one in enumerate(reversed(outer)) if not one), len(words) - 1)
    spans = [(first, last) for first in range(begin + 1) for last in range(end, len(words) + 1) if first < last]
    return sorted(spans, key=lambda span: span[0] - span[1])
