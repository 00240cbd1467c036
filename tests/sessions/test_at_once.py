"""Several sessions in one step: by groups, by a day, by weeks; and new times as people write them."""

from typing import Any

import pytest

from conftest import Wgtool

MONDAY = ("ddat-roles", "entry-points", "customer-satisfaction")


def starts(wgtool: Wgtool, group: str, week: int) -> str:
    """Return when a session stands, without its offset."""
    session = wgtool.ok("show", group, "--format", "json").json["sessions"][week - 1]
    return str(session["starts_at"][:16])


def cancelled(wgtool: Wgtool) -> set[tuple[str, int]]:
    """Return the sessions that are cancelled."""
    found = set()
    for group in wgtool.ok("groups", "--format", "json").json["groups"]:
        sessions = wgtool.ok("show", group["id"], "--format", "json").json["sessions"]
        found |= {(group["id"], one["week"]) for one in sessions if one["status"] == "cancelled"}
    return found


def changed(wgtool: Wgtool, *command: object) -> Any:
    return wgtool.ok(*command, "--format", "json").json


def test_several_groups_are_one_step_and_one_undo(wgtool: Wgtool) -> None:
    view = changed(wgtool, "cancel", "blue-badge", "missed-bin", "--week", "9", "--reason", "Conference")
    assert [(one["group"], one["status"]) for one in view["sessions"]] == [
        ("blue-badge", "cancelled"),
        ("missed-bin", "cancelled"),
    ]
    assert len(wgtool.entries()) == 1
    wgtool.ok("undo")
    assert cancelled(wgtool) == set()


def test_no_group_named_means_all_that_have_that_week_and_have_not_ended(wgtool: Wgtool) -> None:
    wgtool.ok("finish", "blue-badge", "--after-week", "8")
    before = cancelled(wgtool)
    assert len(changed(wgtool, "cancel", "--week", "9")["sessions"]) == 7
    assert len(changed(wgtool, "reinstate", "--week", "9")["sessions"]) == 7
    assert cancelled(wgtool) == before
    # It still meets in the weeks before its end.
    assert len(changed(wgtool, "cancel", "--week", "7")["sessions"]) == 8
    assert wgtool("reinstate", "blue-badge", "--week", "9").code == 1


def test_a_day_is_that_day_alone_as_now_planned(wgtool: Wgtool) -> None:
    wgtool.ok("reschedule", "blue-badge", "--week", "9", "--to", "2021-11-15 09:00")
    view = changed(wgtool, "cancel", "--on", "15/11/2021", "--reason", "Conference")
    assert len(view["sessions"]) == 5
    assert {one["week"] for one in view["sessions"]} == {9}
    assert ("blue-badge", 9) in cancelled(wgtool)
    assert ("wet-signatures", 9) not in cancelled(wgtool)
    view = changed(wgtool, "reinstate", "blue-badge", "ddat-roles", "--on", "2021-11-15")
    assert [one["group"] for one in view["sessions"]] == ["blue-badge", "ddat-roles"]


@pytest.mark.parametrize(
    "command",
    [["cancel", "--on", "2021-11-20"], ["cancel", "blue-badge", "--on", "2021-11-15"], ["cancel", "--week", "13"]],
    ids=" ".join,
)
def test_no_session_then_is_refused(wgtool: Wgtool, command: list[str]) -> None:
    result = wgtool(*command)
    assert (result.code, result.out) == (1, "")
    assert not wgtool.store.exists()


@pytest.mark.parametrize(
    "command",
    [
        ["cancel", "blue-badge"],
        ["cancel", "--week", "9", "--on", "2021-11-15"],
        ["reschedule", "--week", "9"],
        ["reschedule", "--week", "9", "--to", "thursday", "--by", "2"],
        ["shift", "--from-week", "3"],
        ["shift", "--from-week", "3", "--by", "7", "--to-week", "4"],
        ["shift", "--from-week", "5", "--by", "7", "--through-week", "4"],
        ["finish", "blue-badge", "--after-week", "6", "--allow-clash"],
    ],
    ids=" ".join,
)
def test_what_does_not_go_together_is_wrong_usage(wgtool: Wgtool, command: list[str]) -> None:
    assert wgtool(*command).code == 2


