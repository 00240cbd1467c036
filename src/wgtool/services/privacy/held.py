"""What is held on people, and for how long it may be."""

from calendar import monthrange
from collections.abc import Container, Iterable
from datetime import date

from wgtool.domain.identities import Identities, Numbers
from wgtool.domain.people import Person, email_key
from wgtool.domain.persons import People
from wgtool.domain.persons import Person as Known
from wgtool.domain.plan import Plan
from wgtool.domain.records.notes import PROSE
from wgtool.services.desk import Desk
from wgtool.services.notes.shown import note_view
from wgtool.services.privacy.attended import held_of
from wgtool.services.privacy.blackout import Blackout, patterns
from wgtool.services.privacy.erase import Choice, one_person
from wgtool.services.signups.person import naming, person_view, shown
from wgtool.services.signups.person import person as report_on
from wgtool.texts.language import Language
from wgtool.views.notes import NoteView
from wgtool.views.privacy import RetainedPerson, RetentionView, SubjectAccessView


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


def overdue_on(today: date) -> Choice:
    """Return the choice of all people of a journal and its copies, if they are kept too long."""

    def choose(plan: Plan, people: People) -> dict[str, Known]:
        found: dict[str, Known] = {}
        for person in people.everyone() if today > due_day(plan) else ():
            mine = [found.pop(person.address)] if person.address in found else []
            found[person.address] = people.together([*mine, person])
        loose = people.loose.values() if today > due_day(plan) else ()
        return found | {min(one.loose): one for one in loose}

    return choose


def retention(plan: Plan, people: Iterable[str], *, erased: int, dry_run: bool, copies: list[str]) -> RetentionView:
    """Return what `retention` says."""
    day = last_day(plan).isoformat()
    lines: list[RetainedPerson] = [{"email": email, "last_programme_day": day} for email in people]
    known = {one["email"]: plan.state.people.get(email_key(one["email"])) for one in lines}
    return {
        "schema": "wgtool/retention/1",
        "due": due_day(plan).isoformat(),
        "people": lines,
        "names": {email: person.name for email, person in known.items() if person is not None},
        "erased": erased,
        "dry_run": dry_run,
        "copies": copies,
    }


def overdue_now(desk: Desk) -> list[str]:
    """Return what to call everybody by who is kept too long."""
    journals = [list(desk.whole().entries), *(list(copy.entries) for copy in desk.store.copies())]
    return list(overdue_on(desk.now.date())(desk.plan, People(journals)))


def subject_access(desk: Desk, email: str, lang: Language) -> SubjectAccessView:
    """Return all that is held on a person, also where only undone entries or copies hold it.

    Raises:
        Refused: Nothing is held under the address, or several people had it.
        StoreError: The store or a copy cannot be read.
    """
    entries, plan = list(desk.whole().entries), desk.plan
    copies = {copy.name: list(copy.entries) for copy in desk.store.copies()}
    people = People([entries, *copies.values()])
    handle, found = one_person(plan, people, email)
    known, mine = people.journals[0], found.numbers[0]
    holding = [name for name, one in zip(copies, found.everywhere[1:], strict=True) if _holds(one, found)]
    who = next((plan.state.people[key] for key in sorted(known.current(mine)) if key in plan.state.people), None)
    notes = _notes(plan, found, known.current(mine))
    if who is not None:
        return {
            **report_on(plan, who, entries, lang),
            **held_of(plan, found, who.key),
            "notes": notes,
            "copies": holding,
        }
    details = [record for known, of in found.everywhere for number in sorted(of) for record in known.details[number]]
    return {
        "schema": "wgtool/person/1",
        "person": person_view(plan, Person(**details[-1]) if details else _by_name(found, handle), lang),
        "hours": 0,
        "signups": [],
        "story": [],
        "entries": [shown(entry, own) for entry, own in naming(entries, known, mine, found.loose)],
        **held_of(plan, found, *sorted(known.current(mine))),
        "notes": notes,
        "copies": holding,
    }


def _holds(where: tuple[Identities, Numbers], person: Known) -> bool:
    """Whether a copy holds a person, if only by name."""
    known, numbers = where
    return bool(numbers) or any(not person.loose.isdisjoint(spellings) for spellings in known.loose.values())


def _by_name(person: Known, handle: str) -> Person:
    """Return what there is to show of somebody without details: an address, and what they were called by."""
    name = next(iter(sorted(person.names)), "")
    return Person(person.address, name or ("" if person.address else handle), "")


def _notes(plan: Plan, person: Known, keys: Container[str]) -> list[NoteView]:
    """Return the notes that are a person’s or name them, struck ones too."""
    blackout, addresses = Blackout(person.names, redact=False), patterns(person.keys, any_case=True)
    found = []
    for _, note in sorted(plan.state.notes.items()):
        texts = (text for field in PROSE if (text := getattr(note, field)) is not None)
        if note.who in keys or any(blackout.finds(text, addresses) for text in texts):
            found.append(note_view(plan, note))
    return found
