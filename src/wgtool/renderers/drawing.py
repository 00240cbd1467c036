"""Charts as shapes: where each stands, in parts of the width that there is, and in pixels from the top.

Only bars are stretched with the width, so that letters can be read on a telephone and on a screen alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from textwrap import wrap
from typing import NamedTuple

from wgtool.renderers.page import Chart, number
from wgtool.renderers.safe import one_line

# Columns: pixels above them, their highest, and those below for the labels; parts of the width for the scale, in
# hundredths.
_TOP, _HIGHEST, _BELOW = 14, 180, 24
_SCALE = 8.0
# How much of its part of the width a column takes.
_FULL = 0.72
# Lines of the scale, beside the lowest.
_LINES = 4
# Bars: pixels of a label, of a bar, and between two labels; the longest, in hundredths of the width.
_LABEL, _BAR, _GAP = 16, 14, 7
_LONGEST = 86.0
_LETTERS = 40
_MOST_LINES = 2


class Bar(NamedTuple):
    """A rectangle of a series, by its place: left edge and width in hundredths, top and height in pixels."""

    series: int
    x: float
    width: float
    y: float
    height: float


class Label(NamedTuple):
    """A text, whose middle, end or start is at a place: hundredths of the width, pixels."""

    text: str
    x: float
    y: float
    anchor: str
    quiet: bool = False


class Drawing(NamedTuple):
    """A chart as shapes; `lines` are those of the scale, by pixels from the top, which begin at `left`."""

    chart: Chart
    height: int
    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    lines: tuple[float, ...] = ()
    left: float = 0.0


def drawn(chart: Chart) -> Drawing:
    """Return a chart as shapes."""
    return _columns(chart) if chart.drawn == "columns" else _bars(chart)


def _columns(chart: Chart) -> Drawing:
    """Return columns, the first series at their foot."""
    sums = [sum(values) for values in zip(*(series.values for series in chart.series), strict=True)]
    highest = ceil(max(sums, default=0))
    step = step_of(highest)
    top = step * max(1, -(-highest // step))
    foot, pixels = _TOP + _HIGHEST, _HIGHEST / top
    share = (100 - _SCALE) / max(1, len(chart.labels))
    bars, labels = [], []
    for place, label in enumerate(chart.labels):
        left, y = _SCALE + place * share, float(foot)
        middle = round(left + share / 2, 3)
        for nth, series in enumerate(chart.series):
            height = series.values[place] * pixels
            y -= height
            if height:
                bars.append(Bar(nth, round(middle - share * _FULL / 2, 3), round(share * _FULL, 3), *_px(y, height)))
        labels.append(Label(label, middle, foot + 17, "middle"))
        if not sums[place]:
            labels.append(Label("–", middle, foot - 4, "middle", quiet=True))
    scale = range(0, top + 1, step)
    lines = tuple(round(foot - value * pixels, 1) for value in scale)
    labels += [Label(str(value), _SCALE - 1.5, y + 4, "end", quiet=True) for value, y in zip(scale, lines, strict=True)]
    return Drawing(chart, foot + _BELOW, tuple(bars), tuple(labels), lines, _SCALE)


def _px(y: float, height: float) -> tuple[float, float]:
    return round(y, 1), round(height, 1)


def step_of(highest: int) -> int:
    """Return how far apart the lines of a scale are: 1, 2 or 5 with noughts, so that there are few of them."""
    step = 1
    for factor in _steps():
        step = factor
        if highest <= step * _LINES:
            break
    return step


def _steps() -> Iterator[int]:
    power = 1
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10


def _bars(chart: Chart) -> Drawing:
    """Return bars below their labels, each with its number, or all in one with their sum."""
    stacked = chart.drawn == "stacked bars"
    sums = [
        sum(values) if stacked else max(values) for values in zip(*(one.values for one in chart.series), strict=True)
    ]
    pixels = _LONGEST / (max(sums, default=0) or 1)
    bars: list[Bar] = []
    labels: list[Label] = []
    y = 0.0
    for place, label in enumerate(chart.labels):
        for line in _lines(label):
            labels.append(Label(line, 0, y + _LABEL - 4, "start"))
            y += _LABEL
        values = [series.values[place] for series in chart.series]
        for some in [values] if stacked else [[0.0] * before + [value] for before, value in enumerate(values)]:
            bars += _row(some, pixels, y)
            labels.append(Label(number(sum(some)), round(sum(some) * pixels + 1, 3), y + _BAR - 4, "start", quiet=True))
            y += _BAR
        y += _GAP
    return Drawing(chart, round(y), tuple(bars), tuple(labels))


def _row(values: Sequence[float], pixels: float, y: float) -> Iterator[Bar]:
    """Yield bars one after the other; those of nothing are left out."""
    x = 0.0
    for series, value in enumerate(values):
        if value:
            yield Bar(series, round(x, 3), round(value * pixels, 3), y, _BAR - 2)
        x += value * pixels


def _lines(label: str) -> list[str]:
    """Return a label on two lines at most; a table beside it has the whole."""
    lines = wrap(one_line(label), _LETTERS) or [""]
    return lines if len(lines) <= _MOST_LINES else [lines[0], f"{lines[1][: _LETTERS - 1]}…"]
