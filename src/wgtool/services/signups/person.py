"""One person: as they are shown, and their story."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from wgtool.domain.allocation.phase import position
from wgtool.domain.clock import local_text, local_time
from wgtool.domain.journal import steps
from wgtool.domain.people import email_key
from wgtool.domain.records import addresses_in, records_of
from wgtool.domain.text import Text
from wgtool.texts.dates import date_and_time
from wgtool.texts.say import Message, msg, say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from wgtool.domain.identities import Identities, Numbers
    from wgtool.domain.journal import Change, Entry
    from wgtool.domain.people import Person
    from wgtool.domain.plan import Plan
    from wgtool.domain.records import Kind, Record
    from wgtool.texts.language import Language
    from wgtool.views.signups import PersonReport, PersonView


def person_view(plan: Plan, person: Person, lang: Language) -> PersonView:
    """Return a person’s details as they are shown."""
    known = plan.listed(person)
    return {
        "name": person.name,
        "email": person.email,
        "organisation": plan.organisation(person).pick(lang),
        "organisation_id": known.id if known else None,
        "role": person.role,
        "profession": person.profession,
        "service_area": person.service_area,
        "language": person.language,
        "notes": person.notes,
    }


def person(plan: Plan, who: Person, entries: Iterable[Entry], lang: Language) -> PersonReport:
    """Return one person: details, groups, what is asked of them, and the story of each sign-up."""
    signups = plan.state.signups_of(who.key)
    from wgtool.domain.folding import undone_by  # noqa: PLC0415 - whoever lists people walks through no entries
    from wgtool.domain.identities import Identities  # noqa: PLC0415 - as above

    known = Identities(entries := list(entries))
    (numbers,) = known.find(who.email)
    named, undone = list(naming(entries, known, numbers)), undone_by(entries)
    return {
        "schema": "wgtool/person/1",
        "person": person_view(plan, who, lang),
        "hours": plan.programme.hours_per_week * sum(plan.asks(signup.group) for signup in signups),
        "signups": [
            {
                "group": signup.group,
                "name": plan.known(signup.group).name.pick(lang),
                "in_programme": plan.has(signup.group),
                "ended_after": plan.ended_after(plan.known(signup.group)),
                "status": signup.status,
                "position": position(plan, signup),
                "choice": signup.choice,
                "signed_up_at": local_text(signup.at, plan.programme.timezone),
            }
            for signup in signups
        ],
        "story": [line for entry, own in named for line in _story(plan, entry, own, lang, undone=entry.n in undone)],
        "entries": [shown(entry, own) for entry, own in named],
    }


def naming(
    entries: Iterable[Entry], known: Identities, numbers: Numbers, loose: Collection[str] = ()
) -> Iterator[tuple[Entry, Change]]:
    """Yield the entries that name a person, each with what it says of them and nothing of others.

    `loose` are the names by which alone they stand in some, as they are written.
    """
    for entry in chain.from_iterable(map(steps, entries)):
        own: Change = {}
        mine = known.mine(entry, numbers)
        for key, kind, records in records_of(entry.change) if mine or loose else ():
            if found := [one for one in records if _names(kind, one, mine, loose)]:
                own[key] = found
        if own:
            yield entry, own


def _names(kind: Kind, record: Record, mine: AbstractSet[str], loose: Collection[str]) -> bool:
    """Whether a record names a person, by one of their addresses (as keys) or by a name alone."""
    if not mine.isdisjoint(map(email_key, addresses_in(kind, record))):
        return True
    return any(record.get(name) in loose and record.get(whom) is None for name, whom in kind.NAMES)


def shown(entry: Entry, own: Change) -> dict[str, Any]:
    """Return an entry as a report on a person shows it."""
    return {"n": entry.n, "at": entry.at, "by": entry.by, "do": entry.do, **own}


def _story(plan: Plan, entry: Entry, own: Change, lang: Language, *, undone: bool) -> list[str]:
    """Return what an entry did to a person: a line for each place, then once for all that is of no group.

    What was taken back later is marked, as in the history.
    """
    at = date_and_time(local_time(entry.at, plan.programme.timezone), lang)
    places: list[str] = []
    others: dict[str, None] = {}
    for _, kind, records in records_of(own):
        for record in records:
            key, id_ = kind.story(record, own), record.get("group")
            if key is not None and id_ is not None:
                places.append(say(lang, key, at=at, group=_of(plan, id_, record.get("week"))))
            elif key is not None:
                others[say(lang, key, at=at)] = None
    lines = [*places, *others]
    return [say(lang, "history.undone", text=line) for line in lines] if undone else lines


def _of(plan: Plan, id_: str, week: int | None) -> Message | Text:
    """Return what a record is of: a group, or its session of one week."""
    name = plan.known(id_).name
    return name if week is None else msg("story.session", group=name, week=week)
