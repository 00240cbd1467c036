"""wgtool run in this process or another one, in a folder of its own, without pytest."""

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from wgtool.cli.app import App
from wgtool.cli.main import main
from wgtool.domain.journal import Snapshot
from wgtool.domain.state import State
from wgtool.storage import file_store
from wgtool.storage.file_store import FileStore, open_store
from wgtool.storage.lines import encode_entry

PROGRAMME = "wlga-2021"
NOW = "2021-10-18T08:00:00+01:00"

# Group a and b share time, c has one place.
SMALL = """
[programme]
id = "small"
name = "Small"
timezone = "Europe/London"
first_week = 2021-09-20
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


class Run(NamedTuple):
    """What one run left."""

    code: int
    out: bytes
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class House:
    """A folder with a store and a home, for the built-in programme or a small one of its own.

    Args:
        folder: The folder; made if it is not there.
        places: How many places each group of the small programme has; without it, the built-in one is in use.
        step: How many bytes of the store are gone through sooner than they are remembered.
    """

    def __init__(self, folder: Path, places: int | None = None, step: int = file_store.STEP) -> None:
        self.folder = folder
        self.step = step
        self.store = folder / "signups.jsonl"
        # The home is everyone’s, so that definitions are checked once.
        self.home = folder.parent / "home"
        self.home.mkdir(exist_ok=True)
        folder.mkdir(exist_ok=True)
        self.file = folder / "groups.toml"
        if places is not None:
            self.file.write_text(SMALL.replace("PLACES", str(places)), encoding="utf-8")
        self.programme = "small" if self.file.exists() else PROGRAMME

    @property
    def environment(self) -> dict[str, str]:
        keep = {name: value for name, value in os.environ.items() if not name.startswith(("WGTOOL_", "XDG_"))}
        homes = dict.fromkeys(("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"), str(self.home))
        own = {"WGTOOL_STORE": str(self.store), "WGTOOL_NOW": NOW, "LOGNAME": "tester", "NO_COLOR": "1"}
        if self.file.exists():
            own["WGTOOL_PROGRAMME"] = str(self.file)
        return {**keep, **homes, **own, "PYTHONUTF8": "0"}

    def run(self, *arguments: str, **variables: str) -> Run:
        """Run one command in this process."""
        out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
        with ExitStack() as stack:
            stack.enter_context(patch.dict(os.environ, {**self.environment, **variables}, clear=True))
            stack.enter_context(patch.object(sys, "stdin", io.StringIO()))
            stack.enter_context(redirect_stdout(out))
            stack.enter_context(redirect_stderr(err))
            code = main(arguments, App(open_store=partial(open_store, step=self.step)))
            out.flush()
            err.flush()
        return Run(code, out.buffer.getvalue(), err.buffer.getvalue().decode())

    def ok(self, *arguments: str) -> Run:
        """Run one command that must succeed."""
        done = self.run(*arguments)
        assert done.code == 0, done.err
        return done

    def sign_up(self, name: str, *groups: str, how: str = "ok") -> Run:
        """Sign up a person who is known by one word."""
        details = ("--name", name.capitalize(), "--email", f"{name}@example.org", "--organisation", "Gwynedd")
        run: Any = getattr(self, how)
        done: Run = run("signup", *groups, *details, "--allow-clash", "--format", "json")
        return done

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
            shutil.copy2(file, other.folder / file.name)
        return other

    def clear(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self.folder)
