"""A calendar’s bytes: sessions as iCalendar (RFC 5545, with RFC 7986’s name and colour).

The same calendar gives the same bytes, whenever and wherever, as long as the time zone database is the same.
"""

import re
from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit
from zoneinfo import ZoneInfo

import icalendar
from icalendar import vCalAddress, vDuration, vUri
from icalendar.prop import vInline

from wgtool.calendars.lines import escape, fold_line, one_line
from wgtool.calendars.vtimezone import vtimezone
from wgtool.domain.addresses import ascii_host
from wgtool.views.calendars import Alarm, Calendar, CalendarEvent, Organizer

# Without a version: an upgrade of wgtool is no change to anybody’s calendar.
PRODID: Final = "-//wgtool//wgtool//EN"
_REFRESH: Final = timedelta(hours=12)
# Nobody need answer: the place was given when they signed up (RFC 5545, sections 3.2.12, 3.2.16 and 3.2.17).
_INVITED: Final = {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "FALSE"}
# A calendar that has become empty still needs one component; nothing refers to this one.
_NOWHEN: Final = datetime(2021, 1, 1, tzinfo=UTC)
_NOT_IN_ADDRESSES: Final = re.compile(r'[\s\x00-\x20\x7f-\x9f\u2028\u2029\ud800-\udfff"<>\\]')

# RFC 3986, section 2: reserved characters, and the percent sign of what is encoded already.
_IN_URIS: Final = "%:/?#[]@!$&'()*+,;="
# RFC 6068, section 2, the characters of a local part that need no encoding.
_IN_MAILTO: Final = "!$'*+"


class _Quoted(icalendar.Parameters):
    """Parameters whose CN is always in double quotes: readers differ in what it may hold without."""

    always_quoted = (*icalendar.Parameters.always_quoted, "CN")  # type: ignore[assignment]  # one name longer


def to_ics(calendar: Calendar) -> bytes:
    """Return a calendar as the bytes of an `.ics` file: UTF-8 without byte order mark, CRLF after each line.

    Moments are written in the calendar’s zone with its IANA name, and in UTC where the wall-clock time of the
    start or the end exists twice, since readers then do not agree on which one is meant.

    Raises:
        ValueError: An event’s link or facilitator’s address holds what could end the line or the value.
        zoneinfo.ZoneInfoNotFoundError: There is no such zone.
    """
    component = _header(calendar)
    moments = [moment for event in calendar.events for moment in (event.starts_at, event.ends_at)]
    first, last = min(moments, default=_NOWHEN), max(moments, default=_NOWHEN)
    component.add_component(vtimezone(calendar.zone, first, last))
    for event in calendar.events:
        component.add_component(_event(event, ZoneInfo(calendar.zone), calendar.method))
    return b"".join(fold_line(line) for line in component.content_lines(sorted=False) if line)


def _text(text: str) -> vInline:
    """Return a TEXT value; see `wgtool.calendars.lines` for why it is not the library’s."""
    return vInline(escape(text))


def _header(calendar: Calendar) -> icalendar.Calendar:
    """Return a calendar without its zone and events."""
    component = icalendar.Calendar()
    component.add("version", _text("2.0"))
    component.add("prodid", _text(PRODID))
    component.add("calscale", _text("GREGORIAN"))
    component.add("method", _text(calendar.method))
    if calendar.method != "PUBLISH":
        # An invitation goes into a calendar that has its own name and colour.
        return component
    component.add("name", _text(calendar.name))
    component.add("x-wr-calname", _text(calendar.name))
    if calendar.description:
        component.add("x-wr-caldesc", _text(calendar.description))
    component.add("color", _text(calendar.color))
    component.add("refresh-interval", vDuration(_REFRESH, params={"VALUE": "DURATION"}))
    component.add("x-published-ttl", vDuration(_REFRESH))
    return component


