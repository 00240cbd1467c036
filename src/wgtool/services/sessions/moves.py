"""Moving, cancelling and bringing back sessions.

What is decided is recorded as it comes out: where each session now stands. A session that was cancelled keeps its time,
so that it can come back to it; a shift moves it with the others and it stays cancelled.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from wgtool.domain.people import clean_field
from wgtool.domain.plan import Plan, in_order
from wgtool.domain.programme import Group
from wgtool.domain.sessions import Session, SessionChange, week_begins
from wgtool.domain.targets import Target
from wgtool.errors import Refused, UsageError
from wgtool.services.outcome import Outcome
from wgtool.services.sessions.decided import Wanted, outcome
from wgtool.texts.say import msg

LONGEST_SESSION = 24 * 60


class Chosen(NamedTuple):
    """Which sessions are meant: those of some groups, or of all that are still going on, of a sprint week or a day."""

    groups: Sequence[str]
    week: int | None = None
    on: date | None = None

    def sessions(self, plan: Plan) -> list[Session]:
        """Return the sessions, in the order of time.

        Raises:
            Refused: A group is unknown, one that is named has no such week, or there is no session on that day.
        """
        groups = plan.groups(self.groups)
        if self.week is not None and self.groups:
            return in_order(plan.session(group, self.week) for group in groups)
        found = plan.of_week(self.week, groups) if self.week is not None else _on(plan, self.on, groups)
        going_on = [one for one in found if self.groups or not _is_after_end(plan, one)]
        if not going_on:
            raise Refused("session.none_on" if self.week is None else "session.all_ended", day=self.on, week=self.week)
        return going_on


def reschedule(plan: Plan, chosen: Chosen, target: Target, minutes: int | None, reason: str | None) -> Outcome:
    """Decide the move of some sessions, as one step. A cancelled one is held again, at its new time.

    Args:
        plan: The programme as it stands.
        chosen: Which ones.
        target: The new start.
        minutes: The new length; None leaves it.
        reason: Why, for those who are told; None leaves no reason for another time.

    Raises:
        Refused: There are no such sessions, a group ends before its one, or the clocks skip that time.
        UsageError: The time, the length or the reason cannot be.
    """
    sessions = [going_on(plan, session) for session in chosen.sessions(plan)]
    if minutes is not None and not 1 <= minutes <= LONGEST_SESSION:
        raise UsageError("session.minutes", value=minutes, most=LONGEST_SESSION)
    why = reason_of(reason)
    decided = outcome(plan, "reschedule", [_moved(plan, one, target, minutes, why) for one in sessions])
    changed = {before.key for before, _ in decided.sessions}
    again = tuple(
        msg("session.again", group=one.group.name, week=one.week.number)
        for one in sessions
        if one.status == "cancelled" and one.key in changed
    )
    return decided._replace(warnings=(*again, *decided.warnings))


def _moved(plan: Plan, session: Session, target: Target, minutes: int | None, why: str | None) -> Wanted:
    to, kept = target.of(session), kept_of(plan, session)
    if to == _wall(session) and session.status != "cancelled":
        # Why it stands there is still true when only its length changes.
        why = why or kept.reason
    return Wanted(session, to, kept.minutes if minutes is None else minutes, cancelled=False, reason=why)


def cancel(plan: Plan, chosen: Chosen, reason: str | None) -> Outcome:
    """Decide that some sessions are not held, as one step. Of several, those cancelled already stay as they are.

    Raises:
        Refused: There are no such sessions.
        UsageError: The reason cannot be one.
    """
    sessions = chosen.sessions(plan)
    why = reason_of(reason)
    still = [session for session in sessions if session.status != "cancelled"] if len(sessions) > 1 else sessions
    return outcome(plan, "cancel", [cancelled(plan, session, why) for session in still])


def reinstate(plan: Plan, chosen: Chosen) -> Outcome:
    """Decide that some cancelled sessions are held after all, at the time they had, as one step.

    Raises:
        Refused: There are no such sessions, a group ends before its one, or the clocks skip that time.
    """
    return outcome(plan, "reinstate", [held_again(plan, going_on(plan, one)) for one in chosen.sessions(plan)])


class Slip(NamedTuple):
    """Which weeks are moved, from the first to the last (None is all later ones), and how far.

    That is by so many days, or by those from the Monday of the first week to that of another.
    """

    first: int
    days: int | None
    to_week: int | None = None
    last: int | None = None

    def by(self, plan: Plan) -> int:
        """Return by how many days."""
        if self.days is not None or self.to_week is None:
            return self.days or 0
        return (week_begins(plan.programme, self.to_week) - week_begins(plan.programme, self.first)).days


def shift(plan: Plan, groups: Sequence[str], slip: Slip, reason: str | None) -> Outcome:
    """Decide a move of every session of some weeks, by whole days at the same hour.

    Cancelled sessions move too and stay cancelled, with the reason they have.

    Args:
        plan: The programme as it stands.
        groups: Which ones; all if none is named. Those whose sprint ends before these weeks stay as they are.
        slip: Which weeks, and by how many days, backwards if negative.
        reason: Why; None leaves the reason that a session may have.

    Raises:
        Refused: A group is unknown, none has such a week, or the clocks skip a time.
        UsageError: The weeks, the number of days or the reason cannot be.
    """
    chosen = plan.groups(groups)
    plan.of_week(slip.first, chosen)
    if slip.last is not None:
        plan.of_week(slip.last, chosen)
        if slip.last < slip.first:
            raise UsageError("session.weeks_turned", first=slip.first, last=slip.last)
    days = slip.by(plan)
    why, target = reason_of(reason), Target(days=days)
    wanted = []
    for group in chosen:
        for session in plan.sessions(group)[slip.first - 1 : slip.last]:
            kept, is_off, starts = kept_of(plan, session), session.status == "cancelled", target.of(session)
            new_reason = kept.reason if is_off or not days else why or kept.reason
            wanted.append(Wanted(session, starts, kept.minutes, is_off, new_reason))
    return outcome(plan, "shift", wanted)


def _on(plan: Plan, day: date | None, groups: Sequence[Group]) -> list[Session]:
    """Return the sessions of one day, as now planned."""
    return [session for session in plan.all_sessions(groups) if session.starts_at.date() == day]


def _is_after_end(plan: Plan, session: Session) -> bool:
    end = plan.ended_after(session.group)
    return end is not None and session.week.number > end


def going_on(plan: Plan, session: Session) -> Session:
    """Return a session, unless its group ends before it.

    Raises:
        Refused: It does.
    """
    if _is_after_end(plan, session):
        values = {"week": session.week.number, "end": plan.ended_after(session.group)}
        error = Refused("session.after_end", group=session.group.name, **values)
        raise error.advise("session.after_end_advice", id=session.group.id)
    return session


def reason_of(text: str | None) -> str | None:
    """Return a reason as it is kept.

    Raises:
        UsageError: It cannot be one.
    """
    return None if text is None else clean_field("reason", text)


def kept_of(plan: Plan, session: Session) -> SessionChange:
    """Return what the store says of a session."""
    return plan.state.sessions.get(session.key, SessionChange())


def _wall(session: Session) -> datetime:
    """Return a session’s start by the clock on the wall."""
    return session.starts_at.replace(tzinfo=None, fold=0)


def held_again(plan: Plan, session: Session) -> Wanted:
    """Return a session as it is once it is held again, at the time it had."""
    kept = kept_of(plan, session)
    reason = None if session.status == "cancelled" else kept.reason
    return Wanted(session, _wall(session), kept.minutes, cancelled=False, reason=reason)


def cancelled(plan: Plan, session: Session, reason: str | None) -> Wanted:
    """Return a session as it is once it is not held; without a new reason it keeps that of an earlier time."""
    kept = kept_of(plan, session)
    if session.status == "cancelled":
        reason = reason or kept.reason
    return Wanted(session, _wall(session), kept.minutes, cancelled=True, reason=reason)
