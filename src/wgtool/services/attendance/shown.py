"""What a recording came to, as it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from wgtool.domain.attendance import Attendance, Guest
from wgtool.domain.journal import is_empty
from wgtool.domain.people import is_placeholder
from wgtool.domain.plan import Plan
from wgtool.services.attendance.recording import Recorded
from wgtool.services.outcome import Outcome
from wgtool.services.values import iso
from wgtool.texts.language import Language
from wgtool.texts.say import Message, msg, phrase

if TYPE_CHECKING:
    from wgtool.views.attendance import AttendView, Deputy, GuestLine

# What a command line would read within quotation marks; in comparing names it does not count.
_READ_BY_SHELLS = str.maketrans(dict.fromkeys('"`$\\!%', " "))


def answer_of(recorded: Callable[[], Recorded]) -> Callable[..., AttendView]:
    """Return what makes the answer of a recording, known once it was decided."""

    def answer(outcome: Outcome, plan: Plan, lang: Language, *, entry: int | None, dry_run: bool) -> AttendView:
        done = recorded()
        held = _held(plan, done)
        seats = {key: seat for key, seat in held.seats.items() if not is_placeholder(key)}
        people = plan.state.people
        return {
            "schema": "wgtool/attend/1",
            "do": outcome.do,
            "group": done.session.group.id,
            "week": done.session.week.number,
            "starts_at": iso(done.session.starts_at),
            "entry": entry,
            "dry_run": dry_run,
            "present": [
                {"email": people[key].email, "name": people[key].name, "minutes": seat.minutes}
                for key, seat in seats.items()
                if seat.was == "present"
            ],
            "deputies": _deputies(plan, held),
            "guests": _guests(plan, held, lang),
            "apologies": [people[key].email for key, seat in seats.items() if seat.was == "apologies"],
            "absent": [people[key].email for key, seat in seats.items() if seat.was == "absent"],
            "unmatched": [
                {"name": one.name, "minutes": one.minutes, "candidates": [person.email for person in one.candidates]}
                for one in done.unmatched
            ],
            "changed": not is_empty(outcome.change),
            "text": [phrase(message, lang) for message in outcome.text],
            "warnings": [phrase(message, lang) for message in outcome.warnings],
        }

    return answer


def _held(plan: Plan, done: Recorded) -> Attendance:
    """Return what is recorded of a session, or said of one to come; nothing where that was taken out."""
    if done.cleared:
        return Attendance({})
    found = plan.state.book.sessions.get(done.session.key)
    return found or Attendance(plan.state.book.announced.get(done.session.key, {}))


def _deputies(plan: Plan, held: Attendance) -> list[Deputy]:
    return [
        {
            "name": seat.deputy,
            "email": seat.deputy_email,
            "for": plan.state.people[key].email,
            "minutes": seat.minutes,
        }
        for key, seat in held.seats.items()
        if seat.was == "deputy" and not is_placeholder(key)
    ]


def _guests(plan: Plan, held: Attendance, lang: Language) -> list[GuestLine]:
    return [line for guest in held.guests if (line := _guest(plan, guest, lang)) is not None]


def _guest(plan: Plan, guest: Guest, lang: Language) -> GuestLine | None:
    if guest.key is not None:
        person = plan.state.people[guest.key]
        return {"name": person.name, "organisation": plan.organisation(person).pick(lang) or None}
    return None if guest.name is None else {"name": guest.name, "organisation": guest.organisation}


def open_ends(done: Recorded) -> Iterator[Message]:
    """Yield who of the report is not known, and what to add to the command to settle that."""
    for one in done.unmatched:
        name = " ".join(one.name.translate(_READ_BY_SHELLS).split())
        if one.candidates:
            people = tuple(f"{person.name} <{person.email}>" for person in one.candidates)
            yield msg("attend.stranger_near", name=one.name, people=people)
        else:
            yield msg("attend.stranger", name=one.name)
        for person in one.candidates:
            yield msg("attend.match_option", name=name, who=person.email)
        if not one.candidates:
            yield msg("attend.match_option", name=name, who=msg("attend.who"))
        yield msg("attend.nobody_option", name=name)
