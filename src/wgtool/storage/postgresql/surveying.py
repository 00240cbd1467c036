"""Entries that somebody changed by hand: what is wrong with them, and what can be kept."""

from collections.abc import Iterator
from typing import Any

from wgtool.domain.store import Flaw, Survey
from wgtool.storage.lines import Damaged, decode_entry, decode_header, identified
from wgtool.storage.postgresql import sql
from wgtool.storage.postgresql.store import PostgresStore
from wgtool.storage.repairing import Surveyor
from wgtool.texts.say import Message, msg

Row = tuple[int, str, bytes]


def survey(store: PostgresStore, at: str, by: str) -> Survey:
    """Return what can be kept of a store’s entries, and what is wrong with them (see `domain.store`)."""
    with store.session.snapshot() as cursor:
        head = store.found_head(cursor)
        rows = cursor.execute(sql.ROWS).fetchall()
    first = head.header if head else None
    data = b"".join(line + b"\n" for line in [*([first] if first is not None else []), *(row[-1] for row in rows)])
    found = Surveyor(store.reader, at, by).survey(data)
    flaws = [*found.flaws, *_astray(first, rows)] if not found.flaws else found.flaws
    if not flaws:
        # What a survey finds sound must be so for every other command.
        store.reader.read(data)
    return found._replace(flaws=tuple(flaws))


def doubts(store: PostgresStore) -> Iterator[Message]:
    """Yield what stands beside sound entries and is not what they come to."""
    with store.session.snapshot() as cursor:
        first, rows = store.head(cursor).header, cursor.execute(sql.ROWS).fetchall()
    yield from (flaw.message for flaw in _astray(first, rows))


def _astray(first: bytes | None, rows: list[tuple[Any, ...]]) -> Iterator[Flaw]:
    """Yield the sound entries that stand under another number or id than their own."""
    try:
        header = decode_header(first) if first is not None else None
        for place, (n, id_, line) in enumerate(rows, 2):
            entry = decode_entry(line, header.version if header else None)
            if (n, id_) != (entry.n, identified(entry, header).id):
                yield Flaw(place, msg("damage.id", n=entry.n))
    except Damaged:
        # Told of already.
        return
