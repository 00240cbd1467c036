"""The journal’s vocabulary: what an entry may record.

An entry records outcomes, not wishes: who is confirmed and who waits, which session now stands where. So what was
true stays true when the programme file is edited later, and folding needs nothing but the entries.
"""

from typing import Any, Literal, NamedTuple, NotRequired, TypedDict

from wgtool.domain.people import Person, PersonLanguage, SignupStatus


class PersonRecord(TypedDict):
    """A person’s details; what is unknown is left out."""

    email: str
    name: str
    organisation: str
    organisation_typed: NotRequired[str]
    role: NotRequired[str]
    profession: NotRequired[str]
    service_area: NotRequired[str]
    language: NotRequired[PersonLanguage]
    notes: NotRequired[str]


class PlaceRecord(TypedDict):
    """One person’s place in one group."""

    group: str
    email: str


class JoinRecord(PlaceRecord):
    """A new sign-up."""

    status: SignupStatus
    choice: NotRequired[int]


class RenameRecord(TypedDict):
    """An address that became another."""

    email: str
    to: str


class SessionRecord(TypedDict):
    """What became of one session: wall-clock start in the programme’s zone and minutes; null is as defined."""

    group: str
    week: int
    starts: str | None
    minutes: int | None
    status: Literal["scheduled", "moved", "cancelled"]
    reason: str | None


class DefinitionRecord(TypedDict):
    """The fingerprint of one session in the definitions; null when they no longer hold it."""

    group: str
    week: int
    digest: str | None


class ForgottenRecord(TypedDict):
    """The placeholder of an erased person, from here on nobody’s."""

    email: str


class DistinctRecord(TypedDict):
    """Someone who is not the same person as others of the same name in the same organisation."""

    email: str


class RevisionRecord(TypedDict):
    """A session’s revision and the time of its last change (UTC), where entries that counted are gone."""

    group: str
    week: int
    revision: int
    at: str


class Change(TypedDict, total=False):
    """What one entry changes, applied in this order."""

    renamed: list[RenameRecord]
    people: list[PersonRecord]
    left: list[PlaceRecord]
    promoted: list[PlaceRecord]
    joined: list[JoinRecord]
    forgotten: list[ForgottenRecord]
    distinct: list[DistinctRecord]
    sessions: list[SessionRecord]
    definitions: list[DefinitionRecord]
    revisions: list[RevisionRecord]
    undoes: int


CHANGE_KEYS = tuple(Change.__annotations__)


class Entry(NamedTuple):
    """One line of the journal: number, time (UTC, ISO 8601), system user, command, and what it changed."""

    n: int
    at: str
    by: str
    do: str
    change: Change


def person_record(person: Person) -> PersonRecord:
    """Return a person as the journal keeps them."""
    known: Any = {name: value for name, value in person._asdict().items() if value is not None}
    record: PersonRecord = known
    return record


def is_empty(change: Change) -> bool:
    """Whether an entry would record nothing."""
    return not any(change.values())
