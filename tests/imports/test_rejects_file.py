"""Where rejected rows go: asked before anything is recorded, in the format its name says, with nothing that acts."""

import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from conftest import Wgtool
from imports.downloads import HEADINGS, person, save

BAD = ("ann@example.org.", "Ann Test", "Acme Ltd.", "Wet sig. group etc.")


@pytest.fixture
def form(wgtool: Wgtool) -> Path:
    """An answer that is taken, and one that is not."""
    return save(wgtool.folder, person("bet", "ddat-roles"), BAD)


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_nothing_typed_loses_its_last_character(wgtool: Wgtool, form: Path, lang: str) -> None:
    rejects = wgtool.folder / "rejects.csv"
    result = wgtool("import", form, "--rejects", rejects, "--lang", lang)
    (rejected,) = wgtool("import", form, "--format", "json", "--lang", lang).json["rejected"]
    for text in BAD[0], BAD[2], BAD[3]:
        for said in (
            result.out,
            rejected["reason"],
            next(csv.reader(rejects.read_text("utf-8-sig").splitlines()[1:]))[0],
        ):
            assert text in said
            assert f"{text}." not in said
    assert BAD[0] in wgtool("signup", "blue-badge", "--name", "A", "--email", BAD[0], "--organisation", "Powys").err


def test_a_workbook_by_its_ending(wgtool: Wgtool, form: Path) -> None:
    rejects = wgtool.folder / "Rejects.XLSX"
    assert wgtool("import", form, "--rejects", rejects).code == 1
    rows = [*load_workbook(io.BytesIO(rejects.read_bytes())).worksheets[0].iter_rows(values_only=True)]
    assert rows[0] == ("wgtool: reason", *HEADINGS, "wgtool: row")
    assert rows[1][1:5] == BAD


@pytest.mark.parametrize("name", ["rejects.ods", "rejects.json", "rejects.html", "rejects.txt"])
def test_an_ending_of_no_table_is_wrong_usage(wgtool: Wgtool, form: Path, name: str) -> None:
    result = wgtool("import", form, "--rejects", wgtool.folder / name)
    assert (result.code, "xlsx" in result.err) == (2, True)
    assert not wgtool.store.exists()


def test_a_dash_is_standard_output_and_the_answer_goes_aside(wgtool: Wgtool, form: Path) -> None:
    result = wgtool("import", form, "--rejects", "-")
    head, row = csv.reader(result.out.splitlines())
    assert (head[0], row[1:5]) == ("wgtool: reason", [*BAD])
    assert "Rows rejected: 1" in result.err
    assert not Path("-").exists()


def test_two_documents_have_no_room_on_standard_output(wgtool: Wgtool, form: Path) -> None:
    assert wgtool("import", form, "--rejects", "-", "--format", "json").code == 2
    assert not wgtool.store.exists()
    view = wgtool.folder / "view.json"
    assert wgtool("import", form, "--rejects", "-", "--format", "json", "--out", view).code == 1
    assert '"wgtool/import/1"' in view.read_text("utf-8")


def test_the_answer_can_go_to_a_file(wgtool: Wgtool, form: Path) -> None:
    page = wgtool.folder / "import.html"
    assert wgtool("import", form, "--out", page).code == 1
    assert "<table" in page.read_text("utf-8")


@pytest.mark.parametrize("name", [".", "/", "", "..", "folder", "new/"])
def test_a_folder_is_no_file_and_nothing_is_recorded(wgtool: Wgtool, form: Path, name: str) -> None:
    Path("folder").mkdir()
    result = wgtool("import", form, "--rejects", name)
    assert result.code == 1
    assert ("is a folder" if name else "is empty") in result.err
    assert not wgtool.store.exists()


def test_a_file_that_cannot_be_written_is_found_out_before(
    wgtool: Wgtool, form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where Excel holds a file that it shows."""
    rejects = wgtool.folder / "rejects.csv"
    rejects.write_text("mine", "utf-8")
    opened = Path.open

    def held(path: Path, mode: str = "r", **options: object) -> object:
        if path == rejects and "+" in mode:
            raise PermissionError(13, "Permission denied")
        return opened(path, mode, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", held)
    result = wgtool("import", form, "--rejects", rejects)
    assert (result.code, "close it there" in result.err) == (1, True)
    assert not wgtool.store.exists()
    assert rejects.read_text("utf-8") == "mine"


def test_the_answers_themselves_are_spared(wgtool: Wgtool, form: Path) -> None:
    before = form.read_bytes()
    result = wgtool("import", form, "--rejects", form.parent / "." / form.name)
    assert (result.code, wgtool.store.exists()) == (1, False)
    assert "in place of all the answers" in result.err
    assert form.read_bytes() == before


def test_a_folder_that_is_a_file_is_found_out_before(wgtool: Wgtool, form: Path) -> None:
    result = wgtool("import", form, "--rejects", form / "rejects.csv")
    assert (result.code, wgtool.store.exists()) == (1, False)


def test_formulas_are_disarmed_and_come_back_as_they_were(wgtool: Wgtool) -> None:
    rows = [("eve@example.org", "=Eve", "Mordor", "ddat-roles"), ("@mo", "+Mo", "-", "x")]
    rejects = wgtool.folder / "rejects.csv"
    wgtool("import", save(wgtool.folder, *rows), "--rejects", rejects)
    cells = [row[1:5] for row in csv.reader(rejects.read_text("utf-8-sig").splitlines())][1:]
    assert cells == [["eve@example.org", "'=Eve", "Mordor", "ddat-roles"], ["'@mo", "'+Mo", "'-", "x"]]
    again = wgtool("import", rejects, "--format", "json").json["rejected"]
    assert [(one["email"], one["name"]) for one in again] == [("eve@example.org", "=Eve"), ("@mo", "+Mo")]


def test_cells_that_another_program_would_split_are_quoted(wgtool: Wgtool) -> None:
    rejects = wgtool.folder / "rejects.csv"
    wgtool("import", save(wgtool.folder, ("a@example.org", "x;=1+1", "Mordor", "x")), "--rejects", rejects)
    assert 'a@example.org,"x;=1+1",Mordor' in rejects.read_text("utf-8-sig")


def test_who_waits_is_named_up_to_ten(wgtool: Wgtool) -> None:
    wgtool.own_programme(old1='id = "blue-badge"\n', new1='id = "blue-badge"\ncapacity = 1\n')
    out = wgtool.ok("import", save(wgtool.folder, *(person(f"p{n}", "blue-badge") for n in range(13)))).out
    assert "P1 <p1@example.org>: blue-badge, number 1" in out
    assert "and 2 more" in out
    assert "number 11" not in out
    view = wgtool.ok("import", save(wgtool.folder, person("late", "blue-badge")), "--format", "json").json
    assert view["waiting_people"] == [
        {"email": "late@example.org", "name": "Late", "group": "blue-badge", "position": 13}
    ]


def test_whom_a_warning_concerns_is_named_up_to_ten(wgtool: Wgtool) -> None:
    file = save(wgtool.folder, *(person(f"p{n}", "service-design;wet-signatures") for n in range(13)))
    told = "two groups: 13 (P0, P1, P2, P3, P4, P5, P6, P7, P8, P9, and 3 more)"
    assert told in wgtool.ok("import", file, "--dry-run").err
    assert "P9, a 3 arall)" in wgtool.ok("import", file, "--lang", "cy").err
