"""Invented calendars for the tests."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from calendars.reading import Component, read
from wgtool.calendars.writer import to_ics
from wgtool.views.calendars import Alarm, Calendar, CalendarEvent, Organizer

LONDON = ZoneInfo("Europe/London")
PLAIN = CalendarEvent(
    uid="spring-data-1@groups.example.org",
    sequence=0,
    changed_at=datetime(2020, 9, 20, tzinfo=UTC),
    starts_at=datetime(2021, 9, 20, 10, tzinfo=LONDON),
    ends_at=datetime(2021, 9, 20, 11, tzinfo=LONDON),
    cancelled=False,
    summary="Data: week 1",
    description="Meet\n10:00 Hello\n",
)
FULL = PLAIN._replace(
    uid="spring-data-2@groups.example.org",
    sequence=3,
    changed_at=datetime(2021, 9, 1, 12, 30, 5, tzinfo=UTC),
    starts_at=datetime(2021, 9, 28, 14, 30, tzinfo=LONDON),
    ends_at=datetime(2021, 9, 28, 15, 30, tzinfo=LONDON),
    summary="Gŵyl ddata; rhan 2, “Tŷ”",
    description="Agenda\n\n14:30 Croeso, pawb; dewch\n14:40 Trafod C:\\New\nhttps://meet.example.org/a?b=1,2;c",
    location="Ystafell 2, Tŷ’r Ddinas; Caerdydd",
    url="https://meet.example.org/a?b=1,2;c",
    organizer=Organizer('Siân "Sian" O’Neill, hwylusydd', "sian@example.org"),
    categories=("Data, ymchwil", "Working group"),
    alarm=Alarm(15, "Gŵyl ddata; rhan 2"),
)
CANCELLED = FULL._replace(
    uid="spring-data-3@groups.example.org",
    starts_at=datetime(2021, 11, 2, 14, 30, tzinfo=LONDON),
    ends_at=datetime(2021, 11, 2, 15, 30, tzinfo=LONDON),
    cancelled=True,
    summary="Cancelled: Data",
)


def calendar(*events: CalendarEvent, zone: str = "Europe/London", name: str = "Data") -> Calendar:
    """Return a calendar of these events."""
    return Calendar(name, "", "teal", zone, events)


def in_zone(zone: str, starts: datetime, minutes: int = 60) -> CalendarEvent:
    """Return an event that begins at a wall-clock time in a zone and lasts so many minutes of real time."""
    begins = starts.replace(tzinfo=ZoneInfo(zone))
    ends = (begins.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(ZoneInfo(zone))
    return PLAIN._replace(starts_at=begins, ends_at=ends)


def programme_of_2021() -> Calendar:
    """Return the 96 sessions of eight groups that meet on Mondays and Tuesdays from 20 September 2021.

    The clocks go back on 31 October, between the sixth week and the seventh.
    """
    slots = [(day, hour) for day in (0, 1) for hour in (10, 11, 14, 15)]
    return calendar(
        *(
            in_zone(
                "Europe/London",
                datetime.combine(date(2021, 9, 20) + timedelta(weeks=week, days=day), time(hour)),
            )._replace(uid=f"group-{day}-{hour}-{week + 1}@groups.example.org", summary=f"Week {week + 1}")
            for day, hour in slots
            for week in range(12)
        )
    )


def only_event(event: CalendarEvent, zone: str = "Europe/London") -> Component:
    """Return an event as the strict reader finds it in a calendar of its own."""
    (found,) = read(to_ics(calendar(event, zone=zone))).all("VEVENT")
    return found
