"""Ending a group early, and where those go who are in it."""

from collections.abc import Sequence
from typing import NamedTuple

from wgtool.domain.people import Person
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group
from wgtool.domain.sessions import End
from wgtool.domain.signups import Allowed, follow
from wgtool.errors import Refused
from wgtool.services.outcome import Outcome
from wgtool.services.sessions.decided import outcome, touched
from wgtool.services.sessions.moves import cancelled, held_again, reason_of
from wgtool.services.signups.places import joined_message, move_of
from wgtool.texts.say import msg


class Following(NamedTuple):
    """Where those in a group that ends go, by any of that group’s names; and whether sessions may clash there."""

    into: str
    allowed: Allowed = Allowed()


def finish(plan: Plan, group: str, after_week: int, reason: str | None, following: Following | None = None) -> Outcome:
    """Decide that a group ends early: its later sessions are not held. Those cancelled already stay as they are.

    To decide it again moves the end: what only the end before cancelled is held again, if it now lies before the end.
    With the last week of all the group does not end early.

    Args:
        plan: The programme as it stands.
        group: The group, by any of its names.
        after_week: The last sprint week that is held; 0 if none is.
        reason: Why.
        following: Where those go who are in it; None leaves them.

    Raises:
        Refused: There is no such group or week, or those in it cannot go where they are to.
        UsageError: The reason cannot be one.
    """
    chosen = plan.group(group)
    decided = _ended(plan, chosen, after_week, reason)
    return decided if following is None else _followed(plan, chosen, after_week, following, decided)


def _ended(plan: Plan, chosen: Group, after_week: int, reason: str | None) -> Outcome:
    if after_week != 0:
        plan.session(chosen, after_week)
    why, sessions = reason_of(reason), plan.sessions(chosen)
    before = plan.state.ends.get(chosen.id, End(len(sessions)))
    later = [session for session in sessions[after_week:] if session.status != "cancelled"]
    again = [s for s in sessions[:after_week] if s.week.number in before.weeks and s.status == "cancelled"]
    wanted = [held_again(plan, session) for session in again] + [cancelled(plan, session, why) for session in later]
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


def _followed(plan: Plan, group: Group, after_week: int, following: Following, decided: Outcome) -> Outcome:
    """Return a decision on a group’s end with where those in it go.

    Raises:
        Refused: The other group is the same one, or has ended, or clashes with others of somebody’s; or a session is
            still to come.
    """
    other = plan.group(following.into)
    if other.id == group.id:
        raise Refused("session.into_itself", group=group.name)
    changed = {after.key: after for _, after in decided.sessions}
    held = [changed.get(one.key, one) for one in plan.sessions(group)[:after_week]]
    to_come = [one for one in held if one.status != "cancelled" and plan.to_come(one)]
    if to_come:
        error = Refused("session.into_too_early", group=group.name, week=to_come[-1].week.number)
        raise error.advise("session.into_advice", at=to_come[-1].starts_at)
    people = _people(plan, group)
    joining = follow(plan, people, other, following.allowed, leaving=group.id)
    if not people:
        return decided
    left = [{"group": group.id, "email": person.email} for person in people]
    moves = list(zip(people, joining.results, strict=True))
    return decided._replace(
        change={**decided.change, "left": [*left, *joining.left], "joined": list(joining.records)},
        text=(*(decided.text if decided.change else ()), *(joined_message(who, result) for who, result in moves)),
        people=tuple(dict.fromkeys([*decided.people, *(person.email for person in people)])),
        moves=tuple(move_of(who, group, result) for who, result in moves),
        warnings=(*decided.warnings, *joining.warnings),
    )


def _people(plan: Plan, group: Group) -> Sequence[Person]:
    """Return who is in a group: those with a place, then those who wait, each in order of arrival."""
    signups = [*plan.state.with_status(group.id, "confirmed"), *plan.state.with_status(group.id, "waiting")]
    return [plan.state.people[signup.key] for signup in signups]
