"""A new programme folder, made from the built-in one."""

from datetime import date, timedelta
from pathlib import Path

import tomli_w

from wgtool.disk import make_folder, publish
from wgtool.domain.matching import fold
from wgtool.domain.people import NAME_LIMIT, clean_field
from wgtool.domain.programme import KeyPath
from wgtool.errors import OutputError, ProgrammeError, Refused
from wgtool.storage.loading import load
from wgtool.storage.toml_positions import replace_value

_ABOUT = ("# --- about this programme ---", "# --- end ---")


def create(source: Path, folder: Path, monday: date, name: str | None) -> Path:
    """Write a programme folder to edit and return its programme file.

    Args:
        source: The built-in programme’s folder.
        folder: Where to; made if it is not there.
        monday: The Monday of week 1.
        name: What to call the programme, in both languages; None names it after its year.

    Raises:
        Refused: A file that would be written is there already; nothing is written.
        UsageError: The name cannot be one.
        OutputError: The folder cannot be written.
    """
    files = {path.relative_to(source): path.read_bytes() for path in sorted(source.rglob("*")) if path.is_file()}
    programme_file = Path("groups.toml")
    text = files[programme_file].decode("utf-8").replace("\r\n", "\n")
    weeks = load(source / programme_file).number_of_weeks
    files[programme_file] = _edited(text, monday, weeks, name).encode("utf-8")
    for path in files:
        if (folder / path).exists():
            raise Refused("init.exists", file=str(folder / path)).advise("init.exists_advice")
    try:
        make_folder(folder)
        for path, data in files.items():
            publish(folder / path, data)
    except OSError as error:
        raise OutputError("output.file", file=str(folder), reason=error.strerror or str(error)) from error
    try:
        load(folder / programme_file)
    except ProgrammeError as error:
        raise AssertionError("the built-in programme does not survive a change of dates") from error
    return folder / programme_file


def _edited(text: str, monday: date, weeks: int, name: str | None) -> str:
    """Return the built-in programme file with its own dates, id and name."""
    begin, end = (text.index(mark) for mark in _ABOUT)
    text = text[:begin] + text[end + len(_ABOUT[1]) :].lstrip("\n")
    names = {"en": f"Working groups {monday.year}", "cy": f"Gweithgorau {monday.year}"}
    if name is not None:
        title = clean_field("name", name, NAME_LIMIT)
        names = {"en": title, "cy": title}
    values: dict[KeyPath, object] = {
        ("programme", "id"): _slug(names["en"], monday),
        ("programme", "first_week"): monday,
        # The Friday of the last week: a new programme begins without a warning.
        ("programme", "last_day"): monday + timedelta(weeks=weeks - 1, days=4),
        ("programme", "name", "en"): names["en"],
        ("programme", "name", "cy"): names["cy"],
    }
    for path, value in values.items():
        text = replace_value(text, path, tomli_w.dumps({"value": value}).removeprefix("value = ").rstrip("\n"))
    return text


def _slug(name: str, monday: date) -> str:
    """Return an id from a name: its letters and digits of ASCII, joined by hyphens."""
    ascii_only = "".join(letter if letter.isascii() else " " for letter in fold(name))
    slug = "-".join(ascii_only.split())[:50].strip("-")
    return slug or f"programme-{monday:%Y-%m}"
