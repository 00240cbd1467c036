"""What the commands say of the programme. Times are ISO 8601 with offset."""

from typing import Literal

from typing_extensions import TypedDict

from wgtool.domain.programme import Weekday


class Leader(TypedDict):
    """Somebody who facilitates."""

    name: str
    email: str | None


class GroupLine(TypedDict):
    """One group in the list.

    `ended_after` is the week after which it ends early. One that the definitions no longer hold has no slot; it is
    listed as long as anybody is in it.
    """

    id: str
    name: str
    in_programme: bool
    ended_after: int | None
    weekday: Weekday | None
    starts: str | None
    ends: str | None
    capacity: int | None
    confirmed: int
    waiting: int
    facilitator: str | None
    facilitators: list[Leader]


class GroupsView(TypedDict):
    """`wgtool groups`."""

    schema: Literal["wgtool/groups/1"]
    programme: str
    groups: list[GroupLine]


class Covering(TypedDict):
    """The first of those who facilitate a session in place of all who usually do, and why."""

    name: str
    email: str | None
    reason: str | None


class PlannedSession(TypedDict):
    """One session as now planned."""

    week: int
    title: str
    starts_at: str
    ends_at: str
    status: str
    originally: str | None
    reason: str | None
    location: str | None
    url: str | None


class SessionLine(PlannedSession):
    """One session of a group."""

    facilitator: str | None
    facilitators: list[Leader]
    cover: Covering | None


class GroupView(TypedDict):
    """`wgtool show`."""

    schema: Literal["wgtool/show/1"]
    id: str
    name: str
    purpose: str | None
    outcome: str | None
    facilitator: str | None
    facilitators: list[Leader]
    facilitator_email: str | None
    location: str | None
    url: str | None
    capacity: int | None
    confirmed: int
    waiting: int
    wanted_professions: list[str]
    wanted_service_areas: list[str]
    sessions: list[SessionLine]


class ProblemLine(TypedDict):
    """One thing found; `excerpt` is a line of the file with a mark below the place that is meant."""

    severity: Literal["error", "warning"]
    where: str
    message: str
    excerpt: str | None


class CheckView(TypedDict):
    """`wgtool check`."""

    schema: Literal["wgtool/check/1"]
    problems: list[ProblemLine]
