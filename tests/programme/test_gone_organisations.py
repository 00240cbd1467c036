"""Organisations that people have and the definitions hold no more."""

import re

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


def test_one_taken_out_that_candidates_still_name_is_told_of_its_own_file_with_the_cure(wgtool: Wgtool) -> None:
    file = wgtool.own_programme().with_name("organisations.toml")
    text = file.read_text(encoding="utf-8")
    head, *tables = re.split(r"(?m)^(?=\[\[organisations\]\])", text)
    text = head + "".join(table for table in tables if 'id = "conwy"' not in table)
    file.write_text(text, encoding="utf-8", newline="\n")
    result = wgtool("groups")
    assert result.code == 3
    heading, *found = result.err.splitlines()
    assert heading == f"wgtool: error: Mistakes in {file}: {len(found)}"
    lines = text.splitlines()
    for one in found:
        number = re.match(r"  organisations\.toml:(\d+): ", one)
        assert number
        assert '"conwy"' in lines[int(number[1]) - 1]
        assert one.endswith(
            "conwy is not the id of an organisation: correct it, or take it out of candidates on this line"
        )
    # What it says helps, also where nobody is left to be offered.
    text = re.sub(r'(, )?"conwy"', "", text).replace("[, ", "[")
    file.write_text(text, encoding="utf-8", newline="\n")
    wgtool.ok("groups")
    assert wgtool("signup", "blue-badge", "--name", "A", "--email", "a@example.org", "--organisation", "CCBC").code == 1
