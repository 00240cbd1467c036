"""Who moves up from the waiting lists, first come, first served, and which lists they leave with that."""

from collections.abc import Iterable, Sequence

from wgtool.domain.allocation.phase import is_choosing, places_each
from wgtool.domain.people import Signup, email_key
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group
from wgtool.domain.records import Record
from wgtool.texts.say import Message, msg


def promotions(plan: Plan, leaving: Iterable[Signup]) -> list[Record]:
    """Return who moves up from the waiting lists when some people leave: first come, first served."""
    going = list(leaving)
    records: list[Record] = []
    for group in plan.programme.groups:
        gone = {signup.key for signup in going if signup.group == group.id}
        if gone:
            records += fill(plan, group, gone, records)
    return records


def fill(plan: Plan, group: Group, gone: Iterable[str] = (), given: Sequence[Record] = ()) -> list[Record]:
    """Return who moves up into a group’s free places once the people with the keys `gone` have left it.

    `given` are the places that others move up into in the same step.
    """
    if not plan.waiting(group) or is_choosing(plan) or plan.ended_after(group) is not None or plan.is_over(group):
        return []
    absent = set(gone)
    confirmed = sum(s.key not in absent for s in plan.state.with_status(group.id, "confirmed"))
    queue = [s for s in plan.state.with_status(group.id, "waiting") if s.key not in absent]
    if places_each(plan) is not None:
        from wgtool.domain.allocation.joining import has_number  # noqa: PLC0415 - few programmes give places so

        queue = [s for s in queue if not has_number(plan, s.key, given)]
    free = len(queue) if group.capacity is None else max(0, group.capacity - confirmed)
    return [{"group": group.id, "email": plan.state.people[signup.key].email} for signup in queue[:free]]


def let_go(plan: Plan, given: Iterable[Record], leaving: str = "") -> list[Record]:
    """Return the waiting lists that people leave with the places given to them, where places are given by choice.

    Args:
        plan: The programme as it stands.
        given: Sign-ups and who moves up; what is not confirmed is no place.
        leaving: A group that all of them leave in the same step, by id.
    """
    if places_each(plan) is None:
        return []
    from wgtool.domain.allocation.joining import lists_left  # noqa: PLC0415 - few programmes give places so

    return lists_left(plan, list(given), leaving)


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
