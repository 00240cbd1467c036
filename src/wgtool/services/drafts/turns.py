"""How people came to their places and left them, entry by entry."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from wgtool.domain.folding import undone_by
from wgtool.domain.identities import Identities
from wgtool.domain.journal import Entry
from wgtool.domain.people import email_key
from wgtool.domain.plan import Plan
from wgtool.domain.records import records_of
from wgtool.services.sessions.told import Journal

# `joined` with a place, or to wait; `promoted` from the waiting list; `left`.
What = Literal["joined", "waiting", "promoted", "left"]


class Turn(NamedTuple):
    """What became of somebody in a group: in which entry, and when (UTC, ISO 8601)."""

    entry: int
    at: str
    what: What


class Turns:
    """The turns of everybody whom the store knows by an address, by who they are now.

    What was taken back is left out, but it counts as the time at which somebody’s place was last touched: invitations
    may have gone out in between.

    Args:
        plan: The programme as it stands.
        journal: The journal.
    """

    def __init__(self, plan: Plan, journal: Journal) -> None:
        known = Identities(journal.entries)
        owners = {n: key for key, one in plan.state.people.items() for n in _numbers(known, one.email)}
        undone = undone_by(journal.entries)
        by_number = {entry.n: entry for entry in journal.entries}
        self._turns: dict[tuple[str, str], list[Turn]] = {}
        self._touched: dict[tuple[str, str], str] = {}
        for entry in journal.entries:
            source = by_number.get(entry.change["undoes"]) if "undoes" in entry.change else entry
            for number, group, what in _moves(source, known) if source is not None else ():
                key = owners.get(number)
                if key is None:
                    continue
                self._touched[group, key] = max(entry.at, self._touched.get((group, key), entry.at))
                if source is entry and entry.n not in undone:
                    self._turns.setdefault((group, key), []).append(Turn(entry.n, entry.at, what))

    def last(self, group: str, key: str) -> Turn | None:
        """Return what became of somebody in a group last, None if they never were in it."""
        return next(reversed(self._turns.get((group, key), [])), None)

    def touched(self, group: str, key: str) -> str | None:
        """Return when somebody came, went or was brought back last (UTC, ISO 8601)."""
        return self._touched.get((group, key))

    def left_since(self, entry: int) -> Iterator[tuple[str, str]]:
        """Yield the group and the key of each person who gave up a place after an entry and has not come back."""
        for (group, key), turns in self._turns.items():
            last, before = turns[-1], turns[-2] if len(turns) > 1 else None
            if last.what == "left" and last.entry > entry and before is not None and before.what != "waiting":
                yield group, key


def _numbers(known: Identities, email: str) -> Iterable[int]:
    return next(iter(known.find(email)), frozenset())


def _moves(entry: Entry, known: Identities) -> Iterator[tuple[int, str, What]]:
    """Yield who an entry takes into groups, up, or out of them, as numbers."""
    for name, _, records in records_of(entry.change):
        for record in records if name in {"joined", "promoted", "left"} else ():
            number = known.who[entry.n].get(email_key(record["email"]))
            if number is not None:
                what: What = "waiting" if record.get("status") == "waiting" else name  # type: ignore[assignment]
                yield number, record["group"], what
