"""Organisations that people have and the definitions hold no more."""

from conftest import Wgtool
from running import signup


def test_check_says_whose_they_are_and_what_to_do(wgtool: Wgtool) -> None:
    file = wgtool.own_programme().with_name("organisations.toml")
    wgtool.ok(*signup("ann", "blue-badge", organisation="Gwynedd"))
    wgtool.ok(*signup("bob", "blue-badge", organisation="gwyrdd"), "--other-organisation")
    wgtool.ok("amend", "bob@example.org", "--organisation", "Ynni Gwyrdd", "--other-organisation")
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"gwynedd"', '"cyngor-gwynedd"'), encoding="utf-8", newline="\n")
    (found,) = [one for one in wgtool.ok("check", "--format", "json").json["problems"] if one["where"] == "gwynedd"]
    assert found["severity"] == "warning"
    assert "wgtool amend ann@example.org --organisation" in found["message"]
    # Nobody is trapped meanwhile.
    assert "gwynedd" in wgtool.ok("person", "ann@example.org").out
    wgtool.ok("roster", "--organisation", "gwynedd")
    wgtool.ok("amend", "ann@example.org", "--organisation", "Gwynedd")
    assert [one for one in wgtool.ok("check", "--format", "json").json["problems"] if one["where"] == "gwynedd"] == []
