"""Which programme is used where, and that nobody writes into another one without being told."""

import os
import shutil
from pathlib import Path

import pytest

from conftest import Wgtool
from running import signup


@pytest.fixture
def autumn(wgtool: Wgtool, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A programme’s folder, without a store that is named."""
    monkeypatch.delenv("WGTOOL_STORE")
    wgtool.ok("init", "autumn", "--start", "2026-09-21", "--name", "Autumn")
    return Path("autumn").resolve()


def used(wgtool: Wgtool) -> str:
    return str(wgtool.ok("groups", "--format", "json").json["programme"])


@pytest.mark.parametrize("below", [".", "sprint", "schemas", "sprint/deep/er"])
def test_below_a_programmes_folder_it_is_the_one_in_use(
    wgtool: Wgtool, autumn: Path, monkeypatch: pytest.MonkeyPatch, below: str
) -> None:
    folder = autumn / below
    folder.mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(folder)
    assert used(wgtool) == "Autumn"
    result = wgtool.ok(*signup("ann", "blue-badge"))
    assert (autumn / "signups.jsonl").is_file()
    if below == ".":
        assert "Recorded in" not in result.err
    else:
        assert f"Recorded in: {autumn / 'signups.jsonl'}" in result.err
        assert "Autumn" in result.err
    assert wgtool.ok("roster", "blue-badge", "--format", "json").json["groups"][0]["confirmed"] == 1


def test_the_nearest_programme_is_the_one_in_use_and_what_is_named_goes_before(
    wgtool: Wgtool, autumn: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wgtool.ok("init", "autumn/spring", "--start", "2027-01-11", "--name", "Spring")
    monkeypatch.chdir(autumn / "spring" / "sprint")
    assert used(wgtool) == "Spring"
    assert wgtool.ok("--programme", "../../groups.toml", "groups", "--format", "json").json["programme"] == "Autumn"
    monkeypatch.setenv("WGTOOL_PROGRAMME", str(autumn / "groups.toml"))
    assert used(wgtool) == "Autumn"


def test_the_search_goes_no_further_than_the_home_folder(
    wgtool: Wgtool, autumn: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = autumn / "home"
    (home / "work").mkdir(parents=True)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for folder in (home, home / "work"):
        monkeypatch.chdir(folder)
        assert used(wgtool) != "Autumn"
    (home / "groups.toml").write_bytes((autumn / "groups.toml").read_bytes().replace(b'"Autumn"', b'"Home"'))
    (home / "organisations.toml").write_bytes((autumn / "organisations.toml").read_bytes())
    shutil.copytree(autumn / "sprint", home / "sprint", copy_function=shutil.copyfile)
    assert used(wgtool) == "Home"


@pytest.mark.skipif(os.name != "posix", reason="rights of another kind")
def test_a_programme_in_a_folder_where_anybody_may_write_is_nobodys_own(
    wgtool: Wgtool, autumn: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    autumn.chmod(0o777)
    monkeypatch.chdir(autumn / "sprint")
    assert used(wgtool) != "Autumn"


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_a_command_that_writes_elsewhere_says_where(wgtool: Wgtool, autumn: Path, lang: str) -> None:
    said = {"en": "Recorded in: ", "cy": "Cofnodwyd yn: "}[lang]
    there = ("--programme", "autumn/groups.toml")
    assert said not in wgtool.ok(*there, *signup("ann", "blue-badge"), "--dry-run", "--lang", lang).err
    for command in (signup("ann", "blue-badge"), ["cancel", "blue-badge", "--week", "2"], ["undo"],
                    ["erase", "ann@example.org"]):  # fmt: skip
        result = wgtool.ok(*there, *command, "--lang", lang)
        assert f"{said}{autumn / 'signups.jsonl'}" in result.err
        assert "Autumn" in result.err
    # Reading, and a change that is none, write nothing.
    assert said not in wgtool.ok(*there, "roster", "--lang", lang).err
    assert said not in wgtool.ok(*there, "promote", "--lang", lang).err


def test_the_built_in_programme_in_the_users_folder_is_named(wgtool: Wgtool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WGTOOL_STORE")
    result = wgtool.ok(*signup("ann", "blue-badge"))
    assert "Recorded in: " in result.err
    assert "WLGA digital working groups 2021" in result.err


@pytest.mark.parametrize("text", ["[programme\n", "", "[programme]\nid = 5\n"])
def test_completion_says_nothing_of_a_broken_programme(wgtool: Wgtool, text: str) -> None:
    Path("groups.toml").write_text(text, encoding="utf-8", newline="\n")
    for words, number in (("wgtool show b", 2), ("wgtool agenda --week 1", 3), ("wgtool agenda --group b", 3)):
        asked = {"_WGTOOL_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(number)}
        try:
            result = wgtool(env=asked)
        except SystemExit:
            continue
        assert (result.out, result.err) == ("", "")
