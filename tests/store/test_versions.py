"""A store of version 1, as wgtool left it once: read for ever, and upgraded by the first change."""

import json
import shutil
from pathlib import Path

import pytest

from conftest import Wgtool
from store.looking import bite

OLD = Path(__file__).parent / "version-1"
SECRETS = ("Siân Ŵyn-Puw", "sian@example.org", "s.puw@example.org", "Needs a ramp")


@pytest.fixture
def old(wgtool: Wgtool) -> Wgtool:
    """A store that nobody has changed since version 1."""
    shutil.copyfile(OLD / "signups.jsonl", wgtool.store)
    return wgtool


def header(path: Path) -> dict[str, object]:
    first: dict[str, object] = json.loads(path.read_bytes().splitlines()[0])
    return first


def ids(wgtool: Wgtool) -> list[str]:
    return [entry["id"] for entry in wgtool.entries()]


def copy_of(wgtool: Wgtool, why: str = "upgrade") -> Path:
    return wgtool.folder / f"signups.before-{why}-001.jsonl"


def test_it_is_read_as_it_was_and_left_alone(old: Wgtool) -> None:
    for command in ("roster", "history"):
        assert old.ok(command, "--format", "json").json == json.loads((OLD / f"{command}.json").read_text("utf-8"))
    old.ok("withdraw", "huw@example.org", "--dry-run")
    old.ok("subject-access", "sian@example.org")
    old.ok("backup", "mine.jsonl")
    before = (OLD / "signups.jsonl").read_bytes()
    assert (old.store.read_bytes(), Path("mine.jsonl").read_bytes()) == (before, before)
    assert not copy_of(old).exists()


@pytest.mark.parametrize(
    "command",
    [
        ["withdraw", "huw@example.org"],
        ["undo"],
        ["reschedule", "blue-badge", "--week", "7", "--to", "2021-11-05 10:00"],
        ["merge", "huw@example.org", "elin@example.org", "--allow-clash"],
    ],
    ids=" ".join,
)
def test_the_first_change_upgrades_it_and_keeps_a_copy(old: Wgtool, command: list[str]) -> None:
    old.ok(*command)
    assert header(old.store)["version"] == 2
    assert copy_of(old).read_bytes() == (OLD / "signups.jsonl").read_bytes()
    found = ids(old)
    assert all(len(bytes.fromhex(one)) == 16 for one in found)
    assert len(set(found)) == len(found) == 16
    assert old.ok("repair").code == 0
    kept = [entry["text"] for entry in old.ok("history", "--format", "json").json["entries"]]
    assert kept[:15] == [one["text"] for one in json.loads((OLD / "history.json").read_text("utf-8"))["entries"]]
    old.sign_up("nia", "blue-badge")
    assert not copy_of(old).with_name("signups.before-upgrade-002.jsonl").exists()


def test_two_copies_of_one_store_come_to_the_same_ids_and_part_with_what_is_made_then(old: Wgtool) -> None:
    shutil.copyfile(OLD / "signups.jsonl", "other.jsonl")
    old.sign_up("nia", "blue-badge")
    old.ok("--store", "other.jsonl", "withdraw", "huw@example.org")
    mine, other = ids(old), [json.loads(line)["id"] for line in Path("other.jsonl").read_bytes().splitlines()[1:]]
    assert mine[:15] == other[:15]
    assert mine[15] != other[15]


def test_an_erasure_upgrades_it_leaves_nobody_in_the_copy_and_changes_no_id(old: Wgtool) -> None:
    shutil.copyfile(OLD / "signups.jsonl", "other.jsonl")
    old.ok("--store", "other.jsonl", "withdraw", "huw@example.org")
    for path in old.folder.glob("other*"):
        path.rename(old.folder / "home" / path.name)
    old.ok("erase", "sian@example.org")
    for path in (old.store, copy_of(old)):
        assert not [secret for secret in SECRETS if secret in path.read_text("utf-8")]
    assert (header(old.store)["version"], header(copy_of(old))["version"]) == (2, 1)
    assert old.ok("--store", copy_of(old), "history", "--format", "json").json["entries"][-1]["n"] == 15
    other = (old.folder / "home" / "other.jsonl").read_bytes().splitlines()[1:16]
    assert ids(old)[:15] == [json.loads(line)["id"] for line in other]


def test_ids_outlast_backup_restore_and_repair(old: Wgtool) -> None:
    old.sign_up("nia", "blue-badge")
    known = ids(old)
    old.ok("restore", copy_of(old))
    assert ids(old)[:15] == known[:15]
    bite(old, b"Owain Llwyd", b"Owain Llwyt")
    old.ok("repair", "--write")
    assert [one for one in ids(old) if one in known] == [known[0], *known[2:15]]
    old.ok("backup", "mine.jsonl")
    now = ids(old)
    old.sign_up("mair", "blue-badge")
    old.ok("restore", "mine.jsonl")
    assert ids(old)[: len(now)] == now


def test_a_damaged_store_of_version_1_is_repaired_into_the_newest(old: Wgtool) -> None:
    bite(old, b"Owain Llwyd", b"Owain Llwyt")
    assert old("roster").code == 4
    old.ok("repair", "--write")
    assert header(old.store)["version"] == 2
    assert header(copy_of(old, "repair"))["version"] == 1
    assert old.ok("person", "sian@example.org").code == 0


def test_an_id_where_none_belongs_and_none_where_one_does_is_damage(old: Wgtool) -> None:
    lines = old.store.read_bytes().splitlines()
    old.sign_up("nia", "blue-badge")
    newer = old.store.read_bytes().splitlines()
    for first, entry in ((lines[0], newer[1]), (newer[0], lines[1])):
        old.store.write_bytes(first + b"\n" + entry + b"\n")
        result = old("roster")
        assert (result.code, "line 2" in result.err) == (4, True)
