"""The week, laid out: the sessions as a table, then what is due and what there is to do, each on a line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from wgtool.renderers.layouts.words import led_by, listed, page, places, remark
from wgtool.renderers.page import Column, Link, Page, Paragraph, Part, Row, Table, Tone
from wgtool.texts.dates import Amount, begun, clock_range, full_date, long_date, short_weekday, span
from wgtool.texts.language import Language
from wgtool.texts.say import say

if TYPE_CHECKING:
    from wgtool.views.notes import NoteLine
    from wgtool.views.week import ToDo, WeekSession, WeekView

_DAYS = 7


def week(view: WeekView, lang: Language) -> Page:
    """Lay out a week."""
    parts: list[Part] = [Paragraph(line, "lead") for line in _about(view, lang)]
    if view["sessions"]:
        parts.append(_table(view, lang))
    parts += listed(3, say(lang, "week.next"), (_next(view, place, lang) for place in range(len(view["next"]))))
    parts += listed(3, say(lang, "week.to_do"), (_to_do(line, lang) for line in view["to_do"]))
    parts += listed(3, say(lang, "week.actions"), _actions(view, lang))
    parts += listed(3, say(lang, "week.blockers"), (_blocker(line, lang) for line in view["blockers"]))
    return page(f"{view['programme']}: {_span(view, lang)}", lang, *parts)


def _span(view: WeekView, lang: Language) -> str:
    first, last = (date.fromisoformat(view[end]) for end in ("from", "to"))
    if view["asked"] == "day":
        return full_date(first, lang)
    return span(first, last, lang)


def _about(view: WeekView, lang: Language) -> Iterator[str]:
    """Yield the week of the sprint, where all sessions share it, or why there is none."""
    titles = {line["title"] for line in view["sessions"]}
    if view["facilitator"]:
        yield say(lang, "week.led_by", name=view["facilitator"]["name"])
    if view["week"] is not None and len(titles) == 1:
        yield f"{say(lang, 'week_n', n=view['week'])}: {titles.pop()}"
    if skipped := view["break"]:
        yield say(lang, "week.break" if skipped["reason"] else "week.break_alone", reason=skipped["reason"])
    elif empty := view["empty"]:
        day = date.fromisoformat(empty["day"]) if empty["day"] else None
        yield say(lang, f"week.none_{view['asked']}" if day is None else f"week.{empty['why']}", day=day)


def _table(view: WeekView, lang: Language) -> Table:
    lines = view["sessions"]
    long = (date.fromisoformat(view["to"]) - date.fromisoformat(view["from"])).days >= _DAYS
    columns = {
        "label.time": [f"{_day(line, lang, long=long)} {_hours(line)}" for line in lines],
        "label.week": () if view["week"] is not None else [str(line["week"]) for line in lines],
        "label.group": ["\n".join((line["name"], *_marks(line, lang))) for line in lines],
        "label.facilitator": [led_by(line["facilitators"]) for line in lines],
        "label.expected": [_expected(line, lang) for line in lines],
        "label.waiting": [str(line["waiting"] or "") for line in lines],
        "label.place": [line["location"] or "" for line in lines],
        "label.link": [Link(line["url"], say(lang, "week.join")) if line["url"] else "" for line in lines],
    }
    told = {key: cells for key, cells in columns.items() if any(cells)}
    titles = tuple(Column(say(lang, key), "right" if key in _NUMBERS else "left") for key in told)
    rows = zip(*told.values(), strict=True)
    tones: Iterator[Tone] = ("struck" if line["status"] == "cancelled" else "plain" for line in lines)
    return Table(titles, tuple(Row(cells, tone) for cells, tone in zip(rows, tones, strict=True)), dense=True)


_NUMBERS = {"label.week", "label.waiting"}


def _day(line: WeekSession, lang: Language, *, long: bool) -> str:
    day = datetime.fromisoformat(line["starts_at"]).date()
    return begun(full_date(day, lang)) if long else short_weekday(day, lang)


def _hours(line: WeekSession) -> str:
    return clock_range(*(datetime.fromisoformat(line[end]) for end in ("starts_at", "ends_at")))


def _marks(line: WeekSession, lang: Language) -> Iterator[str]:
    """Yield what is not as the programme file has it, with what that was, and why."""
    if not line["marked"]:
        return
    resized = line["original_minutes"] != _minutes(line)
    yield from filter(None, [remark(line["status"], line["originally"], line["reason"], lang)])
    if cover := line["cover"]:
        usual = led_by(line["usual_facilitators"])
        told = say(lang, "week.covered" if usual else "week.covered_alone", names=usual)
        yield "; ".join([told, *([say(lang, "reason", reason=cover["reason"])] if cover["reason"] else [])])
    if resized:
        yield say(lang, "week.was_minutes", minutes=Amount(line["original_minutes"], "minute"))


def _minutes(line: WeekSession) -> int:
    starts, ends = (datetime.fromisoformat(line[end]) for end in ("starts_at", "ends_at"))
    return int((ends - starts).total_seconds()) // 60


def _expected(line: WeekSession, lang: Language) -> str:
    if line["status"] == "cancelled":
        return ""
    if came := line["attendance"]:
        return say(lang, "attendance.came_deputies" if came["deputies"] else "attendance.came", **came)
    said = line["announced"]
    counts = [say(lang, f"attendance.said_{key}", count=count) for key, count in said.items() if count]
    return "\n".join([places(line["expected"], line["capacity"]), *counts])


def _next(view: WeekView, place: int, lang: Language) -> str:
    line = view["next"][place]
    at = datetime.fromisoformat(line["starts_at"])
    return say(lang, "week.next_of", group=line["name"], at=at, week=line["week"])


def _to_do(line: ToDo, lang: Language) -> str:
    key: str = line["what"]
    if key == "places" and line["places"] is None:
        key = "places_unlimited"
    # The command names the group: so each fits on one line of 80 columns.
    weeks = say(
        lang, "week.to_do_weeks" if line["weeks"][1:] else "week.to_do_week", weeks=", ".join(runs(line["weeks"]))
    )
    values = {"places": line["places"], "waiting": line["waiting"], "command": line["command"]}
    return say(lang, f"week.to_do_{key}", weeks=weeks, **values)


def runs(numbers: list[int]) -> Iterator[str]:
    """Yield numbers, those that follow one another as `2–5`."""
    for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        found = [number for _, number in run]
        yield str(found[0]) if len(found) == 1 else f"{found[0]}–{found[-1]}"


def _actions(view: WeekView, lang: Language) -> Iterator[str]:
    for line in view["actions"]:
        yield f"{_note(line, lang)} ({', '.join(_owed(line, lang))})"
    if view["undated"]:
        yield say(lang, "week.undated", count=view["undated"], command="wgtool notes --kind action --open")


def _owed(line: NoteLine, lang: Language) -> Iterator[str]:
    if line["who_name"]:
        yield line["who_name"]
    if line["due"] is not None:
        day = long_date(date.fromisoformat(line["due"]), lang)
        yield say(lang, "note.overdue", due=day) if line["overdue"] else day


def _blocker(line: NoteLine, lang: Language) -> str:
    barrier = say(lang, f"note.barrier_{line['barrier']}")
    return f"{_note(line, lang)} ({barrier})"


def _note(line: NoteLine, lang: Language) -> str:
    from wgtool.renderers.layouts.notes import note_text  # noqa: PLC0415 - many a week has none

    return f"{line['id']}. {line['group_name']}: {note_text(line, lang)}"
