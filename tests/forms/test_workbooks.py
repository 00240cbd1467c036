"""What workbooks write in their own way: escapes, hidden rows, the strict kind, and what is made to burst."""

import io
import re
import zipfile

import pytest

from forms.samples import form, microsoft_forms, repacked, sheet, workbook
from wgtool.errors import Refused
from wgtool.forms.parts import Tags
from wgtool.renderers.formats.xlsx_rows import workbook as workbook_of
from wgtool.renderers.page import Rows

HEADINGS = ("Email", "Name", "Council", "Working groups", "Notes")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        form(data)
    assert caught.value.lines("cy")
    return caught.value.messages[0].key


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Bob Test_x000D_", "Bob Test"),
        ("_x0009_Bob Test_x0000_", "Bob Test"),
        ("one_x000D_\ntwo", "one\ntwo"),
        ("one_x000B_two_x000d_three", "one\ntwo\nthree"),
        ("_x005F_x000D_ as typed", "_x000D_ as typed"),
        ("Si_x00E2_n", "Siân"),
        ("_xD83D__xDE00_ hello", "😀 hello"),
        ("_x000_ and _xZZZZ_", "_x000_ and _xZZZZ_"),
    ],
)
def test_escapes_of_workbooks_are_read_as_what_they_stand_for(written: str, read: str) -> None:
    assert form(sheet(HEADINGS, ("a@example.org", written, "Powys", "g", ""))).rows[0].cells[1] == read


def test_escapes_are_read_in_headings_addresses_and_choices_too() -> None:
    headings = [f"{one}_x000D_" for one in HEADINGS]
    read = form(sheet(headings, ("bob@example.org_x000D_", "Bob", "Powys", "DDaT Roles_x000D_\nWet signatures;", "")))
    assert read.headings == HEADINGS
    assert read.answer(read.rows[0], "email") == "bob@example.org"
    assert [one.group for one in read.rows[0].chosen] == ["ddat-roles", "wet-signatures"]


@pytest.mark.parametrize("typed", ["_x000D_", "_x005F_x000D_", "a_x0041_b_x0042_", "_x_x0041_"])
def test_what_only_looks_like_an_escape_comes_back_from_our_own_workbooks(typed: str) -> None:
    book = workbook_of([Rows("answers", HEADINGS, [("a@example.org", typed, "Powys", "ddat-roles", "")])])
    assert form(book).rows[0].cells[1] == typed


def hidden(data: bytes, *numbers: int) -> bytes:
    """Hide rows of a workbook’s first sheet, as a filter does."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = archive.read("xl/worksheets/sheet1.xml")
    for number in numbers:
        part = part.replace(b'<row r="%d"' % number, b'<row r="%d" hidden="1"' % number)
    return repacked(data, {"xl/worksheets/sheet1.xml": part})


def test_hidden_rows_are_taken_in_and_named() -> None:
    rows = [(f"p{n}@example.org", "P", "Powys", "ddat-roles", "") for n in range(30)]
    read = form(hidden(sheet(HEADINGS, *rows), 3, 5, 20, 900))
    assert len(read.rows) == 30
    assert [message.values for message in read.remarks] == [{"rows": ("3", "5", "20")}]
    many = form(hidden(sheet(HEADINGS, *rows), *range(2, 31)))
    assert many.remarks[0].values == {"rows": (*map(str, range(2, 12)), "…")}


def test_hidden_rows_of_another_sheet_are_not_named() -> None:
    book = workbook({"Notes": [("Read me",), ("please",)], "Answers": [HEADINGS, ("a@example.org", "A", "P", "g", "")]})
    assert [message.key for message in form(hidden(book, 1, 2)).remarks] == ["form.sheet"]


def strict(data: bytes) -> bytes:
    """Return a workbook as Excel’s ‘Strict Open XML Spreadsheet’: other names for the same things."""
    raw = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(raw, "w") as new:
        for item in old.infolist():
            part = old.read(item)
            for name in (b"spreadsheetml", b"officeDocument", b"drawingml"):
                usual = b"http://schemas.openxmlformats.org/%s/2006/" % name
                part = part.replace(usual, b"http://purl.oclc.org/ooxml/%s/" % name)
            # Strict workbooks write dates as dates (ISO 8601).
            part = re.sub(
                rb'<c r="C(\d)" s="1" t="n"><v>[^<]*</v>', rb'<c r="C\1" s="1" t="d"><v>2021-09-0\1T09:05:00</v>', part
            )
            new.writestr(item.filename, part)
    return raw.getvalue()


def test_a_strict_workbook_is_read_as_any_other() -> None:
    usual, read = form(microsoft_forms()), form(strict(microsoft_forms()))
    assert b"purl.oclc.org" in strict(microsoft_forms())
    assert [row.cells[3:] for row in read.rows] == [row.cells[3:] for row in usual.rows]
    assert [row.cells[2] for row in read.rows] == ["2021-09-02 09:05:00", "2021-09-03 09:05:00"]


def test_an_address_of_the_strict_kind_that_somebody_typed_stays() -> None:
    typed = 'xmlns "http://purl.oclc.org/ooxml/spreadsheetml/main"'
    book = strict(sheet(HEADINGS, ("a@example.org", "A", "Powys", "g", typed)))
    assert form(book).rows[0].cells[4] == typed


def part(content: str) -> bytes:
    return repacked(sheet(HEADINGS), {"xl/worksheets/sheet1.xml": content.encode()})


@pytest.mark.parametrize("cell", ["<c/>", "<c><v>1</v></c>", "<x:c></x:c>", "<c><!-- </row> --></c>"])
def test_a_row_wider_than_any_sheet_is_refused_before_it_is_built(cell: str) -> None:
    row = f"<row>{cell * 2_100_000}</row>"
    assert refusal(part(f'<worksheet xmlns="{MAIN}" xmlns:x="{MAIN}"><sheetData>{row}</sheetData></worksheet>')) in {
        "form.too_many_cells",
        "form.bomb",
    }


def test_a_row_of_a_few_cells_too_many_is_refused() -> None:
    row = f"<row>{'<c/>' * 16_385}</row>"
    assert refusal(part(f'<worksheet xmlns="{MAIN}"><sheetData>{row}</sheetData></worksheet>')) == "form.too_many_cells"


def test_shared_texts_and_styles_that_would_fill_the_memory_are_refused() -> None:
    texts = f'<sst xmlns="{MAIN}">{"<si/>" * 8_000_001}</sst>'.encode()
    assert refusal(repacked(microsoft_forms(), {"xl/sharedStrings.xml": texts})) in {"form.too_many_cells", "form.bomb"}
    styles = f'<styleSheet xmlns="{MAIN}">{"<xf/>" * 400_001}</styleSheet>'.encode()
    assert refusal(repacked(microsoft_forms(), {"xl/styles.xml": styles})) == "form.too_many_cells"


def test_a_long_sheet_of_short_rows_is_no_bomb() -> None:
    tags = Tags()
    rows = b"<row>" + b"<c><v>1</v></c>" * 100 + b"</row>"
    assert not any(tags.too_many(piece) for piece in [b"<worksheet><sheetData>", *[rows * 1_000] * 10])
