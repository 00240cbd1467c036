"""The copies of a journal that stay in the database when another one takes its place."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from wgtool.domain.journal import Entry
from wgtool.storage.copies import parsed
from wgtool.storage.lines import VERSION, Header, encode_entry
from wgtool.storage.postgresql import sql

if TYPE_CHECKING:
    from wgtool.domain.store import Why
    from wgtool.storage.postgresql.connecting import Cursor


class StoredCopy(NamedTuple):
    """A copy, and what of it can be read: its first line, the sound entries, and whether that is all."""

    name: str
    number: int
    why: str
    header: Header | None
    entries: tuple[Entry, ...]
    whole: bool


def copies(cursor: "Cursor", store: str) -> list[StoredCopy]:
    """Return the copies of a store."""
    found = cursor.execute(sql.COPIES).fetchall()
    return [StoredCopy(named(store, number, why), number, why, *parsed(data)) for number, why, data in found]


def named(store: str, number: int, why: str) -> str:
    """Return what a copy of a store is called."""
    return f"{store} before-{why}-{number:03}"


def keep_copy(cursor: "Cursor", store: str, why: "Why") -> str | None:
    """Keep what stands in the tables as it stands; return what the copy is called, None if nothing stands there."""
    cursor.execute(sql.KEEP_COPY, (why,))
    if not cursor.rowcount:
        # There was nothing.
        return None
    (number,) = cursor.execute(sql.LAST_COPY).fetchone() or (0,)
    return named(store, number, why)


def rewrite(cursor: "Cursor", copy: StoredCopy, entries: Iterable[Entry]) -> None:
    """Put other entries in place of a copy’s; what of it could not be read is gone then."""
    version = copy.header.version if copy.header else VERSION
    first = copy.header.line if copy.header else None
    cursor.execute(sql.DELETE_COPY, (copy.number,))
    lines = [*([(0, first)] if first is not None else [])]
    lines += [(n, encode_entry(entry, version)[:-1]) for n, entry in enumerate(entries, 1)]
    if not lines:
        # A copy of which nothing is left is none.
        return
    cursor.executemany(sql.INSERT_COPY_LINE, [(copy.number, copy.why, n, line) for n, line in lines])
