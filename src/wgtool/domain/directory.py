"""Which organisation is meant by what somebody typed."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from wgtool.domain.bodies import cores
from wgtool.domain.matching import is_broken, plain, slips, spellings, squeeze
from wgtool.domain.organisations import Ambiguous, Organisation

SUGGESTIONS = 2
# In shorter texts most slips lead to somebody else.
SHORTEST_TO_ASK = 6
_WORD = re.compile(r"[^\W_]+")
# What stands between a name in each language.
_PARTS = re.compile(r"[/|;()\n]|\s[-–—]\s")


def squeezed(listed: Organisation | Ambiguous) -> tuple[str, ...]:
    """Return the texts of an organisation, or an ambiguous one, as they are compared; worked out if need be."""
    return listed.squeezed or spellings(listed.texts if isinstance(listed, Organisation) else [listed.text])


class Found(NamedTuple):
    """One organisation is meant."""

    organisation: Organisation


class AmbiguousText(NamedTuple):
    """Several organisations may be meant, or the text names none: ask. `text` is what was typed."""

    text: str
    candidates: tuple[Organisation, ...]


class Unknown(NamedTuple):
    """No organisation is called so; `nearest` are those to ask about. `text` is what was typed."""

    text: str
    nearest: tuple[Organisation, ...]


Match = Found | AmbiguousText | Unknown


class Directory:
    """The organisations of a programme, looked up by what people write.

    Args:
        organisations: The organisations, in the order of the definitions.
        ambiguous: The texts never to resolve.
    """

    def __init__(self, organisations: Iterable[Organisation], ambiguous: Iterable[Ambiguous] = ()) -> None:
        self.organisations = tuple(organisations)
        self.ambiguous = tuple(ambiguous)
        self._near: dict[str, tuple[Organisation, ...]] = {}

    def find(self, text: str) -> Match:
        """Return which organisation a text means.

        The texts listed as ambiguous come first, then ids, names and aliases, equal after folding or once the
        spaces are gone too; never because one text contains the other. A name in both languages, one after the other
        however they are joined, is as good as each, and so is one among words such as `Cyngor Sir` or `County Council`.
        A text damaged by a wrong encoding is never found. One that belongs to two organisations by mistake is treated
        as ambiguous; accents decide where only one of its organisations has them.
        """
        if is_broken(text):
            sound = text.encode("ascii", "ignore").decode("ascii")
            return Unknown(text, self._nearest(squeeze(sound)))
        key = squeeze(text)
        if (match := self._listed(text, (key,))) is not None:
            return match._replace(text=text) if isinstance(match, AmbiguousText) else match
        if (twice := self._named_twice(text)) is not None:
            return Found(twice)
        first, *others = [part for part in _PARTS.split(text) if squeeze(part)] or [text]
        return self._by_parts(text, [first, *others]) if others else self._by_core(text)

    def suggest_by_domain(self, email: str) -> Organisation | None:
        """Return the organisation whose domain an address is in, or a part of which.

        It is something to ask about, never an answer: secondees, shared services and suppliers exist. A
        domain listed for two organisations suggests neither.
        """
        _, at, domain = email.strip().rpartition("@")
        rest = _domain_key(domain) if at else ""
        while rest:
            owners = self._domains.get(rest)
            if owners:
                return owners[0] if len(owners) == 1 else None
            rest = rest.partition(".")[2]
        return None

    def collisions(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the listed texts that do not say which organisation is meant, with the ids that claim them.

        That is a text of more than one organisation, or of one and listed as ambiguous too. Texts are folded,
        and count as the same when only their spaces differ.
        """
        shown = {squeeze(text): plain(text) for one in reversed(self.organisations) for text in reversed(one.texts)}
        return tuple(
            (shown[key], tuple(one.id for one in owners))
            for key, owners in self._owners.items()
            if len(owners) > 1 or key in self._unclear
        )

    def _by_core(self, text: str) -> Match:
        """Return whom a text means once the words that say what kind of council it is are left out."""
        near = self._nearest(squeeze(text))
        for core, ways in cores(text):
            if (match := self._listed(core, ways)) is not None:
                return match._replace(text=text) if isinstance(match, AmbiguousText) else match
            near = near or self._nearest(ways[0])
        return Unknown(text, near)

    def _by_parts(self, text: str, parts: list[str]) -> Match:
        """Return whom all parts of a text mean, as a name in each language does."""
        found = {self.find(part) for part in parts}
        match = found.pop()
        return match if not found and isinstance(match, Found) else Unknown(text, self._nearest(squeeze(text)))

    def _listed(self, text: str, ways: Iterable[str]) -> Found | AmbiguousText | None:
        """Return whom a text means that is listed, in one of the squeezed ways to write it; None if none is."""
        listed = [way for way in ways if way in self._unclear or way in self._owners]
        if not listed:
            return None
        meant = dict.fromkeys(one for way in listed for one in self._unclear.get(way) or self._owners.get(way, ()))
        if len(meant) == 1 and self._unclear.keys().isdisjoint(listed):
            return Found(next(iter(meant)))
        written = [one for one in meant if _is_written_in(text, one)]
        return Found(written[0]) if len(written) == 1 else AmbiguousText(text, tuple(meant))

    def _named_twice(self, text: str) -> Organisation | None:
        """Return the organisation that the first and the last words of a text both name, as a bilingual form has it.

        One of the two may be unclear by itself, not both.
        """
        words = plain(text).split()
        for place in range(1, len(words)):
            keys = ["".join(part) for part in (words[:place], words[place:])]
            first, last = (self._unclear.get(key) or self._owners.get(key, ()) for key in keys)
            both = [one for one in first if one in last]
            if len(both) == 1 and not all(key in self._unclear for key in keys):
                return both[0]
        return None

    @cached_property
    def _ids(self) -> dict[str, Organisation]:
        return {one.id: one for one in reversed(self.organisations)}

    @cached_property
    def _owners(self) -> dict[str, tuple[Organisation, ...]]:
        """The organisations by everything they are called, squeezed; almost always one each."""
        owners: dict[str, tuple[Organisation, ...]] = {}
        for one in self._ids_in_order():
            for key in squeezed(one):
                owners[key] = (*owners.get(key, ()), one)
        return owners

    @cached_property
    def _unclear(self) -> dict[str, tuple[Organisation, ...]]:
        """The candidates by ambiguous text, squeezed; ids that do not exist are left to `wgtool check`."""
        unclear: dict[str, tuple[Organisation, ...]] = {}
        for entry in self.ambiguous:
            known = [self._ids[name] for name in entry.candidates if name in self._ids]
            for key in squeezed(entry):
                unclear[key] = tuple(dict.fromkeys((*unclear.get(key, ()), *known)))
        return unclear

    @cached_property
    def _domains(self) -> dict[str, tuple[Organisation, ...]]:
        domains: dict[str, tuple[Organisation, ...]] = {}
        for one in self._ids_in_order():
            for domain in dict.fromkeys(map(_domain_key, one.domains)):
                domains[domain] = (*domains.get(domain, ()), one)
        return domains

    def _ids_in_order(self) -> list[Organisation]:
        """Return the organisations in their order, leaving out a second one with the same id."""
        return [one for one in self.organisations if self._ids[one.id] is one]

    def _nearest(self, key: str) -> tuple[Organisation, ...]:
        """Return the one or two organisations a squeezed text is a slip or two away from.

        Kept, because an import may bring the same unknown text on every row.
        """
        if len(key) < SHORTEST_TO_ASK:
            return ()
        if key not in self._near:
            far = ((slips(key, listed), owners) for listed, owners in self._owners.items())
            near = sorted(((n, owners) for n, owners in far if n is not None), key=itemgetter(0))
            ranked = dict.fromkeys(one for _, owners in near for one in owners)
            self._near[key] = tuple(ranked)[:SUGGESTIONS]
        return self._near[key]


def _is_written_in(text: str, organisation: Organisation) -> bool:
    """Whether a text with accents stands in a name of an organisation, letter for letter."""
    wanted, *names = (f" {' '.join(_words(one))} " for one in (text, *organisation.texts))
    return not wanted.isascii() and any(wanted in name for name in names)


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold())


def _domain_key(domain: str) -> str:
    return domain.strip().strip(".@").casefold()
