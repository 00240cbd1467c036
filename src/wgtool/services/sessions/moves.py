"""Moving, cancelling and bringing back sessions.

What is decided is recorded as it comes out: where each session now stands. A session that was cancelled keeps its time,
so that it can come back to it; a shift moves it with the others and it stays cancelled.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from wgtool.domain.people import clean_field
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group
from wgtool.domain.sessions import End, Session, SessionChange
from wgtool.errors import Refused, UsageError
from wgtool.services.outcome import Outcome
from wgtool.services.sessions.decided import Wanted, outcome, touched
from wgtool.texts.say import msg

# Ten years: a shift further than that is a mistyped one, and the calendar ends somewhere.
LONGEST_SHIFT = 3650
LONGEST_SESSION = 24 * 60


def reschedule(plan: Plan, group: str, week: int, to: datetime, minutes: int | None, reason: str | None) -> Outcome:
    """Decide the move of one session. A cancelled one is held again, at its new time.

    Args:
        plan: The programme as it stands.
        group: The group, by any of its names.
        week: The sprint week.
        to: The new start, a wall-clock time in the programme’s zone.
        minutes: The new length; None leaves it.
        reason: Why, for those who are told; None leaves no reason for another time.

    Raises:
        Refused: There is no such group or week, the group ends before it, or the clocks skip that time.
        UsageError: The length or the reason cannot be.
    """
    session = _going_on(plan, plan.session(plan.group(group), week))
    if minutes is not None and not 1 <= minutes <= LONGEST_SESSION:
        raise UsageError("session.minutes", value=minutes, most=LONGEST_SESSION)
    why = _reason(reason)
    if to == _wall(session) and session.status != "cancelled":
        # Why it stands there is still true when only its length changes.
        why = why or _kept(plan, session).reason
    length = _kept(plan, session).minutes if minutes is None else minutes
    decided = outcome(plan, "reschedule", [Wanted(session, to, length, cancelled=False, reason=why)])
    if decided.change and session.status == "cancelled":
        again = msg("session.again", group=session.group.name, week=week)
        return decided._replace(warnings=(again, *decided.warnings))
    return decided


def cancel(plan: Plan, group: str, week: int, reason: str | None) -> Outcome:
    """Decide that one session is not held.

    Raises:
        Refused: There is no such group or week.
        UsageError: The reason cannot be one.
    """
    session = plan.session(plan.group(group), week)
    return outcome(plan, "cancel", [_cancelled(plan, session, _reason(reason))])


def reinstate(plan: Plan, group: str, week: int) -> Outcome:
    """Decide that a cancelled session is held after all, at the time it had.

    Raises:
        Refused: There is no such group or week, the group ends before it, or the clocks skip that time.
    """
    session = _going_on(plan, plan.session(plan.group(group), week))
    return outcome(plan, "reinstate", [_held(plan, session)])


def shift(plan: Plan, groups: Sequence[str], from_week: int, days: int, reason: str | None) -> Outcome:
    """Decide a move of every session from a week on, by whole days at the same hour.

    Cancelled sessions move too and stay cancelled, with the reason they have.

    Args:
        plan: The programme as it stands.
        groups: Which ones; all if none is named. Those whose sprint ends before that week stay as they are.
        from_week: The first sprint week to move.
        days: By how many days, backwards if negative.
        reason: Why; None leaves the reason that a session may have.

    Raises:
        Refused: A group is unknown, none has such a week, or the clocks skip a time.
        UsageError: The number of days or the reason cannot be.
    """
    if abs(days) > LONGEST_SHIFT:
        raise UsageError("session.days", value=days, most=LONGEST_SHIFT)
    chosen = plan.groups(groups)
    plan.of_week(from_week, chosen)
    why = _reason(reason)
    wanted = []
    for group in chosen:
        for session in plan.sessions(group)[from_week - 1 :] if days else ():
            kept, cancelled = _kept(plan, session), session.status == "cancelled"
            new_reason = kept.reason if cancelled else why or kept.reason
            wanted.append(Wanted(session, _later(session, days), kept.minutes, cancelled, new_reason))
    return outcome(plan, "shift", wanted)


def finish(plan: Plan, group: str, after_week: int, reason: str | None) -> Outcome:
    """Decide that a group ends early: its later sessions are not held. Those cancelled already stay as they are.

    To decide it again moves the end: what only the end before cancelled is held again, if it now lies before the end.
    With the last week of all the group does not end early.

    Args:
        plan: The programme as it stands.
        group: The group, by any of its names.
        after_week: The last sprint week that is held; 0 if none is.
        reason: Why.

    Raises:
        Refused: There is no such group or week.
        UsageError: The reason cannot be one.
    """
    chosen = plan.group(group)
    if after_week != 0:
        plan.session(chosen, after_week)
    why, sessions = _reason(reason), plan.sessions(chosen)
    before = plan.state.ends.get(chosen.id, End(len(sessions)))
    later = [session for session in sessions[after_week:] if session.status != "cancelled"]
    again = [s for s in sessions[:after_week] if s.week.number in before.weeks and s.status == "cancelled"]
    wanted = [_held(plan, session) for session in again] + [_cancelled(plan, session, why) for session in later]
    kept = (week for week in before.weeks if week > after_week)
    end = End(after_week, tuple(sorted({*kept, *(session.week.number for session in later)})))
    decided = outcome(plan, "finish", wanted)
    if end == before or (after_week == len(sessions) and chosen.id not in plan.state.ends):
        return decided
    decided = decided._replace(people=touched(plan, [chosen]))
    return _ending(decided, chosen, end if after_week < len(sessions) else None)


def _ending(decided: Outcome, group: Group, end: End | None) -> Outcome:
    """Return a decision on a group’s sessions with when the group ends; None is with its last week."""
    values = {"group": group.name, "week": None if end is None else end.after}
    told = msg("history.goes_on" if end is None else "history.finished", **values)
    weeks = [] if end is None else list(end.weeks)
    record = {"group": group.id, "after": values["week"], "weeks": weeks}
    lines = decided.text if decided.change else ()
    return decided._replace(change={"finished": [record], **decided.change}, text=(told, *lines))


def _going_on(plan: Plan, session: Session) -> Session:
    """Return a session, unless its group ends before it.

    Raises:
        Refused: It does.
    """
    end = plan.ended_after(session.group)
    if end is not None and session.week.number > end:
        error = Refused("session.after_end", group=session.group.name, week=session.week.number, end=end)
        raise error.advise("session.after_end_advice", id=session.group.id)
    return session


def _reason(text: str | None) -> str | None:
    return None if text is None else clean_field("reason", text)


def _kept(plan: Plan, session: Session) -> SessionChange:
    """Return what the store says of a session."""
    return plan.state.sessions.get(session.key, SessionChange())


def _wall(session: Session) -> datetime:
    """Return a session’s start by the clock on the wall."""
    return session.starts_at.replace(tzinfo=None, fold=0)


def _later(session: Session, days: int) -> datetime:
    try:
        return _wall(session) + timedelta(days=days)
    except OverflowError:
        raise UsageError("session.days", value=days, most=LONGEST_SHIFT) from None


def _held(plan: Plan, session: Session) -> Wanted:
    """Return a session as it is once it is held again, at the time it had."""
    kept = _kept(plan, session)
    reason = None if session.status == "cancelled" else kept.reason
    return Wanted(session, _wall(session), kept.minutes, cancelled=False, reason=reason)


def _cancelled(plan: Plan, session: Session, reason: str | None) -> Wanted:
    kept = _kept(plan, session)
    if session.status == "cancelled":
        reason = reason or kept.reason
    return Wanted(session, _wall(session), kept.minutes, cancelled=True, reason=reason)
