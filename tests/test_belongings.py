"""Documents are never written over the user’s own files."""

import os
from pathlib import Path

import pytest

from conftest import Wgtool
from running import signup

WAYS = [
    ("history", "--out"),
    ("roster", "--format", "csv", "--out"),
    ("export-ics", "--combined"),
    ("import", "form.csv", "--rejects"),
    ("retention", "--erase", "--out"),
]


@pytest.fixture
def own(wgtool: Wgtool) -> Wgtool:
    """A programme of one’s own with a store, and an answer that would be rejected."""
    wgtool.own_programme()
    wgtool.sign_up("sian", "blue-badge")
    Path("form.csv").write_text("Name,Email,Organisation,Groups\nX,x@example.org,Atlantis,blue-badge\n", "utf-8")
    return wgtool


def _held(wgtool: Wgtool) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in wgtool.folder.rglob("*") if file.suffix in {".toml", ".jsonl"}}


@pytest.mark.parametrize("way", WAYS)
def test_the_store_and_the_definitions_are_spared(own: Wgtool, way: tuple[str, ...]) -> None:
    store = own.store
    copy = store.with_name(f"{store.stem}.before-repair-001.jsonl")
    copy.write_bytes(store.read_bytes())
    programme = own.folder / "programme"
    before = _held(own)
    beside = (store.with_name(f"{store.name}.lock"), store.with_name(f"{store.name}.index"), copy)
    for file in (store, *beside, programme / "groups.toml", programme / ".." / "programme" / "groups.toml"):
        for lang, word in (("en", "store"), ("cy", "storfa")):
            result = own(*way, str(file), "--lang", lang)
            assert result.code == 1
            assert word in result.err
    assert _held(own) == before


@pytest.mark.parametrize("name", ["signups.jsonl.lock", "signups.before-repair-001.jsonl"])
def test_a_backup_spares_what_lies_beside_the_store(own: Wgtool, name: str) -> None:
    file = own.store.with_name(name)
    file.write_bytes(own.store.read_bytes() if name.endswith(".jsonl") else b"")
    before = file.read_bytes()
    own.sign_up("owain", "missed-bin")
    # Windows removes the lock’s file with the lock; its name is not to be taken all the same.
    there = file.exists()
    assert own("backup", file).code == own("backup", file, "--dry-run").code == 1
    assert (file.read_bytes() if there else b"") == before
    assert file.exists() == there


def test_a_link_does_not_lead_there(own: Wgtool) -> None:
    link = own.folder / "link.md"
    try:
        link.symlink_to(own.store)
        os.link(own.store, own.folder / "hard.md")
    except OSError:
        pytest.skip("no links here")
    if not link.is_symlink():
        pytest.skip("links are copies here")
    assert own("history", "--out", link).code == own("history", "--out", own.folder / "hard.md").code == 1


def test_other_files_beside_them_are_written(own: Wgtool) -> None:
    for name in ("signups.md", "roster.jsonl", "notes.toml"):
        own.ok("history", "--format", "markdown", "--out", own.store.with_name(name))
    own.ok("export-ics", "--out", own.folder / "programme")


