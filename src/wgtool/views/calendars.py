"""What a calendar file says: events with their texts chosen and their moments known, before any bytes."""

from datetime import datetime
from typing import Literal, NamedTuple

from typing_extensions import TypedDict


class Organizer(NamedTuple):
    """The facilitator who answers for a session, or who is invited to it; only ever made with a real address."""

    name: str
    email: str


class Alarm(NamedTuple):
    """A reminder so many minutes before a session starts, and what it says."""

    minutes: int
    text: str


class CalendarEvent(NamedTuple):
    """One session as a calendar shows it.

    Attributes:
        uid: Never changes, whatever is moved or renamed.
        sequence: How many changes this session has had; never falls.
        changed_at: Time of the last of them (aware); a constant for a session that was never changed.
        starts_at: Aware, in the calendar's zone, its offset the one that is meant.
        ends_at: The same, later than `starts_at`.
        cancelled: Whether the session is not held. It stays in the file.
        summary: One line; for a cancelled session the caller has put the word in front.
        description: Plain text, lines parted by a newline.
        location: Where it is held, as text.
        url: The link to join by, also a line of `description`; a valid address without spaces.
        organizer: Left out where the facilitator has no address.
        categories: In the order to be written.
        alarm: Never written for a cancelled session.
        attendee: Who is invited, in an invitation.
    """

    uid: str
    sequence: int
    changed_at: datetime
    starts_at: datetime
    ends_at: datetime
    cancelled: bool
    summary: str
    description: str
    location: str | None = None
    url: str | None = None
    organizer: Organizer | None = None
    categories: tuple[str, ...] = ()
    alarm: Alarm | None = None
    attendee: Organizer | None = None


class Calendar(NamedTuple):
    """One calendar file.

    Attributes:
        name: What the calendar is called in people’s programs.
        description: One or more lines about it; empty for none.
        color: A CSS3 colour name, such as `teal` (RFC 7986 5.9 allows no hex).
        zone: IANA name of the zone all events are in.
        events: In the order to be written.
        method: What is to be done with it: `PUBLISH` is for all; an invitation is a `REQUEST` or a `CANCEL` (RFC 5546).
    """

    name: str
    description: str
    color: str
    zone: str
    events: tuple[CalendarEvent, ...]
    method: Literal["PUBLISH", "REQUEST", "CANCEL"] = "PUBLISH"


class Exported(NamedTuple):
    """One event of a calendar exported earlier: when it was to be held (in UTC), whether at all, and its SEQUENCE."""

    uid: str
    starts_at: datetime
    ends_at: datetime
    cancelled: bool
    sequence: int = 0


class ExportedFile(TypedDict):
    """One calendar file; `group` is null for a calendar of several groups, `changed` whether its bytes did."""

    file: str
    group: str | None
    events: int
    changed: bool


class ExportView(TypedDict):
    """`wgtool export-ics`. `folder` is null where there is none, `strangers` are calendars of groups of old."""

    schema: Literal["wgtool/export/1"]
    dry_run: bool
    folder: str | None
    files: list[ExportedFile]
    strangers: list[str]
