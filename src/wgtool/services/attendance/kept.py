"""Attendance as records of the journal."""

from wgtool.domain.attendance import Attendance, Guest, Seat
from wgtool.domain.journal import Change
from wgtool.domain.plan import Plan
from wgtool.domain.records import Record
from wgtool.domain.sessions import Session


def change_of(plan: Plan, session: Session, before: Attendance | None, after: Attendance) -> Change:
    """Return what records a session’s attendance; nothing where that is so already."""
    if (
        before is not None
        and before.seats == after.seats
        and sorted(map(repr, before.guests)) == sorted(map(repr, after.guests))
    ):
        return {}
    head: Record = {"group": session.group.id, "week": session.week.number}
    seats = [head | seat_record(plan, key, seat) for key, seat in after.seats.items()]
    guests = [head | _guest_record(plan, guest) for guest in after.guests]
    return {"met": [head | {"recorded": True}], "seats": seats, **({"guests": guests} if guests else {})}


def seat_record(plan: Plan, key: str, seat: Seat) -> Record:
    """Return a seat as the journal keeps it; what is not known is left out."""
    person = plan.state.people.get(key)
    kept = {name: value for name, value in seat._asdict().items() if value is not None}
    return {"email": person.email if person else key, **kept}


def _guest_record(plan: Plan, guest: Guest) -> Record:
    if guest.key is not None:
        return {"email": plan.state.people[guest.key].email}
    return {name: value for name, value in guest._asdict().items() if value is not None}
