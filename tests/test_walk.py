"""The first walk through all rooms."""

from conftest import Wgtool


def test_a_person_signs_up_and_stands_in_the_roster(wgtool: Wgtool) -> None:
    assert wgtool.sign_up("sian", "blue-badge").code == 0
    roster = wgtool.ok("roster", "blue-badge", "--format", "json").json
    assert [member["email"] for member in roster["groups"][0]["members"]] == ["sian@example.org"]


def test_week_5_has_eight_sessions(wgtool: Wgtool) -> None:
    view = wgtool.ok("agenda", "--week", "5", "--format", "json").json
    assert [session["group"] for session in view["sessions"]][:2] == ["ddat-roles", "entry-points"]
    assert len(view["sessions"]) == 8
