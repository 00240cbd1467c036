"""A roster as a sheet to tick at the door: nothing on it that others need not see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgtool.renderers.layouts.signups.roster import nobody, standing
from wgtool.renderers.layouts.words import columns, group_name, page
from wgtool.renderers.page import Heading, Page, Paragraph, Part, Row, Table
from wgtool.texts.collation import sort_key
from wgtool.texts.language import Language
from wgtool.texts.say import say

if TYPE_CHECKING:
    from wgtool.views.signups import Member, RosterGroup, RosterView

_BOX = "☐"
_GUESTS = 5


def sheet(view: RosterView, lang: Language) -> Page:
    """Lay out a sheet for each group in which anybody is: who is expected, by name, and lines for guests."""
    title = f"{view['programme']}: {say(lang, 'roster.sheet')}"
    parts: list[Part] = []
    for group in view["groups"]:
        parts += _group(group, lang)
    return page(title, lang, *(parts or [Paragraph(nobody(view, lang), "quiet")]))._replace(apart=True)


def _group(group: RosterGroup, lang: Language) -> list[Part]:
    members = sorted(group["members"], key=lambda one: sort_key(one["name"], lang))
    if not members:
        return []
    titles = columns(lang, "attendance.present", "label.name", "label.organisation", "label.language")
    guests = columns(lang, "attendance.present", "roster.guest", "label.organisation")
    return [
        Heading(2, group_name(group["name"], lang, in_programme=group["in_programme"])),
        Paragraph(say(lang, "roster.when")),
        Table(titles, tuple(_member(one, lang) for one in members)),
        Table(guests, (Row((_BOX, "", "")),) * _GUESTS),
    ]


def _member(member: Member, lang: Language) -> Row:
    name = member["name"]
    if member["status"] != "confirmed":
        name = f"{name} ({standing(member['status'], member['position'], lang)})"
    language = say(lang, f"language.{member['language']}") if member["language"] else ""
    return Row((_BOX, name, member["organisation"], language))
