"""Rows as CSV in which text stays text."""

from collections.abc import Iterable, Sequence

from wgtool.renderers.formats import Format
from wgtool.renderers.page import Cell
from wgtool.renderers.safe import FORMULA, writable

# Excel takes a file for UTF-8 only when it begins so.
BYTE_ORDER_MARK = "\ufeff"
# What RFC 4180 quotes, and at what else programs split: behind it a text could begin a formula.
_QUOTED = frozenset(',"\r\n;\t')


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return rows as CSV (RFC 4180): CRLF, quotes where needed; None is empty, numbers stand as they are.

    Cells with a semicolon or a tab are quoted, too, which the standard library’s writer cannot be told to do. A text
    that would start a formula gets an apostrophe before it. Controls other than tabs and line breaks, for which RFC
    4180 has no room, and lone surrogates are shown as escapes. There is no byte-order mark.
    """
    return "".join(_line(row) for row in (header, *rows))


def _line(row: Sequence[Cell]) -> str:
    cells = [*map(_written, row)]
    # A line of nothing would be no row.
    return (",".join(cells) if cells != [""] else '""') + "\r\n"


def _written(cell: Cell) -> str:
    if not isinstance(cell, str):
        return "" if cell is None else str(cell)
    text = f"'{writable(cell)}" if cell.startswith(FORMULA) else writable(cell)
    return text if _QUOTED.isdisjoint(text) else '"' + text.replace('"', '""') + '"'


FORMAT = Format(lambda rows: (csv_text(rows.header, rows.rows),), ("csv",), mark=BYTE_ORDER_MARK)
