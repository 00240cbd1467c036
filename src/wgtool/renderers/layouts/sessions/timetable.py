"""The timetable, laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgtool.domain.programme import WEEKDAYS
from wgtool.renderers.layouts.words import day_name, when
from wgtool.renderers.page import Column, Heading, Page, Row, Table
from wgtool.texts.dates import begun
from wgtool.texts.language import Language
from wgtool.texts.say import say

if TYPE_CHECKING:
    from wgtool.views.sessions import TimetableSession, TimetableView


def timetable(view: TimetableView, lang: Language) -> Page:
    """Lay out the week as a grid: a row for each time, a column for each day on which there is a session."""
    slots = [_slot(session, lang) for session in view["sessions"]]
    days = sorted({(order, day) for order, day, _, _ in slots})
    times = sorted({time for _, _, time, _ in slots})
    rows = tuple(
        Row((time, *("\n".join(name for _, on, at, name in slots if (on, at) == (day, time)) for _, day in days)))
        for time in times
    )
    columns = (Column(say(lang, "label.time")), *(Column(day) for _, day in days))
    title = say(lang, "timetable.usual") if view["week"] is None else say(lang, "week_n", n=view["week"])
    parts = (
        Heading(1, f"{view['programme']}: {say(lang, 'timetable.title')}"),
        Heading(2, title),
        Table(columns, rows, grid=True),
    )
    return Page(f"{view['programme']}: {title}", lang, parts)


def _slot(session: TimetableSession, lang: Language) -> tuple[str, str, str, str]:
    """Return a session’s day for sorting, day in words, time and name."""
    name = session["name"]
    if "starts_at" not in session:
        weekday = session["weekday"]
        time = f"{session['starts']}–{session['ends']}"
        return str(WEEKDAYS.index(weekday)), day_name(weekday, lang), time, name
    if session["status"] != "scheduled":
        name = f"{name} ({say(lang, 'status.' + session['status'])})"
    day, hours = when(session["starts_at"], session["ends_at"], lang)
    return session["starts_at"][: len("2021-10-18")], begun(day), hours, name
