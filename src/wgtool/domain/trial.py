"""A plan to try things on: a working copy that keeps count as sign-ups are taken in, one after the other."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from wgtool.domain.people import Person, Signup
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group
from wgtool.domain.records import Record
from wgtool.domain.state import State

if TYPE_CHECKING:
    from wgtool.domain.partial import Standing

# The entry of what is only tried.
_NOT_YET = 0


class _Copy(State):
    """People and places of another state; the rest plays no part in joining."""

    def __init__(self, state: "Standing") -> None:
        super().__init__()
        self.people = dict(state.people)
        self.groups = {group: dict(members) for group, members in state.groups.items()}
        self.former = dict(state.former)
        self.sessions = state.sessions
        self.ends = state.ends
        self.withdrawn = state.withdrawn
        self.giving = state.giving
        self._original = state

    def names_of(self, key: str) -> frozenset[str]:
        """Return what a person is called, and all they were called before; of nobody, nothing."""
        return self._original.names_of(key) | super().names_of(key)

    def position(self, signup: Signup) -> int | None:  # noqa: ARG002
        """Return nothing: to count a queue anew for every row would make a long import slow."""
        return None


class Trial(Plan):
    """A working copy of a plan; the plan itself stays as it is.

    Args:
        plan: The programme as it stands.
    """

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan.programme, _Copy(plan.state), plan.now)
        self.directory = plan.directory
        self._counts = Counter(
            (group, signup.status) for group, members in plan.state.groups.items() for signup in members.values()
        )

    def confirmed(self, group: Group) -> int:
        """Return how many people have a place in a group."""
        return self._counts[group.id, "confirmed"]

    def waiting(self, group: Group) -> int:
        """Return how many people wait for a place in a group."""
        return self._counts[group.id, "waiting"]

    def take(self, person: Person, records: Sequence[Record], left: Sequence[Record] = ()) -> None:
        """Take in a person and their new sign-ups; `left` are those let go at once, and older ones let go with them."""
        key = person.key
        self.state.people[key] = person
        for record in records:
            group, status = record["group"], record["status"]
            self.state.groups.setdefault(group, {})[key] = Signup(
                group, key, status, "", _NOT_YET, record.get("choice")
            )
            self._counts[group, status] += 1
        for record in left:
            gone = self.state.groups[record["group"]].pop(key)
            self._counts[gone.group, gone.status] -= 1
