"""When each session is held: the one place where dates are made.

The first week, the week’s number, the group’s weekday and its wall-clock time give a date; the definitions may
place a session elsewhere; changes recorded in the store move or cancel it.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, NamedTuple

from wgtool.domain.people import email_key
from wgtool.domain.placing import fitted, is_joint, placement
from wgtool.domain.programme import Block, Break, Facilitator, Group, Programme, Week
from wgtool.domain.text import Text, same
from wgtool.domain.zones import Kind, later, localise, minutes_between

Status = Literal["scheduled", "moved", "cancelled"]
SessionKey = tuple[str, int]
_WEEK = timedelta(weeks=1)


class Cover(NamedTuple):
    """Who facilitates one session in place of all its facilitators, and why."""

    by: tuple[Facilitator, ...] = ()
    reason: str | None = None


class SessionChange(NamedTuple):
    """What the store says of one session.

    `starts` is a wall-clock time in the programme’s zone and `minutes` a length; None leaves what the definitions
    give. `revision` counts the entries that touched the session and `changed_at` (UTC) is when the last one did;
    `placed_at` (UTC) is when it was put where it stands.
    """

    starts: datetime | None = None
    minutes: int | None = None
    cancelled: bool = False
    reason: str | None = None
    revision: int = 0
    changed_at: datetime | None = None
    placed_at: datetime | None = None
    cover: Cover | None = None


class End(NamedTuple):
    """After which sprint week a group ends, and the weeks that are cancelled for that and nothing else."""

    after: int
    weeks: tuple[int, ...] = ()


class Session(NamedTuple):
    """One group’s workshop in one week, as now planned. Times are in the programme’s zone.

    `facilitators` hold it: who covers it, where anybody does, and else those of the definitions, who are its `usual`.
    `joint` sessions of a week are one as long as they begin at the same time.
    """

    group: Group
    week: Week
    starts_at: datetime
    ends_at: datetime
    status: Status
    originally: datetime
    original_minutes: int
    blocks: tuple[Block, ...]
    location: Text | None
    url: str | None
    facilitators: tuple[Facilitator, ...]
    reason: Text | None = None
    kind: Kind = "once"
    revision: int = 0
    changed_at: datetime | None = None
    usual: tuple[Facilitator, ...] = ()
    cover: Cover | None = None
    joint: bool = False

    @property
    def key(self) -> SessionKey:
        """What names the session, whatever becomes of it."""
        return (self.group.id, self.week.number)

    @property
    def facilitator(self) -> Facilitator | None:
        """The first of those who hold it."""
        return next(iter(self.facilitators), None)

    @property
    def minutes(self) -> int:
        """The length in minutes."""
        return minutes_between(self.starts_at, self.ends_at)

    @property
    def instants(self) -> tuple[datetime, datetime]:
        """Start and end in UTC, for comparing: wall clocks cannot be compared across a change of the clocks."""
        return self.starts_at.astimezone(UTC), self.ends_at.astimezone(UTC)

    @property
    def stands_where_defined(self) -> bool:
        """Whether the definitions’ own time is still the session’s."""
        return self.starts_at == self.originally

    def is_one_with(self, other: "Session") -> bool:
        """Whether the two are one joint session."""
        together = self.joint and other.joint and self.week.number == other.week.number
        return together and self.starts_at == other.starts_at

    def overlaps(self, other: "Session") -> bool:
        """Whether the two share time; sessions that only touch do not, and those that are one are in nobody’s way."""
        if self.is_one_with(other):
            return False
        (mine, my_end), (theirs, their_end) = self.instants, other.instants
        return mine < their_end and theirs < my_end

    def touches(self, other: "Session") -> bool:
        """Whether one begins the moment the other ends."""
        (mine, my_end), (theirs, their_end) = self.instants, other.instants
        return my_end == theirs or their_end == mine


def monday_of(day: date) -> date:
    """Return the Monday of a date’s calendar week."""
    return day - timedelta(days=day.weekday())


def break_of(programme: Programme, day: date) -> Break | None:
    """Return the break in which a date lies."""
    return next((one for one in programme.breaks if one.monday == monday_of(day)), None)


def week_begins(programme: Programme, number: int) -> date:
    """Return the Monday of a sprint week: breaks are skipped, but past the last week the Mondays just go on."""
    if not programme.breaks:
        return programme.first_week + (number - 1) * _WEEK
    last = programme.number_of_weeks
    monday = programme.first_week + (min(number, last) - 1) * _WEEK
    for skipped in sorted(one.monday for one in programme.breaks):
        if programme.first_week <= skipped <= monday:
            monday += _WEEK
    return monday + max(0, number - last) * _WEEK


def defined_session(programme: Programme, group: Group, week: Week) -> Session:
    """Return a session as the definitions have it."""
    placed = placement(programme, group, week.number)
    day = placed.date or week_begins(programme, week.number) + timedelta(days=group.weekday)
    starts, kind = localise(day, placed.starts or group.starts, programme.timezone)
    minutes = group.length(placed)
    usual = placed.facilitators or group.facilitators
    return Session(
        group=group,
        week=week,
        starts_at=starts,
        ends_at=later(starts, minutes),
        status="scheduled",
        originally=starts,
        original_minutes=minutes,
        blocks=placed.blocks or (week.blocks if placed.minutes is None else fitted(week.blocks, minutes)),
        location=placed.location or group.location,
        url=placed.url or group.url,
        facilitators=usual,
        reason=placed.reason,
        kind=kind,
        usual=usual,
        joint=is_joint(programme, group, week.number),
    )


def planned_session(programme: Programme, group: Group, week: Week, change: SessionChange | None) -> Session:
    """Return a session as now planned: as defined, with the store’s change."""
    session = defined_session(programme, group, week)
    if change is None:
        return session
    starts, minutes, kind = session.starts_at, change.minutes or session.original_minutes, session.kind
    if change.starts is not None:
        starts, kind = localise(change.starts.date(), change.starts.time(), programme.timezone)
    moved = starts != session.originally or minutes != session.original_minutes
    # Whoever covered it and was erased is nobody any more.
    cover = change.cover if change.cover and change.cover.by else None
    return session._replace(
        starts_at=starts,
        ends_at=later(starts, minutes),
        kind=kind,
        status="cancelled" if change.cancelled else "moved" if moved else "scheduled",
        reason=same(change.reason) if change.reason else session.reason,
        revision=change.revision,
        changed_at=change.changed_at,
        facilitators=cover.by if cover else session.facilitators,
        cover=cover,
    )


def parse_clock(text: str) -> time:
    """Return a time of day given as `HH:MM`, of 24 hours.

    Raises:
        ValueError: The text is not such a time.
    """
    if len(text) != len("10:00") or text[2] != ":" or not (text[:2] + text[3:]).isdecimal():
        raise ValueError(text)
    return time(int(text[:2]), int(text[3:]))


def covers_followed(
    sessions: Mapping[SessionKey, SessionChange], old: str, email: str
) -> dict[SessionKey, SessionChange]:
    """Return the changes of sessions that somebody covers whose key was `old`, under the address they have now."""
    found: dict[SessionKey, SessionChange] = {}
    for session, change in sessions.items():
        if change.cover and any(email_key(one.email or "") == old for one in change.cover.by):
            by = (one._replace(email=email) if email_key(one.email or "") == old else one for one in change.cover.by)
            found[session] = change._replace(cover=change.cover._replace(by=tuple(by)))
    return found
