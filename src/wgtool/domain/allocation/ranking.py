"""Ranking choices anew, as long as no places are given by them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from wgtool.domain.allocation.phase import is_choosing
from wgtool.domain.people import Person, Signup
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group
from wgtool.domain.records import Record
from wgtool.domain.signups import refuse_ended
from wgtool.errors import Refused


class Ranking(NamedTuple):
    """What a new order of choices comes to: who joins and leaves, what else has another rank, which places stay."""

    joined: tuple[Record, ...] = ()
    left: tuple[Record, ...] = ()
    ranked: tuple[Record, ...] = ()
    stays: tuple[Group, ...] = ()


def reranked(plan: Plan, person: Person, groups: Sequence[Group], email: str) -> Ranking:
    """Decide a new order of somebody’s choices: a group left out is left, one not ranked before is joined.

    A place that they have by hand stays theirs in any case.

    Args:
        plan: The programme as it stands.
        person: Whose they are.
        groups: The choices, the first one first.
        email: Their address from then on.

    Raises:
        Refused: Places are not given by choice here, or they are given already, or a group has ended.
    """
    if not plan.programme.by_choice:
        raise Refused("amend.no_choices")
    if not is_choosing(plan):
        error = Refused("amend.choices_given", n=plan.state.allocated)
        raise error.advise("amend.choices_given_advice")
    held = {one.group: one for one in plan.state.signups_of(person.key)}
    refuse_ended(plan, [group for group in groups if group.id not in held])
    wanted = {group.id: rank for rank, group in enumerate(groups, 1)}
    out = [one for one in held.values() if one.group not in wanted]
    ranks: dict[str, int | None] = {id_: rank for id_, rank in wanted.items() if id_ in held}
    ranks |= {one.group: None for one in out if one.status == "confirmed"}
    joined: list[Record] = [
        {"group": id_, "email": email, "status": "waiting", "choice": rank, "later": True}
        for id_, rank in wanted.items()
        if id_ not in held
    ]
    left: list[Record] = [{"group": one.group, "email": email} for one in out if one.status == "waiting"]
    stays = tuple(plan.known(one.group) for one in out if one.status == "confirmed")
    return Ranking(tuple(joined), tuple(left), tuple(differing(held.values(), ranks, email)), stays)


def differing(held: Iterable[Signup], ranks: Mapping[str, int | None], email: str) -> Iterable[Record]:
    """Yield what gives some sign-ups other ranks than they have."""
    for one in held:
        if one.group in ranks and ranks[one.group] != one.choice:
            yield {"group": one.group, "email": email, "choice": ranks[one.group]}


def merged_ranks(plan: Plan, gone: Person, kept: Person) -> list[Record]:
    """Return the ranks of somebody’s choices once they are another’s, too, whose own come first."""
    mine, theirs = plan.state.signups_of(kept.key), plan.state.signups_of(gone.key)
    own = {one.group: one for one in mine}
    last = max((one.choice or 0 for one in mine), default=0)
    ranks: dict[str, int | None] = {one.group: one.choice for one in mine if one.choice is not None}
    more = sorted((one for one in theirs if one.group not in ranks and one.choice), key=lambda one: one.choice or 0)
    ranks |= {one.group: rank for rank, one in enumerate(more, last + 1)}
    # Of two sign-ups in one group either may be the one that stays.
    records: list[Record] = []
    for id_, rank in ranks.items():
        found = {one.choice for one in (own.get(id_), plan.state.signup(id_, gone.key)) if one is not None}
        if found != {rank}:
            records.append({"group": id_, "email": kept.email, "choice": rank})
    return records
