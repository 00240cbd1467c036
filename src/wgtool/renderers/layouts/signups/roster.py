"""Rosters and one person, laid out."""

from collections.abc import Iterable
from datetime import datetime

from wgtool.renderers.layouts.words import places
from wgtool.renderers.page import Bullets, Column, Facts, Heading, Page, Paragraph, Part, Row, Table
from wgtool.renderers.rows import Cell, Rows
from wgtool.texts.dates import date_and_time
from wgtool.texts.language import Language
from wgtool.texts.say import say
from wgtool.views.signups import Member, PersonReport, RosterView

ROSTER_HEADER = (
    "group",
    "name",
    "email",
    "organisation",
    "role",
    "profession",
    "service_area",
    "language",
    "notes",
    "status",
    "position",
    "signed_up_at",
)


def roster(view: RosterView, lang: Language) -> Page:
    """Lay out a roster: a table for each group."""
    title = f"{view['programme']}: {say(lang, 'label.roster')}"
    parts: list[Part] = [Heading(1, title)]
    columns = tuple(
        Column(say(lang, f"label.{key}"))
        for key in ("name", "email", "organisation", "profession", "service_area", "status")
    )
    for group in view["groups"]:
        parts.append(Heading(2, group["name"]))
        counts = (
            (say(lang, "label.places"), places(group["confirmed"], group["capacity"])),
            (say(lang, "label.waiting"), str(group["waiting"])),
        )
        parts.append(Facts(counts))
        rows = tuple(_member(member, lang) for member in group["members"])
        parts.append(Table(columns, rows) if rows else Paragraph(say(lang, "word.nobody"), "quiet"))
    return Page(title, lang, tuple(parts))


def standing(status: str, position: int | None, lang: Language) -> str:
    """Return whether somebody has a place or waits, and at which number."""
    word = say(lang, f"status.{status}")
    return word if position is None else f"{word} ({position})"


def _member(member: Member, lang: Language) -> Row:
    cells = (
        member["name"],
        member["email"],
        member["organisation"],
        member["profession"] or "–",
        member["service_area"] or "–",
        standing(member["status"], member["position"], lang),
    )
    return Row(cells, "plain" if member["status"] == "confirmed" else "quiet")


def roster_rows(view: RosterView) -> Rows:
    """Return a roster for spreadsheets: a row for each sign-up."""
    return Rows("roster", ROSTER_HEADER, _roster_rows(view))


def _roster_rows(view: RosterView) -> Iterable[list[Cell]]:
    for group in view["groups"]:
        for member in group["members"]:
            values: dict[str, Cell] = {**member, "group": group["id"]}  # type: ignore[dict-item]
            yield [values[key] for key in ROSTER_HEADER]


def person(view: PersonReport, lang: Language) -> Page:
    """Lay out one person."""
    details = view["person"]
    fields = ("email", "organisation", "role", "profession", "service_area", "notes")
    facts = [(say(lang, f"label.{field}"), details[field]) for field in fields]  # type: ignore[literal-required]
    if details["language"]:
        facts.insert(-1, (say(lang, "label.language"), say(lang, f"language.{details['language']}")))
    facts.append((say(lang, "label.hours"), f"{view['hours']:g}"))
    columns = tuple(Column(say(lang, f"label.{key}")) for key in ("group", "status", "signed_up_at"))
    rows: list[Row] = []
    for signup in view["signups"]:
        at = datetime.fromisoformat(signup["signed_up_at"])
        rows.append(
            Row((signup["name"], standing(signup["status"], signup["position"], lang), date_and_time(at, lang)))
        )
    parts: list[Part] = [
        Heading(1, details["name"]),
        Facts(tuple((label, str(value)) for label, value in facts if value)),
        Heading(2, say(lang, "label.groups")),
        Table(columns, tuple(rows)) if rows else Paragraph(say(lang, "person.no_group"), "quiet"),
    ]
    if view["story"]:
        parts += [Heading(2, say(lang, "label.story")), Bullets(tuple(view["story"]))]
    return Page(details["name"], lang, tuple(parts))
