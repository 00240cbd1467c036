"""Hours asked and given, laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgtool.renderers.layouts.words import columns, page
from wgtool.renderers.page import Cell, Page, Paragraph, Row, Rows, Table
from wgtool.texts.language import Language
from wgtool.texts.say import say

if TYPE_CHECKING:
    from wgtool.views.hours import HoursRow, HoursView

_NUMBERS = ("asked", "in_room", "outside", "total", "over")


def hours(view: HoursView, lang: Language) -> Page:
    """Lay out hours: minutes in columns, all of them added up last."""
    title = f"{view['programme']}: {say(lang, 'hours.title')}"
    if not view["rows"]:
        return page(title, lang, Paragraph(say(lang, "word.nobody"), "quiet"))
    keys = tuple(f"hours.{name}" for name in _NUMBERS)
    titles = columns(lang, f"hours.by_{view['by']}", *keys, right=keys)
    rows = [
        Row((line["name"], *map(str, _numbers(line))), "warning" if line["over"] else "plain") for line in view["rows"]
    ]
    if len(rows) > 1:
        sums = map(sum, zip(*map(_numbers, view["rows"]), strict=True))
        rows.append(Row((say(lang, "hours.all"), *map(str, sums)), "good"))
    return page(title, lang, Table(titles, tuple(rows)), Paragraph(say(lang, "hours.note"), "quiet"))


def _numbers(line: HoursRow) -> list[int]:
    return [line["asked"], line["in_room"], line["outside"], line["total"], line["over"]]


def hours_rows(view: HoursView) -> Rows:
    """Return hours for spreadsheets: a row for each person, organisation or group."""
    return Rows("hours", ("key", "name", *_NUMBERS), map(_cells, view["rows"]))


def _cells(line: HoursRow) -> list[Cell]:
    return [line["key"], line["name"], *_numbers(line)]
