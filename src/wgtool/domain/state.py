"""What is true now: the fold of the journal’s entries."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from wgtool.domain.allocation.kept import Giving
from wgtool.domain.attendance import Book
from wgtool.domain.gone import Gone
from wgtool.domain.journal import TAKEN, Change, DoesNotFit, Entry, steps
from wgtool.domain.people import Correction, Former, Left, Person, Rejected, Signup, SignupStatus, differing
from wgtool.domain.records import can_be_asked, can_be_told, kind_of, records_of
from wgtool.domain.sessions import End, SessionChange, SessionKey, covers_followed

if TYPE_CHECKING:
    from wgtool.domain.attendance import Attendance, Seat
    from wgtool.domain.notes import Note

# Not a command of the user’s, so not theirs to undo.
NOT_UNDOABLE = frozenset({"programme", "undo", "lost"})
# Undo does not pass these: what was true before them is not in the journal any more.
FINAL = frozenset({"erase", "repair", "restore"})


class State:
    """People, places and sessions after some entries.

    `people` holds details by key (see `email_key`), `groups` the sign-ups of each group by key in order of arrival,
    `sessions` what changed about each session, `ends` when groups end that end early, `definitions` the fingerprints
    last seen of the defined sessions, `gone` the last ones of those that were defined once.
    `withdrawn` holds when those left who did, by group and key, `former` who had each address earlier, the last one
    last, `distinct` the keys of people who only look like others. `rejected` and `answered` hold the marks of rows of
    forms: of those that were not taken, and of those of them that were put right. `notes` holds what is
    worth keeping by number, struck notes too, and `given` is the highest number that a note ever had.
    `book` is what is known of attendance, `giving` of places given by choice.
    """

    def __init__(self, definitions: Mapping[SessionKey, str] | None = None) -> None:
        self.people: dict[str, Person] = {}
        self.groups: dict[str, dict[str, Signup]] = {}
        self.sessions: dict[SessionKey, SessionChange] = {}
        self.ends: dict[str, End] = {}
        self.gone: dict[SessionKey, Gone] = {}
        self.definitions: dict[SessionKey, str] = dict(definitions or {})
        self.withdrawn: dict[tuple[str, str], Left] = {}
        self.former: dict[str, tuple[Former, ...]] = {}
        self._names: dict[str, frozenset[str]] = {}
        self._corrected: dict[str, dict[str, Correction]] = {}
        self.distinct: set[str] = set()
        self.rejected: dict[str, Rejected] = {}
        self.answered: set[str] = set()
        self.notes: dict[int, Note] = {}
        self.given = 0
        self.book = Book()
        self.giving = Giving()
        self.last = 0
        self.undoable: list[int] = []
        self._taken_back: dict[int, list[SessionKey]] = {}

    # --- asking ---

    @property
    def allocated(self) -> int:
        """The entry by which all places were given by choice; 0 if they were not."""
        return self.giving.entry

    def person(self, key: str) -> Person | None:
        """Return a person’s details by key."""
        return self.people.get(key)

    def signup(self, group: str, key: str) -> Signup | None:
        """Return a person’s sign-up in a group."""
        return self.groups.get(group, {}).get(key)

    def signups_of(self, key: str) -> list[Signup]:
        """Return a person’s sign-ups in order of arrival; those made at once by choice, then by group."""
        found = [members[key] for members in self.groups.values() if key in members]
        return sorted(found, key=lambda signup: (signup.entry, signup.choice or 0, signup.group))

    def with_status(self, group: str, status: SignupStatus) -> list[Signup]:
        """Return a group’s sign-ups of one status, in order of arrival."""
        return [signup for signup in self.groups.get(group, {}).values() if signup.status == status]

    def count(self, group: str, status: SignupStatus) -> int:
        """Return how many sign-ups of one status a group has."""
        return len(self.with_status(group, status))

    def peopled(self) -> list[str]:
        """Return the ids of the groups in which anybody is."""
        return [group for group, members in self.groups.items() if members]

    def beyond_ascii(self) -> list[str]:
        """Return the keys of people whose addresses have other letters than ASCII’s."""
        return [key for key in self.people if not key.isascii()]

    def attendance(self, key: SessionKey) -> "Attendance | None":
        """Return what is recorded of a session’s attendance."""
        return self.book.sessions.get(key)

    def announced(self, key: SessionKey) -> "Mapping[str, Seat]":
        """Return what members said before a session, by key."""
        return self.book.announced.get(key, {})

    def open_actions(self, group: str) -> "list[Note]":
        """Return the actions of a group that are open, in the order of their numbers."""
        mine = (note for _, note in sorted(self.notes.items()) if note.group == group)
        return [note for note in mine if note.open and note.kind == "action"]

    def position(self, signup: Signup) -> int | None:
        """Return a waiting person’s place in the queue, from 1; None for a confirmed one."""
        if signup.status != "waiting":
            return None
        return self.with_status(signup.group, "waiting").index(signup) + 1

    def names_of(self, key: str) -> frozenset[str]:
        """Return what a person is called, and all they were called before; of nobody, nothing."""
        known = self.people.get(key)
        return self._names.get(key, frozenset()) | ({known.name} if known else frozenset())

    def correction(self, key: str, field: str) -> Correction | None:
        """Return how a person’s detail was put right by hand since a form last changed it; None if it was not."""
        return self._corrected.get(key, {}).get(field)

    # --- folding ---

    def apply(self, entry: Entry, *, taken_back: bool = False) -> None:
        """Take one more entry in.

        Args:
            entry: The next entry.
            taken_back: Whether a later entry undoes it, so that nothing of it holds but its number, that its sessions
                were touched (a calendar’s revision never falls), and the numbers that it gave.

        Raises:
            DoesNotFit: The entry contradicts what was true before it.
        """
        if entry.n != self.last + 1:
            raise DoesNotFit("misfit.number", n=entry.n, last=self.last)
        if "undoes" in entry.change:
            self._undo(entry.change["undoes"], entry)
        elif taken_back:
            self._taken_back[entry.n] = self._count(entry)
        else:
            self.take(entry.change, entry)
        self.last = entry.n
        if entry.do in FINAL:
            self.undoable.clear()
        elif entry.do not in NOT_UNDOABLE:
            self.undoable.append(entry.n)

    def take(self, change: Change, entry: Entry) -> None:
        """Take in what is recorded, without counting the entry.

        Raises:
            DoesNotFit: A record contradicts what is true; of a change with one record, nothing is taken then.
        """
        for key, records in change.items():
            if key != "undoes":
                # The inner loop of every command: see `records_of`.
                fold = kind_of(key).fold
                for record in records:
                    fold(self, record, entry)
        if TAKEN in change:
            from wgtool.domain.arrivals import put_in_order  # noqa: PLC0415 - few stores were joined

            put_in_order(self, change[TAKEN], entry.n)

    def _count(self, entry: Entry) -> list[SessionKey]:
        """Count an entry that is taken back with the sessions it touched, and return those; keep what it spent."""
        if not can_be_asked(entry.change) or not can_be_told(entry):
            raise DoesNotFit("misfit.record")
        every = (records_of(step.change) for step in steps(entry))
        found = [(kind, record) for one in every for _, kind, records in one for record in records]
        self.given = max([self.given, *(kind.spent(record) or 0 for kind, record in found)])
        keys = [key for kind, record in found if (key := kind.touched(record)) is not None]
        for key in keys:
            self.touch(key, entry)
        # Calendars with these were handed out.
        self.take({"revisions": (raised := entry.change.get("revisions", ()))}, entry)
        return [*keys, *((record["group"], record["week"]) for record in raised)]

    def _undo(self, number: int, entry: Entry) -> None:
        if not self.undoable or self.undoable[-1] != number or number not in self._taken_back:
            raise DoesNotFit("misfit.undo", n=entry.n, undone=number)
        self.undoable.pop()
        for key in self._taken_back.pop(number):
            self.touch(key, entry)

    # --- for the kinds of record ---

    def touch(self, key: SessionKey, entry: Entry) -> None:
        """Count an entry that touched a session."""
        at, before = datetime.fromisoformat(entry.at), self.sessions.get(key, SessionChange())
        changed_at = max(before.changed_at, at) if before.changed_at else at
        self.change(key, revision=before.revision + 1, changed_at=changed_at)

    def change(self, key: SessionKey, **values: Any) -> None:  # noqa: ANN401
        """Change what is said of a session."""
        self.sessions[key] = self.sessions.get(key, SessionChange())._replace(**values)

    def end_before(self, group: str, week: int) -> None:
        """Let a group end before a week."""
        end = self.ends.get(group, End(week - 1))
        self.ends[group] = End(min(end.after, week - 1), (*end.weeks, week))

    def know(self, key: str, person: Person, entry: Entry) -> None:
        """Know a person by these details, what they were called before, and what was put right by hand."""
        known = self.people.get(key)
        if known is not None and known != person:
            if known.name != person.name:
                self._names[key] = self._names.get(key, frozenset()) | {known.name}
            if entry.do == "import":
                corrected = self._corrected.get(key, {})
                for field in differing(known, person):
                    corrected.pop(field, None)
            else:
                self._correct(key, known, person, entry)
        self.people[key] = person

    def _correct(self, key: str, before: Person, after: Person, entry: Entry) -> None:
        """Remember what somebody’s details were before they were put right by hand."""
        corrected = self._corrected.setdefault(key, {})
        for field in differing(before, after):
            earlier = corrected[field].before if field in corrected else frozenset()
            corrected[field] = Correction(earlier | {getattr(before, field)}, entry.at)

    def follow(self, old: str, new: str, person: Person, entry: Entry) -> None:
        """Let all that is known of a key be known of another, and remember who had an address that became another."""
        if corrected := self._corrected.pop(old, None):
            self._corrected.setdefault(new, corrected)
        # Of two people who are one the other’s details stand.
        self._correct(new, person, self.people[new], entry)
        names = self._names.pop(old, frozenset()) | {person.name}
        self._names[new] = self._names.get(new, frozenset()) | names
        had = {**self.former, old: (*self.former.get(old, ()), Former(new, names))}
        moved = {key: tuple(Former(new, f.names) if f.key == old else f for f in those) for key, those in had.items()}
        self.former = {key: kept for key, those in moved.items() if (kept := tuple(f for f in those if f.key != key))}
        self.withdrawn = {(group, new if key == old else key): left for (group, key), left in self.withdrawn.items()}
        self.distinct = {new if key == old else key for key in self.distinct}
        self.book.follow(old, new, self.people[new].email)
        self.sessions |= covers_followed(self.sessions, old, self.people[new].email)
        self.notes = {id_: note._replace(who=new) if note.who == old else note for id_, note in self.notes.items()}

    def forget(self, key: str) -> None:
        """Know nothing more of a key."""
        self._names.pop(key, None)
        self._corrected.pop(key, None)
        self.withdrawn = {pair: left for pair, left in self.withdrawn.items() if pair[1] != key}
        self.former = {old: tuple(f for f in those if f.key != key) for old, those in self.former.items()}
