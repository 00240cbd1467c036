"""What the commands say of what is held on people."""

from typing import Literal, TypedDict

from wgtool.views.notes import NoteView
from wgtool.views.signups import PersonReport


class RetainedPerson(TypedDict):
    """Someone kept longer than the programme says."""

    email: str
    last_programme_day: str


class RetentionView(TypedDict):
    """`wgtool retention`. `due` is the day after which people are kept too long."""

    schema: Literal["wgtool/retention/1"]
    due: str
    people: list[RetainedPerson]
    erased: int
    dry_run: bool
    copies: list[str]


class SubjectAccessView(PersonReport):
    """`wgtool subject-access`.

    `notes` are those that are the person’s or name them, `copies` the files beside the store that hold the person, too.
    """

    notes: list[NoteView]
    copies: list[str]
