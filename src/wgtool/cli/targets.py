"""Where sessions are to be moved, and which: as it is typed."""

import re
from datetime import date, time
from typing import TYPE_CHECKING

from wgtool.cli.options import parse_day
from wgtool.domain.sessions import parse_clock
from wgtool.domain.targets import Target
from wgtool.errors import NoDate, UsageError, written

if TYPE_CHECKING:
    from wgtool.services.sessions.moves import Chosen

_CLOCK = re.compile(r"(?:(?P<day>.*?)[\sT,]+)?(?P<clock>[0-9]{1,2}:[0-9]{2})", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}", re.ASCII)


def parse_target(text: str) -> Target:
    """Return where a session is to be moved: a date or a weekday, in either language, with an hour or without.

    Raises:
        UsageError: It is neither.
    """
    said = text.strip()
    found = _CLOCK.fullmatch(said)
    day, clock = (found["day"] or "", _clock(text, found["clock"])) if found else (said, None)
    if _DATE.fullmatch(day):
        return Target(day=_day(text, day), clock=clock)
    weekday = _weekday(day)
    if weekday is None and (day or clock is None):
        raise _no_time(text)
    return Target(weekday=weekday, clock=clock)


def _no_time(text: str) -> NoDate:
    return NoDate("usage.moment" if text.strip() else "usage.no_date", value=text, **written())


def _clock(whole: str, text: str) -> time:
    try:
        return parse_clock(text.zfill(len("10:00")))
    except ValueError:
        raise _no_time(whole) from None


def _day(whole: str, text: str) -> date:
    try:
        return parse_day(text)
    except NoDate:
        raise _no_time(whole) from None


def _weekday(text: str) -> int | None:
    from wgtool.domain.programme import WEEKDAYS
    from wgtool.storage.moments import as_weekday

    named = as_weekday(text)
    return WEEKDAYS.index(named) if named in WEEKDAYS else None


def chosen(groups: list[str] | None, week: int | None, on: str | None = None) -> "Chosen":
    """Return which sessions are meant: those of a sprint week, or of a day.

    Raises:
        UsageError: Neither is given, or both are, or there is no such day.
    """
    from wgtool.services.sessions.moves import Chosen

    if (week is None) == (on is None):
        raise UsageError("usage.week_or_day")
    return Chosen(groups or (), week, None if on is None else parse_day(on))
