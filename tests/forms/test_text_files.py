"""Encodings, delimiters and the many ways in which a text file can be odd."""

import csv

import pytest

from forms.samples import fixture, form
from wgtool.errors import Refused
from wgtool.forms.csv_reader import rows
from wgtool.forms.encodings import decode
from wgtool.texts.say import phrase

ROWS = "Email,Name,Council,Groups\r\nsian@example.org,Siân Puw – “Siani”,Ynys Môn,ddat-roles\r\n"


def name(data: bytes) -> str | None:
    read = form(data)
    return read.answer(read.rows[0], "name")


@pytest.mark.parametrize(
    "data",
    [
        ROWS.encode("utf-8"),
        ROWS.encode("utf-8-sig"),
        ROWS.encode("utf-16"),
        ROWS.encode("utf-16-le"),
        ROWS.encode("utf-16-be"),
        b"\xfe\xff" + ROWS.encode("utf-16-be"),
        ROWS.encode("utf-32"),
        ROWS.encode("cp1252"),
        ROWS.replace(",", "\t").encode("utf-16"),
        ROWS.replace(",", ";").encode("utf-8-sig"),
        ROWS.replace("\r\n", "\n").encode("utf-8"),
        ROWS.replace("\r\n", "\r").encode("utf-8"),
        ("sep=;\r\n" + ROWS.replace(",", ";")).encode("utf-8"),
        ("\r\n\r\nWorking groups\r\n" + ROWS).encode("utf-8"),
        ROWS.rstrip().encode("utf-8"),
    ],
)
def test_every_dialect_reads_the_same(data: bytes) -> None:
    assert name(data) == "Siân Puw – “Siani”"


def test_windows_1252_is_told_and_unicode_is_not() -> None:
    assert [message.key for message in decode(ROWS.encode("cp1252")).remarks] == ["form.windows"]
    assert decode(ROWS.encode("utf-8")).remarks == ()
    assert not decode(ROWS.encode("cp1252")).is_unicode
    assert decode(b"Email,Name\n").remarks == ()


def test_two_encodings_in_one_file_are_read_line_by_line_and_named() -> None:
    data = ROWS.encode("utf-8") + "bryn@example.org,Brŷn,Powys,ddat-roles\r\n".encode()
    data += "ann@example.org,Ânn,Powys,ddat-roles\r\n".encode("cp1252")
    read = form(data)
    assert [read.answer(row, "name") for row in read.rows] == ["Siân Puw – “Siani”", "Brŷn", "Ânn"]
    assert phrase(read.remarks[0], "en").endswith("Look at: 4")


def test_a_file_cut_within_a_letter_is_still_utf8_and_its_last_row_is_marked() -> None:
    data = ROWS.encode("utf-8") + "ann@example.org,Â".encode()[:-1]
    read = form(data)
    assert read.rows[0].fault is None
    assert read.rows[1].fault is not None
    assert read.rows[1].fault.key == "form.cut_off"


def test_a_last_row_without_line_end_is_whole_if_its_cells_are() -> None:
    assert form(ROWS.rstrip().encode()).rows[0].fault is None


def test_nul_bytes_stay_where_they_are() -> None:
    read = form(ROWS.replace("Puw", "P\0w").encode())
    assert "\0" in (read.answer(read.rows[0], "name") or "")


def test_row_numbers_are_those_of_the_sheet() -> None:
    data = 'A title\n\nEmail,Name,Council,Groups,Notes\na@example.org,A,P,g,"two\nlines"\n\nb@example.org,B,P,g,\n'
    assert [row.number for row in form(data.encode()).rows] == [4, 6]


def test_a_row_with_more_cells_than_headings_is_marked_and_a_shorter_one_is_filled() -> None:
    data = "Email,Name,Council,Groups,Notes\na@example.org,A, B,P,g,n,x\nb@example.org,B,P,g\n\n"
    long, short = form(data.encode()).rows
    assert long.fault is not None
    assert long.fault.key == "form.long_row"
    assert short.fault is None
    assert short.cells == ("b@example.org", "B", "P", "g", "")


def test_empty_cells_behind_the_headings_are_nothing() -> None:
    read = form(b"Email,Name,Council,Groups,,\na@example.org,A,P,g,,,\n")
    assert read.headings == ("Email", "Name", "Council", "Groups")
    assert read.rows[0].fault is None


