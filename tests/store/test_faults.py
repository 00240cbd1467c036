"""A disk that fails, and a process that dies, at each call the store makes."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Wgtool
from running import signup
from store.fault_trials import FEW, Tally, try_all
from store.faulty import FAULTS
from store.house import House

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the calls are counted as POSIX has them")


# Killed before one call is killed after the one before it: tests/reliability.py tries both.
@pytest.mark.parametrize("kind", [kind for kind in FAULTS if kind != "killed before"])
def test_a_fault_at_any_call_loses_nothing_that_was_acknowledged(tmp_path: Path, kind: str) -> None:
    tally = Tally()
    try_all(tmp_path, tally, (kind,), None if os.environ.get("WGTOOL_TEST_ALL") else FEW)
    assert tally.lost == []
    assert tally.tried >= 4


@pytest.mark.parametrize("kind", [kind for kind in FAULTS if kind != "killed before"])
def test_a_fault_while_the_index_is_written_or_removed_loses_nothing(tmp_path: Path, kind: str) -> None:
    tally = Tally()
    try_all(tmp_path, tally, (kind,), ("a sign-up", "an erasure"), step=0)
    assert tally.lost == []
    assert tally.tried >= 4


KILLER = """
import os, sys
sys.path.insert(0, sys.argv[1])
from store.faulty import Fault, faults
from wgtool.cli.main import main
with faults(Fault(sys.argv[2], int(sys.argv[3])), die=lambda: os._exit(137)):
    sys.exit(main(sys.argv[4:]))
"""


@pytest.mark.parametrize("kind", ["killed after", "killed half-way"])
@pytest.mark.parametrize("step", range(3, 7))
def test_a_process_that_really_dies_leaves_a_store_that_works(tmp_path: Path, kind: str, step: int) -> None:
    house = House(tmp_path / "trial")
    house.sign_up("sian", "blue-badge")
    before = house.memory()
    command = signup("owain", "blue-badge")
    tests = str(Path(__file__).parents[1])
    run = subprocess.run(
        [sys.executable, "-c", KILLER, tests, kind, str(step), *command],
        env=house.environment,
        check=False,
        capture_output=True,
        timeout=60,
    )
    assert run.returncode in {0, 137}, run.stderr
    if run.returncode == 0:
        assert "owain@example.org" in house.truth().state.people
    assert house.memory()[3:][: len(before) - 3] == before[3:]
    house.sign_up("mair", "missed-bin")
    assert "sian@example.org" in house.truth().state.people


def test_a_lock_left_by_a_dead_process_does_not_block(tmp_path: Path) -> None:
    house = House(tmp_path / "trial")
    with house.held() as holder:
        blocked = house("undo", env={"WGTOOL_LOCK_SECONDS": "0.1"})
        # Readers do not wait.
        reading = house("groups", env={"WGTOOL_LOCK_SECONDS": "0"})
        holder.kill()
    assert (blocked.code, "more than 0.1 seconds" in blocked.err) == (4, True)
    assert reading.code == 0
    house.sign_up("sian", "blue-badge")


def test_an_unlock_that_fails_after_the_entry_is_safe_is_no_failure(
    wgtool: Wgtool, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Some network drives grant a lock and then know nothing of it.
    fcntl = pytest.importorskip("fcntl")
    flock, let_go = fcntl.flock, []

    def forgetful(descriptor: int, operation: int) -> None:
        if operation & fcntl.LOCK_UN:
            let_go.append(descriptor)
            raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))
        flock(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", forgetful)
    result = wgtool.sign_up("ann", "blue-badge")
    assert let_go
    assert result.code == 0, result.err
    monkeypatch.undo()
