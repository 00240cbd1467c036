"""Rows as a workbook in which text stays text."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from wgtool.renderers.formats import Format
from wgtool.renderers.layouts.sheets import sheets
from wgtool.renderers.page import Cell, Rows
from wgtool.renderers.safe import FORMULA, display_width, writable

if TYPE_CHECKING:
    from openpyxl.cell import Cell as BookCell
    from openpyxl.worksheet.worksheet import Worksheet

# A workbook says when it was made; ours says the same always, so that the same data gives the same bytes.
_MADE = (2000, 1, 1, 0, 0, 0)
_MADE_TEXT = b"2000-01-01T00:00:00Z"
_PROPERTIES = "docProps/core.xml"

# As workbooks number kinds of paper (ECMA-376, part 1, 18.3.1.63).
_A4 = 9

# How a date and a moment are shown: the day first, as is usual here.
_DAY, _MOMENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"

# Widths in characters of the standard font.
_NARROWEST, _WIDEST = 8, 60

# Characters beyond controls and surrogates that XML 1.0 (section 2.2) has no room for.
_NOT_IN_XML = "\ufffe\uffff"
# What a workbook would read as an escape, though somebody typed it (ECMA-376, part 1, 22.9.2.19, ST_Xstring).
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")

# Excel’s rules for the name of a sheet: so many UTF-16 units, without these characters, none of them twice.
_NAME_LENGTH = 31
_NOT_IN_NAMES = frozenset("[]:*?/\\")
_TAKEN_BY_EXCEL = "history"


def workbook(sheets: Sequence[Rows]) -> bytes:
    """Return an XLSX workbook of one or more sheets; the same sheets give the same bytes.

    Every text is a text, never a formula; characters that XML 1.0 has no room for are shown as escapes.
    """
    from openpyxl import Workbook

    book = Workbook()
    for page in book.worksheets:
        book.remove(page)
    book.properties.creator = "wgtool"
    names: set[str] = set()
    for sheet in sheets:
        name = _sheet_name(sheet.name, names)
        names.add(name.casefold())
        _fill(book.create_sheet(name), sheet._replace(rows=list(sheet.rows)))
    raw = io.BytesIO()
    book.save(raw)
    return _at_one_time(raw.getvalue())


def _fill(page: "Worksheet", sheet: Rows) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for row in (sheet.header, *sheet.rows):
        page.append([_cell(page, value) for value in row])
    bold = Font(bold=True)
    for column in range(1, len(sheet.header) + 1):
        page.cell(1, column).font = bold
        page.column_dimensions[get_column_letter(column)].width = _width(sheet, column - 1)
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions
    _for_paper(page)


def _for_paper(page: "Worksheet") -> None:
    """Let a sheet be printed on A4, as wide as the paper, with its headings on each page."""
    from openpyxl.worksheet.properties import PageSetupProperties

    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = _A4
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_setup.fitToHeight = 0
    page.print_title_rows = "1:1"


def _cell(page: "Worksheet", value: Cell) -> "BookCell | int | None":
    if isinstance(value, str):
        return _text_cell(page, value)
    if isinstance(value, date):
        return _date_cell(page, value)
    return value


def _date_cell(page: "Worksheet", value: date) -> "BookCell":
    from openpyxl.cell import Cell as BookCell

    cell = BookCell(page, 1, 1, value)
    cell.number_format = _MOMENT if isinstance(value, datetime) else _DAY
    return cell


def _text_cell(page: "Worksheet", text: str) -> "BookCell":
    from openpyxl.cell import Cell as BookCell
    from openpyxl.styles import Alignment

    # XML knows one kind of line end (1.0, section 2.11); append() gives the cell its place.
    shown = _ESCAPE.sub("_x005F_", writable(text, _NOT_IN_XML).replace("\r\n", "\n").replace("\r", "\n"))
    cell = BookCell(page, 1, 1, shown)
    # What begins with = is a formula to openpyxl; to Excel too, once somebody edits the cell, without quotePrefix.
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(FORMULA)
    if "\n" in text or display_width(text) > _WIDEST:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _width(sheet: Rows, place: int) -> int:
    """Return a column’s width: that of its longest line, and room for the filter’s button."""
    cells = [str(row[place]) for row in (sheet.header, *sheet.rows) if row[place] is not None]
    longest = max((display_width(line) for cell in cells for line in cell.split("\n")), default=0)
    return min(max(longest + 3, _NARROWEST), _WIDEST)


def _sheet_name(name: str, taken: set[str]) -> str:
    clean = "".join(" " if character in _NOT_IN_NAMES else character for character in writable(name, _NOT_IN_XML))
    clean = " ".join(clean.replace("\\", " ").split()).strip("'")
    if not clean or clean.casefold() == _TAKEN_BY_EXCEL:
        clean = f"{clean} 1".strip()
    found, number = _cut(clean, _NAME_LENGTH), 1
    while found.casefold() in taken:
        number += 1
        found = f"{_cut(clean, _NAME_LENGTH - len(f' {number}'))} {number}"
    return found


def _cut(text: str, units: int) -> str:
    """Return the beginning of a text that takes no more than so many UTF-16 units."""
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore").rstrip(" '")


def _at_one_time(data: bytes) -> bytes:
    """Return a workbook whose inner files all carry the same time, wherever and whenever it was made."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w") as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename == _PROPERTIES:
                for name in (b"created", b"modified"):
                    content = _with_time(content, name)
            entry = zipfile.ZipInfo(item.filename, _MADE)
            entry.create_system = 3  # else it tells Windows from the rest
            new.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return result.getvalue()


def _with_time(xml: bytes, name: bytes) -> bytes:
    """Return the properties with a fixed time: openpyxl writes that of saving, whatever it is told."""
    before, tag, rest = xml.partition(b"<dcterms:" + name)
    attributes, bracket, rest = rest.partition(b">")
    _, end, after = rest.partition(b"</dcterms:" + name)
    return before + tag + attributes + bracket + _MADE_TEXT + end + after


FORMAT = Format(lambda rows: workbook(sheets(rows)), ("xlsx",), needs_file=True)
