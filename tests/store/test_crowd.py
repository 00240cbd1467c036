"""Sixteen processes with one store at once."""

import os
from pathlib import Path

import pytest

from store.crowd_trials import Crowd
from wgtool.storage import file_store


@pytest.mark.parametrize("step", [file_store.STEP, 400], ids=["no index", "an index"])
def test_sixteen_processes_at_once_lose_nothing_and_never_overfill_a_group(tmp_path: Path, step: int) -> None:
    commands = int(os.environ.get("WGTOOL_TEST_CROWD", "20"))
    crowd = Crowd(tmp_path / "crowd", 16, commands, step)
    assert list(crowd.wrongs()) == []
    assert len(crowd.answers) == 16 * commands
    assert len(crowd.entries) > 16 * commands / 3
