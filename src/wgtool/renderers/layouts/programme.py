"""Groups, one group, and what `check` found, laid out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wgtool.renderers.layouts.words import (
    columns,
    day_name,
    group_name,
    held_by,
    join,
    labelled,
    led_by,
    listed,
    page,
    places,
    remark,
    when,
)
from wgtool.renderers.page import Cell, Column, Heading, Page, Paragraph, Part, Row, Rows, Table
from wgtool.texts.dates import begun
from wgtool.texts.language import Language
from wgtool.texts.say import say

if TYPE_CHECKING:
    from wgtool.views.programme import CheckView, GroupsView, GroupView, SessionLine


def groups(view: GroupsView, lang: Language) -> Page:
    """Lay out the list of groups."""
    keys = ("label.group", "label.slot", "label.places", "label.waiting", "label.facilitator")
    titles = (Column("id"), *columns(lang, *keys, right=keys[2:4], spare=keys[4:]))
    rows = tuple(
        Row(
            (
                line["id"],
                group_name(line["name"], lang, ended_after=line["ended_after"], in_programme=line["in_programme"]),
                f"{day_name(line['weekday'], lang)} {line['starts']}–{line['ends']}" if line["weekday"] else "–",
                places(line["confirmed"], line["capacity"]),
                str(line["waiting"]),
                led_by(line["facilitators"]) or "–",
            )
        )
        for line in view["groups"]
    )
    return page(view["programme"], lang, Table(titles, rows))


def group_rows(view: GroupsView) -> Rows:
    """Return the list of groups for spreadsheets."""
    header = ("id", "name", "weekday", "starts", "ends", "capacity", "confirmed", "waiting", "facilitator")
    lines: list[dict[str, Cell]] = [{**line} for line in view["groups"]]  # type: ignore[dict-item]
    return Rows("groups", header, [[line[key] for key in header] for line in lines])


def show(view: GroupView, lang: Language) -> Page:
    """Lay out one group."""
    facts = labelled(
        lang,
        ("label.facilitator", led_by(view["facilitators"])),
        ("label.email", view["facilitator_email"]),
        ("label.place", view["location"]),
        ("label.link", join(view["url"], lang)),
        ("label.places", places(view["confirmed"], view["capacity"])),
        ("label.waiting", str(view["waiting"])),
    )
    parts: list[Part] = []
    if view["purpose"]:
        parts.append(Paragraph(view["purpose"], "lead"))
    if view["outcome"]:
        parts.append(labelled(lang, ("label.outcome", view["outcome"])))
    parts += [facts, Heading(2, say(lang, "label.sessions")), _sessions(view["sessions"], lang)]
    for key in ("wanted_professions", "wanted_service_areas"):
        parts += listed(2, say(lang, f"label.{key}"), view[key])
    return page(view["name"], lang, *parts)


def _sessions(lines: list[SessionLine], lang: Language) -> Table:
    keys = ("label.week", "label.date", "label.time", "label.title", "label.remark")
    titles = columns(lang, *keys, right=("label.week",))
    rows = [_session(line, lang) for line in lines]
    if any(row.cells[-1] for row in rows):
        return Table(titles, tuple(rows))
    # A column without a word only takes room from the others.
    return Table(titles[:-1], tuple(row._replace(cells=row.cells[:-1]) for row in rows))


def _session(line: SessionLine, lang: Language) -> Row:
    cells = (
        str(line["week"]),
        *map(begun, when(line["starts_at"], line["ends_at"], lang)),
        line["title"],
        "; ".join(filter(None, _remarks(line, lang))),
    )
    return Row(cells, "struck" if line["status"] == "cancelled" else "plain")


def _remarks(line: SessionLine, lang: Language) -> Iterator[str]:
    yield remark(line["status"], line["originally"], line["reason"], lang)
    if line["cover"]:
        yield held_by(line["facilitators"], line["cover"], lang)


def check(view: CheckView, lang: Language) -> Page:
    """Lay out problems, a line each, with a count at the end."""
    lines: list[Paragraph] = []
    for one in view["problems"]:
        text = f"{say(lang, 'word.' + one['severity'])}: {one['where']}: {one['message']}"
        lines.append(Paragraph(text, "warning" if one["severity"] == "error" else "plain"))
        if one["excerpt"]:
            lines.append(Paragraph(one["excerpt"], "excerpt"))
    errors = sum(one["severity"] == "error" for one in view["problems"])
    if view["problems"]:
        summary = say(lang, "check.summary", errors=errors, warnings=len(view["problems"]) - errors)
    else:
        summary = say(lang, "check.sound")
    return Page(say(lang, "short.check"), lang, (*lines, Paragraph(summary, "quiet")))
