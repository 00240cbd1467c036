"""Another journal in a journal’s place, without calendars going back in time.

A calendar program ignores a session whose revision is not higher than the one it knows. A restored or repaired journal
has fewer entries that touched a session, so the entry that records the restoring also says from which revision on each
session counts.
"""

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from typing import NamedTuple

from wgtool.domain.clock import utc_text
from wgtool.domain.folding import fold
from wgtool.domain.journal import Change, Entry
from wgtool.domain.partial import Standing
from wgtool.domain.plan import Plan
from wgtool.domain.records import Record, records_of
from wgtool.domain.sessions import SessionChange, SessionKey
from wgtool.domain.store import Journal
from wgtool.errors import StoreDamaged, StoreError
from wgtool.services.changing import Done
from wgtool.services.desk import Desk
from wgtool.services.outcome import Outcome
from wgtool.services.programme.definitions import definition_record, fingerprints
from wgtool.texts.say import msg

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


def revisions(before: Standing, after: Standing, at: str) -> list[Record]:
    """Return the revisions that sessions must have when one journal takes another’s place.

    A session that comes out another one gets a revision above both; one that comes out the same keeps the higher one.

    Args:
        before: What was true.
        after: What the other journal says.
        at: The time, UTC, ISO 8601.
    """
    records: list[Record] = []
    for key in dict.fromkeys([*before.sessions, *after.sessions]):
        old, new = before.sessions.get(key, SessionChange()), after.sessions.get(key, SessionChange())
        if old[:4] != new[:4]:
            records.append(_record(key, max(old.revision, new.revision) + 1, at))
        elif old.revision > new.revision:
            changed = old.changed_at.strftime("%Y-%m-%dT%H:%M:%SZ") if old.changed_at else at
            records.append(_record(key, old.revision, changed))
    return records


def raised(after: Standing, keys: Iterable[SessionKey], at: str) -> list[Record]:
    """Return revisions above any that a journal can have given which is lost or damaged.

    How often its entries touched a session is not known any more. But entries are never as many as seconds, so the
    seconds since the year 2020 are higher, and higher again the next time; they fit RFC 5545’s integers until 2088.

    Args:
        after: What the other journal says.
        keys: The programme’s sessions.
        at: The time, UTC, ISO 8601.
    """
    seconds = int((datetime.fromisoformat(at) - _EPOCH).total_seconds())
    known = dict.fromkeys([*keys, *after.sessions])
    return [_record(key, max(seconds, after.sessions.get(key, SessionChange()).revision + 1), at) for key in known]


def definitions(before: Standing, after: Standing) -> list[Record]:
    """Return the sessions’ fingerprints that the one journal had seen and the other has not."""
    return [
        definition_record(key, digest)
        for key, digest in before.definitions.items()
        if after.definitions.get(key) != digest
    ]


def restored(before: Standing, after: Standing, at: str) -> Change:
    """Return what the entry of a restoring records."""
    return {"definitions": definitions(before, after), "revisions": revisions(before, after, at)}


def given(entries: Iterable[Entry]) -> int:
    """Return up to which number notes may have been given one by some entries, of which some may be lost.

    An entry gives one number at most.
    """
    highest = 0
    for entry in entries:
        numbers = [kind.spent(record) or 0 for _, kind, records in records_of(entry.change) for record in records]
        lost = not any(numbers) and entry.do in {"lost", "note"}
        highest = max([highest + lost, *numbers])
    return highest


def numbers(entries: Iterable[Entry], after: Standing) -> Change:
    """Return what keeps the numbers of notes that are gone from being given again: nothing, where none is gone.

    Args:
        entries: What was there, lost entries marked.
        after: What the other journal says.
    """
    highest = given(entries)
    return {"given": [{"notes": highest}]} if highest > after.given else {}


def _record(key: SessionKey, revision: int, at: str) -> Record:
    return {"group": key[0], "week": key[1], "revision": revision, "at": at}


class Restored(NamedTuple):
    """What a restoring came to: what was done, and the name of the copy kept of what was there."""

    done: Done
    copy: str | None


def restore(desk: Desk, file: str, *, rehearse: bool) -> Restored:
    """Put a copy of the store in its place.

    Args:
        desk: The run.
        file: What the copy is called.
        rehearse: Whether to write nothing.

    Raises:
        StoreError: The copy is not there, not sound, or another programme’s, or the store refuses.
    """
    with nullcontext() if rehearse else desk.store.turn(desk.lock_seconds):
        return _restored(desk, file, rehearse=rehearse)


def _restored(desk: Desk, file: str, *, rehearse: bool) -> Restored:
    copy = _sound(desk, file)
    was = fold(copy.entries, copy.definitions)
    current = _current(desk)
    if current == copy:
        return Restored(
            Done(Outcome("restore", {}, (msg("restore.same"),)), Plan(desk.programme, was, desk.now), None), None
        )
    at = utc_text(desk.now)
    if current is None:
        change: Change = {"revisions": raised(was, fingerprints(desk.programme), at)}
        change |= numbers(_what_is_left(desk, at), was)
    else:
        change = restored(fold(current.entries, current.definitions), was, at) | numbers(current.entries, was)
    entry = Entry(was.last + 1, at, desk.user, "restore", change)
    after = Journal(copy.definitions, (*copy.entries, entry))
    text = [msg("restore.done", file=file, entries=was.last, people=len(was.people))]
    plan = Plan(desk.programme, fold(after.entries, after.definitions), desk.now)
    name = None
    if rehearse:
        text += [msg("restore.would_copy")] if desk.store.exists else []
    else:
        with desk.writing():
            name = desk.store.replace(after, "restore")
        text += [msg("restore.copy", copy=name)] if name else []
    done = Done(Outcome("restore", change, tuple(text)), plan, None if rehearse else entry.n)
    return Restored(done, name)


def _sound(desk: Desk, file: str) -> Journal:
    """Return what a copy of the store says.

    Raises:
        StoreError: It is not there, not sound, or another programme’s.
    """
    source = desk.store_at(file)
    try:
        journal, torn = source.journal(), source.read().torn
    except StoreDamaged as error:
        unsound = StoreError("restore.unsound", file=file, line=error.line)
        unsound.messages += [error.reason, msg("store.nothing_changed")]
        raise unsound from error
    if journal is None:
        raise StoreError("store.not_ours" if source.exists else "restore.missing", file=file)
    if torn:
        desk.warn(msg("store.torn", file=file))
    return journal


def _what_is_left(desk: Desk, at: str) -> Sequence[Entry]:
    """Return what can be read of a damaged store, lost entries marked."""
    try:
        return desk.store.survey(at, desk.user).entries
    except StoreError:
        # It is no store at all.
        return ()


def _current(desk: Desk) -> Journal | None:
    """Return what the store says now; None where that is damaged or nothing."""
    try:
        return desk.store.journal()
    except StoreDamaged:
        return None
