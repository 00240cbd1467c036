"""The bytes of a calendar, read back by a reader that forgives nothing."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from calendars.reading import Component, Offsets, content_lines, read, split_values, wall
from calendars.samples import CANCELLED, FULL, LONDON, PLAIN, calendar, in_zone, only_event, programme_of_2021
from wgtool.calendars.writer import to_ics
from wgtool.views.calendars import Alarm, Organizer

GOLDEN = Path(__file__).with_name("small.ics")
ALWAYS = [
    *("UID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED"),
    *("DTSTART", "DTEND", "STATUS", "SUMMARY", "DESCRIPTION"),
]


def instants(event: Component, offsets: Offsets) -> tuple[datetime, datetime]:
    """Return when an event starts and ends, by the file alone."""
    found = []
    for name in ("DTSTART", "DTEND"):
        value = event.value(name)
        in_utc = value.endswith("Z")
        found.append(wall(value[:-1]).replace(tzinfo=UTC) if in_utc else offsets.instant(wall(value)))
    return found[0], found[1]


def test_a_small_calendar_is_written_exactly_like_this() -> None:
    """The golden file has plain line ends, so that no version control changes it."""
    data = to_ics(calendar(PLAIN, FULL, CANCELLED, name="Data; grŵp 1")._replace(description="One group"))
    assert data.replace(b"\r\n", b"\n") == GOLDEN.read_bytes().replace(b"\r\n", b"\n")


def test_the_header_holds_what_readers_need_in_a_fixed_order() -> None:
    """No X-WR-TIMEZONE, no byte order mark, the refresh time with its type."""
    head = read(to_ics(calendar(PLAIN)))
    assert [(prop.name, prop.parameters, prop.value) for prop in head.properties] == [
        ("VERSION", {}, "2.0"),
        ("PRODID", {}, "-//wgtool//wgtool//EN"),
        ("CALSCALE", {}, "GREGORIAN"),
        ("METHOD", {}, "PUBLISH"),
        ("NAME", {}, "Data"),
        ("X-WR-CALNAME", {}, "Data"),
        ("COLOR", {}, "teal"),
        ("REFRESH-INTERVAL", {"VALUE": "DURATION"}, "PT12H"),
        ("X-PUBLISHED-TTL", {}, "PT12H"),
    ]


def test_a_description_of_the_calendar_is_written_where_programs_look_for_it() -> None:
    """Left out when there is none."""
    head = read(to_ics(calendar(PLAIN)._replace(description="Who, where\nand why")))
    assert head.text("X-WR-CALDESC") == "Who, where\nand why"


def test_the_zone_stands_before_the_first_event() -> None:
    """Outlook is an hour off otherwise."""
    assert [child.name for child in read(to_ics(calendar(PLAIN, FULL))).children] == [
        "VTIMEZONE",
        "VEVENT",
        "VEVENT",
    ]


def test_an_event_holds_its_properties_in_a_fixed_order() -> None:
    """What a reader finds of a session with everything."""
    event = only_event(FULL)
    assert event.names() == [*ALWAYS, "LOCATION", "URL", "ORGANIZER", "CATEGORIES"]
    assert event.value("SEQUENCE") == "3"
    assert event.value("DTSTAMP") == event.value("LAST-MODIFIED") == "20210901T123005Z"
    assert event.get("DTSTART") == ("DTSTART", {"TZID": "Europe/London"}, "20210928T143000")
    assert event.get("DTEND") == ("DTEND", {"TZID": "Europe/London"}, "20210928T153000")
    assert event.value("STATUS") == "CONFIRMED"
    assert event.text("SUMMARY") == FULL.summary
    assert event.text("DESCRIPTION") == FULL.description
    assert event.text("LOCATION") == FULL.location
    assert split_values(event.value("CATEGORIES")) == ["Data, ymchwil", "Working group"]


def test_a_link_is_not_escaped() -> None:
    """It is a URI, not a text."""
    assert only_event(FULL).value("URL") == "https://meet.example.org/a?b=1,2;c"


def test_what_is_not_known_is_left_out() -> None:
    """No empty properties."""
    assert only_event(PLAIN).names() == ALWAYS


def test_the_facilitators_name_is_always_in_quotes_and_holds_none() -> None:
    """A double quote in a name makes a file unreadable in some programs."""
    organizer = only_event(FULL).get("ORGANIZER")
    assert organizer.parameters == {"CN": "\"Siân 'Sian' O’Neill, hwylusydd\""}
    assert organizer.value == "mailto:sian@example.org"
    plain = only_event(PLAIN._replace(organizer=Organizer("Ann", "ann@example.org")))
    assert plain.get("ORGANIZER").parameters == {"CN": '"Ann"'}


def test_a_facilitators_name_cannot_add_a_line() -> None:
    """New lines become spaces."""
    organizer = Organizer("Ann\r\nX-EVIL:1\x00\n", "ann@example.org")
    event = only_event(PLAIN._replace(organizer=organizer))
    assert event.get("ORGANIZER").parameters == {"CN": '"Ann X-EVIL:1 "'}
    assert "X-EVIL" not in event.names()


def test_an_alarm_is_a_message_so_many_minutes_before() -> None:
    """Google and Outlook ignore it in subscriptions; the rest show it."""
    (alarm,) = only_event(FULL).all("VALARM")
    assert [(prop.name, prop.value) for prop in alarm.properties] == [
        ("ACTION", "DISPLAY"),
        ("TRIGGER", "-PT15M"),
        ("DESCRIPTION", "Gŵyl ddata\\; rhan 2"),
    ]


@pytest.mark.parametrize(("minutes", "trigger"), [(0, "P0D"), (60, "-PT1H"), (90, "-PT1H30M"), (1440, "-P1D")])
def test_an_alarm_may_be_any_time_before(minutes: int, trigger: str) -> None:
    """Durations as RFC 5545, section 3.3.6 has them."""
    (alarm,) = only_event(PLAIN._replace(alarm=Alarm(minutes, "Soon"))).all("VALARM")
    assert alarm.value("TRIGGER") == trigger


def test_a_cancelled_session_stays_free_and_silent() -> None:
    """It keeps its times, takes no time and rings no bell."""
    event = only_event(CANCELLED)
    assert event.value("STATUS") == "CANCELLED"
    assert event.value("TRANSP") == "TRANSPARENT"
    assert event.value("DTSTART") == "20211102T143000"
    assert event.all("VALARM") == []


def test_times_keep_their_local_hour_across_the_change_of_the_clocks() -> None:
    """All 96 sessions of the 2021 programme are at the instants that were meant."""
    programme = programme_of_2021()
    found = read(to_ics(programme))
    offsets = Offsets(found.all("VTIMEZONE")[0], 2021)
    events = found.all("VEVENT")
    assert len(events) == 96
    assert {event.value("DTSTART")[9:11] for event in events} == {"10", "11", "14", "15"}
    for event, meant in zip(events, programme.events, strict=True):
        assert instants(event, offsets) == (meant.starts_at, meant.ends_at)


@pytest.mark.parametrize(
    ("starts", "minutes", "written"),
    [
        ("2021-10-31T00:30", 60, ("20211030T233000Z", "20211031T003000Z")),
        ("2021-10-31T00:30", 120, ("20211030T233000Z", "20211031T013000Z")),
        ("2021-10-31T01:30", 60, ("20211031T003000Z", "20211031T013000Z")),
        ("2021-10-31T01:30", 90, ("20211031T003000Z", "20211031T020000Z")),
        ("2021-10-31T00:00", 60, ("20211030T230000Z", "20211031T000000Z")),
        ("2021-10-31T00:00", 180, ("20211031T000000", "20211031T020000")),
        ("2021-10-31T02:00", 60, ("20211031T020000", "20211031T030000")),
    ],
)
def test_a_time_that_exists_twice_is_written_in_utc(starts: str, minutes: int, written: tuple[str, str]) -> None:
    """Start and end alike, if either does."""
    event = only_event(in_zone("Europe/London", datetime.fromisoformat(starts), minutes))
    assert (event.value("DTSTART"), event.value("DTEND")) == written
    in_utc = written[0].endswith("Z")
    assert event.get("DTSTART").parameters == event.get("DTEND").parameters
    assert event.get("DTSTART").parameters == ({} if in_utc else {"TZID": "Europe/London"})


def test_the_second_of_two_equal_times_is_not_lost() -> None:
    """`fold=1` is an hour later."""
    second = datetime(2021, 10, 31, 1, 30, tzinfo=LONDON, fold=1)
    event = PLAIN._replace(starts_at=second, ends_at=datetime(2021, 10, 31, 2, 30, tzinfo=LONDON))
    assert only_event(event).value("DTSTART") == "20211031T013000Z"
    assert only_event(event).value("DTEND") == "20211031T023000Z"


def test_moments_given_in_another_zone_are_written_in_the_calendars() -> None:
    """The instant is what counts."""
    elsewhere = timezone(timedelta(hours=-5))
    event = PLAIN._replace(
        starts_at=PLAIN.starts_at.astimezone(elsewhere),
        ends_at=PLAIN.ends_at.astimezone(elsewhere),
        changed_at=PLAIN.changed_at.astimezone(elsewhere),
    )
    assert to_ics(calendar(event)) == to_ics(calendar(PLAIN))


def test_in_utc_itself_times_carry_no_zone() -> None:
    """RFC 5545, section 3.2.19: TZID must not stand on times in UTC."""
    event = only_event(in_zone("UTC", datetime.fromisoformat("2021-09-20T10:00")), "UTC")
    assert event.get("DTSTART") == ("DTSTART", {}, "20210920T100000Z")


@pytest.mark.parametrize("zone", ["Australia/Sydney", "Africa/Casablanca", "Pacific/Apia", "America/Santiago"])
def test_sessions_elsewhere_are_at_the_instants_meant(zone: str) -> None:
    """Each day of a year, in zones of every kind."""
    days = [datetime.fromisoformat("2021-01-01T10:00") + timedelta(days=day) for day in range(365)]
    events = tuple(in_zone(zone, day) for day in days)
    found = read(to_ics(calendar(*events, zone=zone)))
    offsets = Offsets(found.all("VTIMEZONE")[0], 2021)
    for event, meant in zip(found.all("VEVENT"), events, strict=True):
        assert instants(event, offsets) == (meant.starts_at, meant.ends_at)


def test_a_calendar_may_be_empty() -> None:
    """Somebody left all groups: the file they subscribed to still is one."""
    assert [child.name for child in read(to_ics(calendar())).children] == ["VTIMEZONE"]


@pytest.mark.parametrize("bad", ["\r\nX-EVIL:1", "\n", "\x00", " ", "\u2028", "\x85", '"', "<", "\\", "\ud800"])
def test_a_link_or_an_address_that_could_end_its_line_is_refused(bad: str) -> None:
    """They have no escapes, and the caller has checked them before."""
    with pytest.raises(ValueError, match=r"example\.org"):
        to_ics(calendar(PLAIN._replace(url=f"https://example.org/{bad}a")))
    with pytest.raises(ValueError, match=r"example\.org"):
        to_ics(calendar(PLAIN._replace(organizer=Organizer("Ann", f"ann{bad}@example.org"))))


def test_the_same_calendar_gives_the_same_bytes() -> None:
    """Nothing in a file comes from the moment of writing it."""
    assert to_ics(programme_of_2021()) == to_ics(programme_of_2021())


def test_no_line_of_a_whole_programme_breaks_a_rule_of_bytes() -> None:
    """96 sessions, read line by line."""
    lines = content_lines(to_ics(programme_of_2021()))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 96


@pytest.mark.parametrize(
    ("link", "written"),
    [
        ("https://example.org/cyfarfod-ŵyl", "https://example.org/cyfarfod-%C5%B5yl"),
        ("https://gŵyl.example.org:8443/a?q=tŷ#ô", "https://xn--gyl-b2a.example.org:8443/a?q=t%C5%B7#%C3%B4"),
        ("https://example.org/a%20b?x=1&y=2,3;4", "https://example.org/a%20b?x=1&y=2,3;4"),
    ],
)
def test_a_link_is_a_uri_of_ascii(link: str, written: str) -> None:
    """RFC 3986; what is encoded already is not encoded again."""
    assert only_event(PLAIN._replace(url=link)).value("URL") == written


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("pat%wg@example.org", "mailto:pat%25wg@example.org"),
        ("siân+1@example.org", "mailto:si%C3%A2n+1@example.org"),
        ("pat@gŵyl.example.org", "mailto:pat@xn--gyl-b2a.example.org"),
    ],
)
def test_an_address_is_a_mailto_of_ascii(address: str, written: str) -> None:
    """RFC 6068: a percent sign stands for itself only as %25."""
    event = only_event(PLAIN._replace(organizer=Organizer("Pat", address)))
    assert event.value("ORGANIZER") == written
