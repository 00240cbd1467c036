"""Places given by hand: at once, with a reason, past those who wait."""

from collections.abc import Sequence

from wgtool.domain.moving_up import let_go
from wgtool.domain.people import Person
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group
from wgtool.domain.records import Record
from wgtool.domain.signups import Allowed, Joined, Joining, refuse_ended, time_warnings
from wgtool.errors import Refused
from wgtool.texts.say import msg


def place_by_hand(plan: Plan, person: Person, groups: Sequence[Group], allowed: Allowed, because: str) -> Joining:
    """Decide that a person is given a place in some groups, whoever waits; a rank that they gave one stays.

    Raises:
        Refused: A group is full or has ended, or shares time with another one of theirs.
    """
    held = plan.state.signups_of(person.key)
    has = {one.group for one in held if one.status == "confirmed"}
    new = [group for group in groups if group.id not in has]
    refuse_ended(plan, new)
    for group in new:
        if plan.places_left(group) == 0:
            error = Refused("joining.full", group=group.name, id=group.id, capacity=group.capacity)
            raise error.advise("joining.by_hand_full")
    wanted = {group.id for group in new}
    # Where places are given by choice, what somebody only waits for stands in nobody’s way.
    beside = [
        one.group for one in held if one.group not in wanted and (one.group in has or not plan.programme.by_choice)
    ]
    warnings = time_warnings(plan, [plan.known(id_) for id_ in beside if plan.has(id_)], new, allowed)
    warnings += [msg("joining.over", group=group.name) for group in new if plan.is_over(group)]
    asking = sum(map(plan.asks, beside)) + len(new)
    if new and asking > plan.programme.max_groups_per_person:
        limit = plan.programme.max_groups_per_person
        warnings.append(msg("joining.many_groups", name=person.name, count=asking, limit=limit))
    ranks = {one.group: one.choice for one in held}
    results = tuple(Joined(group, "confirmed", None, group in new, ranks.get(group.id)) for group in groups)
    placed: list[Record] = [{"group": group.id, "email": person.email, "because": because} for group in new]
    return Joining(results, (), tuple(warnings), tuple(let_go(plan, placed)), tuple(placed))
