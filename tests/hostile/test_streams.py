"""Streams that are closed, full or of another encoding; Ctrl-C; nobody there to answer."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from store.house import House

posix = pytest.mark.skipif(os.name == "nt", reason="as POSIX shells have it")


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A store with some people in a folder of its own."""
    house = House(tmp_path / "house")
    house.sign_up("siân".replace("â", "a"), "blue-badge")
    house.ok("amend", "sian@example.org", "--name", "Siân Ŵyn")
    return house


def shell(house: House, line: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of a POSIX shell in which `w` is wgtool."""
    script = f'w() {{ "{sys.executable}" -m wgtool "$@"; }}\n{line}'
    return subprocess.run(
        ["sh", "-c", script],
        env={**house.environment, **variables},
        cwd=house.folder,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
        timeout=120,
    )


SIGN_UP = "w signup blue-badge --name Owain --email owain@example.org --organisation Gwynedd"


@posix
@pytest.mark.parametrize("command", ["agenda --week 5", "roster --format json", "history", "--help", "show blue-badge"])
def test_a_reader_that_leaves_ends_it_quietly(house: House, command: str) -> None:
    result = shell(house, f"{{ w {command}; echo $? >code; }} | true")
    assert result.stderr == b""
    assert (house.folder / "code").read_text(encoding="utf-8").strip() in {"0", "141"}


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize(
    "command", ["groups", "agenda --week 5", "roster --format json", "history", "--version", "--help"]
)
def test_a_full_standard_output_is_an_error(house: House, command: str) -> None:
    result = shell(house, f"w {command} >/dev/full")
    assert (result.returncode, result.stderr.count(b"wgtool: error: ")) == (1, 1), result.stderr
    assert b"the disk is full" in result.stderr


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("form", ["", " --format json"])
def test_a_change_whose_answer_cannot_be_told_is_said_to_be_recorded(house: House, form: str) -> None:
    result = shell(house, f"{SIGN_UP}{form} >/dev/full")
    assert result.returncode == 1
    assert b"The change itself was recorded" in result.stderr
    assert "owain@example.org" in house.truth().state.people


@posix
@pytest.mark.parametrize(
    "command", ["groups", "agenda --week 5", "history", SIGN_UP.removeprefix("w "), "undo", "repair"]
)
def test_a_closed_standard_output_is_an_error_and_changes_nothing(house: House, command: str) -> None:
    before = house.memory()
    result = shell(house, f"w {command} >&-")
    assert (result.returncode, result.stderr.count(b"wgtool: error: ")) == (1, 1), result.stderr
    assert house.memory() == before


@posix
@pytest.mark.parametrize("line", [f"{SIGN_UP} 2>&-", f"{SIGN_UP} <&-", f"{SIGN_UP} --format json 2>/dev/full"])
def test_without_the_other_streams_a_change_is_made_all_the_same(house: House, line: str) -> None:
    result = shell(house, line)
    assert result.returncode == 0, result.stderr
    assert "owain@example.org" in house.truth().state.people


@posix
def test_nobody_is_asked_without_a_terminal(house: House) -> None:
    started = time.monotonic()
    result = shell(house, "w signup blue-badge --email owain@example.org")
    assert result.returncode == 2
    assert b"--name, --organisation" in result.stderr
    assert time.monotonic() - started < 20


ENCODINGS = [
    {"LANG": "C", "LC_ALL": "C"},
    {"LANG": "C", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    {"PYTHONIOENCODING": "cp1252"},
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "utf-16"},
    {"LC_ALL": "nowhere.UTF-8"},
]


@pytest.mark.parametrize("variables", ENCODINGS, ids=str)
def test_documents_are_utf_8_wherever_they_are_made(house: House, variables: dict[str, str]) -> None:
    for command in (("agenda", "--week", "5", "--lang", "cy"), ("roster", "--format", "csv"), ("history",)):
        usual = house.process(*command)
        other = house.process(*command, variables=variables)
        assert (other.returncode, other.stdout) == (0, usual.stdout), other.stderr
        usual.stdout.decode("utf-8")
    assert "Siân Ŵyn".encode() in house.process("roster", "--format", "csv", variables=variables).stdout


@pytest.mark.parametrize("variables", ENCODINGS, ids=str)
def test_messages_never_fail_for_want_of_a_letter(house: House, variables: dict[str, str]) -> None:
    result = house.process("show", "bathodyn-gŵyn", "--lang", "cy", variables=variables)
    assert result.returncode == 1
    assert b"Traceback" not in result.stderr
    assert b"wgtool" in result.stderr.replace(b"\0", b"")


# Whatever a shell runs in its background ignores Ctrl-C, and so does what comes of it.
HEEDING = """
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("wgtool", run_name="__main__", alter_sys=True)
"""


@posix
def test_ctrl_c_while_waiting_for_another_leaves_the_store_as_it_was(house: House) -> None:
    before = house.memory()
    with house.held():
        waiting = subprocess.Popen(
            [sys.executable, "-c", HEEDING, "withdraw", "sian@example.org"],
            env=house.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        time.sleep(1.5)
        waiting.send_signal(signal.SIGINT)
        _, err = waiting.communicate(timeout=30)
    assert waiting.returncode == 130
    assert err == b"wgtool: interrupted; nothing was changed\n"
    assert house.memory() == before
