"""A connection to a database: made when first asked for, and made again."""

import os
import time
import weakref
from types import ModuleType
from typing import TYPE_CHECKING, Any

from wgtool.errors import StoreError
from wgtool.storage.postgresql import failures
from wgtool.storage.postgresql.address import Address, no_address

if TYPE_CHECKING:
    import psycopg

    Connection = psycopg.Connection[tuple[Any, ...]]
    Cursor = psycopg.Cursor[tuple[Any, ...]]

# In seconds.
_CONNECT = 10
_AGAIN = 0.1
# What libpq is told unless the address says otherwise: a network that is gone is noticed within a minute.
_DEFAULTS = {
    "connect_timeout": _CONNECT,
    "fallback_application_name": "wgtool",
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
}


def driver() -> ModuleType:
    """Return the library that speaks to the server.

    Raises:
        StoreError: It is not installed.
    """
    try:
        import psycopg  # noqa: PLC0415 - it takes longer to load than most commands take
    except ImportError as error:
        raise failures.no_library() from error
    return psycopg


class Link:
    """A connection to a database.

    Args:
        address: The database’s.
    """

    def __init__(self, address: Address) -> None:
        self.address = address
        self._connection: Connection | None = None

    def connection(self) -> "Connection":
        """Return the connection, made now if there is none.

        Raises:
            UsageError: libpq takes the address for none.
            StoreError: The library is missing, or the server cannot be reached.
        """
        if self._connection is None or self._connection.closed:
            self._connection = self._connect()
            # Closed with the store: a server writes a line into its log for each connection that just breaks off.
            weakref.finalize(self, self._connection.close)
        return self._connection

    def _connect(self) -> "Connection":
        library = driver()
        try:
            stated = library.conninfo.conninfo_to_dict(self.address.given)
        except library.Error as error:
            raise no_address() from error
        options = {name: value for name, value in _DEFAULTS.items() if name not in stated}
        if "PGCONNECT_TIMEOUT" in os.environ:
            options.pop("connect_timeout", None)
        try:
            made: Connection = library.connect(
                self.address.given, autocommit=True, prepare_threshold=None, client_encoding="utf8", **options
            )
        except library.Error as error:
            raise failures.no_server(self.address, error) from error
        return made

    @property
    def made(self) -> "Connection | None":
        """The connection as it is, be it whole or not; None if there is none."""
        return self._connection

    @property
    def lost(self) -> bool:
        """Whether there is no connection any more."""
        return self._connection is None or bool(self._connection.closed)

    def cursor(self) -> "Cursor":
        """Return what statements are given to."""
        return self.connection().cursor(binary=True)

    def reconnect(self, seconds: float = _CONNECT) -> None:
        """Make another connection, as soon as the server lets one in.

        Raises:
            StoreError: It does not, within so many seconds.
        """
        end = time.monotonic() + seconds
        while True:
            self.close()
            try:
                self.connection()
            except StoreError:
                if time.monotonic() >= end:
                    raise
                time.sleep(_AGAIN)
            else:
                return

    def close(self) -> None:
        """End the connection."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None
