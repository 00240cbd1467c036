"""Each command that writes, with a fault at each call it makes to the disk."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from running import Result, signup
from store.faulty import FAULTS, STRIKES, WATCHED, Fault, KilledError, faults, unsynced
from store.house import House
from wgtool.errors import StoreError
from wgtool.storage import file_store


class Scenario(NamedTuple):
    """A command, and what the store is like before it."""

    name: str
    prepare: Callable[[House], None]
    command: tuple[str, ...]
    step: int = file_store.STEP


_SIGN_UP = tuple(signup("owain", "blue-badge"))


def _empty(_: House) -> None:
    pass


def _people(house: House) -> None:
    house.sign_up("sian", "blue-badge")
    house.sign_up("bethan", "blue-badge", "missed-bin")


def _torn(house: House) -> None:
    _people(house)
    with house.store.open("ab") as file:
        file.write(b'{"n":3,"at":"2021-10-18T07:00')


def _damaged(house: House) -> None:
    _people(house)
    house.ok("withdraw", "sian@example.org")
    house.store.write_bytes(house.store.read_bytes().replace(b"Bethan", b"Cethan", 1))


def _backed_up(house: House) -> None:
    _people(house)
    house.ok("backup", str(house.folder / "copy.jsonl"))
    house.ok("reschedule", "blue-badge", "--week", "6", "--to", "2021-10-28 10:00")
    house.ok("restore", str(house.folder / "copy.jsonl"))
    house.ok("withdraw", "bethan@example.org")


def _old(house: House) -> None:
    shutil.copyfile(Path(__file__).parent / "version-1" / "signups.jsonl", house.store)


def scenarios(folder: Path) -> tuple[Scenario, ...]:
    """Return the scenarios; files that commands name are in the folder’s `trial`."""
    copy = str(folder / "trial" / "copy.jsonl")
    return (
        Scenario("the first sign-up", _empty, _SIGN_UP),
        Scenario("a sign-up", _people, _SIGN_UP),
        Scenario("a sign-up behind an unfinished line", _torn, _SIGN_UP),
        Scenario("an upgrade", _old, _SIGN_UP),
        Scenario("a withdrawal", _people, ("withdraw", "sian@example.org")),
        Scenario("a note", _people, ("note", "blue-badge", "decision", "One form for all")),
        Scenario("who came", _people, ("attend", "blue-badge", "--week", "1", "--everyone", "--guest", "Tim Tegid")),
        Scenario("an undo", _people, ("undo",)),
        Scenario("an erasure", _backed_up, ("erase", "sian@example.org")),
        Scenario("a restore", _backed_up, ("restore", copy)),
        Scenario("a repair", _damaged, ("repair", "--write")),
    )


class Tally:
    """What was tried."""

    def __init__(self) -> None:
        self.tried = 0
        self.lost: list[str] = []


# One of each way of writing: a new file, an old one, one cut short, one replaced, and copies.
FEW = ("the first sign-up", "a sign-up behind an unfinished line", "an upgrade", "an erasure", "a repair")


def try_all(
    folder: Path,
    tally: Tally,
    kinds: tuple[str, ...] = FAULTS,
    only: tuple[str, ...] | None = None,
    step: int = file_store.STEP,
) -> None:
    """Let each fault strike at each step of each scenario, or of some; see `House` for `step`."""
    # The first command of all keeps the checked definitions: that is not the store’s.
    House(folder / "warm").ok("groups")
    with unsynced():
        for scenario in scenarios(folder):
            if only is None or scenario.name in only:
                _try_one(folder, tally, kinds, scenario._replace(step=step))


def _try_one(folder: Path, tally: Tally, kinds: tuple[str, ...], scenario: Scenario) -> None:
    for fault in _faults_of(folder, scenario, kinds):
        tally.tried += 1
        for wrong in _try(folder, scenario, fault):
            tally.lost.append(f"{scenario.name}, {fault.kind} at call {fault.step} (x{fault.again}): {wrong}")


def _faults_of(folder: Path, scenario: Scenario, kinds: tuple[str, ...]) -> Iterator[Fault]:
    """Yield every fault that can strike a scenario: the calls are counted by a run in which none does."""
    house = _made(folder, scenario)
    with faults(Fault("EIO", 0, 0)) as system:
        assert house(*scenario.command).code == 0
    house.clear()
    for kind in kinds:
        for step, name in enumerate(system.calls, 1):
            if name in STRIKES.get(kind, WATCHED):
                yield Fault(kind, step)
    # The disk stays broken while the change is to be taken back.
    yield from (Fault("EIO", step, 100) for step, name in enumerate(system.calls, 1) if name in {"write", "fsync"})


def _made(folder: Path, scenario: Scenario) -> House:
    template = folder / f"template-{scenario.name}"
    if not template.exists():
        scenario.prepare(House(template, step=scenario.step))
    return House(template, step=scenario.step).copy("trial")


def _try(folder: Path, scenario: Scenario, fault: Fault) -> Iterator[str]:
    house = _made(folder, scenario)
    before = _remembered(house)
    after = _after(folder, scenario)
    done = _struck(house, scenario, fault)
    yield from _judged(scenario, done, fault)
    now = _remembered(house)
    if now not in (before, after):
        yield f"another state than before or after: {now}"
    if done is not None and done.code == 0 and now != after:
        yield "acknowledged and lost"
    if done is not None and "nothing was changed" in done.err.lower() and now != before:
        yield "said to have changed nothing"
    if scenario.name != "a repair":
        yield from _goes_on(house)
    house.clear()


_AFTER: dict[tuple[Path, str], object] = {}


def _after(folder: Path, scenario: Scenario) -> object:
    """Return what is remembered after the command, when no fault strikes."""
    key = folder, scenario.name
    if key not in _AFTER:
        template = House(folder / f"template-{scenario.name}", step=scenario.step)
        # In the folder of the same name: paths are part of what some commands take.
        (folder / "trial").rename(folder / "aside")
        house = template.copy("trial")
        assert house(*scenario.command).code == 0
        _AFTER[key] = _remembered(house)
        house.clear()
        (folder / "aside").rename(folder / "trial")
    return _AFTER[key]


def _remembered(house: House) -> object:
    """Return all that is true; a damaged store is the bytes it has."""
    with patch.object(file_store, "_WRITING_SECONDS", 0):
        try:
            return house.memory()
        except StoreError:
            return house.store.read_bytes()


def _struck(house: House, scenario: Scenario, fault: Fault) -> Result | None:
    """Return what the command said; None if it was killed."""
    with faults(fault) as system:
        try:
            return house(*scenario.command)
        except KilledError:
            return None
        finally:
            assert system.hit, "the fault did not strike"


def _judged(scenario: Scenario, done: Result | None, fault: Fault) -> Iterator[str]:
    if done is None:
        if not fault.kind.startswith("killed"):
            yield "killed"
        return
    expected = {0, 130} if fault.kind == "interrupt" else {0, 4}
    if done.code not in expected:
        yield f"exit {done.code}: {done.err}"
    if done.code and not done.err.startswith("wgtool: "):
        yield f"not told: {done.err}"


def _goes_on(house: House) -> Iterator[str]:
    done = house.sign_up("mair", "missed-bin", ok=False)
    if done.code:
        yield f"the next command fails: {done.err}"
        return
    if "mair@example.org" not in house.truth().state.groups["missed-bin"]:
        yield "the next command is lost"
