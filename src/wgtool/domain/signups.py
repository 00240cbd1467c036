"""The rules of signing up: places, the waiting list, clashes and load.

Each function looks at a plan and returns what is to be recorded or raises why not; nothing is changed here.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wgtool.domain.people import Person, Signup, SignupStatus, email_key
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group
from wgtool.domain.records import Record
from wgtool.domain.sessions import Session
from wgtool.errors import Refused
from wgtool.texts.say import Message, msg


class Allowed(NamedTuple):
    """What the facilitator allows or forbids beyond the rules."""

    waiting: bool = True
    clash: bool = False


class Clash(Refused):
    """Two groups share time.

    Args:
        group: The group that was asked for.
        other: The one it clashes with.
        overlap: Their first two sessions that share time.
    """

    def __init__(self, group: Group, other: Group, overlap: tuple[Session, Session]) -> None:
        super().__init__(
            "joining.clash",
            group=group.name,
            id=group.id,
            other=other.name,
            other_id=other.id,
            at=max(overlap, key=lambda session: session.instants).starts_at,
        )
        self.advise("joining.clash_advice")


class Full(Refused):
    """A group has no place left that nobody waits for, and waiting is not wanted."""

    def __init__(self, group: Group) -> None:
        super().__init__("joining.full", group=group.name, id=group.id, capacity=group.capacity)
        self.advise("joining.full_advice")


class Joined(NamedTuple):
    """What signing up for one group comes to."""

    group: Group
    status: SignupStatus
    position: int | None
    changed: bool


class Joining(NamedTuple):
    """What signing up for some groups comes to, with what the person should be told."""

    results: tuple[Joined, ...]
    records: tuple[Record, ...]
    warnings: tuple[Message, ...]


def join(plan: Plan, person: Person, groups: Sequence[Group], allowed: Allowed, *, leaving: str = "") -> Joining:
    """Decide a sign-up for one or more groups as one step.

    Args:
        plan: The programme as it stands.
        person: Who signs up.
        groups: What for, in order of preference.
        allowed: What is permitted beyond the rules.
        leaving: A group that the person leaves in the same step, so that it cannot clash.

    Raises:
        Refused: A group has ended, is full and waiting is not wanted, or sessions overlap in time.
    """
    held = [signup.group for signup in plan.state.signups_of(person.key) if signup.group != leaving]
    new = [group for group in groups if group.id not in held]
    refuse_ended(plan, new)
    # Groups that the definitions no longer hold stand in nobody’s way.
    warnings = _time_warnings(plan, [plan.known(group) for group in held if plan.has(group)], new, allowed)
    warnings += [msg("joining.over", group=group.name) for group in new if plan.is_over(group)]
    count, limit = sum(map(plan.asks, held)) + len(new), plan.programme.max_groups_per_person
    if new and count > limit:
        warnings.append(msg("joining.many_groups", name=person.name, count=count, limit=limit))
    results = tuple(_place(plan, person, group, allowed) for group in groups)
    return Joining(results, _records([person] * len(results), results), tuple(warnings))


def follow(plan: Plan, people: Sequence[Person], group: Group, allowed: Allowed, *, leaving: str) -> Joining:
    """Decide where some people come to stand in a group for which all of them leave another, as one step.

    Those who are in it already keep what they have there; the others come behind whoever already waits, in their order.

    Args:
        plan: The programme as it stands.
        people: Who comes, in order.
        group: Where to.
        allowed: What is permitted beyond the rules.
        leaving: The group that they leave, by id, so that it cannot clash.

    Raises:
        Refused: The group has ended, or its sessions overlap with others of somebody’s.
    """
    refuse_ended(plan, [group])
    left, waiting = plan.places_left(group), plan.waiting(group)
    free = len(people) if left is None else max(0, left - waiting)
    results: list[Joined] = []
    warnings: list[Message] = [msg("joining.over", group=group.name)] if plan.is_over(group) else []
    clashing: list[str] = []
    for person in people:
        signup = plan.state.signup(group.id, person.key)
        if signup is not None:
            results.append(Joined(group, signup.status, plan.state.position(signup), changed=False))
            continue
        held = [one.group for one in plan.state.signups_of(person.key) if one.group != leaving and plan.has(one.group)]
        try:
            warnings += _time_warnings(plan, [plan.known(one) for one in held], [group], allowed)
        except Clash:
            clashing.append(person.name)
        waiting += not free
        results.append(Joined(group, "confirmed" if free else "waiting", None if free else waiting, changed=True))
        free = max(0, free - 1)
    if clashing:
        raise Refused("joining.clashes", group=group.name, names=tuple(clashing)).advise("joining.clash_advice")
    # Of many people each may be told the same.
    told = tuple(one for place, one in enumerate(warnings) if one not in warnings[:place])
    return Joining(tuple(results), _records(people, results), told)


def _records(people: Iterable[Person], results: Iterable[Joined]) -> tuple[Record, ...]:
    return tuple(
        {"group": result.group.id, "email": person.email, "status": result.status}
        for person, result in zip(people, results, strict=True)
        if result.changed
    )


def refuse_ended(plan: Plan, groups: Iterable[Group]) -> None:
    """Let nobody into a group that ends early: it has ended from the moment that is decided.

    Raises:
        Refused: One of the groups has ended.
    """
    for group in groups:
        if (week := plan.ended_after(group)) is not None:
            error = Refused("joining.ended", group=group.name, id=group.id, week=week)
            raise error.advise("joining.ended_advice", id=group.id)


def promotions(plan: Plan, leaving: Iterable[Signup]) -> list[Record]:
    """Return who moves up from the waiting lists when some people leave: first come, first served."""
    going = list(leaving)
    records: list[Record] = []
    for group in plan.programme.groups:
        gone = {signup.key for signup in going if signup.group == group.id}
        if gone:
            records += fill(plan, group, gone)
    return records


def fill(plan: Plan, group: Group, gone: Iterable[str] = ()) -> list[Record]:
    """Return who moves up into a group’s free places once the people with the keys `gone` have left it."""
    if not plan.waiting(group) or plan.ended_after(group) is not None or plan.is_over(group):
        return []
    absent = set(gone)
    confirmed = sum(s.key not in absent for s in plan.state.with_status(group.id, "confirmed"))
    queue = [s for s in plan.state.with_status(group.id, "waiting") if s.key not in absent]
    free = len(queue) if group.capacity is None else max(0, group.capacity - confirmed)
    return [{"group": group.id, "email": plan.state.people[signup.key].email} for signup in queue[:free]]


def promotion_clashes(plan: Plan, promoted: Iterable[Record]) -> list[Message]:
    """Return who moves up into a group that shares time with another one in which they have a place."""
    found: list[Message] = []
    for record in promoted:
        key, group = email_key(record["email"]), plan.known(record["group"])
        for signup in plan.state.signups_of(key):
            other = plan.known(signup.group)
            beside = other.id != group.id and signup.status == "confirmed" and plan.has(other.id)
            overlap = plan.meeting(group, other).overlap if beside and plan.has(group.id) else None
            if overlap is not None:
                at = max(overlap, key=lambda session: session.instants).starts_at
                name = plan.state.people[key].name
                found.append(msg("promote.clash", name=name, group=group.name, other=other.name, at=at))
    return found


def _place(plan: Plan, person: Person, group: Group, allowed: Allowed) -> Joined:
    signup = plan.state.signup(group.id, person.key)
    if signup is not None:
        return Joined(group, signup.status, plan.state.position(signup), changed=False)
    waiting = plan.waiting(group)
    left = plan.places_left(group)
    # A free place belongs to those who already wait.
    if left is None or left > waiting:
        return Joined(group, "confirmed", None, changed=True)
    if not allowed.waiting:
        raise Full(group)
    return Joined(group, "waiting", waiting + 1, changed=True)


def _time_warnings(plan: Plan, held: list[Group], new: list[Group], allowed: Allowed) -> list[Message]:
    """Return what the timetable makes of some new groups beside those held; an overlap is refused."""
    warnings: list[Message] = []
    for place, group in enumerate(new):
        for other in [*held, *new[:place]]:
            overlap, touches = plan.meeting(group, other)
            if overlap is not None:
                clash = Clash(group, other, overlap)
                if not allowed.clash:
                    raise clash
                warnings.append(clash.messages[0])
            elif touches:
                warnings.append(msg("joining.no_break", group=group.name, other=other.name))
    return warnings
