"""Every answer in every format that suits it, on standard output and in a file."""

import csv
import io
import re

import openpyxl
import pytest

from conftest import Wgtool
from wgtool.renderers import formats

TABLES = [["groups"], ["roster"], ["mix"]]
DOCUMENTS = [
    ["history"],
    ["check"],
    ["changes"],
    ["person", "sian@example.org"],
    ["show", "blue-badge"],
    ["agenda", "--week", "5"],
    ["timetable"],
    ["retention"],
    ["repair"],
]
NAME = "<script>alert(1)</script>"


@pytest.fixture
def some(wgtool: Wgtool) -> Wgtool:
    """A store with somebody in it whose role is a script."""
    wgtool.sign_up("sian", "blue-badge", profession=NAME)
    return wgtool


@pytest.mark.parametrize(
    ("command", "form"),
    [(command, form) for command in TABLES for form in ("table", "json", "csv", "xlsx", "markdown", "html")]
    + [(command, form) for command in DOCUMENTS for form in ("text", "json", "markdown", "html")],
    ids=str,
)
def test_an_answer_can_be_had_in_every_format_that_suits_it(some: Wgtool, command: list[str], form: str) -> None:
    printed = some.ok(*command, "--format", form, "--out", "-")
    saved = some.ok(*command, "--format", form, "--out", "file")
    data = (some.folder / "file").read_bytes()
    assert saved.data == b""
    assert saved.err == "Saved: file\n"
    assert data == (b"\xef\xbb\xbf" if form == "csv" else b"") + printed.data
    begins = {"json": b"{", "xlsx": b"PK", "html": b"<!DOCTYPE html>"}.get(form, b"")
    assert printed.data.startswith(begins)
    if form == "html":
        assert "<script" not in printed.out


@pytest.mark.parametrize("command", TABLES + DOCUMENTS, ids=str)
def test_a_format_that_does_not_suit_is_a_usage_error(some: Wgtool, command: list[str]) -> None:
    unsuited = "text" if command in TABLES else "csv"
    result = some(*command, "--format", unsuited)
    assert result.code == 2
    assert "markdown" in result.err


def test_a_name_in_html_is_text(some: Wgtool) -> None:
    some.ok("amend", "sian@example.org", "--name", NAME)
    assert "&lt;script&gt;" in some.ok("roster", "--format", "html").out


@pytest.mark.parametrize(
    ("file", "begins"),
    [
        ("roster.csv", b"\xef\xbb\xbfgroup,"),
        ("roster.XLSX", b"PK"),
        ("roster.json", b"{"),
        ("roster.md", b"# "),
        ("roster.markdown", b"# "),
        ("roster.htm", b"<!DOCTYPE"),
        ("roster.html", b"<!DOCTYPE"),
        ("roster.txt", b"WLGA"),
        ("roster", b"WLGA"),
        ("roster.v2", b"WLGA"),
        (".csv", b"WLGA"),
    ],
)
def test_the_format_follows_from_the_ending(some: Wgtool, file: str, begins: bytes) -> None:
    some.ok("roster", "-o", file)
    assert (some.folder / file).read_bytes().startswith(begins)


def test_an_ending_agrees_with_a_format_that_is_named(some: Wgtool) -> None:
    some.ok("roster", "--format", "csv", "--out", "a.csv")
    some.ok("roster", "--format", "csv", "--out", "a.txt")
    assert (some.folder / "a.txt").read_bytes() == (some.folder / "a.csv").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["roster", "--format", "json", "--out", "a.csv"], "contradict"),
        (["roster", "--format", "table", "--out", "a.csv"], "contradict"),
        (["agenda", "--format", "markdown", "--out", "a.csv"], "contradict"),
        (["agenda", "--out", "a.csv"], "text, html, json, markdown"),
        (["subject-access", "sian@example.org", "--out", "a.md"], "json"),
        (["roster", "--format", "xlsx"], "--out"),
        (["show", "blue-badge", "--lang", "both", "--out", "a.json"], "--lang both"),
    ],
    ids=str,
)
def test_a_file_that_cannot_be_meant_is_a_usage_error_and_nothing_happens(
    some: Wgtool, arguments: list[str], said: str
) -> None:
    before = sorted(some.folder.iterdir())
    for lang in ("en", "cy"):
        result = some(*arguments, env={"WGTOOL_LANG": lang} if "--lang" not in arguments else {})
        assert result.code == 2
        assert lang == "cy" or said in result.err
    assert sorted(some.folder.iterdir()) == before