def test_of_several_those_that_are_so_already_stay_as_they_are_with_their_reason(wgtool: Wgtool) -> None:
    wgtool.ok("cancel", "blue-badge", "--week", "9", "--reason", "Ill")
    view = changed(wgtool, "cancel", "--week", "9", "--reason", "Conference")
    assert len(view["sessions"]) == 7
    session = wgtool.ok("show", "blue-badge", "--format", "json").json["sessions"][8]
    assert session["reason"] == "Ill"
    again = changed(wgtool, "cancel", "--week", "9", "--reason", "Another")
    assert (again["entry"], again["sessions"]) == (None, [])
    # One alone gets the new reason.
    wgtool.ok("cancel", "blue-badge", "--week", "9", "--reason", "Still ill")
    assert wgtool.ok("show", "blue-badge", "--format", "json").json["sessions"][8]["reason"] == "Still ill"


@pytest.mark.parametrize(
    ("to", "stands"),
    [
        ("2021-10-20 14:00", "2021-10-20T14:00"),
        ("2021-10-20T9:30", "2021-10-20T09:30"),
        ("20/10/2021", "2021-10-20T15:00"),
        ("8/11/2021 11:00", "2021-11-08T11:00"),
        ("2021-10-20", "2021-10-20T15:00"),
        ("thursday 11:00", "2021-10-21T11:00"),
        ("Thursday", "2021-10-21T15:00"),
        ("dydd Iau 11:00", "2021-10-21T11:00"),
        ("iau", "2021-10-21T15:00"),
        ("MONDAY, 16:00", "2021-10-18T16:00"),
        ("16:30", "2021-10-19T16:30"),
    ],
)
def test_a_new_time_as_people_write_it(wgtool: Wgtool, to: str, stands: str) -> None:
    wgtool.ok("reschedule", "blue-badge", "--week", "5", "--to", to)
    assert starts(wgtool, "blue-badge", 5) == stands


def test_a_weekday_is_of_the_week_in_which_the_session_now_stands(wgtool: Wgtool) -> None:
    wgtool.ok("shift", "--from-week", "6", "--by", "14")
    wgtool.ok("reschedule", "blue-badge", "ddat-roles", "--week", "6", "--to", "friday")
    assert starts(wgtool, "blue-badge", 6) == "2021-11-12T15:00"
    assert starts(wgtool, "ddat-roles", 6) == "2021-11-12T10:00"


@pytest.mark.parametrize("to", ["soon", "thursday 25:00", "2021-02-30", "31/2/2021 10:00", "8/11 11:00", "day"])
def test_what_is_no_time_shows_how_one_is_written(wgtool: Wgtool, to: str) -> None:
    result = wgtool("reschedule", "blue-badge", "--week", "5", "--to", to)
    assert (result.code, "thursday 14:00" in result.err) == (2, True)


def test_several_are_moved_by_days_at_their_own_hours(wgtool: Wgtool) -> None:
    wgtool.ok("reschedule", "--week", "9", "--by", "2", "--reason", "Conference")
    assert starts(wgtool, "ddat-roles", 9) == "2021-11-17T10:00"
    assert starts(wgtool, "missed-bin", 9) == "2021-11-18T16:00"
    assert len(wgtool.entries()) == 1


def test_a_shift_to_where_another_week_begins_and_through_a_last_week(wgtool: Wgtool) -> None:
    wgtool.ok("shift", "--from-week", "3", "--to-week", "5", "--through-week", "11")
    assert starts(wgtool, "ddat-roles", 3) == "2021-10-18T10:00"
    assert starts(wgtool, "ddat-roles", 11) == "2021-12-13T10:00"
    assert starts(wgtool, "ddat-roles", 12) == "2021-12-06T10:00"
    wgtool.ok("undo")
    wgtool.ok("shift", "blue-badge", "--from-week", "12", "--to-week", "14")
    assert starts(wgtool, "blue-badge", 12) == "2021-12-21T15:00"
    wgtool.ok("shift", "blue-badge", "--from-week", "1", "--by", "1", "--through-week", "2")
    assert starts(wgtool, "blue-badge", 2) == "2021-09-29T15:00"
    assert starts(wgtool, "blue-badge", 3) == "2021-10-05T15:00"


def test_who_only_waits_is_counted_apart(wgtool: Wgtool) -> None:
    wgtool.own_programme(old1='id = "blue-badge"\n', new1='id = "blue-badge"\ncapacity = 1\n')
    for person in ("ann", "bea", "cai"):
        wgtool.sign_up(person, "blue-badge")
    told = wgtool.ok("cancel", "blue-badge", "--week", "9").out
    assert "People touched (1; waiting: 2): Ann, Bea, Cai" in told
    assert "People touched (1; waiting: 2): Ann, Bea, Cai" in wgtool.ok("undo").out
