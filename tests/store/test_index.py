"""The index of a large store saves time and changes nothing else."""

import json
import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zlib import crc32

import pytest

from conftest import Wgtool
from store.looking import bite, places
from wgtool import disk
from wgtool.domain.partial import PartialState, Standing
from wgtool.errors import StoreError
from wgtool.storage import index, reader
from wgtool.storage.file_store import FileStore

PROGRAMME = "wlga-2021"
# CRC-32 has the same value for both, as for anything that ends alike.
TWINS = ("plumless@example.org", "buckeroo@example.org")


@pytest.fixture
def large(wgtool: Wgtool) -> Wgtool:
    """A store that counts as large from its first byte, with an index for all of it."""
    wgtool.step = 0
    wgtool.sign_up("sian", "blue-badge", "entry-points", notes="Nodyn â chyfrinach")
    wgtool.sign_up("owain", "blue-badge")
    wgtool.ok("cancel", "blue-badge", "--week", "6", "--reason", "Siân yn sâl")
    # What is written from now on is not remembered.
    wgtool.step = 1500
    return wgtool


def state(wgtool: Wgtool) -> Standing:
    """Return what the store holds, as commands take it."""
    return FileStore(wgtool.store, PROGRAMME, wgtool.step).read().state


def whole(wgtool: Wgtool) -> dict[str, object]:
    """Return what the journal comes to from its first entry on."""
    return vars(FileStore(wgtool.store, PROGRAMME).read().state)


def index_of(wgtool: Wgtool) -> Path:
    return wgtool.store.with_name("signups.jsonl.index")


def is_remembered(wgtool: Wgtool) -> bool:
    """Whether commands take the short way; either way they get at the same."""
    short = state(wgtool)
    partial = isinstance(short, PartialState)
    assert "gwynedd" in {person.organisation for person in short.people.values()}
    assert vars(short.whole if isinstance(short, PartialState) else short) == whole(wgtool)
    return partial


def edit_index(wgtool: Wgtool, data: bytes) -> None:
    index_of(wgtool).write_bytes(data)


