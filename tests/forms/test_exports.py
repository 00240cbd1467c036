"""Each program’s download, read as it comes."""

from datetime import datetime

import pytest

from forms.samples import FORMS_HEADINGS, fixture, form, microsoft_forms, sheet, workbook, zipped
from wgtool.domain.imports import Form, FormRow

ALL = ("google-form.csv", "google-sheet.csv", "forms-anonymous.csv", "forms-cymraeg.csv", "ranked.csv")


def answers(read: Form, row: FormRow) -> tuple[str | None, ...]:
    return tuple(read.answer(row, field) for field in ("email", "name", "organisation"))


def groups(row: FormRow) -> list[str | None]:
    return [one.group for one in row.chosen]


@pytest.mark.parametrize("name", ALL)
def test_every_download_of_sian_gives_her_address_name_and_council(name: str) -> None:
    read = form(fixture(name))
    sian = next(row for row in read.rows if "sian@example.org" in row.cells)
    email, person, council = answers(read, sian)
    assert (email, person) == ("sian@example.org", "Siân Puw")
    assert council in {"Gwynedd", "Sir Benfro"}
    assert sian.chosen
    assert all(one.group for row in read.rows for one in row.chosen)
    assert read.remarks == ()


def test_google_forms_rows_come_in_the_order_they_were_sent() -> None:
    read = form(fixture("google-form.csv"))
    assert [row.number for row in read.rows] == [3, 2, 4]
    assert groups(read.rows[1]) == ["blue-badge", "ddat-roles"]


def test_line_breaks_and_quotes_in_cells_stay() -> None:
    read = form(fixture("google-form.csv"))
    assert read.answer(read.rows[0], "notes") == "A seat near\nthe screen, please"
    assert read.answer(read.rows[2], "name") == 'Carys "Caz" Rees'


def test_google_sheets_joins_with_commas_even_where_a_name_has_one() -> None:
    read = form(fixture("google-sheet.csv"))
    assert groups(read.rows[0]) == ["blue-badge", "ddat-roles"]
    assert groups(read.rows[2]) == ["wet-signatures", "missed-bin"]


def test_anonymous_is_nobody_and_the_real_questions_are_found() -> None:
    read = form(fixture("forms-anonymous.csv"))
    assert [answers(read, row)[:2] for row in read.rows] == [
        ("sian@example.org", "Siân Puw"),
        ("bryn@example.org", "Bryn ap Ifan"),
        ("carys@example.org", "Carys Rees"),
    ]


def test_a_welsh_form_has_welsh_headings_and_groups() -> None:
    read = form(fixture("forms-cymraeg.csv"))
    sian, bryn = read.rows
    assert groups(sian) == ["blue-badge", "wet-signatures"]
    assert read.answer(sian, "service_area") == "Gwasanaethau cwsmeriaid"
    assert read.answer(sian, "profession") == "Data"
    assert read.answer(bryn, "language") == "Saesneg"
    assert read.answer(bryn, "notes") == "Dolen sain"


def test_excel_with_semicolons_a_title_and_empty_rows() -> None:
    read = form(fixture("excel-semicolons.csv"))
    assert [row.number for row in read.rows] == [4, 6]
    assert groups(read.rows[0]) == ["ddat-roles", "wet-signatures"]
    assert read.answer(read.rows[0], "role") == "Lead, digital"
    assert read.headings[-1] == "Role"


def test_ranking_columns_give_first_second_and_third_choice() -> None:
    read = form(fixture("ranked.csv"))
    sian, bryn, carys = read.rows
    assert [(one.group, one.choice) for one in sian.chosen] == [
        ("missed-bin", 1),
        ("ddat-roles", 2),
        ("wet-signatures", 3),
    ]
    assert [(one.group, one.choice) for one in bryn.chosen] == [("ddat-roles", 1)]
    # The same group twice counts by the better wish.
    assert [(one.group, one.choice) for one in carys.chosen] == [("wet-signatures", 1), ("ddat-roles", 2)]


def test_one_cell_in_the_order_of_preference_ranks_too() -> None:
    data = "Email,Name,Council,Rank the working groups\na@example.org,A,Powys,Wet signatures;DDaT Roles;\n"
    assert [(one.group, one.choice) for one in form(data.encode()).rows[0].chosen] == [
        ("wet-signatures", 1),
        ("ddat-roles", 2),
    ]


def test_a_plain_choice_has_no_rank() -> None:
    assert {one.choice for row in form(fixture("google-form.csv")).rows for one in row.chosen} == {None}


def test_microsoft_forms_workbooks_have_typed_dates() -> None:
    read = form(microsoft_forms())
    assert [answers(read, row) for row in read.rows] == [
        ("sian@example.org", "Siân Puw", "Gwynedd"),
        ("bryn@example.org", "Bryn", "Cyngor Caerdydd"),
    ]
    assert groups(read.rows[0]) == ["blue-badge", "ddat-roles"]
    assert read.rows[0].cells[2] == "2021-09-01 09:05:00"
    assert [row.number for row in read.rows] == [2, 3]


def test_a_workbook_is_sorted_by_when_answers_were_sent_not_begun() -> None:
    def row(begun: int, sent: int, email: str) -> tuple[object, ...]:
        return (1, datetime(2021, 9, begun), datetime(2021, 9, sent), email, "A", "Powys", "DDaT Roles", "")

    read = form(sheet(FORMS_HEADINGS, row(1, 9, "late@example.org"), row(2, 3, "early@example.org")))
    assert [row.cells[3] for row in read.rows] == ["early@example.org", "late@example.org"]


def test_the_sheet_with_the_answers_is_taken_and_named() -> None:
    book = workbook({"Notes": [("Read me",)], "Answers": [("Email", "Name", "Council", "Groups"), ("a@example.org",)]})
    read = form(book)
    assert [message.values for message in read.remarks] == [{"sheet": "Answers"}]
    assert len(read.rows) == 1


def test_numbers_and_formulas_are_read_as_they_show() -> None:
    book = sheet(
        ("Email", "Name", "Council", "Groups", "Role", "Notes"),
        ("a@example.org", 12, "Powys", "ddat-roles", 1.5, True),
        ("b@example.org", "=1+1", "Powys", "ddat-roles", datetime(2021, 1, 2).date(), None),
    )
    first, second = form(book).rows
    assert first.cells[1:] == ("12", "Powys", "ddat-roles", "1.5", "TRUE")
    # Nothing is worked out; a formula without a kept value is empty.
    assert second.cells[1] == ""
    assert second.cells[4] == "2021-01-02 00:00:00"


def test_a_zip_that_holds_the_csv_is_opened() -> None:
    read = form(zipped({"Working groups.csv": fixture("google-form.csv")}))
    assert len(read.rows) == 3


def test_extra_choices_of_forms_are_left_as_they_are() -> None:
    data = b'Email,Name,Council,Groups\na@example.org,A,Powys,"DDaT Roles;I cannot, really, say;wet-signatures"\n'
    chosen = form(data).rows[0].chosen
    assert [(one.text, one.group) for one in chosen] == [
        ("DDaT Roles", "ddat-roles"),
        ("I cannot, really, say", None),
        ("wet-signatures", "wet-signatures"),
    ]
