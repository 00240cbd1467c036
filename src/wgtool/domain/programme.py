"""The programme as its definitions give it: groups, their slots, and the sprint, week by week.

Each value here is a table of the definition files and each field one of its keys: `wgtool.storage.models` makes the
checks from them and says what stands otherwise in the files.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, NamedTuple

from wgtool.domain.allocation.rules import AIMS, Aim, Mix, Rule
from wgtool.domain.organisations import Ambiguous, Organisation
from wgtool.domain.text import Id, Text

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

# Plain values of which more is checked than their type, by the name of the check.
Minutes = Annotated[int, "minutes"]
Count = Annotated[int, "count"]
WeekNumber = Annotated[int, "week"]
DayOfWeek = Annotated[int, "weekday"]
Email = Annotated[str, "email"]
Name = Annotated[str, "name"]
Url = Annotated[str, "url"]
# Where to ask: an email address or a link.
Contact = Annotated[str, "contact"]
# What a link may be (RFC 3986 without what breaks out of a line or an element).
URL_PATTERN = r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s<>\"\\^`{|}\x00-\x1f\x7f-\x9f]+$"
URL_LIMIT = 2000


class Block(NamedTuple):
    """A part of the workshop."""

    minutes: Minutes
    title: Text
    who: Text | None = None
    purpose: Text | None = None
    facilitator: Text | None = None
    materials: Text | None = None


class Task(NamedTuple):
    """Work between two workshops."""

    task: Text
    minutes: Minutes
    who: Text | None = None


class Week(NamedTuple):
    """One week of a sprint: what its workshop is for and how it runs."""

    number: int
    title: Text
    objective: Text | None = None
    safe_space: Text | None = None
    trim: Text | None = None
    methods: Text | None = None
    outputs: tuple[Text, ...] = ()
    prepare: tuple[Text, ...] = ()
    bring: tuple[Text, ...] = ()
    blocks: tuple[Block, ...] = ()
    outside_work: tuple[Task, ...] = ()


class Facilitator(NamedTuple):
    """Who leads the workshops."""

    name: Name
    email: Email | None = None

    @property
    def key(self) -> str:
        """What they are compared by: their address, or their name where they have none, without case."""
        return (self.email or self.name).casefold()


class Placement(NamedTuple):
    """One session outside the group’s usual slot; what is left out is as usual."""

    week: WeekNumber
    date: dt.date | None = None
    starts: dt.time | None = None
    ends: dt.time | None = None
    minutes: Minutes | None = None
    location: Text | None = None
    url: Url | None = None
    facilitators: tuple[Facilitator, ...] = ()
    reason: Text | None = None
    blocks: tuple[Block, ...] = ()


class Group(NamedTuple):
    """One working group.

    `weekday` counts from Monday, 0; `starts` and `ends` are wall-clock times in the programme’s zone. `sprint` is the
    name of the sprint, where the group has one of its own, and `weeks` are its weeks.
    """

    id: Id
    name: Text
    aliases: tuple[str, ...]
    weekday: DayOfWeek
    starts: dt.time
    ends: dt.time
    purpose: Text | None = None
    outcome: Text | None = None
    facilitators: tuple[Facilitator, ...] = ()
    location: Text | None = None
    url: Url | None = None
    capacity: Count | None = None
    minimum: Count | None = None
    sprint: str | None = None
    wanted_professions: tuple[Text, ...] = ()
    wanted_service_areas: tuple[Text, ...] = ()
    placements: tuple[Placement, ...] = ()
    weeks: tuple[Week, ...] = ()

    @property
    def leaders(self) -> Iterator[Facilitator]:
        """Everybody who facilitates a session of the group by the definitions; some may come more than once."""
        yield from self.facilitators
        for placed in self.placements:
            yield from placed.facilitators

    @property
    def minutes(self) -> int:
        """The length of a usual session, in minutes."""
        return _between(self.starts, self.ends)

    def placement(self, week: int) -> Placement | None:
        """Return what the definitions say of one week’s session in particular, if anything."""
        return next((placed for placed in self.placements if placed.week == week), None)

    def length(self, placed: Placement) -> int:
        """Return the minutes of a session that is placed outside the usual slot; where it ends comes first."""
        minutes = placed.minutes if placed.ends is None else _between(placed.starts or self.starts, placed.ends)
        return minutes or self.minutes


def _between(starts: dt.time, ends: dt.time) -> int:
    return (ends.hour - starts.hour) * 60 + ends.minute - starts.minute


class Avoid(NamedTuple):
    """A date on which no session should be held."""

    date: dt.date
    reason: Text


class Break(NamedTuple):
    """A calendar week that the sprint skips, by its Monday: later weeks move on."""

    monday: dt.date
    reason: Text | None = None


class Programme(NamedTuple):
    """One run of working groups.

    `first_week` is the Monday of week 1, `timezone` an IANA name, `hours_per_week` what is promised per person and
    group, `breaks` are weeks in which no group meets, `placements` single sessions of all groups outside their usual
    slots, `capacity` and `sprint` what holds for groups that name none of their own, `attendance_minutes` how
    many make somebody present, `sign_up_url` the sign-up form, `site_url` where the programme’s pages are published,
    `contact` whom to ask, an email address or a link, `form` the headings of the sign-up form with the fields they
    stand for. `places` says how places are given, first come first served or by ranked choices, of which a person gets
    `groups_each`; `mix` are the rules of a good mix and `aims` the order of what is aimed at then.
    """

    id: Id
    name: Text
    timezone: str
    first_week: dt.date
    last_day: dt.date | None = None
    hours_per_week: Annotated[float, "hours"] = 2
    capacity: Count | None = None
    max_groups_per_person: Count = 2
    keep_months: Annotated[int, "months"] = 12
    country: Annotated[str, "country"] | None = None
    subdivision: str | None = None
    attendance_minutes: Annotated[int, "attendance"] = 1
    places: Literal["first-come", "choices"] = "first-come"
    groups_each: Count | None = None
    aims: tuple[Aim, ...] = AIMS
    mix: tuple[Mix, ...] = ()
    sign_up_url: Url | None = None
    site_url: Url | None = None
    contact: Contact | None = None
    avoid: tuple[Avoid, ...] = ()
    breaks: tuple[Break, ...] = ()
    placements: tuple[Placement, ...] = ()
    sprint: str | None = None
    other_organisations: bool = False
    organisations: tuple[Organisation, ...] = ()
    ambiguous: tuple[Ambiguous, ...] = ()
    form: Mapping[str, str] = {}
    groups: tuple[Group, ...] = ()

    @property
    def leaders(self) -> Iterator[Facilitator]:
        """Everybody who facilitates a session by the definitions; some may come more than once."""
        for group in self.groups:
            yield from group.leaders
        for placed in self.placements:
            yield from placed.facilitators

    @property
    def by_choice(self) -> bool:
        """Whether people rank their choices and places are given to all of them at once."""
        return self.places == "choices"

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules of the mix, in their order."""
        return tuple(rule for mix in self.mix for rule in mix.rules())

    @property
    def number_of_weeks(self) -> int:
        """The weeks of the longest sprint."""
        return max((len(group.weeks) for group in self.groups), default=0)
