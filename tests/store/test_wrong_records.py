"""A record of any kind with a value of another kind, or without one: damage, or understood, never a fault in wgtool."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import Wgtool
from running import signup
from store.house import PROGRAMME
from wgtool.errors import StoreError
from wgtool.storage.lines import decode, encode
from wgtool.storage.reader import Reader

BEFORE = {"WGTOOL_NOW": "2021-09-01T09:00:00+01:00"}
COMMANDS = (["history"], ["check"], ["person", "ann@example.org"], ["groups"])
MISSING = object()


@pytest.fixture
def everything(wgtool: Wgtool, tmp_path: Path) -> list[bytes]:
    """The lines of a store in which there is something of each kind."""
    for person in ("ann", "ben", "cai", "dai"):
        wgtool.ok(*signup(person, "blue-badge"), env=BEFORE)
    (tmp_path / "present.txt").write_text("Ann\nZebedee\n", encoding="utf-8", newline="\n")
    deputy = ("--deputy", "Zed <zed@example.org>=cai@example.org")
    for command in (
        ["amend", "dai@example.org", "--new-email", "dai2@example.org"],
        ["withdraw", "ben@example.org"],
        ["reschedule", "blue-badge", "--week", "6", "--to", "thursday", "--reason", "Why"],
        ["finish", "entry-points", "--after-week", "6"],
        ["attend", "blue-badge", "--week", "1", "--present", "Ann", *deputy, "--guest", "Gwen, Org"],
        ["attend", "blue-badge", "present.txt", "--week", "2", "--nobody", "Zebedee"],
        ["attend", "blue-badge", "--week", "5", "--apologies", "cai@example.org"],
        ["note", "blue-badge", "action", "Ask", "--who", "ann@example.org", "--due", "2021-10-20"],
        ["settle", "1", "--minutes", "5"],
        ["cover", "blue-badge", "--week", "7", "--by", "Zed <zed@example.org>", "--reason", "Leave"],
    ):
        result = wgtool(*command)
        assert result.code in {0, 1}, result.err
    return wgtool.store.read_bytes().splitlines()


def wrong(entry: dict[str, Any], seen: set[tuple[str, str]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield an entry with one value wrong, for each key of each kind that was not had before."""
    for kind, records in entry.items():
        for key in records[0] if isinstance(records, list) and records and isinstance(records[0], dict) else ():
            for value in (MISSING, None, 5) if (kind, key) not in seen else ():
                bitten = json.loads(json.dumps(entry))
                record = bitten[kind][0]
                if value is MISSING:
                    del record[key]
                else:
                    record[key] = value
                yield f"{kind}.{key}: {'missing' if value is MISSING else repr(value)}", bitten
            seen.add((kind, key))


def undone(entry: dict[str, Any]) -> bytes:
    """Return the line that takes an entry back."""
    undo = {
        "n": entry["n"] + 1,
        "id": f"{1:032x}",
        "at": entry["at"],
        "by": "tester",
        "do": "undo",
        "undoes": entry["n"],
    }
    return encode(undo)[:-1]


@pytest.mark.parametrize("taken_back", [False, True], ids=["in force", "taken back"])
def test_it_is_damage_or_understood(wgtool: Wgtool, everything: list[bytes], *, taken_back: bool) -> None:
    seen: set[tuple[str, str]] = set()
    faults, understood, reader = [], 0, Reader(str(wgtool.store), PROGRAMME)
    for place, line in enumerate(everything[1:], 1):
        for what, bitten in wrong(decode(line), seen):
            lines = [*everything[:place], encode(bitten)[:-1]]
            lines += [undone(bitten)] if taken_back else everything[place + 1 :]
            data = b"\n".join(lines) + b"\n"
            try:
                reader.read(data)
            except StoreError as error:
                assert error.messages[0].key == "store.damaged", what  # noqa: PT017 - of each of some hundred
                continue
            understood += 1
            wgtool.store.write_bytes(data)
            for command in COMMANDS:
                result = wgtool(*command)
                if result.code not in {0, 1, 4}:
                    faults.append(f"{what}: {' '.join(command)}: {result.err}")
    assert faults == []
    assert understood
