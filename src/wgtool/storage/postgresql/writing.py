"""One writer’s turn on a store in a database (see `domain.store`)."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from wgtool.domain.journal import Change, Entry
from wgtool.domain.state import State
from wgtool.errors import StoreBusy, StoreUnwritable
from wgtool.storage.lines import VERSION, Header, encode_entry, encode_header, identified, new_id
from wgtool.storage.postgresql import copies as shelf
from wgtool.storage.postgresql import deriving, sql
from wgtool.storage.postgresql.derived import Told, head_of
from wgtool.storage.postgresql.store import PostgresStore, Reading

if TYPE_CHECKING:
    from wgtool.domain.journal import Fingerprints
    from wgtool.domain.store import Journal, Why
    from wgtool.storage.postgresql.connecting import Cursor


@contextmanager
def transaction(store: PostgresStore, seconds: float) -> "Iterator[PostgresTransaction]":
    """Take the one writer’s turn on sound entries."""
    with store.session.turn(seconds):
        with store.session.snapshot() as cursor:
            reading = store.reading(cursor)
        yield PostgresTransaction(store, reading)


def replace(store: PostgresStore, journal: "Journal", why: "Why") -> str | None:
    """Put another journal in a store’s place, after a copy of it as it is; return the copy’s name."""
    own = nullcontext() if store.session.in_turn else store.session.turn(store.seconds)
    with own, changing(store) as cursor:
        first, entries = header_of(store, journal.definitions), with_ids(journal.entries)
        copy = shelf.keep_copy(cursor, store.name, why)
        put(store, cursor, first, entries)
    return copy


def fill(store: PostgresStore, image: bytes, seconds: float) -> bool:
    """Take in a whole journal, byte for byte, unless there are entries already; return whether it was taken."""
    store.seconds = seconds
    header = store.reader.read(image).header
    with store.session.turn(seconds), changing(store) as cursor:
        if header is None or cursor.execute(sql.LAST).fetchone() != (0,):
            return False
        put(store, cursor, header, list(store.reader.entries(image)))
    return True


@contextmanager
def changing(store: PostgresStore) -> "Iterator[Cursor]":
    """Change tables of this version, in a turn.

    Raises:
        StoreUnwritable: They are an older wgtool’s.
    """
    with store.session.snapshot() as cursor:
        # Of tables whose first row is gone nothing else is known than that they can be repaired.
        head = store.found_head(cursor)
        if head and head.version < sql.VERSION:
            raise StoreUnwritable("shared.older", file=store.name, version=head.version).advise("shared.older_advice")
        yield cursor


def put(store: PostgresStore, cursor: "Cursor", first: Header, entries: Sequence[Entry]) -> str:
    """Put other entries in place of what is there, and make them hold; return the mark that they have."""
    epoch, data = new_epoch(), encoded(first, entries)
    # What does not fit is refused before anything is put anywhere.
    state = store.reader.read(data).state
    cursor.execute(sql.DELETE_ENTRIES)
    cursor.execute(sql.REPLACE_HEADER, (sql.VERSION, epoch, first.line))
    with cursor.copy(sql.COPY_ENTRIES) as copying:
        copying.set_types(["int4", "text", "bytea"])
        for n, entry in enumerate(entries, 1):
            copying.write_row((n, identified(entry, first).id, encode_entry(entry, first.version)[:-1]))
    deriving.rebuild(cursor, state, len(data))
    store.session.commit(lambda asked: _has(asked, sql.HAS_EPOCH, epoch), store.seconds)
    return epoch


def header_of(store: PostgresStore, definitions: "Fingerprints", version: int = VERSION) -> Header:
    """Return a first line for a store’s journal."""
    header = Header(store.programme or "", definitions, version)
    header.line = encode_header(header)[:-1]
    return header


def encoded(header: Header, entries: Iterable[Entry]) -> bytes:
    """Return a journal as a file has it."""
    return header.line + b"\n" + b"".join(encode_entry(entry, header.version) for entry in entries)


def with_ids(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries, each with an id: those that have one keep it."""
    return [entry if entry.id else entry._replace(id=new_id()) for entry in entries]


def new_epoch() -> str:
    """Return a mark that no other state of the tables has."""
    return os.urandom(16).hex()


def _has(cursor: "Cursor", statement: str, value: str) -> bool:
    return cursor.execute(statement, (value,)).fetchone() == (True,)


