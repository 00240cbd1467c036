"""What is true now, of a store too large to be gone through for one question.

A long journal is folded once and what came of it remembered; later runs take in only the people they are asked about.
Whatever else is asked for, the whole journal is folded after all, so that no answer depends on which way it came.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

from wgtool.domain.journal import Change, Entry
from wgtool.domain.people import Person, Signup, SignupStatus, email_key
from wgtool.domain.sessions import SessionChange, SessionKey
from wgtool.domain.state import State

# Records that concern no others than those they name.
_SELF_CONTAINED = frozenset({"people", "left", "promoted", "joined", "sessions", "definitions", "revisions"})


class Known(NamedTuple):
    """A person as remembered: details and sign-ups."""

    person: Person
    signups: tuple[Signup, ...]


class Remembered(Protocol):
    """What came of a journal’s first entries.

    `last` is the number of the last of them, `size` their length in bytes with the journal’s first line.
    """

    size: int
    last: int
    sessions: dict[SessionKey, SessionChange]
    definitions: dict[SessionKey, str]
    counts: dict[tuple[str, SignupStatus], int]

    def find(self, key: str) -> Known | None:
        """Return a person by key; None if there was nobody of that key.

        Raises:
            LookupError: It is not remembered how they stood.
        """


class PartialState(State):
    """A state that takes people in as they are asked for.

    Args:
        remembered: What came of the first entries.
        fold: Folds them again, for a question that what is remembered cannot answer.
    """

    # Those who were asked for, and all that came after the remembered entries; None once everybody is here.
    _near: State | None = None

    def __init__(self, remembered: Remembered, fold: Callable[[], State]) -> None:
        self._remembered = remembered
        self._fold = fold
        self._near = State(remembered.definitions)
        self._near.sessions = self.sessions = dict(remembered.sessions)
        self.definitions = self._near.definitions
        self._near.last = self.last = remembered.last
        self._before: dict[str, Known | None] = {}
        self._since: list[Entry] = []

    def __getattr__(self, name: str) -> object:
        """Return what only a whole state has: everybody, every group, what can be undone."""
        if self._near is None or name.startswith("_"):
            raise AttributeError(name)
        self._complete()
        return getattr(self, name)

    def person(self, key: str) -> Person | None:
        """Return a person’s details by key."""
        near = self._with([key])
        return super().person(key) if near is None else near.person(key)

    def signup(self, group: str, key: str) -> Signup | None:
        """Return a person’s sign-up in a group."""
        near = self._with([key])
        return super().signup(group, key) if near is None else near.signup(group, key)

    def signups_of(self, key: str) -> list[Signup]:
        """Return a person’s sign-ups in order of arrival; those made at once by choice, then by group."""
        near = self._with([key])
        return super().signups_of(key) if near is None else near.signups_of(key)

    def count(self, group: str, status: SignupStatus) -> int:
        """Return how many sign-ups of one status a group has."""
        near = self._near
        return super().count(group, status) if near is None else self._others(group, status) + near.count(group, status)

    def position(self, signup: Signup) -> int | None:
        """Return a waiting person’s place in the queue, from 1; None for a confirmed one."""
        near = self._near
        if near is None or signup.status != "waiting" or signup.entry <= self._remembered.last:
            return super().position(signup)
        # Whoever was remembered came before.
        queue = near.with_status(signup.group, "waiting")
        later = [one for one in queue if one.entry > self._remembered.last]
        return self._others(signup.group, "waiting") + len(queue) - len(later) + later.index(signup) + 1

    def apply(self, entry: Entry, *, taken_back: bool = False) -> None:
        """Take one more entry in.

        Raises:
            DoesNotFit: The entry contradicts what was true before it.
        """
        if taken_back or not _SELF_CONTAINED.issuperset(entry.change):
            self._complete()
        near = self._with(_named(entry.change))
        if near is None:
            super().apply(entry, taken_back=taken_back)
            return
        near.apply(entry)
        self.last = near.last
        self._since.append(entry)

    def _others(self, group: str, status: SignupStatus) -> int:
        """Return how many of a group’s remembered sign-ups are of people who were not asked for."""
        taken = [signup for known in self._before.values() if known for signup in known.signups]
        here = sum((signup.group, signup.status) == (group, status) for signup in taken)
        return self._remembered.counts.get((group, status), 0) - here

    def _with(self, keys: Iterable[str]) -> State | None:
        """Return the partial state with some people in it; None if it is whole."""
        for key in keys:
            near = self._near
            if near is None:
                return None
            if key not in self._before:
                try:
                    known = self._before[key] = self._remembered.find(key)
                except LookupError:
                    self._complete()
                    return None
                if known is not None:
                    near.people[key] = known.person
                    for signup in known.signups:
                        near.groups.setdefault(signup.group, {})[key] = signup
        return self._near

    def _complete(self) -> None:
        """Become whole."""
        if self._near is None:
            return
        fold, since = self._fold, self._since
        # Before folding: nothing of what was remembered is needed any more.
        self.__dict__.clear()
        whole = fold()
        for entry in since:
            whole.apply(entry)
        self.__dict__.update(vars(whole))


def _named(change: Change) -> Iterable[str]:
    """Yield the keys of the people whom a self-contained change names."""
    places = (*change.get("left", ()), *change.get("promoted", ()), *change.get("joined", ()))
    for record in (*change.get("people", ()), *places):
        yield email_key(record["email"])
