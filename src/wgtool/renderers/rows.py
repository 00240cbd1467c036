"""An answer for spreadsheets and scripts: the neutral counterpart of a page."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

Cell = str | int | None


class Rows(NamedTuple):
    """A heading and rows under it, each with as many cells; `name` is what a sheet of them is called."""

    name: str
    header: Sequence[str]
    rows: Iterable[Sequence[Cell]]
