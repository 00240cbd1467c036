"""What is true now: the fold of the journal’s entries."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from wgtool.domain.journal import (
    Change,
    Entry,
    JoinRecord,
    PersonRecord,
    PlaceRecord,
    RenameRecord,
    SessionRecord,
)
from wgtool.domain.people import Person, Signup, email_key
from wgtool.domain.sessions import SessionChange, SessionKey

# Not a command of the user’s, so not theirs to undo.
NOT_UNDOABLE = frozenset({"programme", "undo", "erase"})


class DoesNotFit(ValueError):
    """An entry contradicts the ones before it."""


class State:
    """People, places and sessions after some entries.

    `people` holds details by key (see `email_key`), `groups` the sign-ups of each group by key in order of arrival,
    `sessions` what changed about each session, `definitions` the fingerprints last seen of the defined sessions.
    """

    def __init__(self, definitions: Mapping[SessionKey, str] | None = None) -> None:
        self.people: dict[str, Person] = {}
        self.groups: dict[str, dict[str, Signup]] = {}
        self.sessions: dict[SessionKey, SessionChange] = {}
        self.definitions: dict[SessionKey, str] = dict(definitions or {})
        self.last = 0
        self.undoable: list[int] = []
        self._taken_back: dict[int, list[SessionKey]] = {}

    # --- asking ---

    def signup(self, group: str, key: str) -> Signup | None:
        """Return a person’s sign-up in a group."""
        return self.groups.get(group, {}).get(key)

    def signups_of(self, key: str) -> list[Signup]:
        """Return a person’s sign-ups, in order of arrival."""
        found = [members[key] for members in self.groups.values() if key in members]
        return sorted(found, key=lambda signup: signup.entry)

    def with_status(self, group: str, status: str) -> list[Signup]:
        """Return a group’s sign-ups of one status, in order of arrival."""
        return [signup for signup in self.groups.get(group, {}).values() if signup.status == status]

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
            raise DoesNotFit(f"entry {entry.n} follows entry {self.last}")
        change = entry.change
        if "undoes" in change:
            self._undo(change["undoes"], entry)
        elif taken_back:
            self._taken_back[entry.n] = [
                (record["group"], record["week"]) for record in change.get("sessions", ())
            ]
        else:
            self._people(change)
            self._places(change, entry)
            self._sessions(change.get("sessions", ()))
            self._define(change, entry)
        self._touch(
            [(record["group"], record["week"]) for record in change.get("sessions", ())],
            entry,
        )
        self.last = entry.n
        if entry.do == "erase":
            self.undoable.clear()
        elif entry.do not in NOT_UNDOABLE:
            self.undoable.append(entry.n)

    def _undo(self, number: int, entry: Entry) -> None:
        if not self.undoable or self.undoable[-1] != number or number not in self._taken_back:
            raise DoesNotFit(f"entry {entry.n} undoes entry {number}, which is not the last command")
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

    def _keep(self, record: PersonRecord) -> None:
        person = Person(**record)
        self.people[person.key] = person

    def _rename(self, record: RenameRecord) -> None:
        old, new = email_key(record["email"]), email_key(record["to"])
        person = self.people.pop(old, None)
        if person is None:
            raise DoesNotFit(f"nobody has the address {record['email']}")
        self.people.setdefault(new, person._replace(email=record["to"]))
        for group, members in self.groups.items():
            self.groups[group] = _renamed(members, old, new)

    def _join(self, record: JoinRecord, entry: Entry) -> None:
        group, key, status = record["group"], email_key(record["email"]), record["status"]
        members = self.groups.setdefault(group, {})
        if key not in self.people or key in members or status not in {"confirmed", "waiting"}:
            raise DoesNotFit(f"{record['email']} cannot join {group} as {status}")
        members[key] = Signup(group, key, status, entry.at, entry.n, record.get("choice"))

    def _leave(self, record: PlaceRecord) -> None:
        if self.groups.get(record["group"], {}).pop(email_key(record["email"]), None) is None:
            raise DoesNotFit(f"{record['email']} is not in {record['group']}")

    def _promote(self, record: PlaceRecord) -> None:
        signup = self.signup(record["group"], email_key(record["email"]))
        if signup is None or signup.status != "waiting":
            raise DoesNotFit(f"{record['email']} does not wait for {record['group']}")
        self.groups[signup.group][signup.key] = signup._replace(status="confirmed")

    def _sessions(self, records: Iterable[SessionRecord]) -> None:
        for record in records:
            key = (record["group"], record["week"])
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


def _renamed(members: dict[str, Signup], old: str, new: str) -> dict[str, Signup]:
    """Return a group’s sign-ups with one person under another key; two places become the better one."""
    if old not in members:
        return members
    mine, theirs = members[old], members.get(new)
    kept = mine._replace(key=new)
    if theirs is not None and (theirs.status, theirs.entry) < (mine.status, mine.entry):
        kept = theirs
    place = kept.key if kept is theirs else old
    return {
        new if key == place else key: kept if key == place else signup
        for key, signup in members.items()
        if key == place or key not in {old, new}
    }


def fold(entries: Iterable[Entry], definitions: Mapping[SessionKey, str] | None = None) -> State:
    """Return what is true after some entries.

    Args:
        entries: The journal’s entries from the first on.
        definitions: The fingerprints of the defined sessions when the journal began.

    Raises:
        DoesNotFit: An entry contradicts the ones before it.
    """
    entries = list(entries)
    undone = undone_by(entries)
    state = State(definitions)
    for entry in entries:
        state.apply(entry, taken_back=entry.n in undone)
    return state


def undone_by(entries: Iterable[Entry]) -> frozenset[int]:
    """Return the numbers of the entries that later ones undo."""
    return frozenset(entry.change["undoes"] for entry in entries if "undoes" in entry.change)
