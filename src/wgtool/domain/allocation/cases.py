"""The case that a programme as it stands puts: who wants what, who has what, and what may not be."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from wgtool.domain.allocation.case import Case, Room, Seeker
from wgtool.domain.allocation.rules import FIELDS
from wgtool.domain.people import Person, Signup
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group


class Wishes(NamedTuple):
    """What a facilitator asks for: groups by id. `without` and `capacity` are what if; `keep` may not be left out."""

    without: frozenset[str] = frozenset()
    capacity: Mapping[str, int] = {}
    keep: frozenset[str] = frozenset()
    keep_all: bool = False

    @property
    def what_if(self) -> bool:
        """Whether the question is what would be if."""
        return bool(self.without or self.capacity)

    @property
    def as_it_is(self) -> "Wishes":
        """The same without what is only if."""
        return self._replace(without=frozenset(), capacity={})


def case_of(plan: Plan, wishes: Wishes) -> Case:
    """Return the case of a programme as it stands."""
    groups = plan.programme.groups
    numbers = {group.id: number for number, group in enumerate(groups) if group.id not in wishes.without}
    each = plan.programme.groups_each or 1
    # Where a person gets one group only, no two of theirs can clash.
    clashes = (
        pair
        for one, other in combinations(range(len(groups) if each > 1 else 0), 2)
        if plan.meeting(groups[one], groups[other]).overlap is not None
        for pair in ((one, other), (other, one))
    )
    return Case(
        rooms=tuple(_room(plan, group, wishes) for group in groups),
        seekers=tuple(_seekers(plan, numbers)),
        clashes=frozenset(clashes),
        each=each,
        rules=plan.programme.rules,
        aims=plan.programme.aims,
    )


def _room(plan: Plan, group: Group, wishes: Wishes) -> Room:
    minimum = group.minimum or 0
    shut = group.id in wishes.without or plan.ended_after(group) is not None or plan.is_over(group)
    keep = group.id in wishes.keep or (wishes.keep_all and minimum > 0 and not shut)
    return Room(group.id, minimum, wishes.capacity.get(group.id, group.capacity), shut, keep)


def _seekers(plan: Plan, numbers: Mapping[str, int]) -> Iterator[Seeker]:
    """Yield everybody who signed up, in the order of their earliest sign-up that stands."""
    known = {group.id for group in plan.programme.groups}
    arrived = plan.state.giving.arrived
    first: dict[str, int] = {}
    signups: dict[str, list[Signup]] = {}
    for members in plan.state.groups.values():
        for key, signup in members.items():
            at = arrived.get((signup.group, key), 0)
            first[key] = min(at, first.get(key, at))
            signups.setdefault(key, []).append(signup)
    for key in sorted(first, key=first.__getitem__):
        if any(one.group in known for one in signups[key]):
            yield _seeker(plan.state.people[key], signups[key], numbers)


def _seeker(person: Person, signups: list[Signup], numbers: Mapping[str, int]) -> Seeker:
    # What was signed up for before choices were ranked comes last.
    last = max((one.choice or 0 for one in signups), default=0) + 1
    waiting = {one.group: one.choice or last for one in signups if one.status == "waiting"}
    placed = {one.group: one.choice or 0 for one in signups if one.status == "confirmed"}
    ranks = [rank for rank in (*waiting.values(), *placed.values()) if rank]
    return Seeker(
        email=person.email,
        options=tuple((numbers[group], rank) for group, rank in waiting.items() if group in numbers),
        fixed=tuple((numbers[group], rank) for group, rank in placed.items() if group in numbers),
        last=max(ranks) if len(ranks) > 1 else None,
        answers=tuple(_compared(getattr(person, field)) for field in FIELDS),
    )


def _compared(answer: str | None) -> str | None:
    """Return an answer as it is compared: without case and outer spaces; None for an empty one."""
    return (answer or "").strip().casefold() or None
