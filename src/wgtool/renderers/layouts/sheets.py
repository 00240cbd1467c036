"""Rows as the sheets of a workbook: for people, with headings in words, names of groups, and dates that are dates."""

from collections.abc import Sequence
from datetime import date, datetime

from wgtool.renderers.page import Cell, Rows
from wgtool.texts.language import Language
from wgtool.texts.say import say

_NAMES = {
    "roster": "label.roster",
    "mix": "label.mix",
    "groups": "label.groups",
    "attendance": "attendance.title",
    "notes": "note.title",
    "barriers": "note.barriers",
    "hours": "column.hours",
}
_TITLES = {
    "group": "label.group",
    "name": "label.name",
    "email": "label.email",
    "organisation": "label.organisation",
    "role": "label.role",
    "profession": "label.profession",
    "service_area": "label.service_area",
    "language": "label.language",
    "notes": "label.notes",
    "status": "label.status",
    "position": "column.position",
    "signed_up_at": "label.signed_up_at",
    "id": "column.id",
    "weekday": "column.weekday",
    "starts": "column.starts",
    "ends": "column.ends",
    "capacity": "column.capacity",
    "confirmed": "column.confirmed",
    "waiting": "label.waiting",
    "facilitator": "label.facilitator",
    "kind": "note.kind",
    "value": "column.value",
    "people": "label.people",
    "present": "attendance.present",
    "of": "column.of",
    "missed_in_a_row": "column.missed_in_a_row",
    "week": "label.week",
    "starts_at": "column.starts",
    "recorded": "column.recorded",
    "members": "column.members",
    "deputies": "attendance.deputies",
    "apologies": "attendance.apologies",
    "absent": "attendance.absent",
    "guests": "attendance.guests",
    "at": "column.at",
    "text": "column.text",
    "text_cy": "column.text_cy",
    "barrier": "note.barrier",
    "who": "label.who",
    "due": "note.due",
    "minutes": "column.minutes",
    "link": "label.link",
    "state": "column.state",
    "because": "label.reason",
    "open": "column.open",
    "settled": "column.settled",
    "settled_at": "column.settled_at",
    "how": "column.settled_how",
    "settled_minutes": "column.settled_minutes",
    "key": "column.key",
    "asked": "hours.asked",
    "in_room": "hours.in_room",
    "outside": "hours.outside",
    "total": "hours.total",
    "over": "hours.over",
}
_MOMENTS = frozenset({"signed_up_at", "starts_at", "at", "settled_at"})
_DAYS = frozenset({"due"})


def sheets(rows: Rows) -> list[Rows]:
    """Return all rows as one sheet and, where they are of several groups, each group’s as another.

    Rows without a language are in words already, and those for a program, such as a mail merge, have its own headings:
    both stay as they are.
    """
    if rows.lang is None or rows.name not in _NAMES:
        return [rows]
    found = list(rows.rows)
    header = [_title(key, rows, rows.lang) for key in rows.header]
    of_groups = [(name, [row for row in found if row[0] == group]) for group, name in rows.groups.items()]
    parts = [(name, part) for name, part in of_groups if part]
    if len(parts) == 1:
        parts = []
    return [
        Rows(name, header, [_shown(row, rows) for row in part])
        for name, part in [(say(rows.lang, _NAMES[rows.name]), found), *parts]
    ]


def _title(key: str, rows: Rows, lang: Language) -> str:
    """Return the heading of a column in words: a field’s, a week’s or a group’s."""
    if key in _TITLES:
        return say(lang, _TITLES[key])
    return rows.groups.get(key) or f"{say(lang, 'label.week')} {key}"


def _shown(row: Sequence[Cell], rows: Rows) -> list[Cell]:
    return [_cell(key, cell, rows) for key, cell in zip(rows.header, row, strict=True)]


def _cell(key: str, cell: Cell, rows: Rows) -> Cell:
    if not isinstance(cell, str):
        return cell
    if key in _MOMENTS:
        # Workbooks know no zones: it is the wall clock, as the view has it.
        return datetime.fromisoformat(cell).replace(tzinfo=None)
    if key in _DAYS:
        return date.fromisoformat(cell)
    return rows.groups.get(cell, cell) if key == "group" else cell
