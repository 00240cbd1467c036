"""How people came to their places and lost them, entry by entry, as it truly was: also what was undone later."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from wgtool.domain.identities import Identities
from wgtool.domain.journal import Entry
from wgtool.domain.journal import steps as steps_of
from wgtool.domain.people import email_key
from wgtool.domain.plan import Plan
from wgtool.domain.records import records_of
from wgtool.services.sessions.told import Journal

# What became of somebody in a group: a place from the start or from the waiting list, a wait, or nothing any more.
What = Literal["joined", "promoted", "waiting", "left"]
_PLACED = ("joined", "promoted")
# Somebody, by key, in a group, by id.
Pair = tuple[str, str]
# By the kinds of record: a place given to somebody is one from the start.
_KINDS: Mapping[str, What] = {"joined": "joined", "placed": "joined", "promoted": "promoted", "left": "left"}


class Turn(NamedTuple):
    """What somebody is in a group, since which entry, and when that was recorded (UTC, ISO 8601)."""

    entry: int
    at: str
    what: What

    @property
    def placed(self) -> bool:
        """Whether they have a place."""
        return self.what in _PLACED


class _Step(NamedTuple):
    """An entry that changed, or brought back, what somebody is in a group."""

    entry: int
    at: str
    before: Turn | None
    after: Turn | None


class Turns:
    """The turns of everybody whom the store knows by an address, by who they are now.

    Invitations may have gone out at any time: what was undone later counts as long as it stood, and bringing
    something back is a step as well, though what is brought back is as old as it was.

    Args:
        plan: The programme as it stands.
        journal: The journal.
    """

    def __init__(self, plan: Plan, journal: Journal) -> None:
        known = Identities(journal.entries)
        owners = {n: key for key, one in plan.state.people.items() for n in _numbers(known, one.email)}
        self._steps: dict[Pair, list[_Step]] = {}
        undoing: dict[int, list[tuple[Pair, Turn | None]]] = {}
        for entry in journal.entries:
            if "undoes" in entry.change:
                for pair, before in reversed(undoing.pop(entry.change["undoes"], [])):
                    self._take(entry, pair, before)
                continue
            undoing[entry.n] = changed = []
            for number, group, what in _moves(entry, known):
                if number in owners:
                    pair = (group, owners[number])
                    changed.append((pair, self.last(*pair)))
                    self._take(entry, pair, Turn(entry.n, entry.at, what))

    def _take(self, entry: Entry, pair: Pair, after: Turn | None) -> None:
        self._steps.setdefault(pair, []).append(_Step(entry.n, entry.at, self.last(*pair), after))

    def last(self, group: str, key: str) -> Turn | None:
        """Return what somebody is in a group, None if they never were in it."""
        steps = self._steps.get((group, key))
        return steps[-1].after if steps else None

    def touched(self, group: str, key: str) -> str | None:
        """Return when somebody came, went or was brought back last (UTC, ISO 8601)."""
        return max((step.at for step in self._steps.get((group, key), ())), default=None)

    def lost_since(self, entry: int) -> Iterator[Pair]:
        """Yield the group and the key of each person who had a place after an entry, or at it, and has none now."""
        for pair, steps in self._steps.items():
            if not _has_place(self.last(*pair)) and any(one.entry > entry and _has_place(one.before) for one in steps):
                yield pair

    def got_since(self, entry: int) -> Iterator[Pair]:
        """Yield the group and the key of each person who has a place and was once without after an entry, or at it."""
        for pair, steps in self._steps.items():
            if _has_place(self.last(*pair)) and any(one.entry > entry and not _has_place(one.before) for one in steps):
                yield pair

    def returned_since(self, entry: int) -> Iterator[Pair]:
        """Yield those of `got_since` who had the place before, or lost it in between."""
        for pair in self.got_since(entry):
            if any(one.entry > entry and _has_place(one.before) for one in self._steps[pair]):
                yield pair


def _has_place(turn: Turn | None) -> bool:
    return turn is not None and turn.placed


def _numbers(known: Identities, email: str) -> Iterable[int]:
    return next(iter(known.find(email)), frozenset())


def _moves(entry: Entry, known: Identities) -> Iterator[tuple[int, str, What]]:
    """Yield who an entry takes into groups, up, or out of them, as numbers."""
    every = ((step.key, *one) for step in steps_of(entry) for one in records_of(step.change))
    for step, name, _, records in every:
        for record in records if name in _KINDS else ():
            number = known.who[step].get(email_key(record["email"]))
            if number is not None:
                yield number, record["group"], "waiting" if record.get("status") == "waiting" else _KINDS[name]
