"""What all tests share: wgtool run in this process, in a folder, at a time and with a user of its own."""

import io
import json
import os
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from wgtool.cli.app import App
from wgtool.cli.main import main
from wgtool.storage import file_store
from wgtool.storage.file_store import open_store

# A Monday morning in week 5 of the built-in programme, while the clocks are still forward.
NOW = "2021-10-18T08:00:00+01:00"


class Result(NamedTuple):
    """What one run left: exit code, standard output (as bytes and text) and standard error."""

    code: int
    data: bytes
    err: str

    @property
    def out(self) -> str:
        return self.data.decode("utf-8")

    @property
    def json(self) -> Any:
        return json.loads(self.data)


class Terminal(io.TextIOWrapper):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        return True


class Wgtool:
    """wgtool as a user runs it."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.store = folder / "signups.jsonl"
        # With `WGTOOL_TEST_STEP=0` every store counts as large, so that every test runs behind an index.
        self.step = int(os.environ.get("WGTOOL_TEST_STEP") or file_store.STEP)
        self._monkeypatch = monkeypatch

    def __call__(self, *arguments: object, answers: str | None = None, env: Mapping[str, str] | None = None) -> Result:
        """Run one command; `answers` are typed on a terminal, without them there is none."""
        kind = io.TextIOWrapper if answers is None else Terminal
        out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), kind(io.BytesIO(), "utf-8")
        with self._monkeypatch.context() as patch:
            for name, value in (env or {}).items():
                patch.setenv(name, value)
            patch.setattr(sys, "stdin", kind(io.BytesIO((answers or "").encode()), "utf-8"))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code = main([str(argument) for argument in arguments], App(open_store=partial(open_store, step=self.step)))
            out.flush()
            err.flush()
        return Result(code, out.buffer.getvalue(), err.buffer.getvalue().decode())

    def ok(self, *arguments: object, **options: Any) -> Result:
        """Run one command that must succeed."""
        result = self(*arguments, **options)
        assert result.code == 0, result.err
        return result

    def sign_up(self, person: str, *groups: str, organisation: str = "Gwynedd", **options: str) -> Result:
        """Sign an invented person up; `person` is the first part of their address and their name."""
        extra = [part for name, value in options.items() for part in (f"--{name.replace('_', '-')}", value)]
        return self(
            "signup",
            *groups,
            "--name",
            person.capitalize(),
            "--email",
            f"{person}@example.org",
            "--organisation",
            organisation,
            *extra,
            "--format",
            "json",
        )

    def entries(self) -> list[dict[str, Any]]:
        """Return the store’s entries."""
        lines = self.store.read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines[1:]]

    def own_programme(self, **changes: str) -> Path:
        """Make a programme file to edit, of the built-in one, and return it; the store goes beside it.

        Args:
            changes: Texts of the file to be replaced: `old` by `new`, in pairs `old_x`, `new_x`.
        """
        folder = self.folder / "programme"
        self.ok("init", folder, "--start", "2021-09-20", "--name", "Test")
        file = folder / "groups.toml"
        text = file.read_text(encoding="utf-8")
        for name, old in changes.items():
            if name.startswith("old"):
                assert old in text, old
                text = text.replace(old, changes["new" + name[3:]])
        file.write_text(text, encoding="utf-8")
        self._monkeypatch.setenv("WGTOOL_PROGRAMME", str(file))
        return file


@pytest.fixture(scope="session")
def checked_definitions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache that all tests share: the built-in definitions are checked once, not for every test."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def wgtool(tmp_path: Path, checked_definitions: Path, monkeypatch: pytest.MonkeyPatch) -> Wgtool:
    """wgtool in an empty folder, with the built-in programme, at a fixed time."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("XDG_CACHE_HOME", str(checked_definitions))
    for name in ("XDG_DATA_HOME", "WGTOOL_PROGRAMME", "WGTOOL_LANG", "WGTOOL_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("WGTOOL_NOW", NOW)
    monkeypatch.setenv("WGTOOL_STORE", str(tmp_path / "signups.jsonl"))
    monkeypatch.setenv("LOGNAME", "tester")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(tmp_path)
    return Wgtool(tmp_path, monkeypatch)
