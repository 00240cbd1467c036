"""The store: a journal in JSON Lines, one writer at a time, readers never waiting."""

import os
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from wgtool.domain.journal import Change, Entry
from wgtool.domain.sessions import SessionKey
from wgtool.errors import StoreError
from wgtool.storage import disk, index
from wgtool.storage.lines import Header, encode_entry, encode_header
from wgtool.storage.reader import Reader, Snapshot

# How long a line that another process is writing may look unfinished.
_WRITING_SECONDS = 0.05


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
        last = self.state.last
        entries = [Entry(n, at, by, do, change) for n, (do, change) in enumerate(changes, last + 1)]
        data += b"".join(map(encode_entry, entries))
        if any("undoes" in entry.change for entry in entries):
            # What an entry took part in is known only from the first line on.
            self.state = self._journal.reader.fold(self._journal.content()[: self._snapshot.size] + data).state
        else:
            for entry in entries:
                self.state.apply(entry)
        with _writing(self._journal.path):
            disk.append(self._journal.path, data, self._snapshot.size)
        self.exists = True
        self._snapshot = self._snapshot._replace(size=self._snapshot.size + len(data))
        return entries

    def remember(self) -> None:
        """Keep what the journal comes to, where going through it takes time and much of it is not remembered."""
        size = self._snapshot.size
        if size - self._snapshot.remembered <= index.STEP:
            return
        # What was recorded stands, whether or not it can be read once more.
        with suppress(StoreError):
            index.write(self._journal.path, self._journal.content()[:size], self.state)

    def entries(self) -> list[Entry]:
        """Return the journal’s entries, as they stand in this turn."""
        return list(self._journal.entries())

    def rewrite(self, entries: Iterable[Entry]) -> None:
        """Put other entries in place of the journal’s, as a whole or not at all.

        Raises:
            StoreError: The disk refuses, or the entries do not fit together; the journal stands as it was.
        """
        header = self._snapshot.header or Header(self._journal.programme, {})
        data = encode_header(header) + b"".join(map(encode_entry, entries))
        self._snapshot = self._journal.replace(data)
        self.state, self.exists, self.torn = self._snapshot.state, True, False


class Journal:
    """A store file.

    Args:
        path: The file; a link is followed.
        programme: The id of the programme it belongs to.
    """

    def __init__(self, path: Path, programme: str) -> None:
        self.path = Path(os.path.realpath(path))
        self.programme = programme
        self.reader = Reader(self.path, programme)

    def read(self) -> Snapshot:
        """Return what the journal holds now, without waiting for anyone.

        Raises:
            StoreError: It cannot be read, is damaged, is newer than this wgtool, or another programme’s.
        """
        try:
            snapshot = self._fold()
            if not snapshot.torn:
                return snapshot
        except StoreError:
            pass
        # Perhaps a writer is in the middle of its line: what stays so after a moment is so.
        time.sleep(_WRITING_SECONDS)
        return self._fold()

    def entries(self) -> Iterator[Entry]:
        """Return the journal’s entries.

        Raises:
            StoreError: As `read`.
        """
        return self.reader.entries(self.content())

    @contextmanager
    def turn(self, seconds: float) -> Iterator[None]:
        """Hold the one writer’s lock, whatever state the store is in.

        Args:
            seconds: How long to wait for another writer.

        Raises:
            StoreError: Another process holds the store for longer, or its folder cannot be written.
        """
        from filelock import FileLock, Timeout  # noqa: PLC0415 - reading needs no lock

        lock = self.path.with_name(self.path.name + ".lock")
        try:
            disk.make_folder(self.path.parent)
            held = FileLock(lock, timeout=seconds, mode=disk.FILE_MODE).acquire(poll_interval=0.02)
        except Timeout as error:
            fault = StoreError("store.locked", file=str(self.path), seconds=f"{seconds:g}")
            raise fault.advise("store.locked_advice") from error
        except (OSError, NotImplementedError) as error:
            raise unwritable(self.path, error) from error
        with held:
            yield

    @contextmanager
    def transaction(self, seconds: float) -> Iterator[Transaction]:
        """Take the one writer’s turn on a sound store.

        Args:
            seconds: How long to wait for another writer.

        Raises:
            StoreError: Another process holds the store for longer, or it cannot be read or written.
        """
        # A store that cannot be one is refused before a lock is laid beside it.
        self._exists()
        with self.turn(seconds):
            transaction = Transaction(self, self._fold())
            yield transaction
            transaction.remember()

    def replace(self, data: bytes) -> Snapshot:
        """Put another journal in this one’s place, as a whole or not at all, in the writer’s turn.

        Returns:
            What the other journal says.

        Raises:
            StoreError: The disk refuses, or the other journal is not sound; the journal stands as it was.
        """
        snapshot = self.reader.fold(data)
        with _writing(self.path):
            # First: it may tell of people whom the other journal does not know.
            disk.remove(index.path_of(self.path))
            disk.replace(self.path, data)
        return snapshot

    def _fold(self) -> Snapshot:
        data = self.content()
        return self.reader.fold(data, index.read(self.path, data) if len(data) > index.STEP else None)

    def content(self) -> bytes:
        """Return the file’s bytes; none if there is no file.

        Raises:
            StoreError: It cannot be read, or is no file.
        """
        try:
            return self.path.read_bytes() if self._exists() else b""
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise _unreadable(self.path, error) from error

    def _exists(self) -> bool:
        try:
            mode = self.path.stat().st_mode
        except FileNotFoundError:
            return False
        except OSError as error:
            raise _unreadable(self.path, error) from error
        if not stat.S_ISREG(mode):
            raise StoreError("store.no_file", file=str(self.path)).advise("store.no_file_advice")
        return True


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise unwritable(path, error) from error


def _unreadable(path: Path, error: OSError) -> StoreError:
    return StoreError("store.unreadable", file=str(path), reason=error.strerror or str(error))


def unwritable(path: Path, error: Exception) -> StoreError:
    """Return the error for a disk that refuses, saying whether anything was changed."""
    reason = getattr(error, "strerror", None) or str(error)
    advice = "store.left_behind" if isinstance(error, disk.LeftBehind) else "store.nothing_changed"
    return StoreError("store.unwritable", file=str(path), reason=reason).advise(advice)
