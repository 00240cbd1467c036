"""What libical makes of an export: the library of GNOME’s calendar and many others, where it is there."""

import ctypes
import ctypes.util
from datetime import UTC, datetime

import pytest

from calendars.changed_group import Seen, change, export, planned
from calendars.test_readers import INVITATIONS
from conftest import Wgtool
from wgtool.calendars.writer import to_ics
from wgtool.views.calendars import Calendar


class Time(ctypes.Structure):
    """libical’s struct icaltimetype."""

    _fields_ = [
        *((name, ctypes.c_int) for name in ("year", "month", "day", "hour", "minute", "second", "date", "daylight")),
        ("zone", ctypes.c_void_p),
    ]


def libical() -> ctypes.CDLL:
    """Return the library with the functions used here, of its third major version."""
    name = ctypes.util.find_library("ical")
    if name is None or not name.endswith(".so.3"):
        pytest.skip("libical 3 is not installed")
    library = ctypes.CDLL(name)
    pointer, kind = ctypes.c_void_p, ctypes.c_int
    for function, result, arguments in (
        ("icalparser_parse_string", pointer, [ctypes.c_char_p]),
        ("icalcomponent_count_errors", ctypes.c_int, [pointer]),
        ("icalrestriction_check", ctypes.c_int, [pointer]),
        ("icalcomponent_get_first_component", pointer, [pointer, kind]),
        ("icalcomponent_get_next_component", pointer, [pointer, kind]),
        ("icalcomponent_get_uid", ctypes.c_char_p, [pointer]),
        ("icalcomponent_get_status", ctypes.c_int, [pointer]),
        ("icalcomponent_get_dtstart", Time, [pointer]),
        ("icalcomponent_get_dtend", Time, [pointer]),
        ("icaltime_as_timet_with_zone", ctypes.c_long, [Time, pointer]),
        ("icalproperty_string_to_status", ctypes.c_int, [ctypes.c_char_p]),
        ("icalcomponent_string_to_kind", kind, [ctypes.c_char_p]),
        ("icalcomponent_free", None, [pointer]),
    ):
        getattr(library, function).restype = result
        getattr(library, function).argtypes = arguments
    return library


def with_libical(data: bytes) -> dict[str, Seen]:
    """Return what libical reads in a file, having checked that it finds nothing to complain of."""
    library = libical()
    calendar = library.icalparser_parse_string(data)
    assert calendar
    assert library.icalcomponent_count_errors(calendar) == 0
    assert library.icalrestriction_check(calendar) == 1
    kind = library.icalcomponent_string_to_kind(b"VEVENT")
    cancelled = library.icalproperty_string_to_status(b"CANCELLED")
    found: dict[str, Seen] = {}
    event = library.icalcomponent_get_first_component(calendar, kind)
    while event:
        times = library.icalcomponent_get_dtstart(event), library.icalcomponent_get_dtend(event)
        starts, ends = (library.icaltime_as_timet_with_zone(at, at.zone) for at in times)
        found[library.icalcomponent_get_uid(event).decode()] = Seen(
            datetime.fromtimestamp(starts, UTC),
            datetime.fromtimestamp(ends, UTC),
            library.icalcomponent_get_status(event) == cancelled,
        )
        event = library.icalcomponent_get_next_component(calendar, kind)
    library.icalcomponent_free(calendar)
    return found


def test_libical_finds_no_fault_and_the_right_instants(wgtool: Wgtool) -> None:
    # RFC 5546, section 3.2.1, wants an organizer under METHOD:PUBLISH: there is one when the facilitator is known.
    wgtool.own_programme(
        old1='id = "blue-badge"\n',
        new1='id = "blue-badge"\nfacilitator = { name = "Sam Example", email = "sam@example.org" }\n',
    )
    change(wgtool)
    assert with_libical(export(wgtool).read_bytes()) == planned(wgtool, "test-2021-09-20")


@pytest.mark.parametrize("written", INVITATIONS.values(), ids=INVITATIONS.keys())
def test_libical_finds_that_invitations_keep_the_rules_of_scheduling(written: Calendar) -> None:
    """The library checks what RFC 5546 wants and forbids under each METHOD."""
    (event,) = written.events
    seen = with_libical(to_ics(written))[event.uid]
    assert (seen.starts, seen.cancelled) == (event.starts_at.astimezone(UTC), event.cancelled)
