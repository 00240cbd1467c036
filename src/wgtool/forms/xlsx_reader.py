"""Rows of a workbook’s sheets, read one after the other without holding the sheet."""

import io
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any, NamedTuple

from wgtool.errors import Refused, WgtoolError

# More than Excel’s own sheet has, in rows; and in cells, more than any form’s answers.
_MOST_ROWS = 1_048_576
_MOST_CELLS = 20_000_000


class Sheet(NamedTuple):
    """A sheet: its name and its rows, as text."""

    name: str
    rows: Iterator[list[str]]


@contextmanager
def sheets(data: bytes, name: str) -> Iterator[list[Sheet]]:
    """Open a workbook (that `packed` has found safe) and give its visible sheets; values are read, formulas never run.

    Args:
        data: The file.
        name: What to call it in errors.

    Raises:
        Refused: It is damaged, or has more cells than any form’s answers.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to load, and only workbooks need it

    with warnings.catch_warnings():
        # What openpyxl leaves out (styles, validation, pictures) is nothing to us.
        warnings.simplefilter("ignore")
        with _sound(name):
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            yield [Sheet(sheet.title, _rows(sheet, name)) for sheet in visible or book.worksheets]
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
            if number > _MOST_ROWS or cells > _MOST_CELLS:
                raise Refused("form.too_many_cells", file=name)
            yield _texts(row)


def _texts(row: Iterable[object]) -> list[str]:
    return [_text(value) for value in row]


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
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
