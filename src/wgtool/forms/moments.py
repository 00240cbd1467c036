"""Time stamps as forms and spreadsheets write them, read for one purpose: to tell which answer came first."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from wgtool.texts.say import Message, msg

# Year first, or day and month in an order that differs from country to country; then a time of 12 or 24 hours, and
# perhaps how far the clock is from Greenwich.
_STAMP = re.compile(
    r"""\s*(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})
    (?:[T,\s]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?)?
    \s*([AaPp]\.?[Mm]\.?|[yYbB]h|[yYbB]\.h\.)?
    \s*(?:GMT|UTC|Z)?(?:([+-])(\d{1,2}):?(\d{2})?)?\s*$""",
    re.VERBOSE,
)
_YEAR_DIGITS = 4
_MONTHS = 12
_CENTURY = 2000
# So many rows show in which order day and month stand.
_SAMPLE = 2000


class _Stamp(NamedTuple):
    """A time stamp in parts: year, the two numbers of which one is the month, and the time."""

    year: int
    first: int
    second: int
    day_first_known: bool
    time: timedelta


def arrival(texts: Sequence[str]) -> tuple[list[int], tuple[Message, ...]]:
    """Return the places of some rows in the order in which they were sent, and what had to be assumed.

    Rows keep their order where their time stamps are the same, missing or not to be read.

    Args:
        texts: The rows’ time stamps.
    """
    stamps = [_parse(text) for text in texts]
    open_to_both = [stamp for stamp in stamps if stamp and not stamp.day_first_known]
    if not any(stamps):
        return list(range(len(texts))), ()
    day_first, remarks = _day_first(open_to_both)
    keys: list[datetime] = []
    last = datetime.min  # noqa: DTZ901 - time stamps of forms have no zone
    for stamp in stamps:
        last = (_moment(stamp, day_first=day_first) if stamp else None) or last
        keys.append(last)
    return sorted(range(len(texts)), key=keys.__getitem__), remarks


def _parse(text: str) -> _Stamp | None:
    if text[_YEAR_DIGITS : _YEAR_DIGITS + 1] == "-":
        try:
            at = datetime.fromisoformat(text.strip())
        except ValueError:
            pass
        else:
            clock = timedelta(hours=at.hour, minutes=at.minute, seconds=at.second) - (at.utcoffset() or timedelta())
            return _Stamp(at.year, at.day, at.month, day_first_known=True, time=clock)
    found = _STAMP.match(text)
    if not found:
        return None
    one, two, three = (int(found[place]) for place in (1, 2, 3))
    time = _time(found)
    if len(found[1]) == _YEAR_DIGITS:
        return _Stamp(one, three, two, day_first_known=True, time=time)
    year = three if len(found[3]) == _YEAR_DIGITS else _CENTURY + three
    return _Stamp(year, one, two, day_first_known=False, time=time)


def _time(found: re.Match[str]) -> timedelta:
    hours, minutes, seconds = (int(found[place] or 0) for place in (4, 5, 6))
    half = (found[7] or "").casefold()[:1]
    if half:
        hours = hours % 12 + (12 if half in {"p", "y"} else 0)
    offset = timedelta(hours=int(found[9] or 0), minutes=int(found[10] or 0))
    clock = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return clock + offset if found[8] == "-" else clock - offset


def _day_first(stamps: Sequence[_Stamp]) -> tuple[bool, tuple[Message, ...]]:
    """Return whether the day stands before the month, and a remark if nothing tells.

    A number above 12 tells; else the order of the rows, as forms write the oldest answer first.
    """
    if not stamps or any(stamp.first > _MONTHS for stamp in stamps):
        return True, ()
    if any(stamp.second > _MONTHS for stamp in stamps):
        return False, ()
    rising = {way: _is_rising(stamps[:_SAMPLE], day_first=way) for way in (True, False)}
    if rising[True] != rising[False]:
        return rising[True], ()
    same = rising[True] and all(stamp.first == stamp.second for stamp in stamps)
    return True, () if same or len(stamps) == 1 or rising[True] else (msg("form.day_first"),)


def _is_rising(stamps: Sequence[_Stamp], *, day_first: bool) -> bool:
    moments = [moment for stamp in stamps if (moment := _moment(stamp, day_first=day_first))]
    return len(moments) == len(stamps) and all(one <= other for one, other in pairwise(moments))


def _moment(stamp: _Stamp, *, day_first: bool) -> datetime | None:
    swapped = not stamp.day_first_known and not day_first
    day, month = (stamp.second, stamp.first) if swapped else (stamp.first, stamp.second)
    try:
        return datetime(stamp.year, month, day) + stamp.time  # noqa: DTZ001
    except (ValueError, OverflowError):
        return None
