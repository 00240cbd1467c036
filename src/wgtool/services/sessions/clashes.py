"""Which sessions newly share time when some of them are changed, and whom that hits."""

from collections.abc import Iterable, Iterator, Mapping

from wgtool.domain.overlaps import sharing
from wgtool.domain.plan import Plan
from wgtool.domain.sessions import Session, SessionKey
from wgtool.texts.say import Message, msg

Pair = tuple[SessionKey, SessionKey]


def new_clashes(plan: Plan, changed: Mapping[SessionKey, Session]) -> Iterator[Message]:
    """Yield a warning for each two sessions that share time now and hit somebody whom they did not hit before.

    Told are people in both groups, a facilitator of both sessions, and two sessions of one group; cancelled sessions
    aside. `plan` is the programme before the change, `changed` the sessions as they will be.
    """
    before = plan.all_sessions()
    after = {session.key: changed.get(session.key, session) for session in before}
    known = {(pair, message.key, message.values.get("who")) for pair, message in _hits(plan, before)}
    for pair, message in sorted(_hits(plan, after.values()), key=lambda one: one[0]):
        if (pair, message.key, message.values.get("who")) not in known and all(
            plan.to_come(after[key]) for key in pair
        ):
            yield message


def _hits(plan: Plan, sessions: Iterable[Session]) -> Iterator[tuple[Pair, Message]]:
    for two in sharing(sessions):
        first, second = sorted(two, key=lambda one: one.instants)
        pair = min(first.key, second.key), max(first.key, second.key)
        for message in _hit(plan, first, second):
            yield pair, message


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
