"""What the tests of the store share."""

import pytest

from conftest import Wgtool


@pytest.fixture
def used(wgtool: Wgtool) -> Wgtool:
    """A store with some history."""
    wgtool.sign_up("sian", "blue-badge")
    wgtool.sign_up("owain", "blue-badge", "missed-bin")
    wgtool.sign_up("mair", "entry-points")
    wgtool.ok("withdraw", "owain@example.org", "missed-bin")
    return wgtool
