"""Moving, cancelling and bringing back sessions.

What is decided is recorded as it comes out: where each session now stands. A session that was cancelled keeps its time,
so that it can come back to it; a shift moves it with the others and it stays cancelled.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from wgtool.domain.people import clean_field
from wgtool.domain.plan import Plan
from wgtool.domain.sessions import Session, SessionChange
from wgtool.errors import UsageError
from wgtool.services.outcome import Outcome
from wgtool.services.sessions.decided import Wanted, outcome
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
        Refused: There is no such group or week, or the clocks skip that time.
        UsageError: The length or the reason cannot be.
    """
    session = plan.session(plan.group(group), week)
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
        Refused: There is no such group or week, or the clocks skip that time.
    """
    session = plan.session(plan.group(group), week)
    kept = _kept(plan, session)
    reason = None if session.status == "cancelled" else kept.reason
    wanted = Wanted(session, _wall(session), kept.minutes, cancelled=False, reason=reason)
    return outcome(plan, "reinstate", [wanted])


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
    why = _reason(reason)
    later = [s for s in plan.sessions(chosen)[after_week:] if s.status != "cancelled"]
    return outcome(plan, "finish", [_cancelled(plan, session, why) for session in later])


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


def _cancelled(plan: Plan, session: Session, reason: str | None) -> Wanted:
    kept = _kept(plan, session)
    if session.status == "cancelled":
        reason = reason or kept.reason
    return Wanted(session, _wall(session), kept.minutes, cancelled=True, reason=reason)
