"""Signing up where people rank their choices: until all places are given, and from then on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from wgtool.domain.allocation.phase import is_choosing, places_each, position
from wgtool.domain.people import Person, Signup, email_key
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group
from wgtool.domain.records import Record
from wgtool.domain.signups import Allowed, Clash, Full, Joined, Joining, joined_records, place, refuse_ended
from wgtool.errors import Refused
from wgtool.texts.say import Message, msg


def join_by_choice(plan: Plan, person: Person, groups: Sequence[Group], allowed: Allowed, *, leaving: str) -> Joining:
    """Decide a sign-up for ranked choices as one step.

    Args:
        plan: The programme as it stands.
        person: Who signs up.
        groups: What for, in order of preference; they rank after those named before.
        allowed: What is permitted beyond the rules.
        leaving: A group that the person leaves in the same step, whose rank the new one has.

    Raises:
        Refused: A group has ended; nothing may wait; or, once places were given, the person has their number of places,
            or one clashes with a place they have.
    """
    held = {one.group: one for one in plan.state.signups_of(person.key) if one.group != leaving}
    new = [group for group in groups if group.id not in held]
    refuse_ended(plan, new)
    old = plan.state.signup(leaving, person.key) if leaving else None
    ranks = _ranks(plan, person, new, old)
    over = tuple(msg("joining.over", group=group.name) for group in new if plan.is_over(group))
    if is_choosing(plan):
        # Who leaves a list for another waits as before; a place is given up by a word only.
        may_wait = allowed.waiting or (old is not None and old.status == "waiting" and not allowed.insists)
        if new and not may_wait:
            raise Refused("joining.later").advise("joining.later_advice")
        results = tuple(_chosen(held.get(group.id), group, ranks) for group in groups)
        return Joining(results, joined_records([person] * len(results), results, later=True), over)
    return _afterwards(_Case(plan, person, groups, allowed, leaving, held), ranks, over)


class _Case(NamedTuple):
    """A sign-up that is to be decided: see `join_by_choice`; `held` is what the person has, by group."""

    plan: Plan
    person: Person
    groups: Sequence[Group]
    allowed: Allowed
    leaving: str
    held: dict[str, Signup]


def _ranks(plan: Plan, person: Person, new: Sequence[Group], old: Signup | None) -> dict[str, int | None]:
    """Return the rank of each new choice: after those named before, or that of the one which is left for it."""
    if old is not None:
        return dict.fromkeys((group.id for group in new), old.choice)
    return dict(zip((group.id for group in new), count(last_rank(plan, person.key) + 1), strict=False))


def last_rank(plan: Plan, key: str) -> int:
    """Return the rank of somebody’s last choice; 0 if they have ranked none."""
    return max((one.choice or 0 for one in plan.state.signups_of(key)), default=0)


def _chosen(held: Signup | None, group: Group, ranks: dict[str, int | None]) -> Joined:
    if held is not None:
        return Joined(group, held.status, None, changed=False, choice=held.choice)
    return Joined(group, "waiting", None, changed=True, choice=ranks[group.id])


def _afterwards(case: _Case, ranks: dict[str, int | None], over: tuple[Message, ...]) -> Joining:
    """Decide a sign-up once places were given: the first groups with room, as many as a person gets.

    Raises:
        Refused: See `join_by_choice`.
    """
    plan, person = case.plan, case.person
    new = [group for group in case.groups if group.id not in case.held]
    held = (one for one in case.held.values() if one.status == "confirmed" and plan.has(one.group))
    mine, each = [plan.known(one.group) for one in held], places_each(plan) or 1
    if new and len(mine) >= each:
        error = Refused("joining.has_number", name=person.name, each=each, groups=tuple(one.name for one in mine))
        raise error.advise("joining.transfer", email=person.email, source=mine[0].id, target=new[0].id)
    warnings = [*over, *_clashes(plan, mine, new, case.allowed)]
    tried = {group.id: place(plan, person, group, Allowed()) for group in new}
    given: list[Group] = []
    for group in new:
        free = tried[group.id].status == "confirmed" and len(mine) + len(given) < each
        if free and not _meets(plan, group, given):
            given.append(group)
    full = len(mine) + len(given) >= each
    gone = [group for group in new if group not in given and (full or _meets(plan, group, given))]
    waits = [group for group in new if group not in given and group not in gone]
    if waits and not case.allowed.waiting:
        raise Full(waits[0])
    results = [_after(case, _chosen(case.held.get(group.id), group, ranks), tried, given) for group in case.groups]
    records = joined_records([person] * len(results), results)
    left: list[Record] = [{"group": group.id, "email": person.email} for group in gone]
    left += lists_left(plan, records, case.leaving)
    if gone:
        warnings.append(msg("joining.let_go", name=person.name, groups=tuple(group.name for group in gone)))
    shown = tuple(one for one in results if one.group not in gone)
    return Joining(shown, records, tuple(warnings), tuple(left))


def _after(case: _Case, one: Joined, tried: Mapping[str, Joined], given: Sequence[Group]) -> Joined:
    """Return what a choice comes to: as it is held, a place, or waiting."""
    if not one.changed:
        return one._replace(position=position(case.plan, case.held[one.group.id]))
    if one.group in given:
        return one._replace(status="confirmed")
    return one._replace(position=tried[one.group.id].position)


def _meets(plan: Plan, group: Group, others: Iterable[Group]) -> bool:
    return any(plan.meeting(group, other).overlap for other in others)


def _clashes(plan: Plan, mine: Sequence[Group], new: Sequence[Group], allowed: Allowed) -> Iterator[Message]:
    """Yield which new groups share time with places that somebody has.

    Raises:
        Clash: One does, and that is not allowed.
    """
    for group in new:
        for other in mine:
            overlap = plan.meeting(group, other).overlap
            if overlap is not None:
                clash = Clash(group, other, overlap)
                if not allowed.clash:
                    raise clash
                yield clash.messages[0]


def places_of(plan: Plan, key: str, given: Sequence[Record] = (), leaving: str = "") -> set[str]:
    """Return the groups in which somebody has a place once some more are given, by id; those of gone groups aside."""
    mine = {one.group for one in plan.state.signups_of(key) if one.status == "confirmed" and one.group != leaving}
    theirs = {one["group"] for one in given if email_key(one["email"]) == key and one.get("status") != "waiting"}
    return {group for group in mine | theirs if plan.has(group)}


def has_number(plan: Plan, key: str, given: Sequence[Record] = ()) -> bool:
    """Whether somebody has as many places as a person gets, once some more are given."""
    each = places_each(plan)
    return each is not None and len(places_of(plan, key, given)) >= each


def lists_left(plan: Plan, given: Sequence[Record], leaving: str = "") -> list[Record]:
    """Return the waiting lists that people leave with some places: all, or those that clash; see `signups.let_go`."""
    records: list[Record] = []
    people = dict.fromkeys(email_key(one["email"]) for one in given if one.get("status") != "waiting")
    emails = {email_key(one["email"]): one["email"] for one in given}
    for key in people:
        places = places_of(plan, key, given, leaving)
        new = [plan.known(one["group"]) for one in given if email_key(one["email"]) == key and one["group"] in places]
        for signup in plan.state.signups_of(key):
            if signup.status != "waiting" or signup.group in {*places, leaving} or not plan.has(signup.group):
                continue
            group = plan.known(signup.group)
            full = len(places) >= (places_each(plan) or 1)
            if full or _meets(plan, group, new):
                records.append({"group": signup.group, "email": emails[key]})
    return records
