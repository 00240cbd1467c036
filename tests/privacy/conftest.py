"""Definitions are checked once for all of these tests: there are many, and each has a folder of its own."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what wgtool keeps of definitions that it checked."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def warm(cache: Path, wgtool: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all tests share the cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
