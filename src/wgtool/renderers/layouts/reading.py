"""Groups, one group, and the timetable, laid out."""

from datetime import datetime

from wgtool.domain.programme import WEEKDAYS, Weekday
from wgtool.renderers.layouts.rows import Cell, Rows
from wgtool.renderers.page import (
    Bullets,
    Column,
    Facts,
    Heading,
    Page,
    Paragraph,
    Part,
    Row,
    Table,
)
from wgtool.texts.dates import DAYS, clock_range, full_date
from wgtool.texts.language import Language
from wgtool.texts.say import say
from wgtool.views.sessions import GroupsView, GroupView, SessionLine, TimetableSession, TimetableView


def places(confirmed: int, capacity: int | None) -> str:
    """Return the places taken, of how many."""
    return str(confirmed) if capacity is None else f"{confirmed} / {capacity}"


def day_name(weekday: Weekday, lang: Language) -> str:
    """Return the name of a day that views give as `monday`."""
    return DAYS[lang][WEEKDAYS.index(weekday)]


def groups(view: GroupsView, lang: Language) -> Page:
    """Lay out the list of groups."""
    columns = (
        Column("id"),
        Column(say(lang, "label.group")),
        Column(say(lang, "label.slot")),
        Column(say(lang, "label.places"), "right"),
        Column(say(lang, "label.waiting"), "right"),
        Column(say(lang, "label.facilitator")),
    )
    rows = tuple(
        Row(
            (
                line["id"],
                line["name"],
                f"{day_name(line['weekday'], lang)} {line['starts']}–{line['ends']}",
                places(line["confirmed"], line["capacity"]),
                str(line["waiting"]),
                line["facilitator"] or "–",
            )
        )
        for line in view["groups"]
    )
    return Page(view["programme"], lang, (Heading(1, view["programme"]), Table(columns, rows)))


def group_rows(view: GroupsView) -> Rows:
    """Return the list of groups for spreadsheets."""
    header = ("id", "name", "weekday", "starts", "ends", "capacity", "confirmed", "waiting", "facilitator")
    lines: list[dict[str, Cell]] = [{**line} for line in view["groups"]]  # type: ignore[dict-item]
    return Rows(header, [[line[key] for key in header] for line in lines])


def show(view: GroupView, lang: Language) -> Page:
    """Lay out one group."""
    facts = [
        (say(lang, "label.facilitator"), view["facilitator"]),
        (say(lang, "label.email"), view["facilitator_email"]),
        (say(lang, "label.place"), view["location"]),
        (say(lang, "label.link"), view["url"]),
        (say(lang, "label.places"), places(view["confirmed"], view["capacity"])),
        (say(lang, "label.waiting"), str(view["waiting"])),
    ]
    parts: list[Part] = [Heading(1, view["name"])]
    if view["purpose"]:
        parts.append(Paragraph(view["purpose"], "lead"))
    if view["outcome"]:
        parts.append(Facts(((say(lang, "label.outcome"), view["outcome"]),)))
    parts.append(Facts(tuple((label, value) for label, value in facts if value)))
    parts += [Heading(2, say(lang, "label.sessions")), _sessions(view["sessions"], lang)]
    for key in ("wanted_professions", "wanted_service_areas"):
        if view[key]:
            parts += [Heading(2, say(lang, f"label.{key}")), Bullets(tuple(view[key]))]
    return Page(view["name"], lang, tuple(parts))


def _sessions(lines: list[SessionLine], lang: Language) -> Table:
    columns = (
        Column(say(lang, "label.week"), "right"),
        Column(say(lang, "label.date")),
        Column(say(lang, "label.time")),
        Column(say(lang, "label.title")),
    )
    rows = [_session(line, lang) for line in lines]
    if any(row.cells[-1] for row in rows):
        return Table((*columns, Column(say(lang, "label.remark"))), tuple(rows))
    # A column without a word only takes room from the others.
    return Table(columns, tuple(row._replace(cells=row.cells[:-1]) for row in rows))


def _session(line: SessionLine, lang: Language) -> Row:
    start, end = datetime.fromisoformat(line["starts_at"]), datetime.fromisoformat(line["ends_at"])
    cells = (
        str(line["week"]),
        full_date(start, lang),
        clock_range(start, end),
        line["title"],
        remark(line["status"], line["originally"], line["reason"], lang),
    )
    return Row(cells, "struck" if line["status"] == "cancelled" else "plain")


def remark(status: str, originally: str | None, reason: str | None, lang: Language) -> str:
    """Return what happened to a session: cancelled or moved, from when, and why."""
    parts = [] if status == "scheduled" else [say(lang, f"status.{status}")]
    if originally:
        parts.append(say(lang, "originally", at=datetime.fromisoformat(originally)))
    if reason:
        parts.append(say(lang, "reason", reason=reason))
    return "; ".join(parts)


def timetable(view: TimetableView, lang: Language) -> Page:
    """Lay out the week as a grid: a row for each time, a column for each day on which there is a session."""
    slots = [_slot(session, lang) for session in view["sessions"]]
    days = sorted({(order, day) for order, day, _, _ in slots})
    times = sorted({time for _, _, time, _ in slots})
    rows = tuple(
        Row(
            (
                time,
                *("\n".join(name for _, on, at, name in slots if (on, at) == (day, time)) for _, day in days),
            )
        )
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
    start, end = datetime.fromisoformat(session["starts_at"]), datetime.fromisoformat(session["ends_at"])
    if session["status"] != "scheduled":
        name = f"{name} ({say(lang, 'status.' + session['status'])})"
    return start.date().isoformat(), full_date(start, lang), clock_range(start, end), name