def test_two_delimiters_that_fit_equally_are_told() -> None:
    read = form(b"Email,Name,Council,Groups\na@example.org,A,P,g\nEmail;Name;Council;Groups\n")
    assert [message.key for message in read.remarks] == ["form.delimiter"]


@pytest.mark.parametrize(
    ("stamps", "order"),
    [
        (("13/09/2021 10:00", "2/9/2021 9:00"), [3, 2]),
        (("9/13/21 10:00", "9/2/21 9:00"), [3, 2]),
        (("2021-09-02T10:00:00", "2021-09-02T09:59:59"), [3, 2]),
        (("9/2/21, 1:02:11 PM", "9/2/21, 11:02:11 AM"), [3, 2]),
        (("2021/09/02 3:00:00 PM GMT+3", "2021/09/02 12:30:00 PM GMT+1"), [3, 2]),
        (("2021/09/02 12:00:00 AM GMT", "2021/09/02 12:00:00 AM GMT"), [2, 3]),
        (("", "2021/09/02"), [2, 3]),
        (("yesterday", "today"), [2, 3]),
        (("31/02/2021 10:00", "01/02/2021 10:00"), [2, 3]),
    ],
)
def test_rows_are_ordered_by_when_they_were_sent(stamps: tuple[str, str], order: list[int]) -> None:
    rows = "".join(f'"{stamp}",p{place}@example.org,A,P,g\n' for place, stamp in enumerate(stamps))
    read = form(f"Timestamp,Email,Name,Council,Groups\n{rows}".encode())
    assert [row.number for row in read.rows] == order


def test_day_and_month_follow_from_the_order_of_the_rows_or_are_told() -> None:
    head = "Timestamp,Email,Name,Council,Groups\n"
    rising = "8/9/21,a@example.org,A,P,g\n9/8/21,b@example.org,B,P,g\n9/9/21,c@example.org,C,P,g\n"
    american = "7/8/21,a@example.org,A,P,g\n8/7/21,b@example.org,B,P,g\n8/8/21,c@example.org,C,P,g\n"
    unclear = "9/8/21,a@example.org,A,P,g\n8/9/21,b@example.org,B,P,g\n7/7/21,c@example.org,C,P,g\n"
    assert [row.number for row in form((head + american).encode()).rows] == [2, 3, 4]
    assert form((head + rising).encode()).remarks == ()
    assert [message.key for message in form((head + unclear).encode()).remarks] == ["form.day_first"]


def test_a_rejects_file_loses_the_apostrophes_it_was_disarmed_with() -> None:
    data = "wgtool: reason,Email,Name,Council,Groups\nbad,a@example.org,'=A,P,g\n"
    assert form(data.encode()).rows[0].cells[2] == "=A"
    assert form(data.replace("wgtool: reason", "Comment").encode()).rows[0].cells[2] == "'=A"


def test_a_fixture_saved_by_old_excel_reads_the_same() -> None:
    text = fixture("google-form.csv").decode()
    assert [row.cells for row in form(text.encode("cp1252")).rows] == [row.cells for row in form(text.encode()).rows]


def test_a_cell_may_be_longer_than_csv_has_it_but_for_these_rows_only() -> None:
    usual = csv.field_size_limit()
    read = rows("a\n" + "b" * usual * 2 + "\n" + "c" * 2_000_000, ",")
    assert next(read) == ["a"]
    assert csv.field_size_limit() == usual
    assert next(read) == ["b" * usual * 2]
    with pytest.raises(Refused) as refused:
        next(read)
    assert refused.value.messages[0].values == {"line": 3}
    assert csv.field_size_limit() == usual


def test_a_line_with_more_columns_than_any_sheet_is_refused_before_it_is_split() -> None:
    for delimiter in (",", ";", "\t"):
        with pytest.raises(Refused) as refused:
            form(
                "\n".join((delimiter.join(("Email", "Name", "Council", "Groups")), delimiter * 5_000_000, "")).encode()
            )
        assert refused.value.messages[0].key == "form.too_wide"
        assert refused.value.messages[0].values["line"] == 2


def test_more_rows_or_cells_than_any_sheet_are_refused() -> None:
    head = "Email,Name,Council,Groups" + ",x" * 400
    for text in (f"{head}\n" + "\n" * 1_048_577, f"{head}\n" + "a\n" * 60_000):
        with pytest.raises(Refused) as refused:
            form(text.encode())
        assert refused.value.messages[0].key == "form.too_many_cells"
