"""What other people’s programs read in a calendar: libraries in Python and JavaScript, where they are there.

Those in JavaScript are looked for in the folder that WGTOOL_NODE_MODULES names, or else in
`tests/node_modules` (`npm install --prefix tests ical.js node-ical` puts them there).
"""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import icalendar
import pytest

from calendars.samples import CANCELLED, FULL, PLAIN, calendar, in_zone, programme_of_2021
from wgtool.calendars.writer import to_ics
from wgtool.views.calendars import Calendar, Organizer

# These libraries’ own warnings are not ours to mend.
pytestmark = pytest.mark.filterwarnings("ignore")

HERE = Path(__file__).parent
MODULES = Path(os.environ.get("WGTOOL_NODE_MODULES", HERE.parent / "node_modules"))


class Seen(NamedTuple):
    """What a reader makes of an event; times in UTC."""

    uid: str
    starts: datetime
    ends: datetime
    summary: str
    description: str
    location: str
    status: str


Reader = Callable[[bytes, Path], Iterable[Seen]]


def with_icalendar(data: bytes, _folder: Path) -> Iterable[Seen]:
    """Read with the library that helped to write, by its own knowledge of zones."""
    for event in icalendar.Calendar.from_ical(data).walk("VEVENT"):
        starts, ends = event.decoded("dtstart"), event.decoded("dtend")
        texts = [str(event.get(name, "")) for name in ("summary", "description", "location", "status")]
        yield Seen(str(event["uid"]), starts.astimezone(UTC), ends.astimezone(UTC), *texts)


def with_vobject(data: bytes, _folder: Path) -> Iterable[Seen]:
    """Read with vobject, which works out the zone from the file."""
    vobject: Any = pytest.importorskip("vobject", reason="vobject is not installed")
    for event in vobject.readOne(data.decode("utf-8")).contents.get("vevent", []):
        found = [event.contents.get(name) for name in ("summary", "description", "location", "status")]
        texts = [lines[0].value if lines else "" for lines in found]
        starts, ends = event.dtstart.value, event.dtend.value
        yield Seen(event.uid.value, starts.astimezone(UTC), ends.astimezone(UTC), *texts)


def with_ics(data: bytes, _folder: Path) -> Iterable[Seen]:
    """Read with ics, which knows zones by name."""
    ics: Any = pytest.importorskip("ics", reason="ics is not installed")
    for event in ics.Calendar(data.decode("utf-8")).events:
        texts = [event.name or "", event.description or "", event.location or "", event.status or ""]
        yield Seen(event.uid, event.begin.datetime.astimezone(UTC), event.end.datetime.astimezone(UTC), *texts)


def with_node(library: str) -> Reader:
    """Return a reader by a JavaScript library."""

    def read(data: bytes, folder: Path) -> Iterable[Seen]:
        node = shutil.which("node")
        if node is None or not (MODULES / library).is_dir():
            pytest.skip(f"node or {library} is not installed")
        file = folder / "calendar.ics"
        file.write_bytes(data)
        command = [node, str(HERE / "read_ics.mjs"), library, str(MODULES), str(file)]
        result = subprocess.run(command, capture_output=True, check=True, timeout=60)
        for event in json.loads(result.stdout):
            times = {name: datetime.fromisoformat(event[name]) for name in ("starts", "ends")}
            yield Seen(**{"status": "", **event, **times})

    return read


READERS = {
    "icalendar": with_icalendar,
    "vobject": with_vobject,
    "ics": with_ics,
    "ical.js": with_node("ical.js"),
    "node-ical": with_node("node-ical"),
}
ZONES = [
    "America/New_York",
    "Australia/Sydney",
    "America/Santiago",
    "Europe/Dublin",
    "Africa/Casablanca",
    "Asia/Kolkata",
    "UTC",
]
every_reader = pytest.mark.parametrize("read", READERS.values(), ids=READERS.keys())


