"""Whom a text means: one person’s address or whole name; an error names who may have been meant."""

import pytest

from plans import after, group, plan
from wgtool.domain.people import Person
from wgtool.domain.plan import Plan
from wgtool.domain.records.people import person_record
from wgtool.errors import BadValue, Refused
from wgtool.services.who import who

PEOPLE = (
    Person("sian@example.org", "Siân Puw", "X"),
    Person("sian2@example.org", "Sian Puw", "X"),
    Person("oneil@example.org", "Mairéad O’Neil-Rees", "X"),
    Person("owain@example.org", "Owain ap Rhys", "X"),
)


@pytest.fixture
def known() -> Plan:
    """Four people, two of whom have one name."""
    joined = [{"group": "a", "email": "sian@example.org", "status": "confirmed"}]
    return after(plan(group("a")), {"people": [person_record(one) for one in PEOPLE], "joined": joined})


def refused(known: Plan, text: str) -> str:
    with pytest.raises(Refused) as error:
        who(known, text)
    return " ".join(error.value.lines("en"))


@pytest.mark.parametrize(
    ("text", "email"),
    [
        (" SIAN@Example.org ", "sian@example.org"),
        ("mairead oneil rees", "oneil@example.org"),
        ("MAIRÉAD O'NEIL-REES", "oneil@example.org"),
        ("Owain  ap  Rhys.", "owain@example.org"),
    ],
)
def test_an_address_or_a_whole_name_is_its_owners(known: Plan, text: str, email: str) -> None:
    assert who(known, text).email == email


def test_a_name_of_several_names_all_of_them_unless_one_is_of_the_group(known: Plan) -> None:
    told = refused(known, "Siân Puw")
    assert "sian@example.org" in told
    assert "sian2@example.org" in told
    members = known.members(known.group("a"))
    assert who(known, "sian puw", members).email == "sian@example.org"
    assert who(known, "Owain ap Rhys", members).email == "owain@example.org"


@pytest.mark.parametrize("text", ["Owain", "Rhys", "Owain ap Rys", "owian@example.org"])
def test_what_is_near_or_a_part_is_not_taken_but_named(known: Plan, text: str) -> None:
    assert "owain@example.org" in refused(known, text)


def test_what_nobody_is_like_names_nobody(known: Plan) -> None:
    assert "example" not in refused(known, "Zebedee Quill")


def test_an_address_that_became_another_is_nobodys_and_said(known: Plan) -> None:
    renamed = after(known, {"renamed": [{"email": "owain@example.org", "to": "rhys@example.org"}]})
    assert "rhys@example.org" in refused(renamed, "owain@example.org")
    merged = after(renamed, {"renamed": [{"email": "sian2@example.org", "to": "sian@example.org"}]})
    assert "Siân Puw <sian@example.org>" in refused(merged, "SIAN2@example.org")


@pytest.mark.parametrize("text", ["", "  ", "sian@@example.org", "@", "a\x1bb"])
def test_what_can_be_neither_is_a_slip_of_usage(known: Plan, text: str) -> None:
    with pytest.raises(BadValue):
        who(known, text)
