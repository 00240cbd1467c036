"""A store that something has bitten is never taken for sound, and never written over."""

import os
from pathlib import Path
from random import Random

import pytest

from store.damage_trials import Trials, bites, cuts, flips, larger, small
from store.faulty import unsynced
from store.house import House
from store.looking import places


def test_a_store_cut_at_any_byte_is_as_it_once_was_or_known_to_be_damaged(tmp_path: Path) -> None:
    data = small(tmp_path)
    trials = Trials(data)
    for what, bitten in cuts(data):
        trials.judge(what, bitten)
    assert trials.wrong == []
    assert trials.tried == len(places(data))


def test_a_store_with_any_byte_flipped_is_as_it_once_was_or_known_to_be_damaged(tmp_path: Path) -> None:
    data = small(tmp_path)
    trials = Trials(data)
    for number, (what, bitten) in enumerate(flips(data)):
        trials.judge(what, bitten, repair=number % 10 == 0)
    assert trials.wrong == []
    assert trials.tried > 3 * len(places(data))


def test_random_damage_to_a_larger_store_is_met_too(tmp_path: Path) -> None:
    random = Random(20210920)
    with unsynced():
        data = larger(tmp_path, 60, random)
    trials = Trials(data)
    for what, bitten in bites(data, 300, random):
        trials.judge(what, bitten)
    assert trials.wrong == []


COMMANDS = (
    ("groups",),
    ("roster", "--format", "json"),
    ("history",),
    ("undo",),
    ("withdraw", "s@example.org"),
    ("erase", "s@example.org"),
    ("backup", "copy.jsonl"),
    ("retention", "--erase"),
    ("subject-access", "s@example.org"),
    ("export-ics",),
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_every_command_names_the_damage_and_leaves_it_alone(tmp_path: Path, command: tuple[str, ...]) -> None:
    damaged = small(tmp_path).replace(b"Bethan", b"Cethan")
    house = House(tmp_path / "trial")
    house.store.write_bytes(damaged)
    done = house(*command)
    assert done.code == 4
    assert f"{house.store} is damaged at line 3" in done.err
    assert "wgtool repair" in done.err
    assert "wgtool restore" in done.err
    assert house.store.read_bytes() == damaged


def test_an_unfinished_line_is_told_of_once_ignored_and_removed_by_the_next_change(tmp_path: Path) -> None:
    data = small(tmp_path)
    house = House(tmp_path / "trial")
    house.store.write_bytes(data + b'{"n":7,"id":"2021-')
    done = house("roster")
    assert done.code == 0
    assert done.err.count("unfinished line") == 1
    assert house.store.read_bytes() == data + b'{"n":7,"id":"2021-'
    done = house.sign_up("owain", "missed-bin", ok=False)
    assert (done.code, done.err.count("unfinished line")) == (0, 1)
    assert house.store.read_bytes().startswith(data + b'{"n":7,"id":"')
    assert house.store.read_bytes().count(b"\n") == data.count(b"\n") + 1
    assert "unfinished" not in house("roster").err


def test_a_newer_store_is_refused_and_stands(tmp_path: Path) -> None:
    from wgtool.storage.lines import encode

    house = House(tmp_path / "trial")
    newer = encode({"format": "wgtool/journal", "version": 3, "what": "else"})
    house.store.write_bytes(newer)
    for command in (("groups",), ("undo",), ("repair", "--write")):
        done = house(*command)
        assert (done.code, "newer wgtool" in done.err) == (4, True)
    assert house.store.read_bytes() == newer


@pytest.mark.parametrize("text", ["", "\n", "a list of things\n", "[programme]\nid = 1\n", "no newline", '{"a": 1}\n'])
def test_a_file_that_is_no_store_is_never_written_over(tmp_path: Path, text: str) -> None:
    house = House(tmp_path / "trial")
    house.store.write_text(text, encoding="utf-8", newline="\n")
    if not text:
        house.sign_up("sian", "blue-badge")
        return
    for command in (("groups",), ("repair", "--write"), ("signup", "blue-badge", "--email", "a@example.org")):
        assert house(*command).code in {2, 4}
    assert house.sign_up("sian", "blue-badge", ok=False).code == 4
    assert house.store.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("kind", ["a folder", "behind a file", "a device"])
def test_a_store_that_cannot_be_a_file_is_exit_4(tmp_path: Path, kind: str) -> None:
    house = House(tmp_path / "trial")
    (house.folder / "file").write_text("x", encoding="utf-8", newline="\n")
    paths = {
        "a folder": house.folder,
        "behind a file": house.folder / "file" / "s.jsonl",
        "a device": Path("/dev/null"),
    }
    # On Windows a path like this one may lead, by way of a drive letter, to another system’s devices.
    if kind == "a device" and (os.name == "nt" or not paths[kind].exists()):
        pytest.skip("there is no such device here")
    for command in (("groups",), ("undo",), ("repair",), ("backup", "x.jsonl")):
        done = house("--store", str(paths[kind]), *command)
        assert (done.code, done.err.count("wgtool: error: ")) == (4, 1), done
