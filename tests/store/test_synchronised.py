"""A folder that a service keeps alike: what it puts in the store’s place while a command runs is never written over."""

import os
import shutil
from pathlib import Path
from unittest.mock import patch

import pytest

from running import signup
from store.house import House
from wgtool import disk
from wgtool.storage import file_writing


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A store with somebody in it, and a longer copy of it that a service is about to bring."""
    house = House(tmp_path / "trial", places=3)
    house.ok(*signup("sian", "a"))
    coming = house.store.with_name("coming")
    shutil.copy(house.store, coming)
    house.ok(*signup("raj", "c"), env={"WGTOOL_STORE": str(coming)})
    return house


def brings(house: House, how: str) -> None:
    """Do what a service does that knows no lock: put the other copy in the store’s place, or write it into it."""
    coming = house.store.with_name("coming")
    if how == "replaced":
        shutil.copy(coming, house.store.with_name("new"))
        house.store.with_name("new").replace(house.store)
    elif how == "written":
        house.store.write_bytes(coming.read_bytes())
    else:
        house.store.unlink()


@pytest.mark.parametrize(
    "command", [signup("tom", "b"), ["undo"], ["erase", "sian@example.org"]], ids=lambda one: one[0]
)
@pytest.mark.parametrize("how", ["replaced", "written", "gone"])
def test_what_comes_after_reading_stands(house: House, how: str, command: list[str]) -> None:
    really = file_writing.FileTransaction.__init__

    def read_then_replaced(turn: object, *arguments: object) -> None:
        really(turn, *arguments)  # type: ignore[arg-type]
        brings(house, how)

    with patch.object(file_writing.FileTransaction, "__init__", read_then_replaced):
        done = house(*command)
    assert (done.code, done.out) == (4, ""), done.err
    assert "Give the command again" in done.err
    expected = house.store.with_name("coming").read_bytes() if how != "gone" else None
    assert (house.store.read_bytes() if house.store.exists() else None) == expected
    house.ok(*signup("tom", "b"))


def test_a_file_that_comes_where_none_was_stands(house: House) -> None:
    house.store.unlink()
    really = file_writing.FileTransaction.__init__

    def read_then_there(turn: object, *arguments: object) -> None:
        really(turn, *arguments)  # type: ignore[arg-type]
        brings(house, "written")

    with patch.object(file_writing.FileTransaction, "__init__", read_then_there):
        assert house(*signup("tom", "b")).code == 4
    assert house.store.read_bytes() == house.store.with_name("coming").read_bytes()


def test_what_replaces_the_file_while_it_is_written_is_told(house: House) -> None:
    really = os.fsync

    def replaced(descriptor: int) -> None:
        really(descriptor)
        if not (house.store.with_name("done")).exists():
            house.store.with_name("done").touch()
            brings(house, "replaced")

    with patch.object(os, "fsync", replaced):
        done = house(*signup("tom", "b"))
    assert done.code == 4, done.err
    assert house.store.read_bytes() == house.store.with_name("coming").read_bytes()


class Held(OSError):
    """What Windows answers while another program has a file open."""

    winerror = 32


@pytest.mark.parametrize("times", [2, 100])
def test_a_file_that_a_service_holds_is_waited_for_but_not_for_ever(house: House, times: int) -> None:
    left = times
    really = os.open

    def held(path: str, *arguments: object, **more: object) -> int:
        nonlocal left
        if Path(path) == house.store and left:
            left -= 1
            raise Held(13, "in use")
        return really(path, *arguments, **more)  # type: ignore[arg-type]

    with patch.object(os, "open", held), patch.object(disk, "_PAUSES", (0.001,) * 3):
        done = house(*signup("tom", "b"))
    assert done.code == (0 if times == 2 else 4)
    assert times == 2 or "another program" in done.err


def test_a_store_that_is_not_on_this_disk_yet_is_not_begun_anew(house: House) -> None:
    house.store.rename(house.store.with_name(".signups.jsonl.icloud"))
    for command in (signup("tom", "b"), ["groups"]):
        done = house(*command)
        assert (done.code, "is not on this disk yet" in done.err) == (4, True)
    assert not house.store.exists()
