"""A programme whose groups have somebody to write from, and a few people in them."""

import pytest

from conftest import Wgtool

CONTACT = "team@example.org"


@pytest.fixture
def led(wgtool: Wgtool) -> Wgtool:
    """A programme in which Wet signatures has a facilitator, and the rest somebody to ask; three people are in it."""
    wgtool.own_programme(
        old_group='id = "wet-signatures"\n',
        new_group='id = "wet-signatures"\nfacilitator = { name = "Mari Hwylusydd", email = "mari@example.org" }\n',
        old_contact='# contact = "working.groups@example.org"',
        new_contact=f'contact = "{CONTACT}"',
    )
    wgtool.sign_up("sian", "wet-signatures", language="cy")
    wgtool.sign_up("bob", "wet-signatures", "blue-badge", language="en")
    wgtool.sign_up("con", "blue-badge")
    return wgtool
