"""One line of the journal: JSON that a person can read, with a checksum that shows any damage.

A line is a JSON object without white space, in UTF-8, ended by a newline. Its last member, `check`, is the CRC-32
(zlib’s, eight hexadecimal digits) of the line’s bytes without that member and without the newline.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zlib import crc32

from wgtool.domain.journal import CHANGE_KEYS, Change, Entry
from wgtool.domain.sessions import SessionKey

FORMAT = "wgtool/journal"
VERSION = 1

_MARK = b',"check":"'
_DIGITS = 8
_END = b'"}'
_TAIL = len(_MARK) + _DIGITS + len(_END)
# How every journal begins.
_BEGINNING = b'{"format":"%b"' % FORMAT.encode()
# This is the inner loop of every command: bound once, and without the guessing of encodings in `json.loads`.
_parse = json.JSONDecoder().raw_decode
_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_TEXT = frozenset({str})
_TABLE = frozenset({dict})
_ENTRY_KEYS = frozenset({"n", "at", "by", "do", *CHANGE_KEYS})


class Damaged(ValueError):
    """A line is not what wgtool wrote. The message is a key of the catalogue."""


class Header:
    """The journal’s first line: its version, its programme, and the sessions’ fingerprints when it began."""

    def __init__(self, programme: str, definitions: Mapping[SessionKey, str], version: int = VERSION) -> None:
        self.programme = programme
        self.definitions = dict(definitions)
        self.version = version


def literal(value: object) -> bytes:
    """Return a value as it stands in a line."""
    return _write(value).encode("utf-8")


def encode(record: Mapping[str, Any]) -> bytes:
    """Return the line of a record."""
    body = literal(record)
    return body[:-1] + _MARK + f"{crc32(body):08x}".encode() + _END + b"\n"


def decode(line: bytes) -> dict[str, Any]:
    """Return the members of a line (without its newline).

    Raises:
        Damaged: It is not JSON, has no checksum, or one that does not fit.
    """
    marked = line[-_TAIL : len(_MARK) - _TAIL] == _MARK and line.endswith(_END)
    body = line[:-_TAIL] + b"}"
    if not marked:
        raise Damaged("damage.not_json" if not _is_json(line) else "damage.no_check")
    if b"%08x" % crc32(body) != line[-_DIGITS - len(_END) : -len(_END)]:
        raise Damaged("damage.check" if _is_json(line) else "damage.not_json")
    try:
        text = body.decode("utf-8")
        record, end = _parse(text)
    except (ValueError, RecursionError) as error:
        raise Damaged("damage.not_json") from error
    if end != len(text):
        raise Damaged("damage.not_json")
    if not isinstance(record, dict):
        raise Damaged("damage.meaning")
    return record


def _is_json(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def is_cut_off(tail: bytes, *, first: bool) -> bool:
    """Whether a last line without a newline may be what is left of a write that was cut off.

    Args:
        tail: The line.
        first: Whether it is the file’s only one.

    Returns:
        False for what wgtool did not begin to write, and for a whole line whose newline became something else.
    """
    # A power cut can leave zeros where the bytes were to be.
    if first and tail.strip(b"\0") and not _BEGINNING.startswith(tail[: len(_BEGINNING)]):
        return False
    try:
        decode(tail[:-1])
    except Damaged:
        return True
    return False


def encode_header(header: Header) -> bytes:
    """Return the journal’s first line."""
    # A list a group: week 1 first.
    sessions: dict[str, list[str]] = {}
    for (group, _), digest in sorted(header.definitions.items(), key=lambda item: item[0][1]):
        sessions.setdefault(group, []).append(digest)
    return encode({"format": FORMAT, "version": header.version, "programme": header.programme, "sessions": sessions})


def decode_header(line: bytes) -> Header:
    """Return what the journal’s first line says.

    Raises:
        Damaged: It is damaged or another kind of file.
    """
    record = decode(line)
    if record.get("format") != FORMAT:
        raise Damaged("damage.format")
    version = record.get("version")
    if type(version) is not int or version < 1:
        raise Damaged("damage.meaning")
    if version > VERSION:
        # What else a newer version says is for a newer wgtool to know.
        return Header("", {}, version)
    try:
        definitions = {
            (str(group), week): str(digest)
            for group, digests in record["sessions"].items()
            for week, digest in enumerate(digests, 1)
        }
        return Header(str(record["programme"]), definitions)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise Damaged("damage.meaning") from error


def encode_entry(entry: Entry) -> bytes:
    """Return an entry’s line."""
    return encode({"n": entry.n, "at": entry.at, "by": entry.by, "do": entry.do, **entry.change})


def decode_entry(line: bytes) -> Entry:
    """Return the entry of a line.

    Raises:
        Damaged: The line is damaged or says what no entry says.
    """
    record = decode(line)
    if not _ENTRY_KEYS.issuperset(record):
        raise Damaged("damage.meaning")
    try:
        entry = Entry(record.pop("n"), record.pop("at"), record.pop("by"), record.pop("do"), _change(record))
    except KeyError as error:
        raise Damaged("damage.meaning") from error
    if type(entry.n) is not int or entry.n < 1 or not _TEXT.issuperset(map(type, entry[1:4])):
        raise Damaged("damage.meaning")
    if not _is_instant(entry.at):
        raise Damaged("damage.meaning")
    return entry


def _is_instant(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _change(record: dict[str, Any]) -> Change:
    for key, value in record.items():
        if key == "undoes":
            if type(value) is not int:
                raise Damaged("damage.meaning")
        elif not isinstance(value, list) or not _TABLE.issuperset(map(type, value)):
            raise Damaged("damage.meaning")
    change: Any = record
    checked: Change = change
    return checked
