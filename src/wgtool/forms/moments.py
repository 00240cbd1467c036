"""When answers were sent, and in which order they came."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import NamedTuple

from wgtool.forms.stamps import Stamp, parse
from wgtool.texts.say import Message, msg

_MONTHS = 12
# No form was sent before there were forms; what says so is a cell that went wrong.
_YEARS = range(1990, 2200)
# So many rows show in which order day and month stand.
_SAMPLE = 2000


class Arrival(NamedTuple):
    """How some rows came: their places in the order in which they were sent, when, and what a person should know.

    `sent` has UTC where a time stamp says by which clock it is, else a wall clock’s time without zone; None where
    there is no time stamp that can be read.
    """

    order: Sequence[int]
    sent: Sequence[datetime | None]
    remarks: tuple[Message, ...] = ()


def arrival(texts: Sequence[str], heading: str) -> Arrival:
    """Return when some rows were sent, and in which order.

    Rows keep their order where their time stamps are the same, missing or not to be read.

    Args:
        texts: The rows’ time stamps.
        heading: What their column is called.
    """
    known: dict[str, Stamp | None] = {}
    for text in texts:
        if text not in known:
            known[text] = parse(text)
    stamps = [known[text] for text in texts]
    day_first, remarks = _day_first([stamp for stamp in stamps if stamp and not stamp.day_first_known])
    moments = [_moment(stamp, day_first=day_first) if stamp else None for stamp in stamps]
    unread = [text for text, moment in zip(texts, moments, strict=True) if moment is None and text.strip()]
    if unread:
        shown = " ".join(heading.split())
        count = f"{len(unread)}/{len(texts)}"
        remarks = (*remarks, msg("form.stamps_unread", column=shown, count=count, example=unread[0].strip()[:60]))
    keys: list[datetime] = []
    last = datetime.min  # noqa: DTZ901 - time stamps of forms have no zone
    for moment in moments:
        last = moment or last
        keys.append(last)
    sent = [m.replace(tzinfo=UTC) if s and m and s.zoned else m for s, m in zip(stamps, moments, strict=True)]
    return Arrival(sorted(range(len(texts)), key=keys.__getitem__), sent, remarks)


def _day_first(stamps: Sequence[Stamp]) -> tuple[bool, tuple[Message, ...]]:
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


def _is_rising(stamps: Sequence[Stamp], *, day_first: bool) -> bool:
    moments = [moment for stamp in stamps if (moment := _moment(stamp, day_first=day_first))]
    return len(moments) == len(stamps) and all(one <= other for one, other in pairwise(moments))


def _moment(stamp: Stamp, *, day_first: bool) -> datetime | None:
    if stamp.year not in _YEARS:
        return None
    swapped = not stamp.day_first_known and not day_first
    day, month = (stamp.second, stamp.first) if swapped else (stamp.first, stamp.second)
    try:
        return datetime(stamp.year, month, day) + stamp.time  # noqa: DTZ001
    except (ValueError, OverflowError):
        return None
