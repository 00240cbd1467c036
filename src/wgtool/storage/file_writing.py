"""One writer’s turn on a store’s file (see `domain.store`)."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from wgtool import disk
from wgtool.domain.journal import Change, Entry, Journal
from wgtool.domain.state import State
from wgtool.errors import StoreError
from wgtool.storage import index
from wgtool.storage.copies import copies as found
from wgtool.storage.copies import keep_copy, leftovers, rewrite
from wgtool.storage.failures import writing
from wgtool.storage.lines import VERSION, Header, encode_entry, encode_header, new_id
from wgtool.storage.reader import Folded

if TYPE_CHECKING:
    from wgtool.domain.journal import Fingerprints
    from wgtool.storage.file_store import FileStore


class FileTransaction:
    """One writer’s turn on a sound file."""

    def __init__(self, store: "FileStore", folded: Folded) -> None:
        self._store = store
        self._size = folded.size
        self._remembered = folded.remembered
        self._header = folded.header
        self.state = folded.state
        self.torn = folded.torn

    @property
    def exists(self) -> bool:
        """Whether there is a store yet."""
        return self._header is not None

    def entries(self) -> list[Entry]:
        """Return the entries, as they stand in this turn."""
        return list(self._store.entries())

    def record(
        self, changes: Iterable[tuple[str, Change]], *, at: str, by: str, definitions: "Fingerprints"
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
            self.state = self._store.reader.fold(self._store.content()[: self._size] + data).state
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
        folded = store.reader.fold(whole)
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
            index.write(self._store.index, self._store.path, self._store.content()[: self._size], self.state)

    def erase(self, journal: Sequence[Entry] | None, copies: Mapping[str, Sequence[Entry]]) -> None:
        """Put other entries in place of those of copies, then of the journal’s; what was left beside them goes."""
        store = self._store
        kept = {copy.name: copy for copy in found(store.path)}
        for name, entries in copies.items():
            rewrite(kept[name], entries)
        for path in [store.index, *leftovers(store.path)]:
            with writing(path):
                disk.remove(path)
        if journal is None:
            return
        definitions = self._header.definitions if self._header else {}
        data = store.encoded(Journal(definitions, journal))
        folded = store.reader.fold(data)
        if self._header is not None and self._header.version < VERSION:
            before = [entry for entry in journal if entry.n <= self.state.last]
            keep_copy(store.path, store.encoded(Journal(definitions, before), self._header.version), "upgrade")
        store.put(data)
        self.state, self._header, self._size, self._remembered = folded.state, folded.header, len(data), 0
        self.torn = False
