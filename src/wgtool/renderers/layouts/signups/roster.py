"""Rosters and one person, laid out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from wgtool.domain.people import DETAILS
from wgtool.renderers.layouts.words import columns, group_name, labelled, listed, page, places
from wgtool.renderers.page import Cell, Facts, Heading, Page, Paragraph, Part, Row, Rows, Table, Tone
from wgtool.texts.dates import date_and_time
from wgtool.texts.language import Language
from wgtool.texts.say import say

if TYPE_CHECKING:
    from wgtool.views.signups import Member, PersonReport, PersonSignup, RosterView

ROSTER_HEADER = ("group", "name", "email", *DETAILS[1:], "status", "position", "signed_up_at")


def roster(view: RosterView, lang: Language) -> Page:
    """Lay out a roster: a table for each group."""
    title = f"{view['programme']}: {say(lang, 'label.roster')}"
    parts: list[Part] = []
    for group in view["groups"]:
        members = list(group["members"])
        if not members and view["organisation"] is not None:
            # Of one organisation it is the groups with somebody of it that are asked for.
            continue
        parts.append(Heading(2, group_name(group["name"], lang, in_programme=group["in_programme"])))
        taken = places(group["confirmed"], group["capacity"])
        parts.append(labelled(lang, ("label.places", taken), ("label.waiting", str(group["waiting"]))))
        parts.append(_members(members, lang) if members else Paragraph(nobody(view, lang), "quiet"))
    return page(title, lang, *(parts or [Paragraph(nobody(view, lang), "quiet")]))


def nobody(view: RosterView, lang: Language) -> str:
    """Return that nobody is in, of those who were asked for."""
    if view["organisation"] is not None:
        return say(lang, "roster.nobody_of", organisation=view["organisation"])
    return say(lang, "roster.nobody_waits" if view["asked"] == ["waiting"] else "word.nobody")


def _members(members: Sequence[Member], lang: Language) -> Table:
    """Lay out the members of a group; what nobody has given has no column."""
    rows = [_member(member, lang) for member in members]
    given = [key for key in rows[0] if key in _ALWAYS or any(row[key] for row in rows)]
    tones: Iterator[Tone] = ("plain" if member["status"] == "confirmed" else "quiet" for member in members)
    cells = (tuple(row[key] or "–" for key in given) for row in rows)
    return Table(
        columns(lang, *given, spare=_SPARE), tuple(Row(one, tone) for one, tone in zip(cells, tones, strict=True))
    )


# Their columns are there, whoever gave them.
_ALWAYS = {"label.name", "label.email", "label.organisation", "label.profession", "label.service_area", "label.status"}
# On a narrow screen what tells least of who comes gives way first.
_SPARE = ("label.service_area", "label.profession", "label.language", "label.notes")


def standing(status: str, position: int | None, lang: Language) -> str:
    """Return whether somebody has a place or waits, and at which number."""
    word = say(lang, f"status.{status}")
    return word if position is None else f"{word} ({position})"


def _member(member: Member, lang: Language) -> dict[str, str]:
    """Return the cells of a member by the keys of their titles."""
    return {
        "label.name": member["name"],
        "label.email": member["email"],
        "label.organisation": member["organisation"],
        "label.profession": member["profession"] or "",
        "label.service_area": member["service_area"] or "",
        "label.language": say(lang, f"language.{member['language']}") if member["language"] else "",
        "label.status": standing(member["status"], member["position"], lang),
        "label.notes": member["notes"] or "",
    }


def roster_rows(view: RosterView) -> Rows:
    """Return a roster for spreadsheets: a row for each sign-up."""
    return Rows("roster", ROSTER_HEADER, _roster_rows(view), {group["id"]: group["name"] for group in view["groups"]})


def _roster_rows(view: RosterView) -> Iterable[list[Cell]]:
    for group in view["groups"]:
        for member in group["members"]:
            values: dict[str, Cell] = {**member, "group": group["id"]}  # type: ignore[dict-item]
            yield [values[key] for key in ROSTER_HEADER]


def _group(one: PersonSignup, lang: Language) -> str:
    return group_name(one["name"], lang, ended_after=one["ended_after"], in_programme=one["in_programme"])


def person(view: PersonReport, lang: Language) -> Page:
    """Lay out one person."""
    details = view["person"]
    fields = ("email", "organisation", "role", "profession", "service_area", "notes")
    facts = [(say(lang, f"label.{field}"), details[field]) for field in fields]  # type: ignore[literal-required]
    if details["language"]:
        facts.insert(-1, (say(lang, "label.language"), say(lang, f"language.{details['language']}")))
    facts.append((say(lang, "label.hours"), f"{view['hours']:g}"))
    titles = columns(lang, "label.group", "label.status", "label.signed_up_at")
    times = (date_and_time(datetime.fromisoformat(one["signed_up_at"]), lang) for one in view["signups"])
    rows = tuple(
        Row((_group(one, lang), standing(one["status"], one["position"], lang), at))
        for one, at in zip(view["signups"], times, strict=True)
    )
    return page(
        details["name"],
        lang,
        Facts((label, str(value)) for label, value in facts if value),
        Heading(2, say(lang, "label.groups")),
        Table(titles, rows) if rows else Paragraph(say(lang, "person.no_group"), "quiet"),
        *listed(2, say(lang, "label.story"), view["story"]),
    )
