"""A calendar of one session for one person: an invitation, or word that it is off (RFC 5546)."""

from datetime import datetime
from typing import NamedTuple

from wgtool.domain.plan import Plan
from wgtool.domain.sessions import Session
from wgtool.services.calendars.events import CalendarStyle, events_of
from wgtool.views.calendars import Calendar, Organizer


class Guest(NamedTuple):
    """Who is invited, and when they came or went last (UTC); `cancels`: the session is off, or they are out of it."""

    who: Organizer
    touched: datetime | None
    cancels: bool = False


def calendar_of_one(plan: Plan, session: Session, style: CalendarStyle, organizer: Organizer, guest: Guest) -> Calendar:
    """Return an invitation to one session, or what takes it back."""
    (event,) = events_of(plan, [session], style)
    changed_at = max(event.changed_at, guest.touched) if guest.touched is not None else event.changed_at
    event = event._replace(changed_at=changed_at, organizer=organizer, attendee=guest.who)
    return Calendar(
        name="",
        description="",
        color="",
        zone=plan.programme.timezone,
        events=(event,),
        method="CANCEL" if guest.cancels else "REQUEST",
    )
