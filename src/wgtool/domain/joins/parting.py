"""What another copy of a journal holds that this one has not, and who is who in the two."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from wgtool.domain.folding import undone_by
from wgtool.domain.identities import Identities
from wgtool.domain.journal import TAKEN, Entry, steps
from wgtool.domain.people import ERASED, email_key, is_placeholder
from wgtool.domain.records import records_of

if TYPE_CHECKING:
    from wgtool.domain.journal import Fingerprints


class Piece(NamedTuple):
    """An entry of a copy, also one that the copy took in itself: whether it was undone there, what it left out."""

    step: Entry
    undone: bool
    left: tuple[int, ...] = ()


class Side:
    """A journal, this one or another copy of it.

    Args:
        name: What it is called in messages.
        definitions: The fingerprints of the sessions when it began.
        entries: Its entries.
    """

    def __init__(self, name: str, definitions: "Fingerprints", entries: Sequence[Entry]) -> None:
        self.name = name
        self.definitions = definitions
        self.entries = entries
        self.undone = undone_by(entries)
        # Who of it is who in another journal, by number.
        self.beside: tuple[Side, dict[int, int]] | None = None

    @cached_property
    def known(self) -> Identities:
        """Who is who in it."""
        return Identities(self.entries)

    @cached_property
    def now(self) -> dict[int, str]:
        """By which key each person is known at the end, by the number that is left of them."""
        return {self.known.one(number): key for key, number in self.known.owners.items()}

    def pieces(self, entry: Entry) -> Iterator[Piece]:
        """Yield an entry or, of a join, what it took in: the join itself is nobody’s command."""
        undone = entry.n in self.undone
        if TAKEN not in entry.change:
            yield Piece(entry, undone)
            return
        *taken, _ = steps(entry)
        for record, step in zip(entry.change[TAKEN], taken, strict=True):
            yield Piece(step, undone, tuple(record.get("left", ())))

    def held(self) -> Iterator[Entry]:
        """Yield the entries that it holds and those that it took in, as long as that was not undone."""
        for entry in self.entries:
            if TAKEN not in entry.change or entry.n not in self.undone:
                yield from steps(entry)

    def ids(self) -> dict[str, tuple[int, ...]]:
        """Return the ids of what it holds, each with parts left out; what a join brought goes with the join."""
        found: dict[str, tuple[int, ...]] = {}
        for entry in self.entries:
            for piece in self.pieces(entry):
                if TAKEN not in entry.change or not piece.undone:
                    found[piece.step.id] = piece.left
        return found

    def erased(self, number: int) -> bool:
        """Whether a person was erased in it."""
        return any(address.startswith(ERASED) and is_placeholder(address) for address in self.known.addresses[number])


def aligned(ours: Side, theirs: Side) -> dict[int, int]:
    """Return who of another copy is who here, by number: what both say in one entry they say of the same person."""
    if theirs.beside is not None and theirs.beside[0] is ours:
        return theirs.beside[1]
    mine = {step.id: step for step in ours.held()}
    found: dict[int, int] = {}
    for step in theirs.held():
        other = mine.get(step.id)
        if other is not None:
            _align(step, other, theirs.known.who[step.key], ours.known.who[other.key], found)
    theirs.beside = ours, found
    return found


def _align(
    step: Entry, other: Entry, theirs: Mapping[str, int], ours: Mapping[str, int], found: dict[int, int]
) -> None:
    # Placeholders are numbered in each copy by itself.
    same = [key for key in theirs if key in ours and not is_placeholder(key)]
    for key in same:
        found.setdefault(theirs[key], ours[key])
    if len(same) == len(theirs):
        return
    for name, kind, records in records_of(step.change):
        beside = other.change.get(name, ())
        if len(beside) != len(records):
            continue
        for record, its in zip(records, beside, strict=True):
            for field in kind.WHOM:
                pair = _keys(record.get(field), its.get(field))
                if pair and pair[0] in theirs and pair[1] in ours:
                    found.setdefault(theirs[pair[0]], ours[pair[1]])


def _keys(one: object, other: object) -> tuple[str, str] | None:
    return (email_key(one), email_key(other)) if isinstance(one, str) and isinstance(other, str) else None


class Erasures(NamedTuple):
    """People who were erased in one of two copies: here, by their number there, and there, by their number here."""

    here: frozenset[int]
    there: frozenset[int]


def erasures(ours: Side, theirs: Side) -> Erasures:
    """Return who was erased in one of two copies alone."""
    here, there = set(), set()
    for number, mine in aligned(ours, theirs).items():
        if ours.erased(mine) and not theirs.erased(number):
            here.add(number)
        elif theirs.erased(number) and not ours.erased(mine):
            there.add(mine)
    return Erasures(frozenset(here), frozenset(there))
