"""The checked form of definitions saves time and changes nothing else."""

import contextlib
import json
import os
import sys
import threading
from pathlib import Path

import platformdirs
import pytest

from conftest import Wgtool
from wgtool.cli.app import App, builtin_folder
from wgtool.errors import ProgrammeError
from wgtool.storage import programmes
from wgtool.storage.loading import load

# Every kind of table, most keys, texts of one language and of two.
EVERYTHING = """\
[programme]
id = "p"
name = { en = "Programme", cy = "Rhaglen" }
timezone = "Europe/London"
first_week = 2021-09-20
last_day = 2021-12-01
capacity = 20
country = "GB"
avoid = [{ date = 2021-10-01, reason = "Fair" }]
organisations = [
    { id = "east", name = "East", official = { cy = "Cyngor Dwyrain" }, aliases = ["E.C."], domains = ["east.wales"] },
    { id = "west", name = "West", gss_code = "W1" },
]
ambiguous_organisations = [{ text = "Council", candidates = ["east", "west"] }, { text = "?" }]
form = { "Your name" = "name" }

[[groups]]
id = "g"
name = "G"
aliases = ["One", "Two"]
weekday = "monday"
starts = "10:00"
ends = 11:00:00
facilitator = { name = "Sam", email = "sam@example.org" }
sessions = [
    { week = 1, date = 2021-09-22, starts = "12:00", ends = "13:00", blocks = [{ minutes = 60, title = "Z" }] },
    { week = 2, minutes = 60, facilitator = { name = "Eira" }, location = "L", url = "https://example.org" },
]

[[groups]]
id = "h"
name = "H"
weekday = "friday"
starts = "10:00"
ends = "11:00"
capacity = 5

[[weeks]]
week = [1, 2]
title = "T"
label = "L"
outputs = ["one", { en = "two" }]
blocks = [{ minutes = 20, title = "A", who = "all" }, { minutes = 40, title = "B" }]
outside_work = [{ task = "Do", minutes = 30 }]
"""


@pytest.fixture
def programme(wgtool: Wgtool) -> Path:
    """A programme of one's own, read once so that its checked form is kept."""
    file = wgtool.own_programme()
    load(file, cache(wgtool))
    return file


def cache(wgtool: Wgtool) -> Path:
    return wgtool.folder / "cache"


