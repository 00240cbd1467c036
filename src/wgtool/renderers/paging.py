"""How much goes on a slide: what does not fit runs on to the next. Lengths are in points, 72 to an inch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count

from wgtool.renderers.measuring import BOLD, LINE, Pieces, lines_of, pieces_of, wide
from wgtool.renderers.page import Chart, Mixed, Row, Table
from wgtool.renderers.safe import one_line
from wgtool.renderers.slides import Deck, Figures, Point, Points, Slide

# A slide is 13⅓ by 7½ inches.
WIDTH, HEIGHT = 960.0, 540.0
# The title and what is below it: from the left, from the top, how wide, how high.
TITLE = (44.0, 26.0, 872.0, 72.0)
BODY = (44.0, 112.0, 872.0, 392.0)
# The space between two points, by the size of their letters.
BETWEEN = 0.45
# How far a point’s text stands in, and what the sides and the ends of a table’s cell take.
INDENT, CELL_SIDES, CELL_ENDS = 27.0, 16.0, 8.0
TITLE_SIZES, LIST_SIZES, TABLE_SIZES = (28, 22, 18), (28, 20, 18, 16), (18, 14)
_USUAL = 20
_TITLE_LINES = 2
_LARGEST_LINES = 6
_NARROWEST = 60.0
# A table whose columns need less room is not drawn wider than so many times that.
_LOOSE = 1.5


def paged(decks: Iterable[Deck]) -> list[Slide]:
    """Return the slides of some decks, each with no more than fits on it, and with a title of its own."""
    found: list[Slide] = []
    titles: set[str] = set()
    for deck in decks:
        for slide in deck.slides:
            for part in _parts(slide):
                title = _unique(cut(part.title, TITLE[2], TITLE_SIZES[-1]), titles)
                found.append(part._replace(title=title, lang=deck.lang))
    return found


def _unique(title: str, titles: set[str]) -> str:
    one = next(one for one in chain([title], (f"{title} ({n})" for n in count(2))) if one not in titles)
    titles.add(one)
    return one


def cut(text: str, width: float, size: int) -> str:
    """Return a text as far as it fits into the lines of a title, with room for a number behind it."""
    line = one_line(text).strip()
    while line and len(lines_of(f"{line}… (88)", width / BOLD, size)) > _TITLE_LINES:
        line = line[:-1]
    return line if line == one_line(text).strip() else f"{line}…"


def title_size(title: str, sizes: Sequence[int] = TITLE_SIZES) -> int:
    """Return the largest of some sizes of letters, the largest first, in which a title fits."""
    fit = (size for size in sizes if len(lines_of(title, TITLE[2] / BOLD, size)) <= _TITLE_LINES)
    return next(fit, sizes[-1])


def _parts(slide: Slide) -> Iterator[Slide]:
    if slide.cover or isinstance(slide.body, Chart | Figures):
        yield slide
    elif isinstance(slide.body, Points):
        yield from _of_points(slide, slide.body)
    else:
        yield from _of_table(slide, slide.body)


def _of_points(slide: Slide, points: Points) -> Iterator[Slide]:
    """Yield one slide, in the largest letters in which all points fit, or several in the usual ones."""
    width, height = BODY[2] - INDENT, BODY[3]
    size = next((one for one in LIST_SIZES if _fits(points, width, height, one)), _USUAL)
    page: list[Point] = []
    left = height
    for point in points:
        lines = lines_of(_whole(point), width, size)
        while lines:
            room = int((left - BETWEEN * size) // (LINE * size))
            # A point that fits on a slide is not broken; a longer one begins where there is room for some of it.
            long = len(lines) > int(height // (LINE * size)) and room > 2  # noqa: PLR2004
            taken = len(lines) if len(lines) <= room else room if long or not page else 0
            if taken:
                page.append(_some(point, lines, taken))
                left -= (taken * LINE + BETWEEN) * size
                point = Point("")  # noqa: PLW2901 - the rest of it
            lines = lines[taken:]
            if lines:
                yield slide._replace(body=Points(page), size=size)
                page, left = [], height
    if page:
        yield slide._replace(body=Points(page), size=size)


def _fits(points: Points, width: float, height: float, size: int) -> bool:
    lines = [len(lines_of(_whole(point), width, size)) for point in points]
    most = _LARGEST_LINES if size == LIST_SIZES[0] else sum(lines)
    return sum(lines) <= most and sum(count * LINE + BETWEEN for count in lines) * size <= height


def _some(point: Point, lines: Sequence[Pieces], taken: int) -> Point:
    """Return a point, or as much of it as goes into some lines."""
    if taken == len(lines) and point.text:
        return point
    pieces = [piece for line in lines[:taken] for piece in line]
    if point.label:
        before = len(f"{one_line(point.label)}: ")
        first, *rest = pieces
        pieces = [(first[0][before:], first[1]), *rest]
    return Point(Mixed(*pieces), point.label)


def _whole(point: Point) -> str:
    return Mixed((f"{point.label}: ", None), *pieces_of(point.text)) if point.label else point.text


def _of_table(slide: Slide, table: Table) -> Iterator[Slide]:
    """Yield slides of a table’s rows, each with its headings; in large letters where all of it fits on one."""
    found = {size: list(_pages_of(table, size)) for size in TABLE_SIZES}
    size = next((size for size, pages in found.items() if len(pages) == 1), TABLE_SIZES[-1])
    for page in found[size]:
        yield slide._replace(body=table._replace(rows=page), size=size)


def _pages_of(table: Table, size: int) -> Iterator[tuple[Row, ...]]:
    widths = widths_of(table, size)
    head = row_height([column.title for column in table.columns], widths, size)
    page: list[Row] = []
    left = BODY[3] - head
    for row in chain.from_iterable(_rows(row, widths, BODY[3] - head, size) for row in table.rows):
        height = row_height(row.cells, widths, size)
        if page and height > left:
            yield tuple(page)
            page, left = [], BODY[3] - head
        page.append(row)
        left -= height
    yield tuple(page)


def _rows(row: Row, widths: Sequence[float], height: float, size: int) -> Iterator[Row]:
    """Yield a row, or several where it is higher than a slide."""
    most = int((height - CELL_ENDS) // (LINE * size))
    cells = [lines_of(cell, width - CELL_SIDES, size) for cell, width in zip(row.cells, widths, strict=True)]
    while any(len(lines) > most for lines in cells):
        yield row._replace(cells=tuple(_text(lines[:most]) for lines in cells))
        cells = [lines[most:] for lines in cells]
    yield row._replace(cells=tuple(_text(lines) for lines in cells))


def _text(lines: Iterable[Pieces]) -> str:
    return "".join(text for line in lines for text, _ in line).strip(" ")


def row_height(cells: Sequence[str], widths: Sequence[float], size: int) -> float:
    """Return how high a row of a table is at the most."""
    lines = (len(lines_of(cell, width - CELL_SIDES, size)) for cell, width in zip(cells, widths, strict=True))
    return max(lines) * LINE * size + CELL_ENDS


def widths_of(table: Table, size: int) -> list[float]:
    """Return the widths of a table’s columns, no wider than a slide: what is too much the widest does without."""
    rows = [[column.title for column in table.columns], *(row.cells for row in table.rows)]
    wanted = [
        max(wide(one_line(cell), size * BOLD) for cell in cells) + CELL_SIDES + 4 for cells in zip(*rows, strict=True)
    ]
    widest = max(range(len(wanted)), key=lambda place: wanted[place])
    most = max(BODY[2] / len(wanted), _NARROWEST)
    found = [min(width, most) for width in wanted]
    found[widest] = min(BODY[2], _LOOSE * sum(wanted)) - sum(found) + found[widest]
    return found
