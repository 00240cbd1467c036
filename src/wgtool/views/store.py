"""What the commands that look after the store say. Times are ISO 8601 with offset."""

from typing import Literal, TypedDict

from wgtool.views.people import PersonReport


class HistoryLine(TypedDict):
    """One entry of the journal; `text` says what it did, `undone` whether a later one took it back."""

    n: int
    at: str
    by: str
    do: str
    text: str
    undone: bool


class HistoryView(TypedDict):
    """`wgtool history`."""

    schema: Literal["wgtool/history/1"]
    programme: str
    entries: list[HistoryLine]


class StoreFlaw(TypedDict):
    """Something wrong with a line of the store, counted from 1."""

    line: int
    message: str


class RepairView(TypedDict):
    """`wgtool repair`. `sound` counts the entries kept whole; `copy` is where the damaged file is kept."""

    schema: Literal["wgtool/repair/1"]
    file: str
    sound: int
    problems: list[StoreFlaw]
    written: bool
    copy: str | None


class BackupView(TypedDict):
    """`wgtool backup`. `entries` and `people` say how much the copy holds."""

    schema: Literal["wgtool/backup/1"]
    file: str
    entries: int
    people: int
    dry_run: bool


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
    """`wgtool subject-access`. `copies` are the files beside the store that hold the person, too."""

    copies: list[str]
