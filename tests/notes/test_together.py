"""Several who note at once each get a number of their own."""

import json
import subprocess
import sys
from pathlib import Path

from store.house import House


def test_notes_made_at_once_have_numbers_of_their_own(tmp_path: Path) -> None:
    house = House(tmp_path / "trial", places=2)
    house.ok("groups")
    order = [sys.executable, "-m", "wgtool", "note", "a", "insight", "x", "--format", "json"]
    where = {"env": house.environment, "cwd": house.folder}
    running = [subprocess.Popen(order, stdout=subprocess.PIPE, **where) for _ in range(5)]  # type: ignore[call-overload]
    answers = [json.loads(process.communicate()[0]) for process in running]
    assert sorted(answer["note"]["id"] for answer in answers) == [1, 2, 3, 4, 5]
    assert sorted(answer["entry"] for answer in answers) == [1, 2, 3, 4, 5]
