"""What the commands say of notes. Times are ISO 8601 with offset, dates ISO 8601."""

from typing import Literal

from typing_extensions import TypedDict


class NoteText(TypedDict):
    """A note’s text in each language it has."""

    en: str | None
    cy: str | None


class Settled(TypedDict):
    """When and how a note was settled, and how many minutes an action took."""

    at: str
    how: str | None
    minutes: int | None


class Struck(TypedDict):
    """When and why a note was struck."""

    at: str
    because: str | None


class NoteView(TypedDict):
    """One note. `who` is an address, or the name of somebody who is not in the store."""

    id: int
    group: str
    week: int
    at: str
    kind: str
    text: NoteText
    barrier: str | None
    who: str | None
    due: str | None
    minutes: int | None
    link: str | None
    state: str | None
    because: str | None
    open: bool
    settled: Settled | None
    struck: Struck | None


class NoteLine(NoteView):
    """One note in a list."""

    group_name: str
    who_name: str | None
    overdue: bool


class NoteAnswer(TypedDict):
    """`wgtool note`, `settle`, `strike` and `reword`."""

    schema: Literal["wgtool/note/1"]
    do: str
    entry: int | None
    dry_run: bool
    note: NoteView
    text: list[str]
    warnings: list[str]


class BarrierLine(TypedDict):
    """How many blockers of one kind each group has, open and settled together, and how many of either there are."""

    barrier: str
    groups: dict[str, int]
    open: int
    settled: int


class GroupName(TypedDict):
    """A group, with its name."""

    id: str
    name: str


class NotesView(TypedDict):
    """`wgtool notes`. `groups` are those that were looked through."""

    schema: Literal["wgtool/notes/1"]
    programme: str
    notes: list[NoteLine]
    barriers: list[BarrierLine]
    groups: list[GroupName]
