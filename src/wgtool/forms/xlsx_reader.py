"""Rows of a workbook’s sheets, read one after the other without holding the sheet."""

import io
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from functools import partial
from typing import Any, NamedTuple

from openpyxl import load_workbook

from wgtool.errors import Refused, WgtoolError
from wgtool.forms.hidden_rows import hidden_rows
from wgtool.forms.parts import MOST_CELLS, MOST_COLUMNS, MOST_ROWS

# ECMA-376, part 1, 22.9.2.19 (ST_Xstring): what XML cannot hold, and an underscore before what only looks so.
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
# What a text begins or ends with by such an escape, and nobody sees.
_CONTROLS = "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0)])) + " "


class Sheet(NamedTuple):
    """A sheet: its name and its rows, as text; `hidden` tells which of them nobody sees, by their numbers from 1."""

    name: str
    rows: Iterator[list[str]]
    hidden: Callable[[], frozenset[int]] = frozenset


@contextmanager
def sheets(data: bytes, name: str) -> Iterator[list[Sheet]]:
    """Open a workbook (that `packed` has found safe) and give its visible sheets; values are read, formulas never run.

    Args:
        data: The file.
        name: What to call it in errors.

    Raises:
        Refused: It is damaged, or has more cells than any form’s answers.
    """
    with warnings.catch_warnings():
        # What openpyxl leaves out (styles, validation, pictures) is nothing to us.
        warnings.simplefilter("ignore")
        with _sound(name):
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            yield [
                Sheet(sheet.title, _rows(sheet, name), partial(hidden_rows, data, sheet.title))
                for sheet in visible or book.worksheets
            ]
        finally:
            book.close()


@contextmanager
def _sound(name: str) -> Iterator[None]:
    try:
        yield
    except (WgtoolError, MemoryError):
        raise
    except Exception as error:
        # A damaged workbook shows itself in as many ways as there are lines in the library that reads it.
        raise Refused("form.damaged_workbook", file=name).advise("form.download_again") from error


def _rows(sheet: Any, name: str) -> Iterator[list[str]]:  # noqa: ANN401 - openpyxl’s reader has no public type
    with _sound(name):
        # What the file says of its own size is often wrong.
        sheet.reset_dimensions()
        cells = 0
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
            cells += len(row)
            if len(row) > MOST_COLUMNS or number > MOST_ROWS or cells > MOST_CELLS:
                raise Refused("form.too_many_cells", file=name)
            yield _texts(row)


def _texts(row: Iterable[object]) -> list[str]:
    return [_text(value) for value in row]


def _text(value: object) -> str:
    if isinstance(value, str):
        return _unescaped(value) if "_x" in value else value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ", timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def _unescaped(text: str) -> str:
    """Return a text with its escapes read; line breaks are one character, and nothing unseen stands at its ends."""
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    # A letter beyond U+FFFF is escaped as two halves.
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return re.sub("\r\n?|\v", "\n", text).strip(_CONTROLS)
