"""Files on the disk: whole or as they were, whose rights they have, and what a link stands for."""

import os
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from conftest import Wgtool
from wgtool import disk

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes, and links need rights")


@pytest.fixture
def usual() -> Iterator[None]:
    """A user who lets others read files."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix
@pytest.mark.usefixtures("usual")
def test_the_store_and_its_copies_are_for_the_user_alone(wgtool: Wgtool) -> None:
    wgtool.step = 0
    wgtool.sign_up("sian", "blue-badge")
    wgtool.ok("backup", "copies/mine.jsonl")
    wgtool.ok("withdraw", "sian@example.org")
    wgtool.ok("restore", "copies/mine.jsonl")
    wgtool.sign_up("owain", "blue-badge")
    found = {path.name: rights(path) for path in wgtool.folder.rglob("*.jsonl*")}
    assert found == dict.fromkeys(found, 0o600)
    assert {"signups.jsonl", "signups.jsonl.index", "signups.before-restore-001.jsonl", "mine.jsonl"} <= set(found)


@posix
@pytest.mark.usefixtures("usual")
def test_what_is_for_people_has_the_rights_of_the_users_files_or_those_it_had(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge")
    wgtool.ok("init", "own", "--start", "2021-09-20")
    for usual, private in ((0o644, 0o600), (0o640, 0o640)):
        wgtool.ok("roster", "--format", "csv", "--out", "out/roster.csv")
        wgtool.ok("export-ics", "blue-badge", "--out", "out", "--alarm", str(usual % 60))
        made = {Path("out/blue-badge.ics"): usual, Path("own/groups.toml"): usual, Path("out/roster.csv"): private}
        assert {path: rights(path) for path in made} == made
        for path in made:
            path.chmod(0o640)


@posix
@pytest.mark.parametrize("write", [disk.replace, disk.publish])
def test_a_link_is_followed_even_where_its_target_is_not_there_yet(
    tmp_path: Path, write: Callable[[Path, bytes], None]
) -> None:
    link, real = tmp_path / "link", tmp_path / "away" / "real"
    real.parent.mkdir()
    link.symlink_to(real)
    for data in (b"one", b"other"):
        write(link, data)
        assert (link.is_symlink(), real.read_bytes()) == (True, data)
    assert [path.name for path in real.parent.iterdir()] == ["real"]


@posix
def test_a_link_to_itself_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("link")
    for write in (disk.replace, disk.publish):
        with pytest.raises(OSError, match="link"):
            write(tmp_path / "link", b"data")
    assert [path.name for path in tmp_path.iterdir()] == ["link"]


@posix
def test_rights_are_kept_whatever_the_umask_or_taken_from_another(tmp_path: Path) -> None:
    file, other = tmp_path / "file", tmp_path / "other"
    for path, mode in ((file, 0o664), (other, 0o606)):
        path.touch()
        path.chmod(mode)
    before = os.umask(0o077)
    try:
        disk.replace(file, b"data")
        assert rights(file) == 0o664
        disk.replace(file, b"data", rights_of=other)
        assert rights(file) == 0o606
        disk.publish(tmp_path / "new", b"data")
        assert rights(tmp_path / "new") == 0o600
    finally:
        os.umask(before)


@posix
def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe, read = tmp_path / "pipe", list[bytes]()
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    disk.publish(pipe, b"data" * 100_000)
    reader.join(10)
    assert read == [b"data" * 100_000]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@posix
def test_nothing_is_written_through_what_a_stranger_laid_beside_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder may be open to others: the temporary file is always a new one."""
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    monkeypatch.setattr(os, "urandom", bytes)
    trap = tmp_path / f".file.{bytes(8).hex()}.tmp"
    trap.symlink_to(victim)
    with pytest.raises(FileExistsError):
        disk.publish(tmp_path / "file", b"data")
    assert (victim.read_bytes(), trap.is_symlink()) == (b"mine", True)


def test_a_file_that_is_there_is_not_made_anew(tmp_path: Path) -> None:
    disk.create(tmp_path / "file", b"one")
    with pytest.raises(FileExistsError):
        disk.create(tmp_path / "file", b"other")
    assert (tmp_path / "file").read_bytes() == b"one"


@posix
@pytest.mark.parametrize(
    "command", [["roster", "--format", "csv", "--out"], ["backup"]], ids=lambda command: command[0]
)
def test_what_is_no_plain_file_is_written_to_and_not_replaced(wgtool: Wgtool, command: list[str]) -> None:
    wgtool.sign_up("sian", "blue-badge")
    pipe = wgtool.folder / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as other:
        read = other.submit(pipe.read_bytes)
        code = wgtool(*command, pipe).code
        if code == 0:
            assert b"sian@example.org" in read.result(10)
        else:
            # Whoever refuses what is no copy of the store has opened nothing: let the reader go.
            pipe.write_bytes(b"")
    assert stat.S_ISFIFO(pipe.stat().st_mode)
