"""Pages on a terminal: laid out by rich for the width there is, never cut.

Everything goes in as `Text`, so that nothing a person typed is read as markup.
"""

from collections.abc import Iterator, Sequence
from typing import TextIO

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from wgtool.renderers.page import (
    Bullets,
    Facts,
    Heading,
    Page,
    Paragraph,
    Part,
    Row,
    Step,
    Steps,
    Table,
    Tone,
)
from wgtool.renderers.safe import one_line, visible, width

# Prose wider than this is hard to read.
_PROSE = 100
# A column of words narrower than this is harder to read than a list.
_NARROWEST = 12

_STYLES: dict[Tone, str] = {
    "plain": "",
    "lead": "",
    "quiet": "dim",
    "good": "bold",
    "warning": "bold red",
    "struck": "strike dim",
}
_HEADINGS = {1: "bold", 2: "bold cyan", 3: "bold", 4: "bold green"}


def show(pages: Sequence[Page], file: TextIO, size: int | None = None, *, colour: bool = True) -> None:
    """Write pages to a terminal.

    Args:
        pages: What to show.
        file: The terminal.
        size: Its width in columns; None asks it.
        colour: Whether colours and other escape sequences may be used.
    """
    console = Console(
        file=file,
        width=size,
        no_color=not colour,
        color_system="auto" if colour else None,
        force_terminal=None if colour else False,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=None if colour else False,
    )
    for number, page in enumerate(pages):
        if number:
            console.print("\n" + "─" * min(console.width, _PROSE) + "\n")
        before: Part | None = None
        for part in page.parts:
            if before is not None and not _close(before, part):
                console.print()
            for item in _renderables(part, console.width):
                console.print(item)
            before = part


def _close(before: Part, part: Part) -> bool:
    """Whether a part belongs right under the one before it."""
    if isinstance(before, Heading):
        return not isinstance(part, Heading) and before.level > 1
    both = (before, part)
    return all(isinstance(one, Paragraph | Facts) for one in both) and not _is_lead(before)


def _is_lead(part: Part) -> bool:
    return isinstance(part, Paragraph) and part.tone == "lead"


def _renderables(part: Part, size: int) -> Iterator[RenderableType]:
    prose = min(size, _PROSE)
    if isinstance(part, Heading):
        yield from _heading(part, prose)
    elif isinstance(part, Paragraph):
        yield _wide(Text(visible(part.text), _STYLES[part.tone]), prose)
    elif isinstance(part, Facts):
        yield _wide(_facts(part.rows, prose), prose)
    elif isinstance(part, Bullets):
        yield _wide(_bullets(part.items), prose)
    elif isinstance(part, Table):
        yield from _table(part, size)
    else:
        yield from _steps(part, size)


def _wide(item: RenderableType, size: int) -> RenderableType:
    """Return something that takes no more than so many columns."""
    grid = Grid.grid()
    grid.add_column(max_width=size, overflow="fold")
    grid.add_row(item)
    return grid


def _heading(heading: Heading, size: int) -> Iterator[RenderableType]:
    text = one_line(heading.text)
    yield _wide(Text(text, _HEADINGS[heading.level], overflow="fold"), size)
    if heading.level <= 2:  # noqa: PLR2004 - the two levels that part a page
        yield Text(("═" if heading.level == 1 else "─") * min(width(text), size), _HEADINGS[heading.level])


def _facts(rows: Sequence[tuple[str, str]], size: int) -> RenderableType:
    labels = max(width(label) for label, _ in rows) + 1
    if labels > size // 3:
        lines = Text()
        for place, (label, value) in enumerate(rows):
            lines.append("\n" if place else "").append(f"{one_line(label)}: ", "bold").append(visible(value))
        return lines
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(min_width=labels, no_wrap=True)
    grid.add_column(overflow="fold")
    for label, value in rows:
        grid.add_row(Text(f"{one_line(label)}:", "bold"), Text(visible(value)))
    return grid


def _bullets(items: Sequence[str]) -> RenderableType:
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column(overflow="fold")
    for item in items:
        grid.add_row(Text("•"), Text(one_line(item)))
    return grid


def _table(table: Table, size: int) -> Iterator[RenderableType]:
    if table.caption:
        yield Text(one_line(table.caption), "bold")
    if not table.grid and _cramped(table, size):
        yield from _records(table, min(size, _PROSE))
        return
    grid = Grid(box=box.ROUNDED if table.grid else box.SIMPLE_HEAD, show_lines=table.grid, pad_edge=table.grid)
    for place, column in enumerate(table.columns):
        first = table.grid and place == 0
        grid.add_column(
            Text(one_line(column.title)),
            justify=column.align,
            overflow="fold",
            no_wrap=first or _short(table, place),
            style="bold" if first else "",
        )
    for row in table.rows:
        grid.add_row(*(Text(visible(cell)) for cell in row.cells), style=_STYLES[row.tone])
    yield grid


def _widths(table: Table) -> list[int]:
    rows = (Row(tuple(column.title for column in table.columns)), *table.rows)
    return [
        max(width(line) for row in rows for line in (visible(row.cells[place]).split("\n")))
        for place in range(len(table.columns))
    ]


def _short(table: Table, place: int) -> bool:
    return _widths(table)[place] <= _NARROWEST


def _cramped(table: Table, size: int) -> bool:
    """Whether a table’s columns would be too narrow to read: then each row is told as a list."""
    needed = [min(one, max(_NARROWEST, one // 2)) for one in _widths(table)]
    return sum(needed) + 2 * len(needed) > size


def _records(table: Table, size: int) -> Iterator[RenderableType]:
    for place, row in enumerate(table.rows):
        pairs = tuple(
            (column.title, cell) for column, cell in zip(table.columns, row.cells, strict=True) if cell
        )
        if place:
            yield Text("")
        yield _wide(_facts(pairs, size), size)


def _steps(steps: Steps, size: int) -> Iterator[RenderableType]:
    detailed = any(step.details for step in steps.items)
    times = max(width(step.time) for step in steps.items)
    lengths = max(width(step.length) for step in steps.items)
    grid = Grid.grid(padding=(0, 2))
    grid.add_column(width=times, no_wrap=True, style="bold")
    grid.add_column(width=lengths, justify="right", no_wrap=True, style="dim")
    grid.add_column(overflow="fold", max_width=max(1, min(size, _PROSE) - times - lengths - 4))
    for place, step in enumerate(steps.items):
        if place and detailed:
            grid.add_row()
        grid.add_row(Text(step.time), Text(step.length), _step(step, detailed=detailed))
    yield Padding(grid, 0)


def _step(step: Step, *, detailed: bool) -> Text:
    text = Text(one_line(step.title), "bold" if detailed else "")
    if step.note:
        text.append(f" — {one_line(step.note)}", "not bold dim")
    for label, value in step.details:
        text.append(f"\n{one_line(label)}: ", "not bold italic").append(one_line(value), "not bold")
    return text


