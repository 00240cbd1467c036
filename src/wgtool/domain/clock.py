"""Instants as wgtool writes them down."""

from datetime import MAXYEAR, MINYEAR, UTC, datetime

# A year from either end of what every system writes with four digits: an instant may be of another year in UTC.
_YEARS = range(1001, MAXYEAR - 1)


def utc_text(moment: datetime) -> str:
    """Return an instant in UTC, to the second, such as `2021-09-20T09:00:00Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment(given: datetime | str, zone: str) -> datetime:
    """Return an instant in a zone; a text is ISO 8601, and of that zone unless it has an offset.

    Raises:
        ValueError: It is no time, or at an end of the calendar, where there is no week before or behind it, nor every
            zone’s time.
    """
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - as in `zones`

    instant = datetime.fromisoformat(given) if isinstance(given, str) else given
    if instant.year not in _YEARS:
        raise ValueError(given)
    home = ZoneInfo(zone)
    return instant.replace(tzinfo=home) if instant.tzinfo is None else instant.astimezone(home)


def is_instant(text: str) -> bool:
    """Whether a text is an instant that may stand in a journal: ISO 8601 with its offset.

    In another zone it may be a day earlier or later, so it is not at an end of the calendar.
    """
    try:
        return MINYEAR < (at := datetime.fromisoformat(text)).year < MAXYEAR and at.tzinfo is not None
    except ValueError:
        return False


def local_time(moment: datetime | str, zone: str) -> datetime:
    """Return an instant, which may be ISO 8601, as a zone’s clocks show it."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - as in `zones`

    instant = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return instant.astimezone(ZoneInfo(zone))


def local_text(moment: datetime | str, zone: str) -> str:
    """Return an instant in a zone, ISO 8601 with offset, such as `2021-09-20T10:00:00+01:00`."""
    return local_time(moment, zone).isoformat(timespec="seconds")
