"""Wall-clock times and the instants they name."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, NamedTuple

Kind = Literal["once", "twice", "never"]


class Local(NamedTuple):
    """A wall-clock time in a zone; one that exists twice is read as the first (RFC 5545, section 3.3.5)."""

    at: datetime
    kind: Kind


def localise(day: date, clock: time, zone: str) -> Local:
    """Return the instant of a wall-clock time and whether the clocks’ change touches it.

    Args:
        day: The date.
        clock: The time of day.
        zone: An IANA time zone name.
    """
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - completing a group’s id needs no zone

    at = datetime.combine(day, clock, ZoneInfo(zone))
    if at.astimezone(UTC).astimezone(at.tzinfo).replace(tzinfo=None) != at.replace(tzinfo=None):
        return Local(at, "never")
    later = at.replace(fold=1)
    return Local(at, "once" if later.utcoffset() == at.utcoffset() else "twice")


def later(start: datetime, minutes: int) -> datetime:
    """Return the moment so many minutes of real time after another, in the same zone."""
    return (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(start.tzinfo)


def minutes_between(start: datetime, end: datetime) -> int:
    """Return the minutes of real time from one moment to another."""
    return round((end.astimezone(UTC) - start.astimezone(UTC)).total_seconds() / 60)
