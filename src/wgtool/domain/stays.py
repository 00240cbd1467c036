"""Who had a place in a group, from when to when: what past sessions are asked about."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from wgtool.domain.folding import undone_by
from wgtool.domain.journal import Entry
from wgtool.domain.people import email_key
from wgtool.domain.records import Record
from wgtool.domain.sessions import Session


class Stay(NamedTuple):
    """Somebody’s place in a group: by the key they have now, from one moment until before another; None is now."""

    key: str
    since: datetime
    until: datetime | None = None


class Stays:
    """The places that people had, by group, in order of arrival.

    What was taken back never was. An erased person is a placeholder.

    Args:
        entries: The journal’s entries, which fit together.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._ended: dict[str, list[Stay]] = {}
        self._now: dict[str, dict[str, Stay]] = {}
        entries = list(entries)
        undone = undone_by(entries)
        for entry in entries:
            if entry.n not in undone:
                self._take(entry)

    def members(self, session: Session) -> list[str]:
        """Return the keys of a session’s members: those who had a place when it began.

        Where nobody had one then, since the group was entered later, those who have one now.
        """
        id_, began = session.group.id, session.starts_at.astimezone(UTC)
        every = [*self._ended.get(id_, ()), *self._now.get(id_, {}).values()]
        there = [stay for stay in every if stay.since <= began and (stay.until is None or began < stay.until)]
        found = sorted(there, key=lambda stay: stay.since) or self._now.get(id_, {}).values()
        return list(dict.fromkeys(stay.key for stay in found))

    def _take(self, entry: Entry) -> None:
        at = datetime.fromisoformat(entry.at)
        for kind, records in entry.change.items():
            take = self._takers().get(kind)
            if take is not None:
                for record in records:
                    take(record, at)

    def _takers(self) -> dict[str, Callable[[Record, datetime], None]]:
        return {"joined": self._join, "promoted": self._come, "left": self._leave, "renamed": self._rename}

    def _join(self, record: Record, at: datetime) -> None:
        if record["status"] == "confirmed":
            self._come(record, at)

    def _come(self, record: Record, at: datetime) -> None:
        key = email_key(record["email"])
        self._now.setdefault(record["group"], {})[key] = Stay(key, at)

    def _leave(self, record: Record, at: datetime) -> None:
        stay = self._now.get(record["group"], {}).pop(email_key(record["email"]), None)
        if stay is not None:
            self._ended.setdefault(record["group"], []).append(stay._replace(until=at))

    def _rename(self, record: Record, _at: datetime) -> None:
        old, new = email_key(record["email"]), email_key(record["to"])
        for group, stays in self._ended.items():
            self._ended[group] = [stay._replace(key=new) if stay.key == old else stay for stay in stays]
        for group, there in self._now.items():
            if old in there and new != old:
                # Of two places in one group, the one that was there first.
                mine, theirs = there[old]._replace(key=new), there.get(new)
                kept = mine if theirs is None or mine.since <= theirs.since else theirs
                self._now[group] = {key: stay for key, stay in there.items() if key not in {old, new}} | {new: kept}