@pytest.mark.parametrize("way", WAYS)
def test_definitions_elsewhere_are_spared_too(
    own: Wgtool, monkeypatch: pytest.MonkeyPatch, way: tuple[str, ...]
) -> None:
    programme = own.folder / "programme"
    shared = own.folder / "shared"
    shared.mkdir()
    (programme / "sprint").rename(shared / "sprint")
    (programme / "organisations.toml").rename(shared / "councils.list")
    file = programme / "groups.toml"
    text = file.read_text(encoding="utf-8")
    text = text.replace('sprint = "sprint"', f'sprint = "{(shared / "sprint").as_posix()}"')
    file.write_text(text.replace('"organisations.toml"', '"../shared/councils.list"'), encoding="utf-8", newline="\n")
    own.ok("groups")
    before = {one: one.read_bytes() for one in shared.rglob("*.*") if one.is_file()}
    for name in ("councils.list", "sprint/week-05.toml"):
        result = own(*way, str(shared / name))
        assert result.code == 1
        assert "store" in result.err
    # Where the definitions have a mistake as well: what is known of them is spared.
    file.write_text(
        text.replace('"organisations.toml"', '"../shared/councils.list"') + "\nodd = 1\n",
        encoding="utf-8",
        newline="\n",
    )
    assert own(*way, str(shared / "councils.list")).code in {1, 3}
    assert {one: one.read_bytes() for one in shared.rglob("*.*") if one.is_file()} == before


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("linked", ["lock", "index", "copy", "programme/groups.toml", "programme/sprint/week-01.toml"])
def test_no_hard_link_leads_to_any_of_them(own: Wgtool, way: tuple[str, ...], linked: str) -> None:
    store = own.store
    beside = {
        "lock": store.with_name(f"{store.name}.lock"),
        "index": store.with_name(f"{store.name}.index"),
        "copy": store.with_name(f"{store.stem}.before-restore-001{store.suffix}"),
    }
    file = beside.get(linked, own.folder / linked)
    if not file.exists():
        file.write_bytes(b"kept")
    before = file.read_bytes()
    link = own.folder / "elsewhere" / "page.md"
    link.parent.mkdir()
    try:
        os.link(file, link)
    except OSError:
        pytest.skip("no links here")
    assert own(*way, str(link)).code == 1
    assert file.read_bytes() == link.read_bytes() == before


def test_a_store_among_the_calendars_is_no_calendar(own: Wgtool) -> None:
    Path("calendars").mkdir()
    store = ("--store", "calendars/blue-badge.ics")
    own.ok(*store, *signup("mari", "blue-badge"))
    before = Path("calendars/blue-badge.ics").read_bytes()
    for options in ([], ["--dry-run"], ["blue-badge"], ["--lang", "cy"]):
        assert own(*store, "export-ics", "--out", "calendars", *options).code == 1
    assert own(*store, "export-ics", "missed-bin", "--out", "calendars").code == 0
    assert Path("calendars/blue-badge.ics").read_bytes() == before
    assert not Path("calendars/ddat-roles.ics").exists()


@pytest.mark.parametrize("command", [("retention", "--erase"), ("repair", "--write")])
def test_the_answer_of_a_rehearsal_goes_to_its_file_and_nothing_else_is_written(
    own: Wgtool, command: tuple[str, ...]
) -> None:
    before = _held(own)
    own.ok(*command, "--dry-run", "--out", "answer.md")
    assert Path("answer.md").read_text(encoding="utf-8")
    assert _held(own) == before


@pytest.mark.parametrize("name", ["", " ", ".", "..", "/", "new/", "here"])
@pytest.mark.parametrize(
    "way",
    [
        ("roster", "--format", "csv", "--out"),
        ("roster", "--out"),
        ("agenda", "--week", "1", "--out"),
        ("subject-access", "sian@example.org", "--out"),
        ("retention", "--erase", "--out"),
        ("import", "form.csv", "--rejects"),
        ("export-ics", "--combined"),
        ("backup",),
    ],
    ids=" ".join,
)
def test_where_no_file_can_be_meant_it_is_said_before_anything_is_recorded(
    own: Wgtool, way: tuple[str, ...], name: str
) -> None:
    Path("here").mkdir()
    before, files = _held(own), sorted(Path().iterdir())
    for lang in ("en", "cy"):
        result = own(*way, name, "--lang", lang)
        assert result.code == 1, result.err
        words = ("folder", "empty") if lang == "en" else ("older", "wag")
        assert any(word in result.err for word in words)
    assert _held(own) == before
    assert sorted(Path().iterdir()) == files


def test_an_unset_variable_is_not_the_current_folder(own: Wgtool) -> None:
    files = sorted(Path().iterdir())
    for way in (("export-ics", "--out"), ("init",)):
        result = own(*way, "")
        assert result.code == 1
        assert "empty" in result.err
    assert sorted(Path().iterdir()) == files


def test_calendars_do_not_go_into_a_file(own: Wgtool) -> None:
    Path("notes.txt").write_text("mine", "utf-8")
    before = _held(own)
    result = own("export-ics", "--out", "notes.txt")
    assert result.code == 1
    assert "notes.txt" in result.err
    assert _held(own) == before
