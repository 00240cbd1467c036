"""Mending a damaged store."""

import json
from pathlib import Path

import pytest

from conftest import Wgtool
from store.looking import bite, people, sequences
from wgtool.domain.journal import Change, Entry
from wgtool.storage.lines import encode, encode_entry


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


SENSELESS = (
    {"renamed": [{"email": "sian@example.org", "to": 5}]},
    {"renamed": [{"email": "sian@example.org"}]},
    {"people": [{"email": 7, "name": "X", "organisation": "conwy"}]},
    {"sessions": [{"status": "on"}]},
    {"notes": [{"id": 1}]},
    {"notes": [{"id": 1, "group": "blue-badge", "week": 1, "at": "soon", "kind": "insight", "en": "x"}]},
    {"notes": [{"id": 1, "group": "blue-badge", "week": 1, "at": "2021-10-01T09:00:00Z", "kind": "link", "en": "x"}]},
    {"given": [{"notes": "many"}]},
)


def _append(used: Wgtool, *changes: Change) -> None:
    last = used.entries()[-1]["n"]
    with used.store.open("ab") as file:
        for number, change in enumerate(changes, last + 1):
            do = "undo" if "undoes" in change else "amend"
            file.write(encode_entry(Entry(number, "2021-10-01T09:00:00Z", "somebody", do, change)))


@pytest.mark.parametrize("change", SENSELESS)
def test_a_copy_that_makes_no_sense_stands_in_nobodys_way(used: Wgtool, change: Change) -> None:
    _append(used, change)
    used.ok("repair", "--write")
    assert used.ok("subject-access", "sian@example.org").json["person"]["name"] == "Sian"
    assert used.ok("retention").code == 0
    used.ok("erase", "sian@example.org")
    assert b"sian@example.org" not in b"".join(file.read_bytes() for file in used.store.parent.glob("*.jsonl"))


@pytest.mark.parametrize("change", SENSELESS)
def test_an_undone_entry_that_makes_no_sense_is_damage(used: Wgtool, change: Change) -> None:
    last = used.entries()[-1]["n"]
    _append(used, change, {"undoes": last + 1})
    assert used("history").code == used("person", "sian@example.org").code == 4
    used.ok("repair", "--write")
    assert used.ok("history", "--format", "json").code == 0
    assert "owain@example.org" in used.ok("roster").out


def test_what_takes_something_back_but_is_no_undo_is_damage_that_can_be_repaired(used: Wgtool) -> None:
    last = used.entries()[-1]["n"]
    with used.store.open("ab") as file:
        file.write(encode_entry(Entry(last + 1, "2021-10-01T09:00:00Z", "somebody", "amend", {"undoes": last})))
    assert used("roster").code == 4
    used.ok("repair", "--write")
    assert people(used) == {"blue-badge Sian", "blue-badge Owain", "entry-points Mair"}
    assert used.ok("check").code == 0


SESSION = {"group": "blue-badge", "week": 3, "starts": None, "minutes": None, "status": "scheduled", "reason": None}


@pytest.mark.parametrize(
    "change",
    [
        {"sessions": [SESSION | {"status": "zz"}]},
        {"sessions": [SESSION | {"starts": "9999-12-31T23:30:00"}]},
        {"sessions": [SESSION | {"minutes": 10**20}]},
        {"revisions": [{"group": "blue-badge", "week": 3, "revision": 10**30, "at": "2021-10-01T09:00:00Z"}]},
        {"revisions": [{"group": "blue-badge", "week": 3, "revision": 1, "at": "2021-10-01T09:00:00"}]},
        {"people": [{"email": "sian@example.org", "name": "Sian", "organisation": "conwy", "language": "klingon"}]},
        {"joined": [{"group": "missed-bin", "email": "sian@example.org", "status": "waiting", "choice": "z"}]},
    ],
)
def test_a_value_that_no_command_records_is_damage(used: Wgtool, change: Change) -> None:
    _append(used, change)
    for command in ("roster", "agenda", "history", "check"):
        assert used(command).code == 4
    used.ok("repair", "--write")
    assert used.ok("check").code == 0


@pytest.mark.parametrize(
    "members",
    [
        {"programme": None},
        {"programme": 7},
        {"programme": ["wlga-2021"]},
        {"programme": {"id": "wlga-2021"}},
        {"sessions": {"blue-badge": [1, 2]}},
        {"sessions": {"blue-badge": "abc"}},
        {"sessions": ["blue-badge"]},
    ],
    ids=str,
)
def test_a_first_line_that_names_no_programme_is_damage_and_not_another_programmes(
    used: Wgtool, members: dict[str, object]
) -> None:
    first, _, rest = used.store.read_bytes().partition(b"\n")
    record = {key: value for key, value in json.loads(first).items() if key != "check"}
    used.store.write_bytes(encode({**record, **members}) + rest)
    damaged = used.store.read_bytes()
    for command in (["roster"], ["history"], ["check"]):
        result = used(*command)
        assert result.code == 4
        assert "line 1" in result.err + result.out
        assert "repair" in result.err + result.out
    assert used.store.read_bytes() == damaged
    view = used("repair", "--write", "--format", "json").json
    assert view["problems"][0]["line"] == 1
    assert view["written"]
    used.ok("roster")
