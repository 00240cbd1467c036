"""Whose files are in the folder of a site: only wgtool’s own are ever rewritten or removed."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import Wgtool
from wgtool import disk

LIST = ".wgtool-site.json"
NO_LINKS = pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")


def held(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return all files of a folder, with when they were last written."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def site(wgtool: Wgtool) -> Path:
    """A site, all files of which are long written."""
    wgtool.ok("site", "public")
    folder = wgtool.folder / "public"
    for path in folder.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    return folder


def test_what_is_unchanged_is_not_touched(wgtool: Wgtool, site: Path) -> None:
    before = held(site)
    result = wgtool.ok("site", "public", "--format", "json").json
    assert (result["written"], result["unchanged"], result["removed"]) == ([], len(before) - 1, [])
    assert held(site) == before
    wgtool.ok("cancel", "blue-badge", "--week", "7")
    changed = wgtool.ok("site", "public", "--format", "json").json["written"]
    assert set(changed) == {f"{lang}/{name}" for lang in ("en", "cy") for name in (
        "group-blue-badge.html", "group-blue-badge.ics", "week-07.html", "week-08.html"
    )}  # fmt: skip
    after = held(site)
    assert {path for path in after if after[path] != before[path]} == {*changed, LIST}


def test_the_same_day_gives_the_same_bytes_wherever(wgtool: Wgtool, site: Path) -> None:
    wgtool.ok("site", "elsewhere/deep", env={"WGTOOL_NOW": "2021-10-18T17:00:00+01:00"})
    other = wgtool.folder / "elsewhere" / "deep"
    assert {path: data for path, (data, _) in held(site).items()} == {
        path: data for path, (data, _) in held(other).items()
    }


def test_a_rehearsal_writes_nothing_and_records_nothing(wgtool: Wgtool) -> None:
    result = wgtool.ok("site", "public", "--dry-run", "--format", "json")
    assert (result.json["dry_run"], len(result.json["written"])) == (True, 60)
    assert not (wgtool.folder / "public").exists()
    assert not wgtool.store.exists()
    wgtool.ok("site", "public")
    # As an export of calendars does.
    assert wgtool.store.exists()


def test_pages_edited_by_hand_are_restored_with_a_warning(wgtool: Wgtool, site: Path) -> None:
    before = (site / "en" / "index.html").read_bytes()
    (site / "en" / "index.html").write_bytes(b"mine")
    (site / "cy" / "index.html").unlink()
    result = wgtool.ok("site", "public", "--format", "json")
    assert result.json["written"] == ["en/index.html", "cy/index.html"]
    assert ["en/index.html" in text for text in result.json["warnings"] if "by hand" in text] == [True]
    assert (site / "en" / "index.html").read_bytes() == before


def test_other_files_stay(wgtool: Wgtool, site: Path) -> None:
    (site / ".git").mkdir()
    for name in ("CNAME", ".git/config", "en/mine.html"):
        (site / name).write_bytes(b"mine")
    wgtool.ok("site", "public", "--outcomes")
    wgtool.ok("site", "public")
    assert [(site / name).read_bytes() for name in ("CNAME", ".git/config", "en/mine.html")] == [b"mine"] * 3


def test_a_file_in_the_way_is_refused_before_anything_is_written(wgtool: Wgtool, site: Path) -> None:
    (site / "cy" / "outcomes.html").write_bytes(b"mine")
    before = held(site)
    result = wgtool("site", "public", "--outcomes")
    assert (result.code, "outcomes.html" in result.err) == (1, True)
    assert held(site) == before


def test_a_foreign_folder_is_refused(wgtool: Wgtool) -> None:
    folder = wgtool.folder / "mine"
    folder.mkdir()
    (folder / "notes.txt").write_bytes(b"mine")
    result = wgtool("site", "mine")
    assert (result.code, "not empty" in result.err) == (1, True)
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]
    (folder / "notes.txt").unlink()
    wgtool.ok("site", "mine")


def test_another_programmes_site_is_refused(wgtool: Wgtool, site: Path) -> None:
    wgtool.own_programme()
    before = held(site)
    result = wgtool("site", site)
    assert (result.code, "another programme" in result.err) == (1, True)
    assert held(site) == before


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"form": "wgtool site 1"}',
        '{"form": "wgtool site 1", "programme": "wlga-2021", "files": []}',
        '{"form": "wgtool site 1", "programme": "wlga-2021", "files": {"en/index.html": 1}}',
        '{"form": "wgtool site 2", "programme": "wlga-2021", "files": {}}',
        '{"form": 7, "programme": "wlga-2021", "files": {}}',
    ],
)
def test_a_list_that_wgtool_did_not_write_is_refused(wgtool: Wgtool, site: Path, text: str) -> None:
    (site / LIST).write_text(text, encoding="utf-8")
    before = held(site)
    result = wgtool("site", "public")
    assert (result.code, LIST in result.err) == (1, True)
    assert held(site) == before


def test_a_list_that_names_others_files_removes_none(wgtool: Wgtool, site: Path) -> None:
    mine = wgtool.folder / "mine.html"
    mine.write_bytes(b"mine")
    (site / "CNAME").write_bytes(b"mine")
    found = json.loads((site / LIST).read_bytes())
    found["files"] |= dict.fromkeys(
        ("../mine.html", str(mine), "en/../../mine.html", "CNAME", ".git/x", "a/b.html"), "x"
    )
    (site / LIST).write_text(json.dumps(found), encoding="utf-8")
    wgtool.ok("site", "public")
    assert (mine.read_bytes(), (site / "CNAME").read_bytes()) == (b"mine", b"mine")


@NO_LINKS
def test_links_are_not_followed_out_of_the_folder(wgtool: Wgtool, site: Path) -> None:
    outside = wgtool.folder / "outside"
    outside.mkdir()
    (outside / "index.html").write_bytes(b"mine")
    (site / "en" / "index.html").unlink()
    (site / "en" / "index.html").symlink_to(outside / "index.html")
    result = wgtool.ok("site", "public")
    assert "by hand" in result.err
    assert (outside / "index.html").read_bytes() == b"mine"
    assert not (site / "en" / "index.html").is_symlink()
    (site / "en").rename(wgtool.folder / "en-away")
    (site / "en").symlink_to(outside, target_is_directory=True)
    before = held(site)
    refused = wgtool("site", "public")
    assert (refused.code, "link" in refused.err) == (1, True)
    assert held(site) == before
    assert [path.name for path in outside.iterdir()] == ["index.html"]


@NO_LINKS
def test_a_link_that_is_to_be_removed_is_removed_itself(wgtool: Wgtool, site: Path) -> None:
    wgtool.ok("site", "public", "--outcomes")
    mine = wgtool.folder / "mine.html"
    mine.write_bytes(b"mine")
    (site / "en" / "outcomes.html").unlink()
    (site / "en" / "outcomes.html").symlink_to(mine)
    assert "en/outcomes.html" in wgtool.ok("site", "public").err
    assert not (site / "en" / "outcomes.html").is_symlink()
    assert mine.read_bytes() == b"mine"


def test_a_folder_that_cannot_be_is_refused(wgtool: Wgtool) -> None:
    (wgtool.folder / "file").write_bytes(b"mine")
    for name in ("file", "file/deeper", ""):
        result = wgtool("site", name)
        assert (result.code, "Traceback" in result.err) == (1, False), name
    assert (wgtool.folder / "file").read_bytes() == b"mine"


@NO_LINKS
def test_a_link_that_leads_nowhere_is_refused_as_that(wgtool: Wgtool) -> None:
    (wgtool.folder / "link").symlink_to("nowhere", target_is_directory=True)
    for options in ((), ("--dry-run",)):
        result = wgtool("site", "link", *options)
        assert (result.code, "is a link to a folder that is not there" in result.err) == (1, True)
    assert not (wgtool.folder / "nowhere").exists()


def test_a_folder_that_holds_the_store_or_the_programme_is_not_published(wgtool: Wgtool) -> None:
    wgtool.own_programme()
    for name in (wgtool.folder, wgtool.folder / "programme"):
        assert wgtool("site", name).code == 1
    result = wgtool("--store", "public/signups.jsonl", "site", "public")
    assert (result.code, "store" in result.err) == (1, True)
    assert not (wgtool.folder / "public").exists()


@pytest.mark.parametrize("call", [1, 7, 40, 70, 110, 121])
@pytest.mark.parametrize("new", [True, False])
def test_a_disk_that_refuses_leaves_what_was_there(
    wgtool: Wgtool, site: Path, monkeypatch: pytest.MonkeyPatch, call: int, new: bool
) -> None:
    folder = wgtool.folder / ("new" if new else "public")
    (site / "en" / "index.html").write_bytes(b"edited")
    wgtool.ok("shift", "--from-week", "1", "--by", "1")
    before = held(folder)
    calls = 0

    def refusing(usual: Callable[..., Any]) -> Callable[..., Any]:
        def call_it(*arguments: object) -> object:
            nonlocal calls
            calls += 1
            if calls == call:
                raise OSError(28, "No space left on device")
            return usual(*arguments)

        return call_it

    monkeypatch.setattr(disk, "stage", refusing(disk.stage))
    monkeypatch.setattr(disk, "rename", refusing(disk.rename))
    result = wgtool("site", folder.name)
    monkeypatch.undo()
    if calls < call:
        assert result.code == 0
        return
    assert (result.code, "disk is full" in result.err) == (1, True)
    assert {path: data for path, (data, _) in held(folder).items()} == {
        path: data for path, (data, _) in before.items()
    }
    assert folder.exists() != new


def test_after_a_cut_the_next_run_knows_its_own_files(wgtool: Wgtool, site: Path) -> None:
    whole = {path: data for path, (data, _) in held(site).items()}
    # The list is written first, and what stands beside files until they are whole is nobody’s.
    (site / "en" / "week-03.html").unlink()
    (site / "en" / ".week-03.html.0123456789abcdef.tmp").write_bytes(b"half")
    wgtool.ok("site", "public", "--dry-run")
    assert (site / "en" / ".week-03.html.0123456789abcdef.tmp").exists()
    wgtool.ok("site", "public")
    assert {path: data for path, (data, _) in held(site).items()} == whole


# Ends the process, as `kill -9` does, before a call of one of the functions that write.
DYING = """
import os, sys
from wgtool import __main__, disk

