"""What `report` says: the story so far, of the programme or of groups. Times are ISO 8601 with offset."""

from typing import Literal

from typing_extensions import TypedDict

from wgtool.views.notes import BarrierLine, NoteLine


class SessionCounts(TypedDict):
    """Sessions: all of the definitions, those begun and not cancelled, and those that are cancelled or moved now."""

    planned: int
    held: int
    cancelled: int
    moved: int


class HoursSum(TypedDict):
    """Minutes asked and given, added up over the organisations."""

    asked: int
    in_room: int
    outside: int
    total: int


class WeekCounts(TypedDict):
    """One week of the sprint: of how many sessions attendance is recorded, and what those come to together."""

    week: int
    recorded: int
    members: int
    present: int
    deputies: int
    apologies: int
    absent: int
    guests: int


class ReportWeek(TypedDict):
    """One session of a group; the counts are null where nothing is recorded, or where it is cancelled."""

    week: int
    title: str
    starts_at: str
    status: str
    reason: str | None
    recorded: bool
    members: int | None
    present: int | None
    deputies: int | None
    apologies: int | None
    absent: int | None
    guests: int | None


class ReportNote(NoteLine):
    """One note, as in `notes`, but `who` is a name, and null unless names were asked for.

    `organisation_id` is the owner’s, null where it is none of the programme’s, `organisation` its name. `who_name` is
    `who`, or else the owner’s name where that is somebody who facilitates.
    """

    organisation_id: str | None
    organisation: str | None


class ReportMember(TypedDict):
    """Somebody with a place, where names were asked for."""

    name: str
    organisation_id: str | None
    organisation: str


class Missing(TypedDict):
    """What was not kept, the week of the session where it is a session’s, and the command that fills it."""

    what: Literal["attendance", "question", "decision", "insight", "outcome"]
    week: int | None
    command: str


class ReportGroup(TypedDict):
    """One group. `question` is its last one still open, or else its last one; `asked` are its open actions."""

    id: str
    name: str
    people: int
    organisations: dict[str, int]
    professions: dict[str, int]
    sessions: SessionCounts
    hours: HoursSum
    facilitators: list[str]
    question: ReportNote | None
    weeks: list[ReportWeek]
    decisions: list[ReportNote]
    insights: list[ReportNote]
    blockers: list[ReportNote]
    outcomes: list[ReportNote]
    asked: list[ReportNote]
    members: list[ReportMember] | None
    missing: list[Missing]


class ReportLeft(TypedDict):
    """What was kept of a group that the definitions no longer hold, such as a blocker that counts among the others."""

    id: str
    name: str
    decisions: list[ReportNote]
    insights: list[ReportNote]
    blockers: list[ReportNote]
    outcomes: list[ReportNote]
    asked: list[ReportNote]


class ReportView(TypedDict):
    """`wgtool report`.

    `of` is what it tells of: the whole programme, or the groups that were named, whose numbers alone it has then.
    `people` have a place now, each counted once. `organisation_names` has the name of each organisation’s id. Of the
    whole programme `left_over` has what groups left that the definitions no longer hold.
    """

    schema: Literal["wgtool/report/1"]
    programme: str
    of: Literal["programme", "groups"]
    at: str
    people: int
    organisations: dict[str, int]
    organisation_names: dict[str, str]
    professions: dict[str, int]
    sessions: SessionCounts
    attendance: list[WeekCounts]
    hours: HoursSum
    barriers: list[BarrierLine]
    groups: list[ReportGroup]
    left_over: list[ReportLeft]
