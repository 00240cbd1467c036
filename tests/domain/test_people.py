"""Putting together what is known of one person."""

from plans import plan, who
from wgtool.domain.organisations import Organisation
from wgtool.domain.people import DETAILS, Person, differing, filled
from wgtool.domain.plan import Plan
from wgtool.domain.text import Text

KNOWN = Person("sian@example.org", "Siân", "gwynedd", role="Lead", notes="Ramp")
OTHER = Person("s.puw@example.org", "Sian", "powys", "Powys CC", "Clerk", "Planner", None, "cy", None)


def test_gaps_are_filled_and_what_is_known_stands() -> None:
    assert filled(KNOWN, OTHER) == KNOWN._replace(profession="Planner", language="cy")
    assert filled(OTHER, KNOWN) == OTHER._replace(notes="Ramp")


def test_without_a_gap_that_can_be_filled_a_person_is_the_very_same() -> None:
    assert filled(KNOWN, KNOWN) is KNOWN
    assert filled(KNOWN, Person("a@example.org", "A", "powys")) is KNOWN


def test_the_details_that_differ_are_named_in_their_order() -> None:
    assert differing(KNOWN, OTHER) == ("name", "organisation", "role", "profession", "language", "notes")
    assert differing(KNOWN, filled(KNOWN, OTHER)) == ("profession", "language")
    # Neither an address nor how an organisation was spelt is a detail.
    assert differing(KNOWN, KNOWN._replace(email="x@example.org", organisation_typed="Cyngor Gwynedd")) == ()
    assert set(DETAILS) == set(Person._fields) - {"email", "organisation_typed"}


def test_an_organisation_is_the_programmes_by_its_exact_id_and_a_text_of_its_own_otherwise() -> None:
    cardiff = Organisation("cardiff", Text("Cardiff", "Caerdydd"))
    programme = plan().programme._replace(organisations=(cardiff, Organisation("cardiff", Text("Second", "Ail"))))
    house = Plan(programme, plan().state)
    assert house.listed(who("Ann")._replace(organisation="cardiff")) is cardiff
    assert house.organisation(who("Ann")._replace(organisation="cardiff")) == Text("Cardiff", "Caerdydd")
    assert house.listed(who("Ann")._replace(organisation="Cardiff")) is None
    assert house.organisation(who("Ann")._replace(organisation="Hill Trust")) == Text("Hill Trust", "Hill Trust")
