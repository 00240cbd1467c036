"""The store: a journal in JSON Lines, one writer at a time, readers never waiting."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from wgtool.domain.journal import Change, Entry
from wgtool.domain.sessions import SessionKey
from wgtool.domain.state import DoesNotFit, State
from wgtool.errors import StoreError
from wgtool.storage import disk
from wgtool.storage.lines import (
    VERSION,
    Damaged,
    Header,
    decode_entry,
    decode_header,
    encode_entry,
    encode_header,
)

_UNDO = b'"do":"undo"'


class Snapshot(NamedTuple):
    """What the journal held at one moment.

    `size` is the length in bytes of all whole lines, `torn` whether an unfinished line follows them, `header` None for
    a store that does not exist yet.
    """

    state: State
    header: Header | None
    size: int
    torn: bool


class Transaction:
    """One writer’s turn: what is true, and the way to add to it."""

    def __init__(self, journal: "Journal", snapshot: Snapshot) -> None:
        self._journal = journal
        self._snapshot = snapshot
        self.state = snapshot.state
        self.exists = snapshot.header is not None
        self.torn = snapshot.torn

    def record(
        self,
        changes: Iterable[tuple[str, Change]],
        *,
        at: str,
        by: str,
        definitions: Mapping[SessionKey, str],
    ) -> list[Entry]:
        """Append changes as entries, in one write; they are on the disk when this returns.

        Args:
            changes: The command and what it changes, for each entry.
            at: The time, UTC, ISO 8601.
            by: The system user.
            definitions: The sessions’ fingerprints, kept in the first line of a new store.

        Returns:
            The entries.

        Raises:
            StoreError: The disk refuses; nothing is left behind.
            DoesNotFit: A change contradicts what is true: a fault in wgtool, and nothing is written.
        """
        data = b"" if self.exists else encode_header(Header(self._journal.programme, definitions))
        if not self.exists:
            self.state.definitions = dict(definitions)
        entries: list[Entry] = []
        for do, change in changes:
            entry = Entry(self.state.last + 1, at, by, do, change)
            if "undoes" not in change:
                self.state.apply(entry)
            entries.append(entry)
            data += encode_entry(entry)
        try:
            disk.append(self._journal.path, data, self._snapshot.size)
        except OSError as error:
            raise _unwritable(self._journal.path, error) from error
        self.exists = True
        self._snapshot = self._snapshot._replace(size=self._snapshot.size + len(data))
        return entries


class Journal:
    """A store file.

    Args:
        path: The file; a link is followed.
        programme: The id of the programme it belongs to.
    """

    def __init__(self, path: Path, programme: str) -> None:
        self.path = Path(os.path.realpath(path))
        self.programme = programme

    def read(self) -> Snapshot:
        """Return what the journal holds now, without waiting for anyone.

        Raises:
            StoreError: It cannot be read, is damaged, is newer than this wgtool, or another programme’s.
        """
        return self._fold(self._bytes())

    def entries(self) -> Iterator[Entry]:
        """Yield the journal’s entries.

        Raises:
            StoreError: As `read`.
        """
        lines = self._bytes().split(b"\n")[:-1]
        if lines:
            self._header(lines[0])
        for number, line in enumerate(lines[1:], 2):
            yield self._entry(line, number)

    @contextmanager
    def transaction(self, seconds: float) -> Iterator[Transaction]:
        """Take the one writer’s turn.

        Args:
            seconds: How long to wait for another writer.

        Raises:
            StoreError: Another process holds the store for longer, or it cannot be read or written.
        """
        from filelock import FileLock, Timeout  # noqa: PLC0415 - reading needs no lock

        lock = self.path.with_name(self.path.name + ".lock")
        try:
            disk.make_folder(self.path.parent)
            held = FileLock(lock, timeout=seconds, mode=disk.FILE_MODE).acquire(poll_interval=0.02)
        except Timeout as error:
            fault = StoreError("store.locked", file=str(self.path), seconds=f"{seconds:g}")
            raise fault.advise("store.locked_advice") from error
        except OSError as error:
            raise _unwritable(self.path, error) from error
        with held:
            yield Transaction(self, self.read())

    def _bytes(self) -> bytes:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise StoreError("store.unreadable", file=str(self.path), reason=error.strerror) from error

    def _fold(self, data: bytes) -> Snapshot:
        lines = data.split(b"\n")
        tail = lines.pop()
        size = len(data) - len(tail)
        if not lines:
            return Snapshot(State(), None, 0, bool(tail))
        header = self._header(lines[0])
        state = State(header.definitions)
        undone = self._undone(lines)
        for number, line in enumerate(lines[1:], 2):
            entry = self._entry(line, number)
            try:
                state.apply(entry, taken_back=entry.n in undone)
            except DoesNotFit as error:
                raise self._damaged(number, "damage.does_not_fit", str(error)) from error
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise self._damaged(number, "damage.meaning") from error
        return Snapshot(state, header, size, bool(tail))

    def _undone(self, lines: list[bytes]) -> frozenset[int]:
        """Return the entries that later ones undo, without decoding the others."""
        entries = (self._entry(line, number) for number, line in enumerate(lines, 1) if _UNDO in line)
        return frozenset(entry.change["undoes"] for entry in entries if "undoes" in entry.change)

    def _header(self, line: bytes) -> Header:
        try:
            header = decode_header(line)
        except Damaged as error:
            raise self._damaged(1, str(error)) from error
        if header.version > VERSION:
            raise StoreError("store.newer", file=str(self.path), version=header.version).advise(
                "store.newer_advice"
            )
        if header.programme != self.programme:
            raise StoreError(
                "store.other_programme", file=str(self.path), found=header.programme, wanted=self.programme
            ).advise("store.other_programme_advice")
        return header

    def _entry(self, line: bytes, number: int) -> Entry:
        try:
            return decode_entry(line)
        except Damaged as error:
            raise self._damaged(number, str(error)) from error

    def _damaged(self, number: int, key: str, detail: str = "") -> StoreError:
        error = StoreError("store.damaged", file=str(self.path), line=number)
        return error.advise(key, detail=detail).advise("store.damaged_advice")


def _unwritable(path: Path, error: OSError) -> StoreError:
    return StoreError("store.unwritable", file=str(path), reason=error.strerror or str(error)).advise(
        "store.nothing_changed"
    )
