"""What a meeting’s report says: who was there, and from when to when."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

_MINUTE = 60
# A meeting of more than a week is a date gone wrong.
MOST = 7 * 24 * 60


class Visit(NamedTuple):
    """One stay of somebody in a meeting: the name and address that they had there, which may be empty.

    Times are of the report’s clock; `seconds` is the length that the report gives. `organiser` is whoever called the
    meeting.
    """

    name: str
    email: str = ""
    joined: datetime | None = None
    left: datetime | None = None
    seconds: int | None = None
    organiser: bool = False


class Report(NamedTuple):
    """One report, as it may be read: where day and month could stand in either order, the likelier reading first.

    `is_list` tells that it is no report but a list of names or addresses.
    """

    name: str
    readings: tuple[tuple[Visit, ...], ...]
    is_list: bool = False

    def days(self) -> list[date]:
        """Return the first day of each reading, without those that give none."""
        found = (min((v.joined.date() for v in one if v.joined), default=None) for one in self.readings)
        return list(dict.fromkeys(day for day in found if day is not None))

    def on(self, day: date) -> tuple[Visit, ...]:
        """Return the reading of which a stay begins on a day; without such a one the likeliest."""
        fitting = (one for one in self.readings if any(v.joined and v.joined.date() == day for v in one))
        return next(fitting, self.readings[0])


def minutes_of(visits: Iterable[Visit]) -> int | None:
    """Return how many whole minutes some stays come to, shared time once; None where that is not known."""
    seconds, timed = 0, []
    for visit in visits:
        if visit.joined and visit.left:
            timed.append((visit.joined, visit.left))
        elif visit.seconds is not None:
            seconds += visit.seconds
        else:
            return None
    end = datetime.min  # noqa: DTZ901 - of the report’s clock
    for joined, left in sorted(timed):
        if left > end:
            seconds += int((left - max(joined, end)).total_seconds())
            end = left
    return min(seconds // _MINUTE, MOST)


def hours_of(visits: Iterable[Visit]) -> tuple[datetime, datetime] | None:
    """Return from when to when a meeting was, as far as its report tells."""
    moments = []
    for visit in visits:
        if visit.joined:
            moments += [visit.joined, visit.left or visit.joined + timedelta(seconds=visit.seconds or 0)]
    return (min(moments), max(moments)) if moments else None
