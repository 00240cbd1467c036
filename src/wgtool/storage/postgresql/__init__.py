"""The store as tables of a PostgreSQL database, for several facilitators at once (see `domain.store`).

What is kept is the journal, line by line, as a file has it; what it comes to stands beside it in tables of its own.
`sql.py` holds every statement.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wgtool.storage.postgresql.store import PostgresStore


def open_store(name: str, programme: str | None) -> "PostgresStore":
    """Return the store of a programme at an address, without connecting; no programme is any.

    Raises:
        UsageError: It is no address of a database.
    """
    from wgtool.storage.postgresql.address import Address  # noqa: PLC0415 - asked for what files are its own, it has none
    from wgtool.storage.postgresql.store import PostgresStore  # noqa: PLC0415

    return PostgresStore(Address.of(name), programme)
