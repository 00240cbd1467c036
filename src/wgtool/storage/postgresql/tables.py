"""Making the tables, bringing older ones up to date, and the rights at them."""

from typing import TYPE_CHECKING

from wgtool.domain.store import Prepared
from wgtool.errors import StoreError, StoreUnwritable
from wgtool.storage.postgresql import deriving, sql
from wgtool.storage.postgresql.writing import new_epoch

if TYPE_CHECKING:
    from wgtool.storage.postgresql.connecting import Cursor
    from wgtool.storage.postgresql.store import PostgresStore

# Stand for the roles of those who write and of those who read.
WRITERS, READERS = "wgtool_writers", "wgtool_readers"


def prepare(store: "PostgresStore", *, write: bool) -> Prepared:
    """Make the tables in the first schema of the search path, or bring older ones up to date.

    Args:
        store: The store.
        write: Whether to; otherwise it is only told what would be done.

    Raises:
        StoreError: It cannot be done, or the tables are another programme’s or a newer wgtool’s.
    """
    with store.session.snapshot() as cursor:
        schema = _schema(store, cursor)
        version = _version(store, cursor)
        if version:
            store.reading(cursor)
        else:
            _ensure_makeable(store, cursor, schema)
        (quoted,) = cursor.execute(sql.QUOTED, (schema,)).fetchone() or (schema,)
    changed = version < sql.VERSION
    if changed and write:
        _make(store)
    return Prepared(changed, _grants(quoted))


def _schema(store: "PostgresStore", cursor: "Cursor") -> str:
    (schema,) = cursor.execute(sql.CURRENT_SCHEMA).fetchone() or (None,)
    if schema is None:
        barred = tuple(f"USAGE ON SCHEMA {name}" for (name,) in cursor.execute(sql.SCHEMAS_BARRED, ()).fetchall())
        if barred:
            raise StoreUnwritable("shared.no_right", file=store.name, rights=barred).advise("shared.no_right_advice")
        raise StoreError("shared.no_schema", file=store.name).advise("shared.no_schema_advice")
    return str(schema)


def _version(store: "PostgresStore", cursor: "Cursor") -> int:
    """Return of which version the tables in the first schema are; 0 where there are none."""
    return store.head(cursor).version if cursor.execute(sql.TABLE_THERE).fetchone() == (True,) else 0


def _ensure_makeable(store: "PostgresStore", cursor: "Cursor", schema: str) -> None:
    (encoding,) = cursor.execute(sql.ENCODING).fetchone() or ("",)
    if encoding != "UTF8":
        raise StoreError("shared.encoding", file=store.name, encoding=encoding).advise("shared.encoding_advice")
    if cursor.execute(sql.MAY_CREATE).fetchone() != (True,):
        rights = (f"CREATE ON SCHEMA {schema}",)
        raise StoreUnwritable("shared.no_right", file=store.name, rights=rights).advise("shared.no_right_owner")


def _make(store: "PostgresStore") -> None:
    session = store.session
    with session.turn(store.seconds, sql.NEW_LOCK_KEY), session.snapshot() as cursor:
        # Somebody else may have been quicker.
        version = _version(store, cursor)
        for statements in sql.MIGRATIONS[version:]:
            for statement in statements:
                cursor.execute(statement)
        if version:
            cursor.execute(sql.SET_VERSION, (sql.VERSION,))
            data = store.content(cursor)
            if data:
                deriving.rebuild(cursor, store.reader.read(data).state, len(data))
        else:
            cursor.execute(sql.INSERT_STORE, (sql.VERSION, new_epoch()))
        session.commit(lambda asked: _version(store, asked) == sql.VERSION, store.seconds)


def _grants(schema: str) -> tuple[str, ...]:
    """Return the statements that let others write and read; the schema stands as SQL writes it."""
    tables = ", ".join(f"{schema}.{table}" for table in sql.TABLES)
    return (
        f"GRANT USAGE ON SCHEMA {schema} TO {WRITERS}, {READERS};",
        f"GRANT {', '.join(sql.RIGHTS.writing)} ON {tables} TO {WRITERS};",
        f"GRANT {', '.join(sql.RIGHTS.reading)} ON {tables} TO {READERS};",
    )
