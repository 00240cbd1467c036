"""One run’s way to ask a database: snapshots for readers, turns for writers."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, LiteralString

from wgtool.errors import StoreBusy, StoreError
from wgtool.storage.postgresql import failures, sql
from wgtool.storage.postgresql.connecting import Link, driver

if TYPE_CHECKING:
    from wgtool.storage.postgresql.address import Address
    from wgtool.storage.postgresql.connecting import Cursor

# In seconds. A writer that stands still for longer loses its turn: a laptop asleep stops nobody.
STANDSTILL = 60
_STATEMENT = 120


class Session:
    """What is asked of a database over one connection.

    Args:
        address: The database’s.
    """

    def __init__(self, address: "Address") -> None:
        self.address = address
        self.link = Link(address)
        self.in_turn = False

    @contextmanager
    def snapshot(self) -> "Iterator[Cursor]":
        """Ask questions of one moment; in a writer’s turn, of what stands there then.

        Raises:
            StoreError: The database refuses.
        """
        with self.telling(writing=self.in_turn):
            if self.in_turn:
                yield self.link.cursor()
                return
            cursor = self._begun(sql.BEGIN_SNAPSHOT)
            cursor.execute(sql.SET, ("statement_timeout", f"{_STATEMENT}s"))
            try:
                yield cursor
            finally:
                self.end()

    def answer(self, statement: LiteralString, values: Sequence[object]) -> tuple[Any, ...] | None:
        """Return the first row of an answer: of one moment, as any statement alone; in a turn, of what stands there.

        Raises:
            StoreError: The database refuses.
        """
        with self.telling(writing=self.in_turn):
            try:
                return self.link.cursor().execute(statement, values).fetchone()
            except driver().Error:
                # Somebody may have thought for an hour at a prompt; of a turn nothing is left then.
                if self.in_turn or not self.link.lost:
                    raise
                self.link.close()
                return self.link.cursor().execute(statement, values).fetchone()

    @contextmanager
    def turn(self, seconds: float, key: LiteralString = sql.LOCK_KEY) -> Iterator[None]:
        """Hold the one writer’s turn at the tables, until it is committed.

        Args:
            seconds: How long to wait for another writer.
            key: The statement that tells which lock is that of the tables.

        Raises:
            StoreBusy: Others had it all that time.
            StoreError: The database refuses.
        """
        self.take_turn(seconds, key)
        try:
            yield
        finally:
            self.end()

    def take_turn(self, seconds: float, key: LiteralString = sql.LOCK_KEY) -> None:
        """Begin a writer’s turn; see `turn`."""
        with self.telling(writing=True):
            cursor = self._begun(sql.BEGIN_TURN)
            try:
                self._lock(cursor, seconds, key)
            except BaseException:
                self.end()
                raise
            self.in_turn = True

    def _lock(self, cursor: "Cursor", seconds: float, key: LiteralString) -> None:
        library = driver()
        cursor.execute(sql.SET, ("idle_in_transaction_session_timeout", f"{STANDSTILL}s"))
        cursor.execute(sql.SET, ("tcp_user_timeout", f"{STANDSTILL}s"))
        cursor.execute(sql.SET_SAFE)
        (lock,) = cursor.execute(key).fetchone() or (None,)
        cursor.execute(sql.SET, ("lock_timeout", f"{max(1, round(seconds * 1000))}ms"))
        try:
            free = cursor.execute(sql.LOCK if seconds else sql.TRY_LOCK, (lock,)).fetchone()
        except library.errors.LockNotAvailable:
            free = (False,)
        if free == (False,):
            fault = StoreBusy("store.locked", file=self.address.shown, seconds=f"{seconds:g}")
            raise fault.advise("store.locked_advice")
        cursor.execute(sql.SET, ("statement_timeout", f"{_STATEMENT}s"))

    def commit(self, recorded: "Callable[[Cursor], bool]", seconds: float) -> None:
        """End a turn, so that what was changed in it holds; if the answer is lost, look whether it does.

        Args:
            recorded: Whether it does, as the tables then say.
            seconds: How long to wait for other writers, should that be to be looked up.

        Raises:
            StoreError: It does not, or it cannot be known whether it does.
        """
        try:
            self.link.cursor().execute(sql.COMMIT)
        except driver().Error as error:
            lost = self.link.lost
            self.end()
            if not lost or not self._holds(recorded, seconds):
                raise failures.told(error, self.address, self._ask, writing=True, lost=lost) from error
        self.in_turn = False

    def _holds(self, recorded: "Callable[[Cursor], bool]", seconds: float) -> bool:
        """Whether a change holds whose confirmation was lost.

        In a turn of its own: where the change is still under way, that turn comes after it.

        Raises:
            StoreError: It cannot be known.
        """
        try:
            self.link.reconnect()
            with self.snapshot() as cursor:
                if recorded(cursor):
                    return True
            with self.turn(seconds), self.telling(writing=False):
                return recorded(self.link.cursor())
        except StoreError as fault:
            unknown = StoreError("shared.unknown", file=self.address.shown)
            raise unknown.advise("shared.unknown_advice") from fault

    def _begun(self, begin: LiteralString) -> "Cursor":
        """Begin a transaction, on another connection if the one there was is gone."""
        known = self.link.made is not None
        try:
            return self.link.cursor().execute(begin)
        except driver().Error:
            if not known or not self.link.lost:
                raise
            self.link.close()
            return self.link.cursor().execute(begin)

    def end(self) -> None:
        """End a transaction that is not committed: nothing of it holds."""
        self.in_turn = False
        library = driver()
        made = self.link.made
        if made is None or made.info.transaction_status == library.pq.TransactionStatus.IDLE:
            return
        # On a connection that is gone the server has ended it.
        with suppress(library.Error):
            made.execute(sql.ROLLBACK)

    @contextmanager
    def telling(self, *, writing: bool) -> Iterator[None]:
        """Tell in plain words what the database refuses; what was begun is ended.

        Raises:
            StoreError: It refused.
        """
        library = driver()
        try:
            yield
        except library.Error as error:
            lost = self.link.lost
            self.end()
            raise failures.told(error, self.address, self._ask, writing=writing, lost=lost) from error

    def _ask(self, statement: LiteralString, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Ask what there is to say besides of a failure."""
        if self.link.lost:
            return []
        with suppress(driver().Error):
            return self.link.cursor().execute(statement, values).fetchall()
        return []
