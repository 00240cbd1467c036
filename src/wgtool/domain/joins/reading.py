"""Another copy of a journal read for what this one has not: each of its entries as what it asks for here."""

from collections.abc import Iterator, Mapping

from wgtool.domain.folding import fold
from wgtool.domain.joins.parting import Piece, Side
from wgtool.domain.joins.undoing import difference
from wgtool.domain.joins.wishes import Wish, is_own, parts_of, with_held
from wgtool.domain.journal import Change, Entry, steps
from wgtool.domain.people import email_key
from wgtool.domain.records import addresses_in, records_of
from wgtool.domain.state import State


class Reading:
    """One copy, on the way through its entries. `state` is what is true in it, `known` counts what is here already.

    Args:
        theirs: The copy.
        ids: The ids of what is here, each with the parts that were left out of it.
    """

    def __init__(self, theirs: Side, ids: Mapping[str, tuple[int, ...]]) -> None:
        self.theirs = theirs
        self.ids = ids
        self.state = State(theirs.definitions)
        self.known = 0

    def wishes(self) -> Iterator[Wish]:
        """Yield what the copy holds that is not here, in its order."""
        for entry in self.theirs.entries:
            found = [wish for piece in self.theirs.pieces(entry) if (wish := self._wish(piece)) is not None]
            self.state.apply(entry, taken_back=entry.n in self.theirs.undone)
            for wish in found:
                yield wish._replace(parts=tuple((place, with_held(part, self.state)) for place, part in wish.parts))

    def _wish(self, piece: Piece) -> Wish | None:
        """Return what an entry asks for; None if it is here already."""
        step, left = piece.step, self.ids.get(piece.step.id)
        if left == ():
            self.known += 1
            return None
        if is_own(step):
            return Wish(step, (), {}, "own")
        if piece.undone:
            return Wish(step, (), {}, "undone")
        if "undoes" in step.change:
            return self._undo(step)
        return self._asked(step, step.change, self.theirs.known.who[step.key], self.state)

    def _asked(self, step: Entry, change: Change, who: Mapping[str, int], before: State) -> Wish:
        left = self.ids.get(step.id)
        parts = enumerate(parts_of(change, before, who))
        return Wish(step, tuple((place, part) for place, part in parts if left is None or place in left), who)

    def _undo(self, step: Entry) -> Wish:
        """Return what taking an entry back asks for: nothing, where that is not here either."""
        taken = self.theirs.entries[step.change["undoes"] - 1]
        if not all(piece.step.id in self.ids for piece in self.theirs.pieces(taken)):
            return Wish(step, (), {}, "undone")
        before, after = (fold(self.theirs.entries[:n], self.theirs.definitions) for n in (step.n - 1, step.n))
        change = difference(before, after, step, taken)
        return self._asked(step, change, self._who(change, step, taken), before)

    def _who(self, change: Change, undo: Entry, taken: Entry) -> dict[str, int]:
        """Return who the addresses are of what an undo comes to."""
        known = self.theirs.known
        then = [known.who[step.key] for step in steps(taken)]
        found: dict[str, int] = {}
        for _, kind, records in records_of(change):
            for key in (email_key(text) for record in records for text in addresses_in(kind, record)):
                numbers = (known.owner(key, undo), *(who.get(key) for who in then))
                if (number := next((one for one in numbers if one is not None), None)) is not None:
                    found[key] = number
        return found
