"""Many processes with one store at once, and what must be true afterwards."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from store.house import House
from wgtool.storage import file_store

PLACES = {"a": 7, "b": 7, "c": 1}
TESTS = Path(__file__).parents[1]


class Crowd:
    """What so many processes did.

    Args:
        folder: Where the store is.
        processes: How many there are.
        commands: How many commands each gives.
        step: How many bytes of the store are gone through sooner than they are remembered.
        address: Where the store is, if not in the folder.
    """

    def __init__(
        self, folder: Path, processes: int, commands: int, step: int = file_store.STEP, address: str | None = None
    ) -> None:
        self.house = House(folder, places=PLACES["a"], address=address)
        if address:
            self.house.ok("store", "create")
        self.house.ok("groups")
        order = [sys.executable, "-m", "store.worker", str(folder)]
        orders = [[*order, str(number), str(commands), str(step)] for number in range(processes)]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), *filter(None, sys.path)])}
        if address:
            environment["TEST_STORE_ADDRESS"] = address
        running = [subprocess.Popen(order, env=environment) for order in orders]
        self.failed = [number for number, process in enumerate(running) if process.wait(600) != 0]
        files = sorted(folder.glob("answers-*.jsonl"))
        lines = (line for file in files for line in file.read_text(encoding="utf-8").splitlines())
        self.answers: list[dict[str, Any]] = [json.loads(line) for line in lines]
        text = self.house.ok("backup", "-").out
        self.entries: list[dict[str, Any]] = [json.loads(line) for line in text.splitlines()[1:]]

    def wrongs(self) -> Iterator[str]:
        """Yield all that is not as it must be."""
        yield from (f"process {number} failed" for number in self.failed)
        yield from self._answers()
        yield from self._entries()
        yield from self._readers()

    def _answers(self) -> Iterator[str]:
        """Each change that was acknowledged is there, and no other."""
        known = {entry["n"]: entry for entry in self.entries}
        acknowledged = [answer for answer in self.answers if answer["said"] and answer["said"].get("entry")]
        for answer in acknowledged:
            entry = known.pop(answer["said"]["entry"], None)
            email = next(word for word in answer["command"] if "@" in word)
            if entry is None or entry["do"] != answer["command"][0] or email not in json.dumps(entry):
                yield f"acknowledged and not there: {answer}"
        yield from (f"there and never acknowledged: {entry}" for entry in known.values())
        yield from (f"unexpected: {one}" for one in self.answers if one["code"] not in {0, 1})

    def _entries(self) -> Iterator[str]:
        """Replay: places are never too many, and who came first moves up first."""
        groups: dict[str, list[list[Any]]] = {group: [] for group in PLACES}
        for number, entry in enumerate(self.entries, 1):
            if entry["n"] != number:
                yield f"entry {entry['n']} stands at {number}"
            yield from _replayed(entry, groups)
        roster = self.house.ok("roster", "--format", "json").json
        for group in roster["groups"]:
            emails = [member["email"] for member in group["members"]]
            expected = sorted(groups[group["id"]], key=lambda member: not member[1])
            if emails != [email for email, _ in expected]:
                yield f"{group['id']}: {emails} instead of {expected}"
            positions = [member["position"] for member in group["members"] if member["position"]]
            if positions != list(range(1, group["waiting"] + 1)):
                yield f"{group['id']}: places in the queue are {positions}"

    def _readers(self) -> Iterator[str]:
        """Nobody who only read saw anything half."""
        for answer in self.answers:
            if answer["command"][0] in {"roster", "history"} and (answer["code"] or answer["told"]):
                yield f"a reader was told: {answer}"
            if answer["command"][0] == "roster" and answer["said"]:
                for group in answer["said"]["groups"]:
                    if group["confirmed"] > group["capacity"]:
                        yield f"a reader saw too many: {group['id']}"


def _replayed(entry: dict[str, Any], groups: dict[str, list[list[Any]]]) -> Iterator[str]:
    for place in entry.get("left", []):
        members = groups[place["group"]]
        members[:] = [member for member in members if member[0] != place["email"]]
    for place in entry.get("promoted", []):
        queue = [member for member in groups[place["group"]] if not member[1]]
        if not queue or queue[0][0] != place["email"]:
            yield f"entry {entry['n']}: {place} before {queue}"
        for member in queue[:1]:
            member[1] = True
    yield from _joined(entry, groups)
    for group, members in groups.items():
        if sum(confirmed for _, confirmed in members) > PLACES[group]:
            yield f"entry {entry['n']}: too many in {group}"


def _joined(entry: dict[str, Any], groups: dict[str, list[list[Any]]]) -> Iterator[str]:
    for place in entry.get("joined", []):
        members = groups[place["group"]]
        if place["email"] in [email for email, _ in members]:
            yield f"entry {entry['n']}: {place} twice"
        members.append([place["email"], place["status"] == "confirmed"])
