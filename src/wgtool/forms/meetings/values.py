"""What stands in the cells of meetings’ reports: lengths of time, and moments whose day may be meant in two ways."""

import re
from datetime import datetime
from functools import lru_cache

from wgtool.forms.stamps import Stamp, parse

_LENGTH = re.compile(r"(\d+(?:[.,]\d+)?)\s*([^\W\d_]+)\.?")
_CLOCK = re.compile(r"(\d{1,3}):(\d{2})(?::(\d{2}))?")
_HALVES = re.compile(r"\d\s*(?:[ap]\.?\s?m\b|y\.?[bph]\b)", re.IGNORECASE)
_MINUTE, _HOUR, _DAY = 60, 3600, 24 * 3600
# By the first letters of their names in English and Welsh: ‘1 hr 2 min’, ‘1 awr 2 funud 3 eiliad’.
_UNITS = {"d": _DAY, "h": _HOUR, "a": _HOUR, "o": _HOUR, "m": _MINUTE, "f": _MINUTE, "s": 1, "e": 1}
# Longer than any meeting: a number that was meant for something else.
_LONGEST = 7 * _DAY


def seconds_of(text: str, *, in_minutes: bool) -> int | None:
    """Return the seconds of a length, such as `1h 2m 3s`, `1 hr 2 min`, `01:02:03`, or a number; None if it is none.

    Args:
        text: What stands in the cell.
        in_minutes: Whether a number alone is minutes; without it, it is seconds.
    """
    text = text.strip()
    found: float | None = None
    if clock := _CLOCK.fullmatch(text):
        found = int(clock[1]) * _HOUR + int(clock[2]) * _MINUTE + int(clock[3] or 0)
    elif re.fullmatch(r"\d+(?:[.,]\d+)?", text, re.ASCII):
        found = _number(text) * (_MINUTE if in_minutes else 1)
    elif parts := _LENGTH.findall(text):
        units = [_UNITS.get(unit[0].casefold()) for _, unit in parts]
        if None not in units:
            found = sum(_number(number) * (unit or 0) for (number, _), unit in zip(parts, units, strict=True))
    return int(found) if found is not None and found <= _LONGEST else None


def _number(text: str) -> float:
    return float(text.replace(",", "."))


@lru_cache(maxsize=2048)
def stamp_of(text: str) -> Stamp | None:
    """Return a moment in parts; None where there is none, or no day."""
    return parse(" ".join(text.split())) if any(mark in text for mark in "/-.,") or len(text.split()) > 1 else None


def has_halves(text: str) -> bool:
    """Whether a moment is of a clock of twelve hours."""
    return bool(_HALVES.search(text))


def moment_of(stamp: Stamp, *, day_first: bool) -> datetime | None:
    """Return a moment by the report’s clock; None where there is no such day."""
    swapped = not stamp.day_first_known and not day_first
    day, month = (stamp.second, stamp.first) if swapped else (stamp.first, stamp.second)
    try:
        return datetime(stamp.year, month, day) + stamp.time  # noqa: DTZ001 - of the report’s clock
    except (ValueError, OverflowError):
        return None
