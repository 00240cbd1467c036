"""Forms with a column for each choice, in two lines, with rows that are no answers: as the programs write them."""

import pytest

from forms.samples import FIXTURES, form
from wgtool.domain.imports import Form, FormRow
from wgtool.errors import Refused

HEAD = "Email,Name,Council"


def export(name: str) -> Form:
    return form((FIXTURES / "exports" / f"{name}.csv").read_bytes())


def chosen(row: FormRow) -> list[tuple[str | None, int | None]]:
    return [(one.group, one.choice) for one in row.chosen]


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        ("forms-anonymous", [("wet-signatures", None)], [("wet-signatures", None)]),
        ("forms-bilingual", [("wet-signatures", None), ("ddat-roles", None)], [("wet-signatures", None)]),
        ("forms-likert", [("ddat-roles", 1), ("wet-signatures", 2)], [("wet-signatures", 1), ("missed-bin", 2)]),
        ("gridyes", [("wet-signatures", 1), ("blue-badge", 2)], [("blue-badge", 1), ("ddat-roles", 2)]),
        ("jotform", [("ddat-roles", 1)], [("wet-signatures", 1), ("ddat-roles", 2)]),
        ("kobo", [("wet-signatures", None), ("ddat-roles", None)], [("ddat-roles", None)]),
        ("limesurvey", [("wet-signatures", None)], [("wet-signatures", None)]),
        ("surveymonkey", [("wet-signatures", None), ("blue-badge", None)], [(None, None)]),
        ("tickbox", [("wet-signatures", 1), ("blue-badge", 2)], [("blue-badge", 1), ("ddat-roles", 2)]),
        ("two-lines", [("wet-signatures", None)], [("ddat-roles", None)]),
        ("typeform", [("ddat-roles", None)], [("wet-signatures", None), ("ddat-roles", None)]),
        ("qualtrics", [("blue-badge", None), ("wet-signatures", None)], [("wet-signatures", None)]),
    ],
)
def test_every_program_s_download_gives_the_groups_in_their_order(name: str, first: object, second: object) -> None:
    read = export(name)
    assert [chosen(row) for row in read.rows[:2]] == [first, second]
    for row in read.rows:
        assert "@example.org" in (read.answer(row, "email") or "")
        assert len((read.answer(row, "name") or "").split()) > 1
        assert read.answer(row, "organisation")


@pytest.mark.parametrize(
    "yes", ["Yes", "1", "TRUE", "x", "✓", "☑", "Ie", "Hoffwn", "Wet signatures", "Llofnodion gwlyb"]
)
@pytest.mark.parametrize("no", ["No", "0", "FALSE", "", "-", "☐", "N/A", "Nage", "Not interested"])
def test_ticks_of_every_kind_say_yes_or_no(yes: str, no: str) -> None:
    head = f"{HEAD},Working groups [Wet signatures],Working groups [DDaT Roles]"
    (row,) = form(f"{head}\na@example.org,A B,Powys,{yes},{no}\n".encode()).rows
    assert (chosen(row), row.fault) == ([("wet-signatures", None)], None)


@pytest.mark.parametrize(
    ("first", "second"), [("1", "2"), ("1st choice", "2nd choice"), ("Dewis cyntaf", "Ail ddewis"), ("First", "Second")]
)
def test_ranks_in_a_grid_are_preferences_in_their_order(first: str, second: str) -> None:
    head = f"{HEAD},Working groups [Wet signatures],Working groups [DDaT Roles]"
    data = f"{head}\na@example.org,A B,Powys,{second},{first}\nb@example.org,B C,Powys,{first},\n"
    one, two = form(data.encode()).rows
    assert chosen(one) == [("ddat-roles", 1), ("wet-signatures", 2)]
    assert chosen(two) == [("wet-signatures", 1)]


