"""The rows of a view for spreadsheets and scripts."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

Cell = str | int | None


class Rows(NamedTuple):
    """A heading and rows under it."""

    header: Sequence[str]
    rows: Iterable[Sequence[Cell]]
