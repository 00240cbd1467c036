"""Deciding who gets which place, and what it comes to in the journal."""

from collections.abc import Iterator
from time import monotonic
from typing import NamedTuple

from wgtool.domain.allocation.case import Case, Places, is_allowed, value
from wgtool.domain.allocation.cases import Wishes, case_of
from wgtool.domain.allocation.linear import Solver
from wgtool.domain.allocation.search import Answer, Impossible, best
from wgtool.domain.journal import Change
from wgtool.domain.people import email_key
from wgtool.domain.plan import Plan
from wgtool.domain.records import Record
from wgtool.errors import Refused
from wgtool.texts.say import Message, msg


class Asked(NamedTuple):
    """What is asked of `allocate`: see its options."""

    wishes: Wishes = Wishes()
    more: bool = False
    costs: bool = False
    seconds: float = 60
    unproven: bool = False


class Cost(NamedTuple):
    """What a rule of the mix costs: the sum of ranks without it, and the places without it of those who lost by it."""

    rule: str
    ranks: int
    places: Places
    losers: tuple[int, ...]


class Decided(NamedTuple):
    """An answer, with what it was asked of; `before` is the answer without the what-if."""

    case: Case
    answer: Answer
    asked: Asked
    before: Answer | None = None
    costs: tuple[Cost, ...] | None = None
    warnings: tuple[Message, ...] = ()

    @property
    def proven(self) -> bool:
        """Whether nothing is better, of all that was worked out."""
        return self.answer.proven and (self.before is None or self.before.proven)


def decide(plan: Plan, asked: Asked, solver: Solver) -> Decided:
    """Work out who gets which place.

    Raises:
        Refused: Places are not given by choice here, or were given already, or some groups cannot all be kept.
    """
    refuse(plan, asked)
    case = case_of(plan, asked.wishes)
    answer = _best(plan, case, asked, solver)
    before = None
    if asked.wishes.what_if:
        before = _best(plan, case_of(plan, asked.wishes.as_it_is), asked, solver)
    costs = tuple(_costs(plan, case, answer, asked, solver)) if asked.costs else None
    return Decided(case, answer, asked, before, costs, tuple(_warnings(plan, case, answer)))


def refuse(plan: Plan, asked: Asked) -> None:
    """Let places be given where they are given by choice, once, and more of them only after that.

    Raises:
        Refused: It is not so.
    """
    if not plan.programme.by_choice:
        raise Refused("allocate.no_choices").advise("allocate.no_choices_advice")
    given = plan.state.allocated
    if given and not asked.more:
        raise Refused("allocate.given", n=given).advise("allocate.given_advice")
    if asked.more and not given:
        raise Refused("allocate.not_given")


def _best(plan: Plan, case: Case, asked: Asked, solver: Solver) -> Answer:
    try:
        return best(case, solver, asked.seconds, monotonic)
    except Impossible as error:
        names = tuple(msg("organisation.named", name=plan.known(id_).name, id=id_) for id_ in error.groups)
        raise Refused("allocate.cannot_keep", groups=names) from error


def _costs(plan: Plan, case: Case, answer: Answer, asked: Asked, solver: Solver) -> Iterator[Cost]:
    """Yield what each rule costs: an answer without it, against the one with it."""
    for rule in case.rules:
        rules = tuple(one for one in case.rules if one != rule)
        without = _best(plan, case._replace(rules=rules), asked, solver)
        losers = (
            place
            for place, (was, now) in enumerate(zip(without.places, answer.places, strict=True))
            if was != now and _loses(case, place, was, now)
        )
        yield Cost(rule.name, value(case, without.places, "ranks"), without.places, tuple(losers))


def _loses(case: Case, place: int, was: frozenset[int], now: frozenset[int]) -> bool:
    """Whether somebody loses their place, or their first choice."""
    ranks = case.seekers[place].ranks
    first = {group for group, rank in ranks.items() if rank == min((one for one in ranks.values() if one), default=1)}
    return (bool(was) and not now) or bool(was & first - now)


def _warnings(plan: Plan, case: Case, answer: Answer) -> Iterator[Message]:
    """Yield which groups stay open below their minimum for places given by hand, or have more of these than places."""
    for number, room in enumerate(case.rooms):
        people = sum(number in groups for groups in answer.places)
        name = plan.programme.groups[number].name
        if room.capacity is not None and people > room.capacity:
            yield msg("allocate.over_capacity", group=name, people=people, capacity=room.capacity)
        elif 0 < people < room.minimum:
            yield msg("allocate.below_minimum", group=name, people=people, minimum=room.minimum)


def change_of(plan: Plan, decided: Decided) -> Change:
    """Return what an answer records: places, and what those leave who have their number; nothing if nobody waits."""
    case, asked = decided.case, decided.asked
    placed: list[Record] = []
    left: list[Record] = []
    for one, groups in zip(case.seekers, decided.answer.places, strict=True):
        held = {group for group, _ in one.fixed}
        placed += [{"group": case.rooms[group].id, "email": one.email} for group in sorted(groups - held)]
        left += [{"group": id_, "email": one.email} for id_ in _let_go(plan, case, one.email, groups)]
    nobody = not any(one.options for one in case.seekers)
    # Out of time, not even what must hold may have been reached.
    if asked.wishes.what_if or nobody or not is_allowed(case, decided.answer.places):
        return {}
    if asked.more and not placed and not left:
        return {}
    change: Change = {"allocated": [{"more": asked.more, "proven": decided.proven}]}
    return change | {kind: records for kind, records in (("placed", placed), ("left", left)) if records}


def _let_go(plan: Plan, case: Case, email: str, groups: frozenset[int]) -> Iterator[str]:
    """Yield the groups for which somebody waits no more with some places: all, or those that clash."""
    numbers = {room.id: number for number, room in enumerate(case.rooms)}
    for signup in plan.state.signups_of(email_key(email)):
        number = numbers.get(signup.group)
        if signup.status != "waiting" or number in groups:
            continue
        if len(groups) >= case.each or any((number, other) in case.clashes for other in groups):
            yield signup.group
