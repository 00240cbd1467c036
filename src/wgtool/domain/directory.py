"""Which organisation is meant by what somebody typed."""

from collections.abc import Iterable
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from wgtool.domain.matching import is_broken, plain, slips, spellings, squeeze
from wgtool.domain.organisations import Ambiguous, Organisation

SUGGESTIONS = 2
# In shorter texts most slips lead to somebody else.
SHORTEST_TO_ASK = 6


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
        however they are joined, is as good as each. A text damaged by a wrong encoding is never found. One that belongs
        to two organisations by mistake is treated as ambiguous.
        """
        if is_broken(text):
            sound = text.encode("ascii", "ignore").decode("ascii")
            return Unknown(text, self._nearest(squeeze(sound)))
        key = squeeze(text)
        if key in self._unclear:
            return AmbiguousText(text, self._unclear[key])
        owners = self._owners.get(key, ())
        if len(owners) == 1:
            return Found(owners[0])
        if owners:
            return AmbiguousText(text, owners)
        twice = self._named_twice(text)
        return Found(twice) if twice else Unknown(text, self._nearest(key))

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


def _domain_key(domain: str) -> str:
    return domain.strip().strip(".@").casefold()
