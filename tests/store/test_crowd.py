"""Sixteen processes with one store at once."""

import os
from pathlib import Path

from store.crowd_trials import Crowd


def test_sixteen_processes_at_once_lose_nothing_and_never_overfill_a_group(tmp_path: Path) -> None:
    commands = int(os.environ.get("WGTOOL_TEST_CROWD", "20"))
    crowd = Crowd(tmp_path / "crowd", 16, commands)
    assert list(crowd.wrongs()) == []
    assert len(crowd.answers) == 16 * commands
    assert len(crowd.entries) > 16 * commands / 3
