"""Who is in: rosters, and one person’s story."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from wgtool.domain.clock import local_text
from wgtool.domain.identities import Identities
from wgtool.domain.journal import Entry
from wgtool.domain.people import Person, Signup, email_key
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group
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
    named = [(entry, mine) for entry in entries if (mine := known.mine(entry, numbers))]
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
        "story": [line for entry, mine in named for line in _story(plan, entry, mine, lang)],
        "entries": [_entry_of(entry, mine) for entry, mine in named],
    }


def _entry_of(entry: Entry, addresses: set[str]) -> dict[str, Any]:
    """Return an entry with what it says of others left out."""
    record: dict[str, Any] = {"n": entry.n, "at": entry.at, "by": entry.by, "do": entry.do}
    change: dict[str, Any] = dict(entry.change)
    for key, value in change.items():
        if not isinstance(value, list):
            record[key] = value
            continue
        own = [item for item in value if _is_of(item, addresses)]
        if own:
            record[key] = own
    return record


def _is_of(item: dict[str, Any], addresses: set[str]) -> bool:
    values = (item.get("email"), item.get("to"))
    return any(isinstance(value, str) and email_key(value) in addresses for value in values)


def _story(plan: Plan, entry: Entry, addresses: set[str], lang: Language) -> list[str]:
    """Return what an entry did to a person, a line each."""
    moment = datetime.fromisoformat(local_text(entry.at, plan.programme.timezone))
    at = date_and_time(moment, lang)
    lines: list[str] = []
    own = _entry_of(entry, addresses)
    names = {group.id: group.name for group in plan.programme.groups}
    for kind in ("left", "promoted", "joined"):
        for record in own.get(kind, ()):
            status = record.get("status", "")
            key = f"story.{kind}" if kind != "joined" else f"story.joined_{status}"
            group = names.get(record["group"], record["group"])
            lines.append(say(lang, key, at=at, group=group))
    if own.get("renamed") or (own.get("people") and not lines):
        lines.append(say(lang, "story.amended", at=at))
    return lines
