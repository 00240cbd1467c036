"""A copy that a synchronised folder left beside the store is named, a backup is not, and reading costs nothing."""

import shutil
from pathlib import Path
from unittest.mock import patch

import pytest

from running import signup
from store.house import House

NAMES = [
    "signups-LAPTOP7.jsonl",
    "signups-LAPTOP7-2.jsonl",
    "signups (1).jsonl",
    "signups(1).jsonl",
    "signups (Ann's conflicted copy 2021-10-05).jsonl",
    "signups (conflicted copy 2021-10-05 091500).jsonl",
    "signups.sync-conflict-20211005-091500-ABCDEFG.jsonl",
    "signups_conflict-20211005-091500.jsonl",
    "Copy of signups.jsonl",
    "signups - Copy.jsonl",
    "Signups-Siân’s Laptop.JSONL",
]


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A store with somebody in it."""
    house = House(tmp_path / "trial", places=3)
    house.ok(*signup("sian", "a"))
    return house


def diverge(house: House, name: str) -> Path:
    """Leave a copy beside the store with two entries of Carl’s that the store has not."""
    file = house.store.with_name(name)
    shutil.copy(house.store, file)
    for person in ("raj", "pat"):
        house.ok(*signup(person, "c"), env={"WGTOOL_STORE": str(file), "LOGNAME": "carl"})
    return file


@pytest.mark.parametrize("name", NAMES)
def test_it_is_named_by_whoever_writes_and_by_check(house: House, name: str) -> None:
    file = diverge(house, name)
    done = house.ok(*signup("tom", "b"))
    assert f"{file}. Entries: 2. Users: carl." in done.err
    assert f'wgtool store join "{file}"' in done.err
    assert str(file) in house("check").out
    assert house("check", "--strict").code == 1
    house.ok("store", "join", file)
    assert str(file) not in house.ok(*signup("una", "b")).err


def test_a_backup_is_not(house: House) -> None:
    for name in ("signups-backup.jsonl", "signups (1).jsonl"):
        shutil.copy(house.store, house.store.with_name(name))
    house.store.with_name("signups-notes.jsonl").write_text("Hello\n", encoding="utf-8", newline="\n")
    done = house.ok(*signup("tom", "b"))
    assert "store join" not in done.err
    house.ok("backup", house.store.with_name("signups-later.jsonl"))
    assert "store join" not in house.ok(*signup("una", "b")).err


def test_a_copy_that_is_half_here_is_no_fault(house: House) -> None:
    file = diverge(house, "signups-LAPTOP7.jsonl")
    data = file.read_bytes()
    for size in (0, 10, len(data) // 2, len(data) - 5):
        file.write_bytes(data[:size])
        house.ok("note", "a", "decision", "Work")


def test_the_folder_is_looked_at_once_when_writing_and_never_when_reading(house: House) -> None:
    diverge(house, "signups-LAPTOP7.jsonl")
    looked: list[Path] = []
    really = Path.iterdir

    def look(path: Path) -> object:
        looked.append(path)
        return really(path)

    with patch.object(Path, "iterdir", look):
        house.ok("roster")
        assert house.store.parent not in looked
        house.ok(*signup("tom", "b"))
        assert looked.count(house.store.parent) == 1
