"""Who is in: rosters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from wgtool.domain.allocation.phase import is_choosing
from wgtool.domain.clock import local_text
from wgtool.domain.people import clean_field
from wgtool.errors import Refused
from wgtool.services.signups.person import person_view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


class Asked(NamedTuple):
    """Whose sign-ups are asked for: of which statuses, and of one organisation, as people’s details have it, if any."""

    statuses: Sequence[str] = STATUSES
    organisation: str | None = None


_EVERYBODY = Asked()


def organisation_of(plan: Plan, text: str) -> str:
    """Return an organisation as people’s details have it: by any of its names, or a text that somebody has.

    Raises:
        Refused: It may be several, or it is none and nobody has it; the error names the nearest.
        BadValue: It cannot be a name.
    """
    from wgtool.domain.directory import AmbiguousText, Found  # noqa: PLC0415 - few rosters are of one organisation
    from wgtool.domain.matching import nearest, squeeze  # noqa: PLC0415 - as above
    from wgtool.services.signups.details import named, organisation  # noqa: PLC0415 - as above

    text = clean_field("organisation", text)
    match = plan.directory.find(text)
    if isinstance(match, Found):
        return match.organisation.id
    texts = {one.organisation for one in plan.state.people.values() if plan.listed(one) is None}
    same = [one for one in sorted(texts) if one == text or (squeeze(text) and squeeze(one) == squeeze(text))]
    if same:
        return same[0]
    if isinstance(match, AmbiguousText):
        return organisation(plan, text)[0]
    error = Refused("organisation.unknown", text=text)
    near = (*named(match.nearest), *nearest(text, texts))
    raise error.advise("did_you_mean", names=near) if near else error


def roster(plan: Plan, groups: Sequence[Group], lang: Language, asked: Asked = _EVERYBODY) -> RosterView:
    """Return the members of some groups, those who are asked for; the counts are the whole group’s."""
    return {
        "schema": "wgtool/roster/1",
        "programme": plan.programme.name.pick(lang),
        "asked": list(asked.statuses),
        "organisation": None if asked.organisation is None else _named(plan, asked.organisation, lang),
        "groups": [_roster_group(plan, group, lang, asked) for group in groups],
    }


def _named(plan: Plan, organisation: str, lang: Language) -> str:
    found = next((one.name.pick(lang) for one in plan.programme.organisations if one.id == organisation), None)
    return found or organisation


def _roster_group(plan: Plan, group: Group, lang: Language, asked: Asked) -> RosterGroup:
    confirmed = plan.state.with_status(group.id, "confirmed")
    waiting = plan.state.with_status(group.id, "waiting")
    chosen: list[tuple[Signup, int | None]] = []
    later = is_choosing(plan)
    if "confirmed" in asked.statuses:
        chosen += [(signup, None) for signup in confirmed]
    if "waiting" in asked.statuses:
        chosen += [(signup, None if later else place) for place, signup in enumerate(waiting, 1)]
    if asked.organisation is not None:
        people = plan.state.people
        chosen = [one for one in chosen if people[one[0].key].organisation == asked.organisation]
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
