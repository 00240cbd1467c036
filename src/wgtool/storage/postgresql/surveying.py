"""Entries that somebody changed by hand: what is wrong with them, and what can be kept."""

from collections.abc import Iterator
from typing import Any

from wgtool.domain.partial import PartialState
from wgtool.domain.store import Flaw, Survey
from wgtool.storage.lines import Damaged, decode_entry, decode_header, identified
from wgtool.storage.postgresql import deriving, sql
from wgtool.storage.postgresql.derived import Told, head_of
from wgtool.storage.postgresql.store import PostgresStore
from wgtool.storage.repairing import Surveyor
from wgtool.texts.say import Message, msg

Row = tuple[int, str, bytes]


def survey(store: PostgresStore, at: str, by: str) -> Survey:
    """Return what can be kept of a store’s entries, and what is wrong with them (see `domain.store`)."""
    with store.session.snapshot() as cursor:
        head = store.found_head(cursor)
        known = store.told(cursor, head) if head else {}
        rows = cursor.execute(sql.ROWS).fetchall()
    first = head.header if head else None
    data = b"".join(line + b"\n" for line in [*([first] if first is not None else []), *(row[-1] for row in rows)])
    found = Surveyor(store.reader, at, by).survey(data)
    flaws = [*found.flaws, *_cut(found, known)]
    lost = found.lost or len(flaws) > len(found.flaws)
    if not flaws:
        # What a survey finds sound must be so for every other command.
        store.reader.read(data)
        flaws = [*_astray(first, rows), *(Flaw(1, doubt) for doubt in _derived(store, data))]
    return found._replace(flaws=tuple(flaws), lost=lost)


def _cut(found: Survey, known: Told) -> Iterator[Flaw]:
    """Yield that entries are missing behind the last one there is."""
    head, last = head_of(known), found.entries[-1].n if found.entries else 0
    if head and head.last > last:
        yield Flaw(last + 2, msg("damage.missing", first=last + 1, last=head.last))


def _derived(store: PostgresStore, data: bytes) -> Iterator[Message]:
    """Yield what is kept of what sound entries come to, and is not that."""
    state = store.reader.read(data).state
    whole = state.whole if isinstance(state, PartialState) else state
    with store.session.snapshot() as cursor:
        head = store.head(cursor)
        yield from list(deriving.doubts(cursor, store.told(cursor, head), whole, len(data)))


def doubts(store: PostgresStore) -> Iterator[Message]:
    """Yield what stands beside sound entries and is not what they come to."""
    with store.session.snapshot() as cursor:
        first, rows = store.head(cursor).header, cursor.execute(sql.ROWS).fetchall()
        data = store.content(cursor)
    yield from (flaw.message for flaw in _astray(first, rows))
    if data:
        yield from _derived(store, data)


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
