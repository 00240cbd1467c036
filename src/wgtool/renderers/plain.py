"""Pages as plain text for pipes and files: nothing cut, wrapped or coloured."""

from collections.abc import Iterator, Sequence

from wgtool.renderers.page import Bullets, Column, Facts, Heading, Page, Paragraph, Part, Row, Steps, Table
from wgtool.renderers.safe import one_line, visible, width

_UNDERLINES = {1: "=", 2: "-"}
_GAP = "  "


def plain(pages: Sequence[Page]) -> str:
    """Return pages as plain text that ends in a newline."""
    return "\n\n\n".join("\n\n".join(_paragraphs(page)) for page in pages) + "\n"


def _paragraphs(page: Page) -> Iterator[str]:
    for part in page.parts:
        text = "\n".join(_lines(part))
        if text:
            yield text


def _lines(part: Part) -> Iterator[str]:
    if isinstance(part, Heading):
        text = one_line(part.text)
        yield text
        if part.level in _UNDERLINES:
            yield _UNDERLINES[part.level] * width(text)
    elif isinstance(part, Paragraph):
        yield visible(part.text)
    elif isinstance(part, Facts):
        yield from _facts(part.rows)
    elif isinstance(part, Bullets):
        for item in part.items:
            yield f"- {one_line(item)}"
    elif isinstance(part, Table):
        yield from _table(part)
    else:
        yield from _steps(part)


def _facts(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    for label, value in rows:
        first, *rest = visible(value).split("\n")
        yield f"{one_line(label)}: {first}"
        for line in rest:
            yield f"    {line}"


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield one_line(table.caption)
    head = Row(tuple(column.title for column in table.columns))
    rows = [line for row in (head, *table.rows) for line in _cells(row)]
    widths = [max(width(row[place]) for row in rows) for place in range(len(table.columns))]
    yield _row(rows[0], table.columns, widths)
    yield _GAP.join("-" * size for size in widths)
    for row in rows[1:]:
        yield _row(row, table.columns, widths)


def _cells(row: Row) -> list[list[str]]:
    """Return the lines of a row: one, or as many as its tallest cell has."""
    cells = [visible(cell).split("\n") for cell in row.cells]
    height = max(len(lines) for lines in cells)
    return [[lines[place] if place < len(lines) else "" for lines in cells] for place in range(height)]


def _row(cells: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> str:
    padded = [
        " " * (size - width(cell)) + cell if column.align == "right" else cell + " " * (size - width(cell))
        for cell, column, size in zip(cells, columns, widths, strict=True)
    ]
    return _GAP.join(padded).rstrip()


def _steps(steps: Steps) -> Iterator[str]:
    times = max((width(step.time) for step in steps.items), default=0)
    lengths = max((width(step.length) for step in steps.items), default=0)
    for step in steps.items:
        time = step.time + " " * (times - width(step.time))
        length = " " * (lengths - width(step.length)) + step.length
        note = f" — {one_line(step.note)}" if step.note else ""
        yield f"{time}{_GAP}{length}{_GAP}{one_line(step.title)}{note}"
        for label, value in step.details:
            indent = " " * (times + lengths + 2 * len(_GAP))
            yield f"{indent}{one_line(label)}: {one_line(value)}"
