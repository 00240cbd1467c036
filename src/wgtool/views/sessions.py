"""What the commands say of sessions. Times are ISO 8601 with offset."""

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from wgtool.domain.programme import Weekday
from wgtool.views.programme import Covering, Leader

# For whom an agenda is: the facilitator’s has the script and what is to be prepared.
Edition = Literal["facilitator", "members"]


class TimetableSession(TypedDict):
    """One session in the timetable: instants in a certain week, a slot in the usual week."""

    group: str
    name: str
    starts_at: NotRequired[str]
    ends_at: NotRequired[str]
    weekday: NotRequired[Weekday]
    starts: NotRequired[str]
    ends: NotRequired[str]
    status: NotRequired[str]


class TimetableView(TypedDict):
    """`wgtool timetable`."""

    schema: Literal["wgtool/timetable/1"]
    programme: str
    week: int | None
    sessions: list[TimetableSession]


class BlockLine(TypedDict):
    """A part of a workshop with its clock time."""

    starts_at: str
    minutes: int
    title: str
    purpose: str | None
    who: str | None
    facilitator: str | None
    materials: str | None


class TaskLine(TypedDict):
    """A task between two workshops."""

    task: str
    minutes: int
    who: str | None


class WeekText(TypedDict):
    """What a week of the sprint is for."""

    week: int
    title: str
    objective: str | None
    safe_space: str | None
    outputs: list[str]
    prepare: list[str]
    bring: list[str]
    outside_work: list[TaskLine]
    methods: str | None
    trim: str | None


class Came(TypedDict):
    """How many of how many members came to a session, and how many deputies beside them."""

    present: int
    deputies: int
    members: int


class Announced(TypedDict):
    """How many members have said before a session that they do not come, and how many that a deputy does."""

    apologies: int
    deputies: int


class SinceLine(TypedDict):
    """Something that was to be done since a group last met: a task of then, or an action by its number as a `note`.

    `who` is a role or a name.
    """

    task: str
    minutes: int | None
    who: str | None
    note: int | None


class AgendaSession(TypedDict):
    """One session with its running order. `over_by` is how many minutes the blocks run past its end, or under it.

    The members’ edition does not say who is expected, waits or came.
    """

    group: str
    name: str
    week: int
    starts_at: str
    ends_at: str
    status: str
    originally: str | None
    reason: str | None
    facilitator: str | None
    facilitators: list[Leader]
    cover: Covering | None
    location: str | None
    url: str | None
    capacity: int | None
    confirmed: int | None
    waiting: int | None
    expected: int | None
    attendance: Came | None
    announced: Announced | None
    since_last_time: list[SinceLine]
    over_by: int
    blocks: list[BlockLine]
    outside_work: list[TaskLine]
    outputs: list[str]


class AgendaView(TypedDict):
    """`wgtool agenda`. `week`, `title` and `objective` are null where the sessions belong to different weeks."""

    schema: Literal["wgtool/agenda/1"]
    programme: str
    edition: Edition
    week: int | None
    title: str | None
    objective: str | None
    monday: str
    weeks: list[WeekText]
    sessions: list[AgendaSession]


class ChangedSession(TypedDict):
    """One session that is no longer as it was.

    `change` is `moved` (another time or length), `cancelled`, `reinstated`, `covered` (others facilitate it, or those
    who usually do again), `gone` (the programme file no longer holds it; `after` and `after_ends` are null), or
    `edited`: the programme file says something else of it (time, length, place, name or facilitator), so that `before`
    and `before_ends` are null where they are not known. `newly_covered` tells whether others facilitate it than before,
    also of a session to which something else happened as well.
    """

    group: str
    name: str
    week: int
    title: str
    change: str
    before: str | None
    before_ends: str | None
    after: str | None
    after_ends: str | None
    status: str
    reason: str | None
    facilitators: list[Leader]
    cover: Covering | None
    newly_covered: bool


class ShiftException(TypedDict):
    """A session that a shift of many left where it was, or to which something else happened."""

    group: str
    week: int


class Shift(TypedDict):
    """Many sessions that moved by the same days: those of some groups from one week to another, but for exceptions.

    `all_groups` tells whether no group is left out; `sessions` counts those that moved.
    """

    days: int
    from_week: int
    to_week: int
    groups: list[str]
    all_groups: bool
    reason: str | None
    sessions: int
    exceptions: list[ShiftException]


# Where somebody went from, and where to; null is no group. `from` is a word of Python’s.
ToldMove = TypedDict("ToldMove", {"from": str | None, "to": str | None, "at": str})


class ToldPerson(TypedDict):
    """Someone to tell: their groups that changed, whether they had a place then, and where they went since."""

    email: str
    name: str
    status: str
    groups: list[str]
    moves: list[ToldMove]


class ChangesView(TypedDict):
    """`wgtool changes`. `since` is an entry’s number, a date, a folder, or null for the beginning.

    Every session stands under `sessions`, also those of `shifts`; `group_names` has all groups by id; for the `public`
    nobody is named.
    """

    schema: Literal["wgtool/changes/1"]
    programme: str
    since: int | str | None
    sessions: list[ChangedSession]
    shifts: list[Shift]
    group_names: dict[str, str]
    public: bool
    people: list[ToldPerson]
