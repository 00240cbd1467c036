"""The store as a file: a journal in JSON Lines, with an index beside it once it is large (see `domain.store`)."""

import os
import stat
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from wgtool import disk
from wgtool.domain.journal import Change, Entry
from wgtool.domain.partial import Standing
from wgtool.domain.state import State
from wgtool.domain.store import Copy, Fingerprints, Journal, Snapshot, Survey, Why
from wgtool.errors import StoreBusy, StoreError
from wgtool.storage import index
from wgtool.storage.copies import FileCopy, copies, keep_copy, leftovers, rewrite
from wgtool.storage.failures import unreadable, unwritable, writing
from wgtool.storage.lines import VERSION, Header, encode_entry, encode_header, new_id
from wgtool.storage.reader import Folded, Reader

# How long a line that another process is writing may look unfinished.
_WRITING_SECONDS = 0.05


def open_store(name: str, programme: str, step: int = index.STEP) -> "FileStore":
    """Return the store of a programme in a file; see `FileStore`."""
    return FileStore(Path(name), programme, step)


class FileStore:
    """A store in a file.

    Args:
        path: The file; a link is followed.
        programme: The id of the programme it belongs to.
        step: How many bytes are gone through sooner than remembered in an index.
    """

    def __init__(self, path: Path, programme: str, step: int = index.STEP) -> None:
        self.path = Path(os.path.realpath(path))
        self.programme = programme
        self.step = step
        self.reader = Reader(self.path, programme)

    @property
    def name(self) -> str:
        """The file’s path."""
        return str(self.path)

    @property
    def exists(self) -> bool:
        """Whether there is anything under that path."""
        return self.path.exists()

    def read(self) -> Snapshot:
        """Return what the file holds now, without waiting for anyone.

        Raises:
            StoreError: It cannot be read, is damaged, is newer than this wgtool, or another programme’s.
        """
        try:
            folded = self.folded()
            if not folded.torn:
                return folded.snapshot
        except StoreError:
            pass
        # Perhaps a writer is in the middle of its line: what stays so after a moment is so.
        time.sleep(_WRITING_SECONDS)
        return self.folded().snapshot

    def entries(self) -> Iterator[Entry]:
        """Return the entries."""
        return self.reader.entries(self.content())

    def journal(self) -> Journal | None:
        """Return the journal; None if there is no file, or nothing whole in it."""
        data = self.content()
        header = self.reader.read(data).header
        return None if header is None else Journal(header.definitions, tuple(self.reader.entries(data)))

    def image(self) -> tuple[bytes, Snapshot]:
        """Return the whole lines of the file, and what they say: as one read."""
        data = self.content()
        folded = self.reader.read(data)
        return data[: folded.size], folded.snapshot

    def copies(self) -> list[Copy]:
        """Return the copies that were made of the file."""
        return [Copy(str(copy.path), copy.entries, copy.whole) for copy in copies(self.path)]

    def survey(self, at: str, by: str) -> Survey:
        """Return what can be kept of the file, and what is wrong with it."""
        from wgtool.storage.repairing import Surveyor  # noqa: PLC0415 - only a damaged store needs it

        data = self.content()
        found = Surveyor(self.reader, at, by).survey(data)
        if not found.flaws:
            # What a survey finds sound must be so for every other command.
            self.reader.read(data)
        return found

    @contextmanager
    def turn(self, seconds: float) -> Iterator[None]:
        """Hold the one writer’s lock, whatever state the store is in."""
        from filelock import FileLock, Timeout  # noqa: PLC0415 - reading needs no lock

        lock = self.path.with_name(self.path.name + ".lock")
        try:
            disk.make_folder(self.path.parent)
            held = FileLock(lock, timeout=seconds, mode=disk.FILE_MODE).acquire(poll_interval=0.02)
        except Timeout as error:
            fault = StoreBusy("store.locked", file=str(self.path), seconds=f"{seconds:g}")
            raise fault.advise("store.locked_advice") from error
        except (OSError, NotImplementedError) as error:
            raise unwritable(self.path, error) from error
        with held:
            yield

    @contextmanager
    def transaction(self, seconds: float) -> Iterator["FileTransaction"]:
        """Take the one writer’s turn on a sound store."""
        # A store that cannot be one is refused before a lock is laid beside it.
        self._is_file()
        with self.turn(seconds):
            transaction = FileTransaction(self, self.folded())
            yield transaction
            transaction.remember()

    def replace(self, journal: Journal, why: Why) -> str | None:
        """Put another journal in this one’s place, after a copy of the file as it is."""
        data, current = self.encoded(journal), self.content()
        self.reader.read(data)
        copy = keep_copy(self.path, current, why) if current else None
        self.put(data)
        return str(copy) if copy else None

    # --- for the transaction ---

    def encoded(self, journal: Journal, version: int = VERSION) -> bytes:
        """Return a journal’s bytes."""
        header = encode_header(Header(self.programme, journal.definitions, version))
        return header + b"".join(encode_entry(entry, version) for entry in journal.entries)

    def put(self, data: bytes) -> None:
        """Put other bytes in the file’s place, as a whole or not at all."""
        with writing(self.path):
            # First: it may tell of people whom the other journal does not know.
            disk.remove(index.path_of(self.path))
            disk.replace(self.path, data)

    def folded(self) -> Folded:
        """Return what the file says, by way of the index where there is one."""
        data = self.content()
        known = index.read(self.path, data, self.step) if len(data) > self.step else None
        return self.reader.read(data, known)

    def content(self) -> bytes:
        """Return the file’s bytes; none if there is no file.

        Raises:
            StoreError: It cannot be read, or is no file.
        """
        try:
            return self.path.read_bytes() if self._is_file() else b""
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise unreadable(self.path, error) from error

    def _is_file(self) -> bool:
        try:
            mode = self.path.stat().st_mode
        except FileNotFoundError:
            return False
        except OSError as error:
            raise unreadable(self.path, error) from error
        if not stat.S_ISREG(mode):
            raise StoreError("store.no_file", file=str(self.path)).advise("store.no_file_advice")
        return True


