"""Edits of the programme file that calendars must be told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgtool.domain.fingerprints import Fingerprint, digest
from wgtool.domain.programme import Programme
from wgtool.domain.sessions import SessionKey, defined_session

if TYPE_CHECKING:
    from wgtool.domain.partial import Standing
    from wgtool.domain.records import Record


def fingerprints(programme: Programme) -> dict[SessionKey, str]:
    """Return the fingerprint of every defined session."""
    return {
        (group.id, week.number): digest(defined_session(programme, group, week))
        for group in programme.groups
        for week in group.weeks
    }


def definition_changes(state: Standing, now: dict[SessionKey, str]) -> list[Record]:
    """Return the sessions whose time, length, place, name or facilitator is no longer what the store last saw.

    `now` has the fingerprints of the definitions in use.
    """
    keys = list(dict.fromkeys([*state.definitions, *now]))
    return [definition_record(key, now.get(key)) for key in keys if state.definitions.get(key) != now.get(key)]


def definition_record(key: SessionKey, mark: str | None) -> Record:
    """Return a session’s fingerprint as the journal keeps it; None is of one that is defined no more."""
    record: Record = {"group": key[0], "week": key[1], "digest": mark}
    if isinstance(mark, Fingerprint) and mark.defined is not None:
        record["defined"] = mark.defined
    return record
