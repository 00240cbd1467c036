"""A report as a page: of the programme on two sheets of paper, or of groups with all that they have to show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from wgtool.renderers.layouts.report import words
from wgtool.renderers.layouts.report.charts import attendance_chart, barriers_chart, hours_chart
from wgtool.renderers.layouts.words import columns, filled, joined, labelled, listed, marked, page
from wgtool.renderers.page import Bullets, Facts, Heading, Mixed, Page, Paragraph, Part, Row, Table
from wgtool.texts.dates import begun, moment
from wgtool.texts.language import Language
from wgtool.texts.say import say

if TYPE_CHECKING:
    from wgtool.views.report import ReportGroup, ReportLeft, ReportNote, ReportView

_BESIDE = ("deputies", "apologies", "absent", "guests")
_HOURS = ("hours.asked", "hours.in_room", "hours.outside", "hours.total")


def report(view: ReportView, lang: Language) -> Page:
    """Lay out a report."""
    at = say(lang, "report.as_of", at=moment(datetime.fromisoformat(view["at"]), lang))
    if view["of"] == "programme":
        parts = [*_overview(view, lang), Heading(2, say(lang, "label.groups"))]
        parts += (part for group in view["groups"] for part in _in_short(group, lang))
        parts += (part for group in view["left_over"] for part in _left(group, lang))
        parts += _asked(view, lang)
    elif len(view["groups"]) == 1:
        parts = [*_shown(view, view["groups"][0], lang, 2)]
    else:
        parts = [*_overview(view, lang)]
        for group in view["groups"]:
            parts += [Heading(2, marked(group["name"], lang)), *_shown(view, group, lang, 3)]
    parts += _missing(view, lang)
    end = Heading(2, say(lang, "report.thanks")), Paragraph(words.thanks(view, lang))
    return page(title(view, lang), lang, Paragraph(at, "lead"), *parts, *end)


def _overview(view: ReportView, lang: Language) -> Iterator[Part]:
    """Yield what there is to say of all groups together."""
    yield _at_a_glance(view, lang)
    yield from _attendance(view, lang)
    yield from _hours(view, lang)
    yield from _barriers(view, lang)


def title(view: ReportView, lang: Language) -> str:
    """Return what a report is called."""
    if view["of"] == "programme":
        return joined(marked(view["programme"], lang), ": ", say(lang, "report.title"))
    names = [group["name"] for group in view["groups"]]
    what = names[0] if len(names) == 1 else view["programme"]
    return joined(marked(what, lang), ": ", say(lang, "report.show_and_tell"))


def _at_a_glance(view: ReportView, lang: Language) -> Facts:
    return labelled(
        lang,
        ("label.people", str(view["people"])),
        ("report.organisations", words.counted(view["organisations"], view["organisation_names"])),
        ("label.professions", words.counted(view["professions"], {})),
        ("label.sessions", words.sessions_line(view["sessions"], lang)),
        ("report.time", words.hours_line(view["hours"], lang)),
    )


def _attendance(view: ReportView, lang: Language) -> Iterator[Part]:
    yield Heading(2, say(lang, "report.who_came"))
    found = view["attendance"]
    if not any(line["recorded"] for line in found):
        yield Paragraph(say(lang, "report.none_recorded"), "quiet")
        return
    chart = attendance_chart(found, view["sessions"], lang)
    yield from (Paragraph(chart.text), chart)
    several = len(view["groups"]) > 1
    keys = (*(["report.recorded"] if several else []), "attendance.present", *(f"attendance.{one}" for one in _BESIDE))
    rows = (
        Row(
            (
                str(line["week"]),
                *([str(line["recorded"])] if several else []),
                f"{line['present']} / {line['members']}",
                *(str(line[name] or "") for name in _BESIDE),  # type: ignore[literal-required]
            )
        )
        for line in found
        if line["recorded"]
    )
    yield Table(columns(lang, "label.week", *keys, right=("label.week", *keys)), tuple(rows))


def _hours(view: ReportView, lang: Language) -> Iterator[Part]:
    yield Heading(2, say(lang, "report.time_of_groups"))
    chart = hours_chart(view, lang)
    if chart.labels:
        yield from (Paragraph(begun(chart.text)), chart)
    keys = ("label.people", "report.sessions_held", *_HOURS)
    rows = [
        Row(
            (
                marked(group["name"], lang),
                str(group["people"]),
                f"{group['sessions']['held']} / {group['sessions']['planned']}",
                *map(words.in_hours, group["hours"].values()),  # type: ignore[arg-type]
            )
        )
        for group in view["groups"]
    ]
    sums = (str(view["people"]), f"{view['sessions']['held']} / {view['sessions']['planned']}")
    given = map(words.in_hours, view["hours"].values())  # type: ignore[arg-type]
    rows.append(Row((say(lang, "report.together"), *sums, *given), "good"))
    yield Table(columns(lang, "label.group", *keys, right=keys), tuple(rows))


def _barriers(view: ReportView, lang: Language) -> Iterator[Part]:
    yield Heading(2, say(lang, "note.barriers"))
    chart = barriers_chart(view["barriers"], lang)
    if not chart.labels:
        yield Paragraph(say(lang, "report.no_blockers"), "quiet")
        return
    yield from (Paragraph(chart.text), chart)
    keys = ("report.are_open", "report.are_settled")
    rows = zip(chart.labels, *(map(str, series.values) for series in chart.series), strict=True)
    yield Table(columns(lang, "note.barrier", *keys, right=keys), tuple(Row(cells) for cells in rows))


def _in_short(group: ReportGroup, lang: Language) -> Iterator[Part]:
    """Yield a group as a director reads of it: what it set out to do, what it came to."""
    kept = {"report.question": [group["question"]] if group["question"] else [], **words.in_kinds(group)}
    yield Heading(3, marked(group["name"], lang))
    yield Facts(
        (
            (say(lang, "label.people"), f"{group['people']}; {words.sessions_line(group['sessions'], lang)}"),
            *_led(group, lang),
            *((say(lang, key), _together(lines, lang)) for key, lines in kept.items() if lines),
            *((say(lang, key), value) for key, value in [("report.members", _members(group))] if value),
        )
    )


def _left(group: ReportLeft, lang: Language) -> Iterator[Part]:
    """Yield a group that the definitions no longer hold by what was kept of it, where that is more than actions."""
    kept = [(key, lines) for key, lines in words.in_kinds(group).items() if lines]
    if kept:
        yield Heading(3, filled(lang, "group.left_over", name=marked(group["name"], lang)))
        yield Facts((say(lang, key), _together(lines, lang)) for key, lines in kept)


def _together(lines: Sequence[ReportNote], lang: Language) -> Mixed:
    """Return notes under one another; several have a point before each."""
    pieces: list[tuple[str, Language | None]] = []
    for place, line in enumerate(lines):
        before = ("\n" if place else "") + ("• " if len(lines) > 1 else "")
        pieces += [*([(before, None)] if before else []), *words.noted(line, lang).pieces]
    return Mixed(*pieces)


def _led(group: ReportGroup, lang: Language) -> list[tuple[str, str]]:
    return [(say(lang, "label.facilitator"), ", ".join(group["facilitators"]))] if group["facilitators"] else []


def _members(group: ReportGroup) -> str:
    return "\n".join(f"{one['name']} ({one['organisation']})" for one in group["members"] or ())


def _shown(view: ReportView, group: ReportGroup, lang: Language, level: int) -> Iterator[Part]:
    """Yield a group as it shows itself, from the question to the outcome, under headings of a level."""
    yield Heading(level, say(lang, "report.question"))
    yield Paragraph(words.noted(group["question"], lang) if group["question"] else say(lang, "report.none_kept"))
    yield Heading(level, say(lang, "report.took_part"))
    yield _part_takers(view, group, lang)
    yield Heading(level, say(lang, "report.weeks"))
    yield weeks(view, group, lang)
    if len(view["groups"]) == 1:
        yield from _attendance(view, lang)
    kept = {
        "report.decisions": group["decisions"],
        "report.insights": group["insights"],
        "note.barriers": group["blockers"],
        "report.outcome": group["outcomes"],
        "report.asked": group["asked"],
    }
    for key, lines in kept.items():
        yield from listed(level, say(lang, key), (words.noted(line, lang) for line in lines)) or (
            Heading(level, say(lang, key)),
            Paragraph(say(lang, "report.none_kept"), "quiet"),
        )


def weeks(view: ReportView, group: ReportGroup, lang: Language) -> Table:
    """Return a group’s weeks, a line each."""
    now = datetime.fromisoformat(view["at"])
    rows = (
        Row(words.week_cells(line, now, lang), "struck" if line["status"] == "cancelled" else "plain")
        for line in group["weeks"]
    )
    keys = ("label.week", "label.date", "label.title", "attendance.present")
    return Table(columns(lang, *keys, right=(keys[0], keys[-1])), tuple(rows))


def _part_takers(view: ReportView, group: ReportGroup, lang: Language) -> Facts:
    found = labelled(
        lang,
        ("label.people", str(group["people"])),
        ("report.organisations", words.counted(group["organisations"], view["organisation_names"])),
        ("label.professions", words.counted(group["professions"], {})),
        ("report.members", _members(group)),
        ("label.sessions", words.sessions_line(group["sessions"], lang)),
        ("report.time", words.hours_line(group["hours"], lang)),
    )
    return Facts((*found, *_led(group, lang)))


def _asked(view: ReportView, lang: Language) -> tuple[Part, ...]:
    """Return what is asked of whom, of all groups."""
    items = (joined(marked(name, lang), ": ", words.noted(line, lang)) for name, line in words.in_order(view))
    return listed(2, say(lang, "report.asked"), items)


def _missing(view: ReportView, lang: Language) -> Iterator[Part]:
    """Yield what was not kept, group by group."""
    groups = [(marked(group["name"], lang), Bullets(words.lacks(group, lang))) for group in view["groups"]]
    told = [(name, lines) for name, lines in groups if lines]
    if told:
        yield Heading(2, say(lang, "report.missing"))
    for name, lines in told:
        if len(groups) > 1:
            yield Heading(3, name)
        yield lines
