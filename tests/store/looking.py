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


def bite(wgtool: Wgtool, old: bytes, new: bytes) -> bytes:
    data = wgtool.store.read_bytes()
    assert old in data
    wgtool.store.write_bytes(data.replace(old, new, 1))
    return wgtool.store.read_bytes()
