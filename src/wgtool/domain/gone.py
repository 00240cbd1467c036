"""Sessions that the definitions no longer hold, from what the store recorded of them.

Those that had begun when that was noticed were held; later ones are to people what cancelled ones are.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any, NamedTuple

from wgtool.domain.fingerprints import Fingerprint
from wgtool.domain.programme import Group, Programme, Week
from wgtool.domain.sessions import Session, SessionChange, SessionKey
from wgtool.domain.text import ID_PATTERN, Text
from wgtool.domain.zones import later, localise

if TYPE_CHECKING:
    from wgtool.domain.partial import Standing


class Gone(NamedTuple):
    """A session’s last fingerprint, and when it was recorded that the definitions hold it no more (UTC, ISO 8601)."""

    mark: str
    at: str


def gone_sessions(programme: Programme, state: "Standing", now: datetime | None) -> Iterator[Session]:
    """Yield the sessions that the definitions no longer hold, as far as the store knows when they were to be.

    Args:
        programme: The definitions.
        state: What the store says.
        now: The time, when what is not recorded yet is noticed; without it all of that has begun.
    """
    there = {group.id: group for group in programme.groups}
    marks = {key: (one.mark, datetime.fromisoformat(one.at)) for key, one in state.gone.items()}
    marks |= {key: (mark, now or datetime.max.replace(tzinfo=UTC)) for key, mark in state.definitions.items()}
    for key, (mark, at) in sorted(marks.items(), key=lambda one: one[0][1]):
        group = there.get(key[0])
        if group is None or not 1 <= key[1] <= len(group.weeks):
            found = recorded(programme, key, mark, state.sessions.get(key), group)
            if found is not None:
                yield found._replace(status="cancelled") if found.starts_at > at else found


def recorded(
    programme: Programme, key: SessionKey, mark: str, change: SessionChange | None, group: Group | None = None
) -> Session | None:
    """Return a session as its fingerprint has it, with the store’s change; None if that tells too little."""
    defined = mark.defined if isinstance(mark, Fingerprint) else None
    change = change or SessionChange()
    if not re.fullmatch(ID_PATTERN.strip("^$"), key[0]):
        # No definitions ever held such a group, and files are called after groups.
        return None
    try:
        return _session(programme, key, defined or {}, change, group)
    except (LookupError, TypeError, ValueError, AttributeError, OverflowError):
        # A checksum does not tell what a line that someone made up would say.
        return None


def gone_group(id_: str, state: "Standing") -> Group:
    """Return what is known of a group that the definitions no longer hold: its id and name; it has no sessions."""
    marks = [*(one.mark for key, one in state.gone.items() if key[0] == id_)]
    marks += [mark for key, mark in state.definitions.items() if key[0] == id_]
    names = (_text((mark.defined or {}).get("name")) for mark in marks if isinstance(mark, Fingerprint))
    name = next(filter(None, names), None)
    return Group(id_, name or Text(id_, id_), (), 0, time(), time())


def _session(
    programme: Programme, key: SessionKey, defined: Mapping[str, Any], change: SessionChange, group: Group | None
) -> Session:
    at = datetime.fromisoformat(defined["starts"])
    originally, kind = localise(at.date(), at.time(), programme.timezone)
    starts, minutes = originally, change.minutes or int(defined["minutes"])
    if change.starts is not None:
        starts, kind = localise(change.starts.date(), change.starts.time(), programme.timezone)
    moved = starts != originally or minutes != defined["minutes"]
    name, title = _text(defined["name"]), _text(defined["title"])
    if name is None or title is None:
        raise ValueError(key)
    return Session(
        group=group or Group(key[0], name, (), 0, time(), time()),
        week=Week(key[1], title),
        starts_at=starts,
        ends_at=later(starts, minutes),
        status="cancelled" if change.cancelled else "moved" if moved else "scheduled",
        originally=originally,
        original_minutes=int(defined["minutes"]),
        blocks=(),
        location=_text(defined.get("location")),
        url=defined.get("url"),
        facilitators=(),
        reason=Text(change.reason, change.reason) if change.reason else None,
        kind=kind,
        revision=change.revision,
        changed_at=change.changed_at,
    )


def _text(value: Any) -> Text | None:  # noqa: ANN401 - whatever JSON stands there
    sound = isinstance(value, list) and len(value) == len(Text._fields) and all(isinstance(one, str) for one in value)
    return Text(*value) if sound else None
