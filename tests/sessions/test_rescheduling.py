"""`reschedule`, `cancel`, `reinstate`, `shift` and `finish` as a facilitator runs them."""

from typing import Any

import pytest

from conftest import Wgtool


def changed(wgtool: Wgtool, *arguments: object, **options: Any) -> dict[str, Any]:
    """Return what a command that must succeed says in JSON."""
    view: dict[str, Any] = wgtool.ok(*arguments, "--format", "json", **options).json
    return view


def session(wgtool: Wgtool, week: int, group: str = "blue-badge") -> dict[str, Any]:
    """Return a session as `show` has it."""
    view: dict[str, Any] = wgtool.ok("show", group, "--format", "json").json["sessions"][week - 1]
    return view


def test_a_session_is_moved_and_keeps_its_length_and_its_old_date_in_sight(wgtool: Wgtool) -> None:
    view = changed(
        wgtool, "reschedule", "blue-badge", "--week", "7", "--to", "2021-11-03 09:30", "--reason", "Half term"
    )
    assert view["schema"] == "wgtool/change/1"
    assert (view["do"], view["entry"], view["dry_run"]) == ("reschedule", 1, False)
    assert view["sessions"] == [
        {
            "group": "blue-badge",
            "week": 7,
            "before": "2021-11-02T15:00:00+00:00",
            "after": "2021-11-03T09:30:00+00:00",
            "minutes_before": 60,
            "minutes": 60,
            "status": "moved",
        }
    ]
    now = session(wgtool, 7)
    assert (now["starts_at"], now["ends_at"]) == ("2021-11-03T09:30:00+00:00", "2021-11-03T10:30:00+00:00")
    assert (now["status"], now["originally"]) == ("moved", "2021-11-02T15:00:00+00:00")
    assert now["reason"] == "Half term"
    agenda = wgtool.ok("agenda", "--week", "7", "--group", "blue-badge", "--format", "json").json
    assert agenda["sessions"][0]["blocks"][0]["starts_at"] == "2021-11-03T09:30:00+00:00"


def test_a_new_length_is_told_with_what_the_parts_make_of_it(wgtool: Wgtool) -> None:
    view = changed(wgtool, "reschedule", "blue-badge", "--week", "5", "--to", "2021-10-19 15:00", "--minutes", "45")
    assert view["sessions"][0]["status"] == "moved"
    assert "(60 minutes) → " in view["text"][0]
    assert any("the parts run over the end by: 15 minutes" in one for one in view["warnings"])
    assert session(wgtool, 5)["ends_at"] == "2021-10-19T15:45:00+01:00"


def test_a_session_moved_back_to_its_own_time_is_as_planned_again(wgtool: Wgtool) -> None:
    changed(wgtool, "reschedule", "blue-badge", "--week", "5", "--to", "2021-10-20T15:00")
    assert (
        changed(wgtool, "reschedule", "blue-badge", "--week", "5", "--to", "2021-10-19T15:00")["sessions"][0]["status"]
        == "scheduled"
    )
    assert session(wgtool, 5)["originally"] is None


def test_a_rehearsal_says_the_same_and_writes_nothing(wgtool: Wgtool) -> None:
    arguments = ("shift", "blue-badge", "--from-week", "3", "--by", "7")
    rehearsed = changed(wgtool, *arguments, "--dry-run")
    assert not wgtool.store.exists()
    done = changed(wgtool, *arguments)
    assert (rehearsed["entry"], rehearsed["dry_run"]) == (None, True)
    assert {**rehearsed, "entry": 1, "dry_run": False} == done
    assert "A rehearsal" in wgtool.ok("cancel", "blue-badge", "--week", "1", "--dry-run").out


@pytest.mark.parametrize(
    "command",
    [
        ("reschedule", "blue-badge", "--week", "5", "--to", "2021-10-20 15:00", "--reason", "Half term"),
        ("cancel", "blue-badge", "--week", "5", "--reason", "Illness"),
        ("finish", "blue-badge", "--after-week", "6"),
    ],
)
def test_doing_it_again_changes_nothing(wgtool: Wgtool, command: tuple[str, ...]) -> None:
    assert changed(wgtool, *command)["entry"] == 1
    before = wgtool.store.read_bytes()
    again = changed(wgtool, *command)
    assert (again["entry"], again["sessions"], again["people"]) == (None, [], [])
    assert wgtool.store.read_bytes() == before


