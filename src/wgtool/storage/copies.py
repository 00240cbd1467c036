"""The copies of a store that wgtool itself made, and what killed processes left beside it."""

import re
from collections.abc import Iterable
from itertools import count
from pathlib import Path
from typing import Literal, NamedTuple

from wgtool.domain.journal import Entry
from wgtool.errors import StoreError
from wgtool.storage import disk, index
from wgtool.storage.journal import unwritable
from wgtool.storage.lines import Damaged, decode_entry, decode_header, encode_entry, encode_header

Why = Literal["upgrade", "repair", "restore"]
_WHY = "upgrade|repair|restore"


class Copy(NamedTuple):
    """A copy, and what of it can be read: the first line’s bytes, the sound entries, and whether that is all."""

    path: Path
    header: bytes
    entries: tuple[Entry, ...]
    whole: bool


def keep_copy(store: Path, data: bytes, why: Why) -> Path:
    """Write a copy of a store beside it, before something is put in its place; return the copy’s path.

    Raises:
        StoreError: It cannot be written.
    """
    for number in count(1):
        path = store.with_name(f"{store.stem}.before-{why}-{number:03}{store.suffix}")
        try:
            disk.create(path, data)
        except FileExistsError:
            continue
        except OSError as error:
            raise unwritable(path, error) from error
        return path
    raise AssertionError


def copies(store: Path) -> list[Copy]:
    """Return the copies that wgtool made of a store.

    Raises:
        StoreError: One cannot be read.
    """
    name = re.compile(rf"{re.escape(store.stem)}\.before-(?:{_WHY})-[0-9]{{3,}}{re.escape(store.suffix)}")
    return [_read(path) for path in _beside(store, name)]


def leftovers(store: Path) -> list[Path]:
    """Return the temporary files that killed processes left beside a store."""
    own = rf"{re.escape(store.stem)}(?:\.before-(?:{_WHY})-[0-9]+)?{re.escape(store.suffix)}(?:\.index)?"
    return _beside(store, re.compile(rf"\.{own}\.[0-9]+\.tmp"))


def rewrite(copy: Copy, entries: Iterable[Entry]) -> None:
    """Put other entries in place of a copy’s; what of it could not be read is gone then.

    Raises:
        StoreError: It cannot be written; it stands as it was.
    """
    try:
        disk.replace(copy.path, copy.header + b"".join(map(encode_entry, entries)))
    except OSError as error:
        raise unwritable(copy.path, error) from error


def sweep(store: Path) -> None:
    """Remove the index, and the temporary files that killed processes left beside a store.

    Raises:
        StoreError: One cannot be removed.
    """
    for path in [index.path_of(store), *leftovers(store)]:
        try:
            disk.remove(path)
        except OSError as error:
            raise unwritable(path, error) from error


def _beside(store: Path, name: re.Pattern[str]) -> list[Path]:
    if not store.parent.is_dir():
        return []
    return sorted(path for path in store.parent.iterdir() if name.fullmatch(path.name))


def _read(path: Path) -> Copy:
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise StoreError("store.unreadable", file=str(path), reason=error.strerror or str(error)) from error
    header, whole = b"", lines.pop() == b""
    entries: list[Entry] = []
    for number, line in enumerate(lines):
        try:
            if number == 0:
                header = encode_header(decode_header(line))
            else:
                entries.append(decode_entry(line))
        except Damaged:
            whole = False
    return Copy(path, header, tuple(entries), whole)
