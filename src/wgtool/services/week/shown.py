"""What is on in a week, what changed about it, and what is due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

from wgtool.domain.plan import Plan
from wgtool.domain.programme import Facilitator, Group
from wgtool.domain.sessions import Session, break_of, monday_of
from wgtool.services.attendance.report import announced, came, expected
from wgtool.services.values import covering, iso, leaders, maybe
from wgtool.services.week.to_do import to_do
from wgtool.texts.language import Language

if TYPE_CHECKING:
    from wgtool.domain.notes import Note
    from wgtool.views.notes import NoteLine
    from wgtool.views.week import BreakLine, Empty, NextSession, WeekSession, WeekView

_WEEK = timedelta(days=7)


class Asked(NamedTuple):
    """What is to be shown: the calendar week of a day, or that day alone, or a week of the sprint by its number.

    `led_by` is whose sessions and groups, by name or address; None is everybody’s.
    """

    day: date
    alone: bool = False
    week: int | None = None
    led_by: str | None = None

    @property
    def kind(self) -> Literal["week", "day", "sprint"]:
        """What is asked for."""
        return "sprint" if self.week is not None else "day" if self.alone else "week"


def week(plan: Plan, asked: Asked, now: datetime, lang: Language) -> WeekView:
    """Return the sessions of a week or a day, what is due by then, and what there is to do by now.

    Raises:
        Refused: No group has that week of the sprint, or nobody or several who facilitate are called so.
        BadValue: It cannot be a name or an address.
    """
    who, groups = _whose(plan, asked.led_by)
    everybodys = _sessions(plan, asked)
    first, last = _span(asked, everybodys)
    sessions = everybodys if who is None else _theirs(who, everybodys)
    numbers = {session.week.number for session in sessions}
    notes = _open_notes(plan, None if who is None else groups)
    actions = [note for note in notes if note.kind == "action"]
    due = [note for note in actions if note.due is not None and note.due <= last.isoformat()]
    blockers = [note for note in notes if note.kind == "blocker"]
    return {
        "schema": "wgtool/week/1",
        "programme": plan.programme.name.pick(lang),
        "asked": asked.kind,
        "week": asked.week or (next(iter(numbers)) if len(numbers) == 1 else None),
        "from": first.isoformat(),
        "to": last.isoformat(),
        "break": _break(plan, first, lang),
        "empty": None if sessions else _empty(plan, groups, first, last),
        "facilitator": None if who is None else {"name": who.name, "email": who.email},
        "sessions": [_session(plan, session, now, lang) for session in sessions],
        "next": _next(plan, groups, sessions, now, lang) if asked.kind == "week" else [],
        "actions": _note_lines(plan, due, now, lang),
        "undated": sum(note.due is None for note in actions),
        "blockers": _note_lines(plan, blockers, now, lang),
        "to_do": to_do(plan, groups, now, lang),
    }


def _whose(plan: Plan, text: str | None) -> tuple[Facilitator | None, Sequence[Group]]:
    """Return whose week it is, and their groups; of nobody in particular all groups."""
    groups = plan.programme.groups
    if text is None:
        return None, groups
    from wgtool.services.sessions.leading import leader, same  # noqa: PLC0415 - most weeks are everybody’s

    who = leader(plan, text)
    return who, [group for group in groups if any(same(who, one) for one in group.facilitators)]


def _open_notes(plan: Plan, groups: Sequence[Group] | None) -> list[Note]:
    """Return the open notes of some groups, or all, by number; those of groups that are gone are everybody’s."""
    mine = None if groups is None else {group.id for group in groups}
    return [note for _, note in sorted(plan.state.notes.items()) if note.open and (mine is None or note.group in mine)]


def _note_lines(plan: Plan, notes: Sequence[Note], now: datetime, lang: Language) -> list[NoteLine]:
    if not notes:
        return []
    from wgtool.services.notes.shown import note_line  # noqa: PLC0415 - many a week has none

    return [note_line(plan, note, now.date(), lang) for note in notes]


def _sessions(plan: Plan, asked: Asked) -> list[Session]:
    groups = plan.programme.groups
    if asked.week is not None:
        return plan.of_week(asked.week, groups)
    found = plan.held_in(asked.day, groups)
    return [session for session in found if session.starts_at.date() == asked.day] if asked.alone else found


def _theirs(who: Facilitator, sessions: Sequence[Session]) -> list[Session]:
    """Return what somebody holds, and what is theirs although somebody else covers it."""
    from wgtool.services.sessions.leading import holds, usually_holds  # noqa: PLC0415 - as above

    return [session for session in sessions if holds(who, session) or usually_holds(who, session)]


def _span(asked: Asked, sessions: Sequence[Session]) -> tuple[date, date]:
    """Return the first and the last day of what is shown: from a Monday to a Sunday, or one day."""
    if asked.alone:
        return asked.day, asked.day
    first = last = monday_of(asked.day)
    if asked.week is not None:
        days = [session.starts_at.date() for session in sessions]
        first, last = monday_of(min(days)), monday_of(max(days))
    return first, last + _WEEK - timedelta(days=1)


def _sessions_of(plan: Plan, groups: Sequence[Group]) -> Sequence[Session]:
    """Return the sessions of some groups, in the order of time; of none, none."""
    return plan.all_sessions(groups) if groups else ()


def _break(plan: Plan, day: date, lang: Language) -> BreakLine | None:
    found = break_of(plan.programme, day)
    return None if found is None else {"monday": found.monday.isoformat(), "reason": maybe(found.reason, lang)}


def _empty(plan: Plan, groups: Sequence[Group], first: date, last: date) -> Empty:
    """Return why there is no session between two days."""
    held = [one.starts_at.date() for one in _sessions_of(plan, groups) if one.status != "cancelled"]
    if held and last < held[0]:
        return {"why": "before", "day": held[0].isoformat()}
    if held and first > held[-1]:
        return {"why": "after", "day": held[-1].isoformat()}
    return {"why": "none", "day": None}


def _session(plan: Plan, session: Session, now: datetime, lang: Language) -> WeekSession:
    return {
        "group": session.group.id,
        "name": session.group.name.pick(lang),
        "week": session.week.number,
        "title": session.week.title.pick(lang),
        "starts_at": iso(session.starts_at),
        "ends_at": iso(session.ends_at),
        "status": session.status,
        "originally": None if session.stands_where_defined else iso(session.originally),
        "original_minutes": session.original_minutes,
        "reason": maybe(session.reason, lang),
        "facilitator": session.facilitator.name if session.facilitator else None,
        "facilitators": leaders(session.facilitators),
        "usual_facilitators": leaders(session.usual),
        "cover": covering(session),
        "location": maybe(session.location, lang),
        "url": session.url,
        "capacity": session.group.capacity,
        "expected": expected(plan, session, now),
        "waiting": plan.waiting(session.group),
        "attendance": came(plan, session),
        "announced": announced(plan, session),
        "marked": session.cover is not None or (session.status != "scheduled" and not _is_shifted(plan, session)),
    }


def _is_shifted(plan: Plan, session: Session) -> bool:
    """Whether a session only moved by whole weeks with most of the group’s later ones: that is no news any more."""
    days = _whole_weeks(session)
    if session.status != "moved" or days is None:
        return False
    others = [one for one in plan.sessions(session.group) if one.status != "cancelled" and one is not session]
    later = [one for one in others if one.week.number > session.week.number]
    # The last session has none after it: it goes with the one before.
    shared = [_whole_weeks(one) == days for one in later or others[-1:]]
    return 2 * sum(shared) > len(shared)


def _whole_weeks(session: Session) -> timedelta | None:
    """Return by how much a session moved; None if not by whole weeks, or if its hours changed as well."""
    now, then = (moment.replace(tzinfo=None) for moment in (session.starts_at, session.originally))
    same_length = session.minutes == session.original_minutes
    return now - then if same_length and now != then and (now - then) % _WEEK == timedelta(0) else None


def _next(
    plan: Plan, groups: Sequence[Group], shown: Sequence[Session], now: datetime, lang: Language
) -> list[NextSession]:
    """Return the next session of each group that has none among those shown, as seen from now."""
    there = {session.group.id for session in shown}
    to_come = [one for one in _sessions_of(plan, groups) if one.starts_at > now and one.status != "cancelled"]
    first: dict[str, Session] = {}
    for one in to_come:
        first.setdefault(one.group.id, one)
    return [
        {
            "group": one.group.id,
            "name": one.group.name.pick(lang),
            "week": one.week.number,
            "starts_at": iso(one.starts_at),
        }
        for one in first.values()
        if one.group.id not in there
    ]
