"""What other people’s programs make of an export: libraries, khal and a CalDAV server, where they are there.

khal and Radicale come from PyPI. They want other versions of libraries than wgtool may have, so an environment of
their own on the PATH does too. The server listens on the loopback address only.
"""

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

import icalendar
import pytest

from calendars.changed_group import Seen, change, export, planned
from calendars.test_readers import READERS, Reader
from conftest import Wgtool


def program(name: str) -> str:
    """Return a program’s path, looked for beside this Python too."""
    beside = str(Path(sys.executable).parent)
    found = shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), beside]))
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("read", READERS.values(), ids=READERS.keys())
def test_every_reader_finds_the_changed_sessions_at_their_instants(wgtool: Wgtool, read: Reader) -> None:
    change(wgtool)
    found = read(export(wgtool).read_bytes(), wgtool.folder)
    assert {one.uid: Seen(one.starts, one.ends, one.status == "CANCELLED") for one in found} == planned(wgtool)


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