def meant(written: Calendar) -> dict[str, Seen]:
    """Return what every reader should see of a calendar, by UID."""
    return {
        event.uid: Seen(
            event.uid,
            event.starts_at.astimezone(UTC),
            event.ends_at.astimezone(UTC),
            event.summary,
            event.description,
            event.location or "",
            "CANCELLED" if event.cancelled else "CONFIRMED",
        )
        for event in written.events
    }


@every_reader
def test_all_sessions_of_2021_are_read_at_the_instants_meant(read: Reader, tmp_path: Path) -> None:
    """96 sessions on either side of the change of the clocks."""
    programme = programme_of_2021()
    assert {seen.uid: seen for seen in read(to_ics(programme), tmp_path)} == meant(programme)


@every_reader
def test_texts_with_every_special_character_are_read_as_they_were(read: Reader, tmp_path: Path) -> None:
    """Welsh letters, commas, semicolons, quotes, lines, long lines, and a cancelled session."""
    # ics reads an escaped backslash before an n as a new line: not a thing the writer could mend.
    full = FULL._replace(description=FULL.description.replace("C:\\New", "ŵ😀" * 60))
    written = calendar(PLAIN._replace(description="Meet\n10:00 Hello"), full, CANCELLED._replace(description="-"))
    assert {seen.uid: seen for seen in read(to_ics(written), tmp_path)} == meant(written)


@every_reader
@pytest.mark.parametrize("starts", ["2021-10-31T00:30", "2021-10-31T01:30", "2021-10-31T02:00", "2021-03-28T00:30"])
def test_the_night_the_clocks_change_is_read_rightly(read: Reader, starts: str, tmp_path: Path) -> None:
    """The hour that exists twice above all."""
    written = calendar(in_zone("Europe/London", datetime.fromisoformat(starts)))
    assert {seen.uid: seen for seen in read(to_ics(written), tmp_path)} == meant(written)


@pytest.mark.parametrize(
    ("reader", "zone"),
    # node-ical goes by the zone’s name alone and misses the change of Morocco’s clocks for Ramadan.
    [pair for pair in product(READERS, ZONES) if pair != ("node-ical", "Africa/Casablanca")],
)
def test_sessions_in_other_zones_are_read_at_the_instants_meant(reader: str, zone: str, tmp_path: Path) -> None:
    """One in each month of 2021."""
    months = [datetime.fromisoformat(f"2021-{month:02}-20T10:00") for month in range(1, 13)]
    events = [in_zone(zone, at)._replace(uid=f"{at.month}@example.org", description="-") for at in months]
    written = calendar(*events, zone=zone)
    assert {seen.uid: seen for seen in READERS[reader](to_ics(written), tmp_path)} == meant(written)


INVITED = Organizer("Guto ap Siôn, B.Sc.", "guto@example.org")
INVITATIONS = {
    "request": calendar(FULL._replace(attendee=INVITED, alarm=None))._replace(method="REQUEST"),
    "cancelled": calendar(CANCELLED._replace(attendee=INVITED))._replace(method="CANCEL"),
    "uninvited": calendar(FULL._replace(attendee=INVITED, alarm=None))._replace(method="CANCEL"),
}


@every_reader
@pytest.mark.parametrize("written", INVITATIONS.values(), ids=INVITATIONS.keys())
def test_an_invitation_is_read_as_the_event_it_is_about(read: Reader, written: Calendar, tmp_path: Path) -> None:
    # ics reads an escaped backslash before an n as a new line: not a thing the writer could mend.
    (event,) = (one._replace(description=one.description.replace("\\", "/")) for one in written.events)
    written = written._replace(events=(event,))
    (seen,) = read(to_ics(written), tmp_path)
    (wanted,) = meant(written).values()
    # Who is only no longer invited is told nothing of the event’s status (RFC 5546, section 3.2.5).
    status = "" if written.method == "CANCEL" and not event.cancelled else wanted.status
    assert seen._replace(status=seen.status or "") == wanted._replace(status=status)
