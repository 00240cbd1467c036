"""Writes `recorded/` anew: what wgtool says now becomes what it must say from here on.

Run it only when wgtool is meant to say something else than before, and look through what `git diff` shows then:

    python tests/story/record.py
"""

import shutil
import sys
import tempfile
from pathlib import Path

# As for the tests: their helpers are found from their common folder.
sys.path[0] = str(Path(__file__).resolve().parent.parent)

from story.story import RECORDED, live  # noqa: E402 - found only now


def record() -> None:
    """Run the story and write down what came of it, or leave what stands there if it cannot be run."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        outcomes = list(live(Path(folder)))
    shutil.rmtree(RECORDED, ignore_errors=True)
    for outcome in outcomes:
        for name, data in outcome.files.items():
            path = RECORDED / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


if __name__ == "__main__":
    record()
