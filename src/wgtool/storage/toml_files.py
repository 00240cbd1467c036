"""Reading one definition file: bytes, text, TOML, model, with the line of every mistake."""

import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from wgtool.domain.programme import KeyPath
from wgtool.errors import ProgrammeError
from wgtool.storage.definition_errors import explain
from wgtool.storage.excerpts import quoted
from wgtool.storage.models import Table, Value_co
from wgtool.storage.sources import decoded, name, read
from wgtool.storage.toml_positions import nearest_line, positions
from wgtool.storage.toml_slips import slip
from wgtool.texts.bounds import bounded, shortened
from wgtool.texts.dates import Counted
from wgtool.texts.say import Joined, Message, Problem, Severity, msg

_ID = re.compile(r"[a-z0-9-]{1,60}")
_LAST_WEEK = 52


class Definitions:
    """One file of definitions: its tables and where their keys stand.

    Args:
        path: The file.

    Raises:
        ProgrammeError: It is missing, cannot be read, or is not TOML in UTF-8.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.data = read(path)
        self.text = decoded(path, self.data)
        try:
            self.tables: dict[str, Any] = tomllib.loads(self.text)
        except (ValueError, RecursionError) as error:
            # Of a number with too many digits the parser says no more than Python does: ValueError.
            found = slip(self.text, error)
            problem = Problem("error", f"{path.name}:{found.line}", found.message, found.excerpt, name(path))
            raise ProgrammeError.slipped(name(path), found.line, problem) from error
        self._positions: dict[KeyPath, int] | None = None

    def where(self, path: KeyPath) -> Joined:
        """Return file, line and key of a path, such as `groups.toml:57: groups[blue-badge].starts`."""
        if self._positions is None:
            self._positions = positions(self.text)
        line = nearest_line(self._positions, path)
        place = self.path.name if line is None else f"{self.path.name}:{line}"
        return Joined((f"{place}: ", *dotted(path, self.tables)) if path else (place,))

    def problem(self, path: KeyPath, message: Message, severity: Severity = "error") -> Problem:
        """Return a mistake at a path of this file."""
        return Problem(severity, self.where(path), bounded(message), file=name(self.path))

    def check(self, table: Table[Value_co]) -> tuple[Value_co | None, list[Problem]]:
        """Return what the file says, or None with every mistake found."""
        try:
            return table.make(table.model.model_validate(self.tables)), []
        except ValidationError as error:
            return None, [self.problem(path, message) for path, message in explain(error, table.model, self.tables)]


def unread(path: Path, error: ProgrammeError) -> list[Problem]:
    """Return what is wrong with a file that is there and could not be read."""
    return list(error.problems) or [Problem("error", path.name, bounded(error.messages[0]), file=name(path))]


def dotted(path: KeyPath, tables: object) -> list[str | Message]:
    """Return a path as people write it, in pieces, such as `groups[blue-badge].starts`.

    Args:
        path: The path.
        tables: What it leads through. What stands in a list goes by what whoever edits the file knows it by: a table
            by its id, its week or its text, if that is one and no other’s; anything else by its place, from 1 on.
    """
    parts: list[str | Message] = []
    value = tables
    for step in path:
        if isinstance(step, int):
            parts += "[", _called(value, step), "]"
        else:
            parts.append(f".{shortened(step)}" if parts else shortened(step))
        value = _inside(value, step)
    return parts


def _called(items: object, place: int) -> str | Message:
    for key, named in _NAMES.items():
        values = [_inside(item, key) for item in items] if isinstance(items, list) else []
        own = named(values[place]) if place < len(values) else None
        if own is not None and values.count(values[place]) == 1:
            return own
    return msg("definition.place", number=Counted(place + 1))


def _id(value: object) -> str | None:
    return value if isinstance(value, str) and _ID.fullmatch(value) else None


def _week(value: object) -> Message | None:
    return msg("definition.week", number=value) if type(value) is int and 1 <= value <= _LAST_WEEK else None


def _text(value: object) -> str | None:
    return quoted(value) if isinstance(value, str) and value.strip() and value.isprintable() else None


# By which of its keys a table in a list is called, and how; the first that fits.
_NAMES: Mapping[str, Callable[[object], str | Message | None]] = {"id": _id, "week": _week, "text": _text}


def _inside(value: object, step: str | int) -> object:
    """Return what a key or a place leads to; None where there is no such thing."""
    if isinstance(value, dict):
        return value.get(step)
    return value[step] if isinstance(value, list) and isinstance(step, int) and step < len(value) else None
