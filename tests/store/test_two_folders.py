"""Two facilitators write for a hundred commands in two folders that a service keeps alike, late and by whole files."""

import json
import random
from pathlib import Path

from running import Result, signup
from store.faulty import unsynced
from store.house import House

COMMANDS = 100
STORE = "signups.jsonl"


class Service:
    """What OneDrive and the like do: whole files, some time after; of two versions of one file the loser is renamed."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.seen: dict[Path, dict[str, bytes]] = {}

    def keep_alike(self, folder: Path) -> None:
        """Take up what a folder has, and bring it what it has not."""
        seen = self.seen.setdefault(folder, {})
        here = {path.name: path.read_bytes() for path in folder.glob("*.jsonl")}
        for name in seen.keys() - here.keys():
            self.files.pop(name, None)
        for name, data in here.items():
            mine, theirs = data != seen.get(name), self.files.get(name) != seen.get(name)
            if mine and theirs and self.files.get(name) not in {None, data}:
                number = sum(one.startswith("signups-") for one in self.files)
                self.files[f"signups-{folder.parent.name.upper()}{number}.jsonl"] = data
            elif mine:
                self.files[name] = data
        for name in here.keys() - self.files.keys():
            (folder / name).unlink()
        for name, data in self.files.items():
            if here.get(name) != data:
                (folder / name).write_bytes(data)
        self.seen[folder] = dict(self.files)


def recorded(house: House, store: Path, chance: random.Random, minute: int, by: str) -> Result:
    """Do something that a facilitator does."""
    person, group = chance.choice(("ann", "ben", "cai", "dai")), chance.choice("abc")
    command = chance.choice(
        (
            [*signup(person, group), "--allow-clash"],
            [*signup(person, group), "--allow-clash"],
            ["withdraw", f"{person}@example.org"],
            ["amend", f"{person}@example.org", "--role", f"Role {minute}"],
            ["reschedule", group, "--week", "2", "--by", str(chance.randint(1, 5))],
            ["note", group, "decision", f"Note {minute}"],
            ["attend", group, "--week", "1", "--everyone"],
        )
    )
    at = f"2021-11-03T{9 + minute // 60:02}:{minute % 60:02}:00+00:00"
    return house(*command, env={"WGTOOL_STORE": str(store), "LOGNAME": by, "WGTOOL_NOW": at})


def ids(data: bytes) -> set[str]:
    """Return the ids of a store’s entries, and of those that it took in."""
    entries = [json.loads(line) for line in data.decode().splitlines()[1:]]
    return {one["id"] for entry in entries for one in (entry, *entry.get("taken", ()))}


def test_nothing_of_a_hundred_commands_is_lost(tmp_path: Path) -> None:
    house = House(tmp_path / "trial", places=2)
    folders = {name: tmp_path / name / "shared" for name in ("ann", "carl")}
    for folder in folders.values():
        folder.mkdir(parents=True)
    service, chance = Service(), random.Random(7)
    done: set[str] = set()
    with unsynced():
        for minute in range(COMMANDS):
            by = chance.choice(("ann", "carl"))
            store = folders[by] / STORE
            before = ids(store.read_bytes()) if store.exists() else set()
            recorded(house, store, chance, minute, by)
            done |= (ids(store.read_bytes()) if store.exists() else set()) - before
            if chance.random() < 0.3:
                service.keep_alike(folders[chance.choice(("ann", "carl"))])
        for folder in (*folders.values(), *folders.values()):
            service.keep_alike(folder)
        store = folders["ann"] / STORE
        copies = sorted(path for path in folders["ann"].glob("signups-*.jsonl"))
        env = {"WGTOOL_STORE": str(store), "LOGNAME": "ann", "WGTOOL_NOW": "2021-11-03T18:00:00+00:00"}
        view = house("store", "join", *copies, "--remove", "--format", "json", env=env).json
    kept, named = ids(store.read_bytes()), {one["id"] for one in view["refused"]}
    assert len(copies) > 3
    assert len(view["taken"]) > 10
    assert done - kept - named == set()
    for folder in (*folders.values(), *folders.values()):
        service.keep_alike(folder)
    assert (folders["carl"] / STORE).read_bytes() == store.read_bytes()
    # As docs/shared-folder.md says.
    figures = (len(done), len(copies), len(view["taken"]), len(named), len(view["changed"]))
    assert figures == (77, 13, 53, 0, 17)
