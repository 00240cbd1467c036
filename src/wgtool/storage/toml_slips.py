"""What is wrong in a file that is no TOML, in the words of whoever wrote it: the line, and what to write instead.

The standard library’s parser tells a place, and why in its own English. Only the place is taken, and which kind of
its errors it is; what to do is read off the line itself.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from wgtool.storage.excerpts import Line, quoted
from wgtool.storage.moments import as_iso, example_date
from wgtool.storage.toml_ends import behind, open_list, open_text, swallowed
from wgtool.storage.toml_spots import HEADER, KEY, LONG_NUMBER, Found, Spot, deepest, spot_of
from wgtool.texts.bounds import shortened
from wgtool.texts.say import Message, msg

_DATE_KEYS = frozenset({"first_week", "last_day", "date", "monday"})
# Keys whose value is a number; a test finds those that are missing.
NUMBER_KEYS = frozenset(
    {
        "hours_per_week",
        "capacity",
        "minimum",
        "max_groups_per_person",
        "keep_months",
        "attendance_minutes",
        "groups_each",
    }
    | {"week", "minutes", "at_least", "at_most"}
)
_TRUTH = frozenset({"true", "false", "yes", "no", "gwir", "ydy", "nac ydy"})

# What word processors make of plain signs.
_QUOTES = {**dict.fromkeys("“”„‟«»″＂", '"'), **dict.fromkeys("‘’‚‛‹›`´′＇", "'")}
_SIGNS = {**dict.fromkeys("‐‑‒–—―−", "-"), "＝": "=", "，": ",", "［": "[", "］": "]", "＃": "#", "…": "..."}
_HIDDEN_NAMES = {
    "\u00a0": msg("slip.no_break_space"),
    "\u200b": msg("slip.zero_width_space"),
    "\ufeff": msg("slip.byte_order_mark"),
}


class Slip(NamedTuple):
    """A mistake in the grammar of a file: its line, counted from 1, what is wrong, and the line with a mark below."""

    line: int
    message: Message
    excerpt: tuple[str, ...]


def slip(text: str, error: Exception) -> Slip:
    """Return what is wrong in a text that the parser refused with an error."""
    if isinstance(error, RecursionError):
        return Slip(deepest(text).number, msg("slip.deep"), ())
    spot = spot_of(text, str(error))
    for rule in _RULES:
        found = rule(spot)
        if found is not None:
            message, at = found
            break
    else:
        message, at = msg("slip.other"), spot.at
    spot = spot.moved(at)
    return Slip(spot.number, message, Line(spot.line).marked(spot.column))


def _number(spot: Spot) -> Found:
    return (msg("slip.number"), spot.at) if LONG_NUMBER.match(spot.text, spot.at) else None


def _odd_character(spot: Spot) -> Found:
    """A character that only looks like the right one, or like nothing: there, or in a text that does not end."""
    places = [spot.at]
    if not spot.character:
        places += [spot.begin + place for place, one in enumerate(spot.line) if one in _QUOTES]
    for at in places:
        message = _of_character(spot.moved(at).character)
        if message is not None:
            return message, at
    return None


def _of_character(character: str) -> Message | None:
    code = f"U+{ord(character):04X}" if character else ""
    kind = unicodedata.category(character) if character else ""
    message = None
    if character in _QUOTES:
        message = msg("slip.quote", character=character, plain=_QUOTES[character])
    elif character in _SIGNS:
        message = msg("slip.sign", character=character, plain=_SIGNS[character])
    elif kind == "Zs" and character != " ":
        message = msg("slip.space", character=_HIDDEN_NAMES.get(character, code))
    elif kind in {"Cf", "Zl", "Zp"}:
        message = msg("slip.hidden", character=_HIDDEN_NAMES.get(character, code))
    elif kind == "Cc" and character not in "\t\n":
        message = msg("slip.control", code=code)
    return message if character else None


def _twice(spot: Spot) -> Found:
    """A key or a table that stands there already."""
    if not spot.said.startswith(("Cannot", "Duplicate")):
        return None
    header = HEADER.match(spot.line)
    if header:
        first = spot.before(HEADER, header[1])
        return msg("slip.table_twice", name=shortened(header[1]), line=first or spot.number), spot.begin
    key = spot.key
    while not key and spot.begin > 0:
        # A value of several lines ends here; its key stands above.
        spot = spot.moved(spot.begin - 1)
        key = spot.key
    first = spot.before(KEY, key)
    whole = key.rpartition(".")[0]
    if first is None and whole and (line := spot.before(KEY, whole)):
        return msg("slip.whole_already", key=shortened(whole), line=line), spot.begin
    if first is None:
        return msg("slip.twice_here", key=shortened(key)), spot.begin
    if key == "id":
        return msg("slip.twice_id", line=first), spot.begin
    return msg("slip.twice", key=shortened(key), line=first), spot.begin


def _date(spot: Spot) -> Found:
    value = spot.value.partition("#")[0].strip(" \"'")
    meant = as_iso(value)
    start = spot.begin + spot.line.find("=") + 1
    start += len(spot.text[start:]) - len(spot.text[start:].lstrip(" "))
    if meant is not None:
        return msg("slip.date", iso=meant), start
    if spot.key in _DATE_KEYS and not spot.value.startswith(("“", '"')):
        return msg("slip.date_form", example=example_date(spot.text)), start
    return None


def _backslash(spot: Spot) -> Found:
    if not spot.said.startswith(("Unescaped", "Invalid hex", "Escaped")):
        return None
    at = spot.text.rfind("\\", spot.begin, spot.at + 1)
    inner = re.search(r'"([^"]*)"?', spot.line)
    better = quoted(inner[1].replace("\\", "/")) if inner else "/"
    return msg("slip.backslash", better=better), max(at, spot.begin)


def _heading(spot: Spot) -> Found:
    if not spot.line.lstrip().startswith("[") or spot.line.count("=") or spot.value:
        return None
    return msg("slip.header", name=shortened(spot.line.strip(" []") or "groups")), spot.at


def _key(spot: Spot) -> Found:
    before, sign, _ = spot.line.partition("=")
    if not spot.said.startswith(("Expected '='", "Invalid initial", "Invalid statement")):
        return None
    if not sign:
        return msg("slip.no_equals"), spot.at
    if spot.column > len(before):
        return None
    stray = re.fullmatch(r"\s*([^\w\s\"']+)\s+([\w.-]+)\s*", before)
    if stray:
        return msg("slip.before_key", sign=stray[1], key=shortened(stray[2])), spot.begin
    return msg("slip.key", key=quoted(before.strip(" \"'"))), spot.begin


def _value(spot: Spot) -> Found:
    """A value that is none: nothing, a truth in other words, or a text without quotes."""
    value = spot.value.partition(" #")[0]
    start = spot.begin + spot.line.find(value, spot.line.find("=")) if value else spot.at
    if not spot.key:
        return None
    if not value:
        return msg("slip.nothing", key=shortened(spot.key)), spot.at
    if value.casefold() in _TRUTH:
        return msg("slip.truth"), start
    if value.startswith("="):
        return msg("slip.one_equals"), start
    if spot.key.rpartition(".")[2] in NUMBER_KEYS and value[0] not in "\"'[{":
        return msg("slip.number_form", key=shortened(spot.key), number=_figures(value)), start
    if value[0] not in "\"'[{":
        return msg("slip.text", key=shortened(spot.key), value=quoted(value)), start
    return None


def _figures(text: str) -> str:
    """Return the number that a text begins with, as TOML has it; an example where it begins with none."""
    found = re.match(r"(\d{1,6})(?:[.,](\d{1,6}))?", text)
    return "2" if found is None else f"{int(found[1])}.{found[2]}" if found[2] else str(int(found[1]))


def _inner_date(spot: Spot) -> Found:
    """A date in a list or a table."""
    for found in re.finditer(r"([\w-]+)\s*=\s*([^,\]}\"'={\[]+)", spot.line):
        meant = as_iso(found[2].strip())
        if meant is not None and found.start(2) <= spot.column <= found.end(2):
            return msg("slip.date", iso=meant), spot.begin + found.start(2)
    return None


def _inner_value(spot: Spot) -> Found:
    """A text without quotes in a list or a table."""
    word = re.match(r"[^\W\d_][^,\[\]{}\"'=#]*", spot.line[spot.column :])
    if word is None or not spot.said.startswith("Invalid value"):
        return None
    return msg("slip.text_here", value=quoted(word[0].strip())), spot.at


_RULES: tuple[Callable[[Spot], Found], ...] = (
    _number,
    _odd_character,
    _twice,
    _backslash,
    _date,
    open_text,
    swallowed,
    _heading,
    _key,
    _inner_date,
    open_list,
    _value,
    _inner_value,
    behind,
)
