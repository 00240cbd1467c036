"""What is held on somebody’s attendance: as a member, a deputy, a guest, or a name in reports."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypedDict

from wgtool.domain.attendance import Book, Seat
from wgtool.domain.names import name_key
from wgtool.domain.people import email_key
from wgtool.domain.persons import Person
from wgtool.domain.plan import Plan
from wgtool.domain.sessions import SessionKey

if TYPE_CHECKING:
    from wgtool.views.privacy import AttendanceHeld, MatchHeld


class Held(TypedDict):
    """What `subject-access` adds."""

    attendance: "list[AttendanceHeld]"
    matches: "list[MatchHeld]"


def held_of(plan: Plan, person: Person, *keys: str) -> Held:
    """Return what is held on a person who has some addresses, as keys, or stands somewhere by name alone."""
    book = plan.state.book
    lines = [*_seats(plan, book, person, keys), *_guests(plan, book, person, keys)]
    return {
        "attendance": sorted(lines, key=lambda line: (line["group"], line["week"])),
        "matches": [
            {"name": match.name}
            for match in book.matches.values()
            if match.key in keys or (match.key is None and match.name in person.loose)
        ],
    }


def _seats(plan: Plan, book: Book, person: Person, keys: tuple[str, ...]) -> "Iterator[AttendanceHeld]":
    recorded = ((session, one.seats, False) for session, one in book.sessions.items())
    announced = ((session, said, True) for session, said in book.announced.items())
    for session, seats, beforehand in (*recorded, *announced):
        for key, seat in seats.items():
            whose = plan.state.people.get(key)
            if key in keys:
                yield _line(session, seat.was, seat=seat, beforehand=beforehand)
            if _is_deputy(seat, person, keys):
                line = _line(session, "sat in", seat=seat, beforehand=beforehand)
                yield {**line, "sat_in_for": whose.email if whose else None}


def _is_deputy(seat: Seat, person: Person, keys: tuple[str, ...]) -> bool:
    if seat.deputy_email is not None:
        return email_key(seat.deputy_email) in keys
    return seat.deputy is not None and name_key(seat.deputy) in map(name_key, person.loose)


def _guests(plan: Plan, book: Book, person: Person, keys: tuple[str, ...]) -> "Iterator[AttendanceHeld]":
    for session, one in book.sessions.items():
        for guest in one.guests:
            by_name = guest.name is not None and name_key(guest.name) in map(name_key, person.loose)
            if guest.key in keys or by_name:
                listed = plan.organisation(plan.state.people[guest.key]).en if guest.key in plan.state.people else None
                yield {**_line(session, "guest"), "organisation": guest.organisation or listed}


def _line(session: SessionKey, was: str, *, seat: Seat | None = None, beforehand: bool = False) -> "AttendanceHeld":
    return {
        "group": session[0],
        "week": session[1],
        "was": was,
        "minutes": seat.minutes if seat else None,
        "deputy": seat.deputy if seat else None,
        "sat_in_for": None,
        "organisation": None,
        "beforehand": beforehand,
    }
