"""What the people commands say. Times are ISO 8601 with offset."""

from collections.abc import Iterable
from typing import Any, Literal

from typing_extensions import TypedDict


class PersonView(TypedDict):
    """A person’s details. `organisation` is a name in the language asked for, `organisation_id` what is stored."""

    name: str
    email: str
    organisation: str
    organisation_id: str | None
    role: str | None
    profession: str | None
    service_area: str | None
    language: str | None
    notes: str | None


class SignupResult(TypedDict):
    """What signing up for one group came to."""

    group: str
    name: str
    status: Literal["confirmed", "waiting"]
    position: int | None
    changed: bool


class SignupView(TypedDict):
    """`wgtool signup`."""

    schema: Literal["wgtool/signup/1"]
    entry: int | None
    dry_run: bool
    person: PersonView
    results: list[SignupResult]
    warnings: list[str]


class SessionChangeLine(TypedDict):
    """What became of one session: its start and its length, before and after."""

    group: str
    week: int
    before: str
    after: str
    minutes_before: int
    minutes: int
    status: str


class Promotion(TypedDict):
    """Someone who moved up from a waiting list."""

    group: str
    email: str
    name: str


# Somebody who goes from one group to another; `from` is a word of Python’s.
Move = TypedDict(
    "Move",
    {"email": str, "from": str, "to": str, "status": Literal["confirmed", "waiting"], "position": int | None},
)


class ChangeView(TypedDict):
    """What a changing command did."""

    schema: Literal["wgtool/change/1"]
    do: str
    entry: int | None
    dry_run: bool
    text: list[str]
    sessions: list[SessionChangeLine]
    people: list[str]
    promoted: list[Promotion]
    results: list[SignupResult]
    moves: list[Move]
    warnings: list[str]


class Member(PersonView):
    """One sign-up in a roster."""

    status: str
    position: int | None
    choice: int | None
    signed_up_at: str


class RosterGroup(TypedDict):
    """One group’s members, in order of arrival, confirmed before waiting; each is made when it is read.

    `in_programme` is false for a group that the definitions no longer hold.
    """

    id: str
    name: str
    capacity: int | None
    confirmed: int
    waiting: int
    in_programme: bool
    members: Iterable[Member]


class RosterView(TypedDict):
    """`wgtool roster`: the sign-ups of the statuses `asked` for, of one `organisation` where one is asked for."""

    schema: Literal["wgtool/roster/1"]
    programme: str
    asked: list[str]
    organisation: str | None
    groups: list[RosterGroup]


class PersonSignup(TypedDict):
    """One of a person’s sign-ups. `ended_after` is the week after which the group ends early."""

    group: str
    name: str
    in_programme: bool
    ended_after: int | None
    status: str
    position: int | None
    choice: int | None
    signed_up_at: str


class PersonReport(TypedDict):
    """`wgtool person`. `hours` is what the programme asks of the person each week; `story` says what happened."""

    schema: Literal["wgtool/person/1"]
    person: PersonView
    hours: float
    signups: list[PersonSignup]
    story: list[str]
    entries: list[dict[str, Any]]


class MixGroup(TypedDict):
    """The team mix of one group’s confirmed members; numbers by organisation id and by text.

    `single_organisation` is the one that all members come from, if they do; `welsh_share` the part of the members who
    asked for Welsh, from 0 to 1 (null without members).
    """

    id: str
    name: str
    people: int
    minimum: int | None
    under_minimum: bool
    organisations: dict[str, int]
    single_organisation: str | None
    professions: dict[str, int]
    service_areas: dict[str, int]
    languages: dict[str, int]
    welsh_share: float | None
    missing_professions: list[str]
    missing_service_areas: list[str]


class MixView(TypedDict):
    """`wgtool mix`. `organisation_names` has the name of each id, in the language asked for."""

    schema: Literal["wgtool/mix/1"]
    programme: str
    groups: list[MixGroup]
    organisations_missing: list[str]
    organisation_names: dict[str, str]
