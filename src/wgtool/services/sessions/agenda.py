"""When sessions are held, and how they run."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from wgtool.domain.plan import Plan
from wgtool.domain.programme import WEEKDAYS, Group, Week
from wgtool.domain.sessions import Session, break_of, monday_of, week_begins
from wgtool.domain.zones import later
from wgtool.errors import Refused
from wgtool.services.attendance.report import announced, came, expected
from wgtool.services.sessions.since import since_last_time
from wgtool.services.values import covering, iso, leaders, maybe
from wgtool.texts.language import Language

if TYPE_CHECKING:
    from wgtool.views.sessions import AgendaSession, AgendaView, BlockLine, TaskLine, TimetableView, WeekText


def timetable(plan: Plan, week: int | None, lang: Language) -> TimetableView:
    """Return the usual week, or one sprint week as now planned.

    Raises:
        Refused: There is no such week.
    """
    view: TimetableView = {
        "schema": "wgtool/timetable/1",
        "programme": plan.programme.name.pick(lang),
        "week": week,
        "sessions": [],
    }
    if week is None:
        meeting = (group for group in plan.programme.groups if plan.ended_after(group) is None)
        for group in sorted(meeting, key=lambda one: (one.weekday, one.starts)):
            view["sessions"].append(
                {
                    "group": group.id,
                    "name": group.name.pick(lang),
                    "weekday": WEEKDAYS[group.weekday],
                    "starts": f"{group.starts:%H:%M}",
                    "ends": f"{group.ends:%H:%M}",
                }
            )
        return view
    for session in plan.of_week(week, plan.programme.groups):
        view["sessions"].append(
            {
                "group": session.group.id,
                "name": session.group.name.pick(lang),
                "starts_at": iso(session.starts_at),
                "ends_at": iso(session.ends_at),
                "status": session.status,
            }
        )
    return view


def sessions_on(plan: Plan, day: date, groups: tuple[Group, ...]) -> list[Session]:
    """Return the sessions of a date’s calendar week.

    Raises:
        Refused: None is held in that week; the error says why, and which weeks there are.
    """
    found = plan.held_in(day, groups)
    if not found:
        every = plan.all_sessions()
        monday = monday_of(day)
        skipped = break_of(plan.programme, monday)
        key = "agenda.no_session" if skipped is None else "agenda.break" if skipped.reason else "agenda.break_alone"
        error = Refused(key, monday=monday, reason=skipped and skipped.reason)
        raise error.advise(
            "agenda.weeks",
            total=plan.programme.number_of_weeks,
            first=every[0].starts_at.date(),
            last=every[-1].starts_at.date(),
        )
    return found


class Edition(NamedTuple):
    """For whom an agenda is, and when: with the time, sessions that have begun say who was expected and who came."""

    members: bool = False
    now: datetime | None = None


_FACILITATORS = Edition()


def agenda(
    plan: Plan, sessions: list[Session], week: int | None, lang: Language, edition: Edition = _FACILITATORS
) -> AgendaView:
    """Return the running orders of some sessions, given in the order of time.

    `week` is the sprint week asked for; None takes the one that all sessions share, if they do. The members’ edition
    leaves out the script, what is to be prepared, advice on saving time, and who is expected.
    """
    texts: dict[tuple[int, str], WeekText] = {}
    for session in sessions:
        text = _week_text(session.week, lang, edition)
        texts.setdefault((session.week.number, text["title"]), text)
    numbers = {session.week.number for session in sessions}
    shared = week or (next(iter(numbers)) if len(numbers) == 1 else None)
    only = next(iter(texts.values())) if shared and len(texts) == 1 else None
    first = monday_of(sessions[0].starts_at.date())
    if week is not None:
        first = week_begins(plan.programme, week)
    return {
        "schema": "wgtool/agenda/1",
        "programme": plan.programme.name.pick(lang),
        "edition": "members" if edition.members else "facilitator",
        "week": shared,
        "title": only["title"] if only else None,
        "objective": only["objective"] if only else None,
        "monday": first.isoformat(),
        "weeks": sorted(texts.values(), key=lambda one: one["week"]),
        "sessions": [_agenda_session(plan, session, lang, edition) for session in sessions],
    }


def _week_text(week: Week, lang: Language, edition: Edition) -> WeekText:
    return {
        "week": week.number,
        "title": week.title.pick(lang),
        "objective": maybe(week.objective, lang),
        "safe_space": maybe(week.safe_space, lang),
        "outputs": [text.pick(lang) for text in week.outputs],
        "prepare": [] if edition.members else [text.pick(lang) for text in week.prepare],
        "bring": [text.pick(lang) for text in week.bring],
        "outside_work": _tasks(week, lang),
        "methods": None if edition.members else maybe(week.methods, lang),
        "trim": None if edition.members else maybe(week.trim, lang),
    }


def _tasks(week: Week, lang: Language) -> list[TaskLine]:
    return [
        {"task": work.task.pick(lang), "minutes": work.minutes, "who": maybe(work.who, lang)}
        for work in week.outside_work
    ]


def _agenda_session(plan: Plan, session: Session, lang: Language, edition: Edition) -> AgendaSession:
    filled = sum(block.minutes for block in session.blocks)
    now, members = edition.now, edition.members
    return {
        "group": session.group.id,
        "name": session.group.name.pick(lang),
        "week": session.week.number,
        "starts_at": iso(session.starts_at),
        "ends_at": iso(session.ends_at),
        "status": session.status,
        "originally": None if session.stands_where_defined else iso(session.originally),
        "reason": maybe(session.reason, lang),
        "facilitator": session.facilitator.name if session.facilitator else None,
        "facilitators": leaders(session.facilitators),
        "cover": covering(session),
        "location": maybe(session.location, lang),
        "url": session.url,
        "capacity": session.group.capacity,
        "confirmed": None if members else plan.confirmed(session.group),
        "waiting": None if members else plan.waiting(session.group),
        "expected": None if members else expected(plan, session, now) if now else plan.confirmed(session.group),
        "attendance": came(plan, session) if now and not members else None,
        "announced": None if members else announced(plan, session) if now else {"apologies": 0, "deputies": 0},
        "since_last_time": since_last_time(plan, session, lang),
        "over_by": filled - session.minutes if session.blocks else 0,
        "blocks": _blocks(session, lang, script=not members),
        "outside_work": _tasks(session.week, lang),
        "outputs": [text.pick(lang) for text in session.week.outputs],
    }


def _blocks(session: Session, lang: Language, *, script: bool) -> list[BlockLine]:
    lines: list[BlockLine] = []
    gone = 0
    for block in session.blocks:
        lines.append(
            {
                "starts_at": iso(later(session.starts_at, gone)),
                "minutes": block.minutes,
                "title": block.title.pick(lang),
                "purpose": maybe(block.purpose, lang),
                "who": maybe(block.who, lang),
                "facilitator": maybe(block.facilitator, lang) if script else None,
                "materials": maybe(block.materials, lang) if script else None,
            }
        )
        gone += block.minutes
    return lines
