"""Columns: recognised, settled, and asked for where they cannot be found."""

import pytest

from forms.samples import form
from wgtool.domain.imports import Field
from wgtool.errors import Refused
from wgtool.forms.headings import Columns, Recogniser


def recognise(headings: list[str], settled: dict[str, Field]) -> Columns:
    return Recogniser(settled).recognise(headings)


REFERENCE = {
    "name": ["Name", "Full name", "Your name", "Enw", "Enw llawn", "Eich enw"],
    "email": [
        "Email",
        "Email address",
        "Work email",
        "Your work email",
        "E-bost",
        "Cyfeiriad e-bost",
        "Eich e-bost gwaith",
    ],
    "organisation": [
        *("Organisation", "Council", "Local authority", "Your local authority"),
        *("Sefydliad", "Cyngor", "Awdurdod lleol", "Eich awdurdod lleol"),
    ],
    "service_area": ["Service area", "Your service area", "Maes gwasanaeth", "Eich maes gwasanaeth"],
    "profession": ["Profession", "Your profession", "Proffesiwn", "Eich proffesiwn"],
    "groups": [
        *("Working groups", "Which working groups would you like to join?"),
        *("Gweithgorau", "Pa weithgorau hoffech chi ymuno â nhw?"),
    ],
    "language": ["Which language would you like to use?", "Pa iaith hoffech chi ei defnyddio?"],
    "notes": [
        *("Interest or experience in the topic", "Diddordeb neu brofiad yn y pwnc"),
        *("Anything that would help you take part", "Unrhyw beth a fyddai’n eich helpu i gymryd rhan"),
    ],
    "timestamp": ["Start time", "Completion time", "Timestamp", "Amser dechrau", "Amser cwblhau"],
    "ignore": [
        "ID",
        "Last modified time",
        "Score",
        "Total points",
        "Quiz feedback",
        "Points - Council",
        "Feedback - Name",
    ],
}


@pytest.mark.parametrize(("field", "heading"), [(field, one) for field, many in REFERENCE.items() for one in many])
def test_the_usual_headings_are_known_in_any_dress(field: str, heading: str) -> None:
    dressed = (
        heading,
        heading.upper(),
        f" {heading}: ",
        heading.replace(" ", "\u00a0"),
        heading.replace(" ", "\n"),
        f"{heading} *",
    )
    assert {recognise([one], {}).fields for one in dressed} == {(field,)}


@pytest.mark.parametrize(
    ("heading", "field"), [("Name2", "name"), ("Email1", "email"), ("ID2", "ignore"), ("Name 2", "name")]
)
def test_repeated_titles_are_known(heading: str, field: str) -> None:
    assert recognise([heading], {}).fields == (field,)


@pytest.mark.parametrize(
    "heading", ["", "Which day suits you?", "Address", "2", "Named person", "First language choice"]
)
def test_other_headings_are_not_guessed(heading: str) -> None:
    assert recognise([heading], {}).fields in {(None,), ("ignore",)}


@pytest.mark.parametrize(
    ("heading", "rank"),
    [
        ("First choice", 1),
        ("Working group - 2nd choice", 2),
        ("Third preference", 3),
        ("Choice 4", 4),
        ("Dewis cyntaf", 1),
        ("Ail ddewis", 2),
        ("Trydydd dewis", 3),
    ],
)
def test_choices_by_preference_are_known_in_both_languages(heading: str, rank: int) -> None:
    columns = recognise([heading], {})
    assert (columns.fields, columns.ranks) == (("groups",), {0: rank})


def test_what_the_user_settles_comes_first() -> None:
    headings = ["Council", "Which council pays you?", "Email"]
    assert recognise(headings, {"which council PAYS you": "organisation"}).fields == (None, "organisation", "email")
    assert recognise(headings, {"Council": "ignore"}).fields == ("ignore", None, "email")
    assert recognise(headings, {"Council": "notes"}).fields == ("notes", None, "email")


def test_a_missing_column_is_named_with_the_headings_there_are() -> None:
    with pytest.raises(Refused) as caught:
        form(b"Email,Name,Working groups,Where do you\xc2\xa0work?\n")
    lines = caught.value.lines("en")
    assert lines[0] == "No column was found for: organisation."
    assert "Where do you work?" in lines[1]
    assert "--map" in lines[2]


def test_the_command_line_beats_the_programme_file() -> None:
    data = b"Email,Name,Working groups,Where\na@example.org,A,g,Powys\n"
    read = form(data, settled={"Where": "notes", "Not in this form": "role"}, asked={"where": "organisation"})
    assert read.answer(read.rows[0], "organisation") == "Powys"
    assert read.answer(read.rows[0], "notes") is None


def test_a_heading_that_is_not_there_is_refused_with_the_nearest() -> None:
    with pytest.raises(Refused) as caught:
        form(b"Email,Name,Working groups,Council\n", asked={"Councils": "organisation"})
    assert [message.key for message in caught.value.messages] == ["form.no_heading", "did_you_mean"]


def test_several_columns_of_notes_are_told_one_after_the_other() -> None:
    data = (
        b"Email,Name,Working groups,Council,Notes,Anything else?\na@example.org,A,g,P,one,two\nb@example.org,B,g,P,,\n"
    )
    read = form(data)
    assert [read.answer(row, "notes") for row in read.rows] == ["one\ntwo", None]


def test_the_address_is_taken_from_the_column_that_has_one() -> None:
    rows = (b"anonymous,A,g,P,a@example.org", b"b@example.org,B,g,P,", b"Anonymous,C,g,P,")
    read = form(b"\n".join((b"Email,Name,Working groups,Council,Your work email", *rows)))
    assert [read.answer(row, "email") for row in read.rows] == ["a@example.org", "b@example.org", None]


@pytest.mark.parametrize("headings", ["Surname,First name", "Last name:,Forename", "Cyfenw,Enw cyntaf"])
def test_first_name_and_surname_are_put_together(headings: str) -> None:
    read = form(f"Email,{headings},Working groups,Council\na@example.org, Puw ,Siân,g,P\n".encode())
    assert read.answer(read.rows[0], "name") == "Siân Puw"


def test_a_full_name_comes_before_its_parts_and_half_a_name_is_none() -> None:
    both = form(b"Email,Name,First name,Surname,Group,Council\na@example.org,A B,A,B,g,P\nb@example.org,,C,D,g,P\n")
    assert [both.answer(row, "name") for row in both.rows] == ["A B", "C D"]
    assert recognise(["First name", "Email"], {}).fields == (None, "email")
