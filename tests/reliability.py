"""Tries faults, damage and crowds on wgtool’s store and prints what came of it.

Run it from a source checkout in which wgtool is installed with its test requirements:

    python tests/reliability.py            about half a minute
    python tests/reliability.py --long     many more processes’ commands, damages and random sequences
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from store.crowd_trials import Crowd
from store.damage_trials import Trials, bites, cuts, flips, larger, small
from store.fault_trials import Tally, try_all
from store.faulty import unsynced

TESTS = Path(__file__).parent
PROCESSES = 16
Figures = tuple[int, list[str]]


def faults(folder: Path, _: bool) -> Figures:
    """Fail, and kill, every call to the disk of every command that writes."""
    tally = Tally()
    try_all(folder, tally)
    return tally.tried, tally.lost


def cut(folder: Path, _: bool) -> Figures:
    """Cut a store at every byte."""
    data = small(folder)
    trials = Trials(data)
    for what, bitten in cuts(data):
        trials.judge(what, bitten)
    return trials.tried, trials.wrong


def flipped(folder: Path, _: bool) -> Figures:
    """Change every byte of a store, in four ways."""
    data = small(folder)
    trials = Trials(data)
    for what, bitten in flips(data):
        trials.judge(what, bitten)
    return trials.tried, trials.wrong


def bitten(folder: Path, long: bool) -> Figures:
    """Damage a larger store at random."""
    random = Random(1)
    with unsynced():
        data = larger(folder, 300 if long else 100, random)
    trials = Trials(data)
    for what, damaged in bites(data, 5000 if long else 500, random):
        trials.judge(what, damaged)
    return trials.tried, trials.wrong


def crowd(folder: Path, long: bool) -> Figures:
    """Let sixteen processes use one store at once."""
    commands = 200 if long else 40
    result = Crowd(folder / "crowd", PROCESSES, commands)
    return len(result.answers), list(result.wrongs())


def sequences(_: Path, long: bool) -> Figures:
    """Give random sequences of commands to wgtool and to a simple model, and undo them all."""
    examples = 500 if long else 100
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", str(TESTS / "store" / "test_model.py")],
        env={**os.environ, "WGTOOL_TEST_EXAMPLES": str(examples)},
        cwd=TESTS.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    return examples, [] if run.returncode == 0 else run.stdout.splitlines()[-30:]


TRIALS: tuple[tuple[str, Callable[[Path, bool], Figures]], ...] = (
    ("Faults and kills at every call to the disk", faults),
    ("Stores cut at every byte", cut),
    ("Stores with every byte changed", flipped),
    ("Random damages", bitten),
    (f"Commands of {PROCESSES} processes at once", crowd),
    ("Random sequences of commands, undone again", sequences),
)


def tell(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> int:
    """Try everything; return 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--long", action="store_true", help="try much more")
    long = parser.parse_args().long
    tell(f"{'':<48}{'tried':>8}{'lost':>8}{'seconds':>10}")
    lost = 0
    for name, trial in TRIALS:
        started = time.monotonic()
        # A disk may leave nothing behind that the system still holds.
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            tried, wrong = trial(Path(folder), long)
        tell(f"{name:<48}{tried:>8}{len(wrong):>8}{time.monotonic() - started:>10.1f}")
        for line in wrong[:5]:
            tell(f"  {line[:300]}")
        lost += len(wrong)
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
