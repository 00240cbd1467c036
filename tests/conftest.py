"""What all tests share: wgtool run in this process, in a folder, at a time and with a user of its own."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cluster import Cluster, missing, shared
from running import Result, Runner, at_home, signup
from wgtool.storage import file_store


class Wgtool(Runner):
    """wgtool as a user runs it."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.address: str | None = None
        # With `WGTOOL_TEST_STEP=0` every store counts as large, so that every test runs behind an index.
        super().__init__(folder, int(os.environ.get("WGTOOL_TEST_STEP") or file_store.STEP))
        self._monkeypatch = monkeypatch

    @property
    def store(self) -> Path:
        """The store’s file; a test that looks at it is none of an engine that has no file."""
        if self.address:
            pytest.skip("it looks at the store’s file")
        return self._store

    @store.setter
    def store(self, path: Path) -> None:
        self._store = path

    def sign_up(self, person: str, *groups: str, **options: str) -> Result:
        """Sign an invented person up; `person` is the first part of their address and their name."""
        return self(*signup(person, *groups, **options), "--format", "json")

    def entries(self) -> list[dict[str, Any]]:
        """Return the store’s entries."""
        text = self.ok("backup", "-").out if self.address else self.store.read_text(encoding="utf-8")
        lines = text.splitlines()
        return [json.loads(line) for line in lines[1:]]

    def own_programme(self, **changes: str) -> Path:
        """Make a programme file to edit, of the built-in one, and return it; the store goes beside it.

        Args:
            changes: Texts of the file to be replaced: `old` by `new`, in pairs `old_x`, `new_x`.
        """
        folder = self.folder / "programme"
        # Made by wgtool once for all tests: it reads and checks all of it twice, and is tried by tests of its own.
        made = Path(os.environ["XDG_CACHE_HOME"]) / "made"
        if not made.exists():
            self.ok("init", made, "--start", "2021-09-20", "--name", "Test")
        shutil.copytree(made, folder, dirs_exist_ok=True, copy_function=shutil.copyfile)
        file = folder / "groups.toml"
        text = file.read_text(encoding="utf-8")
        for name, old in changes.items():
            if name.startswith("old"):
                assert old in text, old
                text = text.replace(old, changes["new" + name[3:]])
        file.write_text(text, encoding="utf-8", newline="\n")
        self._monkeypatch.setenv("WGTOOL_PROGRAMME", str(file))
        return file


@pytest.fixture(scope="session")
def checked_definitions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache that all tests share: the built-in definitions are checked once, not for every test."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def wgtool(
    tmp_path: Path, checked_definitions: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[Wgtool]:
    """wgtool in an empty folder, with the built-in programme, at a fixed time.

    With `WGTOOL_TEST_ENGINE=postgresql` its store is in a database, which counts as large.
    """
    home = tmp_path / "home"
    home.mkdir()
    own = {"XDG_CACHE_HOME": str(checked_definitions), "WGTOOL_STORE": str(tmp_path / "signups.jsonl")}
    for name, value in {**at_home(home), **own}.items():
        monkeypatch.setenv(name, value)
    for name in ("XDG_DATA_HOME", "WGTOOL_PROGRAMME", "WGTOOL_LANG", "WGTOOL_DEBUG", "WGTOOL_FACILITATOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    found = Wgtool(tmp_path, monkeypatch)
    if os.environ.get("WGTOOL_TEST_ENGINE") != "postgresql":
        yield found
        return
    from wgtool.storage.postgresql import store

    monkeypatch.setattr(store, "STEP", 0)
    cluster: Cluster = request.getfixturevalue("cluster")
    with cluster.schema() as name:
        found.address = cluster.address(name)
        monkeypatch.setenv("WGTOOL_STORE", found.address)
        found.ok("store", "create")
        yield found
        # Whatever was done, the tables are what the entries come to.
        if cluster.run("SELECT count(*) FROM wgtool_entries", schema=name) != [(0,)]:
            found.ok("store", "check")


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A PostgreSQL server of the tests’ own."""
    if reason := missing():
        pytest.skip(reason)
    with shared(tmp_path_factory.getbasetemp().parent) as found:
        yield found


@pytest.fixture
def schema(cluster: Cluster) -> Iterator[str]:
    """An empty schema in it."""
    with cluster.schema() as name:
        yield name


@pytest.fixture
def database(cluster: Cluster, schema: str, wgtool: Wgtool, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a store with empty tables, which wgtool uses."""
    address = cluster.address(schema)
    monkeypatch.setenv("WGTOOL_STORE", address)
    wgtool.ok("store", "create")
    return address
