"""What the commands that look after the store say. Times are ISO 8601 with offset."""

from typing import Literal

from typing_extensions import TypedDict


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


class SharedView(TypedDict):
    """`wgtool store create` or `wgtool store copy`. `people` counts everybody known.

    `store` is where something was made or copied to, `grants` are SQL statements that give others rights at it.
    """

    schema: Literal["wgtool/store/1"]
    do: Literal["create", "copy"]
    store: str
    entries: int
    people: int
    changed: bool
    dry_run: bool
    grants: list[str]


class JoinTaken(TypedDict):
    """An entry of another copy that was taken in, as `history` tells it."""

    id: str
    at: str
    by: str
    do: str
    text: str


class JoinChange(TypedDict):
    """Something that was changed in both copies, and how it stands now."""

    what: Literal["place", "details", "session", "attendance", "note"]
    text: str


class JoinRefusal(TypedDict):
    """What was left out of an entry of another copy, and why."""

    id: str
    text: str
    why: str


class JoinView(TypedDict):
    """`wgtool store join`. `known` counts the entries that were here already, `erased` the people erased for it."""

    schema: Literal["wgtool/join/1"]
    entry: int | None
    dry_run: bool
    taken: list[JoinTaken]
    known: int
    changed: list[JoinChange]
    refused: list[JoinRefusal]
    erased: int