function, last, *arguments = sys.argv[1:]
usual, calls = getattr(disk, function), []

def dying(*arguments):
    calls.append(arguments)
    if len(calls) == int(last):
        os._exit(9)
    return usual(*arguments)

setattr(disk, function, dying)
sys.argv = ["wgtool", *arguments]
__main__.run()
"""


@pytest.mark.parametrize(("function", "call"), [("stage", 1), ("stage", 50), ("rename", 1), ("rename", 30)])
def test_a_run_that_was_killed_is_gone_with_the_next_one(wgtool: Wgtool, function: str, call: int) -> None:
    wgtool.ok("site", "whole")
    arguments = ["-c", DYING, function, str(call), "site", "public"]
    assert subprocess.run([sys.executable, *arguments], cwd=wgtool.folder, check=False).returncode == 9
    wgtool.ok("site", "public")
    files = [{path: data for path, (data, _) in held(wgtool.folder / name).items()} for name in ("whole", "public")]
    assert files[0] == files[1]


@pytest.mark.parametrize("name", ["mine.tmp", ".mine.tmp", ".mine.html.0123456789abcdef.tmp"])
def test_a_file_that_only_looks_unfinished_is_left_alone(wgtool: Wgtool, site: Path, name: str) -> None:
    (site / "cy" / name).write_bytes(b"mine")
    wgtool.ok("site", "public")
    assert (site / "cy" / name).read_bytes() == b"mine"
    fresh = wgtool.folder / "fresh"
    (fresh / "cy").mkdir(parents=True)
    (fresh / "cy" / name).write_bytes(b"mine")
    assert "not empty" in wgtool("site", "fresh").err


def test_a_folder_that_cannot_be_read_says_so(wgtool: Wgtool, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = Path.read_bytes

    def refusing(path: Path) -> bytes:
        if path.name == "week-03.html":
            raise PermissionError(13, "Permission denied")
        return usual(path)

    monkeypatch.setattr(Path, "read_bytes", refusing)
    result = wgtool("site", "public")
    assert (result.code, "week-03.html cannot be read" in result.err) == (1, True)
