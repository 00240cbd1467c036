"""The store as it becomes while entries of another copy are taken in: what is true, and the rules of that time."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from wgtool.domain.arrivals import in_order
from wgtool.domain.journal import Change, Entry
from wgtool.domain.people import SignupStatus, email_key
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Programme
from wgtool.domain.state import State

# What no session depends on.
_OF_SESSIONS = frozenset({"sessions", "finished", "covered", "covers"})


class Draft(State):
    """What is true, and how many are in each group, counted as they come and go.

    Args:
        definitions: The fingerprints of the sessions when the journal began.
    """

    def __init__(self, definitions: Mapping[tuple[str, int], str] | None = None) -> None:
        super().__init__(definitions)
        self._counts: Counter[tuple[str, str]] | None = None

    def count(self, group: str, status: SignupStatus) -> int:
        """Return how many sign-ups of one status a group has."""
        if self._counts is None:
            every = (one for members in self.groups.values() for one in members.values())
            self._counts = Counter((one.group, one.status) for one in every)
        return self._counts[group, status]

    def take(self, change: Change, entry: Entry) -> None:
        """Take in what is recorded, and count it."""
        if self._counts is not None:
            if "renamed" in change or "taken" in change:
                self._counts = None
            else:
                self._count_places(change)
        super().take(change, entry)

    def _count_places(self, change: Change) -> None:
        counts: Counter[tuple[str, str]] = self._counts or Counter()
        for record in change.get("left", ()):
            if signup := self.signup(record["group"], email_key(record["email"])):
                counts[signup.group, signup.status] -= 1
        for record in change.get("joined", ()):
            counts[record["group"], record["status"]] += 1
        for record in change.get("placed", ()):
            signup = self.signup(record["group"], email_key(record["email"]))
            counts[record["group"], "waiting"] -= signup is not None
            counts[record["group"], "confirmed"] += 1
        for record in change.get("promoted", ()):
            counts[record["group"], "waiting"] -= 1
            counts[record["group"], "confirmed"] += 1
        self._counts = counts


class Stage:
    """A draft with its programme, and the plan as it stood when each entry was recorded.

    Args:
        programme: The definitions.
        state: The draft.
        entry: The number of the entry that is being made.
    """

    def __init__(self, programme: Programme, state: Draft, entry: int) -> None:
        self.programme = programme
        self.state = state
        self.entry = entry
        self.at = "2000-01-01T00:00:00Z"
        self._plan: Plan | None = None
        self._bounds: list[datetime] = []
        self._span = -1
        self._out_of_order: set[str] = set()

    def plan(self, at: str) -> Plan:
        """Return the plan as it stood at a time: the rules ask only what has begun and what is over."""
        self.at, moment = at, datetime.fromisoformat(at)
        if self._plan is None:
            sessions = Plan(self.programme, self.state).all_sessions()
            self._bounds = sorted(instant for one in sessions for instant in one.instants)
            self._span = -1
        span = bisect_right(self._bounds, moment)
        if self._plan is None or span != self._span:
            self._plan, self._span = Plan(self.programme, self.state, moment), span
        return self._plan

    def take(self, change: Change, step: Entry) -> None:
        """Make something true, as of an entry’s time."""
        self.state.take(change, step)
        self._out_of_order |= {record["group"] for record in change.get("joined", ())}
        if not _OF_SESSIONS.isdisjoint(change):
            self._plan = None

    def put_in_order(self, group: str) -> None:
        """Put whoever came into a group where they stand in order of sign-up."""
        if group in self._out_of_order:
            self._out_of_order.remove(group)
            self.state.groups[group] = in_order(self.state.groups[group], self.entry)
