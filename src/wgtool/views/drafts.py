"""What messages to people are made of, and what `drafts` says of them. Times are ISO 8601 with offset."""

from typing import Literal, NamedTuple

from typing_extensions import TypedDict

from wgtool.texts.language import Language
from wgtool.views.calendars import Calendar
from wgtool.views.notes import NoteLine
from wgtool.views.programme import PlannedSession
from wgtool.views.sessions import AgendaView, ChangesView, SinceLine


class LetterGroup(TypedDict):
    """One of the groups that a message is about.

    `position` is the person’s place on the waiting list, `choice` which choice of theirs the group is, as long as no
    places are given by choice, `absent` the weeks in which they were absent last, `page` the
    address of the group’s page on the web.
    """

    id: str
    name: str
    facilitators: list[str]
    sessions: list[PlannedSession]
    tasks: list[SinceLine]
    bring: list[str]
    position: int | None
    choice: int | None
    absent: list[int]
    page: str | None


class LetterFacts(TypedDict):
    """What a message has to say, in one language; what its kind does not have is null or empty."""

    name: str
    programme: str
    sender: str
    contact: str
    site: str | None
    hours: float
    week: int | None
    groups: list[LetterGroup]
    agenda: AgendaView | None
    changes: ChangesView | None
    actions: list[NoteLine]
    outcomes: list[NoteLine]
    kept_until: str | None
    invited: bool


class Invitation(NamedTuple):
    """A calendar of one event for one person (RFC 5546), and the name of its file."""

    calendar: Calendar
    file: str


class Letter(NamedTuple):
    """A message to one person, before it is in words.

    `sender` is a name and an address; `facts` come in the languages of the person, in their order.
    """

    name: str
    email: str
    sender: tuple[str, str]
    groups: tuple[str, ...]
    facts: dict[Language, LetterFacts]
    invitations: tuple[Invitation, ...] = ()


class DraftLine(TypedDict):
    """One message: `language` is `en`, `cy` or `both`, `invitations` how many are attached."""

    email: str
    name: str
    file: str
    language: str
    groups: list[str]
    subject: str
    invitations: int


class LeftOut(TypedDict):
    """Who gets no message, or not of this group (null: of none), and why; `email` is null where none is known."""

    email: str | None
    name: str
    group: str | None
    group_name: str | None
    why: str


class DraftsView(TypedDict):
    """`wgtool drafts`. `folder` is null where nothing is written."""

    schema: Literal["wgtool/drafts/1"]
    kind: str
    folder: str | None
    dry_run: bool
    drafts: list[DraftLine]
    left_out: list[LeftOut]
