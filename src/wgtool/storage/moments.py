"""Dates and weekdays as people write them into definition files."""

import re
from datetime import date

from wgtool.domain.matching import plain
from wgtool.domain.programme import WEEKDAYS
from wgtool.texts.dates import DAYS, MONTHS
from wgtool.texts.say import Message, msg

_DAY_FIRST = re.compile(r"([0-9]{1,2})\s*[/.\- ]\s*([0-9]{1,2})\s*[/.\- ]\s*([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})\s*[/.\-–— ]\s*([0-9]{1,2})\s*[/.\-–— ]\s*([0-9]{1,2})")
_NAMED = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?\s+([^\W\d_]{3,})\s+([0-9]{4})")
_ISO = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")


def as_iso(text: str) -> str | None:
    """Return a date that is written otherwise as it is to be written, such as `2026-09-21` for `21/09/2026`.

    Day, month, year, as in the United Kingdom, and month, day, year where only that can be; None for anything else.
    """
    numbers: list[tuple[int, int, int]] = []
    if found := _DAY_FIRST.fullmatch(text):
        first, second, year = map(int, found.groups())
        numbers = [(year, second, first), (year, first, second)]
    elif found := _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, found.groups())
        numbers = [(year, month, day)]
    elif (found := _NAMED.fullmatch(text)) and (number := _month(found[2])):
        numbers = [(int(found[3]), number, int(found[1]))]
    for year, month, day in numbers:
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            continue
    return None


def _month(name: str) -> int | None:
    """Return a month’s number by its name or the beginning of one, in either language."""
    wanted = plain(name)
    months = (
        number for names in MONTHS.values() for number, one in enumerate(names, 1) if plain(one).startswith(wanted)
    )
    return next(months, None)


def example_date(text: str) -> str | Message:
    """Return how a date is written: the first of a file, so that it is of the programme’s own year, or the form."""
    found = _ISO.search(text)
    return found[0] if found else msg("word.date")


def as_weekday(value: object) -> object:
    """Return a weekday’s key for its name, in either language and whatever case; anything else as it is."""
    if not isinstance(value, str):
        return value
    wanted = plain(value)
    for names in DAYS.values():
        for key, name in zip(WEEKDAYS, map(plain, names), strict=True):
            if wanted in {name, name.removeprefix("dydd ")}:
                return key
    return value


def weekday_names() -> list[str]:
    """Return the usual ways to write the weekdays, for editors to offer; others are read, too."""
    english, welsh = DAYS["en"], DAYS["cy"]
    return [*WEEKDAYS, *english, *welsh, *(name.removeprefix("Dydd ") for name in welsh)]