def test_a_code_of_what_was_found_stands_in_every_format(some: Wgtool) -> None:
    some.sign_up("ann", "blue-badge")
    some.store.write_bytes(some.store.read_bytes().replace(b"Sian", b"Xian"))
    for form in ("text", "json", "markdown", "html"):
        assert some("repair", "--format", form).code == 1
        assert some("check", "--format", form).code == 4


def test_what_is_held_on_a_person_goes_to_a_file(some: Wgtool) -> None:
    some.ok("subject-access", "sian@example.org", "--out", "sian.json")
    printed = some.ok("subject-access", "sian@example.org").data
    assert (some.folder / "sian.json").read_bytes() == printed


def test_a_sheet_is_called_after_its_answer(some: Wgtool) -> None:
    names = []
    for command in TABLES:
        data = some.ok(*command, "--format", "xlsx", "--out", "-").data
        names += openpyxl.load_workbook(io.BytesIO(data)).sheetnames
    assert names == ["Groups", "Roster", "Team mix"]


@pytest.mark.parametrize(
    "command",
    [
        *TABLES,
        *(["attendance", "--by", by] for by in ("person", "week", "organisation")),
        *(["notes"], ["notes", "--by", "barrier"]),
        *(["hours", "--by", by] for by in ("person", "group")),
    ],
    ids=str,
)
def test_a_workbook_has_the_columns_of_the_csv_with_headings_in_words(some: Wgtool, command: list[str]) -> None:
    some.ok("note", "blue-badge", "action", "Ring Powys", "--who", "Siân", "--due", "2021-12-01", "--week", "1")
    (keys, *_) = csv.reader(io.StringIO(some.ok(*command, "--format", "csv").out, newline=""))
    data = some.ok(*command, "--format", "xlsx", "--out", "-").data
    (heads, *rows) = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows()
    words = [str(cell.value) for cell in heads]
    assert len(words) == len(keys)
    assert [word for word in words if "_" in word or word[0] != word[0].upper() or word.isdecimal()] == []
    for key, *column in zip(keys, *rows, strict=True):
        if key in {"due", "signed_up_at", "starts_at", "at", "settled_at"}:
            assert {cell.data_type for cell in column if cell.value is not None} <= {"d"}


def test_a_module_is_all_that_a_new_format_needs(
    some: Wgtool, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("formats")
    (folder / "lines_rows.py").write_text(
        "from wgtool.renderers.formats import Format\n"
        "FORMAT = Format(lambda rows: (f'{row[0]}\\n' for row in rows.rows), ('lst',))\n"
    )
    monkeypatch.setattr(formats, "__path__", [*formats.__path__, str(folder)])
    assert "|lines|" in some.ok("groups", "--help").out
    assert "lines" not in some.ok("agenda", "--help").out
    assert some.ok("roster", "--format", "lines").out == "blue-badge\n"
    some.ok("roster", "--out", "a.lst")
    assert (some.folder / "a.lst").read_text(encoding="utf-8") == "blue-badge\n"
    assert some("agenda", "--week", "5", "--out", "a.lst").code == 2


def test_each_format_says_what_it_is_made_of() -> None:
    found = formats.made_of()
    assert set(found.values()) == {"pages", "rows", "members", "recipients", "slides", "view"}
    endings = [ending for name in found for ending in formats.load(name)[1].endings]
    assert len(endings) == len(set(endings))
    assert all(re.fullmatch(r"[a-z]+", ending) for ending in endings)
