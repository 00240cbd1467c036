"""What only those who read the whole find: ids that are none, and undone records that cannot be told."""

import json
from typing import Any

import pytest

from conftest import Wgtool
from wgtool.storage.lines import decode, encode


def rewritten(wgtool: Wgtool, n: int, **values: Any) -> None:
    """Put other values into an entry, with a fitting checksum; None takes one out."""
    lines = wgtool.store.read_bytes().split(b"\n")
    record = {key: value for key, value in decode(lines[n]).items() if key != "check"} | values
    lines[n] = encode({key: value for key, value in record.items() if value is not None}).rstrip(b"\n")
    wgtool.store.write_bytes(b"\n".join(lines))


@pytest.fixture
def used(wgtool: Wgtool) -> Wgtool:
    for one in ("ann", "bet", "cai"):
        wgtool.sign_up(one, "blue-badge")
    return wgtool


@pytest.mark.parametrize("id_", ["x", "ABCDEF0123456789ABCDEF0123456789", "0" * 31, "again", None])
def test_an_id_that_is_none_or_anothers_is_damage_and_gets_a_new_one(used: Wgtool, id_: str | None) -> None:
    first = used.entries()[0]["id"]
    rewritten(used, 2, id=first if id_ == "again" else id_)
    result = used("check")
    assert result.code == 4
    assert "signups.jsonl" in result.out
    view = json.loads(used("repair", "--format", "json").data)
    assert [one["line"] for one in view["problems"]] == [3]
    used("repair", "--write")
    entries = used.entries()
    ids = [one["id"] for one in entries]
    assert len({*ids}) == len(ids) == 4
    assert ids[0] == first
    assert all(len(one) == 32 for one in ids)
    assert [one["people"][0]["name"] for one in entries[:3]] == ["Ann", "Bet", "Cai"]
    assert used("check").code == 0


def test_everyday_commands_do_not_look_at_ids(used: Wgtool) -> None:
    rewritten(used, 2, id="0" * 31)
    assert used("roster").code == 0


@pytest.mark.parametrize(
    "values",
    [
        {"joined": [{"group": "blue-badge", "email": "cai@example.org"}]},
        {"joined": [{"group": "blue-badge", "email": "cai@example.org", "status": "odd"}]},
        {"joined": [{"group": [], "email": "cai@example.org", "status": "waiting"}]},
        {
            "sessions": [
                {"group": "blue-badge", "week": 1, "starts": "x", "minutes": None, "status": "moved", "reason": None}
            ]
        },
        {
            "sessions": [
                {"group": "blue-badge", "week": 1, "starts": None, "minutes": None, "status": "odd", "reason": None}
            ]
        },
    ],
    ids=str,
)
def test_an_undone_entry_that_cannot_be_told_is_damage(used: Wgtool, values: dict[str, Any]) -> None:
    used.ok("undo")
    rewritten(used, 3, **values)
    for command in ("history", "roster", "check"):
        result = used(command)
        assert result.code == 4, (command, result.err)
        assert "line 4" in result.err + result.out
    used("repair", "--write")
    assert used("history").code == 0
