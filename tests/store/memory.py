"""A store engine in memory: all that an engine needs, and a pattern for the next one (see `wgtool.domain.store`)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from wgtool.domain.folding import fold
from wgtool.domain.journal import Change, Entry, Snapshot
from wgtool.domain.salvage import salvage
from wgtool.domain.state import State
from wgtool.domain.store import Fingerprints, Journal, Prepared, Survey, Why
from wgtool.storage.lines import Header, decode_entry, decode_header, encode_entry, encode_header, new_id
from wgtool.texts.say import Message


def identified(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries, each with an id: those that have one keep it."""
    return [entry if entry.id else entry._replace(id=new_id()) for entry in entries]


class MemoryCopy(NamedTuple):
    """A journal that another one took the place of."""

    name: str
    entries: Sequence[Entry]
    whole: bool = True


class MemoryStore:
    """A journal in memory.

    Args:
        name: What it is called.
        programme: The id of the programme it belongs to.
    """

    def __init__(self, name: str, programme: str) -> None:
        self.name = name
        self.programme = programme
        self.kept: Journal | None = None
        self.shelf: dict[str, Sequence[Entry]] = {}

    @property
    def exists(self) -> bool:
        return self.kept is not None

    def read(self, *, whole: bool = False) -> Snapshot:
        definitions, entries = self.kept or Journal({}, ())
        return Snapshot(fold(entries, definitions), self.exists, False, definitions, entries if whole else ())

    def entries(self) -> Iterator[Entry]:
        return iter(self.kept.entries if self.kept else ())

    def journal(self) -> Journal | None:
        return self.kept

    def image(self) -> tuple[bytes, Snapshot]:
        snapshot = self.read()
        first = encode_header(Header(self.programme, snapshot.definitions)) if self.exists else b""
        return first + b"".join(map(encode_entry, self.entries())), snapshot

    def copies(self) -> list[MemoryCopy]:
        return [MemoryCopy(name, entries) for name, entries in self.shelf.items()]

    def survey(self, at: str, by: str) -> Survey:
        sound = list(self.entries())
        kept = salvage(sound, len(sound), at, by)
        return Survey(self.read().definitions, kept.entries, len(sound), (), lost=False)

    @contextmanager
    def turn(self, seconds: float) -> Iterator[None]:
        self.waited = seconds
        yield

    @contextmanager
    def transaction(self, seconds: float) -> Iterator["MemoryTransaction"]:
        with self.turn(seconds):
            yield MemoryTransaction(self)

    def replace(self, journal: Journal, why: Why) -> str | None:
        name = f"{self.name} before {why} {len(self.shelf) + 1}" if self.kept else None
        if self.kept and name:
            self.shelf[name] = self.kept.entries
        self.kept = journal._replace(entries=identified(journal.entries))
        return name

    def prepare(self, *, write: bool) -> Prepared:
        self.prepared = write
        return Prepared(changed=False)

    @property
    def vacant(self) -> bool:
        return self.kept is None

    def fill(self, image: bytes, seconds: float) -> bool:
        self.waited = seconds
        first, *lines = image.splitlines()
        if self.vacant:
            header = decode_header(first)
            self.kept = Journal(header.definitions, [decode_entry(line, header.version) for line in lines])
            return True
        return False

    def doubts(self) -> Iterator[Message]:
        yield from ()


class MemoryTransaction:
    """A turn, which nobody else waits for."""

    torn = False

    def __init__(self, store: MemoryStore) -> None:
        self._store = store
        self.state: State = fold(store.entries(), store.read().definitions)

    @property
    def exists(self) -> bool:
        return self._store.exists

    def entries(self) -> list[Entry]:
        return list(self._store.entries())

    def record(
        self, changes: Iterable[tuple[str, Change]], *, at: str, by: str, definitions: Fingerprints
    ) -> list[Entry]:
        kept = self._store.kept or Journal(dict(definitions), ())
        numbered = enumerate(changes, len(kept.entries) + 1)
        entries = [Entry(n, at, by, do, change, new_id()) for n, (do, change) in numbered]
        self._put(Journal(kept.definitions, [*kept.entries, *entries]))
        return entries

    def erase(self, journal: Sequence[Entry] | None, copies: Mapping[str, Sequence[Entry]]) -> None:
        self._store.shelf |= copies
        if journal is not None and self._store.kept:
            self._put(self._store.kept._replace(entries=identified(journal)))

    def _put(self, journal: Journal) -> None:
        # Folded first: what does not fit is not kept.
        self.state = fold(journal.entries, journal.definitions)
        self._store.kept = journal


_STORES: dict[str, MemoryStore] = {}


def open_store(name: str, programme: str) -> MemoryStore:
    """Return the store of a name, the same each time."""
    return _STORES.setdefault(name, MemoryStore(name, programme))
