"""What the pages of a site say, and what `site` did.

Texts are in the language of their page; one that stands in for a text in the other language is a `Borrowed`. Times are
ISO 8601 with offset.
"""

from typing import Literal, NamedTuple

from typing_extensions import TypedDict

from wgtool.domain.programme import Weekday
from wgtool.texts.language import Language
from wgtool.views.programme import Covering, Leader, PlannedSession
from wgtool.views.sessions import AgendaSession, SinceLine, WeekText


class Frame(TypedDict):
    """What stands on every page: whose site it is, whom to ask, where to sign up, and whether there are outcomes."""

    programme: str
    contact: str | None
    sign_up_url: str | None
    outcomes: bool


class Slot(TypedDict):
    """A group in the usual week."""

    group: str
    name: str
    starts: str
    ends: str


class Day(TypedDict):
    """A day of the usual week, with the groups that meet then."""

    weekday: Weekday
    slots: list[Slot]


class Ended(TypedDict):
    """That a group ends early: after which week, and whether its last session is before the day of the pages."""

    after: int
    over: bool


class GroupSummary(TypedDict):
    """A group as home lists it."""

    id: str
    name: str
    purpose: str | None
    ended: Ended | None


class WeekSummary(TypedDict):
    """A week as home lists it; its sessions may have different titles."""

    week: int
    titles: list[str]


class HomePage(TypedDict):
    """Home. `first` and `last` are the days of the first and the last session that is held, null where none is."""

    first: str | None
    last: str | None
    groups: list[GroupSummary]
    left_over: list[GroupSummary]
    days: list[Day]
    hours: float
    weeks: list[WeekSummary]


class PublicSession(PlannedSession):
    """One session on the page of its group; place and facilitators only where they differ from the group’s."""

    facilitators: list[Leader]
    cover: Covering | None


class GroupPage(TypedDict):
    """The page of a group."""

    id: str
    name: str
    purpose: str | None
    outcome: str | None
    ended: Ended | None
    weekday: Weekday
    starts: str
    ends: str
    facilitators: list[Leader]
    location: str | None
    url: str | None
    wanted_professions: list[str]
    wanted_service_areas: list[str]
    sessions: list[PublicSession]
    calendar: str
    address: str | None


class SinceGroup(TypedDict):
    """What was to be done since last time: by some groups, or, without names, by all that meet."""

    names: list[str]
    tasks: list[SinceLine]


class OrderPart(TypedDict):
    """A part of a running order, with its time of day in each column."""

    times: list[str]
    minutes: int
    title: str
    purpose: str | None
    who: str | None


class Order(TypedDict):
    """A running order that some sessions share: a column for each hour at which they begin."""

    names: list[str]
    columns: list[str]
    parts: list[OrderPart]


class WeekPart(TypedDict):
    """What groups of one sprint do in a week."""

    text: WeekText
    sessions: list[AgendaSession]
    since: list[SinceGroup]
    orders: list[Order]


class WeekPage(TypedDict):
    """The page of a week. `monday` is a date; `before` and `after` are the weeks that have pages."""

    week: int
    monday: str
    before: int | None
    after: int | None
    parts: list[WeekPart]


class Outcome(TypedDict):
    """What a group leaves."""

    text: str
    state: str | None
    because: str | None
    link: str | None


class GroupOutcomes(TypedDict):
    """The outcomes of a group; `page` tells whether it has a page."""

    id: str
    name: str
    page: bool
    outcomes: list[Outcome]


class OutcomesPage(TypedDict):
    """The page of outcomes."""

    groups: list[GroupOutcomes]


class SitePage(NamedTuple):
    """A page before it is HTML: its name beside the others of its language, its template, and what it says."""

    name: str
    kind: Literal["home", "group", "week", "outcomes"]
    lang: Language
    frame: Frame
    view: "HomePage | GroupPage | WeekPage | OutcomesPage"


class SiteView(TypedDict):
    """`wgtool site`. Paths are relative to `folder`, with `/`; with `dry_run` they are what would be written."""

    schema: Literal["wgtool/site/1"]
    folder: str
    dry_run: bool
    written: list[str]
    unchanged: int
    removed: list[str]
    warnings: list[str]
