"""What the commands say of who came. Times are ISO 8601 with offset; minutes are null where they are not known."""

from typing import Literal

from typing_extensions import TypedDict


class Present(TypedDict):
    """A member who was there."""

    email: str
    name: str
    minutes: int | None


Deputy = TypedDict("Deputy", {"name": str | None, "email": str | None, "for": str, "minutes": int | None})


class GuestLine(TypedDict):
    """Somebody who was there, neither member nor deputy."""

    name: str
    organisation: str | None


class UnmatchedLine(TypedDict):
    """Somebody in a report who is nobody known, and the addresses of those who they may be."""

    name: str
    minutes: int | None
    candidates: list[str]


class AttendView(TypedDict):
    """`wgtool attend`. In a rehearsal `changed` is whether it would change anything."""

    schema: Literal["wgtool/attend/1"]
    do: str
    group: str
    week: int
    starts_at: str
    entry: int | None
    dry_run: bool
    present: list[Present]
    deputies: list[Deputy]
    guests: list[GuestLine]
    apologies: list[str]
    absent: list[str]
    unmatched: list[UnmatchedLine]
    changed: bool
    text: list[str]
    warnings: list[str]


class SessionLine(TypedDict):
    """One session; the counts are null where nothing is recorded, or where it is cancelled."""

    week: int
    starts_at: str
    status: str
    recorded: bool
    members: int | None
    present: int | None
    deputies: int | None
    apologies: int | None
    absent: int | None
    guests: int | None


class PersonLine(TypedDict):
    """One person in a group. `weeks` has what they were in each week, null where nothing is recorded of them."""

    email: str
    name: str
    organisation: str
    organisation_id: str | None
    weeks: dict[str, str | None]
    present: int
    of: int
    missed_in_a_row: int


class GroupAttendance(TypedDict):
    """One group: all its sessions, and everybody who is or was a member of a recorded one."""

    id: str
    name: str
    sessions: list[SessionLine]
    people: list[PersonLine]


class AttendanceView(TypedDict):
    """`wgtool attendance`."""

    schema: Literal["wgtool/attendance/1"]
    programme: str
    groups: list[GroupAttendance]
