"""Looking at a store from outside."""

import re

from conftest import Wgtool


def people(wgtool: Wgtool) -> set[str]:
    groups = wgtool.ok("roster", "--format", "json").json["groups"]
    return {f"{group['id']} {member['name']}" for group in groups for member in group["members"]}


def sequences(wgtool: Wgtool) -> dict[str, int]:
    text = wgtool.ok("export-ics", "--combined", "-").data.replace(b"\r\n ", b"").decode()
    found = re.compile(r"^UID:(?P<uid>.*)\r$.*^SEQUENCE:(?P<sequence>\d+)\r$", re.MULTILINE | re.DOTALL)
    events = [found.search(event) for event in text.split("BEGIN:VEVENT")[1:]]
    return {event["uid"]: int(event["sequence"]) for event in events if event}


def places(data: bytes) -> list[int]:
    """Return the places of a store or an index to damage: every byte, but of a long line only some of its middle.

    The first line says much the same of ninety-six sessions, one after the other; what holds there holds in each.
    """
    found: list[int] = []
    start = 0
    for line in data.splitlines(keepends=True):
        middle = range(_EDGE, max(_EDGE, len(line) - _EDGE)) if len(line) > _LONG else range(0)
        found += [start + at for at in range(len(line)) if at not in middle or at % _STEP == 0]
        start += len(line)
    return found


# In bytes.
_LONG, _EDGE, _STEP = 4000, 600, 41


def bite(wgtool: Wgtool, old: bytes, new: bytes) -> bytes:
    data = wgtool.store.read_bytes()
    assert old in data
    wgtool.store.write_bytes(data.replace(old, new, 1))
    return wgtool.store.read_bytes()
