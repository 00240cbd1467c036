"""What `week` says. Times are ISO 8601 with offset, dates ISO 8601."""

from typing import Literal

from typing_extensions import TypedDict

from wgtool.views.notes import NoteLine
from wgtool.views.programme import Covering, Leader
from wgtool.views.sessions import Announced, Came


class WeekSession(TypedDict):
    """One session as now planned.

    `marked` tells whether it stands elsewhere than the programme file has it; a move of all later sessions, too, by
    whole weeks is not marked. `original_minutes` is how long it was to be.
    """

    group: str
    name: str
    week: int
    title: str
    starts_at: str
    ends_at: str
    status: str
    originally: str | None
    original_minutes: int
    reason: str | None
    facilitator: str | None
    facilitators: list[Leader]
    usual_facilitators: list[Leader]
    cover: Covering | None
    location: str | None
    url: str | None
    capacity: int | None
    expected: int
    waiting: int
    attendance: Came | None
    announced: Announced
    marked: bool


class NextSession(TypedDict):
    """The next session of a group that has none in the week shown."""

    group: str
    name: str
    week: int
    starts_at: str


class ToDo(TypedDict):
    """What is still to be done about a group, and the command that does it.

    `weeks` are those of sessions whose attendance is not recorded; `places` are free while so many are `waiting`.
    """

    what: Literal["attendance", "places"]
    group: str
    name: str
    weeks: list[int]
    places: int | None
    waiting: int | None
    command: str


class Empty(TypedDict):
    """Why there is no session: all come later, from a `day` on, or all were before it, the last one on a `day`."""

    why: Literal["before", "after", "none"]
    day: str | None


class BreakLine(TypedDict):
    """A calendar week that the sprint skips, and why."""

    monday: str
    reason: str | None


# `from` and `break` are words of Python’s.
_Span = TypedDict("_Span", {"from": str, "to": str, "break": BreakLine | None})


class WeekView(_Span):
    """`wgtool week`: of a calendar week, a day, or a week of the sprint.

    `undated` counts the open actions without a date.
    """

    schema: Literal["wgtool/week/1"]
    programme: str
    asked: Literal["week", "day", "sprint"]
    week: int | None
    empty: Empty | None
    facilitator: Leader | None
    sessions: list[WeekSession]
    next: list[NextSession]
    actions: list[NoteLine]
    undated: int
    blockers: list[NoteLine]
    to_do: list[ToDo]
