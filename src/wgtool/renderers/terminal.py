"""Pages on a terminal: laid out for the width there is, never cut.

rich wraps, styles and draws tables. Everything goes in as `Text`, so that nothing a person typed is read as markup.
What is not a table is put together line by line here: grids of rich’s would take three times as long.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment, Segments
from rich.text import Text

from wgtool.renderers.fitting import fitted
from wgtool.renderers.page import (
    Bullets,
    Facts,
    Heading,
    Page,
    Paragraph,
    Row,
    Step,
    Steps,
    Table,
    Worded,
    close,
    worded,
)
from wgtool.renderers.safe import is_web_address, one_line, visible
from wgtool.renderers.screen_tables import (
    ORNAMENT,
    STYLES,
    framed_cells,
    is_of_signs,
    linked,
    plain_table,
    styled,
    texts_of,
    with_room,
)
from wgtool.texts.say import say

# Prose wider than this is hard to read.
_PROSE = 100
# Where less than this would be left beside the clock, what happens stands below it.
_BESIDE_THE_CLOCK = 40
# Nothing is laid out for less.
_LEAST = 20

_HEADINGS = {1: "bold", 2: "bold", 3: "bold underline", 4: "bold"}
_RULES = {1: "═", 2: "─"}


def show(pages: Sequence[Page], file: TextIO, width: int | None = None, *, colour: bool = True) -> None:
    """Write pages to a terminal.

    Args:
        pages: What to show.
        file: The terminal.
        width: Its width in columns; None asks it.
        colour: Whether colours and other escape sequences may be used.
    """
    screen = _Screen(
        Console(
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
    )
    for number, page in enumerate(pages):
        if number:
            screen.divide()
        screen.show(page)


class _Screen:
    """A terminal; `size` is its width, `prose` that of running text, `_left_out` the columns there was no room for."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.size = max(console.width, _LEAST)
        self.prose = min(self.size, _PROSE)
        self._left_out: dict[str, None] = {}

    def show(self, page: Page) -> None:
        """Write a page."""
        before: Worded | None = None
        for part in worded(page.parts):
            if before is not None and not close(before, part):
                self._write([Text()])
            if isinstance(part, Table):
                self._table(part)
            else:
                self._write(self._lines(part))
            before = part
        if self._left_out:
            told = say(page.lang, "word.left_out", columns=[*self._left_out])
            self._write([Text(), *self._lines(Paragraph(told, "quiet"))])
            self._left_out = {}

    def divide(self) -> None:
        """Draw a line between two pages."""
        self._write([Text(), styled("─" * self.prose, ORNAMENT), Text()])

    def _write(self, lines: Iterable[Text]) -> None:
        """Write lines that are laid out."""
        segments = (segment for line in lines for segment in line.render(self.console, end="\n"))
        self.console.print(Segments(segments), end="", soft_wrap=True)

    def _wrapped(self, text: Text, size: int) -> Iterator[Text]:
        """Yield the lines of a text, wrapped between words; within words only where one alone is too long.

        A web address is never broken: one that is too long runs on, as the terminal wraps it, and can be copied.
        """
        long = any(cell_len(word) > size and is_web_address(word.rstrip(".,;:!?)")) for word in text.plain.split())
        for line in text.wrap(self.console, size, overflow="ignore" if long else "fold"):
            # Blanks at the end would be copied, and wrapped in a narrower window.
            blanks = len(line.plain) - len(line.plain.rstrip(" "))
            if blanks:
                line.right_crop(blanks)
            yield line

    def _lines(self, part: Heading | Paragraph | Facts | Bullets | Steps) -> Iterator[Text]:
        if isinstance(part, Heading):
            yield from self._heading(part)
        elif isinstance(part, Paragraph):
            yield from self._wrapped(styled(visible(part.text), STYLES[part.tone]), self.prose)
        elif isinstance(part, Facts):
            yield from self._facts(part, self.prose)
        elif isinstance(part, Bullets):
            for item in part:
                yield from _beside(styled("•", ORNAMENT), 2, self._wrapped(styled(one_line(item)), self.prose - 2))
        else:
            yield from self._steps(part)

    def _heading(self, heading: Heading) -> Iterator[Text]:
        text = one_line(heading.text)
        yield from self._wrapped(styled(text, _HEADINGS[heading.level]), self.prose)
        if heading.level in _RULES:
            yield styled(_RULES[heading.level] * min(cell_len(text), self.prose), ORNAMENT)

    def _facts(
        self, rows: Sequence[tuple[str, str]], size: int, style: str = "bold", labels: Sequence[str] = ()
    ) -> Iterator[Text]:
        """Yield labels and values side by side, or one after the other where labels would take too much room.

        `labels` are those to leave room for, if there are others than these rows have.
        """
        room = 2 + max((cell_len(one_line(label)) for label in labels or [label for label, _ in rows]), default=0)
        for label, value in rows:
            named = styled(f"{one_line(label)}:", style)
            if room - 1 > size // 4:
                yield from self._wrapped(named.append(" ").append(visible(value)), size)
            else:
                yield from _beside(named, room, self._wrapped(styled(visible(value)), size - room))

    def _steps(self, steps: Steps) -> Iterator[Text]:
        times = max((cell_len(one_line(step.time)) for step in steps.items), default=0)
        lengths = max((cell_len(one_line(step.length)) for step in steps.items), default=0)
        column = times + lengths + 4
        stacked = self.prose - column < _BESIDE_THE_CLOCK
        detailed = any(step.details for step in steps.items)
        for place, step in enumerate(steps.items):
            if place and (detailed or stacked):
                yield Text()
            time, length = styled(one_line(step.time), "bold"), styled(one_line(step.length), "dim")
            if stacked:
                yield from self._wrapped(time.append("  ").append_text(length), self.prose)
                yield from _beside(Text(), 2, self._step(step, self.prose - 2, detailed=detailed))
            else:
                time.append(" " * (column - 2 - time.cell_len - length.cell_len)).append_text(length)
                yield from _beside(time, column, self._step(step, self.prose - column, detailed=detailed))

    def _step(self, step: Step, size: int, *, detailed: bool) -> Iterator[Text]:
        title = styled(one_line(step.title), "bold" if detailed else "")
        if step.note:
            title.append(f" — {one_line(step.note)}", "dim")
        yield from self._wrapped(title, size)
        yield from self._facts([(label, one_line(value)) for label, value in step.details], size, "dim")

    def _table(self, table: Table) -> None:
        if table.dense:
            # An old console of Windows shows colours and knows no links.
            console = self.console
            table = linked(table, followed=console.color_system is not None and not console.legacy_windows)
        table, left_out = with_room(table, self.size)
        self._left_out |= dict.fromkeys(left_out)
        titles, rows = texts_of(table)
        widths, gap = fitted(titles, rows, self.size, frame=table.grid), 2
        if widths is None and table.grid and is_of_signs(rows):
            widths, gap, table = fitted(titles, rows, self.size, frame=False, gap=1), 1, table._replace(grid=False)
        if widths is None:
            self._write(self._records(titles, table.rows))
        elif table.grid:
            self._grid(table, titles, rows, widths)
        else:
            self._write(plain_table(table, titles, rows, widths, gap, self._wrapped))

    def _records(self, titles: Sequence[str], rows: Iterable[Row]) -> Iterator[Text]:
        """Yield each row as a list of titles and cells; empty cells are left out."""
        for place, row in enumerate(rows):
            if place:
                yield Text()
            facts = [pair for pair in zip(titles, row.cells, strict=True) if pair[1]]
            yield from self._facts(facts, self.prose, labels=titles)

    def _grid(self, table: Table, titles: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
        from rich import box  # noqa: PLC0415 - an agenda has no grid
        from rich.table import Table as Grid  # noqa: PLC0415

        grid = Grid(box=box.ROUNDED, show_lines=True, padding=(0, 1), border_style=ORNAMENT)
        for column, title, one in zip(table.columns, titles, widths, strict=True):
            grid.add_column(styled(title, "bold"), justify=column.align, width=one, overflow="fold")
        for row, texts in zip(table.rows, rows, strict=True):
            grid.add_row(*framed_cells(texts, widths, STYLES[row.tone]))
        printed: list[Segment] = []
        for line in self.console.render_lines(grid, self.console.options.update(width=self.size), pad=False):
            # Without the blanks that rich fills lines with.
            while line and not line[-1].text.strip(" "):
                line.pop()
            if line:
                line[-1] = Segment(line[-1].text.rstrip(" "), line[-1].style)
            printed += [*line, Segment.line()]
        self.console.print(Segments(printed), end="", soft_wrap=True)


def _beside(label: Text, column: int, lines: Iterable[Text]) -> Iterator[Text]:
    """Yield lines that begin at a column, with a label before the first one."""
    for line in lines:
        if line:
            label.append(" " * (column - label.cell_len)).append_text(line)
        yield label
        label = Text()
