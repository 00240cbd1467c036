"""What the commands say of what is held on people."""

from typing import Literal

from typing_extensions import TypedDict

from wgtool.views.notes import NoteView
from wgtool.views.signups import PersonReport


class RetainedPerson(TypedDict):
    """Someone kept longer than the programme says; `email` is a name where there is no address."""

    email: str
    last_programme_day: str


class RetentionView(TypedDict):
    """`wgtool retention`. `due` is the day after which people are kept too long.

    `names` has by address what those are called who are in the store.
    """

    schema: Literal["wgtool/retention/1"]
    due: str
    people: list[RetainedPerson]
    names: dict[str, str]
    erased: int
    dry_run: bool
    copies: list[str]


class AttendanceHeld(TypedDict):
    """What is recorded of a person at a session.

    `was` is what they were: `present`, `deputy` (a deputy came for them), `apologies` or `absent` as a member; `sat in`
    for another, whose address is in `sat_in_for`; or `guest`. `beforehand` tells that it was said before the session.
    """

    group: str
    week: int
    was: str
    minutes: int | None
    deputy: str | None
    sat_in_for: str | None
    organisation: str | None
    beforehand: bool


class MatchHeld(TypedDict):
    """A name in meetings’ reports that is a person’s."""

    name: str


class SubjectAccessView(PersonReport):
    """`wgtool subject-access`.

    `attendance` is what is recorded of the person, or said beforehand, as a member, deputy or guest; `matches` are the
    names in reports that are theirs, `notes` those that are the person’s or name them, `copies` the files beside the
    store that hold the person, too.
    """

    attendance: list[AttendanceHeld]
    matches: list[MatchHeld]
    notes: list[NoteView]
    copies: list[str]
