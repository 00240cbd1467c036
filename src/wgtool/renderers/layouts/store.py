"""History, repair and retention, laid out."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from wgtool.renderers.layouts.words import columns, page
from wgtool.renderers.page import Bullets, Page, Paragraph, Part, Row, Table
from wgtool.texts.dates import date_and_time
from wgtool.texts.language import Language
from wgtool.texts.say import say

if TYPE_CHECKING:
    from wgtool.views.store import HistoryLine, HistoryView, RepairView, StoreFlaw


def history(view: HistoryView, lang: Language) -> Page:
    """Lay out the journal: an entry a row."""
    title = f"{view['programme']}: {say(lang, 'history.title')}"
    if not view["entries"]:
        return page(title, lang, Paragraph(say(lang, "history.empty"), "quiet"))
    keys = ("history.n", "label.slot", "history.by", "history.do", "label.title")
    titles = columns(lang, *keys, right=("history.n",))
    rows = tuple(_entry(line, lang) for line in view["entries"])
    return page(title, lang, Table(titles, rows))


def _entry(line: HistoryLine, lang: Language) -> Row:
    at = datetime.fromisoformat(line["at"])
    text = say(lang, "history.undone", text=line["text"]) if line["undone"] else line["text"]
    cells = (str(line["n"]), date_and_time(at, lang), line["by"], line["do"], text)
    return Row(cells, "struck" if line["undone"] else "plain")


def _flaw(store: str, flaw: StoreFlaw, lang: Language) -> str:
    """Return what is wrong with a line; a store that has an address has no lines to look at, but entries."""
    if "://" in store:
        if flaw["line"] == 1:
            return flaw["message"]
        return say(lang, "repair.entry", n=flaw["line"] - 1, message=flaw["message"])
    return say(lang, "repair.line", line=flaw["line"], message=flaw["message"])


def repair(view: RepairView, lang: Language) -> Page:
    """Lay out what is wrong with a store."""
    title = f"{say(lang, 'repair.title')}: {view['file']}"
    parts: list[Part] = [Paragraph(say(lang, "repair.sound", count=view["sound"]))]
    if view["problems"]:
        parts.append(Bullets(_flaw(view["file"], flaw, lang) for flaw in view["problems"]))
    if view["copy"] is not None:
        parts.append(Paragraph(say(lang, "repair.written", copy=view["copy"])))
        parts.append(Paragraph(say(lang, "repair.check"), "quiet"))
    elif view["problems"]:
        parts.append(Paragraph(say(lang, "repair.advice"), "quiet"))
    else:
        parts.append(Paragraph(say(lang, "repair.nothing"), "good"))
    return page(title, lang, *parts)
