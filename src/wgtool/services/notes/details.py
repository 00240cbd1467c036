"""A note’s details: from what was typed to what is kept."""

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from wgtool.domain.notes import GOES_WITH, MOST_MINUTES, TEXT_LIMIT, Note, lacking
from wgtool.domain.people import clean_field
from wgtool.domain.plan import Plan
from wgtool.domain.programme import URL_LIMIT, URL_PATTERN
from wgtool.errors import BadValue, UsageError
from wgtool.services.notes.owners import owner_of
from wgtool.texts.say import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterator


class Details(NamedTuple):
    """What was typed for each detail; None is not given, an empty text clears one that may be left out.

    `due` is a date, ISO 8601.
    """

    en: str | None = None
    cy: str | None = None
    barrier: str | None = None
    who: str | None = None
    due: str | None = None
    minutes: str | int | None = None
    link: str | None = None
    state: str | None = None
    because: str | None = None


# How each detail is named on the command line.
_NAMES = {"en": "TEXT", "cy": "--welsh", "text": "TEXT"}
# The details that are prose, each with its field.
_PROSE = {"en": "note_en", "cy": "note_cy", "because": "note_because"}


def with_details(plan: Plan, note: Note, details: Details, now: datetime) -> tuple[Note, tuple[Message, ...]]:
    """Return a note with the details that were given, and warnings.

    Raises:
        UsageError: A detail does not go with its kind, or one that it needs is lacking.
        BadValue: A detail cannot be what it is said to be.
        Refused: The owner is not clear.
    """
    given = {name: value for name, value in details._asdict().items() if value is not None}
    for name in given:
        if note.kind not in GOES_WITH.get(name, (note.kind,)):
            # As they are typed, in either language.
            raise UsageError("note.does_not_go", option=_option(name), kinds=GOES_WITH[name])
    values: dict[str, Any] = {name: _value(name, value) for name, value in given.items() if name != "who"}
    after = note._replace(**values)
    if lack := lacking(after):
        raise UsageError(f"note.lacks_{'text' if lack == 'text' else 'option'}", option=_option(lack))
    warnings = [*_warnings(after, given, now)]
    if "who" in given:
        owner = owner_of(plan, plan.group(note.group) if _is_there(plan, note.group) else None, given["who"])
        after = after._replace(who=owner.key, named=owner.named)
        warnings += owner.warnings
    return after, tuple(warnings)


def _is_there(plan: Plan, group: str) -> bool:
    return any(one.id == group for one in plan.programme.groups)


def _option(name: str) -> str:
    return _NAMES.get(name, f"--{name}")


def _warnings(note: Note, given: dict[str, object], now: datetime) -> "Iterator[Message]":
    if given.get("due") and note.due is not None and date.fromisoformat(note.due) < now.date():
        yield msg("note.due_past", due=date.fromisoformat(note.due))


def _value(name: str, value: object) -> object:
    """Return a detail as it is kept; None for one that is cleared.

    Raises:
        BadValue: It cannot be one.
    """
    if isinstance(value, int):
        return minutes(value)
    text = str(value)
    if not text.strip():
        return None
    if name == "minutes":
        return minutes(text)
    if name == "link":
        return _link(text)
    if name in _PROSE:
        return prose(_PROSE[name], text)
    return text


def prose(field: str, text: str) -> str:
    """Return a text as it is kept: trimmed, line breaks and tabs in it.

    Raises:
        BadValue: It is empty, too long, or holds characters that no text has.
    """
    return clean_field(field, text, TEXT_LIMIT, lines=True)


def minutes(value: str | int) -> int:
    """Return a number of minutes.

    Raises:
        BadValue: It is none, or more than a week has.
    """
    text = str(value).strip()
    if not re.fullmatch(r"\d{1,6}", text, re.ASCII) or int(text) > MOST_MINUTES:
        raise BadValue("note.minutes", value=value, most=MOST_MINUTES)
    return int(text)


def _link(text: str) -> str:
    link = text.strip()
    if len(link) > URL_LIMIT or not re.fullmatch(URL_PATTERN, link):
        raise BadValue("note.link", value=link)
    return link