@pytest.mark.parametrize(
    "command",
    [
        ("reinstate", "blue-badge", "--week", "5"),
        ("shift", "--from-week", "1", "--by", "0"),
        ("finish", "blue-badge", "--after-week", "12"),
        ("reschedule", "blue-badge", "--week", "5", "--to", "2021-10-19 15:00"),
    ],
)
def test_what_is_so_already_is_no_change(wgtool: Wgtool, command: tuple[str, ...]) -> None:
    assert changed(wgtool, *command)["entry"] is None
    assert wgtool.ok(*command).out == "Nothing to change: that is so already.\n"
    assert not wgtool.store.exists()


def test_a_cancelled_session_comes_back_to_the_time_it_had(wgtool: Wgtool) -> None:
    changed(wgtool, "reschedule", "blue-badge", "--week", "5", "--to", "2021-10-20 09:00", "--minutes", "90")
    cancelled = changed(wgtool, "cancel", "blue-badge", "--week", "5", "--reason", "Illness")
    assert cancelled["sessions"][0]["status"] == "cancelled"
    now = session(wgtool, 5)
    assert (now["status"], now["reason"]) == ("cancelled", "Illness")
    assert now["originally"] == "2021-10-19T15:00:00+01:00"
    back = changed(wgtool, "reinstate", "blue-badge", "--week", "5")["sessions"][0]
    assert (back["after"], back["status"]) == ("2021-10-20T09:00:00+01:00", "moved")
    now = session(wgtool, 5)
    assert (now["ends_at"], now["reason"]) == ("2021-10-20T10:30:00+01:00", None)


def test_a_cancelled_session_that_is_rescheduled_is_held_again(wgtool: Wgtool) -> None:
    changed(wgtool, "cancel", "blue-badge", "--week", "5", "--reason", "Illness")
    view = changed(wgtool, "reschedule", "blue-badge", "--week", "5", "--to", "2021-10-22 09:00")
    assert view["sessions"][0]["status"] == "moved"
    assert "was cancelled; now it is held again" in view["warnings"][0]
    assert session(wgtool, 5)["reason"] is None


def test_a_shift_keeps_the_hour_across_the_change_of_the_clocks(wgtool: Wgtool) -> None:
    view = changed(wgtool, "shift", "--from-week", "6", "--by", "7", "--reason", "Late start")
    assert len(view["sessions"]) == 8 * 7
    first = next(one for one in view["sessions"] if one["group"] == "blue-badge")
    assert (first["before"], first["after"]) == ("2021-10-26T15:00:00+01:00", "2021-11-02T15:00:00+00:00")
    assert session(wgtool, 5)["status"] == "scheduled"


def test_a_shift_moves_cancelled_sessions_too_and_they_stay_cancelled(wgtool: Wgtool) -> None:
    changed(wgtool, "cancel", "blue-badge", "--week", "5", "--reason", "Illness")
    view = changed(wgtool, "shift", "blue-badge", "--from-week", "5", "--by", "7", "--reason", "Late start")
    assert [one["status"] for one in view["sessions"]] == ["cancelled", *["moved"] * 7]
    assert "still cancelled" in view["text"][0]
    assert (session(wgtool, 5)["reason"], session(wgtool, 6)["reason"]) == ("Illness", "Late start")
    changed(wgtool, "reinstate", "blue-badge", "--week", "5")
    assert session(wgtool, 5)["starts_at"] == "2021-10-26T15:00:00+01:00"


def test_a_shift_there_and_back_leaves_everything_as_planned(wgtool: Wgtool) -> None:
    changed(wgtool, "shift", "blue-badge", "--from-week", "1", "--by", "10")
    changed(wgtool, "shift", "blue-badge", "--from-week", "1", "--by", "-10")
    assert {session(wgtool, week)["status"] for week in range(1, 13)} == {"scheduled"}


