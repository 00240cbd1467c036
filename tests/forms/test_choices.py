"""What people and forms write around a group’s name: found where it is plain, asked about where it is not."""

import pytest

from forms.samples import GROUPS, form
from wgtool.forms.choices import Choices

NAMES = {
    **GROUPS,
    "entry-points": ("Entry points", "Pwyntiau cyswllt"),
    "principles": ("Shared principles & performance indicators",),
}
WET, BADGE, ENTRY, DDAT = "wet-signatures", "blue-badge", "entry-points", "ddat-roles"


def groups(text: str) -> list[str | None]:
    return [one.group for one in Choices(NAMES).of_cells([(text, None)])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pwyntiau cyswllt / Entry points", [ENTRY]),
        ("Entry points | Pwyntiau cyswllt", [ENTRY]),
        ("Pwyntiau cyswllt (Entry points)", [ENTRY]),
        ("Entry points – Pwyntiau cyswllt", [ENTRY]),
        ("Entry points\nPwyntiau cyswllt", [ENTRY]),
        ("Pwyntiau cyswllt / Entry points (Dydd Llun / Monday 11:00)", [ENTRY]),
        ("Llofnodion gwlyb / Wet signatures, Pwyntiau cyswllt / Entry points", [WET, ENTRY]),
        ("Wet signatures (Tuesday 10:00)", [WET]),
        ("Wet signatures - Tuesday 10am", [WET]),
        ("Wet signatures, Tuesday 10:00", [WET]),
        ("Monday 11:00 - Entry points", [ENTRY]),
        ("Entry points: Monday, 11:00 to 12:00", [ENTRY]),
        ("Wet signatures (FULL)", [WET]),
        ("Wet signatures (LLAWN)", [WET]),
        ("Wet signatures (led by Sam)", [WET]),
        ("1. Wet signatures", [WET]),
        ("b) Wet signatures", [WET]),
        ("Group 3: Wet signatures", [WET]),
        ("Digital, data and technology roles (Monday 10:00)", [DDAT]),
        ("Shared principles & performance indicators (FULL)", ["principles"]),
        ("Wet signatures / Blue badge review", [WET, BADGE]),
        ("Wet signatures and Blue badge review", [WET, BADGE]),
        ("Wet signatures a Blue badge review", [WET, BADGE]),
        ("Wet signatures & Blue badge review", [WET, BADGE]),
        ('["Wet signatures","Blue badge review"]', [WET, BADGE]),
        ("• Wet signatures\n• Blue badge review", [WET, BADGE]),
        ("Wet signatures, Other", [WET]),
        ("Wet signatures;Arall", [WET]),
        ("Wet signatures;Dim un / None", [WET]),
        ("Wet signatures;Other (Arall)", [WET]),
        ("Wet signatures, but only on Mondays", [WET, None]),
        ("Wet signatures (not the one on Tuesday)", [WET, None]),
        ("Wet signatures, Parking", [WET, None]),
        ("Wet signatures;Other: I don't mind", [WET, None]),
        ("I cannot, really, say", [None]),
        ("", []),
    ],
)
def test_groups_are_found_whatever_stands_beside_them(text: str, found: list[str | None]) -> None:
    assert groups(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wet signatures:1st", [(WET, 1)]),
        ("Wet signatures (2nd choice), Entry points (1st choice)", [(WET, 2), (ENTRY, 1)]),
        ("Dewis cyntaf: Entry points", [(ENTRY, 1)]),
        ("1. Wet signatures", [(WET, None)]),
    ],
)
def test_a_preference_beside_a_name_is_kept(text: str, found: list[tuple[str, int | None]]) -> None:
    assert [(one.group, one.choice) for one in Choices(NAMES).of_cells([(text, None)])] == found


@pytest.mark.parametrize(
    ("text", "key"),
    [
        *[(text, "form.no_group") for text in ("None of the above", "n/a", "-", "Other", "Dim un o'r uchod", "N/A;")],
        *[(text, "form.no_group") for text in ("Dim un / None", "None of the above | Dim un o’r uchod", "No – Dim")],
        ("Pob un / All", "form.all_groups"),
        *[(text, "form.all_groups") for text in ("All", "All of the above", "Pob un", "Y cyfan")],
    ],
)
def test_an_answer_that_names_no_group_is_called_what_it_is(text: str, key: str) -> None:
    (row,) = form(f"Email,Name,Council,Groups\na@example.org,A B,Powys,{text}\n".encode()).rows
    assert row.fault is not None
    assert (row.fault.key, row.faulty) == (key, 3)


def test_what_was_found_beside_other_words_is_told_once_with_what_settles_it() -> None:
    rows = "".join(f"p{n}@example.org,P Q,Powys,Wet signatures (FULL)\n" for n in range(3))
    (remark,) = form(f"Email,Name,Council,Groups\n{rows}".encode()).remarks
    assert remark.key == "form.answers"
    assert remark.values == {"answers": "Wet signatures (FULL) → wet-signatures"}
    assert form(b"Email,Name,Council,Groups\na@example.org,A B,P,Llofnodion gwlyb / Wet signatures\n").remarks == ()


def test_entities_of_web_pages_are_read_before_answers_are_divided() -> None:
    data = "Email,Name,Council,Groups,Notes\na@example.org,Siobhan O&#039;Brien,Powys,Data &amp; bins,I&rsquo;d &amp;\n"
    (row,) = form(data.encode()).rows
    assert row.cells[1:] == ("Siobhan O'Brien", "Powys", "Data & bins", "I’d &")
    assert [one.text for one in row.chosen] == ["Data & bins"]


def test_entities_in_headings_are_read_too_and_nothing_is_read_twice() -> None:
    data = "Email,What&#039;s your name?,Council,Groups\na@example.org,A &amp;amp; B,Powys,ddat-roles\n"
    read = form(data.encode())
    assert read.headings[1] == "What's your name?"
    assert read.answer(read.rows[0], "name") == "A &amp; B"


def test_an_ampersand_that_is_no_entity_stays() -> None:
    data = b"Email,Name,Council,Groups\na@example.org,A &copy B & AT&T; R&D,Powys,ddat-roles\n"
    assert form(data).rows[0].cells[1] == "A &copy B & AT&T; R&D"


def test_a_cell_of_nothing_but_separators_costs_nothing() -> None:
    assert groups(",/" * 200_000) == [None]
    assert groups(",,,") == []
