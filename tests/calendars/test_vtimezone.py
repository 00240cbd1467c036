"""The zone component against zoneinfo, by a reading of it that knows only RFC 5545."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from icalendar import Timezone

from calendars.reading import Component, Offsets, read
from wgtool.calendars.vtimezone import vtimezone

ZONES = [
    "Europe/London",
    "Europe/Dublin",
    "Europe/Paris",
    "America/New_York",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/Caracas",
    "America/St_Johns",
    "Africa/Casablanca",
    "Africa/Cairo",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Jerusalem",
    "Asia/Tehran",
    "Australia/Sydney",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "Europe/Istanbul",
    "Europe/Moscow",
    "UTC",
]


def component(zone: str, first: int, last: int | None = None) -> Component:
    """Return the zone’s component for a span of years, read from its bytes."""
    end = datetime(last or first, 12, 31, 12, tzinfo=UTC)
    return read(vtimezone(zone, datetime(first, 1, 2, tzinfo=UTC), end).to_ical(sorted=False))


def facts(part: Component) -> tuple[str, ...]:
    """Return a STANDARD or DAYLIGHT in one row."""
    rule = part.value("RRULE") if "RRULE" in part.names() else ""
    names = ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME")
    return (part.name, *(part.value(name) for name in names), rule)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(("first", "last"), [(2011, 2012), (2016, 2016), (2021, 2021)])
def test_every_hour_has_the_offset_that_zoneinfo_gives(zone: str, first: int, last: int) -> None:
    """Within the years of the events, at every hour."""
    offsets = Offsets(component(zone, first, last), last + 1)
    info = ZoneInfo(zone)
    moment = datetime(first, 1, 1, tzinfo=info).astimezone(UTC)
    while moment.astimezone(info).year <= last:
        assert offsets.at(moment)[0] == moment.astimezone(info).utcoffset()
        moment += timedelta(hours=1)


@pytest.mark.parametrize("year", [2021, 2024])
def test_every_zone_there_is_has_the_right_offset_throughout_a_year(year: int) -> None:
    """Once a day."""
    noons = [datetime(year, 1, 2, 12, tzinfo=UTC) + timedelta(days=day) for day in range(363)]
    for zone in sorted(available_timezones()):
        offsets = Offsets(component(zone, year), year)
        info = ZoneInfo(zone)
        wrong = [noon for noon in noons if offsets.at(noon)[0] != noon.astimezone(info).utcoffset()]
        assert not wrong, zone


@pytest.mark.parametrize("zone", ["Europe/London", "Europe/Dublin", "America/New_York", "Australia/Sydney"])
def test_a_rule_is_right_from_its_first_year_to_long_after_the_events(zone: str) -> None:
    """Sessions moved later, or a calendar kept, need no new zone."""
    read_back = component(zone, 2021)
    offsets = Offsets(read_back, 2100)
    first = max(int(part.value("DTSTART")[:4]) for part in read_back.children) + 1
    for day in range((datetime(2100, 1, 1, tzinfo=UTC) - datetime(first, 1, 1, tzinfo=UTC)).days):
        moment = datetime(first, 1, 1, 6, tzinfo=UTC) + timedelta(days=day)
        local = moment.astimezone(ZoneInfo(zone))
        assert offsets.at(moment) == (local.utcoffset(), local.tzname())


def test_london_has_one_rule_each_way_from_1996() -> None:
    """As every calendar program knows it."""
    assert list(map(facts, component("Europe/London", 2021).children)) == [
        ("DAYLIGHT", "19960331T010000", "+0000", "+0100", "BST", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"),
        ("STANDARD", "19961027T020000", "+0100", "+0000", "GMT", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"),
    ]


def test_new_york_has_one_rule_each_way_from_2007() -> None:
    """The rule counts from the front of the month."""
    assert list(map(facts, component("America/New_York", 2021).children)) == [
        ("DAYLIGHT", "20070311T020000", "-0500", "-0400", "EDT", "FREQ=YEARLY;BYDAY=2SU;BYMONTH=3"),
        ("STANDARD", "20071104T020000", "-0400", "-0500", "EST", "FREQ=YEARLY;BYDAY=1SU;BYMONTH=11"),
    ]


def test_the_south_has_its_summer_across_new_year() -> None:
    """Sydney’s first change in a year is back to standard time."""
    assert [facts(part)[:4] for part in component("Australia/Sydney", 2021).children] == [
        ("STANDARD", "20080406T030000", "+1100", "+1000"),
        ("DAYLIGHT", "20081005T020000", "+1000", "+1100"),
    ]


def test_dublin_has_daylight_time_in_summer_whatever_the_law_calls_it() -> None:
    """The time zone database calls Irish winter time the exception; calendar programs do not."""
    assert [facts(part)[:5] for part in component("Europe/Dublin", 2021).children] == [
        ("DAYLIGHT", "19960331T010000", "+0000", "+0100", "IST"),
        ("STANDARD", "19961027T020000", "+0100", "+0000", "GMT"),
    ]


@pytest.mark.parametrize(
    ("zone", "offset", "name"),
    [("Asia/Kolkata", "+0530", "IST"), ("UTC", "+0000", "UTC"), ("America/Sao_Paulo", "-0300", "-03")],
)
def test_a_zone_without_change_has_one_standard_from_1970_without_rule(zone: str, offset: str, name: str) -> None:
    """An RRULE without BYDAY breaks Outlook."""
    (part,) = component(zone, 2021).children
    assert facts(part) == ("STANDARD", "19700101T000000", offset, offset, name, "")


@pytest.mark.parametrize("zone", ["Africa/Casablanca", "America/Santiago", "Asia/Jerusalem"])
def test_an_irregular_zone_lists_its_changes_after_a_base_in_1970(zone: str) -> None:
    """Each change by itself, no rule and no list of dates; the base is winter’s time.

    Horde takes one from 1 January 1970 for none, and is an hour off.
    """
    base, *changes = component(zone, 2021).children
    assert base.name == "STANDARD"
    assert base.value("DTSTART") == "19700102T000000"
    assert changes[0].name == "DAYLIGHT"
    assert len(changes) >= 3
    assert {name for part in (base, *changes) for name in part.names()} == {
        "DTSTART",
        "TZOFFSETFROM",
        "TZOFFSETTO",
        "TZNAME",
    }


def test_a_zone_whose_rule_is_new_or_about_to_end_lists_its_changes() -> None:
    """New York in 2006 and 2007, when the rule changed."""
    for year in (2006, 2007):
        assert all("RRULE" not in part.names() for part in component("America/New_York", year).children)


def test_a_change_for_good_just_before_the_first_year_is_the_base() -> None:
    """Volgograd put its clocks back for good on 27 December 2020."""
    (part,) = component("Europe/Volgograd", 2021).children
    assert facts(part)[:4] == ("STANDARD", "19700101T000000", "+0300", "+0300")


def test_a_day_that_a_country_left_out_is_one_change() -> None:
    """Samoa went over the date line at the end of 29 December 2011."""
    assert (
        "DAYLIGHT",
        "20111230T000000",
        "-1000",
        "+1400",
    ) in [facts(part)[:4] for part in component("Pacific/Apia", 2011).children]


def test_a_change_for_good_is_standard_time() -> None:
    """Venezuela put its clocks forward by half an hour in May 2016."""
    assert [facts(part)[:4] for part in component("America/Caracas", 2016).children] == [
        ("STANDARD", "19700102T000000", "-0430", "-0430"),
        ("STANDARD", "20160501T023000", "-0430", "-0400"),
    ]


@pytest.mark.parametrize("zone", ZONES)
def test_the_zone_as_the_icalendar_library_reads_it_agrees_with_zoneinfo(zone: str) -> None:
    """A second opinion, every six hours of a year."""
    part = vtimezone(zone, datetime(2021, 1, 2, tzinfo=UTC), datetime(2021, 12, 30, tzinfo=UTC))
    part["TZID"] = "/example.org/not-known-by-name"
    parsed_back = Timezone.from_ical(part.to_ical())
    assert isinstance(parsed_back, Timezone)
    parsed = parsed_back.to_tz(lookup_tzid=False)
    for step in range(1, 4 * 364):
        moment = datetime(2021, 1, 2, tzinfo=UTC) + timedelta(hours=6 * step)
        if moment.astimezone(ZoneInfo(zone)).year == 2021:
            expected = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
            assert moment.astimezone(parsed).replace(tzinfo=None) == expected


def test_an_unknown_zone_is_refused() -> None:
    """The name is the caller’s to check first."""
    with pytest.raises(KeyError):
        vtimezone("Europe/Atlantis", datetime(2021, 1, 1, tzinfo=UTC), datetime(2021, 1, 1, tzinfo=UTC))
