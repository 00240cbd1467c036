"""Copying a store, and putting a copy back."""

import os
from pathlib import Path

import pytest

from conftest import Wgtool
from store.looking import bite, people, sequences


def test_a_backup_is_the_store_byte_for_byte(used: Wgtool) -> None:
    view = used.ok("backup", "copy.jsonl", "--format", "json").json
    assert (view["entries"], view["people"], view["schema"]) == (4, 3, "wgtool/backup/1")
    assert Path("copy.jsonl").read_bytes() == used.store.read_bytes()
    assert used.ok("backup", "-").data == used.store.read_bytes()


def test_a_backup_replaces_an_earlier_one_and_nothing_else(used: Wgtool) -> None:
    used.ok("backup", "copy.jsonl")
    used.ok("undo")
    used.ok("backup", "copy.jsonl")
    assert Path("copy.jsonl").read_bytes() == used.store.read_bytes()
    Path("letter.txt").write_text("Annwyl Siân\n", encoding="utf-8", newline="\n")
    for target in ("letter.txt", str(used.store)):
        assert used("backup", target).code == 1
    assert Path("letter.txt").read_text(encoding="utf-8") == "Annwyl Siân\n"
    used.ok("backup", "rehearsed.jsonl", "--dry-run")
    assert not Path("rehearsed.jsonl").exists()


def test_there_is_nothing_to_back_up_before_the_first_change(wgtool: Wgtool) -> None:
    result = wgtool("backup", "copy.jsonl")
    assert (result.code, "no store yet" in result.err) == (1, True)
    assert not Path("copy.jsonl").exists()


def test_restore_puts_the_copy_back_and_keeps_what_was_there(used: Wgtool) -> None:
    used.ok("backup", "copy.jsonl")
    before = people(used)
    used.ok("withdraw", "sian@example.org")
    replaced = used.store.read_bytes()
    view = used.ok("restore", "copy.jsonl", "--format", "json").json
    assert (view["do"], view["entry"]) == ("restore", 5)
    assert Path(view["copy"]).read_bytes() == replaced
    assert people(used) == before
    assert [entry["do"] for entry in used.entries()][-1] == "restore"
    result = used("undo")
    assert (result.code, "does not pass a restore" in result.err) == (1, True)
    # And the other way.
    used.ok("restore", view["copy"])
    assert people(used) == before - {"blue-badge Sian"}


def test_a_rehearsed_restore_writes_nothing(used: Wgtool) -> None:
    used.ok("backup", "copy.jsonl")
    used.ok("undo")
    files = {path: path.read_bytes() for path in used.folder.iterdir() if path.is_file()}
    assert used.ok("restore", "copy.jsonl", "--dry-run", "--format", "json").json["entry"] is None
    assert {path: path.read_bytes() for path in used.folder.iterdir() if path.is_file()} == files


def test_restoring_what_is_there_changes_nothing(used: Wgtool) -> None:
    used.ok("backup", "copy.jsonl")
    assert used.ok("restore", "copy.jsonl", "--format", "json").json["entry"] is None
    assert len(used.entries()) == 4


def test_revisions_never_fall_in_a_restore_and_rise_only_where_a_session_differs(used: Wgtool) -> None:
    used.ok("cancel", "missed-bin", "--week", "3")
    used.ok("backup", "copy.jsonl")
    used.ok("reschedule", "blue-badge", "--week", "6", "--to", "2021-10-28 10:00")
    used.ok("cancel", "entry-points", "--week", "2")
    used.ok("reinstate", "entry-points", "--week", "2")
    before = sequences(used)
    used.ok("restore", "copy.jsonl")
    after = sequences(used)
    assert {uid for uid in before if after[uid] != before[uid]} == {
        uid for uid in before if "blue-badge" in uid and uid.split("@")[0].endswith(("06", "6"))
    }
    assert all(after[uid] >= before[uid] for uid in before)


@pytest.mark.parametrize("what", ["damaged", "gone"])
def test_revisions_rise_when_the_store_replaced_cannot_be_read(used: Wgtool, what: str) -> None:
    used.ok("backup", "copy.jsonl")
    used.ok("cancel", "blue-badge", "--week", "6")
    used.ok("reinstate", "blue-badge", "--week", "6")
    before = sequences(used)
    if what == "gone":
        used.store.unlink()
    else:
        bite(used, b'"Owain"', b'"Evain"')
    used.ok("restore", "copy.jsonl")
    first = sequences(used)
    assert all(first[uid] > before[uid] for uid in before)
    assert len(people(used)) == 3


def test_a_copy_with_an_unfinished_line_is_taken_with_a_warning(used: Wgtool) -> None:
    used.ok("backup", "copy.jsonl")
    before = people(used)
    with Path("copy.jsonl").open("ab") as file:
        file.write(b'{"n":5,"at"')
    used.ok("undo")
    result = used.ok("restore", "copy.jsonl")
    assert "unfinished line" in result.err
    assert people(used) == before


@pytest.mark.parametrize("kind", ["damaged", "empty", "missing", "a folder", "another programme’s", "text"])
def test_a_file_that_does_not_validate_is_refused(used: Wgtool, kind: str) -> None:
    data = used.store.read_bytes()
    copy = Path("copy.jsonl")
    contents = {
        "damaged": data.replace(b'"Owain"', b'"Evain"'),
        "empty": b"",
        "text": b"Annwyl Owain,\nDiolch\n",
    }
    if kind in contents:
        copy.write_bytes(contents[kind])
    elif kind == "a folder":
        copy.mkdir()
    elif kind != "missing":
        used.own_programme()
        used._monkeypatch.setenv("WGTOOL_STORE", str(used.folder / "other.jsonl"))
        used.sign_up("eleri", "blue-badge")
        (used.folder / "other.jsonl").rename(copy)
        used._monkeypatch.delenv("WGTOOL_PROGRAMME")
        used._monkeypatch.setenv("WGTOOL_STORE", str(used.store))
    result = used("restore", "copy.jsonl")
    assert (result.code, result.err.count("wgtool: error: ")) == (4, 1)
    assert "copy.jsonl" in result.err
    assert used.store.read_bytes() == data
    assert not list(used.folder.glob("*before*"))


def test_a_link_is_followed_not_replaced(used: Wgtool) -> None:
    link = used.folder / "link.jsonl"
    try:
        link.symlink_to(used.store)
    except OSError:
        pytest.skip("no links here")
    if not link.is_symlink():
        pytest.skip("links are copies here")
    used.ok("backup", "copy.jsonl")
    used.ok("undo")
    used.ok("--store", link, "restore", "copy.jsonl")
    assert link.is_symlink()
    assert used.ok("--store", link, "repair").code == 0


def test_who_could_write_the_store_still_can_when_it_was_replaced(used: Wgtool) -> None:
    if os.name == "nt":
        pytest.skip("Windows has no modes")
    assert used.store.stat().st_mode & 0o777 == 0o600
    used.store.chmod(0o660)
    used.ok("backup", "copy.jsonl")
    used.ok("undo")
    used.ok("restore", "copy.jsonl")
    assert used.store.stat().st_mode & 0o777 == 0o660
