"""Rows for spreadsheets: CSV and workbooks in which text stays text."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

Cell = str | int | None

# What spreadsheets read as the beginning of a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

# A workbook says when it was made; ours says the same always, so that the same data gives the same bytes.
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
_WIDEST = 60


class Sheet(NamedTuple):
    """One sheet of a workbook."""

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def disarmed(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe goes before it."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return rows as CSV (RFC 4180): CRLF, quotes where needed, formulas disarmed; None is empty."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([disarmed(cell) for cell in row] for row in rows)
    return text.getvalue()


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """Return an XLSX workbook; the same sheets give the same bytes."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow to load, and only workbooks need it
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook()
    book.remove(book.active)
    book.properties.created = book.properties.modified = _MADE.replace(tzinfo=None)
    book.properties.creator = "wgtool"
    for sheet in sheets:
        page = book.create_sheet(_sheet_name(sheet.name))
        for line, row in enumerate((sheet.header, *sheet.rows), 1):
            for column, value in enumerate(row, 1):
                _put(page.cell(line, column), value)
        for column, title in enumerate(sheet.header, 1):
            page.cell(1, column).font = Font(bold=True)
            longest = max(len(str(row[column - 1] or "")) for row in (sheet.header, *sheet.rows))
            page.column_dimensions[get_column_letter(column)].width = min(max(longest, len(title)) + 2, _WIDEST)
        page.freeze_panes = "A2"
        page.auto_filter.ref = page.dimensions
    raw = io.BytesIO()
    book.save(raw)
    return _same_time(raw.getvalue())


def _put(cell: Any, value: Cell) -> None:  # noqa: ANN401 - openpyxl has two kinds of cell
    if isinstance(value, str):
        cell.value = _xml_safe(value)
        # A text that begins with = must not become a formula, nor when somebody edits the cell later.
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(_FORMULA)
    elif value is not None:
        cell.value = value


def _xml_safe(text: str) -> str:
    """Return a text without the characters that XML has no room for, shown as U+FFFD."""
    return "".join(
        character if character in "\t\n\r" or (character >= " " and not "\ud800" <= character <= "\udfff") else "\ufffd"
        for character in text
    )


def _sheet_name(name: str) -> str:
    """Return a name within Excel’s rules: 31 characters, none of `[]:*?/\\`."""
    return "".join(" " if character in "[]:*?/\\" else character for character in name)[:31].strip("' ") or "Sheet"


def _same_time(data: bytes) -> bytes:
    """Return a workbook whose inner files all carry the same time."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename == "docProps/core.xml":
                # openpyxl writes the time of saving here, whatever it is told.
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2000-01-01T00:00:00Z", content)
            new.writestr(zipfile.ZipInfo(item.filename, _MADE.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
    return result.getvalue()
