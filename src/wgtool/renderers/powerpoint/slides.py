"""Neutral slides drawn by python-pptx, each text in its language."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Length, Pt

from wgtool.renderers.measuring import pieces_of
from wgtool.renderers.page import Chart, Table
from wgtool.renderers.paging import (
    BETWEEN,
    BODY,
    CELL_ENDS,
    CELL_SIDES,
    TITLE,
    TITLE_SIZES,
    paged,
    row_height,
    title_size,
    widths_of,
)
from wgtool.renderers.powerpoint.charts import add_chart, describe
from wgtool.renderers.powerpoint.files import at_one_time, finished, prepared
from wgtool.renderers.safe import for_xml
from wgtool.renderers.slides import Deck, Figures, Point, Points, Slide
from wgtool.texts.language import Language

# The places of the built-in layouts in the template of python-pptx.
_COVER, _LIST, _TITLE_ONLY = 0, 1, 5
# Where a cover has its title and the line below it.
_COVER_TITLE, _COVER_LINE = (TITLE[0], 150.0, TITLE[2], 130.0), (TITLE[0], 290.0, TITLE[2], 80.0)
_COVER_SIZE, _LINE_SIZE, _FIGURE_SIZE, _LABEL_SIZE = 36, 20, 38, 18
_INK, _ACCENT = RGBColor(0x1B, 0x1F, 0x24), RGBColor(0x12, 0x53, 0x5C)
_TINT, _WHITE = RGBColor(0xEE, 0xF4, 0xF4), RGBColor(0xFF, 0xFF, 0xFF)
# Figures: the space between two, from the top, how high.
_GAP, _TOP, _HIGH = 18.0, 170.0, 170.0
_TONGUES = {"en": "en-GB", "cy": "cy-GB"}


def presentation(made: Any, decks: Sequence[Deck]) -> bytes:
    """Return an empty presentation of python-pptx filled with some decks; the same decks give the same bytes."""
    prepared(made)
    for slide in paged(decks):
        _add(made, slide)
    finished(made, decks)
    raw = io.BytesIO()
    made.save(raw)
    return at_one_time(raw.getvalue())


class _Style(NamedTuple):
    """How letters look; without a size, as the template has them."""

    size: int | None = None
    colour: RGBColor | None = None
    bold: bool = False
    align: PP_ALIGN | None = PP_ALIGN.LEFT


def _add(made: Any, slide: Slide) -> None:
    lists = isinstance(slide.body, Points)
    new = made.slides.add_slide(made.slide_layouts[_COVER if slide.cover else _LIST if lists else _TITLE_ONLY])
    title = new.shapes.title
    if slide.cover:
        fill = new.background.fill
        fill.solid()
        fill.fore_color.rgb = _ACCENT
    _place(title, _COVER_TITLE if slide.cover else TITLE)
    size = title_size(slide.title, (_COVER_SIZE, *TITLE_SIZES) if slide.cover else TITLE_SIZES)
    style = _Style(size, _WHITE if slide.cover else _ACCENT, bold=True)
    _write(title.text_frame, [Point(slide.title)], slide.lang, style)
    _fill(new, slide)
    _write(new.notes_slide.notes_text_frame, [Point(slide.notes)], slide.lang, _Style())


def _fill(new: Any, slide: Slide) -> None:
    body = slide.body
    if isinstance(body, Points):
        frame = new.placeholders[1]
        _place(frame, _COVER_LINE if slide.cover else BODY)
        style = _Style(_LINE_SIZE, _WHITE) if slide.cover else _Style(slide.size, _INK)
        _write(frame.text_frame, body, slide.lang, style)
    elif isinstance(body, Figures):
        _add_figures(new, slide, body)
    elif isinstance(body, Chart):
        add_chart(new, body)
    else:
        _add_table(new, slide, body)


def _add_figures(new: Any, slide: Slide, figures: Figures) -> None:
    """Add numbers side by side, each in a box."""
    width = (BODY[2] - _GAP * (len(figures) - 1)) / len(figures)
    for place, (number, label) in enumerate(figures):
        box = new.shapes.add_shape(MSO_SHAPE.RECTANGLE, *_emu(BODY[0] + place * (width + _GAP), _TOP, width, _HIGH))
        box.name = label
        box.shadow.inherit = False
        box.fill.solid()
        box.fill.fore_color.rgb = _TINT
        box.line.fill.background()
        style = _Style(_LABEL_SIZE, _INK, align=PP_ALIGN.CENTER)
        _write(box.text_frame, [Point(number), Point(label)], slide.lang, style)
        for run in box.text_frame.paragraphs[0].runs:
            run.font.size, run.font.bold, run.font.color.rgb = Pt(_FIGURE_SIZE), True, _ACCENT


def _add_table(new: Any, slide: Slide, table: Table) -> None:
    widths = widths_of(table, slide.size)
    rows = [tuple(column.title for column in table.columns), *(row.cells for row in table.rows)]
    heights = [row_height(cells, widths, slide.size) for cells in rows]
    frame = new.shapes.add_table(len(rows), len(widths), *_emu(BODY[0], BODY[1], sum(widths), sum(heights)))
    frame.name = for_xml(slide.title)
    describe(frame, slide.title)
    for column, width in zip(frame.table.columns, widths, strict=True):
        column.width = Pt(width)
    for place, (cells, height) in enumerate(zip(rows, heights, strict=True)):
        frame.table.rows[place].height = Pt(height)
        style = _Style(slide.size, _INK) if place else _Style(slide.size, _WHITE, bold=True)
        for number, text in enumerate(cells):
            cell = frame.table.cell(place, number)
            cell.margin_left = cell.margin_right = Pt(CELL_SIDES / 2 - 1)
            cell.margin_top = cell.margin_bottom = Pt(CELL_ENDS / 2 - 1)
            right = table.columns[number].align == "right"
            aligned = style._replace(align=PP_ALIGN.RIGHT) if right else style
            _write(cell.text_frame, [Point(text)], slide.lang, aligned)


def _write(frame: Any, points: Sequence[Point], lang: Language, style: _Style) -> None:
    """Write points into a frame, each piece in its language."""
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    for place, point in enumerate(points):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        if style.size is not None:
            paragraph.alignment = style.align
            paragraph.space_before = Pt(style.size * BETWEEN if place else 0)
        label = [(f"{point.label}: ", None, True)] if point.label else []
        for text, tongue, bold in [*label, *((text, tongue, style.bold) for text, tongue in pieces_of(point.text))]:
            run = paragraph.add_run()
            run.text = for_xml(text)
            # The names of languages that python-pptx has are not those of BCP 47.
            run.font._element.set("lang", _TONGUES[tongue or lang])  # noqa: SLF001
            if style.size is not None:
                run.font.size, run.font.bold = Pt(style.size), bold
            if style.colour is not None:
                run.font.color.rgb = style.colour


def _place(shape: Any, box: tuple[float, float, float, float]) -> None:
    shape.left, shape.top, shape.width, shape.height = _emu(*box)


def _emu(*lengths: float) -> list[Length]:
    return [Pt(length) for length in lengths]