class PostgresTransaction:
    """One writer’s turn on sound entries."""

    # A database holds nothing that is unfinished.
    torn = False

    def __init__(self, store: PostgresStore, reading: Reading) -> None:
        self._store = store
        self._head, known, folded = reading
        noted = head_of(known)
        # What holds for other entries than there are is made anew.
        self._known: Told = known if noted and noted.last == folded.state.last else {}
        self._header = folded.header
        self._last = folded.state.last
        self._size = folded.size
        self.state = folded.state

    @property
    def exists(self) -> bool:
        """Whether there is a journal yet."""
        return self._header is not None

    def entries(self) -> list[Entry]:
        """Return the entries, as they stand in this turn."""
        return list(self._store.entries())

    def record(
        self, changes: Iterable[tuple[str, Change]], *, at: str, by: str, definitions: "Fingerprints"
    ) -> list[Entry]:
        """Append changes as entries, in one transaction; the server has confirmed them when this returns."""
        with self._turn(), changing(self._store) as cursor:
            fresh = self._header is None
            if self._header is None:
                self._header = header_of(self._store, definitions)
                self.state = State(definitions)
            numbered = enumerate(changes, self.state.last + 1)
            entries = [Entry(n, at, by, do, change, new_id()) for n, (do, change) in numbered]
            if self._header.version < VERSION:
                self._upgrade(cursor, entries)
                return entries
            if fresh:
                cursor.execute(sql.SET_HEADER, (self._header.line,))
                self._size = len(self._header.line) + 1
            earlier = deriving.before(self.state, entries)
            self._take_in(cursor, entries)
            rows = [(entry.n, entry.id, encode_entry(entry)[:-1]) for entry in entries]
            cursor.executemany(sql.INSERT_ENTRY, rows)
            self._size += sum(len(line) + 1 for *_, line in rows)
            deriving.update(cursor, self._known, self.state, entries, (self._size, earlier))
            self._commit(entries)
        return entries

    def _take_in(self, cursor: "Cursor", entries: Sequence[Entry]) -> None:
        if any("undoes" in entry.change for entry in entries):
            # What an entry took part in is known only from the first line on.
            data = self._store.content(cursor) + b"".join(map(encode_entry, entries))
            self.state = self._store.reader.read(data).state
            return
        for entry in entries:
            self.state.apply(entry)

    def _commit(self, entries: Sequence[Entry]) -> None:
        # Of the first line alone there is no id: a store that has one now was begun, if not by this command.
        def recorded(cursor: "Cursor") -> bool:
            if entries:
                return _has(cursor, sql.HAS_ENTRY, entries[-1].id)
            return self._store.head(cursor).header is not None

        self._store.session.commit(recorded, self._store.seconds)
        # What was derived is not read again: another change in this turn, which no command makes, would do it all anew.
        self._last, self._known = self.state.last, {}

    def _upgrade(self, cursor: "Cursor", new: Sequence[Entry]) -> None:
        """Write the journal anew in this version with some entries more, after a copy of it as it was."""
        old = self._header.definitions if self._header else {}
        header = header_of(self._store, old)
        entries = [*self._store.reader.entries(self._store.content(cursor)), *new]
        self.state = self._store.reader.read(encoded(header, entries)).state
        shelf.keep_copy(cursor, self._store.name, "upgrade")
        self._replace(cursor, header, entries)

    def erase(self, journal: Sequence[Entry] | None, copies: Mapping[str, Sequence[Entry]]) -> None:
        """Put other entries in place of those of copies and of the journal’s, all at once."""
        store = self._store
        with self._turn(), changing(store) as cursor:
            for copy in shelf.copies(cursor, store.name):
                if copy.name in copies:
                    shelf.rewrite(cursor, copy, copies[copy.name])
            if journal is None or self._header is None:
                epoch = new_epoch()
                cursor.execute(sql.SET_EPOCH, (epoch,))
                self._head = self._head._replace(epoch=epoch)
                store.session.commit(lambda asked: _has(asked, sql.HAS_EPOCH, epoch), store.seconds)
                return
            entries, header = with_ids(journal), header_of(store, self._header.definitions)
            state = store.reader.read(encoded(header, entries)).state
            if self._header.version < VERSION:
                self._keep_older(cursor, [entry for entry in journal if entry.n <= self._last])
            self._replace(cursor, header, entries)
            self.state = state

    def _keep_older(self, cursor: "Cursor", entries: Sequence[Entry]) -> None:
        """Keep a copy of a journal of an older version, without whom it is not to name any more."""
        if self._header is None:
            return
        shelf.keep_copy(cursor, self._store.name, "upgrade")
        copy = shelf.copies(cursor, self._store.name)[-1]
        shelf.rewrite(cursor, copy, entries)

    def _replace(self, cursor: "Cursor", header: Header, entries: Sequence[Entry]) -> None:
        self._head = self._head._replace(epoch=put(self._store, cursor, header, entries))
        self._header, self._last, self._size = header, len(entries), len(encoded(header, entries))
        # Of what was derived by now nothing is known here: the next change of this turn does it all again.
        self._known = {}

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Have the turn still, or take it again, nobody having written in between."""
        session = self._store.session
        if session.in_turn:
            yield
            return
        with session.turn(self._store.seconds):
            with session.snapshot() as cursor:
                epoch, (last,) = self._store.head(cursor).epoch, cursor.execute(sql.LAST).fetchone() or (0,)
            if (epoch, last) != (self._head.epoch, self._last):
                raise StoreBusy("shared.contended", file=self._store.name).advise("store.nothing_changed")
            yield
