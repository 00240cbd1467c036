"""Rows for spreadsheets."""

import csv
import io
import zipfile
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wgtool.renderers.formats.csv_rows import csv_text
from wgtool.renderers.formats.xlsx_rows import workbook
from wgtool.renderers.page import Cell, Rows

FORMULAS = ['=HYPERLINK("https://example.org","x")', "+1+1", "-2+3", "@SUM(A1)", "\tx", "\rx"]


def opened(*sheets: Rows) -> Any:
    return openpyxl.load_workbook(io.BytesIO(workbook(sheets)))


def test_csv_ends_lines_with_crlf_and_doubles_quotes() -> None:
    rows: list[list[Cell]] = [["Siân, Ŵyn", 'says "hello"', 3, None], ["two\nlines", "", -1, "x"]]
    assert csv_text(["name", "b", "n", "d"], rows) == (
        'name,b,n,d\r\n"Siân, Ŵyn","says ""hello""",3,\r\n"two\nlines",,-1,x\r\n'
    )


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_in_csv_never_starts_a_formula(text: str) -> None:
    ((header,), (cell,)) = csv.reader(io.StringIO(csv_text([text], [[text]]), newline=""))
    assert header == cell == f"'{text}"


def test_a_number_in_csv_stands_as_it_is() -> None:
    assert csv_text(["n"], [[-5], [0]]) == "n\r\n-5\r\n0\r\n"


def test_controls_in_csv_are_shown_and_tabs_and_line_breaks_kept() -> None:
    assert csv_text(["a"], [["x\x1b[2J\x9b\ud800\ty"]]) == 'a\r\n"x\\x1b[2J\\x9b\\ud800\ty"\r\n'


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=("Cc", "Cs"))), min_size=3, max_size=3)))
@example([["", "\uffff", "\ufffe"]])
def test_csv_reads_back_as_it_was(rows: list[list[str]]) -> None:
    read = list(csv.reader(io.StringIO(csv_text(["a", "b", "c"], rows), newline="")))
    assert [[cell.removeprefix("'") if cell[1:2] in {*"=+-@"} else cell for cell in row] for row in read[1:]] == [
        [cell.removeprefix("'") if cell[1:2] in {*"=+-@"} else cell for cell in row] for row in rows
    ]


@pytest.mark.parametrize("text", [*FORMULAS, "#N/A", "1e5", "007", "2021-10-05", "TRUE"])
def test_a_text_in_a_workbook_is_a_text(text: str) -> None:
    cell = opened(Rows("s", ["h"], [[text]])).active["A2"]
    assert cell.data_type == "s"
    assert cell.value == text.replace("\r", "\n")
    assert cell.quotePrefix == (text in FORMULAS)


def test_numbers_are_numbers_and_nothing_is_an_empty_cell() -> None:
    page = opened(Rows("s", ["a", "b"], [[-3, None]])).active
    assert (page["A2"].value, page["A2"].data_type, page["B2"].value) == (-3, "n", None)


def test_the_header_is_bold_frozen_and_filters() -> None:
    page = opened(Rows("s", ["name", "notes"], [["Siân", "x" * 200], ["Llŷr", "a\nb"]])).active
    assert page["A1"].font.bold
    assert not page["A2"].font.bold
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:B3"
    assert page.column_dimensions["A"].width == 8
    assert page.column_dimensions["B"].width == 60
    assert page["B2"].alignment.wrap_text
    assert page["B3"].alignment.wrap_text


def test_characters_that_xml_cannot_hold_are_shown() -> None:
    page = opened(Rows("s", ["h"], [["a\x00b\x1b\x0b\ud800\ufffe"], ["kept\ttab\nline ŵ 😀"]])).active
    assert page["A2"].value == "a\\x00b\\x1b\\x0b\\ud800\\ufffe"
    assert page["A3"].value == "kept\ttab\nline ŵ 😀"


def test_names_of_sheets_follow_excels_rules_and_are_unique() -> None:
    names = ["a/b:c*[d]?\\e", "", "History", "Group", "GROUP", "x" * 40, "x" * 40, "😀" * 20, "'quoted'", "\x1b"]
    found = opened(*(Rows(name, ["h"], []) for name in names)).sheetnames
    assert found[:5] == ["a b c d e", "1", "History 1", "Group", "GROUP 2"]
    assert found[5:7] == ["x" * 31, "x" * 29 + " 2"]
    assert found[7:] == ["😀" * 15, "quoted", "x1b"]


def test_the_same_data_gives_the_same_bytes_and_no_clock() -> None:
    sheets = [Rows("One", ["a"], [["x"]]), Rows("Two", ["b"], [[1]])]
    data = workbook(sheets)
    assert workbook(sheets) == data
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert {item.date_time for item in book.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        assert book.read("docProps/core.xml").count(b">2000-01-01T00:00:00Z<") == 2


@given(st.text())
def test_any_text_can_be_in_a_workbook(text: str) -> None:
    cell = opened(Rows(text, [text], [[text]])).active["A2"]
    assert cell.value is None or cell.data_type == "s"


@pytest.mark.parametrize("text", ["x;=1+1", "x\t=1+1", "a;b"])
def test_a_text_that_another_program_would_split_is_quoted(text: str) -> None:
    assert csv_text(["n"], [[text, "y"]]) == f'n\r\n"{text}",y\r\n'


def test_a_row_of_one_empty_cell_is_a_row() -> None:
    assert list(csv.reader(io.StringIO(csv_text(["a"], [[None], [""]]), newline=""))) == [["a"], [""], [""]]
