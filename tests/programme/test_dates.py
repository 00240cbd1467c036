"""The dates of the programme of autumn 2021, as its page gives them, and the change of the clocks among them."""

from datetime import UTC, datetime

import pytest

from conftest import Wgtool

SLOTS = {
    "ddat-roles": ("monday", "10:00"),
    "entry-points": ("monday", "11:00"),
    "shared-principles": ("monday", "15:00"),
    "customer-services-efficiency": ("monday", "16:00"),
    "wet-signatures": ("tuesday", "10:00"),
    "service-design": ("tuesday", "11:00"),
    "blue-badge": ("tuesday", "15:00"),
    "missed-bin": ("tuesday", "16:00"),
}
# Mondays of the twelve weeks, written out so that no arithmetic of ours checks itself.
MONDAYS = [
    "2021-09-20",
    "2021-09-27",
    "2021-10-04",
    "2021-10-11",
    "2021-10-18",
    "2021-10-25",
    "2021-11-01",
    "2021-11-08",
    "2021-11-15",
    "2021-11-22",
    "2021-11-29",
    "2021-12-06",
]
TUESDAYS = [
    "2021-09-21",
    "2021-09-28",
    "2021-10-05",
    "2021-10-12",
    "2021-10-19",
    "2021-10-26",
    "2021-11-02",
    "2021-11-09",
    "2021-11-16",
    "2021-11-23",
    "2021-11-30",
    "2021-12-07",
]


@pytest.mark.parametrize("group", SLOTS)
def test_each_of_the_96_sessions_has_its_local_time_and_its_instant(wgtool: Wgtool, group: str) -> None:
    weekday, clock = SLOTS[group]
    days = MONDAYS if weekday == "monday" else TUESDAYS
    sessions = wgtool.ok("show", group, "--format", "json").json["sessions"]
    assert len(sessions) == 12
    for number, (session, day) in enumerate(zip(sessions, days, strict=True), 1):
        # The clocks go back on 31 October: summer time for weeks 1 to 6, then Greenwich time.
        offset = "+01:00" if number <= 6 else "+00:00"
        assert session["week"] == number
        assert session["starts_at"] == f"{day}T{clock}:00{offset}"
        start, end = datetime.fromisoformat(session["starts_at"]), datetime.fromisoformat(session["ends_at"])
        assert (end - start).total_seconds() == 3600
        assert start.astimezone(UTC).hour == int(clock[:2]) - (1 if number <= 6 else 0)


def test_half_the_sessions_fall_before_the_clocks_go_back(wgtool: Wgtool) -> None:
    starts = [
        session["starts_at"]
        for group in SLOTS
        for session in wgtool.ok("show", group, "--format", "json").json["sessions"]
    ]
    assert len(starts) == 96
    assert sum(start.endswith("+01:00") for start in starts) == 48


def test_check_warns_of_the_four_sessions_after_the_last_day_and_of_nothing_else(wgtool: Wgtool) -> None:
    problems = wgtool.ok("check", "--format", "json").json["problems"]
    assert [(problem["severity"], problem["where"]) for problem in problems] == [
        ("warning", f"groups[{group}].week[12]")
        for group in ("wet-signatures", "service-design", "blue-badge", "missed-bin")
    ]
    assert all("7 December 2021" in problem["message"] for problem in problems)


def test_check_with_strict_exits_1_for_a_warning(wgtool: Wgtool) -> None:
    assert wgtool("check", "--strict").code == 1


def test_the_current_week_is_the_one_that_holds_now(wgtool: Wgtool) -> None:
    view = wgtool.ok("agenda", "--format", "json").json
    assert view["week"] == 5
    assert len(view["sessions"]) == 8


@pytest.mark.parametrize(
    ("now", "week"),
    [
        # The last moment of Sunday belongs to the week that ends, in the programme's zone.
        ("2021-10-17T23:59:59+01:00", 4),
        ("2021-10-17T23:30:00+00:00", 5),
        ("2021-10-18T00:00:00", 5),
        ("2021-12-12T23:00:00", 12),
    ],
)
def test_a_week_runs_from_monday_in_the_programmes_zone(wgtool: Wgtool, now: str, week: int) -> None:
    view = wgtool.ok("agenda", "--format", "json", env={"WGTOOL_NOW": now}).json
    assert view["week"] == week


@pytest.mark.parametrize("now", ["2021-09-19T12:00", "2021-12-13T00:00", "2026-01-01T00:00"])
def test_outside_the_programme_the_agenda_says_which_weeks_there_are(wgtool: Wgtool, now: str) -> None:
    result = wgtool("agenda", env={"WGTOOL_NOW": now})
    assert result.code == 1
    assert result.out == ""
    assert "1–12" in result.err
    assert "20 September 2021" in result.err


def test_on_shows_the_sessions_of_that_dates_week(wgtool: Wgtool) -> None:
    view = wgtool.ok("agenda", "--on", "2021-11-07", "--format", "json").json
    assert view["week"] == 7
    assert {session["week"] for session in view["sessions"]} == {7}


def test_start_times_of_blocks_follow_the_sessions_own_start(wgtool: Wgtool) -> None:
    view = wgtool.ok("agenda", "--week", "5", "--group", "missed-bin", "--format", "json").json
    (session,) = view["sessions"]
    clocks = [block["starts_at"][11:16] for block in session["blocks"]]
    assert clocks == ["16:00", "16:04", "16:10", "16:34", "16:40", "16:46", "16:56"]
    assert sum(block["minutes"] for block in session["blocks"]) == 60


@pytest.mark.parametrize(
    "now",
    [
        "9999-12-31T23:59:59-12:00",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59",
        "0001-01-01",
        "9999-12-27T00:00:00Z",
        "0002-06-01T00:00:00Z",
        "1000-01-01T00:00:00",
        "9998-12-31T23:59:59-12:00",
    ],
)
@pytest.mark.parametrize("command", [["agenda"], ["init", "new"], ["retention"], ["history"]])
def test_wgtool_now_at_the_ends_of_the_calendar_is_a_usage_error(wgtool: Wgtool, now: str, command: list[str]) -> None:
    result = wgtool(*command, env={"WGTOOL_NOW": now})
    if command != ["history"]:
        assert result.code == 2
        assert "WGTOOL_NOW" in result.err
    assert result.code in {0, 2}


@pytest.mark.parametrize("now", ["1001-01-01T00:00:00+14:00", "9997-12-31T23:59:59-12:00"])
def test_what_is_recorded_near_the_ends_of_the_calendar_can_be_read_again(wgtool: Wgtool, now: str) -> None:
    clock = {"WGTOOL_NOW": now}
    wgtool.ok("cancel", "blue-badge", "--week", "3", env=clock)
    for command in (["history"], ["check"], ["retention"], ["changes", "--since", "1"], ["undo"]):
        assert wgtool(*command, env=clock).code == 0


def test_wgtool_now_that_is_no_time_is_a_usage_error(wgtool: Wgtool) -> None:
    result = wgtool("agenda", env={"WGTOOL_NOW": "soon"})
    assert result.code == 2
    assert "WGTOOL_NOW" in result.err
