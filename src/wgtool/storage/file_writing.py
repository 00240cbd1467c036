"""One writer’s turn on a store’s file (see `domain.store`)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from wgtool import disk
from wgtool.domain.journal import Change, Entry
from wgtool.domain.state import State
from wgtool.errors import StoreBusy, StoreError
from wgtool.storage.failures import unreadable, unwritable, writing
from wgtool.storage.lines import VERSION, Header, encode_entry, encode_header, new_id
from wgtool.storage.reader import Folded

if TYPE_CHECKING:
    from wgtool.domain.journal import Fingerprints
    from wgtool.domain.store import Journal, Why
    from wgtool.storage.file_store import FileStore


@contextmanager
def turn(store: "FileStore", seconds: float) -> Iterator[None]:
    """Hold the one writer’s lock on a store’s file; see `domain.store`."""
    lock = store.path.with_name(store.path.name + ".lock")
    try:
        disk.make_folder(store.path.parent)
        held = FileLock(lock, timeout=seconds, mode=disk.FILE_MODE)
        held.acquire(poll_interval=0.02)
    except Timeout as error:
        fault = StoreBusy("store.locked", file=store.name, seconds=f"{seconds:g}")
        raise fault.advise("store.locked_advice") from error
    except (OSError, NotImplementedError) as error:
        raise unwritable(store.path, error) from error
    try:
        yield
    finally:
        # What was recorded is safe, and the lock goes with the process at the latest: some network drives grant a lock
        # and then know nothing of it (ENOLCK).
        with suppress(OSError):
            held.release()


@contextmanager
def transaction(store: "FileStore", seconds: float) -> "Iterator[FileTransaction]":
    """Take the one writer’s turn on a sound file."""
    # A store that cannot be one is refused before a lock is laid beside it.
    store.is_file()
    with turn(store, seconds):
        known = _mark(store)
        begun = FileTransaction(store, store.folded(), known)
        yield begun
        begun.remember()


def _mark(store: "FileStore") -> "disk.Mark | None":
    """Return which file the store is now.

    Raises:
        StoreError: It cannot be looked up.
    """
    try:
        return disk.mark(store.path)
    except OSError as error:
        raise unreadable(store.path, error) from error


def _replaced(store: "FileStore") -> StoreBusy:
    return StoreBusy("store.replaced", file=store.name).advise("store.replaced_advice")


def replace(store: "FileStore", journal: "Journal", why: "Why") -> str | None:
    """Put another journal in a store’s place, after a copy of the file as it is; return the copy’s name."""
    from wgtool.storage.copies import keep_copy  # noqa: PLC0415 - most that write keep none

    data, current = _encoded(store, *journal), store.content()
    store.reader.read(data)
    copy = keep_copy(store.path, current, why) if current else None
    _put(store, data)
    return str(copy) if copy else None


def fill(store: "FileStore", image: bytes, seconds: float) -> bool:
    """Take in a whole journal, byte for byte, unless the file has bytes already; return whether it was taken."""
    with turn(store, seconds):
        if not store.vacant:
            return False
        _put(store, image)
    return True


def _encoded(
    store: "FileStore", definitions: "Fingerprints", entries: Iterable[Entry], version: int = VERSION
) -> bytes:
    header = encode_header(Header(store.programme or "", definitions, version))
    return header + b"".join(encode_entry(entry, version) for entry in entries)


def _put(store: "FileStore", data: bytes) -> None:
    """Put other bytes in the file’s place, as a whole or not at all."""
    with writing(store.path):
        # First: it may tell of people whom the other journal does not know.
        disk.remove(store.index)
        disk.replace(store.path, data)


class FileTransaction:
    """One writer’s turn on a sound file."""

    def __init__(self, store: "FileStore", folded: Folded, known: "disk.Mark | None") -> None:
        self._store = store
        self._known = known
        self._size = folded.size
        self._remembered = folded.remembered
        self._header = folded.header
        self.state = folded.state
        self.torn = folded.torn

    @property
    def exists(self) -> bool:
        """Whether there is a store yet."""
        return self._header is not None

    @property
    def _definitions(self) -> "Fingerprints":
        return self._header.definitions if self._header else {}

    def entries(self) -> list[Entry]:
        """Return the entries, as they stand in this turn."""
        self._stands()
        return list(self._store.entries())

    def record(
        self, changes: Iterable[tuple[str, Change]], *, at: str, by: str, definitions: "Fingerprints"
    ) -> list[Entry]:
        """Append changes as entries, in one write; they are on the disk when this returns."""
        first = b""
        if self._header is None:
            self._header = Header(self._store.programme or "", definitions)
            first, self.state = encode_header(self._header), State(definitions)
        numbered = enumerate(changes, self.state.last + 1)
        entries = [Entry(n, at, by, do, change, new_id()) for n, (do, change) in numbered]
        data = first + b"".join(map(encode_entry, entries))
        if self._header.version < VERSION:
            self._upgrade(data)
            return entries
        if any("undoes" in entry.change for entry in entries):
            # What an entry took part in is known only from the first line on.
            self._stands()
            self.state = self._store.reader.read(self._store.content()[: self._size] + data).state
        else:
            for entry in entries:
                self.state.apply(entry)
        try:
            with writing(self._store.path):
                disk.append(self._store.path, data, self._size, self._known)
        except disk.Replaced as error:
            raise _replaced(self._store) from error
        self._size += len(data)
        self._known = _mark(self._store)
        return entries

    def _upgrade(self, data: bytes) -> None:
        """Write the journal anew in this version with some entries more, after a copy of it as it was."""
        from wgtool.storage.copies import keep_copy  # noqa: PLC0415 - once in a store’s life

        store = self._store
        whole = _encoded(store, self._definitions, self.entries()) + data
        folded = store.reader.read(whole)
        self._stands()
        copy = keep_copy(store.path, store.content()[: self._size], "upgrade")
        try:
            _put(store, whole)
        except StoreError:
            # Nothing was upgraded: a copy would only hold what somebody may want erased.
            with suppress(OSError):
                disk.remove(copy)
            raise
        self.state, self._header, self._size, self._remembered = folded.state, folded.header, len(whole), 0
        self._known = _mark(store)

    def _stands(self) -> None:
        """Make sure that the file is the one that was read: a service that keeps folders alike knows no lock.

        Raises:
            StoreBusy: It is another one by now.
        """
        if _mark(self._store) != self._known:
            raise _replaced(self._store)

    def remember(self) -> None:
        """Keep what the journal comes to, where going through it takes time and much of it is not remembered."""
        if self._size - self._remembered <= self._store.step or _mark(self._store) != self._known:
            return
        from wgtool.storage import index  # noqa: PLC0415 - only a large store has one

        # What was recorded stands, whether or not it can be read once more.
        with suppress(StoreError):
            index.write(self._store.index, self._store.path, self._store.content()[: self._size], self.state)

    def erase(self, journal: Sequence[Entry] | None, copies: Mapping[str, Sequence[Entry]]) -> None:
        """Put other entries in place of those of copies, then of the journal’s; what was left beside them goes."""
        from wgtool.storage import copies as shelf  # noqa: PLC0415 - few commands look at copies

        self._stands()
        store, kept = self._store, {copy.name: copy for copy in shelf.copies(self._store.path)}
        for name, entries in copies.items():
            shelf.rewrite(kept[name], entries)
        for path in [store.index, *shelf.leftovers(store.path)]:
            with writing(path):
                disk.remove(path)
        if journal is None:
            return
        data = _encoded(store, self._definitions, journal)
        folded = store.reader.read(data)
        if self._header is not None and self._header.version < VERSION:
            before = [entry for entry in journal if entry.n <= self.state.last]
            old = _encoded(store, self._definitions, before, self._header.version)
            shelf.keep_copy(store.path, old, "upgrade")
        _put(store, data)
        self.state, self._header, self._size, self._remembered = folded.state, folded.header, len(data), 0
        self._known = _mark(store)
        self.torn = False
