"""What is true now: the fold of the journal’s entries."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from wgtool.domain.journal import (
    Change,
    DistinctRecord,
    Entry,
    ForgottenRecord,
    JoinRecord,
    PersonRecord,
    PlaceRecord,
    RenameRecord,
    RevisionRecord,
    SessionRecord,
)
from wgtool.domain.people import Former, Person, Signup, SignupStatus, email_key, renamed
from wgtool.domain.sessions import SessionChange, SessionKey
from wgtool.texts.say import msg

# Not a command of the user’s, so not theirs to undo.
NOT_UNDOABLE = frozenset({"programme", "undo", "lost"})
# Undo does not pass these: what was true before them is not in the journal any more.
FINAL = frozenset({"erase", "repair", "restore"})


_TEXT = frozenset({str})


class DoesNotFit(ValueError):
    """An entry contradicts the ones before it; `message` says how."""

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key)
        self.message = msg(key, **values)


class State:
    """People, places and sessions after some entries.

    `people` holds details by key (see `email_key`), `groups` the sign-ups of each group by key in order of arrival,
    `sessions` what changed about each session, `definitions` the fingerprints last seen of the defined sessions.
    `withdrawn` holds group and key of those who left, `former` who had each address earlier, the last one last,
    `distinct` the keys of people who only look like others.
    """

    def __init__(self, definitions: Mapping[SessionKey, str] | None = None) -> None:
        self.people: dict[str, Person] = {}
        self.groups: dict[str, dict[str, Signup]] = {}
        self.sessions: dict[SessionKey, SessionChange] = {}
        self.definitions: dict[SessionKey, str] = dict(definitions or {})
        self.withdrawn: set[tuple[str, str]] = set()
        self.former: dict[str, tuple[Former, ...]] = {}
        self.distinct: set[str] = set()
        self.last = 0
        self.undoable: list[int] = []
        self._taken_back: dict[int, list[SessionKey]] = {}

    # --- asking ---

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

    def position(self, signup: Signup) -> int | None:
        """Return a waiting person’s place in the queue, from 1; None for a confirmed one."""
        if signup.status != "waiting":
            return None
        return self.with_status(signup.group, "waiting").index(signup) + 1

    # --- folding ---

    def apply(self, entry: Entry, *, taken_back: bool = False) -> None:
        """Take one more entry in.

        Args:
            entry: The next entry.
            taken_back: Whether a later entry undoes it, so that nothing of it holds but its number and that its
                sessions were touched (a calendar’s revision never falls).

        Raises:
            DoesNotFit: The entry contradicts what was true before it.
        """
        if entry.n != self.last + 1:
            raise DoesNotFit("misfit.number", n=entry.n, last=self.last)
        change = entry.change
        if "undoes" in change:
            self._undo(change["undoes"], entry)
        elif taken_back:
            self._taken_back[entry.n] = [(record["group"], record["week"]) for record in change.get("sessions", ())]
        else:
            self.take(change, entry)
        if "sessions" in change:
            self._touch([(record["group"], record["week"]) for record in change["sessions"]], entry)
        self._revise(change.get("revisions", ()))
        self.last = entry.n
        if entry.do in FINAL:
            self.undoable.clear()
        elif entry.do not in NOT_UNDOABLE:
            self.undoable.append(entry.n)

    def take(self, change: Change, entry: Entry) -> None:
        """Take in what is recorded of people, places and sessions, without counting the entry.

        Raises:
            DoesNotFit: A record contradicts what is true; of a change with one record, nothing is taken then.
        """
        self._people(change)
        self._places(change, entry)
        self._sessions(change.get("sessions", ()))
        self._define(change, entry)

    def _undo(self, number: int, entry: Entry) -> None:
        if not self.undoable or self.undoable[-1] != number or number not in self._taken_back:
            raise DoesNotFit("misfit.undo", n=entry.n, undone=number)
        self.undoable.pop()
        self._touch(self._taken_back.pop(number), entry)

    def _people(self, change: Change) -> None:
        for rename in change.get("renamed", ()):
            self._rename(rename)
        for record in change.get("people", ()):
            self._keep(record)

    def _places(self, change: Change, entry: Entry) -> None:
        for place in change.get("left", ()):
            self._leave(place)
        for place in change.get("promoted", ()):
            self._promote(place)
        for join in change.get("joined", ()):
            self._join(join, entry)
        for record in change.get("forgotten", ()):
            self._forget(record)
        self._set_apart(change.get("distinct", ()))

    def _keep(self, record: PersonRecord) -> None:
        if not _TEXT.issuperset(map(type, record.values())):
            raise DoesNotFit("misfit.record")
        key = email_key(record["email"])
        self.people[key] = Person(**record)

    def _rename(self, record: RenameRecord) -> None:
        old, new = email_key(record["email"]), email_key(record["to"])
        person = self.people.pop(old, None)
        if person is None:
            raise DoesNotFit("misfit.nobody", email=record["email"])
        self.people.setdefault(new, person._replace(email=record["to"]))
        for group, members in self.groups.items():
            self.groups[group] = renamed(members, old, new)
        self._follow(old, new, person.name)
        self.withdrawn = {(group, new if key == old else key) for group, key in self.withdrawn}
        self.distinct = {new if key == old else key for key in self.distinct}

    def _follow(self, old: str, new: str, name: str) -> None:
        """Remember who had an address that became another, and where those are now who had it before."""
        had = {**self.former, old: (*self.former.get(old, ()), Former(new, name))}
        moved = {key: tuple(Former(new, f.name) if f.key == old else f for f in those) for key, those in had.items()}
        self.former = {key: kept for key, those in moved.items() if (kept := tuple(f for f in those if f.key != key))}

    def _join(self, record: JoinRecord, entry: Entry) -> None:
        group, key, status = record["group"], email_key(record["email"]), record["status"]
        members = self.groups.get(group)
        if members is None:
            members = self.groups[group] = {}
        if key not in self.people or key in members or status not in {"confirmed", "waiting"}:
            raise DoesNotFit("misfit.join", email=record["email"], group=group)
        members[key] = Signup(group, key, status, entry.at, entry.n, record.get("choice"))
        self.withdrawn.discard((group, key))

    def _leave(self, record: PlaceRecord) -> None:
        if self.groups.get(record["group"], {}).pop(email_key(record["email"]), None) is None:
            raise DoesNotFit("misfit.leave", email=record["email"], group=record["group"])
        self.withdrawn.add((record["group"], email_key(record["email"])))

    def _promote(self, record: PlaceRecord) -> None:
        signup = self.signup(record["group"], email_key(record["email"]))
        if signup is None or signup.status != "waiting":
            raise DoesNotFit("misfit.promote", email=record["email"], group=record["group"])
        self.groups[signup.group][signup.key] = signup._replace(status="confirmed")

    def _forget(self, record: ForgottenRecord) -> None:
        key = email_key(record["email"])
        if key not in self.people or self.signups_of(key):
            raise DoesNotFit("misfit.nobody", email=record["email"])
        del self.people[key]
        self.withdrawn = {pair for pair in self.withdrawn if pair[1] != key}
        self.former = {old: tuple(f for f in those if f.key != key) for old, those in self.former.items()}

    def _set_apart(self, records: Iterable[DistinctRecord]) -> None:
        self.distinct.update(email_key(record["email"]) for record in records)

    def _sessions(self, records: Iterable[SessionRecord]) -> None:
        for record in records:
            key = (record["group"], record["week"])
            if not _is_sound(record):
                raise DoesNotFit("misfit.record")
            before = self.sessions.get(key, SessionChange())
            starts = record["starts"]
            self.sessions[key] = before._replace(
                starts=datetime.fromisoformat(starts) if starts else None,
                minutes=record["minutes"],
                cancelled=record["status"] == "cancelled",
                reason=record["reason"],
            )

    def _define(self, change: Change, entry: Entry) -> None:
        for record in change.get("definitions", ()):
            key, digest = (record["group"], record["week"]), record["digest"]
            known = self.definitions.pop(key, None)
            if digest is not None:
                self.definitions[key] = digest
            if known is not None:
                self._touch([key], entry)

    def _touch(self, keys: Iterable[SessionKey], entry: Entry) -> None:
        at = datetime.fromisoformat(entry.at)
        for key in keys:
            before = self.sessions.get(key, SessionChange())
            changed_at = max(before.changed_at, at) if before.changed_at else at
            self.sessions[key] = before._replace(revision=before.revision + 1, changed_at=changed_at)

    def _revise(self, records: Iterable[RevisionRecord]) -> None:
        for record in records:
            key, at = (record["group"], record["week"]), datetime.fromisoformat(record["at"])
            before = self.sessions.get(key, SessionChange())
            self.sessions[key] = before._replace(revision=int(record["revision"]), changed_at=at)


def _is_sound(record: SessionRecord) -> bool:
    """Whether each value is of its kind: a checksum does not tell what a line that someone made up would do."""
    minutes = record["minutes"]
    kinds = [type(record[key]) for key in ("group", "week", "minutes", "reason")]
    return kinds[:2] == [str, int] and kinds[2] in {int, type(None)} and minutes != 0 and kinds[3] in {str, type(None)}
