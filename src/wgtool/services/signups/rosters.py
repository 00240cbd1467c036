"""Who is in: rosters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgtool.domain.clock import local_text
from wgtool.services.signups.person import person_view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from wgtool.domain.people import Signup
    from wgtool.domain.plan import Plan
    from wgtool.domain.programme import Group
    from wgtool.texts.language import Language
    from wgtool.views.signups import Member, RosterGroup, RosterView

STATUSES = ("confirmed", "waiting")


def chosen(plan: Plan, groups: Sequence[str]) -> Sequence[Group]:
    """Return the groups named, also those that the definitions no longer hold but in which people are; unnamed, all.

    Raises:
        Refused: A group is unknown.
    """
    named = {group.id: group for group in map(plan.any_group, groups)}
    return tuple(named.values()) or (*plan.programme.groups, *plan.left_over())


class Members:
    """The members of a group, made one by one each time they are gone through: there may be very many."""

    def __init__(self, make: Callable[[], Iterator[Member]]) -> None:
        self._make = make

    def __iter__(self) -> Iterator[Member]:
        return self._make()


def roster(plan: Plan, groups: Sequence[Group], lang: Language, statuses: Sequence[str] = STATUSES) -> RosterView:
    """Return the members of some groups, those of the statuses asked for."""
    return {
        "schema": "wgtool/roster/1",
        "programme": plan.programme.name.pick(lang),
        "groups": [_roster_group(plan, group, lang, statuses) for group in groups],
    }


def _roster_group(plan: Plan, group: Group, lang: Language, statuses: Sequence[str]) -> RosterGroup:
    confirmed = plan.state.with_status(group.id, "confirmed")
    waiting = plan.state.with_status(group.id, "waiting")
    chosen: list[tuple[Signup, int | None]] = []
    if "confirmed" in statuses:
        chosen += [(signup, None) for signup in confirmed]
    if "waiting" in statuses:
        chosen += [(signup, place) for place, signup in enumerate(waiting, 1)]
    return {
        "id": group.id,
        "name": group.name.pick(lang),
        "capacity": group.capacity,
        "confirmed": len(confirmed),
        "waiting": len(waiting),
        "in_programme": plan.has(group.id),
        "members": Members(lambda: (_member(plan, signup, place, lang) for signup, place in chosen)),
    }


def _member(plan: Plan, signup: Signup, position: int | None, lang: Language) -> Member:
    return {
        **person_view(plan, plan.state.people[signup.key], lang),
        "status": signup.status,
        "position": position,
        "choice": signup.choice,
        "signed_up_at": local_text(signup.at, plan.programme.timezone),
    }
