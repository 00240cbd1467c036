"""Edits of the programme file that calendars must be told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgtool.domain.programme import Programme
from wgtool.domain.sessions import SessionKey, defined_session, digest

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
    return [
        {"group": key[0], "week": key[1], "digest": now.get(key)}
        for key in keys
        if state.definitions.get(key) != now.get(key)
    ]
