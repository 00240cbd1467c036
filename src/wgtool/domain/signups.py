"""The rules of signing up: places, the waiting list, clashes and load.

Each function looks at a plan and returns what is to be recorded or raises why not; nothing is changed here.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wgtool.domain.allocation.phase import is_choosing, position
from wgtool.domain.moving_up import let_go
from wgtool.domain.people import Person, SignupStatus
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
    # Whether waiting was forbidden in so many words, where it is not to be had without asking either.
    insists: bool = False


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
    # Which choice of theirs it is, where places are given by choice.
    choice: int | None = None


class Joining(NamedTuple):
    """What signing up for some groups comes to, with what the person should be told.

    `records` are the sign-ups, `left` those that are let go with them and `placed` the places given by hand.
    """

    results: tuple[Joined, ...]
    records: tuple[Record, ...]
    warnings: tuple[Message, ...]
    left: tuple[Record, ...] = ()
    placed: tuple[Record, ...] = ()


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
    if plan.programme.by_choice:
        from wgtool.domain.allocation.joining import join_by_choice  # noqa: PLC0415 - few programmes give places so

        return join_by_choice(plan, person, groups, allowed, leaving=leaving)
    held = [signup.group for signup in plan.state.signups_of(person.key) if signup.group != leaving]
    new = [group for group in groups if group.id not in held]
    refuse_ended(plan, new)
    # Groups that the definitions no longer hold stand in nobody’s way.
    warnings = time_warnings(plan, [plan.known(group) for group in held if plan.has(group)], new, allowed)
    warnings += [msg("joining.over", group=group.name) for group in new if plan.is_over(group)]
    count, limit = sum(map(plan.asks, held)) + len(new), plan.programme.max_groups_per_person
    if new and count > limit:
        warnings.append(msg("joining.many_groups", name=person.name, count=count, limit=limit))
    results = tuple(place(plan, person, group, allowed) for group in groups)
    return Joining(results, joined_records([person] * len(results), results), tuple(warnings))


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
    free = 0 if is_choosing(plan) else len(people) if left is None else max(0, left - waiting)
    results: list[Joined] = []
    warnings: list[Message] = [msg("joining.over", group=group.name)] if plan.is_over(group) else []
    clashing: list[str] = []
    for person in people:
        signup = plan.state.signup(group.id, person.key)
        if signup is not None:
            results.append(Joined(group, signup.status, position(plan, signup), changed=False))
            continue
        if is_choosing(plan):
            old = plan.state.signup(leaving, person.key)
            results.append(Joined(group, "waiting", None, changed=True, choice=old.choice if old else None))
            continue
        held = [one.group for one in plan.state.signups_of(person.key) if one.group != leaving and plan.has(one.group)]
        try:
            warnings += time_warnings(plan, [plan.known(one) for one in held], [group], allowed)
        except Clash:
            clashing.append(person.name)
        waiting += not free
        results.append(Joined(group, "confirmed" if free else "waiting", None if free else waiting, changed=True))
        free = max(0, free - 1)
    if clashing:
        raise Refused("joining.clashes", group=group.name, names=tuple(clashing)).advise("joining.clash_advice")
    # Of many people each may be told the same.
    told = tuple(one for place, one in enumerate(warnings) if one not in warnings[:place])
    records = joined_records(people, results, later=is_choosing(plan))
    return Joining(tuple(results), records, told, tuple(let_go(plan, records, leaving)))


def joined_records(people: Iterable[Person], results: Iterable[Joined], *, later: bool = False) -> tuple[Record, ...]:
    """Return what is to be recorded of sign-ups; `later` tells that places are given to all at once."""
    records: list[Record] = []
    for person, result in zip(people, results, strict=True):
        if result.changed:
            record: Record = {"group": result.group.id, "email": person.email, "status": result.status}
            record |= {} if result.choice is None else {"choice": result.choice}
            records.append(record | ({"later": True} if later else {}))
    return tuple(records)


def refuse_ended(plan: Plan, groups: Iterable[Group]) -> None:
    """Let nobody into a group that ends early: it has ended from the moment that is decided.

    Raises:
        Refused: One of the groups has ended.
    """
    for group in groups:
        if (week := plan.ended_after(group)) is not None:
            error = Refused("joining.ended", group=group.name, id=group.id, week=week)
            raise error.advise("joining.ended_advice", id=group.id)


def place(plan: Plan, person: Person, group: Group, allowed: Allowed) -> Joined:
    """Return what signing up for one group comes to, first come, first served.

    Raises:
        Full: It is full, and waiting is not wanted.
    """
    signup = plan.state.signup(group.id, person.key)
    if signup is not None:
        return Joined(group, signup.status, position(plan, signup), changed=False)
    waiting = plan.waiting(group)
    left = plan.places_left(group)
    # A free place belongs to those who already wait.
    if left is None or left > waiting:
        return Joined(group, "confirmed", None, changed=True)
    if not allowed.waiting:
        raise Full(group)
    return Joined(group, "waiting", waiting + 1, changed=True)


def time_warnings(plan: Plan, held: list[Group], new: list[Group], allowed: Allowed) -> list[Message]:
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
