"""Rows of a CSV file, whatever separates its columns."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from wgtool.errors import Refused
from wgtool.forms.parts import MOST_COLUMNS

DELIMITERS = (",", ";", "\t")
# Excel puts `sep=;` before the first row, for itself.
_HINT = "sep="
# Longer cells than any answer has: a quotation mark that is not closed swallows what follows.
_LONGEST_CELL = 1_000_000
# A shorter line has no more columns than can be borne.
_LONG_LINE = 1_000_000


def rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """Yield the rows of a file, empty ones too.

    Raises:
        Refused: The quotation marks do not match up; the line is named. Or it has more columns than any sheet.
    """
    reader = csv.reader(_bounded(_lines(text), delimiter), delimiter=delimiter, strict=True)
    begun = 1
    try:
        while (row := _next(reader)) is not None:
            yield row
            begun = reader.line_num + 1
    except csv.Error as error:
        raise Refused("form.quotes", line=begun).advise("form.quotes_advice") from error


def _next(reader: Iterator[list[str]]) -> list[str] | None:
    """Return the next row; how long a cell may be holds for all readers at once, hence for no longer than this."""
    usual = csv.field_size_limit(_LONGEST_CELL)
    try:
        return next(reader, None)
    finally:
        csv.field_size_limit(usual)


def _bounded(lines: Iterable[str], delimiter: str) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        if len(line) > _LONG_LINE and line.count(delimiter) >= MOST_COLUMNS:
            raise Refused("form.too_wide", line=number, limit=MOST_COLUMNS)
        yield line


def _lines(text: str) -> Iterator[str]:
    """Return the lines of a text with their ends, one at a time: a stream would copy it at four bytes a letter."""
    if text.count("\r") != text.count("\r\n"):
        return io.StringIO(text, newline="")
    return _feeds(text)


def _feeds(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def delimiter_of(text: str, worth: Callable[[Iterable[list[str]]], int], lines: int) -> tuple[str, bool]:
    """Return what separates the columns, and whether something else might have.

    `worth` says how much of a form some rows look like, `lines` how many to look at.
    """
    hint = text[len(_HINT) : len(_HINT) + 1]
    if (
        text[: len(_HINT)].casefold() == _HINT
        and hint in DELIMITERS
        and text[len(_HINT) + 1 : len(_HINT) + 2] in "\r\n"
    ):
        return hint, False
    scores = {delimiter: worth(_first(text, delimiter, lines)) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=scores.__getitem__)
    return best, scores[best] > 0 and list(scores.values()).count(scores[best]) > 1


def _first(text: str, delimiter: str, lines: int) -> list[list[str]]:
    """Return the first rows, as far as they can be read."""
    found: list[list[str]] = []
    try:
        found.extend(islice(rows(text, delimiter), lines))
    except Refused:
        return found
    return found
