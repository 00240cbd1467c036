"""Where a document is to go is asked before anything is worked out or recorded, for every command alike."""

import os
from pathlib import Path

import pytest

from conftest import Wgtool
from wgtool.cli.root import COMMANDS, Commands, root

# What each command needs besides, to be asked for a document.
NEEDS = {
    "show": ["blue-badge"],
    "person": ["sian@example.org"],
    "subject-access": ["sian@example.org"],
    "import": ["form.csv"],
    "schema": ["agenda"],
}


def options(command: str) -> set[str]:
    """Return the options of a command."""
    group = root()
    assert isinstance(group, Commands)
    found = group.get_command(None, command)
    return {name for param in found.params for name in param.opts}


# These name folders by it as well, and have tests of their own for that.
FOLDERS = {"export-ics", "drafts"}
DOCUMENTS = [command for command in COMMANDS if "--out" in options(command) and command not in FOLDERS]


def test_every_command_that_prints_a_document_can_write_it() -> None:
    wanted = {"agenda", "week", "timetable", "groups", "show", "check", "person", "roster", "mix", "changes", "history"}
    wanted |= {
        "attendance",
        "notes",
        "hours",
        "import",
        "retention",
        "repair",
        "subject-access",
        "schema",
        "report",
        "allocate",
    }
    assert set(DOCUMENTS) == wanted


@pytest.fixture
def ready(wgtool: Wgtool) -> Wgtool:
    wgtool.sign_up("sian", "blue-badge")
    (wgtool.folder / "form.csv").write_text(
        "Name,Email,Organisation,Groups\nTom,tom@example.org,Gwynedd,Blue badge\n", encoding="utf-8"
    )
    (wgtool.folder / "file").write_text("mine", encoding="utf-8", newline="\n")
    (wgtool.folder / "folder").mkdir()
    return wgtool


@pytest.mark.parametrize("command", DOCUMENTS)
@pytest.mark.parametrize("out", ["", "folder", ".", "file/below.txt", "signups.jsonl"])
def test_what_cannot_be_written_is_refused_and_nothing_is_recorded(ready: Wgtool, command: str, out: str) -> None:
    before = ready.store.read_bytes()
    result = ready(command, *NEEDS.get(command, []), "--out", out)
    assert (result.code, result.out) == (1, "")
    assert ready.store.read_bytes() == before
    assert (ready.folder / "file").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever may write everything is refused nothing")
def test_a_folder_that_may_not_be_written(ready: Wgtool) -> None:
    (ready.folder / "folder").chmod(0o500)
    result = ready("agenda", "--out", "folder/a.md")
    assert (result.code, "cannot be written" in result.err) == (1, True)


@pytest.mark.parametrize("command", DOCUMENTS)
def test_a_file_that_another_program_holds_open_is_named(
    ready: Wgtool, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ready.store.read_bytes()
    original = Path.open

    def held(path: Path, mode: str = "r", *arguments: object, **named: object) -> object:
        if path.name == "file" and mode == "r+b":
            raise PermissionError(13, "Permission denied", str(path))
        return original(path, mode, *arguments, **named)  # type: ignore[arg-type, call-overload]

    monkeypatch.setattr(Path, "open", held)
    result = ready(command, *NEEDS.get(command, []), "--out", "file")
    assert (result.code, "close it there" in result.err) == (1, True)
    assert ready.store.read_bytes() == before


def test_a_file_whose_name_begins_with_a_dot_is_a_file(ready: Wgtool) -> None:
    ready.ok("agenda", "--out", ".agenda.md")
    assert (ready.folder / ".agenda.md").read_text(encoding="utf-8").startswith("# ")
