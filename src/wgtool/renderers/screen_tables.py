"""Tables on a terminal, line by line."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from wgtool.renderers.fitting import fitted
from wgtool.renderers.page import Link, Table, Tone
from wgtool.renderers.safe import one_line, visible

# A count, a tick, a share such as 12/12.
_SIGN = 5

# Bold, faint and red can be read on light and on dark.
STYLES: dict[Tone, str] = {
    "plain": "",
    "lead": "",
    "quiet": "dim",
    "good": "bold",
    "warning": "bold red",
    "struck": "strike dim",
    "excerpt": "",
}
ORNAMENT = "cyan"


def styled(text: str, style: str = "") -> Text:
    """Return a text whose style does not reach the blanks that are added to it."""
    return Text().append(text, style)


def plain_table(
    table: Table,
    titles: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    gap: int,
    wrap: Callable[[Text, int], Iterable[Text]],
) -> Iterator[Text]:
    """Yield a table without a frame line by line: loading what of rich draws one takes longer than an agenda.

    Args:
        table: The table.
        titles: Its columns’ titles.
        rows: Its cells, as they are shown.
        widths: The columns’ widths.
        gap: How many blanks part the columns.
        wrap: Returns the lines of a text that has so much room.
    """
    apart = not table.dense and _leading(rows, widths)
    styles = ["bold", *(STYLES[row.tone] for row in table.rows)]
    links = [(), *(row.cells for row in table.rows)]
    for place, (cells, style) in enumerate(zip((titles, *rows), styles, strict=True)):
        if place > 1 and apart:
            yield Text()
        texts = [styled(cell, style) for cell in cells]
        for text, link in zip(texts, links[place], strict=False):
            if isinstance(link, Link):
                text.stylize(Style(link=link))
        wrapped = [list(wrap(text, size)) for text, size in zip(texts, widths, strict=True)]
        yield from _lines(table, wrapped, widths, gap, titles=not place)
        if not place:
            yield styled("─" * (sum(widths) + gap * (len(widths) - 1)), ORNAMENT)


def _lines(
    table: Table, wrapped: Sequence[Sequence[Text]], widths: Sequence[int], gap: int, *, titles: bool
) -> Iterator[Text]:
    """Yield the lines of a row, whose cells have some each."""
    height = max(map(len, wrapped))
    for number in range(height):
        line = Text()
        for lines, size, column in zip(wrapped, widths, table.columns, strict=True):
            # Titles stand right above the rule.
            at = number - height + len(lines) if titles else number
            cell = lines[at] if 0 <= at < len(lines) else Text()
            blanks = " " * (size - cell.cell_len)
            line.append(blanks if column.align == "right" else "").append_text(cell)
            line.append(("" if column.align == "right" else blanks) + " " * gap)
        line.rstrip()
        yield line


def is_of_signs(rows: Iterable[Sequence[str]]) -> bool:
    """Whether all cells but those that head the rows are so short that they can be told apart without lines."""
    return all(cell_len(cell) <= _SIGN for row in rows for cell in row[1:])


def _leading(rows: Iterable[Sequence[str]], widths: Sequence[int]) -> int:
    """Return how many empty lines part the rows: one, where cells are so tall that rows would run together."""
    tall = any(cell_len(cell) > 2 * size for row in rows for cell, size in zip(row, widths, strict=True))
    return 1 if tall else 0


def linked(table: Table, *, followed: bool) -> Table:
    """Return a table that fits on a screen in spite of links.

    Args:
        table: The table.
        followed: Whether words on the screen can be links; where not, the columns of links are left out, as addresses
            would fill the screen.
    """
    links = {place for row in table.rows for place, cell in enumerate(row.cells) if isinstance(cell, Link)}
    if followed or not links:
        return table
    return _without(table, links)


def _narrower(table: Table) -> Iterator[Table]:
    """Yield a table with ever fewer columns: without each that may be left out, one after the other."""
    while spare := [column.spare for column in table.columns if column.spare]:
        table = _without(table, {[column.spare for column in table.columns].index(min(spare))})
        yield table


def with_room(table: Table, size: int) -> tuple[Table, list[str]]:
    """Return a table without the columns that there is no room for, if that helps, and the titles of those."""
    for one in (table, *_narrower(table)):
        if fitted(*texts_of(one), size, frame=one.grid) is not None:
            return one, [column.title for column in table.columns if column not in one.columns]
    return table, []


def _without(table: Table, places: Container[int]) -> Table:
    kept = [place for place in range(len(table.columns)) if place not in places]
    rows = (row._replace(cells=tuple(row.cells[place] for place in kept)) for row in table.rows)
    return table._replace(columns=tuple(table.columns[place] for place in kept), rows=tuple(rows))


def words_of(cell: str) -> str:
    """Return what of a cell stands on the screen."""
    return cell.words if isinstance(cell, Link) else cell


def texts_of(table: Table) -> tuple[list[str], list[list[str]]]:
    """Return a table’s titles and cells as they are shown."""
    rows = [[visible(words_of(cell)) for cell in row.cells] for row in table.rows]
    return [one_line(column.title) for column in table.columns], rows


def framed_cells(texts: Sequence[str], widths: Sequence[int], style: str) -> Iterator[Text]:
    """Yield the cells of a row that has lines around each, the first of which heads it."""
    for place, (text, size) in enumerate(zip(texts, widths, strict=True)):
        # Tells the lines of a cell from those that are wrapped.
        apart = any(cell_len(line) > size for line in text.split("\n"))
        shown = text.replace("\n", "\n\n") if apart else text
        yield styled(shown, "bold" if place == 0 else style)
