"""Calendar files in real folders."""

import os
import stat
import sys
from pathlib import Path

import pytest

from calendars.samples import FULL, PLAIN, calendar
from wgtool.calendars.files import differs, strangers, write_file
from wgtool.calendars.writer import to_ics

ONE, OTHER = to_ics(calendar(PLAIN)), to_ics(calendar(FULL))
LONG_AGO = 1_000_000_000


def test_a_file_that_would_not_change_is_not_touched(tmp_path: Path) -> None:
    """Its time stays, so that nothing is published or copied again."""
    for name in ("a.ics", "b.ics"):
        write_file(tmp_path / name, ONE)
        os.utime(tmp_path / name, (LONG_AGO, LONG_AGO))
    assert not differs(tmp_path / "a.ics", ONE)
    assert differs(tmp_path / "b.ics", OTHER)
    assert [write_file(tmp_path / "a.ics", ONE), write_file(tmp_path / "b.ics", OTHER)] == [False, True]
    assert (tmp_path / "a.ics").stat().st_mtime == LONG_AGO
    assert (tmp_path / "b.ics").stat().st_mtime > LONG_AGO


def test_calendars_of_ours_that_nobody_asked_for_are_named(tmp_path: Path) -> None:
    """A group that was renamed leaves its old file behind; other people’s files are not ours to speak of."""
    files = {
        "a.ics": ONE,
        "old-group.ics": ONE,
        "also-known.ics": ONE,
        "holidays.ics": ONE.replace(b"wgtool//wgtool", b"example//example"),
        "notes.txt": ONE,
        "empty.ics": b"",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "folder.ics").mkdir()
    assert strangers(tmp_path, {"a.ics", "also-known.ics"}) == ("old-group.ics",)
    assert strangers(tmp_path / "nowhere", set()) == ()


def test_one_file_goes_where_it_is_told_and_says_whether_it_changed(tmp_path: Path) -> None:
    """With the folders it needs."""
    path = tmp_path / "public" / "all.ics"
    assert write_file(path, ONE)
    assert not write_file(path, ONE)
    assert write_file(path, OTHER)
    assert path.read_bytes() == OTHER
    assert [entry.name for entry in path.parent.iterdir()] == ["all.ics"]


def test_what_cannot_be_replaced_stays_as_it_was(tmp_path: Path) -> None:
    """No temporary file is left, and the caller hears of it."""
    (tmp_path / "a.ics").mkdir()
    with pytest.raises(OSError, match=r"a\.ics"):
        write_file(tmp_path / "a.ics", ONE)
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.ics"]


def test_a_failure_half_way_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when the disk is full at the moment of syncing."""

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    write_file(tmp_path / "a.ics", ONE)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_file(tmp_path / "a.ics", OTHER)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.ics": ONE}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes, and links need rights")
def test_a_file_keeps_its_mode_and_a_link_its_target(tmp_path: Path) -> None:
    """A web server that could read a calendar still can."""
    real, link = tmp_path / "real.ics", tmp_path / "link.ics"
    real.write_bytes(ONE)
    real.chmod(0o640)
    link.symlink_to(real)
    assert write_file(link, OTHER)
    assert link.is_symlink()
    assert real.read_bytes() == OTHER
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_new_file_can_be_read_by_those_the_user_lets_read_files(tmp_path: Path) -> None:
    """It is made to be published, unlike the store."""
    before = os.umask(0o022)
    try:
        write_file(tmp_path / "a.ics", ONE)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.ics").stat().st_mode) == 0o644


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such device in the file system")
def test_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    """`/dev/null` stays what it is."""
    assert write_file(Path("/dev/null"), ONE)
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
