"""What still holds when some of a journal’s entries are lost."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import NamedTuple

from wgtool.domain.folding import undone_by
from wgtool.domain.journal import TAKEN, Change, DoesNotFit, Entry, taken_step
from wgtool.domain.records import Record, records_of
from wgtool.domain.records.taken import check
from wgtool.domain.state import State
from wgtool.texts.say import Message, msg

_UNFIT = (KeyError, TypeError, ValueError, AttributeError)


class Salvage(NamedTuple):
    """Entries that fit together, and what had to go of them, by the entry’s number."""

    entries: tuple[Entry, ...]
    losses: Mapping[int, Message]


def salvage(sound: Iterable[Entry], last: int, at: str, by: str) -> Salvage:
    """Return a whole journal made of what is sound of a damaged one.

    A lost entry keeps its number, so that the others keep theirs; of an entry that builds on a lost one, what still
    fits is kept.

    Args:
        sound: The entries that can be read.
        last: The number of the last entry, lost ones counted.
        at: When lost entries are said to be, if none stands before them (UTC, ISO 8601).
        by: Who marks them.
    """
    known = {entry.n: entry for entry in sound}
    entries: list[Entry] = []
    for n in range(1, last + 1):
        before = entries[-1].at if entries else at
        entries.append(known.get(n) or Entry(n, before, by, "lost", {}))
    undone, dropped = undone_by(entries), dict[int, Message]()
    while True:
        kept, losses = _fitting(entries, undone)
        still = undone_by(kept)
        if still == undone:
            return Salvage(tuple(kept), {**dropped, **losses})
        # An undo that does not fit undoes nothing: what it undid has to be looked at again.
        undos = {entry.n for entry in entries if entry.change.get("undoes") not in {None, *still}}
        dropped |= {n: losses[n] for n in undos}
        entries = [entry._replace(change={}) if entry.n in undos else entry for entry in entries]
        undone = still


def _fitting(entries: Iterable[Entry], undone: frozenset[int]) -> tuple[list[Entry], dict[int, Message]]:
    """Return what fits of each entry, and why the rest does not."""
    state = State()
    kept: list[Entry] = []
    losses: dict[int, Message] = {}
    for entry in entries:
        change, gone = _what_fits(entry, state, taken_back=entry.n in undone)
        kept.append(entry._replace(change=change))
        if gone:
            losses[entry.n] = msg("damage.dropped", count=len(gone), first=gone[0])
    return kept, losses


def _what_fits(entry: Entry, state: State, *, taken_back: bool) -> tuple[Change, list[Message]]:
    """Take in what fits of an entry and count it."""
    change: Change = dict(entry.change)
    gone: list[Message] = []
    if not taken_back and "undoes" not in change:
        change = {}
        for key, _, records in records_of(entry.change):
            for record in records:
                if key == TAKEN:
                    gone += _what_fits_of(record, entry, state, change.setdefault(key, []))
                    continue
                refusal = _refusal(partial(state.take, {key: [record]}, entry))
                if refusal is None:
                    change.setdefault(key, []).append(record)
                else:
                    gone.append(refusal)
    # The records are in already: only what an entry does besides is left.
    besides = change if taken_back else {key: change[key] for key in ("undoes",) if key in change}
    counted = entry._replace(change=besides)
    refusal = _refusal(partial(state.apply, counted, taken_back=taken_back))
    if refusal is not None:
        gone.append(refusal)
        change = {}
        state.apply(entry._replace(change={}))
    return change if gone else entry.change, gone


def _what_fits_of(record: Record, entry: Entry, state: State, kept: list[Record]) -> list[Message]:
    """Take in what fits of an entry that was taken in, and keep that; return why the rest does not."""
    refusal = _refusal(partial(check, record))
    if refusal is not None:
        return [refusal]
    step, change = taken_step(record, entry), Change()
    gone: list[Message] = []
    for key, _, records in records_of(step.change):
        for one in records:
            refusal = _refusal(partial(state.take, {key: [one]}, step))
            if refusal is None:
                change.setdefault(key, []).append(one)
            else:
                gone.append(refusal)
    kept.append({**record, "change": change})
    return gone


def _refusal(step: Callable[[], None]) -> Message | None:
    """Return why a step is refused; None if it is taken."""
    try:
        step()
    except DoesNotFit as error:
        return error.message
    except _UNFIT:
        return msg("damage.meaning")
    return None
