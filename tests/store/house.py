"""A house for tests of the store: files and a home of its own, without pytest, for this process and others."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from running import Result, Runner, at_home, signup
from wgtool.domain.journal import Snapshot
from wgtool.domain.state import State
from wgtool.storage import file_store
from wgtool.storage.file_store import FileStore
from wgtool.storage.lines import encode_entry

PROGRAMME = "wlga-2021"

# Holds the store as a writer does.
_HOLDER = """
import sys
from pathlib import Path
from wgtool.storage.file_store import FileStore
with FileStore(Path(sys.argv[1]), 'wlga-2021').transaction(5):
    print('held', flush=True)
    sys.stdin.read()
"""

# Group a and b share time, c has one place.
SMALL = """
[programme]
id = "small"
name = "Small"
timezone = "Europe/London"
first_week = 2021-11-01
capacity = PLACES
other_organisations = true

[[groups]]
id = "a"
name = "A"
weekday = "monday"
starts = "10:00"
ends = "11:00"

[[groups]]
id = "b"
name = "B"
weekday = "monday"
starts = "10:30"
ends = "11:30"

[[groups]]
id = "c"
name = "C"
weekday = "tuesday"
starts = "10:00"
ends = "11:00"
capacity = 1

[[weeks]]
week = [1, 2]
title = "Work"
objective = "To work"

[[weeks.blocks]]
title = "Work"
minutes = 60
"""


class House(Runner):
    """A folder with a store and a home, for the built-in programme or a small one of its own.

    Args:
        folder: The folder; made if it is not there.
        places: How many places each group of the small programme has; without it, the built-in one is in use.
        step: How many bytes of the store are gone through sooner than they are remembered.
        address: Where the store is, if not in the folder.
    """

    def __init__(
        self, folder: Path, places: int | None = None, step: int = file_store.STEP, address: str | None = None
    ) -> None:
        super().__init__(folder, step)
        self.address = address
        # The home is everyone’s, so that definitions are checked once.
        self.home = folder.parent / "home"
        self.home.mkdir(exist_ok=True)
        folder.mkdir(exist_ok=True)
        self.file = folder / "groups.toml"
        if places is not None:
            self.file.write_text(SMALL.replace("PLACES", str(places)), encoding="utf-8", newline="\n")
        self.programme = "small" if self.file.exists() else PROGRAMME

    @property
    def environment(self) -> dict[str, str]:
        keep = {name: value for name, value in os.environ.items() if not name.startswith(("WGTOOL_", "XDG_"))}
        own = {**at_home(self.home), "WGTOOL_STORE": self.address or str(self.store)}
        if self.file.exists():
            own["WGTOOL_PROGRAMME"] = str(self.file)
        return {**keep, **own, "PYTHONUTF8": "0"}

    def sign_up(self, person: str, *groups: str, ok: bool = True) -> Result:
        """Sign an invented person up, which must succeed unless it is only tried."""
        command = (*signup(person, *groups), "--allow-clash", "--format", "json")
        return self.ok(*command) if ok else self(*command)

    def process(
        self, *arguments: str, variables: Mapping[str, str] | None = None, **options: Any
    ) -> subprocess.CompletedProcess[bytes]:
        """Run one command in a process of its own."""
        return subprocess.run(
            [sys.executable, "-m", "wgtool", *arguments],
            env={**self.environment, **(variables or {})},
            cwd=self.folder,
            check=False,
            timeout=120,
            **{"capture_output": True, "stdin": subprocess.DEVNULL, **options},
        )

    @contextmanager
    def held(self) -> Iterator[subprocess.Popen[bytes]]:
        """Let another process hold the store, and yield that process."""
        order = [sys.executable, "-c", _HOLDER, str(self.store)]
        with subprocess.Popen(order, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=self.environment) as holder:
            assert holder.stdout is not None
            assert holder.stdout.readline().strip() == b"held"
            yield holder

    def truth(self) -> Snapshot:
        """Return what the store holds."""
        return self.opened().read()

    def folded(self) -> State:
        """Return what is true, by going through the whole journal."""
        state = FileStore(self.store, self.programme).read().state
        assert isinstance(state, State)
        return state

    def opened(self) -> FileStore:
        """Return the store as commands open it."""
        return FileStore(self.store, self.programme, self.step)

    def memory(self) -> tuple[str, ...]:
        """Return all that is true, and each entry, in a form that can be compared."""
        journal = self.opened()
        state = journal.read().state
        entries = [encode_entry(entry, 1).decode() for entry in journal.entries()]
        places = [(group, *signups) for group, signups in ((g, tuple(m.values())) for g, m in state.groups.items())]
        return repr(state.people), repr(places), repr(state.sessions), *entries

    def copy(self, name: str) -> "House":
        """Return a house with the same files."""
        other = House(self.folder.parent / name, step=self.step)
        for file in self.folder.iterdir():
            shutil.copyfile(file, other.folder / file.name)
        return other

    def clear(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self.folder)