@pytest.mark.parametrize(
    "heading",
    [
        "Which working groups would you like to join? [Wet signatures]",
        "Gweithgorau / Working groups (Wet signatures)",
        "Working groups: Wet signatures",
        "Working groups - Llofnodion gwlyb",
        "working_groups/wet_signatures",
        "Wet signatures",
        "Llofnodion gwlyb / Wet signatures",
        "Wet signatures (Tuesday 10:00)",
        "Pa weithgorau? / Which working groups? [Llofnodion gwlyb / Wet signatures (FULL)]",
        "Which working groups would you like to join? - Selected Choice - Wet signatures",
    ],
)
def test_a_column_that_is_headed_by_a_group_stands_for_it(heading: str) -> None:
    data = f'{HEAD},"{heading}"\na@example.org,A B,Powys,Yes\nb@example.org,B C,Powys,No\n'
    one, two = form(data.encode()).rows
    assert (chosen(one), chosen(two)) == ([("wet-signatures", None)], [])


def test_a_question_about_a_group_is_no_sign_up_for_it() -> None:
    data = f"{HEAD},Groups,Have you been in this before? [Wet signatures]\na@example.org,A B,Powys,DDaT Roles,Yes\n"
    assert chosen(form(data.encode()).rows[0]) == [("ddat-roles", None)]


@pytest.mark.parametrize("heading", ["Wet signatures - why?", "Wet signatures and DDaT Roles", "Not wet signatures"])
def test_a_heading_that_says_more_than_a_group_stands_for_none(heading: str) -> None:
    read = form(f"{HEAD},Groups,{heading}\na@example.org,A B,Powys,Missed bin collections,Yes\n".encode())
    assert chosen(read.rows[0]) == [("missed-bin", None)]
    assert read.left_out == (heading,)


def test_a_cell_of_a_grid_that_says_neither_is_named_with_its_column() -> None:
    data = f"{HEAD},Working groups [Wet signatures]\na@example.org,A B,Powys,Perhaps\n"
    (row,) = form(data.encode()).rows
    assert row.fault is not None
    assert (row.fault.key, row.faulty) == ("form.unclear_tick", 3)


def test_the_last_column_of_a_grid_may_name_another_group() -> None:
    head = f"{HEAD},Working groups [Wet signatures],Working groups [Other]"
    rows = "a@example.org,A B,Powys,Yes,DDaT Roles\nb@example.org,B C,Powys,No,Parking\nc@example.org,C D,Powys,Yes,\n"
    read = form(f"{head}\n{rows}".encode())
    assert [[one.group for one in row.chosen] for row in read.rows] == [
        ["wet-signatures", "ddat-roles"],
        [None],
        ["wet-signatures"],
    ]


def test_rows_that_the_form_itself_calls_no_answer_are_marked() -> None:
    trial = export("qualtrics").rows[1]
    assert trial.fault is not None
    assert trial.fault.key == "form.preview"
    data = (FIXTURES / "exports" / "eventbrite.csv").read_bytes()
    settled = form(data, asked={"Ticket Type": "groups"})
    assert [row.fault and row.fault.key for row in settled.rows] == [None, "form.not_coming"]
    let_be = form(data, asked={"Ticket Type": "groups", "Attendee Status": "ignore"})
    assert [row.fault for row in let_be.rows] == [None, None]


def test_a_column_of_groups_that_is_always_empty_is_not_taken_where_another_may_be_meant() -> None:
    with pytest.raises(Refused) as caught:
        export("eventbrite")
    lines = caught.value.lines("en")
    assert lines[0].startswith("Nothing stands in the column Group;")
    assert '--map "Ticket Type=groups"' in lines[2]
    assert '"Ticket Type" = "groups"' in lines[3]


def test_row_numbers_count_every_line_of_headings() -> None:
    assert [row.number for row in export("qualtrics").rows] == [4, 5]
    assert [row.number for row in export("two-lines").rows] == [4, 5]
    assert [row.number for row in export("surveymonkey").rows] == [3, 4]


def test_a_second_line_is_taken_where_the_first_is_not_understood() -> None:
    data = "Q1,Q2,Cyngor,Gweithgorau\nName,Email,Council,Groups\nAnn Rees,ann@example.org,Powys,ddat-roles\n"
    read = form(data.encode())
    assert read.answer(read.rows[0], "name") == "Ann Rees"
    assert len(read.rows) == 1


def test_answers_below_the_headings_are_no_second_line() -> None:
    read = form(f"{HEAD},Groups,,\nbob,B C,Powys,ddat-roles,x,\na@example.org,A B,Powys,ddat-roles,,\n".encode())
    assert [row.number for row in read.rows] == [2, 3]
