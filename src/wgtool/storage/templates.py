"""A new programme folder, made from the built-in one."""

import re
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

import tomli_w

from wgtool.disk import make_folder, publish
from wgtool.domain.matching import plain
from wgtool.domain.people import NAME_LIMIT, clean_field
from wgtool.domain.programme import EARLIEST, LATEST, KeyPath, Programme
from wgtool.domain.text import Text
from wgtool.errors import OutputError, ProgrammeError, Refused, UsageError
from wgtool.storage.loading import load
from wgtool.storage.sources import is_shown
from wgtool.storage.toml_positions import replace_value
from wgtool.texts.reasons import reason_of

_ABOUT = ("# --- about this programme ---", "# --- end ---")
_DATE = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")
# What people put between the two languages of a name.
_BETWEEN = re.compile(r"\s+[/|]\s+")
# With a date behind it an id stays within what an id may have.
_LONGEST_SLUG = 48


class Wishes(NamedTuple):
    """What a new programme is to be: the Monday of its week 1, and its name, or None to name it after its year."""

    monday: date
    name: Text | None = None


def named(english: str | None, welsh: str | None) -> Text | None:
    """Return a programme’s name; given in one language only, it serves for both, and None if in none.

    Raises:
        BadValue: One of them cannot be a name.
    """
    given = {lang: text for lang, text in (("en", english), ("cy", welsh)) if text is not None}
    clean = {lang: clean_field("name", text, NAME_LIMIT) for lang, text in given.items()}
    if not clean:
        return None
    first = next(iter(clean.values()))
    return Text(clean.get("en", first), clean.get("cy", first))


def create(source: Path, folder: Path, wishes: Wishes) -> Path:
    """Write a programme folder to edit and return its programme file.

    Args:
        source: The built-in programme’s folder.
        folder: Where to; made if it is not there.
        wishes: When the new programme begins, and its name.

    Raises:
        Refused: A file that would be written is there already; nothing is written.
        UsageError: Some of its weeks would lie outside the years that wgtool reckons with.
        OutputError: The folder cannot be written.
    """
    found = (path.relative_to(source) for path in sorted(source.rglob("*")) if path.is_file())
    files = {path: (source / path).read_bytes() for path in found if all(map(is_shown, path.parts))}
    programme_file = Path("groups.toml")
    text = files[programme_file].decode("utf-8").replace("\r\n", "\n")
    files[programme_file] = _edited(text, load(source / programme_file), wishes).encode("utf-8")
    for path in files:
        if (folder / path).exists():
            raise Refused("init.exists", file=str(folder / path)).advise("init.exists_advice")
    try:
        make_folder(folder)
        for path, data in files.items():
            publish(folder / path, data)
    except OSError as error:
        raise OutputError("output.file", file=str(folder), reason=reason_of(error)) from error
    try:
        load(folder / programme_file)
    except ProgrammeError as error:
        raise AssertionError("the built-in programme does not survive a change of dates") from error
    return folder / programme_file


def _edited(text: str, model: Programme, wishes: Wishes) -> str:
    """Return the built-in programme file with its own dates, id and name."""
    monday = wishes.monday
    # The Friday of the last week: a new programme begins without a warning.
    last = timedelta(weeks=model.number_of_weeks - 1, days=4)
    if not EARLIEST <= monday <= LATEST - last:
        raise UsageError("usage.date_range", value=monday.isoformat(), first=EARLIEST.year, last=LATEST.year)
    begin, end = (text.index(mark) for mark in _ABOUT)
    text = text[:begin] + text[end + len(_ABOUT[1]) :].lstrip("\n")
    name = wishes.name or Text(f"Working groups {monday.year}", f"Gweithgorau {monday.year}")
    # The examples, too, are of the new programme: in the same week, on the same weekday.
    text = _DATE.sub(partial(_moved, by=monday - model.first_week), text)
    values: dict[KeyPath, object] = {
        ("programme", "id"): _id(name.en, monday),
        ("programme", "first_week"): monday,
        ("programme", "last_day"): monday + last,
        ("programme", "name", "en"): name.en,
        ("programme", "name", "cy"): name.cy,
    }
    for path, value in values.items():
        text = replace_value(text, path, tomli_w.dumps({"value": value}).removeprefix("value = ").rstrip("\n"))
    return text


def _moved(found: re.Match[str], by: timedelta) -> str:
    return (date.fromisoformat(found[0]) + by).isoformat()


def _id(name: str, monday: date) -> str:
    """Return a programme’s id: what its name begins with, and its first Monday.

    Calendars know a session by it for ever (RFC 5545, section 3.8.4.7): next term’s programme must have another, even
    under the same name. Of a name in two languages the first is enough.
    """
    first = _BETWEEN.split(name)[0]
    ascii_only = "".join(letter if letter.isascii() else " " for letter in plain(first))
    slug = "-".join(ascii_only.split())[:_LONGEST_SLUG].strip("-")
    # A year at the end need not stand there twice.
    return f"{slug.removesuffix(str(monday.year)).strip('-') or 'programme'}-{monday}"
