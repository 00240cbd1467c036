"""Times at which hardly anybody meets are warned of where they are given, and by `check`."""

from typing import Any

import pytest

from conftest import Wgtool


def warned(wgtool: Wgtool, *command: object) -> list[str]:
    """Return the warnings of a change."""
    view: Any = wgtool.ok(*command, "--format", "json").json
    return view["warnings"]


ODD = [
    ("2021-11-06 14:00", "on a Saturday or Sunday: Saturday 6 November 2021, 14:00"),
    ("2021-11-07 14:00", "on a Saturday or Sunday"),
    ("2021-11-03 07:59", "between 20:00 and 08:00"),
    ("2021-11-03 19:01", "between 20:00 and 08:00"),
    ("2021-11-03 23:30", "between 20:00 and 08:00"),
    ("2021-09-14 14:00", "before the programme’s first week, which begins on 20 September 2021"),
    ("2020-11-03 14:00", "before the programme’s first week"),
]


@pytest.mark.parametrize(("to", "said"), ODD)
def test_a_move_to_an_odd_time_and_check_name_it(wgtool: Wgtool, to: str, said: str) -> None:
    (warning,) = [one for one in warned(wgtool, "reschedule", "ddat-roles", "--week", "7", "--to", to) if said in one]
    assert warning.startswith("DDaT Roles, week 7: ")
    assert said in wgtool.ok("check").out


@pytest.mark.parametrize("to", ["2021-11-03 08:00", "2021-11-03 19:00", "2021-11-05 14:00"])
def test_the_edges_of_the_day_are_usual(wgtool: Wgtool, to: str) -> None:
    assert warned(wgtool, "reschedule", "ddat-roles", "--week", "7", "--to", to) == []


def test_a_time_that_is_past_is_named_and_check_judges_by_when_the_move_was_recorded(wgtool: Wgtool) -> None:
    command = ("reschedule", "ddat-roles", "--week", "7", "--to")
    assert any("this time is past" in one for one in warned(wgtool, *command, "2021-10-14 10:00"))
    assert "to a time that was past already" in wgtool.ok("check").out
    assert not any("is past" in one for one in warned(wgtool, *command, "2021-10-21 10:00"))
    later = {"WGTOOL_NOW": "2021-12-01T09:00:00+00:00"}
    assert "past already" not in wgtool.ok("check", env=later).out
    wgtool.ok("cancel", "ddat-roles", "--week", "7", env=later)
    wgtool.ok("reinstate", "ddat-roles", "--week", "7", env=later)
    assert "past already" not in wgtool.ok("check", env=later).out


@pytest.mark.parametrize(
    "command", [["cancel"], ["reschedule", "--to", "2021-10-27 10:00"], ["reschedule", "--minutes", "30"]], ids=" ".join
)
def test_a_session_that_has_begun_is_changed_with_a_warning(wgtool: Wgtool, command: list[str]) -> None:
    name, *options = command
    options += [] if name == "cancel" or "--to" in options else ["--to", "2021-09-27 10:00"]
    assert any(
        "has begun already: Monday 27 September 2021" in one
        for one in warned(wgtool, name, "ddat-roles", "--week", "2", *options)
    )
    assert not any("has begun" in one for one in warned(wgtool, "cancel", "ddat-roles", "--week", "9"))


def test_a_past_session_that_comes_back_is_warned_of(wgtool: Wgtool) -> None:
    wgtool.ok("cancel", "ddat-roles", "--week", "2")
    assert any("has begun already" in one for one in warned(wgtool, "reinstate", "ddat-roles", "--week", "2"))


def test_check_names_a_wrong_year_of_a_hand_edit(wgtool: Wgtool) -> None:
    file = wgtool.own_programme()
    exception = "\n[[groups.sessions]]\nweek = 12\ndate = 2016-12-08\n"
    file.write_text(file.read_text("utf-8") + exception, "utf-8")
    assert "before the programme’s first week" in wgtool.ok("check").out


def test_whoever_moves_up_into_a_clash_is_named(wgtool: Wgtool) -> None:
    wgtool.own_programme(old1='id = "blue-badge"\n', new1='id = "blue-badge"\ncapacity = 1\n')
    wgtool.ok("reschedule", "blue-badge", "--week", "7", "--to", "2021-11-02 10:30")
    wgtool.sign_up("ann", "blue-badge")
    wgtool.sign_up("bet", "blue-badge")
    join = ["signup", "wet-signatures", "--name", "Bet", "--email", "bet@example.org", "--organisation", "Gwynedd"]
    wgtool.ok(*join, "--allow-clash")
    assert "two groups at the same time" not in wgtool.ok("check").out
    for command in (["withdraw", "ann@example.org"], ["erase", "ann@example.org"]):
        (warning,) = warned(wgtool, *command, "--dry-run")
        assert "Bet moves up into Blue badge review" in warning
        assert "Tuesday 2 November 2021, 10:30" in warning
    assert "Bet moves up into" in wgtool.ok("withdraw", "ann@example.org").err
    found = wgtool.ok("check").out
    assert "two groups at the same time" in found
    assert "In both: Bet" in found


@pytest.mark.parametrize(
    "arguments",
    [("agenda", "--on", ""), ("week", "--on", " "), ("reschedule", "blue-badge", "--week", "6", "--to", "")],
)
def test_an_empty_date_is_told_as_one_that_is_missing(wgtool: Wgtool, arguments: tuple[str, ...]) -> None:
    result = wgtool(*arguments)
    assert result.code == 2
    assert result.err.startswith("wgtool: error: A date such as 2021-")
