"""Who came, laid out: people by weeks, sessions, or organisations by weeks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from wgtool.renderers.layouts.words import columns, page
from wgtool.renderers.page import Cell, Column, Heading, Page, Paragraph, Part, Row, Rows, Table
from wgtool.texts.collation import sort_key
from wgtool.texts.dates import long_date
from wgtool.texts.language import Language
from wgtool.texts.say import say

if TYPE_CHECKING:
    from wgtool.views.attendance import AttendanceView, GroupAttendance, PersonLine, SessionLine

# How what became of a seat is written in a grid, and how dark it is there.
_SIGNS = {"present": ("✓", 4), "deputy": ("d", 3), "apologies": ("a", 1), "absent": ("–", 0)}
_BLANK = ("", 0)
_COUNTS = ("present", "deputies", "apologies", "absent")
_SHADES = 4


def by_person(view: AttendanceView, lang: Language) -> Page:
    """Lay out people by weeks, group by group."""
    parts: list[Part] = []
    for group in view["groups"]:
        if group["people"]:
            parts += [Heading(2, group["name"]), _people(group, lang)]
    if not parts:
        return _page(view, lang, Paragraph(say(lang, _empty(view)), "quiet"))
    return _page(view, lang, Paragraph(say(lang, "attendance.legend"), "quiet"), *parts)


def _empty(view: AttendanceView) -> str:
    recorded = any(session["recorded"] for group in view["groups"] for session in group["sessions"])
    return "attendance.nobody" if recorded else "attendance.none"


def _page(view: AttendanceView, lang: Language, *parts: Part) -> Page:
    return page(f"{view['programme']}: {say(lang, 'attendance.title')}", lang, *parts)


def _people(group: GroupAttendance, lang: Language) -> Table:
    weeks = [str(session["week"]) for session in group["sessions"]]
    titles = (
        Column(say(lang, "label.name")),
        *(Column(week) for week in weeks),
        Column(say(lang, "attendance.present"), "right"),
    )
    rows = []
    for person in group["people"]:
        signs = [_SIGNS.get(person["weeks"][week] or "", _BLANK) for week in weeks]
        cells = (person["name"], *(sign for sign, _ in signs), f"{person['present']}/{person['of']}")
        rows.append(Row(cells, shades=(0, *(shade for _, shade in signs), 0)))
    return Table(titles, tuple(rows), grid=True)


def by_week(view: AttendanceView, lang: Language) -> Page:
    """Lay out the sessions, group by group."""
    keys = [f"attendance.{count}" for count in (*_COUNTS, "guests")]
    titles = columns(lang, "label.week", "label.date", *keys, right=("label.week", *keys))
    parts: list[Part] = []
    for group in view["groups"]:
        rows = tuple(_session(session, lang) for session in group["sessions"])
        parts += [Heading(2, group["name"]), Table(titles, rows)]
    return _page(view, lang, *parts)


def _session(session: SessionLine, lang: Language) -> Row:
    day = long_date(datetime.fromisoformat(session["starts_at"]).date(), lang)
    if not session["recorded"]:
        key = "status.cancelled" if session["status"] == "cancelled" else "attendance.not_recorded"
        return Row((str(session["week"]), f"{day} ({say(lang, key)})", "", "", "", "", ""), "quiet")
    counts = (session["deputies"], session["apologies"], session["absent"], session["guests"])
    cells = (f"{session['present']} / {session['members']}", *(str(count or "") for count in counts))
    return Row((str(session["week"]), day, *cells))


def by_organisation(view: AttendanceView, lang: Language) -> Page:
    """Lay out how many came from each organisation, week by week; the more, the darker."""
    lines = _organisations(view)
    if not any(any(counts.values()) for _, counts in lines):
        return _page(view, lang, Paragraph(say(lang, _empty(view)), "quiet"))
    weeks = _weeks(view)
    most = max(counts[week] for _, counts in lines for week in weeks)
    titles = (
        Column(say(lang, "label.organisation")),
        *(Column(week, "right") for week in weeks),
        *(Column(say(lang, f"attendance.{count}"), "right") for count in _COUNTS),
    )
    rows = []
    for name, counts in sorted(lines, key=lambda line: sort_key(line[0], lang)):
        cells = (name, *(str(counts[key] or "") for key in (*weeks, *_COUNTS)))
        shades = (0, *(-(-_SHADES * counts[week] // most) if most else 0 for week in weeks), 0, 0, 0, 0)
        rows.append(Row(cells, shades=shades))
    return _page(view, lang, Table(titles, tuple(rows), grid=True))


def _weeks(view: AttendanceView) -> list[str]:
    return [str(week) for week in range(1, max((len(group["sessions"]) for group in view["groups"]), default=0) + 1)]


def _organisations(view: AttendanceView) -> list[tuple[str, Counter[str]]]:
    """Return what became of the seats of each organisation; a week counts who came, deputies included."""
    names: dict[str, str] = {}
    found: dict[str, Counter[str]] = {}
    for person in (person for group in view["groups"] for person in group["people"]):
        key = person["organisation_id"] or person["organisation"]
        names.setdefault(key, person["organisation"])
        counts = found.setdefault(key, Counter())
        for week, was in person["weeks"].items():
            if was is not None:
                counts["deputies" if was == "deputy" else was] += 1
                counts[week] += was in {"present", "deputy"}
    return [(names[key], counts) for key, counts in found.items()]


def person_rows(view: AttendanceView) -> Rows:
    """Return who came for spreadsheets: a row for each person in a group."""
    weeks = _weeks(view)
    header = ("group", "name", "email", "organisation", *weeks, "present", "of", "missed_in_a_row")
    return Rows("attendance", header, _person_rows(view, weeks), _names(view))


def _person_rows(view: AttendanceView, weeks: list[str]) -> Iterator[list[Cell]]:
    for group in view["groups"]:
        for person in group["people"]:
            yield [*_details(group, person), *(person["weeks"].get(week) for week in weeks), *_sums(person)]


def _details(group: GroupAttendance, person: PersonLine) -> list[Cell]:
    return [group["id"], person["name"], person["email"], person["organisation"]]


def _sums(person: PersonLine) -> list[Cell]:
    return [person["present"], person["of"], person["missed_in_a_row"]]


def week_rows(view: AttendanceView) -> Rows:
    """Return the sessions for spreadsheets."""
    header = ("group", "week", "starts_at", "recorded", "members", *_COUNTS, "guests")
    rows = ([group["id"], *_session_cells(one)] for group in view["groups"] for one in group["sessions"])
    return Rows("attendance", header, rows, _names(view))


def _names(view: AttendanceView) -> dict[str, str]:
    return {group["id"]: group["name"] for group in view["groups"]}


def _session_cells(session: SessionLine) -> list[Cell]:
    recorded = "true" if session["recorded"] else "false"
    counts = (session["present"], session["deputies"], session["apologies"], session["absent"], session["guests"])
    return [session["week"], session["starts_at"], recorded, session["members"], *counts]


def organisation_rows(view: AttendanceView) -> Rows:
    """Return for spreadsheets how many came from each organisation."""
    keys = (*_weeks(view), *_COUNTS)
    lines: Iterator[list[Cell]] = ([name, *(counts[key] for key in keys)] for name, counts in _organisations(view))
    return Rows("attendance", ("organisation", *keys), lines)
