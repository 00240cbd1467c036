"""One line of the journal: JSON that a person can read, with a checksum that shows any damage.

A line is a JSON object without white space, in UTF-8, ended by a newline. Its last member, `check`, is the CRC-32
(zlib’s, eight hexadecimal digits) of the line’s bytes without that member and without the newline.
"""

import json
import os
from collections.abc import Iterator, Mapping
from typing import Any
from zlib import crc32

from wgtool.domain.clock import is_instant
from wgtool.domain.fingerprints import Fingerprint
from wgtool.domain.journal import Change, Entry
from wgtool.domain.records import kind_of
from wgtool.domain.sessions import SessionKey

FORMAT = "wgtool/journal"
VERSION = 2
# From this version on each entry has an id of its own.
WITH_IDS = 2

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
_ID_BYTES = 16


class Damaged(ValueError):
    """A line is not what wgtool wrote. The message is a key of the catalogue."""


class Header:
    """The journal’s first line: its version, its programme, and the sessions’ fingerprints when it began.

    `line` is how it stands there, without its newline; empty for one that is not written yet.
    """

    def __init__(
        self, programme: str, definitions: Mapping[SessionKey, str], version: int = VERSION, line: bytes = b""
    ) -> None:
        self.programme = programme
        self.definitions = dict(definitions)
        self.version = version
        self.line = line


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
    defined: dict[str, list[object]] = {}
    for (group, _), mark in sorted(header.definitions.items(), key=lambda item: item[0][1]):
        sessions.setdefault(group, []).append(mark)
        defined.setdefault(group, []).append(mark.defined if isinstance(mark, Fingerprint) else None)
    said = {"format": FORMAT, "version": header.version, "programme": header.programme, "sessions": sessions}
    known = any(one is not None for ones in defined.values() for one in ones)
    return encode({**said, "defined": defined} if known else said)


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
        return Header("", {}, version, line)
    programme, sessions = record.get("programme"), record.get("sessions")
    if not isinstance(programme, str) or not isinstance(sessions, dict) or not all(map(_are_texts, sessions.values())):
        raise Damaged("damage.meaning")
    return Header(programme, dict(_marks(sessions, record.get("defined"))), version, line)


def _marks(sessions: dict[str, list[str]], defined: object) -> Iterator[tuple[SessionKey, Fingerprint]]:
    """Yield the fingerprints of the first line; `defined` is what stands there of the sessions besides.

    Raises:
        Damaged: That is of another shape.
    """
    tables = {group: [None] * len(digests) for group, digests in sessions.items()} if defined is None else defined
    if not isinstance(tables, dict) or tables.keys() != sessions.keys():
        raise Damaged("damage.meaning")
    for group, digests in sessions.items():
        if not isinstance(tables[group], list) or len(tables[group]) != len(digests):
            raise Damaged("damage.meaning")
        for week, (digest, table) in enumerate(zip(digests, tables[group], strict=True), 1):
            if not isinstance(table, dict | None):
                raise Damaged("damage.meaning")
            yield (group, week), Fingerprint(digest, table)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def new_id() -> str:
    """Return an id that no other entry has: 128 random bits."""
    return os.urandom(_ID_BYTES).hex()


def derived_id(header: Header | None, entry: Entry) -> str:
    """Return the id of an entry from before there were ids.

    It is made from the journal’s first line and from what an erasure leaves of the entry, so that two copies of one
    journal come to the same ids.
    """
    import hashlib  # noqa: PLC0415 - slow to load, and only journals of version 1 need it

    said = literal([entry.n, entry.at, entry.by, entry.do])
    return hashlib.blake2b((header.line if header else b"") + said, digest_size=_ID_BYTES).hexdigest()


def identified(entry: Entry, header: Header | None) -> Entry:
    """Return an entry of a journal with its id."""
    return entry if entry.id else entry._replace(id=derived_id(header, entry))


def encode_entry(entry: Entry, version: int = VERSION) -> bytes:
    """Return an entry’s line; one that has no id yet gets one."""
    named = {"id": entry.id or new_id()} if version >= WITH_IDS else {}
    return encode({"n": entry.n, **named, "at": entry.at, "by": entry.by, "do": entry.do, **entry.change})


def decode_entry(line: bytes, version: int | None) -> Entry:
    """Return the entry of a line.

    Args:
        line: The line, without its newline.
        version: The journal’s; None if it is not known.

    Raises:
        Damaged: The line is damaged or says what no entry says.
    """
    record = decode(line)
    if version is not None and ("id" in record) != (version >= WITH_IDS):
        raise Damaged("damage.meaning")
    try:
        n, at, by, do = record.pop("n"), record.pop("at"), record.pop("by"), record.pop("do")
        entry = Entry(n, at, by, do, id=record.pop("id", ""), change=_change(record, do))
    except LookupError as error:
        raise Damaged("damage.meaning") from error
    texts = (entry.at, entry.by, entry.do, entry.id)
    if type(entry.n) is not int or entry.n < 1 or not _TEXT.issuperset(map(type, texts)):
        raise Damaged("damage.meaning")
    if not is_instant(entry.at) or (version and version >= WITH_IDS and not entry.id):
        raise Damaged("damage.meaning")
    return entry


def _change(record: dict[str, Any], do: str) -> Change:
    for key, value in record.items():
        if key == "undoes":
            # What an undo takes back is found by what it is called, before any line is decoded.
            if type(value) is not int or do != "undo":
                raise Damaged("damage.meaning")
            continue
        # No kind of record has another name.
        kind_of(key)
        if not isinstance(value, list) or not _TABLE.issuperset(map(type, value)):
            raise Damaged("damage.meaning")
    return record
