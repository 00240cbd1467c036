"""How wide the columns of a table are, on a screen that is only so wide."""

from collections.abc import Sequence

from rich.cells import cell_len

# A column of words narrower than this is harder to read than a list.
_NARROWEST = 12
# Text that would take more lines than this in its column asks for a wider one, up to a comfortable width.
_LINES = 4
_COMFORTABLE = 30
# Words longer than this, such as web addresses, may be folded.
_LONGEST_WORD = 32


def fitted(
    titles: Sequence[str], rows: Sequence[Sequence[str]], size: int, *, frame: bool, gap: int = 2
) -> list[int] | None:
    """Return the width of each column, or None where they cannot stand side by side and be read.

    Args:
        titles: The columns’ titles: they may be wrapped, but not within a word.
        rows: The cells, which may have several lines.
        size: The width of the screen.
        frame: Whether each cell has lines around it; otherwise blanks part the columns.
        gap: How many blanks.
    """
    columns = [[row[place] for row in rows] for place in range(len(titles))]
    whole = [max((cell_len(line) for cell in cells for line in cell.split("\n")), default=0) for cells in columns]
    widths = [
        max(1, _longest_word([title, *cells]), min(widest, _NARROWEST), min(widest // _LINES, _COMFORTABLE))
        for title, cells, widest in zip(titles, columns, whole, strict=True)
    ]
    spare = size - sum(widths) - (3 * len(widths) + 1 if frame else gap * (len(widths) - 1))
    if spare < 0:
        return None
    spare = _share(spare, widths, whole)
    _share(spare, widths, list(map(cell_len, titles)))
    return widths


def _longest_word(cells: Sequence[str]) -> int:
    return min(max((cell_len(word) for cell in cells for word in cell.split()), default=0), _LONGEST_WORD)


def _share(spare: int, widths: list[int], wanted: Sequence[int]) -> int:
    """Widen columns as far as there is room; return the room left.

    Those that want least are served first, each with no more than its share of what is left.
    """
    wants = sorted(
        (max(0, want - width), place) for place, (want, width) in enumerate(zip(wanted, widths, strict=True))
    )
    for served, (want, place) in enumerate(wants):
        extra = min(want, spare // (len(wants) - served))
        widths[place] += extra
        spare -= extra
    return spare
