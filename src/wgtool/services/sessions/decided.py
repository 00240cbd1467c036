"""What a change of sessions comes to: what is recorded, who is touched, what everyone should know."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from wgtool.domain.journal import Change
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group
from wgtool.domain.records import Record
from wgtool.domain.sessions import Session, SessionChange, planned_session
from wgtool.errors import Refused, UsageError
from wgtool.services.outcome import Outcome
from wgtool.services.programme.oddities import public_holidays, session_warnings
from wgtool.services.sessions.clashes import new_clashes
from wgtool.texts.dates import Amount
from wgtool.texts.say import Message, msg

_YEARS = range(1970, 9000)


class Wanted(NamedTuple):
    """What is to become of a session: wall-clock start, minutes (None is as defined), held or not, and why."""

    session: Session
    starts: datetime
    minutes: int | None
    cancelled: bool
    reason: str | None


def touched(plan: Plan, groups: Iterable[Group]) -> tuple[str, ...]:
    """Return the addresses of everyone in some groups, each once: who has a place before who waits for one."""
    chosen = list(groups)
    signups = [
        signup
        for status in ("confirmed", "waiting")
        for group in chosen
        for signup in plan.state.with_status(group.id, status)
    ]
    return tuple(dict.fromkeys(plan.state.people[signup.key].email for signup in signups))


def told_people(plan: Plan, groups: Iterable[Group]) -> list[Message]:
    """Return the line that says who is in some groups, those who only wait counted apart; nothing of nobody."""
    chosen = list(groups)
    people = [plan.person(email) for email in touched(plan, chosen)]
    placed = {signup.key for group in chosen for signup in plan.state.with_status(group.id, "confirmed")}
    waiting = sum(person.key not in placed for person in people)
    counts = {"count": len(people) - waiting, "waiting": waiting}
    names = tuple(person.name for person in people)
    return [msg("session.people_waiting" if waiting else "session.people", **counts, names=names)] if people else []


def outcome(plan: Plan, do: str, wanted: Sequence[Wanted]) -> Outcome:
    """Return a command’s decision on some sessions; those that are so already are left out.

    Raises:
        Refused: The clocks skip a time.
        UsageError: A time lies outside the years that calendars have.
    """
    records: list[Record] = []
    changes: list[tuple[Session, Session]] = []
    for one in wanted:
        new = _new(one)
        after = _planned(plan, one.session, new)
        if _seen(after) == _seen(one.session):
            continue
        changes.append((one.session, after))
        records.append(_record(after, new))
    return of_sessions(plan, do, {"sessions": records}, changes)


def of_sessions(plan: Plan, do: str, change: Change, changes: Sequence[tuple[Session, Session]]) -> Outcome:
    """Return a decision on sessions, given as they stand and as they will, and what is recorded of that."""
    if not changes:
        return Outcome(do, {}, (msg("session.nothing"),))
    groups = {after.group.id: after.group for _, after in changes}
    people = touched(plan, groups.values())
    text = [_line(before, after) for before, after in changes]
    text += told_people(plan, groups.values())
    return Outcome(do, change, tuple(text), people, sessions=tuple(changes), warnings=tuple(_warnings(plan, changes)))


def _seen(session: Session) -> tuple[object, ...]:
    """Return what people see of a session that a command may change."""
    return *session.instants, session.status, session.reason


def _new(wanted: Wanted) -> SessionChange:
    """Return what the store will say; what is as the definitions have it follows them when they are edited."""
    session = wanted.session
    at_home = wanted.starts == session.originally.replace(tzinfo=None, fold=0)
    return SessionChange(
        starts=None if at_home else wanted.starts,
        minutes=None if wanted.minutes == session.original_minutes else wanted.minutes,
        cancelled=wanted.cancelled,
        reason=wanted.reason,
    )


def _planned(plan: Plan, session: Session, change: SessionChange) -> Session:
    """Return a session as it will be.

    Raises:
        Refused: The clocks skip that time.
        UsageError: It lies outside the years that calendars have.
    """
    if change.starts is not None and change.starts.year not in _YEARS:
        raise UsageError("session.year", at=change.starts.date().isoformat())
    after = planned_session(plan.programme, session.group, session.week, change)
    if after.kind == "never" and after.status != "cancelled":
        values = {"group": session.group.name, "week": session.week.number, "at": after.starts_at}
        raise Refused("session.never", **values).advise("session.never_advice")
    return after


def _record(after: Session, change: SessionChange) -> Record:
    return {
        "group": after.group.id,
        "week": after.week.number,
        "starts": change.starts.isoformat(timespec="minutes") if change.starts else None,
        "minutes": change.minutes,
        "status": after.status,
        "reason": change.reason,
    }


def _line(before: Session, after: Session) -> Message:
    """Return one line of the answer: a session before and after."""
    values: dict[str, object] = {
        "group": after.group.name,
        "week": after.week.number,
        "before": before.starts_at,
        "after": after.starts_at,
    }
    moved = before.starts_at != after.starts_at
    if before.facilitators != after.facilitators:
        return line_held(after)
    if before.minutes != after.minutes:
        lengths = {"old": Amount(before.minutes, "minute"), "new": Amount(after.minutes, "minute")}
        return msg("session.line_resized", **values, **lengths)
    if after.status == "cancelled":
        return msg("session.line_moved_cancelled" if moved else "session.line_cancelled", **values)
    if before.status == "cancelled" and not moved:
        return msg("session.line_reinstated", **values)
    return msg("session.line_moved" if moved else "session.line_reason", **values)


def line_held(session: Session) -> Message:
    """Return the line that says who facilitates a session."""
    values = {"group": session.group.name, "week": session.week.number, "after": session.starts_at}
    if not session.facilitators:
        return msg("session.line_uncovered", **values)
    return msg("session.line_covered", who=tuple(one.name for one in session.facilitators), **values)


def _warnings(plan: Plan, changes: Sequence[tuple[Session, Session]]) -> Iterator[Message]:
    """Yield what the changes bring about that was not so before."""
    held = [(before, after) for before, after in changes if after.status != "cancelled"]
    days = [session.starts_at.date() for pair in held for session in pair]
    holidays = dict(public_holidays(plan.programme, days)) if held else {}
    yield from _of_the_clock(plan, changes)
    for before, after in held:
        known = []
        if before.status != "cancelled":
            known = [_apart_from_time(one) for one in session_warnings(plan.programme, before, holidays)]
        for message in session_warnings(plan.programme, after, holidays):
            again = message.key in _OF_THE_TIME and before.starts_at != after.starts_at
            if again or _apart_from_time(message) not in known:
                yield message
    yield from new_clashes(plan, {after.key: after for _, after in changes})


def _of_the_clock(plan: Plan, changes: Iterable[tuple[Session, Session]]) -> Iterator[Message]:
    """Yield which of the sessions have begun already or are recorded, and which are put at a time that is past."""
    for before, after in changes:
        values = {"group": after.group.name, "week": after.week.number}
        if not plan.to_come(before):
            yield msg("session.begun", at=before.starts_at, **values)
        if plan.state.attendance(before.key) is not None:
            yield msg("session.attended", **values)
        if after.status != "cancelled" and before.starts_at != after.starts_at and not plan.to_come(after):
            yield msg("session.past", at=after.starts_at, **values)


# Said of each new time, also where the one before was odd in the same way.
_OF_THE_TIME = frozenset({"check.weekend", "check.odd_hour", "check.before_week_1"})


def _apart_from_time(message: Message) -> Message:
    values = {name: value for name, value in message.values.items() if name not in {"at", "minutes"}}
    return Message(message.key, values)
