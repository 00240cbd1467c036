"""Another journal in a journal’s place, without calendars going back in time.

A calendar program ignores a session whose revision is not higher than the one it knows. A restored or repaired journal
has fewer entries that touched a session, so the entry that records the restoring also says from which revision on each
session counts.
"""

from collections.abc import Iterable
from datetime import UTC, datetime

from wgtool.domain.journal import Change, DefinitionRecord, RevisionRecord
from wgtool.domain.sessions import SessionChange, SessionKey
from wgtool.domain.state import State

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


def revisions(before: State, after: State, at: str) -> list[RevisionRecord]:
    """Return the revisions that sessions must have when one journal takes another’s place.

    A session that comes out another one gets a revision above both; one that comes out the same keeps the higher one.

    Args:
        before: What was true.
        after: What the other journal says.
        at: The time, UTC, ISO 8601.
    """
    records: list[RevisionRecord] = []
    for key in dict.fromkeys([*before.sessions, *after.sessions]):
        old, new = before.sessions.get(key, SessionChange()), after.sessions.get(key, SessionChange())
        if old[:4] != new[:4]:
            records.append(_record(key, max(old.revision, new.revision) + 1, at))
        elif old.revision > new.revision:
            changed = old.changed_at.strftime("%Y-%m-%dT%H:%M:%SZ") if old.changed_at else at
            records.append(_record(key, old.revision, changed))
    return records


def raised(after: State, keys: Iterable[SessionKey], at: str) -> list[RevisionRecord]:
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


def definitions(before: State, after: State) -> list[DefinitionRecord]:
    """Return the sessions’ fingerprints that the one journal had seen and the other has not."""
    return [
        {"group": key[0], "week": key[1], "digest": digest}
        for key, digest in before.definitions.items()
        if after.definitions.get(key) != digest
    ]


def restored(before: State, after: State, at: str) -> Change:
    """Return what the entry of a restoring records."""
    return {"definitions": definitions(before, after), "revisions": revisions(before, after, at)}


def _record(key: SessionKey, revision: int, at: str) -> RevisionRecord:
    return {"group": key[0], "week": key[1], "revision": revision, "at": at}
