"""One of many processes that use one store at once: `python -m store.worker FOLDER NUMBER COMMANDS STEP`.

Writes a line of JSON for each answer it got, as someone who keeps what wgtool said.
"""

import gc
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from store.house import House

GROUPS = ("a", "b", "c")


def commands(number: int, count: int) -> Iterator[tuple[str, ...]]:
    """Yield the commands of one process, about people of its own in groups that it shares with all."""
    random = Random(number)
    for turn in range(count):
        email = f"person{random.randrange(4)}@process{number}.example.org"
        details = ("--name", f"Person of {number}", "--email", email, "--organisation", "X")
        one, two = random.sample(GROUPS, 2)
        choice = random.random()
        if choice < 0.45 or turn == 0:
            yield ("signup", one, *details, "--allow-clash", "--format", "json")
        elif choice < 0.65:
            yield ("withdraw", email, "--format", "json")
        elif choice < 0.8:
            yield ("transfer", email, one, two, "--allow-clash", "--format", "json")
        elif choice < 0.9:
            yield ("roster", "--format", "json")
        else:
            yield ("history", "--format", "json")


def work(folder: Path, number: int, count: int, step: int) -> None:
    """Give the commands and keep the answers."""
    house = House(folder, step=step, address=os.environ.get("TEST_STORE_ADDRESS"))
    with (folder / f"answers-{number}.jsonl").open("w", encoding="utf-8") as answers:
        for command in commands(number, count):
            done = house(*command, env={"WGTOOL_LOCK_SECONDS": "120"})
            # With a command’s process its connection would end; here what it held lies about in cycles.
            gc.collect()
            said = json.loads(done.out) if done.code == 0 else None
            told = [line for line in done.err.splitlines() if "warning" in line or "error" in line]
            answer = {"command": command, "code": done.code, "said": said, "told": told}
            print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    folder, *numbers = sys.argv[1:]
    work(Path(folder), *map(int, numbers))
