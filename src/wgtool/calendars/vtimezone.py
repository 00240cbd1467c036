"""A time zone written out as a calendar file needs it (RFC 5545, section 3.6.5).

The icalendar library’s own has lists of dates, which Outlook ignores, and onsets an hour late in spring. Here
the changes of the clocks are looked for in zoneinfo, and a yearly rule is taken from them where one exists.
"""

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur, vText

_BASE: Final = datetime(1970, 1, 1, tzinfo=UTC).replace(tzinfo=None)
# Before changes written one by one: Horde takes an observance from 1 January for none, and is an hour off.
_BASE_OF_CHANGES: Final = _BASE + timedelta(days=1)
# No zone has changed its clocks twice within less than seven days since 1970 (Recife, October 2000).
_STEP: Final = timedelta(days=4)
_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_POSITIONS: Final = (-1, 1, 2, 3, 4)
_OUT_AND_BACK: Final = 2
# How many years after the last event a rule must go on to hold. Over so many, `the first Sunday` cannot be
# mistaken for `the Sunday from the 2nd on` (Chile), nor `the fourth` for `the last`.
_YEARS_AHEAD: Final = 12
_LAST_YEAR: Final = 9990


class _Clock(NamedTuple):
    """How a zone’s clocks stand: what they are ahead of UTC, and what that time is called."""

    offset: timedelta
    name: str


class _Change(NamedTuple):
    """A change of the clocks. `onset` is the wall-clock time just before it."""

    onset: datetime
    before: _Clock
    after: _Clock
    daylight: bool

    def falls(self, position: int) -> bool:
        """Whether it is on the weekday of that position in its month, counted from 1, or -1 for the last."""
        if position < 0:
            return self.onset.day + 7 > monthrange(self.onset.year, self.onset.month)[1]
        return (self.onset.day - 1) // 7 + 1 == position

    def like(self, other: "_Change") -> bool:
        """Whether the two differ in nothing but year and day of the month."""
        mine, theirs = self.onset, other.onset
        return (mine.month, mine.weekday(), mine.time(), self.before, self.after) == (
            theirs.month,
            theirs.weekday(),
            theirs.time(),
            other.before,
            other.after,
        )


class _Rule(NamedTuple):
    """A change every year, like `model`, on that weekday of its month; without a position, once only."""

    model: _Change
    position: int | None = None

    def gives(self, change: _Change) -> bool:
        """Whether a change is one of those the rule makes, in whatever year."""
        return self.position is not None and change.like(self.model) and change.falls(self.position)


def vtimezone(zone: str, first: datetime, last: datetime) -> Timezone:
    """Return the VTIMEZONE component of a zone, right for all of the years from `first` to `last`.

    - Where the clocks change by one rule out of winter and by one back, both holding from the year before
      `first` to twelve years after `last`: one STANDARD and one DAYLIGHT, each with a yearly rule. They start
      in the first year since 1970 from which both rules have held without a break.
    - Where no clock changes in those years: one STANDARD from 1970.
    - Otherwise (Casablanca; New York in 2007): a STANDARD from 1970 and then each change by itself, from the
      year before `first` to the year after `last`.

    TZID is the bare IANA name. DAYLIGHT is what is ahead, also where the time zone database calls winter the
    exception (Dublin, Casablanca), so that its two forms give the same bytes.

    Args:
        zone: An IANA time zone name.
        first: Start of the earliest event, in any zone.
        last: End of the latest.

    Raises:
        zoneinfo.ZoneInfoNotFoundError: There is no such zone.
    """
    info = ZoneInfo(zone)
    component = Timezone()
    component.add("tzid", vText(zone))
    for rule in _observances(info, first.astimezone(info).year - 1, last.astimezone(info).year + 1):
        component.add_component(_observance(rule))
    return component


@lru_cache(maxsize=16)
def _observances(zone: ZoneInfo, start: int, end: int) -> tuple[_Rule, ...]:
    """Return what a VTIMEZONE holds from year to year, kept because all calendars of a programme need the same."""
    years = range(start, end + 1)
    rules = _rules(zone, years)
    if rules:
        return tuple(rules)
    changes = _listed(zone, years)
    clock = changes[0].before if changes else _clock(datetime(end, 1, 1, tzinfo=zone))
    base = _Change(_BASE_OF_CHANGES if changes else _BASE, clock, clock, daylight=False)
    return tuple(_Rule(change) for change in (base, *changes))


