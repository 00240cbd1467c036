"""A store in a database (see `domain.store`)."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, NamedTuple

from wgtool.domain.journal import Entry, Snapshot
from wgtool.domain.partial import PartialState
from wgtool.domain.state import State
from wgtool.errors import StoreBusy, StoreDamaged, StoreError
from wgtool.storage.postgresql import derived, sql
from wgtool.storage.postgresql.session import Session
from wgtool.storage.reader import Folded, Reader
from wgtool.texts.say import msg

if TYPE_CHECKING:
    from wgtool.domain.store import Journal, Prepared, Survey, Why
    from wgtool.storage.postgresql.address import Address
    from wgtool.storage.postgresql.connecting import Cursor
    from wgtool.storage.postgresql.copies import StoredCopy
    from wgtool.storage.postgresql.derived import Told
    from wgtool.storage.postgresql.writing import PostgresTransaction
    from wgtool.texts.say import Message

# So many bytes are gone through sooner than other tables are asked.
STEP = 1 << 18
# So many lines are asked for at once: a value may have no more than a gigabyte.
_LINES = 200_000
# How long to wait for others where nobody said how long.
_SECONDS = 10.0


class Head(NamedTuple):
    """The one row that says what the tables are like: their version, the mark of their entries, the first line."""

    version: int
    epoch: str
    header: bytes | None


class Reading(NamedTuple):
    """What was read at one moment: what the tables are like, what they tell of all, and what the entries say."""

    head: Head
    known: "Told"
    folded: Folded


class PostgresStore:
    """A store in tables of a database.

    Args:
        address: Where it is.
        programme: The id of the programme it belongs to; None for any.
    """

    def __init__(self, address: "Address", programme: str | None) -> None:
        self.address = address
        self.programme = programme
        self.session = Session(address)
        self.reader = Reader(address.shown, programme, entrywise=True)
        self.seconds = _SECONDS

    @property
    def name(self) -> str:
        """Its address, without password and options."""
        return self.address.shown

    @property
    def exists(self) -> bool:
        """Whether anything was recorded there."""
        with self.session.snapshot() as cursor:
            return bool(self.content(cursor))

    def read(self, *, whole: bool = False) -> Snapshot:
        """Return what the tables hold now, with the entries if asked to, without waiting for anyone.

        Raises:
            StoreError: They cannot be read, are damaged, newer than this wgtool, or another programme’s.
        """
        with self.session.snapshot() as cursor:
            return self.reading(cursor, whole=whole).folded.snapshot

    def entries(self) -> Iterator[Entry]:
        """Return the entries."""
        with self.session.snapshot() as cursor:
            data = self.content(cursor)
        return self.reader.entries(data)

    def journal(self) -> "Journal | None":
        """Return the journal; None if nothing was recorded."""
        from wgtool.domain.store import Journal  # noqa: PLC0415 - everyday commands ask for no whole journal

        with self.session.snapshot() as cursor:
            data = self.content(cursor)
        header = self.reader.read(data).header
        return None if header is None else Journal(header.definitions, tuple(self.reader.entries(data)))

    def image(self) -> tuple[bytes, Snapshot]:
        """Return the journal in JSON Lines, and what it says."""
        with self.session.snapshot() as cursor:
            data = self.content(cursor)
        return data, self.reader.read(data).snapshot

    def copies(self) -> "list[StoredCopy]":
        """Return the copies that were made, what can be read of them."""
        from wgtool.storage.postgresql.copies import copies  # noqa: PLC0415 - few commands ask for them

        with self.session.snapshot() as cursor:
            return copies(cursor, self.name)

    def survey(self, at: str, by: str) -> "Survey":
        """Return what can be kept of the entries, and what is wrong with them."""
        from wgtool.storage.postgresql.surveying import survey  # noqa: PLC0415 - only a damaged store needs it

        return survey(self, at, by)

    def turn(self, seconds: float) -> AbstractContextManager[None]:
        """Hold the one writer’s turn, whatever state the entries are in."""
        self.seconds = seconds
        return self.session.turn(seconds)

    def transaction(self, seconds: float) -> "AbstractContextManager[PostgresTransaction]":
        """Take the one writer’s turn on sound entries."""
        self.seconds = seconds
        from wgtool.storage.postgresql.writing import transaction  # noqa: PLC0415 - reading writes nothing

        return transaction(self, seconds)

    def replace(self, journal: "Journal", why: "Why") -> str | None:
        """Put another journal in this one’s place, after a copy of it as it is."""
        from wgtool.storage.postgresql.writing import replace  # noqa: PLC0415 - reading writes nothing

        return replace(self, journal, why)

    def prepare(self, *, write: bool) -> "Prepared":
        """Make the tables; see `domain.store`."""
        from wgtool.storage.postgresql.tables import prepare  # noqa: PLC0415 - once in a store’s life

        return prepare(self, write=write)

    def fill(self, image: bytes, seconds: float) -> bool:
        """Take in a whole journal, byte for byte, unless there are entries already."""
        from wgtool.storage.postgresql.writing import fill  # noqa: PLC0415 - once in a store’s life

        return fill(self, image, seconds)

    @property
    def vacant(self) -> bool:
        """Whether there are no entries."""
        with self.session.snapshot() as cursor:
            self.head(cursor)
            return cursor.execute(sql.LAST).fetchone() == (0,)

    def doubts(self) -> "Iterator[Message]":
        """Yield what stands in the tables beside the entries and is not what they come to."""
        from wgtool.storage.postgresql.surveying import doubts  # noqa: PLC0415 - few commands ask for it

        return doubts(self)

    # --- for the rest of this engine ---

    def head(self, cursor: "Cursor") -> Head:
        """Return what the tables are like.

        Raises:
            StoreError: They are a newer wgtool’s, or the row that says it is gone.
        """
        head = self.found_head(cursor)
        if head is None:
            raise StoreError("shared.tampered", file=self.name).advise("store.damaged_advice")
        return head

    def found_head(self, cursor: "Cursor") -> Head | None:
        """Return what the tables are like; None if somebody removed the row that says it.

        Raises:
            StoreError: They are a newer wgtool’s.
        """
        row = cursor.execute(sql.HEAD).fetchone()
        head = Head(*row) if row else None
        if head and head.version > sql.VERSION:
            raise StoreError("store.newer", file=self.name, version=head.version).advise("store.newer_advice")
        return head

    def content(self, cursor: "Cursor") -> bytes:
        """Return the journal as a file has it; nothing if nothing was recorded."""
        head = self.head(cursor)
        return self.lines(cursor, head, self.last(cursor, self.told(cursor, head)))

    def told(self, cursor: "Cursor", head: Head) -> "Told":
        """Return what the tables tell of what the entries come to, if they are new enough to tell anything."""
        return derived.told(cursor) if head.version >= sql.WITH_DERIVED else {}

    def last(self, cursor: "Cursor", known: "Told") -> int:
        """Return the number of the last entry.

        Raises:
            StoreDamaged: The last one there is, is not the last that was recorded.
        """
        (last,) = cursor.execute(sql.LAST).fetchone() or (0,)
        noted = derived.head_of(known)
        if noted and noted.last > last:
            missing = msg("damage.missing", first=last + 1, last=noted.last)
            raise StoreDamaged(self.name, last + 2, missing, entrywise=True)
        return int(last)

    def lines(self, cursor: "Cursor", head: Head, last: int) -> bytes:
        """Return the journal as a file has it, up to an entry."""
        parts = [] if head.header is None else [head.header, b"\n"]
        for first in range(0, last, _LINES):
            (part,) = cursor.execute(sql.LINES, (first, min(first + _LINES, last))).fetchone() or (b"",)
            parts.append(part)
        return b"".join(parts)

    def reading(self, cursor: "Cursor", *, whole: bool = False) -> Reading:
        """Return what the entries say: of a long journal, by way of the tables of what they come to."""
        head = self.head(cursor)
        known = self.told(cursor, head)
        last, noted = self.last(cursor, known), derived.head_of(known)
        if whole or noted is None or noted.last != last or noted.size <= STEP or head.header is None:
            data = self.lines(cursor, head, last)
            return Reading(head, known, self.reader.read(data, whole=whole))
        # What is another programme’s, or damaged, is refused as ever.
        first = self.reader.read(head.header + b"\n").header
        tables = derived.Tables(self.session, head.epoch, noted, known)
        state = tables.partly(lambda: self._state_at(head.epoch, last))
        return Reading(head, known, Folded(state, first, noted.size, torn=False, remembered=noted.size))

    def _state_at(self, epoch: str, last: int) -> State:
        """Return what the entries up to one come to, whatever was appended since.

        Raises:
            StoreBusy: Others were put in their place meanwhile.
        """
        with self.session.snapshot() as cursor:
            head = self.head(cursor)
            if head.epoch != epoch:
                raise StoreBusy("shared.contended", file=self.name).advise("store.nothing_changed")
            data = self.lines(cursor, head, last)
        state = self.reader.read(data).state
        return state.whole if isinstance(state, PartialState) else state
