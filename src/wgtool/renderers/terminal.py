"""Pages on a terminal: laid out by rich for the width there is, never cut.

Everything goes in as `Text`, so that nothing a person typed is read as markup.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.constrain import Constrain
from rich.padding import Padding
from rich.segment import Segment, Segments
from rich.table import Table as Grid
from rich.text import Text

from wgtool.renderers.fitting import fitted
from wgtool.renderers.page import Bullets, Facts, Heading, Page, Paragraph, Part, Row, Step, Steps, Table, Tone, close
from wgtool.renderers.safe import one_line, visible

# Prose wider than this is hard to read.
_PROSE = 100
# Where less than this would be left beside the clock, what happens stands below it.
_BESIDE_THE_CLOCK = 40
# Nothing is laid out for less.
_LEAST = 20

# Bold, faint and red can be read on light and on dark.
_STYLES: dict[Tone, str] = {
    "plain": "",
    "lead": "",
    "quiet": "dim",
    "good": "bold",
    "warning": "bold red",
    "struck": "strike dim",
}
_HEADINGS = {1: "bold", 2: "bold", 3: "bold underline", 4: "bold"}
_RULES = {1: "═", 2: "─"}
_ORNAMENT = "cyan"


def show(pages: Sequence[Page], file: TextIO, width: int | None = None, *, colour: bool = True) -> None:
    """Write pages to a terminal.

    Args:
        pages: What to show.
        file: The terminal.
        width: Its width in columns; None asks it.
        colour: Whether colours and other escape sequences may be used.
    """
    console = Console(
        file=file,
        width=width,
        no_color=not colour,
        color_system="auto" if colour else None,
        force_terminal=colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=None if colour else False,
    )
    size = max(console.width, _LEAST)
    for number, page in enumerate(pages):
        if number:
            _print(console, [Text(""), Text("─" * min(size, _PROSE), _ORNAMENT), Text("")], size)
        before: Part | None = None
        for part in page.parts:
            if before is not None and not close(before, part):
                console.print()
            _print(console, _renderables(part, size), size)
            before = part


def _print(console: Console, items: Iterable[RenderableType], size: int) -> None:
    """Print without the blanks that rich fills lines with: they would be copied, and wrapped in a narrower window."""
    options = console.options.update(width=size)
    for item in items:
        printed: list[Segment] = []
        for line in console.render_lines(item, options, pad=False):
            while line and not line[-1].text.strip(" "):
                line.pop()
            if line:
                line[-1] = Segment(line[-1].text.rstrip(" "), line[-1].style)
            printed += [*line, Segment.line()]
        console.print(Segments(printed), end="", soft_wrap=True)


def _renderables(part: Part, size: int) -> Iterator[RenderableType]:
    prose = min(size, _PROSE)
    if isinstance(part, Heading):
        yield from _heading(part, prose)
    elif isinstance(part, Paragraph):
        yield _within(_text(visible(part.text), _STYLES[part.tone]), prose)
    elif isinstance(part, Facts):
        yield _facts(part.rows, prose)
    elif isinstance(part, Bullets):
        yield _bullets(part.items, prose)
    elif isinstance(part, Table):
        yield from _table(part, size)
    else:
        yield from _steps(part, prose)


def _text(text: str, style: str = "") -> Text:
    """Return a text whose style does not reach the blanks that are added to it."""
    return Text(overflow="fold").append(text, style)


def _within(item: RenderableType, size: int, indent: int = 0) -> RenderableType:
    narrowed = Constrain(item, size - indent)
    return Padding(narrowed, (0, 0, 0, indent), expand=False) if indent else narrowed


def _heading(heading: Heading, size: int) -> Iterator[RenderableType]:
    text = one_line(heading.text)
    yield _within(_text(text, _HEADINGS[heading.level]), size)
    if heading.level in _RULES:
        yield Text(_RULES[heading.level] * min(cell_len(text), size), _ORNAMENT)


def _facts(
    rows: Sequence[tuple[str, str]], size: int, style: str = "bold", labels: Sequence[str] = ()
) -> RenderableType:
    """Return labels and values side by side, or one after the other where labels would take too much room.

    `labels` are those to leave room for, if there are others than these rows have.
    """
    room = 1 + max((cell_len(one_line(label)) for label in labels or [label for label, _ in rows]), default=0)
    if room > size // 4:
        pairs = (_text(f"{one_line(label)}: ", style).append(visible(value)) for label, value in rows)
        return Group(*(_within(pair, size) for pair in pairs))
    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=room)
    grid.add_column(width=size - room - 1)
    for label, value in rows:
        grid.add_row(_text(f"{one_line(label)}:", style), _text(visible(value)))
    return grid


def _bullets(items: Iterable[str], size: int) -> RenderableType:
    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=1)
    grid.add_column(width=size - 2)
    for item in items:
        grid.add_row(Text("•", _ORNAMENT), _text(one_line(item)))
    return grid


def _table(table: Table, size: int) -> Iterator[RenderableType]:
    if table.caption:
        yield _within(_text(one_line(table.caption), "bold"), size)
    rows = [[visible(cell) for cell in row.cells] for row in table.rows]
    titles = [one_line(column.title) for column in table.columns]
    widths = fitted(titles, rows, size, frame=table.grid)
    if widths is None:
        yield from _records(titles, table.rows, min(size, _PROSE))
        return
    grid = Grid(
        box=box.ROUNDED if table.grid else box.SIMPLE_HEAD,
        show_lines=table.grid,
        show_edge=table.grid,
        pad_edge=table.grid,
        padding=(0, 1) if table.grid else (0, 1, 0, 0),
        border_style=_ORNAMENT,
        leading=0 if table.grid else _leading(rows, widths),
    )
    for column, title, one in zip(table.columns, titles, widths, strict=True):
        grid.add_column(_text(title, "bold"), justify=column.align, width=one, overflow="fold")
    for row in table.rows:
        grid.add_row(*_cells(row, widths, grid=table.grid))
    yield grid


def _leading(rows: Sequence[Sequence[str]], widths: Sequence[int]) -> int:
    """Return how many empty lines part the rows: one, where cells are so tall that rows would run together."""
    tall = any(cell_len(cell) > 2 * size for row in rows for cell, size in zip(row, widths, strict=True))
    return 1 if tall else 0


def _cells(row: Row, widths: Sequence[int], *, grid: bool) -> Iterator[RenderableType]:
    for place, (cell, size) in enumerate(zip(row.cells, widths, strict=True)):
        text = visible(cell)
        style = "bold" if grid and place == 0 else _STYLES[row.tone]
        if grid and any(cell_len(line) > size for line in text.split("\n")):
            # Tells the lines of a cell from those that are wrapped.
            text = text.replace("\n", "\n\n")
        yield _text(text, style)


def _records(titles: Sequence[str], rows: Iterable[Row], size: int) -> Iterator[RenderableType]:
    """Yield each row as a list of titles and cells; empty cells are left out."""
    for place, row in enumerate(rows):
        if place:
            yield Text("")
        yield _facts([pair for pair in zip(titles, row.cells, strict=True) if pair[1]], size, labels=titles)


def _steps(steps: Steps, size: int) -> Iterator[RenderableType]:
    times = max((cell_len(one_line(step.time)) for step in steps.items), default=0)
    lengths = max((cell_len(one_line(step.length)) for step in steps.items), default=0)
    left = size - times - lengths - 4
    stacked = left < _BESIDE_THE_CLOCK
    detailed = any(step.details for step in steps.items)
    for place, step in enumerate(steps.items):
        if place and (detailed or stacked):
            yield Text("")
        time, length = _text(one_line(step.time), "bold"), _text(one_line(step.length), "dim")
        if stacked:
            yield _within(time.append("  ").append_text(length), size)
            yield _within(_step(step, size - 2, detailed=detailed), size, indent=2)
            continue
        grid = Grid.grid(padding=(0, 2, 0, 0))
        grid.add_column(width=times)
        grid.add_column(width=lengths, justify="right")
        grid.add_column(width=left)
        grid.add_row(time, length, _step(step, left, detailed=detailed))
        yield grid


def _step(step: Step, size: int, *, detailed: bool) -> RenderableType:
    title = _text(one_line(step.title), "bold" if detailed else "")
    if step.note:
        title.append(f" — {one_line(step.note)}", "dim")
    details = [(label, one_line(value)) for label, value in step.details]
    return Group(title, _facts(details, size, "dim")) if details else title
