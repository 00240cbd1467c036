"""Rows as CSV in which text stays text."""

import csv
import io
from collections.abc import Iterable, Sequence

from wgtool.renderers.formats import Format
from wgtool.renderers.page import Cell
from wgtool.renderers.safe import FORMULA, writable

# Excel takes a file for UTF-8 only when it begins so.
BYTE_ORDER_MARK = "\ufeff"


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return rows as CSV (RFC 4180): CRLF, quotes where needed; None is empty, numbers stand as they are.

    A text that would start a formula gets an apostrophe before it. Controls other than tabs and line breaks, for which
    RFC 4180 has no room, and lone surrogates are shown as escapes. There is no byte-order mark.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(map(_disarmed, header))
    writer.writerows(map(_disarmed, row) for row in rows)
    return text.getvalue()


def _disarmed(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    return f"'{writable(cell)}" if cell.startswith(FORMULA) else writable(cell)


FORMAT = Format(lambda rows: (csv_text(rows.header, rows.rows),), ("csv",), mark=BYTE_ORDER_MARK)
