"""Charts of slides, which stay charts: with a description, and a workbook of texts and numbers behind each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from math import ceil
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.util import Pt
from xlsxwriter import Workbook

from wgtool.renderers.drawing import step_of
from wgtool.renderers.page import Chart
from wgtool.renderers.paging import BODY, TABLE_SIZES
from wgtool.renderers.safe import for_xml, one_line

# A workbook says when it was made; ours says the same always.
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - it knows no zones
# The name of the sheet to which python-pptx makes its charts refer.
_SHEET = "Sheet1"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_COLOURS = (
    RGBColor(0x12, 0x53, 0x5C),
    RGBColor(0x4F, 0x97, 0x9F),
    RGBColor(0xB8, 0x72, 0x2C),
    RGBColor(0x8A, 0x93, 0x9E),
)
_LINES = RGBColor(0xD9, 0xDD, 0xE2)
_KINDS = {
    "columns": XL_CHART_TYPE.COLUMN_STACKED,
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacked bars": XL_CHART_TYPE.BAR_STACKED,
}
# More letters of a label would leave no room for the bars.
_LETTERS = 48


def add_chart(new: Any, chart: Chart) -> None:
    """Add a chart to a slide, below its title."""
    data = CategoryChartData()
    labels = [_label(label) for label in chart.labels]
    names = [_label(series.name) for series in chart.series]
    data.categories = labels
    for name, series in zip(names, chart.series, strict=True):
        data.add_series(name, series.values)
    frame = new.shapes.add_chart(_KINDS[chart.drawn], *(Pt(length) for length in BODY), data)
    frame.name = for_xml(chart.title)
    describe(frame, f"{chart.title}. {chart.text}")
    drawn = frame.chart
    drawn.part.chart_workbook.update_from_xlsx_blob(_workbook(names, labels, chart))
    drawn.has_title = False
    drawn.has_legend = True
    drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    drawn.font.size = Pt(TABLE_SIZES[-1])
    _dress(drawn, _highest(chart), lying=chart.drawn != "columns")
    if chart.drawn == "bars":
        _number_each(drawn.plots[0])


def _label(text: str) -> str:
    line = for_xml(one_line(text)).strip()
    return line if len(line) <= _LETTERS else f"{line[: _LETTERS - 1]}…"


def _workbook(names: Sequence[str], labels: Sequence[str], chart: Chart) -> bytes:
    """Return the workbook behind a chart, made anew: in that of python-pptx a label that begins with = is a formula."""
    raw = BytesIO()
    book = Workbook(raw, {"in_memory": True})
    book.set_properties({"author": "wgtool", "created": _MADE})
    sheet = book.add_worksheet(_SHEET)
    for column, (name, series) in enumerate(zip(names, chart.series, strict=True), 1):
        sheet.write_string(0, column, name)
        for row, value in enumerate(series.values, 1):
            sheet.write_number(row, column, value)
    for row, label in enumerate(labels, 1):
        sheet.write_string(row, 0, label)
    book.close()
    return raw.getvalue()


def _highest(chart: Chart) -> float:
    columns = zip(*(series.values for series in chart.series), strict=True)
    return max((max(values) if chart.drawn == "bars" else sum(values) for values in columns), default=0)


def _number_each(plot: Any) -> None:
    """Write at the end of each bar how long it is, as the pages do."""
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.show_value, labels.position = True, XL_LABEL_POSITION.OUTSIDE_END
    labels.number_format, labels.number_format_is_linked = "0.##", False


def _name_each(axis: Any) -> None:
    """Name every label of an axis; where they are many, programs leave out every other one (ECMA-376, 21.2.2.214)."""
    element = axis._element  # noqa: SLF001 - python-pptx has no name for it
    skip = element.makeelement(f"{_CHART}tickLblSkip", {"val": "1"})
    # It stands before `noMultiLvlLbl`, which is the last.
    last = element.find(f"{_CHART}noMultiLvlLbl")
    if last is None:
        element.append(skip)
    else:
        last.addprevious(skip)


def _dress(drawn: Any, highest: float, *, lying: bool) -> None:
    """Give a chart the colours of the pages, a quiet scale, and the labels of bars from the top down."""
    plot = drawn.plots[0]
    plot.gap_width = 45
    if lying:
        drawn.category_axis.reverse_order = True
        # Else the scale would go to the top with the first bar.
        drawn.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    drawn.value_axis.major_gridlines.format.line.color.rgb = _LINES
    drawn.value_axis.format.line.fill.background()
    drawn.value_axis.minimum_scale = 0
    # Of people, sessions and notes there are whole numbers only.
    drawn.value_axis.major_unit = step_of(ceil(highest))
    drawn.value_axis.tick_labels.number_format, drawn.value_axis.tick_labels.number_format_is_linked = "0", False
    _name_each(drawn.category_axis)
    for colour, series in zip(_COLOURS, plot.series, strict=False):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour
        series.invert_if_negative = False


def describe(frame: Any, text: str) -> None:
    """Give a chart or a table a description, for whoever does not see it."""
    frame._element.nvGraphicFramePr.cNvPr.set("descr", for_xml(text))  # noqa: SLF001 - there is no other way to it
