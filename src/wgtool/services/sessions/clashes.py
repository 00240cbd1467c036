"""Which sessions newly share time when some of them are changed, and whom that hits."""

from collections.abc import Iterable, Iterator, Mapping

from wgtool.domain.overlaps import sharing
from wgtool.domain.plan import Plan
from wgtool.domain.sessions import Session, SessionKey
from wgtool.texts.say import Message, msg

Pair = tuple[SessionKey, SessionKey]


def new_clashes(plan: Plan, changed: Mapping[SessionKey, Session]) -> Iterator[Message]:
    """Yield a warning for each two sessions that did not share time before and do now, cancelled ones aside.

    Told are people in both groups, a facilitator of both sessions, and two sessions of one group. `plan` is the
    programme before the change, `changed` the sessions as they will be.
    """
    before = plan.all_sessions()
    after = {session.key: changed.get(session.key, session) for session in before}
    known = _sharing(before)
    for pair in sorted(_sharing(after.values()) - known):
        first, second = sorted((after[key] for key in pair), key=lambda one: one.instants)
        if plan.to_come(first) and plan.to_come(second):
            yield from _hit(plan, first, second)


def _sharing(sessions: Iterable[Session]) -> set[Pair]:
    return {(min(a.key, b.key), max(a.key, b.key)) for a, b in sharing(sessions)}


def _hit(plan: Plan, first: Session, second: Session) -> Iterator[Message]:
    values = {
        "group": first.group.name,
        "week": first.week.number,
        "other": second.group.name,
        "other_week": second.week.number,
        "at": second.starts_at,
    }
    if first.group.id == second.group.id:
        yield msg("clash.same_group", **values)
        return
    people = plan.state.groups.get(first.group.id, {}).keys() & plan.state.groups.get(second.group.id, {}).keys()
    if people:
        names = tuple(sorted(plan.state.people[key].name for key in people))
        yield msg("clash.people", names=names, **values)
    elsewhere = {one.key for one in second.facilitators}
    for one in first.facilitators:
        if one.key in elsewhere:
            yield msg("clash.facilitator", who=one.name, **values)
