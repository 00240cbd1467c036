"""What is true now, of a store too large to be gone through for one question.

A long journal is folded once and what came of it remembered; later runs take in only the people they are asked about.
Whatever else is asked for, the whole journal is folded after all, so that no answer depends on which way it came.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, get_args

from wgtool.domain.allocation.kept import Giving
from wgtool.domain.attendance import Book
from wgtool.domain.gone import Gone
from wgtool.domain.journal import Entry
from wgtool.domain.near import Near, Remembered
from wgtool.domain.people import Correction, Former, Left, Person, Rejected, Signup, SignupStatus
from wgtool.domain.records import named_in, records_of
from wgtool.domain.sessions import End, SessionChange, SessionKey
from wgtool.domain.state import State

if TYPE_CHECKING:
    from wgtool.domain.attendance import Attendance, Seat
    from wgtool.domain.notes import Note


class PartialState:
    """What is true, of the people who are asked for; whatever else is asked is asked of the whole (see `State`).

    Args:
        remembered: What came of the first entries.
        fold: Folds them again, for a question that what is remembered cannot answer.
    """

    def __init__(self, remembered: Remembered, fold: Callable[[], State]) -> None:
        self._near: Near | None = Near(remembered)
        self._whole: State | None = None
        self._fold = fold

    @property
    def whole(self) -> State:
        """Everything; from the first question for it on, nothing is partial any more."""
        if self._whole is None:
            since = self._near.since if self._near else []
            # Before folding: nothing of what was remembered is needed any more.
            self._near = None
            self._whole = self._fold()
            for entry in since:
                self._whole.apply(entry)
        return self._whole

    @property
    def is_whole(self) -> bool:
        """Whether the whole journal was gone through after all."""
        return self._whole is not None

    # --- of single people and groups, and of sessions ---

    def person(self, key: str) -> Person | None:
        """Return a person’s details by key."""
        return self._with([key]).person(key)

    def signup(self, group: str, key: str) -> Signup | None:
        """Return a person’s sign-up in a group."""
        return self._with([key]).signup(group, key)

    def signups_of(self, key: str) -> list[Signup]:
        """Return a person’s sign-ups in order of arrival; those made at once by choice, then by group."""
        return self._with([key]).signups_of(key)

    def count(self, group: str, status: SignupStatus) -> int:
        """Return how many sign-ups of one status a group has."""
        here = self._state.count(group, status)
        return here if self._near is None else here + self._near.others(group, status)

    def peopled(self) -> list[str]:
        """Return the ids of the groups in which anybody is."""
        if self._near is None:
            return self.whole.peopled()
        known = dict.fromkeys([*(group for group, _ in self._near.remembered.counts), *self._near.state.groups])
        return [group for group in known if any(self.count(group, status) for status in get_args(SignupStatus))]

    def beyond_ascii(self) -> list[str]:
        """Return the keys of people whose addresses have other letters than ASCII’s."""
        known = self.whole if self._near is None or not self._near.remembered.ascii else self._near.state
        return known.beyond_ascii()

    def attendance(self, key: SessionKey) -> "Attendance | None":
        """Return what is recorded of a session’s attendance."""
        return self._meetings.attendance(key)

    def announced(self, key: SessionKey) -> "Mapping[str, Seat]":
        """Return what members said before a session, by key."""
        return self._meetings.announced(key)

    @property
    def _meetings(self) -> State:
        """What knows of attendance: as long as nothing is said of it, nobody has to be asked."""
        return self.whole if self._near is None or self._near.remembered.met else self._near.state

    def open_actions(self, group: str) -> "list[Note]":
        """Return the actions of a group that are open, in the order of their numbers."""
        # As long as nothing is noted, nobody has to be asked.
        known = self.whole if self._near is None or self._near.remembered.noted else self._near.state
        return known.open_actions(group)

    def position(self, signup: Signup) -> int | None:
        """Return a waiting person’s place in the queue, from 1; None for a confirmed one."""
        if signup.status == "waiting" and self._near is not None and signup.entry > self._near.remembered.last:
            return self._near.position(signup)
        return None if signup.status != "waiting" else self.whole.position(signup)

    @property
    def sessions(self) -> dict[SessionKey, SessionChange]:
        """What changed about each session."""
        return self._state.sessions

    @property
    def ends(self) -> dict[str, End]:
        """When groups end that end early."""
        return self._state.ends

    @property
    def gone(self) -> dict[SessionKey, Gone]:
        """What was last known of sessions that the definitions no longer hold."""
        return self._state.gone

    @property
    def allocated(self) -> int:
        """The entry by which all places were given by choice; 0 if they were not."""
        return self._state.allocated

    @property
    def definitions(self) -> dict[SessionKey, str]:
        """The fingerprints last seen of the defined sessions."""
        return self._state.definitions

    @property
    def last(self) -> int:
        """The number of the last entry."""
        return self._state.last

    # --- of everybody ---

    @property
    def people(self) -> dict[str, Person]:
        """Everybody’s details by key."""
        return self.whole.people

    @property
    def groups(self) -> dict[str, dict[str, Signup]]:
        """The sign-ups of each group by key, in order of arrival."""
        return self.whole.groups

    @property
    def withdrawn(self) -> dict[tuple[str, str], Left]:
        """When those left who did, by group and key."""
        return self.whole.withdrawn

    @property
    def former(self) -> Mapping[str, tuple[Former, ...]]:
        """Who had each address earlier."""
        return self.whole.former

    @property
    def distinct(self) -> set[str]:
        """The keys of people who only look like others."""
        return self.whole.distinct

    @property
    def rejected(self) -> dict[str, Rejected]:
        """The rows of forms that were not taken, by their marks."""
        return self.whole.rejected

    @property
    def answered(self) -> set[str]:
        """The marks of those that were put right."""
        return self.whole.answered

    def names_of(self, key: str) -> frozenset[str]:
        """Return what a person is called, and all they were called before; of nobody, nothing."""
        return self.whole.names_of(key)

    def correction(self, key: str, field: str) -> Correction | None:
        """Return how a person’s detail was put right by hand since a form last changed it; None if it was not."""
        return self.whole.correction(key, field)

    @property
    def notes(self) -> "dict[int, Note]":
        """The notes by number."""
        return self.whole.notes

    @property
    def given(self) -> int:
        """The highest number that a note ever had."""
        return self.whole.given

    @property
    def book(self) -> Book:
        """What is known of attendance."""
        return self.whole.book

    @property
    def giving(self) -> Giving:
        """What is known of places given by choice."""
        return self.whole.giving

    @property
    def undoable(self) -> list[int]:
        """The entries that can be undone, the next one last."""
        return self.whole.undoable

    def with_status(self, group: str, status: SignupStatus) -> list[Signup]:
        """Return a group’s sign-ups of one status, in order of arrival."""
        return self.whole.with_status(group, status)

    # --- folding ---

    def apply(self, entry: Entry, *, taken_back: bool = False) -> None:
        """Take one more entry in.

        Raises:
            DoesNotFit: The entry contradicts what was true before it.
        """
        if taken_back or "undoes" in entry.change or not all(kind.ALONE for _, kind, _ in records_of(entry.change)):
            self.whole.apply(entry, taken_back=taken_back)
            return
        self._with(named_in(entry.change)).apply(entry)
        if self._near is not None:
            self._near.since.append(entry)

    @property
    def _state(self) -> State:
        return self._near.state if self._near is not None else self.whole

    def _with(self, keys: Iterable[str]) -> State:
        """Return a state with some people in it."""
        try:
            for key in keys:
                if self._near is not None:
                    self._near.take_in(key)
        except LookupError:
            return self.whole
        return self._state


# What is true, known in whole or in part: both are asked the same.
Standing = State | PartialState
