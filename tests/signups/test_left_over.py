"""People in a group that the programme no longer holds: nobody is trapped there, and all of them are seen."""

import re
from pathlib import Path

import pytest

from conftest import Wgtool


@pytest.fixture
def removed(wgtool: Wgtool) -> Wgtool:
    """Ann in two groups and Bet in one, of which blue-badge is then taken out of the programme file."""
    file = wgtool.own_programme()
    wgtool.sign_up("ann", "blue-badge", "ddat-roles")
    wgtool.sign_up("bet", "blue-badge")
    without(file, "blue-badge")
    return wgtool


def without(file: Path, group: str) -> None:
    """Take a group out of a programme file."""
    table = rf'\[\[groups\]\]\nid = "{group}"\n.*?(?=\n\[\[groups\]\]|\Z)'
    file.write_text(re.sub(table, "", file.read_text("utf-8"), flags=re.DOTALL), "utf-8")


def test_every_report_on_a_person_shows_the_group(removed: Wgtool) -> None:
    for command in ("person", "subject-access"):
        view = removed.ok(command, "bet@example.org", "--format", "json").json
        assert [(one["group"], one["in_programme"]) for one in view["signups"]] == [("blue-badge", False)]
        assert view["hours"] == 0
        assert view["story"][0].endswith("joined, with a place: Blue badge review (a service design approach)")
    assert "(a service design approach) (no longer in the programme)" in removed.ok("person", "bet@example.org").out


@pytest.mark.parametrize("command", ["roster", "groups"])
def test_lists_show_the_group_as_left_over(removed: Wgtool, command: str) -> None:
    view = removed.ok(command, "--format", "json").json
    assert [one["id"] for one in view["groups"] if not one["in_programme"]] == ["blue-badge"]
    assert view["groups"][-1]["confirmed"] == 2
    assert "(a service design approach) (no longer in the programme)" in removed.ok(command).out
    assert "(dull dylunio gwasanaethau) (ddim yn y rhaglen bellach)" in removed.ok(command, "--lang", "cy").out


def test_the_group_can_be_asked_for_by_id(removed: Wgtool) -> None:
    lines = removed.ok("roster", "blue-badge", "--format", "csv").out.splitlines()
    assert [line.split(",")[1] for line in lines[1:]] == ["Ann", "Bet"]
    assert "Bet" in removed.ok("history", "--group", "blue-badge").out


@pytest.mark.parametrize(
    "command",
    [
        ["withdraw", "bet@example.org", "blue-badge"],
        ["withdraw", "bet@example.org"],
        ["transfer", "bet@example.org", "blue-badge", "wet-signatures"],
        ["merge", "bet@example.org", "ann@example.org"],
        ["erase", "bet@example.org"],
    ],
    ids=" ".join,
)
def test_there_is_a_way_out(removed: Wgtool, command: list[str]) -> None:
    removed.ok(*command)
    group = removed.ok("roster", "blue-badge", "--format", "json").json["groups"][0]
    assert [one["email"] for one in group["members"]] == ["ann@example.org"]


def test_whoever_is_in_it_signs_up_for_other_groups(removed: Wgtool) -> None:
    assert removed.sign_up("bet", "wet-signatures", "ddat-roles").json["warnings"] == []
    form = removed.folder / "form.csv"
    form.write_text("Name,Email,Council,Working groups\nAnn,ann@example.org,Gwynedd,Wet signatures\n", "utf-8")
    assert removed.ok("import", form, "--format", "json").json["recorded"] == 1


@pytest.mark.parametrize(
    "command", [["transfer", "ann@example.org", "ddat-roles"], ["show"], ["promote"]], ids=" ".join
)
def test_nobody_gets_into_it_any_more(removed: Wgtool, command: list[str]) -> None:
    result = removed(*command, "blue-badge")
    assert result.code == 1
    assert "no longer in the programme: blue-badge" in result.err


def test_check_says_what_to_do(removed: Wgtool) -> None:
    result = removed("check")
    assert result.code == 4
    for command in ("transfer EMAIL blue-badge OTHER-GROUP", "withdraw EMAIL blue-badge", "roster blue-badge"):
        assert f"wgtool {command}" in result.out
    for one in ("ann", "bet"):
        removed.ok("withdraw", f"{one}@example.org", "blue-badge")
    assert removed("check").code == 0
    assert "blue-badge" not in removed.ok("roster").out