def _rules(zone: ZoneInfo, years: range) -> list[_Rule]:
    """Return the two yearly rules of a zone, each with the first change it gave as its model; or none."""
    ahead = range(years.start, min(years.stop + _YEARS_AHEAD, _LAST_YEAR))
    found = []
    for year in ahead:
        found.append(_changes(zone, year))
        if len(found[-1]) != _OUT_AND_BACK:
            return []
    rules = [rule for column in zip(*found, strict=True) if (rule := _rule(column))]
    if len({rule.model.daylight for rule in rules}) != _OUT_AND_BACK:
        return []
    models = found[0]
    for year in range(years.start - 1, _BASE.year - 1, -1):
        earlier = _changes(zone, year)
        if len(earlier) != len(rules) or not all(
            rule.gives(change) for rule, change in zip(rules, earlier, strict=True)
        ):
            break
        models = earlier
    return [rule._replace(model=model) for rule, model in zip(rules, models, strict=True)]


def _rule(changes: Sequence[_Change]) -> _Rule | None:
    """Return the rule that gives all of these changes, one a year, if there is one."""
    for position in _POSITIONS:
        rule = _Rule(changes[0], position)
        if all(rule.gives(change) for change in changes):
            return rule
    return None


def _listed(zone: ZoneInfo, years: range) -> list[_Change]:
    """Return every change in these years, but one back to winter at the start: the base is winter’s time."""
    changes = [change for year in years for change in _changes(zone, year)]
    while changes and changes[0].onset.year == years.start and not changes[0].daylight:
        changes.pop(0)
    return changes


def _changes(zone: ZoneInfo, year: int) -> list[_Change]:
    """Return the changes of a zone’s clocks whose onset is in a year, in order.

    zoneinfo has no list of them, so offsets a few days apart are compared.
    """
    moments = [datetime(year, 1, 1, tzinfo=UTC) + n * _STEP for n in range(-1, 94)]
    offsets = [moment.astimezone(zone).utcoffset() for moment in moments]
    steps = zip(moments, pairwise(offsets), strict=False)
    changes = [_change(zone, moment) for moment, (before, after) in steps if before != after]
    return [change for change in changes if change.onset.year == year]


def _change(zone: ZoneInfo, start: datetime) -> _Change:
    """Return the one change in the step of time that begins at a moment in UTC."""
    old = start.astimezone(zone)
    seconds = bisect_left(
        range(int(_STEP.total_seconds())),
        True,  # noqa: FBT003
        key=lambda n: (start + timedelta(seconds=n)).astimezone(zone).utcoffset() != old.utcoffset(),
    )
    instant = start + timedelta(seconds=seconds)
    new = instant.astimezone(zone)
    before, after = _clock(old), _clock(new)
    return _Change(
        onset=(instant + before.offset).replace(tzinfo=None),
        before=before,
        after=after,
        daylight=after.offset > before.offset and bool(old.dst() or new.dst()),
    )


def _clock(local: datetime) -> _Clock:
    return _Clock(local.utcoffset() or timedelta(0), local.tzname() or str(local.tzinfo))


def _observance(rule: _Rule) -> TimezoneStandard | TimezoneDaylight:
    """Return the STANDARD or DAYLIGHT that a change begins, once or every year."""
    change = rule.model
    component = TimezoneDaylight() if change.daylight else TimezoneStandard()
    component.add("dtstart", change.onset)
    component.add("tzoffsetfrom", change.before.offset)
    component.add("tzoffsetto", change.after.offset)
    component.add("tzname", vText(change.after.name))
    if rule.position is not None:
        day = f"{rule.position}{_DAYS[change.onset.weekday()]}"
        component.add("rrule", vRecur({"FREQ": "YEARLY", "BYMONTH": change.onset.month, "BYDAY": day}))
    return component
