"""Some people of a store too large to be gone through, as part of what is remembered of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

from wgtool.domain.gone import Gone
from wgtool.domain.journal import Entry
from wgtool.domain.people import Person, Signup, SignupStatus
from wgtool.domain.sessions import End, SessionChange, SessionKey
from wgtool.domain.state import State

if TYPE_CHECKING:
    from wgtool.domain.partial import PartialState


class Known(NamedTuple):
    """A person as remembered: details and sign-ups."""

    person: Person
    signups: tuple[Signup, ...]


class Remembered(Protocol):
    """What came of a journal’s first entries.

    `last` is the number of the last of them, `allocated` that of the one by which all places were given, `size` their
    length in bytes with the journal’s first line; `met` tells whether they say anything of attendance, `noted` whether
    they hold notes, `ascii` whether all addresses are of ASCII alone.
    """

    size: int
    last: int
    sessions: dict[SessionKey, SessionChange]
    ends: dict[str, End]
    gone: dict[SessionKey, Gone]
    definitions: dict[SessionKey, str]
    counts: dict[tuple[str, SignupStatus], int]
    allocated: int
    met: bool
    noted: bool
    ascii: bool

    def partly(self, fold: "Callable[[], State]") -> "PartialState":
        """Return what the entries come to, taken in as it is asked for; `fold` folds all of them."""

    def find(self, key: str) -> Known | None:
        """Return a person by key; None if there was nobody of that key.

        Raises:
            LookupError: It is not remembered how they stood.
        """


class Near:
    """Those who were asked for, as part of a whole that is remembered, and all that came since."""

    def __init__(self, remembered: Remembered) -> None:
        self.remembered = remembered
        self.state = State(remembered.definitions)
        self.state.gone = dict(remembered.gone)
        self.state.sessions = dict(remembered.sessions)
        self.state.ends = dict(remembered.ends)
        self.state.last = remembered.last
        self.state.giving.entry = remembered.allocated
        self.since: list[Entry] = []
        self._before: dict[str, Known | None] = {}

    def take_in(self, key: str) -> None:
        """Take somebody in.

        Raises:
            LookupError: It is not remembered how they stood.
        """
        if key in self._before:
            return
        known = self._before[key] = self.remembered.find(key)
        if known is not None:
            self.state.people[key] = known.person
            for signup in known.signups:
                self.state.groups.setdefault(signup.group, {})[key] = signup

    def others(self, group: str, status: SignupStatus) -> int:
        """Return how many of a group’s remembered sign-ups are of people who were not asked for."""
        taken = [signup for known in self._before.values() if known for signup in known.signups]
        here = sum((signup.group, signup.status) == (group, status) for signup in taken)
        return self.remembered.counts.get((group, status), 0) - here

    def position(self, signup: Signup) -> int:
        """Return the place in the queue of somebody who came since: whoever is remembered came before."""
        queue = self.state.with_status(signup.group, "waiting")
        later = [one for one in queue if one.entry > self.remembered.last]
        return self.others(signup.group, "waiting") + len(queue) - len(later) + later.index(signup) + 1
