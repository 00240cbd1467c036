"""A report as slides: of the programme for a director, or of groups for their show and tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from wgtool.renderers.layouts.report import words
from wgtool.renderers.layouts.report.charts import attendance_chart, barriers_chart, hours_chart
from wgtool.renderers.layouts.report.pages import title, weeks
from wgtool.renderers.layouts.words import columns, filled, joined, marked
from wgtool.renderers.page import Chart, Row, Table
from wgtool.renderers.slides import Deck, Figures, Point, Points, Slide
from wgtool.texts.dates import begun
from wgtool.texts.language import Language
from wgtool.texts.say import say

if TYPE_CHECKING:
    from wgtool.views.report import HoursSum, ReportGroup, ReportLeft, ReportNote, ReportView, SessionCounts, WeekCounts


def deck(view: ReportView, lang: Language) -> Deck:
    """Lay out a report as slides."""
    return Deck(title(view, lang), lang, datetime.fromisoformat(view["at"]), tuple(_slides(view, lang)))


def _slides(view: ReportView, lang: Language) -> Iterator[Slide]:
    at = say(lang, "report.as_of", at=datetime.fromisoformat(view["at"]))
    yield Slide(title(view, lang), Points([Point(at)]), say(lang, "report.say_cover"), cover=True)
    if view["of"] == "programme":
        yield from _overview(view, lang)
        for group in view["groups"]:
            yield from _in_short(group, lang)
        for left in view["left_over"]:
            yield from _left(left, lang)
    elif len(view["groups"]) == 1:
        yield from _shown(view, view["groups"][0], lang, "")
    else:
        yield from _overview(view, lang)
        for group in view["groups"]:
            yield from _shown(view, group, lang, joined(marked(group["name"], lang), ": "))
    if view["of"] == "programme":
        asked = words.in_order(view)
        yield from _notes("report.asked", "report.say_asked", [line for _, line in asked], lang, groups=asked)
    thanks = Points([Point(words.thanks(view, lang))])
    yield Slide(say(lang, "report.thanks"), thanks, say(lang, "report.say_thanks"))
    yield from _missing(view, lang)


def _overview(view: ReportView, lang: Language) -> Iterator[Slide]:
    """Yield what there is to say of all groups together."""
    yield _figures(view["people"], len(view["organisations"]), view["sessions"], view["hours"], lang)
    yield from _took_part(view["organisations"], view["professions"], view["organisation_names"], lang)
    if any(line["recorded"] for line in view["attendance"]):
        chart = attendance_chart(view["attendance"], view["sessions"], lang)
        yield _charted("report.who_came", chart, lang)
    hours = hours_chart(view, lang)
    if hours.labels:
        yield _charted("report.time_of_groups", hours, lang)
    barriers = barriers_chart(view["barriers"], lang)
    if barriers.labels:
        yield _charted("note.barriers", barriers, lang)


def _figures(people: int, organisations: int, sessions: SessionCounts, hours: HoursSum, lang: Language) -> Slide:
    found = (
        (str(people), say(lang, "label.people")),
        (str(organisations), say(lang, "report.organisations")),
        (f"{sessions['held']} / {sessions['planned']}", say(lang, "report.sessions_held")),
        (words.in_hours(hours["total"]), say(lang, "report.hours_given")),
    )
    told = f"{begun(words.sessions_line(sessions, lang))}. {begun(words.hours_line(hours, lang))}."
    return Slide(say(lang, "report.at_a_glance"), Figures(found), say(lang, "report.say_glance", text=told))


def _took_part(
    organisations: dict[str, int], professions: dict[str, int], names: dict[str, str], lang: Language, before: str = ""
) -> Iterator[Slide]:
    notes = say(lang, "report.say_took_part")
    for key, label, counts in (
        ("report.took_part", "label.organisation", organisations),
        ("label.professions", "label.profession", professions),
    ):
        rows = tuple(Row((names.get(one, one), str(count))) for one, count in counts.items())
        if rows:
            titles = columns(lang, label, "label.people", right=("label.people",))
            yield Slide(joined(before, say(lang, key)), Table(titles, rows), notes)


def _charted(key: str, chart: Chart, lang: Language, before: str = "") -> Slide:
    told = begun(chart.text).removesuffix(".")
    return Slide(joined(before, say(lang, key)), chart, say(lang, "report.say_chart", text=told))


def _in_short(group: ReportGroup, lang: Language) -> Iterator[Slide]:
    """Yield a group as a director hears of it; one of which nothing was kept is told of by its numbers alone."""
    kept = {"report.question": [group["question"]] if group["question"] else [], **words.in_kinds(group)}
    points = [Point(f"{group['people']}; {words.sessions_line(group['sessions'], lang)}", say(lang, "label.people"))]
    for key, lines in kept.items():
        points += [Point(words.noted(line, lang), say(lang, key)) for line in lines]
    yield Slide(marked(group["name"], lang), Points(points), say(lang, "report.say_group"))


def _left(group: ReportLeft, lang: Language) -> Iterator[Slide]:
    """Yield a group that the definitions no longer hold by what was kept of it, where that is more than actions."""
    points = [
        Point(words.noted(line, lang), say(lang, key)) for key, lines in words.in_kinds(group).items() for line in lines
    ]
    if points:
        title = filled(lang, "group.left_over", name=marked(group["name"], lang))
        yield Slide(title, Points(points), say(lang, "report.say_group"))


def _shown(view: ReportView, group: ReportGroup, lang: Language, before: str) -> Iterator[Slide]:
    """Yield a group as it shows itself, from the question to the outcome."""
    question = [group["question"]] if group["question"] else []
    yield from _notes("report.question", "report.say_question", question, lang, before)
    names = view["organisation_names"]
    yield from _took_part(group["organisations"], group["professions"], names, lang, before)
    if group["members"]:
        points = Points(Point(f"{one['name']} ({one['organisation']})") for one in group["members"])
        yield Slide(joined(before, say(lang, "report.members")), points, say(lang, "report.say_took_part"))
    yield Slide(joined(before, say(lang, "report.weeks")), weeks(view, group, lang), say(lang, "report.say_weeks"))
    if any(line["recorded"] for line in group["weeks"]):
        chart = attendance_chart(_by_week(group), group["sessions"], lang)
        yield _charted("report.who_came", chart, lang, before)
    for key, spoken, lines in (
        ("report.decisions", "report.say_decisions", group["decisions"]),
        ("report.insights", "report.say_insights", group["insights"]),
        ("note.barriers", "report.say_blockers", group["blockers"]),
        ("report.outcome", "report.say_outcome", group["outcomes"]),
        ("report.asked", "report.say_asked", group["asked"]),
    ):
        yield from _notes(key, spoken, lines, lang, before)


def _by_week(group: ReportGroup) -> list[WeekCounts]:
    """Return a group’s weeks as the programme’s are counted."""
    return [
        {
            "week": line["week"],
            "recorded": int(line["recorded"]),
            "members": line["members"] or 0,
            "present": line["present"] or 0,
            "deputies": line["deputies"] or 0,
            "apologies": line["apologies"] or 0,
            "absent": line["absent"] or 0,
            "guests": line["guests"] or 0,
        }
        for line in group["weeks"]
    ]


def _notes(
    key: str,
    spoken: str,
    lines: Sequence[ReportNote],
    lang: Language,
    before: str = "",
    groups: Sequence[tuple[str, ReportNote]] = (),
) -> Iterator[Slide]:
    """Yield a slide of notes, if there are any, each with its group where those are given."""
    names = [joined(marked(name, lang), ": ") for name, _ in groups] or [""] * len(lines)
    points = Points(Point(joined(name, words.noted(line, lang))) for name, line in zip(names, lines, strict=True))
    if points:
        yield Slide(joined(before, say(lang, key)), points, say(lang, spoken))


def _missing(view: ReportView, lang: Language) -> Iterator[Slide]:
    several = len(view["groups"]) > 1
    points = Points(
        Point(line, marked(group["name"], lang) if several else "")
        for group in view["groups"]
        for line in words.lacks(group, lang)
    )
    if points:
        yield Slide(say(lang, "report.missing"), points, say(lang, "report.say_missing"))