class FileTransaction:
    """One writer’s turn on a sound file."""

    def __init__(self, store: FileStore, folded: Folded) -> None:
        self._store = store
        self._size = folded.size
        self._remembered = folded.remembered
        self._header = folded.header
        self.state: Standing = folded.state
        self.torn = folded.torn

    @property
    def exists(self) -> bool:
        """Whether there is a store yet."""
        return self._header is not None

    def entries(self) -> list[Entry]:
        """Return the entries, as they stand in this turn."""
        return list(self._store.entries())

    def record(
        self, changes: Iterable[tuple[str, Change]], *, at: str, by: str, definitions: Fingerprints
    ) -> list[Entry]:
        """Append changes as entries, in one write; they are on the disk when this returns."""
        first = b""
        if self._header is None:
            self._header = Header(self._store.programme, definitions)
            first, self.state = encode_header(self._header), State(definitions)
        numbered = enumerate(changes, self.state.last + 1)
        entries = [Entry(n, at, by, do, change, new_id()) for n, (do, change) in numbered]
        data = first + b"".join(map(encode_entry, entries))
        if self._header.version < VERSION:
            self._upgrade(data)
            return entries
        if any("undoes" in entry.change for entry in entries):
            # What an entry took part in is known only from the first line on.
            self.state = self._store.reader.read(self._store.content()[: self._size] + data).state
        else:
            for entry in entries:
                self.state.apply(entry)
        with writing(self._store.path):
            disk.append(self._store.path, data, self._size)
        self._size += len(data)
        return entries

    def _upgrade(self, data: bytes) -> None:
        """Write the journal anew in this version with some entries more, after a copy of it as it was."""
        store = self._store
        journal = Journal(self._header.definitions if self._header else {}, self.entries())
        whole = store.encoded(journal) + data
        folded = store.reader.read(whole)
        copy = keep_copy(store.path, store.content()[: self._size], "upgrade")
        try:
            store.put(whole)
        except StoreError:
            # Nothing was upgraded: a copy would only hold what somebody may want erased.
            with suppress(OSError):
                disk.remove(copy)
            raise
        self.state, self._header, self._size, self._remembered = folded.state, folded.header, len(whole), 0

    def remember(self) -> None:
        """Keep what the journal comes to, where going through it takes time and much of it is not remembered."""
        if self._size - self._remembered <= self._store.step:
            return
        # What was recorded stands, whether or not it can be read once more.
        with suppress(StoreError):
            index.write(self._store.path, self._store.content()[: self._size], self.state)

    def erase(self, journal: Sequence[Entry] | None, copies: Mapping[str, Sequence[Entry]]) -> None:
        """Put other entries in place of those of copies, then of the journal’s; what was left beside them goes."""
        store, kept = self._store, shelf(self._store.path)
        for name, entries in copies.items():
            rewrite(kept[name], entries)
        for path in [index.path_of(store.path), *leftovers(store.path)]:
            with writing(path):
                disk.remove(path)
        if journal is None:
            return
        definitions = self._header.definitions if self._header else {}
        data = store.encoded(Journal(definitions, journal))
        folded = store.reader.read(data)
        if self._header is not None and self._header.version < VERSION:
            before = [entry for entry in journal if entry.n <= self.state.last]
            keep_copy(store.path, store.encoded(Journal(definitions, before), self._header.version), "upgrade")
        store.put(data)
        self.state, self._header, self._size, self._remembered = folded.state, folded.header, len(data), 0
        self.torn = False


def shelf(path: Path) -> dict[str, FileCopy]:
    """Return the copies of a store by name."""
    return {str(copy.path): copy for copy in copies(path)}
