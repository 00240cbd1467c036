"""Mending a store, copying it, and putting a copy back."""

import re
from pathlib import Path

import pytest

from conftest import Wgtool


@pytest.fixture
def used(wgtool: Wgtool) -> Wgtool:
    """A store with some history."""
    wgtool.sign_up("sian", "blue-badge")
    wgtool.sign_up("owain", "blue-badge", "missed-bin")
    wgtool.sign_up("mair", "entry-points")
    wgtool.ok("withdraw", "owain@example.org", "missed-bin")
    return wgtool


def people(wgtool: Wgtool) -> set[str]:
    groups = wgtool.ok("roster", "--format", "json").json["groups"]
    return {f"{group['id']} {member['name']}" for group in groups for member in group["members"]}


def sequences(wgtool: Wgtool) -> dict[str, int]:
    text = wgtool.ok("export-ics", "--combined", "-").data.replace(b"\r\n ", b"").decode()
    events = text.split("BEGIN:VEVENT")[1:]
    return {
        re.findall(r"^UID:(.*)\r$", event, re.M)[0]: int(re.findall(r"^SEQUENCE:(\d+)\r$", event, re.M)[0])
        for event in events
    }


def bite(wgtool: Wgtool, old: bytes, new: bytes) -> bytes:
    data = wgtool.store.read_bytes()
    assert old in data
    wgtool.store.write_bytes(data.replace(old, new, 1))
    return wgtool.store.read_bytes()


def test_a_sound_store_needs_no_repair(used: Wgtool) -> None:
    data = used.store.read_bytes()
    view = used.ok("repair", "--write", "--format", "json").json
    assert view == {
        "schema": "wgtool/repair/1",
        "file": str(used.store),
        "sound": 4,
        "problems": [],
        "written": False,
        "copy": None,
    }
    assert used.store.read_bytes() == data
    assert "Nothing to repair." in used.ok("repair").out


def test_repair_shows_what_is_wrong_line_by_line_and_writes_nothing(used: Wgtool) -> None:
    data = bite(used, b'"Owain"', b'"Evain"')
    result = used("repair", "--format", "json")
    assert result.code == 1
    assert [problem["line"] for problem in result.json["problems"]] == [3, 5]
    assert result.json["sound"] == 2
    assert "checksum" in result.json["problems"][0]["message"]
    assert used.store.read_bytes() == data
    assert "Llinell 3:" in used("repair", "--lang", "cy").out
    assert used("repair", "--write", "--dry-run").code == 1
    assert used.store.read_bytes() == data


def test_repair_keeps_every_sound_entry_after_a_copy_of_the_file(used: Wgtool) -> None:
    damaged = bite(used, b'"Owain"', b'"Evain"')
    view = used.ok("repair", "--write", "--format", "json").json
    assert view["written"]
    assert Path(view["copy"]).read_bytes() == damaged
    assert people(used) == {"blue-badge Sian", "entry-points Mair"}
    dos = [entry["do"] for entry in used.entries()]
    assert dos == ["signup", "lost", "signup", "withdraw", "repair"]
    assert used.sign_up("owain", "blue-badge").code == 0
    used.ok("undo")
    result = used("undo")
    assert (result.code, "does not pass a repair" in result.err) == (1, True)


def test_an_entry_that_builds_on_a_lost_one_keeps_what_still_fits(used: Wgtool) -> None:
    used.ok("transfer", "sian@example.org", "blue-badge", "missed-bin")
    bite(used, b'"Sian"', b'"Evan"')
    used.ok("repair", "--write")
    assert people(used) == {"blue-badge Owain", "entry-points Mair"}


@pytest.mark.parametrize("kind", ["the first line", "a line out of order", "a line twice", "a line gone", "unfinished"])
def test_other_damage_is_repaired_too(used: Wgtool, kind: str) -> None:
    before = people(used)
    lines = used.store.read_bytes().splitlines(keepends=True)
    if kind == "the first line":
        lines[0] = lines[0].replace(b"wlga", b"elga")
    elif kind == "a line out of order":
        lines[1], lines[3] = lines[3], lines[1]
    elif kind == "a line twice":
        lines.insert(4, lines[2])
    elif kind == "a line gone":
        del lines[3]
        before -= {"entry-points Mair"}
    else:
        lines.append(b'{"n":5,"a')
    used.store.write_bytes(b"".join(lines))
    result = used("repair", "--format", "json")
    assert result.code == 1
    assert result.json["problems"]
    used.ok("repair", "--write")
    assert people(used) == before
    assert used.ok("repair").code == 0


def test_an_unfinished_line_alone_raises_no_revision(used: Wgtool) -> None:
    before = sequences(used)
    used.store.write_bytes(used.store.read_bytes() + b'{"n":5')
    used.ok("repair", "--write")
    assert sequences(used) == before
    assert [entry["do"] for entry in used.entries()][-1] == "withdraw"


def test_revisions_never_fall_where_entries_are_lost(used: Wgtool) -> None:
    used.ok("cancel", "blue-badge", "--week", "6")
    used.ok("reinstate", "blue-badge", "--week", "6")
    before = sequences(used)
    bite(used, b'"reinstate"', b'"reinstatf"')
    used.ok("repair", "--write")
    after = sequences(used)
    assert all(after[uid] > before[uid] for uid in before)


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
    Path("letter.txt").write_text("Annwyl Siân\n", encoding="utf-8")
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
    used.ok("backup", "copy.jsonl")
    used.ok("undo")
    used.ok("--store", link, "restore", "copy.jsonl")
    assert link.is_symlink()
    assert used.ok("--store", link, "repair").code == 0


def test_who_could_write_the_store_still_can_when_it_was_replaced(used: Wgtool) -> None:
    import os

    if os.name == "nt":
        pytest.skip("Windows has no modes")
    assert used.store.stat().st_mode & 0o777 == 0o600
    used.store.chmod(0o660)
    used.ok("backup", "copy.jsonl")
    used.ok("undo")
    used.ok("restore", "copy.jsonl")
    assert used.store.stat().st_mode & 0o777 == 0o660