def kept(wgtool: Wgtool) -> list[Path]:
    return sorted(cache(wgtool).iterdir())


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text in a file without changing its length or its times."""
    assert len(old.encode()) == len(new.encode())
    before = path.stat()
    data = path.read_bytes()
    assert old.encode() in data
    path.write_bytes(data.replace(old.encode(), new.encode(), 1))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_the_checked_form_gives_the_same_programme(wgtool: Wgtool, programme: Path) -> None:
    assert len(kept(wgtool)) == 1
    assert load(programme, cache(wgtool)) == load(programme)


def test_whatever_stands_in_the_files_is_kept(wgtool: Wgtool, monkeypatch: pytest.MonkeyPatch) -> None:
    file = wgtool.folder / "groups.toml"
    file.write_text(EVERYTHING, encoding="utf-8", newline="\n")
    first = load(file, cache(wgtool))
    monkeypatch.setattr(programmes, "ProgrammeReader", None)
    second = load(file, cache(wgtool))
    assert repr(second) == repr(first)
    assert second.groups[0].weeks is second.groups[1].weeks
    assert [group.capacity for group in second.groups] == [20, 5]
    assert second.organisations[0].squeezed == ("east", "cyngordwyrain", "ec")
    assert second.ambiguous[1].squeezed == ()


def test_an_edit_is_seen_though_size_and_times_are_the_same(wgtool: Wgtool, programme: Path) -> None:
    edit(programme, 'starts = "10:00"\nends = "11:00"', 'starts = "09:00"\nends = "10:00"')
    assert load(programme, cache(wgtool)).groups[0].starts.hour == 9


def test_an_edit_of_a_week_file_is_seen(wgtool: Wgtool, programme: Path) -> None:
    edit(programme.parent / "sprint" / "week-05.toml", "A peer review", "B peer review")
    assert load(programme, cache(wgtool)).groups[0].weeks[4].title.en.startswith("B peer")


def test_an_edit_of_the_organisations_is_seen(wgtool: Wgtool, programme: Path) -> None:
    edit(programme.parent / "organisations.toml", 'name.en = "Gwynedd"', 'name.en = "Gwynodd"')
    assert "Gwynodd" in {one.name.en for one in load(programme, cache(wgtool)).organisations}


def test_a_new_and_a_removed_week_file_are_seen(wgtool: Wgtool, programme: Path) -> None:
    sprint = programme.parent / "sprint"
    extra = sprint / "week-13.toml"
    extra.write_text(
        (sprint / "week-12.toml").read_text(encoding="utf-8").replace("week = 12", "week = 13"), encoding="utf-8"
    )
    assert load(programme, cache(wgtool)).number_of_weeks == 13
    extra.unlink()
    assert load(programme, cache(wgtool)).number_of_weeks == 12
    (sprint / "week-12.toml").unlink()
    assert load(programme, cache(wgtool)).number_of_weeks == 11


def test_a_mistake_made_later_is_an_error_and_not_an_old_answer(wgtool: Wgtool, programme: Path) -> None:
    edit(programme.parent / "sprint" / "week-05.toml", "minutes = 24", "minutes = 25")
    with pytest.raises(ProgrammeError):
        load(programme, cache(wgtool))
    assert len(kept(wgtool)) == 1


def test_the_same_file_in_another_folder_is_answered_from_its_own_neighbours(wgtool: Wgtool, programme: Path) -> None:
    wgtool.ok("init", wgtool.folder / "other", "--start", "2021-09-20", "--name", "Test")
    other = wgtool.folder / "other" / "groups.toml"
    assert other.read_bytes() == programme.read_bytes()
    edit(other.parent / "sprint" / "week-05.toml", "A peer review", "C peer review")
    assert load(other, cache(wgtool)).groups[0].weeks[4].title.en.startswith("C peer")
    assert load(programme, cache(wgtool)).groups[0].weeks[4].title.en.startswith("A peer")


def test_organisations_that_stand_elsewhere_are_watched_too(wgtool: Wgtool, programme: Path) -> None:
    elsewhere = wgtool.folder / "shared" / "organisations.toml"
    elsewhere.parent.mkdir()
    (programme.parent / "organisations.toml").rename(elsewhere)
    text = programme.read_text(encoding="utf-8")
    for named in ("../shared/organisations.toml", elsewhere.as_posix()):
        programme.write_text(text.replace('"organisations.toml"', f'"{named}"'), encoding="utf-8", newline="\n")
        assert load(programme, cache(wgtool)) == load(programme, cache(wgtool))
        edit(elsewhere, 'name.en = "Gwynedd"', 'name.en = "Gwynodd"')
        assert "Gwynodd" in {one.name.en for one in load(programme, cache(wgtool)).organisations}
        edit(elsewhere, 'name.en = "Gwynodd"', 'name.en = "Gwynedd"')


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"null", b'{"form": 1}', b"\xff\xfe", b'{"form":"x","files":{}}'])
def test_a_spoilt_form_is_made_anew(wgtool: Wgtool, programme: Path, data: bytes) -> None:
    (file,) = kept(wgtool)
    sound = file.read_bytes()
    file.write_bytes(data)
    assert load(programme, cache(wgtool)) == load(programme)
    assert file.read_bytes() == sound


def test_a_form_cut_at_any_place_is_never_believed(wgtool: Wgtool, programme: Path) -> None:
    (file,) = kept(wgtool)
    sound = file.read_bytes()
    for size in range(0, len(sound), len(sound) // 40):
        file.write_bytes(sound[:size])
        assert load(programme, cache(wgtool)).number_of_weeks == 12


def test_a_form_of_another_version_is_made_anew(wgtool: Wgtool, programme: Path) -> None:
    (file,) = kept(wgtool)
    record = json.loads(file.read_bytes())
    record["form"] = "wgtool 0.0.0 definitions 1"
    record["programme"]["Programme"]["id"] = ["", ["old"]]
    file.write_text(json.dumps(record), encoding="utf-8", newline="\n")
    assert load(programme, cache(wgtool)).id == "test-2021-09-20"


@pytest.mark.parametrize("spoil", ["field", "cell", "row", "table"])
def test_a_form_of_another_shape_is_made_anew(wgtool: Wgtool, programme: Path, spoil: str) -> None:
    (file,) = kept(wgtool)
    sound = file.read_bytes()
    record = json.loads(sound)
    tables = record["programme"]
    match spoil:
        case "field":
            del tables["Week"]["methods"]
        case "cell":
            tables["Block"]["title"][1].pop()
        case "row":
            tables["Text"]["en"] = ["", []]
        case "table":
            del tables["time"]
    file.write_text(json.dumps(record), encoding="utf-8", newline="\n")
    assert load(programme, cache(wgtool)) == load(programme)
    assert file.read_bytes() == sound


def test_without_a_folder_to_write_in_only_speed_is_lost(wgtool: Wgtool, programme: Path) -> None:
    blocked = wgtool.folder / "blocked"
    blocked.write_text("a file where the folder should be", encoding="utf-8", newline="\n")
    assert load(programme, blocked / "cache") == load(programme)


def test_readers_and_editors_at_once_see_one_state_or_the_other(wgtool: Wgtool, programme: Path) -> None:
    week = programme.parent / "sprint" / "week-05.toml"
    first = week.read_bytes()
    second = first.replace(b"A peer review", b"B peer review")
    stop = threading.Event()

    def editor() -> None:
        while not stop.is_set():
            for data in (second, first):
                temporary = week.with_suffix(".new")
                temporary.write_bytes(data)
                # Windows refuses that while somebody reads the file.
                with contextlib.suppress(PermissionError if sys.platform == "win32" else ()):
                    temporary.replace(week)

    thread = threading.Thread(target=editor)
    thread.start()
    try:
        titles = {load(programme, cache(wgtool)).groups[0].weeks[4].title.en[0] for _ in range(15)}
    finally:
        stop.set()
        thread.join()
    assert titles <= {"A", "B"}
    assert load(programme, cache(wgtool)) == load(programme)


def test_no_personal_data_of_sign_ups_is_kept(wgtool: Wgtool, programme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Not by a variable: on Windows and macOS none tells where it is.
    kept = wgtool.folder / "cache home"
    monkeypatch.setattr(App, "cache_folder", property(lambda _: kept))
    wgtool.sign_up("sian", "blue-badge")
    wgtool.ok("roster")
    files = [file for file in kept.rglob("*") if file.is_file()]
    assert files
    assert not any(b"sian@" in file.read_bytes().lower() for file in files)


@pytest.mark.parametrize("name", ["Siân Ŵyn", "Sam \\u0041", "groups"])
def test_facilitators_are_known_from_the_checked_form_too(wgtool: Wgtool, name: str) -> None:
    leader = f'id = "blue-badge"\nfacilitator = {{ name = "{name}", email = "s@example.org" }}\n'
    file = wgtool.own_programme(old1='id = "blue-badge"\n', new1=leader)
    placed = '\n[[groups.sessions]]\nweek = 1\nfacilitator = { name = "Eira" }\n'
    file.write_text(file.read_text(encoding="utf-8") + placed, encoding="utf-8", newline="\n")
    first, second = load(file, cache(wgtool)), load(file, cache(wgtool))
    assert first == second == load(file)
    assert first.groups[6].facilitators


@pytest.mark.skipif(sys.platform == "win32", reason="rights work differently there")
def test_the_checked_form_names_facilitators_and_is_for_the_user_alone(wgtool: Wgtool) -> None:
    leader = 'id = "blue-badge"\nfacilitator = { name = "Eira", email = "eira@example.org" }\n'
    file = wgtool.own_programme(old1='id = "blue-badge"\n', new1=leader)
    file.chmod(0o644)
    before = os.umask(0)
    try:
        load(file, cache(wgtool))
    finally:
        os.umask(before)
    (form,) = kept(wgtool)
    assert b"eira@example.org" in form.read_bytes()
    assert form.stat().st_mode & 0o777 == 0o600
    assert cache(wgtool).stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the library is asked")
@pytest.mark.parametrize("named", [None, "", "/srv/own", "relative/own"])
def test_the_users_folders_are_those_of_the_platform(monkeypatch: pytest.MonkeyPatch, named: str | None) -> None:
    for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "WGTOOL_STORE", "WGTOOL_PROGRAMME"):
        monkeypatch.delenv(name, raising=False)
        if named is not None and name.startswith("XDG"):
            monkeypatch.setenv(name, named)
    app = App()
    app.use(builtin_folder() / "groups.toml", None)
    found = app.cache_folder, app.store_name
    if named == "relative/own":
        # No folder by the specification; older versions of the library took it all the same.
        for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME"):
            monkeypatch.delenv(name)
    folders = (
        platformdirs.user_cache_path("wgtool", appauthor=False) / "definitions",
        str(platformdirs.user_data_path("wgtool", appauthor=False) / "signups.jsonl"),
    )
    assert found == folders
