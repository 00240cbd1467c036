"""Who is in: rosters, and one person’s story."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime

from wgtool.domain.clock import local_text
from wgtool.domain.identities import Identities, named_in
from wgtool.domain.journal import Change, Entry
from wgtool.domain.people import Person, Signup, email_key
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group
from wgtool.domain.records import records_of
from wgtool.services.signups.details import person_view
from wgtool.texts.dates import date_and_time
from wgtool.texts.language import Language
from wgtool.texts.say import say
from wgtool.views.signups import Member, PersonReport, RosterGroup, RosterView

STATUSES = ("confirmed", "waiting")


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


def person(plan: Plan, who: Person, entries: Iterable[Entry], lang: Language) -> PersonReport:
    """Return one person: details, groups, what is asked of them, and the story of each sign-up."""
    signups = plan.state.signups_of(who.key)
    known = Identities(entries := list(entries))
    (numbers,) = known.find(who.email)
    named = [(entry, own) for entry in entries if (own := own_records(entry, known.mine(entry, numbers)))]
    return {
        "schema": "wgtool/person/1",
        "person": person_view(plan, who, lang),
        "hours": plan.programme.hours_per_week * len(signups),
        "signups": [
            {
                "group": signup.group,
                "name": plan.group(signup.group).name.pick(lang),
                "status": signup.status,
                "position": plan.state.position(signup),
                "choice": signup.choice,
                "signed_up_at": local_text(signup.at, plan.programme.timezone),
            }
            for signup in signups
        ],
        "story": [line for entry, own in named for line in _story(plan, entry, own, lang)],
        "entries": [{"n": entry.n, "at": entry.at, "by": entry.by, "do": entry.do, **own} for entry, own in named],
    }


def own_records(entry: Entry, addresses: AbstractSet[str]) -> Change:
    """Return what an entry says of a person, by the addresses it calls them, and nothing of others."""
    own: Change = {}
    for key, _, record, named in named_in(entry):
        if not addresses.isdisjoint(map(email_key, named)):
            own.setdefault(key, []).append(record)
    return own


def _story(plan: Plan, entry: Entry, own: Change, lang: Language) -> list[str]:
    """Return what an entry did to a person: a line for each place, then once for all that is of no group."""
    at = date_and_time(datetime.fromisoformat(local_text(entry.at, plan.programme.timezone)), lang)
    names = {group.id: group.name for group in plan.programme.groups}
    places: list[str] = []
    others: dict[str, None] = {}
    for _, kind, records in records_of(own):
        for record in records:
            key, id_ = kind.story(record, own), record.get("group")
            if key is not None and id_ is not None:
                places.append(say(lang, key, at=at, group=names.get(id_, id_)))
            elif key is not None:
                others[say(lang, key, at=at)] = None
    return [*places, *others]
