"""What is said where the database refuses: in plain words, and never with a password."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from wgtool.errors import StoreBusy, StoreError, StoreUnwritable
from wgtool.storage.postgresql import sql

if TYPE_CHECKING:
    import psycopg

    from wgtool.storage.postgresql.address import Address

    # Asks the database; of one that does not answer any more, nothing comes.
    Ask = Callable[..., Sequence[tuple[Any, ...]]]

# PostgreSQL’s SQLSTATEs (appendix A of its manual).
_NO_TABLE = {"42P01", "3F000"}
_NO_RIGHT = {"42501"}
_ALREADY = {"23505"}
_BUSY = {
    **dict.fromkeys(("25P03", "57P05"), "shared.turn_lost"),
    **dict.fromkeys(("55P03", "40P01", "40001"), "shared.contended"),
}
_REFUSALS = {"57014": "shared.too_slow", "25006": "shared.read_only"}


def reason_of(error: "psycopg.Error", address: "Address") -> str:
    """Return what a database says of itself, on one line."""
    said = error.diag.message_primary or str(error)
    lines = (line.strip(" -\t.") for line in said.splitlines())
    return address.without_secrets("; ".join(filter(None, lines)))


def no_library() -> StoreError:
    """Return the error for the library that is not installed."""
    return StoreError("shared.no_library").advise("shared.no_library_advice")


def no_server(address: "Address", error: "psycopg.Error") -> StoreError:
    """Return the error for a database that cannot be reached."""
    fault = StoreError("shared.no_server", file=address.shown, reason=reason_of(error, address))
    return fault.advise("shared.no_server_advice")


def told(error: "psycopg.Error", address: "Address", ask: "Ask", *, writing: bool, lost: bool) -> StoreError:
    """Return what to say of a statement that failed.

    Args:
        error: What the driver raised.
        address: The database’s.
        ask: Asks the database further.
        writing: Whether something was to be changed.
        lost: Whether the connection is gone.
    """
    state = error.sqlstate or ""
    if state in _NO_TABLE:
        return no_tables(address, ask)
    if state in _NO_RIGHT:
        return no_right(address, ask, error, writing=writing)
    if state in _ALREADY:
        return StoreError("shared.tampered", file=address.shown).advise("store.damaged_advice")
    if state in _BUSY:
        return StoreBusy(_BUSY[state], file=address.shown).advise("store.nothing_changed")
    key = "shared.connection_lost" if lost else _REFUSALS.get(state, "shared.server_refused")
    kind = StoreUnwritable if writing else StoreError
    fault = kind(key, file=address.shown, reason=reason_of(error, address))
    return fault.advise("store.nothing_changed") if writing else fault


def no_tables(address: "Address", ask: "Ask") -> StoreError:
    """Return the error for tables that are not there, or in a schema into which the role may not look."""
    barred = [name for (name,) in ask(sql.SCHEMAS_BARRED)]
    if barred:
        rights = tuple(f"USAGE ON SCHEMA {name}" for name in barred)
        return StoreError("shared.no_right", file=address.shown, rights=rights).advise("shared.no_right_advice")
    return StoreError("shared.no_tables", file=address.shown).advise("shared.no_tables_advice")


def no_right(address: "Address", ask: "Ask", error: "psycopg.Error", *, writing: bool) -> StoreError:
    """Return the error for rights that are missing, which it names."""
    rights = sql.RIGHTS.writing if writing else sql.RIGHTS.reading
    lacking = tuple(text for (text,) in ask(sql.RIGHTS_LACKING, (list(sql.TABLES), list(rights))))
    kind = StoreUnwritable if writing else StoreError
    fault = kind("shared.no_right", file=address.shown, rights=lacking or (reason_of(error, address),))
    return fault.advise("shared.no_right_advice")
