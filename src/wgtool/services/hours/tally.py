"""Minutes asked and given: sessions against what was promised, and actions that are settled."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from wgtool.domain.attendance import members_at
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group
from wgtool.domain.sessions import Session
from wgtool.texts.collation import sort_key
from wgtool.texts.language import Language

if TYPE_CHECKING:
    from wgtool.views.hours import By, HoursRow, HoursView


class Share(NamedTuple):
    """What was asked of somebody for a group, by key, and what they gave, in minutes.

    What a `deputy` of theirs gave counts for their organisation and the group, not for them.
    """

    key: str
    group: str
    asked: int = 0
    in_room: int = 0
    outside: int = 0
    deputy: bool = False


class Row(NamedTuple):
    """Whose minutes are added up: the key, and what it is called."""

    key: str
    name: str


def hours(plan: Plan, groups: Sequence[Group], by: "By", now: datetime, lang: Language) -> "HoursView":
    """Return what some groups asked and were given.

    Args:
        plan: The programme as it stands.
        groups: The groups.
        by: For whom each row adds up.
        now: The time: sessions that have begun count.
        lang: The language.
    """
    whose, rows = _Whose(plan, lang), dict[Row, tuple[int, int, int]]()
    if by == "group":
        rows = {whose.group(group.id): (0, 0, 0) for group in groups}
    for share in shares(plan, groups, now):
        row = whose.of(share, by)
        if row is not None:
            asked, in_room, outside = rows.get(row, (0, 0, 0))
            rows[row] = (asked + share.asked, in_room + share.in_room, outside + share.outside)
    ordered = rows if by == "group" else sorted(rows, key=lambda row: (sort_key(row.name, lang), row.key))
    return {
        "schema": "wgtool/hours/1",
        "programme": plan.programme.name.pick(lang),
        "by": by,
        "rows": [_row(row, *rows[row]) for row in ordered],
    }


def shares(plan: Plan, groups: Sequence[Group], now: datetime) -> Iterator[Share]:
    """Yield what was asked and given, of people who are in the store.

    Who has a place and was not asked anything yet has a share of nothing.
    """
    asked = round(plan.programme.hours_per_week * 60)
    for group in groups:
        yield from (Share(person.key, group.id) for person in plan.members(group))
        for session in plan.sessions(group):
            if session.starts_at <= now and session.status != "cancelled":
                yield from _of_session(plan, session, asked)
    ids = {group.id for group in groups}
    for note in plan.state.notes.values():
        if note.took is not None and note.settled and not note.struck and note.who is not None and note.group in ids:
            yield Share(note.who, note.group, outside=note.took)


def _of_session(plan: Plan, session: Session, asked: int) -> Iterator[Share]:
    """Yield what a session asked of its members, and what they and their deputies gave in the room."""
    group = session.group.id
    recorded = plan.state.book.sessions.get(session.key)
    if recorded is None:
        placed = [signup.key for signup in plan.state.with_status(group, "confirmed")]
        yield from (Share(key, group, asked=asked) for key in members_at(plan.state.book, session, placed))
        return
    length = session.minutes
    for key, seat in recorded.seats.items():
        minutes = length if seat.minutes is None else seat.minutes
        yield Share(key, group, asked, minutes if seat.was == "present" else 0)
        if seat.was == "deputy":
            yield Share(key, group, in_room=minutes, deputy=True)


class _Whose:
    """Tells whose row a share belongs to."""

    def __init__(self, plan: Plan, lang: Language) -> None:
        self._plan = plan
        self._lang = lang
        self._groups = {group.id: group.name.pick(lang) for group in plan.programme.groups}
        self._ways: dict[str, Callable[[Share], Row | None]] = {
            "person": self._person,
            "organisation": self._organisation,
            "group": lambda share: self.group(share.group),
        }

    def of(self, share: Share, by: "By") -> Row | None:
        """Return the row; None for a share that counts for nobody, such as an erased person’s."""
        return self._ways[by](share) if share.key in self._plan.state.people else None

    def group(self, id_: str) -> Row:
        """Return a group’s row."""
        return Row(id_, self._groups[id_])

    def _person(self, share: Share) -> Row | None:
        person = self._plan.state.people[share.key]
        return None if share.deputy else Row(person.email, person.name)

    def _organisation(self, share: Share) -> Row:
        person = self._plan.state.people[share.key]
        known = self._plan.listed(person)
        return Row(known.id if known else person.organisation, self._plan.organisation(person).pick(self._lang))


def _row(row: Row, asked: int, in_room: int, outside: int) -> "HoursRow":
    total = in_room + outside
    return {
        "key": row.key,
        "name": row.name,
        "asked": asked,
        "in_room": in_room,
        "outside": outside,
        "total": total,
        "over": max(0, total - asked),
    }
