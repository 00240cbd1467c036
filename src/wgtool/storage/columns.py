"""The programme as plain tables, quickly written and read again, whatever keys the definitions have.

Each kind of value has one table, and equal values one row. A table has a column for each field: the kind of its cells,
and the cells, which for a kind that has a table are numbers of rows. 0 is None and 1 the empty tuple. A tuple is a row
as well, and its kind that of its items with a star. A text that stands in for one in the other language is None.
"""

from collections.abc import Iterable, Mapping
from datetime import date, time
from itertools import starmap
from typing import Any

from wgtool.domain.allocation.rules import Mix, Share
from wgtool.domain.organisations import Ambiguous, Organisation
from wgtool.domain.programme import Avoid, Block, Break, Facilitator, Group, Placement, Programme, Task, Week
from wgtool.domain.text import Borrowed, Text, text_of

Rows = dict[Any, int]

_VALUES = (
    *(Text, Block, Task, Week, Facilitator, Placement, Group, Avoid, Break, Organisation, Ambiguous, Mix, Share),
    Programme,
)
_KINDS: Mapping[str, Any] = {kind.__name__: kind for kind in _VALUES}
_MOMENTS: Mapping[str, Any] = {"date": date.fromisoformat, "time": time.fromisoformat}


def to_tables(programme: Programme) -> dict[str, Any]:
    """Return a programme as values that JSON knows."""
    found: dict[str, Rows] = {}
    for value in programme:
        _collect(value, found)
    tables = {kind: _table(kind, list(rows)[2:], found) for kind, rows in found.items()}
    # The programme itself is not to be looked up: its form is a dictionary.
    return {**tables, "Programme": _table("Programme", [programme], found)}


def to_programme(tables: Mapping[str, Any]) -> Programme:
    """Return the programme of some tables.

    Raises:
        LookupError, TypeError, ValueError, AttributeError: They are not tables of these kinds.
    """
    programme: Programme = _Reader(tables).rows("Programme")[2]
    return programme


def _kind(value: object) -> str:
    if isinstance(value, tuple):
        items = f"{_kind(value[0])}*" if value else "*"
        return type(value).__name__ if hasattr(value, "_fields") else items
    return type(value).__name__ if isinstance(value, date | time) else ""


def _collect(value: object, found: dict[str, Rows]) -> None:
    """Number a value and what is in it, each kind by itself."""
    if isinstance(value, tuple):
        for inner in value:
            _collect(inner, found)
    kind = _kind(value)
    if kind:
        rows = found.setdefault(kind, {None: 0, (): 1})
        rows.setdefault(value, len(rows))


def _table(kind: str, values: list[Any], found: Mapping[str, Rows]) -> object:
    def cells(kind: str, values: Iterable[Any]) -> list[Any]:
        return [found[kind][value] for value in values] if kind else list(map(_own, values))

    if kind in _MOMENTS:
        return [value.isoformat() for value in values]
    if kind.endswith("*"):
        return [cells(kind[:-1], value) for value in values]
    columns = [(max(map(_kind, column), key=len), column) for column in zip(*values, strict=True)]
    return {
        field: (kind, cells(kind, column)) for field, (kind, column) in zip(_KINDS[kind]._fields, columns, strict=True)
    }


def _own(value: object) -> object:
    return None if isinstance(value, Borrowed) else value


class _Reader:
    """Makes the rows of each table once, when they are first asked for."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self._tables = tables
        self._rows: dict[str, list[Any]] = {}

    def rows(self, kind: str) -> list[Any]:
        if kind not in self._rows:
            self._rows[kind] = [None, (), *self._read(kind)]
        return self._rows[kind]

    def _read(self, kind: str) -> Iterable[Any]:
        table = self._tables[kind]
        if kind in _MOMENTS:
            return map(_MOMENTS[kind], table)
        if kind.endswith("*"):
            return [tuple(self._cells(kind[:-1], row)) for row in table]
        if tuple(table) != _KINDS[kind]._fields:
            raise LookupError(kind)
        columns = [self._cells(*column) for column in table.values()]
        rows = zip(*columns, strict=True)
        return starmap(text_of, rows) if kind == Text.__name__ else map(_KINDS[kind]._make, rows)

    def _cells(self, kind: str, numbers: Iterable[Any]) -> Iterable[Any]:
        return map(self.rows(kind).__getitem__, numbers) if kind else numbers
