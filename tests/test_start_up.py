"""What everyday commands load and read: a heavy library that slips in fails here, not on somebody's Monday morning."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Wgtool
from wgtool.domain.journal import Entry
from wgtool.domain.state import State
from wgtool.storage import reader

HEAVY = [
    "pydantic",
    "rich",
    "icalendar",
    "jinja2",
    "openpyxl",
    "psycopg",
    "wgtool.storage.postgresql",
    "holidays",
    "babel",
    "tomllib",
    "tomli_w",
    "hypothesis",
    "asyncio",
    "importlib.metadata",
    "email.message",
    "xml.etree",
]
LISTING = """
import json, sys
from wgtool.cli.main import main
code = main(sys.argv[1:])
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
sys.exit(code)
"""


def loaded(wgtool: Wgtool, *arguments: str, script: str = LISTING) -> set[str]:
    """Return the modules that a command has loaded when it ends, in a process of its own."""
    result = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=wgtool.folder,
        env={**os.environ, "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    return set(json.loads(result.stderr.decode().splitlines()[-1]))


@pytest.fixture
def warm(wgtool: Wgtool) -> Wgtool:
    """A programme that was read before, with somebody signed up."""
    wgtool.sign_up("sian", "blue-badge")
    return wgtool


@pytest.mark.parametrize(
    "command",
    [
        ["--version"],
        ["--help"],
        ["agenda", "--week", "5"],
        ["agenda", "--week", "5", "--format", "json"],
        ["agenda", "--week", "5", "--format", "markdown", "--lang", "both"],
        ["groups"],
        ["show", "blue-badge"],
        ["timetable"],
        ["person", "sian@example.org"],
        ["roster", "--format", "json"],
        ["roster", "--format", "csv"],
        ["mix"],
        ["week"],
        ["week", "--format", "json"],
        ["notes"],
        ["notes", "--by", "barrier", "--format", "csv"],
        ["hours", "--format", "json"],
        ["attendance"],
        ["attendance", "--by", "organisation", "--format", "csv"],
    ],
    ids=" ".join,
)
def test_an_everyday_command_loads_nothing_heavy(warm: Wgtool, command: list[str]) -> None:
    modules = loaded(warm, *command)
    assert sorted(modules & set(HEAVY)) == []
    assert "filelock" not in modules


def test_a_sign_up_loads_the_lock_and_nothing_heavy(warm: Wgtool) -> None:
    details = ["--name", "Tom", "--email", "tom@example.org", "--organisation", "Gwynedd"]
    modules = loaded(warm, "signup", "blue-badge", *details)
    assert "filelock" in modules
    assert sorted(modules & set(HEAVY) - {"asyncio"}) == []


# Lists: a set is written in another order by each process, and tests that run side by side must be called the same.
@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["agenda", "--week", "5"], []),
        (["groups"], []),
        (["show", "blue-badge"], []),
        (["roster"], []),
        (["person", "sian@example.org"], ["signups"]),
        (["timetable"], ["sessions"]),
        (["history"], ["store"]),
        (["--help"], ["help", "options"]),
    ],
    ids=str,
)
def test_a_page_loads_only_the_words_it_says(warm: Wgtool, command: list[str], said: list[str]) -> None:
    loads = {name.rpartition(".")[2] for name in loaded(warm, *command) if name.startswith("wgtool.texts.catalogues.")}
    assert loads - {"words"} == set(said)


def test_a_page_on_a_terminal_loads_rich_and_of_rich_no_tables(warm: Wgtool) -> None:
    # To this process, standard output is a terminal.
    listing = "import sys\nsys.stdout.isatty = lambda: True\n" + LISTING
    modules = loaded(warm, "agenda", "--week", "5", script=listing)
    assert "rich.console" in modules
    assert not modules & {"rich.table", "pydantic", "icalendar", "jinja2"}


def test_only_the_command_asked_for_is_imported(warm: Wgtool) -> None:
    families = {name for name in loaded(warm, "groups") if name.startswith("wgtool.cli.")}
    assert not families & {"wgtool.cli.signups", "wgtool.cli.store", "wgtool.cli.calendars"}


def test_each_file_is_read_once(warm: Wgtool, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    original = Path.read_bytes

    def counting(path: Path) -> bytes:
        read.append(path.name)
        return original(path)

    monkeypatch.setattr(Path, "read_bytes", counting)
    warm.ok("agenda", "--week", "5")
    assert sorted(name for name in read if name.endswith((".toml", ".jsonl"))) == sorted(
        [
            "groups.toml",
            "organisations.toml",
            "signups.jsonl",
            *(f"week-{number:02}.toml" for number in range(1, 13)),
        ]
    )


@pytest.mark.parametrize(
    "command",
    [
        ["agenda", "--week", "5"],
        ["roster", "--format", "json"],
        ["person", "p3@example.org"],
        ["signup", "blue-badge", "--name", "N", "--email", "n@example.org", "--organisation", "Gwynedd"],
        ["withdraw", "p3@example.org", "--dry-run"],
        ["history"],
        ["check"],
    ],
    ids=" ".join,
)
def test_each_entry_is_decoded_and_folded_once(
    wgtool: Wgtool, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    for number in range(8):
        wgtool.sign_up(f"p{number}", "blue-badge")
    decoded: list[bytes] = []
    folded: list[int] = []
    decode, apply = reader.decode_entry, State.apply

    def counting_decode(line: bytes, version: int | None) -> Entry:
        decoded.append(line)
        return decode(line, version)

    def counting_apply(state: State, entry: Entry, *, taken_back: bool = False) -> None:
        folded.append(entry.n)
        apply(state, entry, taken_back=taken_back)

    monkeypatch.setattr(reader, "decode_entry", counting_decode)
    monkeypatch.setattr(State, "apply", counting_apply)
    wgtool.ok(*command)
    assert len(decoded) == 8
    assert folded[:8] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert len(folded) == (9 if command[0] in {"signup", "withdraw"} else 8)
