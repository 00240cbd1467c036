"""What is held on people, and for how long it may be."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Any

from wgtool.domain.identities import Identities, named_in
from wgtool.domain.journal import Entry
from wgtool.domain.people import Person, email_key
from wgtool.domain.plan import Plan
from wgtool.errors import Refused
from wgtool.services import rosters
from wgtool.services.details import person_view
from wgtool.services.erasing import person_in
from wgtool.texts.language import Language
from wgtool.views.people import PersonReport
from wgtool.views.store import RetainedPerson, RetentionView, SubjectAccessView


def last_day(plan: Plan) -> date:
    """Return the day of the programme’s last session, cancelled ones aside as long as there are others."""
    sessions = plan.all_sessions()
    held = [session for session in sessions if session.status != "cancelled"] or sessions
    return max((session.ends_at.date() for session in held), default=plan.programme.first_week)


def due_day(plan: Plan) -> date:
    """Return the last day on which people may be kept: `keep_months` after the last session."""
    last = last_day(plan)
    years, month = divmod(last.month - 1 + plan.programme.keep_months, 12)
    year = last.year + years
    return date(year, month + 1, min(last.day, monthrange(year, month + 1)[1]))


def overdue(plan: Plan, journals: Iterable[Iterable[Entry]], today: date) -> list[str]:
    """Return the addresses of all people in a journal and its copies, if they are kept too long."""
    if today <= due_day(plan):
        return []
    found: dict[str, str] = {}
    for entries in journals:
        for email in Identities(entries).everyone():
            found.setdefault(email_key(email), email)
    return list(found.values())


def retention(plan: Plan, people: Iterable[str], *, erased: int, dry_run: bool, copies: list[str]) -> RetentionView:
    """Return what `retention` says."""
    day = last_day(plan).isoformat()
    lines: list[RetainedPerson] = [{"email": email, "last_programme_day": day} for email in people]
    return {
        "schema": "wgtool/retention/1",
        "due": due_day(plan).isoformat(),
        "people": lines,
        "erased": erased,
        "dry_run": dry_run,
        "copies": copies,
    }


def subject_access(
    plan: Plan, email: str, entries: list[Entry], copies: dict[str, list[Entry]], lang: Language
) -> SubjectAccessView:
    """Return all that is held on a person, also where only undone entries or copies hold it.

    Raises:
        Refused: Nothing is held under the address.
    """
    journals = {"": entries, **copies}
    keys = person_in(journals.values(), [email]).keys
    if not keys:
        raise Refused("person.unknown", email=email)
    holding = [name for name, journal in copies.items() if any(Identities(journal).find(key) for key in keys)]
    who = next((plan.state.people[key] for key in [email_key(email), *keys] if key in plan.state.people), None)
    if who is not None:
        report = rosters.person(plan, who, entries, lang)
        return {**report, "entries": _held(entries, keys), "copies": holding}
    return {**_remembered(plan, keys, journals, lang), "copies": holding}


def _remembered(plan: Plan, keys: frozenset[str], journals: dict[str, list[Entry]], lang: Language) -> PersonReport:
    """Return a report on a person whom the store knows no more, but its entries or a copy still name."""
    details = Person(min(keys), "", "")
    for journal in journals.values():
        for entry in journal:
            for record in entry.change.get("people", ()):
                if email_key(record["email"]) in keys:
                    details = Person(**record)
    return {
        "schema": "wgtool/person/1",
        "person": person_view(plan, details, lang),
        "hours": 0,
        "signups": [],
        "story": [],
        "entries": _held(journals[""], keys),
    }


def _held(entries: list[Entry], keys: frozenset[str]) -> list[dict[str, Any]]:
    """Return the entries that name a person, without what they say of others."""
    known = Identities(entries)
    numbers = {number for key in keys for number in known.find(key)}
    held: list[dict[str, Any]] = []
    for entry in entries:
        mine = {key for key, number in known.who[entry.n].items() if number in numbers}
        own: dict[str, list[Any]] = {}
        for kind, record in named_in(entry):
            if email_key(record["email"]) in mine:
                own.setdefault(kind, []).append(record)
        renamed = [one for one in entry.change.get("renamed", ()) if email_key(one["email"]) in mine]
        if own or renamed:
            besides = {"renamed": renamed} if renamed else {}
            held.append({"n": entry.n, "at": entry.at, "by": entry.by, "do": entry.do, **besides, **own})
    return held
