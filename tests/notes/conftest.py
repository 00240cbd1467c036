"""A group with two people in it."""

import pytest

from conftest import Wgtool


@pytest.fixture
def met(wgtool: Wgtool) -> Wgtool:
    """Siân and Owain are in a group that has met."""
    for name, first in (("Siân Puw", "sian"), ("Owain Rees", "owain")):
        details = ("--email", f"{first}@example.org", "--organisation", "Gwynedd")
        wgtool.ok("signup", "blue-badge", "--name", name, *details)
    return wgtool
