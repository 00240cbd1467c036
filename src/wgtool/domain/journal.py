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


class Change(TypedDict, total=False):
    """What one entry changes, applied in this order."""

    renamed: list[RenameRecord]
    people: list[PersonRecord]
    left: list[PlaceRecord]
    promoted: list[PlaceRecord]
    joined: list[JoinRecord]
    sessions: list[SessionRecord]
    definitions: list[DefinitionRecord]
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
