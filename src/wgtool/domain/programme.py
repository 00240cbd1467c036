"""The programme as its definitions give it: groups, their slots, and the sprint, week by week."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal, NamedTuple

from wgtool.domain.organisations import Ambiguous, Organisation
from wgtool.domain.text import Text

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)

# Where something stands in a definition file, such as ("groups", 3, "starts").
KeyPath = tuple[str | int, ...]

# Calendars and time zones are sure between these: no rule is known for the one side, no clock for the other.
EARLIEST = dt.date(1971, 1, 1)
LATEST = dt.date(2199, 12, 31)


class Block(NamedTuple):
    """A part of a workshop, of so many minutes."""

    minutes: int
    title: Text
    purpose: Text | None = None
    who: Text | None = None
    facilitator: Text | None = None
    materials: Text | None = None


class OutsideWork(NamedTuple):
    """A task between two workshops."""

    task: Text
    minutes: int
    who: Text | None = None


class Week(NamedTuple):
    """One week of a sprint: what its workshop is for and how it runs."""

    number: int
    title: Text
    blocks: tuple[Block, ...]
    label: Text | None = None
    objective: Text | None = None
    safe_space: Text | None = None
    trim: Text | None = None
    methods: Text | None = None
    outputs: tuple[Text, ...] = ()
    prepare: tuple[Text, ...] = ()
    outside_work: tuple[OutsideWork, ...] = ()


class Facilitator(NamedTuple):
    """Who leads a group’s workshops."""

    name: str
    email: str | None = None


class Placement(NamedTuple):
    """A session that the definitions place outside the group’s usual slot; what is None is as usual."""

    week: int
    date: dt.date | None = None
    starts: dt.time | None = None
    minutes: int | None = None
    location: Text | None = None
    url: str | None = None
    facilitator: Facilitator | None = None
    reason: Text | None = None
    blocks: tuple[Block, ...] | None = None


class Group(NamedTuple):
    """One working group. `starts` and `ends` are wall-clock times in the programme’s zone."""

    id: str
    name: Text
    weekday: int
    starts: dt.time
    ends: dt.time
    weeks: tuple[Week, ...]
    aliases: tuple[str, ...] = ()
    purpose: Text | None = None
    outcome: Text | None = None
    facilitator: Facilitator | None = None
    location: Text | None = None
    url: str | None = None
    capacity: int | None = None
    minimum: int | None = None
    wanted_professions: tuple[Text, ...] = ()
    wanted_service_areas: tuple[Text, ...] = ()
    placements: tuple[Placement, ...] = ()

    @property
    def minutes(self) -> int:
        """The length of a usual session, in minutes."""
        return (self.ends.hour * 60 + self.ends.minute) - (self.starts.hour * 60 + self.starts.minute)

    def placement(self, week: int) -> Placement | None:
        """Return what the definitions say of one week’s session in particular, if anything."""
        return next((placed for placed in self.placements if placed.week == week), None)


class Avoid(NamedTuple):
    """A date on which no session should be held."""

    date: dt.date
    reason: Text


class Programme(NamedTuple):
    """One run of working groups.

    `first_week` is the Monday of week 1, `timezone` an IANA name, `hours_per_week` what is promised per person and
    group, `form` the headings of the sign-up form with the fields they stand for.
    """

    id: str
    name: Text
    timezone: str
    first_week: dt.date
    groups: tuple[Group, ...]
    last_day: dt.date | None = None
    hours_per_week: float = 2.0
    country: str | None = None
    subdivision: str | None = None
    avoid: tuple[Avoid, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    ambiguous: tuple[Ambiguous, ...] = ()
    other_organisations: bool = False
    max_groups_per_person: int = 2
    keep_months: int = 12
    form: Mapping[str, str] = {}

    @property
    def number_of_weeks(self) -> int:
        """The weeks of the longest sprint."""
        return max((len(group.weeks) for group in self.groups), default=0)
