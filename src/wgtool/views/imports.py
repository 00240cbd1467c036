"""What `import` says."""

from typing import Literal

from typing_extensions import TypedDict


class RejectedRow(TypedDict):
    """A row that was not taken: its number in the file, the heading of the column at fault, and why.

    `name` and `email` are as they were answered.
    """

    row: int
    name: str | None
    email: str | None
    column: str | None
    reason: str


class FieldChange(TypedDict):
    """A detail for which the file has another answer."""

    field: str
    before: str | None
    after: str | None


class ChangedPerson(TypedDict):
    """Someone whose answers differ from what is known; `applied` tells whether they were taken over."""

    email: str
    name: str
    fields: list[FieldChange]
    applied: bool


class WaitingPerson(TypedDict):
    """A new sign-up that waits; `position` is the place in the queue, from 1, null where places are given by choice."""

    email: str
    name: str
    group: str
    position: int | None


class KeptOut(TypedDict):
    """Someone who left a group, so that their old answer does not put them back."""

    email: str
    name: str
    group: str


class Double(TypedDict):
    """Two addresses that may be one person’s."""

    email: str
    other: str
    name: str
    organisation: str


class ColumnUse(TypedDict):
    """A column and the field it was taken for; `field` is None where it was not understood."""

    heading: str
    field: str | None


class ImportView(TypedDict):
    """`wgtool import`.

    `rows` is `accepted` and the rejected ones together; the sign-ups that the accepted rows ask for are `recorded`,
    `unchanged` and those of `withdrawn` together, unless nothing was recorded because of `--strict`. Of the accepted
    rows `known_again` had been rejected and were put right since; of the rejected ones those with a number in
    `rejected_before` are not new. `ignored` has the headings of columns that were left out, as nothing tells what they
    hold, `ranked_by` those from which ranks were taken where places are given by choice.
    """

    schema: Literal["wgtool/import/1"]
    entry: int | None
    dry_run: bool
    file: str
    columns: list[ColumnUse]
    ignored: list[str]
    ranked_by: list[str]
    rows: int
    accepted: int
    known_again: int
    recorded: int
    waiting: int
    waiting_people: list[WaitingPerson]
    unchanged: int
    changed: int
    changes: list[ChangedPerson]
    withdrawn: list[KeptOut]
    doubles: list[Double]
    rejected: list[RejectedRow]
    rejected_before: list[int]
    advice: list[str]
    warnings: list[str]