def test_a_store_of_ordinary_size_has_no_index(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge")
    assert not index_of(wgtool).exists()


def test_a_large_store_is_remembered_and_means_the_same(large: Wgtool) -> None:
    assert is_remembered(large)


def test_what_was_written_since_is_taken_in(large: Wgtool) -> None:
    before = index_of(large).read_bytes()
    large.sign_up("mair", "blue-badge")
    large.ok("withdraw", "owain@example.org")
    large.ok("amend", "sian@example.org", "--role", "Rheolwr")
    assert index_of(large).read_bytes() == before
    now = state(large)
    assert isinstance(now, PartialState)
    assert (now.count("blue-badge", "confirmed"), now.count("blue-badge", "waiting")) == (2, 0)
    assert now.signups_of("owain@example.org") == []
    sian = now.person("sian@example.org")
    assert sian is not None
    assert (sian.role, sian.notes) == ("Rheolwr", "Nodyn â chyfrinach")
    assert is_remembered(large)


@pytest.mark.parametrize(
    "command",
    [
        ["undo"],
        ["amend", "sian@example.org", "--new-email", "s.puw@example.org"],
        ["merge", "owain@example.org", "sian@example.org"],
        ["transfer", "owain@example.org", "blue-badge", "missed-bin"],
        ["reinstate", "blue-badge", "--week", "6"],
        ["reschedule", "blue-badge", "--week", "7", "--to", "2021-11-05 10:00"],
        ["finish", "blue-badge", "--after-week", "6"],
        ["erase", "owain@example.org"],
    ],
    ids=" ".join,
)
def test_every_kind_of_change_means_the_same_behind_an_index(large: Wgtool, command: list[str]) -> None:
    large.ok(*command)
    is_remembered(large)
    large.ok("roster")
    large.step = 0
    large.sign_up("mair", "wet-signatures")
    assert is_remembered(large)


def test_an_index_is_written_anew_when_much_was_written_since(large: Wgtool) -> None:
    before = index_of(large).read_bytes()
    large.step = 400
    large.sign_up("mair", "blue-badge")
    assert index_of(large).read_bytes() == before
    large.sign_up("dafydd", "blue-badge")
    assert index_of(large).read_bytes() != before
    assert is_remembered(large)


def test_only_what_was_written_since_is_decoded(large: Wgtool, monkeypatch: pytest.MonkeyPatch) -> None:
    large.sign_up("mair", "blue-badge")
    decoded: list[bytes] = []
    decode = reader.decode_entry
    monkeypatch.setattr(reader, "decode_entry", lambda line, version: decoded.append(line) or decode(line, version))
    for command in (
        ["agenda", "--week", "5"],
        ["groups"],
        ["timetable"],
        ["signup", "blue-badge", "--name", "N", "--email", "n@example.org", "--organisation", "Gwynedd", "--dry-run"],
        ["withdraw", "sian@example.org", "--dry-run"],
        ["export-ics", "--out", "calendars"],
    ):
        decoded.clear()
        large.ok(*command)
        assert [b"mair" in line for line in decoded] == [True], command


def test_a_calendar_behind_an_index_is_the_same(large: Wgtool) -> None:
    short = large.ok("export-ics", "--combined", "-").data
    index_of(large).unlink()
    assert large.ok("export-ics", "--combined", "-").data == short
    assert "Siân yn sâl".encode() in short


def test_an_index_names_nobody(large: Wgtool) -> None:
    data = index_of(large).read_bytes().lower()
    for told in ("sian", "siân", "owain", "example.org", "chyfrinach", "gwynedd", "sâl"):
        assert told.encode() not in data


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_an_index_has_the_rights_of_its_store(wgtool: Wgtool) -> None:
    wgtool.step = 0
    wgtool.sign_up("sian", "blue-badge")
    assert index_of(wgtool).stat().st_mode & 0o777 == 0o600
    index_of(wgtool).unlink()
    wgtool.store.chmod(0o660)
    wgtool.sign_up("owain", "blue-badge")
    assert index_of(wgtool).stat().st_mode & 0o777 == 0o660


@pytest.mark.parametrize("command", [["erase", "owain@example.org"], ["repair", "--write"], ["restore", "copy.jsonl"]])
def test_a_journal_that_is_replaced_takes_its_index_with_it(large: Wgtool, command: list[str]) -> None:
    # What comes of it is not large.
    large.step = 100_000
    large.ok("backup", "copy.jsonl")
    large.sign_up("mair", "blue-badge")
    if command[0] == "repair":
        bite(large, b"Mair", b"Nair")
    large.ok(*command)
    assert not index_of(large).exists()


def test_a_large_store_is_remembered_without_whom_it_forgot(large: Wgtool) -> None:
    large.step = 0
    large.ok("erase", "sian@example.org")
    assert b"\n%08x[" % crc32(b"sian@example.org") not in index_of(large).read_bytes()
    assert b"\n%08x[" % crc32(b"owain@example.org") in index_of(large).read_bytes()


def test_erasing_someone_of_whom_only_a_stray_index_could_tell_removes_it(large: Wgtool) -> None:
    large.step = 100_000
    stray = index_of(large).read_bytes()
    large.ok("erase", "sian@example.org")
    edit_index(large, stray)
    (large.folder / ".signups.jsonl.index.99.tmp").write_bytes(stray)
    large.sign_up("mair", "blue-badge")
    large.ok("erase", "mair@example.org")
    assert not [path.name for path in large.folder.iterdir() if ".index" in path.name]


def test_an_erasure_whose_index_cannot_be_removed_does_not_happen(
    large: Wgtool, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = large.store.read_bytes()

    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(disk, "remove", refuse)
    result = large("erase", "sian@example.org")
    assert (result.code, large.store.read_bytes()) == (4, before)


def test_an_index_that_cannot_be_written_costs_nothing_but_time(large: Wgtool, monkeypatch: pytest.MonkeyPatch) -> None:
    index_of(large).unlink()

    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    large.step = 0
    monkeypatch.setattr(disk, "replace", refuse)
    assert large.sign_up("mair", "blue-badge").code == 0
    assert not index_of(large).exists()
    assert not is_remembered(large)


def test_a_store_that_cannot_be_read_once_more_has_its_entry_all_the_same(
    large: Wgtool, monkeypatch: pytest.MonkeyPatch
) -> None:
    index_of(large).unlink()
    read = FileStore.content
    reads: list[bytes] = []

    def once(journal: FileStore) -> bytes:
        if reads:
            raise StoreError("store.unreadable", file="signups.jsonl", reason="gone")
        reads.append(read(journal))
        return reads[0]

    with monkeypatch.context() as broken:
        large.step = 0
        broken.setattr(FileStore, "content", once)
        details = ["--name", "M", "--email", "mair@example.org", "--organisation", "Gwynedd"]
        assert large("signup", "blue-badge", *details).code == 0
    assert large.entries()[-1]["do"] == "signup"
    assert not index_of(large).exists()


def test_an_index_that_is_a_folder_changes_nothing(large: Wgtool) -> None:
    index_of(large).unlink()
    index_of(large).mkdir()
    large.step = 0
    assert large.sign_up("mair", "blue-badge").code == 0
    assert not is_remembered(large)


def test_an_index_with_any_byte_changed_or_cut_off_is_not_used(large: Wgtool) -> None:
    data, journal = index_of(large).read_bytes(), large.store.read_bytes()

    def found(held: bytes) -> object:
        # To write and read a file so often takes a minute and shows nothing more.
        file: Any = SimpleNamespace(read_bytes=lambda: held)
        return index.read(file, journal, large.step)

    for place in places(data):
        # A letter becomes another one, and each seventh a new line.
        byte = data[place]
        other = byte ^ 1 if place % 7 else 0x0A
        if other != byte:
            assert found(data[:place] + bytes([other]) + data[place + 1 :]) is None
        assert found(data[:place]) is None
    assert found(data) is not None
    edit_index(large, data[:-1])
    assert index.read(index_of(large), journal, large.step) is None
    edit_index(large, data)
    assert index.read(index_of(large), journal, large.step) is not None


def test_an_index_is_for_the_bytes_it_was_made_from_and_no_others(large: Wgtool) -> None:
    journal = large.store.read_bytes()
    for place in places(journal):
        bitten = journal[:place] + bytes([journal[place] ^ 1]) + journal[place + 1 :]
        assert index.read(index_of(large), bitten, large.step) is None
        assert index.read(index_of(large), journal[:place], large.step) is None
    assert index.read(index_of(large), journal + b"more", large.step) is not None


def test_damage_in_what_is_remembered_is_told_as_ever(large: Wgtool) -> None:
    bite(large, b"Owain", b"Awain")
    result = large("agenda", "--week", "5")
    assert result.code == 4
    assert "line 3" in result.err


def test_damage_behind_what_is_remembered_is_told_with_its_line(large: Wgtool) -> None:
    large.sign_up("mair", "blue-badge")
    bite(large, b"Mair", b"Nair")
    result = large("agenda", "--week", "5")
    assert result.code == 4
    assert "line 5" in result.err


def test_an_entry_that_does_not_fit_what_is_remembered_is_told_with_its_line(large: Wgtool) -> None:
    lines = large.store.read_bytes().split(b"\n")
    large.store.write_bytes(b"\n".join([*lines[:-1], lines[2], b""]))
    result = large("groups")
    assert result.code == 4
    assert "line 5" in result.err


def test_an_index_of_another_version_is_not_used(large: Wgtool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "_FORM", "wgtool 99 index 1")
    assert not is_remembered(large)


def test_addresses_with_one_checksum_stay_two_people(wgtool: Wgtool) -> None:
    wgtool.step = 0
    for address, group in zip(TWINS, ("blue-badge", "missed-bin"), strict=True):
        wgtool.sign_up(address.partition("@")[0], group)
    rows = index_of(wgtool).read_bytes().split(b"\n")[1:-1]
    assert len({row[:8] for row in rows}) == 1
    wgtool.step = 1500
    for address, group in zip(TWINS, ("blue-badge", "missed-bin"), strict=True):
        now = state(wgtool)
        person = now.person(address)
        assert person is not None
        assert person.email == address
        assert [signup.group for signup in now.signups_of(address)] == [group]
    assert is_remembered(wgtool)


def test_a_journal_written_by_other_means_is_gone_through_each_time(large: Wgtool) -> None:
    *lines, cancelling, _ = large.store.read_bytes().split(b"\n")
    record = json.loads(cancelling)
    del record["check"]
    body = json.dumps(record).encode()
    lines.append(body[:-1] + b',"check":"%08x"}' % crc32(body))
    large.store.write_bytes(b"\n".join([*lines, b""]))
    index_of(large).unlink()
    large.step = 0
    large.sign_up("mair", "blue-badge")
    assert not index_of(large).exists()
    assert not is_remembered(large)


def test_someone_whose_details_stand_nowhere_as_they_are_is_known_all_the_same(
    wgtool: Wgtool, monkeypatch: pytest.MonkeyPatch
) -> None:
    wgtool.sign_up("sian", "blue-badge")
    monkeypatch.setattr(index, "_DETAILS", b"(?!)")
    wgtool.step = 0
    wgtool.sign_up("owain", "blue-badge")
    assert index_of(wgtool).exists()
    person = state(wgtool).person("sian@example.org")
    assert person is not None
    assert person.name == "Sian"
    assert is_remembered(wgtool)
