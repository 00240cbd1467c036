"""Which session is meant, and whether a report can be of it."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from wgtool.domain.meetings import Report, Visit, hours_of
from wgtool.domain.notes import current_week
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group
from wgtool.domain.sessions import Session
from wgtool.errors import Refused
from wgtool.texts.say import Message, msg


def chosen(
    plan: Plan, group: Group, week: int | None, reports: Sequence[Report], now: datetime, *, any_day: bool
) -> Session:
    """Return the session of a week; without one that of the reports’ day, else the last that began.

    Raises:
        Refused: There is no such week, or a report is of another day.
    """
    session = _session(plan, group, week, reports, now)
    day = session.starts_at.date()
    for report in reports if not any_day else ():
        days = report.days()
        if days and day not in days and not any(_is_of(visit, session) for visit in report.on(day)):
            values = {"file": report.name, "days": tuple(days), "day": day}
            error = Refused("attend.other_day", group=group.name, week=session.week.number, **values)
            raise error.advise("attend.any_day_advice")
    return session


def _session(plan: Plan, group: Group, week: int | None, reports: Sequence[Report], now: datetime) -> Session:
    if week is not None:
        return plan.session(group, week)
    sessions = plan.sessions(group)
    days = [day for report in reports for day in report.days()]
    there = [one for day in dict.fromkeys(days) for one in sessions if one.starts_at.date() == day]
    held = [one for one in there if one.status != "cancelled"]
    return (held or there)[0] if there else plan.session(group, current_week(sessions, now))


def _is_of(visit: Visit, session: Session) -> bool:
    return visit.joined is not None and visit.joined.date() == session.starts_at.date()


def warnings_of(session: Session, visits: Iterable[Visit]) -> list[Message]:
    """Return a warning where the hours of a report do not meet the session’s."""
    hours = hours_of(visits)
    if hours is None:
        return []
    starts, ends = (one.replace(tzinfo=None) for one in (session.starts_at, session.ends_at))
    same_day = hours[0].date() == starts.date()
    if not same_day or (hours[0] <= ends and starts <= hours[1]):
        return []
    return [msg("attend.other_hours", since=f"{hours[0]:%H:%M}", until=f"{hours[1]:%H:%M}", at=session.starts_at)]