def test_a_group_that_finishes_early_has_its_later_sessions_cancelled(wgtool: Wgtool) -> None:
    changed(wgtool, "cancel", "blue-badge", "--week", "9", "--reason", "Illness")
    view = changed(wgtool, "finish", "blue-badge", "--after-week", "6", "--reason", "Done")
    assert [one["week"] for one in view["sessions"]] == [7, 8, 10, 11, 12]
    assert {one["status"] for one in view["sessions"]} == {"cancelled"}
    assert (session(wgtool, 9)["reason"], session(wgtool, 10)["reason"]) == ("Illness", "Done")
    assert len(changed(wgtool, "finish", "missed-bin", "--after-week", "0")["sessions"]) == 12


def test_the_people_touched_are_named_and_nobody_else(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge")
    wgtool.sign_up("bob", "ddat-roles")
    wgtool.sign_up("ann", "blue-badge", "ddat-roles")
    view = changed(wgtool, "cancel", "blue-badge", "--week", "5")
    assert view["people"] == ["sian@example.org", "ann@example.org"]
    assert view["text"][-1] == "People touched (2): Sian, Ann"
    every = changed(wgtool, "shift", "--from-week", "1", "--by", "7")["people"]
    assert sorted(every) == ["ann@example.org", "bob@example.org", "sian@example.org"]


def test_new_clashes_of_people_are_warnings_and_old_ones_are_not_repeated(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge", "ddat-roles")
    wgtool.sign_up("bob", "blue-badge")
    view = changed(wgtool, "reschedule", "blue-badge", "--week", "5", "--to", "2021-10-18 10:30")
    (clash,) = view["warnings"]
    assert clash.startswith("New clash: DDaT Roles, week 5; Blue badge")
    assert clash.endswith("In both: Sian")
    assert changed(wgtool, "reschedule", "blue-badge", "--week", "5", "--to", "2021-10-18 10:15")["warnings"] == []
    # The whole programme moves together: nothing is new.
    assert not [one for one in changed(wgtool, "shift", "--from-week", "1", "--by", "-7")["warnings"] if "clash" in one]


def test_sessions_that_touch_are_no_clash(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge", "ddat-roles")
    view = changed(wgtool, "reschedule", "blue-badge", "--week", "5", "--to", "2021-10-18 11:00")
    assert view["warnings"] == []


def test_a_cancelled_session_clashes_with_nothing_until_it_is_back(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge", "ddat-roles")
    changed(wgtool, "cancel", "ddat-roles", "--week", "5")
    moved = changed(wgtool, "reschedule", "blue-badge", "--week", "5", "--to", "2021-10-18 10:00")
    assert moved["warnings"] == []
    assert "New clash" in changed(wgtool, "reinstate", "ddat-roles", "--week", "5")["warnings"][0]


def test_a_facilitator_in_two_places_is_a_warning(wgtool: Wgtool) -> None:
    leader = 'facilitator = { name = "Sam Example", email = "%s" }\n'
    wgtool.own_programme(
        old1='id = "blue-badge"\n',
        new1='id = "blue-badge"\n' + leader % "Sam@example.org",
        old2='id = "ddat-roles"\n',
        new2='id = "ddat-roles"\n' + leader % "sam@example.org",
    )
    view = changed(wgtool, "reschedule", "blue-badge", "--week", "5", "--to", "2021-10-18 10:30")
    assert view["warnings"][0].startswith("New clash: Sam Example facilitates both")
    assert view["entry"] == 1


def test_two_sessions_of_one_group_at_once_are_a_warning(wgtool: Wgtool) -> None:
    view = changed(wgtool, "reschedule", "blue-badge", "--week", "5", "--to", "2021-10-26 15:30")
    assert "two sessions at once, weeks: 6, 5" in view["warnings"][0]


def test_public_holidays_and_dates_to_avoid_are_warnings(wgtool: Wgtool) -> None:
    wgtool.own_programme(
        old1='subdivision = "WLS"\n',
        new1='subdivision = "WLS"\navoid = [{ date = 2021-10-20, reason = "Staff conference" }]\n',
    )
    view = changed(wgtool, "reschedule", "blue-badge", "--week", "5", "--to", "2021-10-20 10:00")
    assert [one for one in view["warnings"] if "on a date to avoid (Staff conference)" in one]
    view = changed(wgtool, "reschedule", "blue-badge", "--week", "11", "--to", "2021-12-27 10:00")
    assert [one for one in view["warnings"] if "on a public holiday (Christmas Day" in one]
    assert [one for one in view["warnings"] if "after the last day" in one]


def test_a_time_that_the_clocks_skip_is_refused(wgtool: Wgtool) -> None:
    result = wgtool("reschedule", "blue-badge", "--week", "5", "--to", "2022-03-27 01:30")
    assert result.code == 1
    assert "this time does not exist" in result.err
    # Week 12 at 01:30 on a Sunday, moved into that night with all the others.
    wgtool.ok("reschedule", "blue-badge", "--week", "12", "--to", "2022-03-20 01:30")
    before = wgtool.store.read_bytes()
    assert wgtool("shift", "blue-badge", "--from-week", "1", "--by", "7").code == 1
    assert wgtool.store.read_bytes() == before


def test_a_time_that_exists_twice_is_the_first_and_a_warning(wgtool: Wgtool) -> None:
    view = changed(wgtool, "reschedule", "blue-badge", "--week", "6", "--to", "2021-10-31 01:30")
    assert view["sessions"][0]["after"] == "2021-10-31T01:30:00+01:00"
    assert any("this time exists twice" in warning for warning in view["warnings"])
    result = wgtool.ok("export-ics", "blue-badge", "-o", "-")
    assert "\r\nDTSTART:20211031T003000Z\r\nDTEND:20211031T013000Z\r\n" in result.out
    assert "this time exists twice" in result.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("reschedule", "blue-badge", "--week", "5", "--to", "next Tuesday"),
        ("reschedule", "blue-badge", "--week", "5", "--to", ""),
        ("reschedule", "blue-badge", "--week", "5", "--to", "2021-10-20", "--by", "1"),
        ("reschedule", "blue-badge", "--week", "5", "--to", "2021-02-30 10:00"),
        ("reschedule", "blue-badge", "--week", "5", "--to", "2021-10-19 25:00"),
        ("reschedule", "blue-badge", "--week", "5", "--to", "9999-12-31 23:30"),
        ("reschedule", "blue-badge", "--week", "5"),
        ("reschedule", "blue-badge", "--week", "5", "--to", "2021-10-20 10:00", "--minutes", "0"),
        ("reschedule", "blue-badge", "--week", "five", "--to", "2021-10-20 10:00"),
        ("cancel", "blue-badge"),
        ("cancel", "blue-badge", "--week", "5", "--reason", "  "),
        ("cancel", "blue-badge", "--week", "5", "--reason", "a\x1b[31mb"),
        ("shift", "--by", "7"),
        ("shift", "--from-week", "1", "--by", "99999999999"),
        ("finish", "blue-badge"),
    ],
)
def test_what_cannot_be_is_wrong_usage(wgtool: Wgtool, arguments: tuple[str, ...]) -> None:
    result = wgtool(*arguments)
    assert (result.code, result.out) == (2, "")
    assert not wgtool.store.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("reschedule", "blue-bagde", "--week", "5", "--to", "2021-10-20 10:00"),
        ("reschedule", "blue-badge", "--week", "13", "--to", "2021-10-20 10:00"),
        ("cancel", "blue-badge", "--week", "0"),
        ("reinstate", "blue-badge", "--week", "99"),
        ("shift", "--from-week", "13", "--by", "7"),
        ("shift", "nobody", "--from-week", "1", "--by", "7"),
        ("finish", "blue-badge", "--after-week", "13"),
        ("finish", "blue-badge", "--after-week", "-1"),
    ],
)
def test_groups_and_weeks_that_do_not_exist_are_refused(wgtool: Wgtool, arguments: tuple[str, ...]) -> None:
    result = wgtool(*arguments)
    assert (result.code, result.out) == (1, "")
    assert not wgtool.store.exists()


def test_everything_is_said_in_welsh_too(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge", "ddat-roles")
    result = wgtool.ok("reschedule", "blue-badge", "--week", "5", "--to", "2021-10-18 10:30", "--lang", "cy")
    assert "wythnos 5: dydd Mawrth 19 Hydref 2021, 15:00 → dydd Llun 18 Hydref 2021, 10:30" in result.out
    assert "Pobl yr effeithir arnynt (1): Sian" in result.out
    assert "rhybudd: Gwrthdaro newydd" in result.err
