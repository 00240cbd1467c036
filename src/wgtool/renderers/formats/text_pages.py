"""Pages as plain text for pipes and files: nothing cut, wrapped or coloured."""

from collections.abc import Iterator, Sequence

from wgtool.renderers.formats import Format
from wgtool.renderers.page import Bullets, Column, Facts, Heading, Page, Paragraph, Steps, Table, Worded, close, worded
from wgtool.renderers.safe import display_width, one_line, visible

_UNDERLINES = {1: "=", 2: "-"}
_GAP = "  "


def plain(pages: Sequence[Page]) -> str:
    """Return pages as plain text that ends in a newline, however long its lines are."""
    return "\n\n\n".join(_page(page) for page in pages) + "\n"


def _page(page: Page) -> str:
    lines: list[str] = []
    before: Worded | None = None
    for part in worded(page.parts):
        found = [line.rstrip(" ") for line in _lines(part)]
        if not any(found):
            continue
        if before is not None and not close(before, part):
            lines.append("")
        lines += found
        before = part
    return "\n".join(lines)


def _lines(part: Worded) -> Iterator[str]:
    if isinstance(part, Heading):
        text = one_line(part.text)
        yield text
        if part.level in _UNDERLINES:
            yield _UNDERLINES[part.level] * display_width(text)
    elif isinstance(part, Paragraph):
        yield from visible(part.text).split("\n")
    elif isinstance(part, Facts):
        yield from _facts(part)
    elif isinstance(part, Bullets):
        for item in part:
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
    head = _cells(tuple(column.title for column in table.columns))
    rows = [_cells(row.cells) for row in table.rows]
    widths = [
        max(display_width(line[place]) for row in (head, *rows) for line in row) for place in range(len(table.columns))
    ]
    yield from (_row(line, table.columns, widths) for line in head)
    yield _GAP.join("-" * size for size in widths)
    apart = not table.dense and any(len(row) > 1 for row in rows)
    for place, row in enumerate(rows):
        if place and apart:
            yield ""
        yield from (_row(line, table.columns, widths) for line in row)


def _cells(cells: Sequence[str]) -> list[list[str]]:
    """Return the lines of a row: one, or as many as its tallest cell has."""
    split = [visible(cell).split("\n") for cell in cells]
    height = max((len(lines) for lines in split), default=1)
    return [[lines[place] if place < len(lines) else "" for lines in split] for place in range(height)]


def _row(cells: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> str:
    return _GAP.join(
        _padded(cell, size, right=column.align == "right")
        for cell, column, size in zip(cells, columns, widths, strict=True)
    )


def _padded(text: str, size: int, *, right: bool = False) -> str:
    space = " " * (size - display_width(text))
    return space + text if right else text + space


def _steps(steps: Steps) -> Iterator[str]:
    times = [one_line(step.time) for step in steps.items]
    lengths = [one_line(step.length) for step in steps.items]
    first = max(map(display_width, times), default=0)
    second = max(map(display_width, lengths), default=0)
    indent = " " * (first + second + 2 * len(_GAP))
    for step, time, length in zip(steps.items, times, lengths, strict=True):
        note = f" — {one_line(step.note)}" if step.note else ""
        yield _GAP.join((_padded(time, first), _padded(length, second, right=True), one_line(step.title) + note))
        for label, value in step.details:
            yield f"{indent}{one_line(label)}: {one_line(value)}"


FORMAT = Format(lambda pages: (plain(pages),))
