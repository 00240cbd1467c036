"""What real programs make of the calendars: khal, a CalDAV server and libical, where they are there.

khal and Radicale come from PyPI. They want other versions of libraries than wgtool may have, so an environment of
their own on the PATH does too. The server listens on the loopback address only.
"""

import ctypes
import ctypes.util
import os
import shutil
import socket
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

import icalendar
import pytest

from conftest import Wgtool

GROUP = "blue-badge"


class Seen(NamedTuple):
    """What a program shows of a session; times in UTC."""

    starts: datetime
    ends: datetime
    cancelled: bool


def program(name: str) -> str:
    """Return a program’s path, looked for beside this Python too."""
    beside = str(Path(sys.executable).parent)
    found = shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), beside]))
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def planned(wgtool: Wgtool, programme: str = "wlga-2021") -> dict[str, Seen]:
    """Return what wgtool itself says of the group’s sessions, by UID."""
    sessions = wgtool.ok("show", GROUP, "--format", "json").json["sessions"]
    return {
        f"{programme}.{GROUP}.week-{one['week']:02}@wgtool": Seen(
            datetime.fromisoformat(one["starts_at"]).astimezone(UTC),
            datetime.fromisoformat(one["ends_at"]).astimezone(UTC),
            one["status"] == "cancelled",
        )
        for one in sessions
    }


def change(wgtool: Wgtool) -> None:
    """Move one session, cancel another, and shift some across the change of the clocks."""
    wgtool.ok("shift", GROUP, "--from-week", "6", "--by", "7")
    wgtool.ok("reschedule", GROUP, "--week", "2", "--to", "2021-09-30 09:15", "--minutes", "45")
    wgtool.ok("cancel", GROUP, "--week", "3", "--reason", "Illness; sorry, all")


def export(wgtool: Wgtool) -> Path:
    """Write the group’s calendar and return its file."""
    wgtool.ok("export-ics", GROUP, "--out", "calendars", "--alarm", "15")
    return wgtool.folder / "calendars" / f"{GROUP}.ics"


class Khal:
    """khal with one calendar in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.command = program("khal")
        self.folder = folder / "khal"
        (self.folder / "vdir").mkdir(parents=True)
        (self.folder / "config").write_text(
            f"[calendars]\n[[groups]]\npath = {self.folder / 'vdir'}\n"
            f"[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\ntimeformat = %H:%M\n"
            "dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
            "datetimeformat = %Y-%m-%dT%H:%M\nlongdatetimeformat = %Y-%m-%dT%H:%M\n"
            f"[sqlite]\npath = {self.folder / 'khal.db'}\n",
            encoding="utf-8",
        )

    def run(self, *arguments: str) -> str:
        """Run khal and return what it prints."""
        names = ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")
        env = {**os.environ, "LC_ALL": "C.UTF-8", **dict.fromkeys(names, str(self.folder))}
        command = [self.command, "--no-color", "-c", str(self.folder / "config"), *arguments]
        done = subprocess.run(command, env=env, capture_output=True, encoding="utf-8", timeout=120, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def take(self, file: Path) -> None:
        """Import a calendar file."""
        self.run("import", "--batch", "-a", "groups", str(file))

    def events(self) -> dict[str, Seen]:
        """Return what khal lists; each event once, or the test fails."""
        form = "{uid}|{start}|{end}|{status}"
        listed = self.run("list", "--day-format", "", "--format", form, "2021-09-01", "2022-02-01").split()
        assert len(listed) == len(set(listed)) == len({line.split("|")[0] for line in listed})
        rows = [line.split("|") for line in listed]
        return {
            uid: Seen(
                datetime.fromisoformat(starts).replace(tzinfo=UTC),
                datetime.fromisoformat(ends).replace(tzinfo=UTC),
                status == "CANCELLED",
            )
            for uid, starts, ends, status in rows
        }


def test_khal_shows_the_sessions_and_takes_a_changed_file_as_an_update(wgtool: Wgtool) -> None:
    khal = Khal(wgtool.folder)
    khal.take(export(wgtool))
    assert khal.events() == planned(wgtool)
    change(wgtool)
    khal.take(export(wgtool))
    after = khal.events()
    assert after == planned(wgtool)
    assert sum(seen.cancelled for seen in after.values()) == 1


class Server:
    """A Radicale on the loopback address."""

    def __init__(self, port: int) -> None:
        self.port = port

    def ask(self, method: str, path: str, body: bytes = b"") -> tuple[int, bytes]:
        """Ask for something as a user called groups; return the status and the answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        key = b64encode(b"groups:groups").decode()
        headers = {"Authorization": f"Basic {key}", "Content-Type": "text/calendar; charset=utf-8"}
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()

    def is_up(self) -> bool:
        """Whether it answers."""
        try:
            return self.ask("OPTIONS", "/")[0] < 500
        except OSError:
            return False

    def events(self) -> dict[str, Seen]:
        """Return what the server has; each event once, or the test fails."""
        status, data = self.ask("GET", "/groups/calendar/")
        assert status == 200
        events = icalendar.Calendar.from_ical(data).walk("VEVENT")
        found = {
            str(event["uid"]): Seen(
                event.decoded("dtstart").astimezone(UTC),
                event.decoded("dtend").astimezone(UTC),
                event["status"] == "CANCELLED",
            )
            for event in events
        }
        assert len(found) == len(events)
        return found


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Start a server on a free port, and stop it at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = tmp_path / "radicale.ini"
    config.write_text(
        f"[server]\nhosts = 127.0.0.1:{port}\n[auth]\ntype = none\n"
        f"[storage]\nfilesystem_folder = {tmp_path / 'collections'}\n[logging]\nlevel = error\n",
        encoding="utf-8",
    )
    process = subprocess.Popen(
        [program("radicale"), "--config", str(config)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    found = Server(port)
    try:
        patience = time.monotonic() + 30
        while not found.is_up():
            assert process.poll() is None
            assert time.monotonic() < patience
            time.sleep(0.05)
        yield found
    finally:
        process.terminate()
        process.wait(timeout=30)


def test_a_caldav_server_keeps_the_sessions_and_takes_a_changed_file(wgtool: Wgtool, server: Server) -> None:
    assert server.ask("PUT", "/groups/calendar/", export(wgtool).read_bytes())[0] == 201
    assert server.events() == planned(wgtool)
    change(wgtool)
    assert server.ask("PUT", "/groups/calendar/", export(wgtool).read_bytes())[0] == 201
    assert server.events() == planned(wgtool)


class Time(ctypes.Structure):
    """libical’s struct icaltimetype."""

    _fields_ = [
        *((name, ctypes.c_int) for name in ("year", "month", "day", "hour", "minute", "second", "date", "daylight")),
        ("zone", ctypes.c_void_p),
    ]


def libical() -> ctypes.CDLL:
    """Return the library with the functions used here, of its third major version."""
    name = ctypes.util.find_library("ical")
    if name is None or os.name == "nt":
        pytest.skip("libical is not installed")
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
    assert with_libical(export(wgtool).read_bytes()) == planned(wgtool, "test")