def _event(event: CalendarEvent, zone: ZoneInfo, method: str) -> icalendar.Event:
    """Return one session’s VEVENT."""
    component = icalendar.Event()
    component.add("uid", _text(event.uid))
    component.add("sequence", event.sequence)
    component.add("dtstamp", event.changed_at.astimezone(UTC))
    component.add("last-modified", event.changed_at.astimezone(UTC))
    _add_times(component, event, zone)
    _add_status(component, cancelled=event.cancelled, withdrawn=method == "CANCEL")
    component.add("summary", _text(event.summary))
    component.add("description", _text(event.description))
    if event.location:
        component.add("location", _text(event.location))
    if event.url:
        component.add("url", vUri(_link(event.url)))
    _add_people(component, event)
    if event.categories:
        component.add("categories", vInline(",".join(map(escape, event.categories))))
    if event.alarm and not event.cancelled:
        component.add_component(_alarm(event.alarm))
    return component


def _add_status(component: icalendar.Event, *, cancelled: bool, withdrawn: bool) -> None:
    """Add whether it is held; where only one person is no longer invited, nothing (RFC 5546, section 3.2.5)."""
    if cancelled:
        component.add("status", _text("CANCELLED"))
        component.add("transp", _text("TRANSPARENT"))
    elif not withdrawn:
        component.add("status", _text("CONFIRMED"))


def _add_people(component: icalendar.Event, event: CalendarEvent) -> None:
    if event.organizer:
        component.add("organizer", _person(event.organizer))
    if event.attendee:
        component.add("attendee", _person(event.attendee, **_INVITED))


def _add_times(component: icalendar.Event, event: CalendarEvent, zone: ZoneInfo) -> None:
    """Add start and end, both in the zone or both in UTC."""
    times = {"dtstart": _local(event.starts_at, zone), "dtend": _local(event.ends_at, zone)}
    in_utc = zone.key == "UTC" or any(map(_exists_twice, times.values()))
    for name, at in times.items():
        if in_utc:
            component.add(name, at.astimezone(UTC))
        else:
            component.add(name, at.replace(tzinfo=None), parameters={"TZID": zone.key})


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return a moment in a zone, by way of UTC: a time that the clocks leap over becomes one that exists."""
    return moment.astimezone(UTC).astimezone(zone)


def _exists_twice(at: datetime) -> bool:
    return at.replace(fold=0).utcoffset() != at.replace(fold=1).utcoffset()


def _person(whose: Organizer, **params: str) -> vCalAddress:
    address = vCalAddress(_mailto(whose.email))
    address.params = _Quoted({"CN": one_line(whose.name), **params})
    return address


def _alarm(alarm: Alarm) -> icalendar.Alarm:
    component = icalendar.Alarm()
    component.add("action", _text("DISPLAY"))
    component.add("trigger", vDuration(timedelta(minutes=-alarm.minutes)))
    component.add("description", _text(alarm.text))
    return component


def _link(url: str) -> str:
    """Return a link in ASCII: what is no character of a URI is percent-encoded, its host as IDNA (RFC 3986, 3987)."""
    parts = urlsplit(_address(url))
    user, at, host = parts.netloc.rpartition("@")
    return quote(urlunsplit(parts._replace(netloc=user + at + _ascii_host(host))), safe=_IN_URIS)


def _mailto(email: str) -> str:
    """Return an e-mail address as a URI (RFC 6068): a percent sign stands for itself only as `%25`."""
    local, _, host = _address(email).rpartition("@")
    return f"mailto:{quote(local, safe=_IN_MAILTO)}@{_ascii_host(host)}"


def _ascii_host(host: str) -> str:
    """Return a host’s name as the domain name system has it; one that has no sure such form, percent-encoded."""
    return host if host.isascii() else ascii_host(host) or quote(host, safe=_IN_URIS)


def _address(text: str) -> str:
    """Return a link or an e-mail address, which nothing in it can end.

    Raises:
        ValueError: It holds a space, a control character or another that no address has.
    """
    if _NOT_IN_ADDRESSES.search(text):
        raise ValueError(text)
    return text
