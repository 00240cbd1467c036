"""The copies of a store that wgtool itself made, and what killed processes left beside it."""

import re
from collections.abc import Iterable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple

from wgtool import disk
from wgtool.domain.journal import Entry
from wgtool.domain.records import can_be_asked
from wgtool.domain.store import Why
from wgtool.storage.failures import unreadable, writing
from wgtool.storage.lines import VERSION, Damaged, Header, decode_entry, decode_header, encode_entry, identified

_WHY = "upgrade|repair|restore"


class FileCopy(NamedTuple):
    """A copy, and what of it can be read: its first line, the sound entries, and whether that is all."""

    path: Path
    header: Header | None
    entries: tuple[Entry, ...]
    whole: bool

    @property
    def name(self) -> str:
        """What the copy is called in messages."""
        return str(self.path)


def keep_copy(store: Path, data: bytes, why: Why) -> Path:
    """Write a copy of a store beside it, before something is put in its place; return the copy’s path.

    Raises:
        StoreError: It cannot be written.
    """
    for number in count(1):
        path = store.with_name(f"{store.stem}.before-{why}-{number:03}{store.suffix}")
        with writing(path), suppress(FileExistsError):
            disk.create(path, data)
            return path
    raise AssertionError


def copies(store: Path) -> list[FileCopy]:
    """Return the copies that wgtool made of a store.

    Raises:
        StoreError: One cannot be read.
    """
    name = re.compile(rf"{re.escape(store.stem)}\.before-(?:{_WHY})-[0-9]{{3,}}{re.escape(store.suffix)}")
    return [read_copy(path) for path in _beside(store, name)]


def leftovers(store: Path) -> list[Path]:
    """Return the temporary files that killed processes left beside a store."""
    own = rf"{re.escape(store.stem)}(?:\.before-(?:{_WHY})-[0-9]+)?{re.escape(store.suffix)}(?:\.index)?"
    return _beside(store, re.compile(rf"\.{own}\.[0-9a-f]+\.tmp"))


def belongs(store: Path, file: Path) -> bool:
    """Whether a file is a store, its lock, its index, a copy of it or what a killed process left of one, or would be.

    Whatever begins as copies do is left to them. Names are compared without case, as some systems do.

    Raises:
        OSError: The folder or the file cannot be looked up.
    """
    real = file.resolve()
    if real.parent == store.parent and belongs_by_name(store, real.name):
        return True
    if not file.exists() or not store.parent.is_dir():
        return False
    return any(
        file.samefile(one) for one in store.parent.iterdir() if belongs_by_name(store, one.name) and one.exists()
    )


def belongs_by_name(store: Path, name: str) -> bool:
    """Whether a file beside a store is its own by name: itself, its lock, its index, a copy, or what is left."""
    own, called = store.name.casefold(), name.casefold()
    left = called.startswith((f".{own}.", f".{store.stem.casefold()}.before-")) and called.endswith(".tmp")
    return (
        called in {own, f"{own}.lock", f"{own}.index"} or called.startswith(f"{store.stem.casefold()}.before-") or left
    )


def rewrite(copy: FileCopy, entries: Iterable[Entry]) -> None:
    """Put other entries in place of a copy’s; what of it could not be read is gone then.

    Raises:
        StoreError: It cannot be written; it stands as it was.
    """
    first = copy.header.line + b"\n" if copy.header else b""
    version = copy.header.version if copy.header else VERSION
    with writing(copy.path):
        disk.replace(copy.path, first + b"".join(encode_entry(entry, version) for entry in entries))


def _beside(store: Path, name: re.Pattern[str]) -> list[Path]:
    if not store.parent.is_dir():
        return []
    return sorted(path for path in store.parent.iterdir() if name.fullmatch(path.name))


def read_copy(path: Path) -> FileCopy:
    """Return what can be read of a copy.

    Raises:
        StoreError: It cannot be read.
    """
    try:
        return FileCopy(path, *parsed(path.read_bytes()))
    except OSError as error:
        raise unreadable(path, error) from error


def parsed(data: bytes) -> tuple[Header | None, tuple[Entry, ...], bool]:
    """Return the first line of a copy, its sound entries, and whether that is all."""
    lines = data.split(b"\n")
    header, whole = None, lines.pop() == b""
    entries: list[Entry] = []
    for number, line in enumerate(lines):
        try:
            if number == 0:
                header = decode_header(line)
            else:
                entry = decode_entry(line, header.version if header else None)
                whole &= (fits := can_be_asked(entry.change))
                entries += [identified(entry, header)] if fits else []
        except Damaged:
            whole = False
    return header, tuple(entries), whole
