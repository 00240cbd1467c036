"""Weeks that the sprint skips, sessions of all groups at once, and workshops of another length."""

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Wgtool
from running import signup
from wgtool.domain.placing import fitted
from wgtool.domain.programme import Block
from wgtool.domain.text import same

BREAK = 'breaks = [{ monday = 2021-10-18, reason = { en = "Half term", cy = "Hanner tymor" } }]'
ALL = '[[programme.sessions]]\nweek = 12\ndate = 2021-12-16\nstarts = "10:00"\nminutes = 90\nreason = "Together"\n'


def with_lines(wgtool: Wgtool, lines: str = "", tables: str = "", **groups: str) -> Wgtool:
    """Have lines in [programme], tables behind it, and lines in groups."""
    changes = {"old_p": "sprint = ", "new_p": f"{lines}\nsprint = "}
    changes |= {"old_t": '\n[[groups]]\nid = "ddat-roles"', "new_t": f'\n{tables}\n[[groups]]\nid = "ddat-roles"'}
    for name, own in groups.items():
        id_ = f'id = "{name.replace("_", "-")}"\n'
        changes |= {f"old_{name}": id_, f"new_{name}": f"{id_}{own}\n"}
    wgtool.own_programme(**changes)
    return wgtool


def starts(wgtool: Wgtool, group: str = "blue-badge") -> list[str]:
    return [one["starts_at"][:16] for one in wgtool.ok("show", group, "--format", "json").json["sessions"]]


def problems(wgtool: Wgtool) -> list[Any]:
    return list(wgtool("check", "--format", "json").json["problems"])


def test_later_weeks_move_on_and_calendars_with_them(wgtool: Wgtool) -> None:
    with_lines(wgtool)
    before = starts(wgtool)
    wgtool.ok("export-ics", "blue-badge")
    file = wgtool.folder / "programme" / "groups.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("sprint = ", f"{BREAK}\nsprint = ", 1), encoding="utf-8", newline="\n")
    after = starts(wgtool)
    assert after[:4] == before[:4]
    assert after[4:11] == before[5:]
    assert after[11] == "2021-12-14T15:00"
    wgtool.ok("export-ics", "blue-badge")
    text = (wgtool.folder / "calendars" / "blue-badge.ics").read_text(encoding="utf-8")
    assert (text.count("SEQUENCE:1"), text.count("SEQUENCE:0")) == (8, 4)


def test_two_breaks_that_follow_one_another_are_two_weeks(wgtool: Wgtool) -> None:
    with_lines(wgtool, "breaks = [{ monday = 2021-10-25 }, { monday = 2021-10-18 }]")
    assert starts(wgtool)[3:6] == ["2021-10-12T15:00", "2021-11-02T15:00", "2021-11-09T15:00"]


def test_in_a_break_the_week_and_the_agenda_say_so(wgtool: Wgtool) -> None:
    with_lines(wgtool, BREAK)
    view = wgtool.ok("week", "--format", "json").json
    assert (view["break"], view["sessions"]) == ({"monday": "2021-10-18", "reason": "Half term"}, [])
    assert len(view["next"]) == 8
    assert "Half term" in wgtool.ok("week").out
    assert "Hanner tymor" in wgtool.ok("week", "--lang", "cy").out
    refused = wgtool("agenda")
    assert (refused.code, "Half term" in refused.err) == (1, True)
    assert wgtool.ok("week", "--next", "--format", "json").json["break"] is None


def test_a_session_in_a_break_is_a_warning_also_of_the_command_that_moves_it(wgtool: Wgtool) -> None:
    with_lines(wgtool, BREAK)
    told = wgtool.ok("reschedule", "blue-badge", "--week", "5", "--to", "2021-10-20 10:00").err
    assert "in a break of the sprint (Half term)" in told
    assert any("in a break of the sprint (Half term)" in one["message"] for one in problems(wgtool))


def test_a_date_that_an_exception_gives_stands(wgtool: Wgtool) -> None:
    with_lines(wgtool, BREAK, blue_badge="sessions = [{ week = 6, date = 2021-10-20 }]")
    assert starts(wgtool)[5] == "2021-10-20T15:00"
    assert starts(wgtool)[6] == "2021-11-09T15:00"


def test_a_slip_to_another_week_counts_breaks(wgtool: Wgtool) -> None:
    with_lines(wgtool, BREAK)
    wgtool.ok("shift", "blue-badge", "--from-week", "4", "--to-week", "5")
    assert starts(wgtool)[3] == "2021-10-26T15:00"
    wgtool.ok("undo")
    wgtool.ok("shift", "blue-badge", "--from-week", "12", "--to-week", "14")
    assert starts(wgtool)[11] == "2021-12-28T15:00"


@pytest.mark.parametrize(
    ("lines", "code", "said"),
    [
        ("breaks = [{ monday = 2021-10-19 }]", 3, "2021-10-18"),
        ("breaks = [{ monday = 2021-10-18 }, { monday = 2021-10-18 }]", 3, "twice"),
        ("breaks = [{ monday = 2021-12-13 }]", 0, "no week of the sprint meets this break"),
        ("breaks = [{ monday = 2021-09-13 }]", 0, "no week of the sprint meets this break"),
        ('breaks = [{ reason = "R" }]', 3, "monday"),
    ],
)
def test_what_is_odd_about_breaks_is_told(wgtool: Wgtool, lines: str, code: int, said: str) -> None:
    with_lines(wgtool, lines)
    result = wgtool("check")
    assert (result.code, said in result.out + result.err) == (code, True), result.out
    assert "breaks" in result.out + result.err


def test_one_exception_for_all_groups_gives_way_to_their_own_key_by_key(wgtool: Wgtool) -> None:
    own = 'sessions = [{ week = 12, starts = "14:00", location = "Hall" }]'
    with_lines(wgtool, "", ALL, blue_badge=own, missed_bin="sessions = [{ week = 12, date = 2021-12-17 }]")
    sessions = {
        group: wgtool.ok("show", group, "--format", "json").json["sessions"][11]
        for group in ("ddat-roles", "blue-badge", "missed-bin")
    }
    times = {group: (one["starts_at"][:16], one["ends_at"][11:16]) for group, one in sessions.items()}
    assert times == {
        "ddat-roles": ("2021-12-16T10:00", "11:30"),
        "blue-badge": ("2021-12-16T14:00", "15:30"),
        "missed-bin": ("2021-12-17T10:00", "11:30"),
    }
    assert (sessions["blue-badge"]["location"], sessions["blue-badge"]["reason"]) == ("Hall", "Together")


def test_a_joint_session_is_in_nobodys_way(wgtool: Wgtool) -> None:
    sam = 'facilitator = { name = "Sam", email = "sam@example.org" }'
    with_lines(wgtool, "", ALL, blue_badge=sam, ddat_roles=sam)
    wgtool.ok(*signup("ann", "blue-badge", "ddat-roles"))
    assert not [one for one in problems(wgtool) if "Sam" in one["message"] or "Ann" in one["message"]]
    # Moved away together they are one still; one alone is not.
    assert "clash" not in wgtool.ok("reschedule", "--week", "12", "--to", "2021-12-15 10:00").err
    told = wgtool.ok("reschedule", "blue-badge", "--week", "12", "--to", "2021-12-15 10:30").err
    assert "New clash" in told


def test_what_is_wrong_with_an_exception_for_all_is_told_at_its_line(wgtool: Wgtool) -> None:
    with_lines(wgtool, "", '[[programme.sessions]]\nweek = 13\n\n[[programme.sessions]]\nweek = 3\nends = "09:00"\n')
    where = {one["where"].split(":", 2)[2].split(":")[0].strip() for one in problems(wgtool)}
    assert {"programme.sessions[week 13].week", "programme.sessions[week 3].ends"} <= where


def test_minutes_alone_fit_the_blocks_with_a_warning(wgtool: Wgtool) -> None:
    with_lines(wgtool, blue_badge="sessions = [{ week = 5, minutes = 90 }]")
    usual = wgtool.ok("agenda", "--week", "5", "--group", "ddat-roles", "--format", "json").json["sessions"][0]
    longer = wgtool.ok("agenda", "--week", "5", "--group", "blue-badge", "--format", "json").json["sessions"][0]
    assert sum(block["minutes"] for block in longer["blocks"]) == 90
    assert longer["over_by"] == 0
    pairs = list(zip(usual["blocks"], longer["blocks"], strict=True))
    assert all(abs(new["minutes"] - 1.5 * old["minutes"]) < 1 for old, new in pairs)
    (told,) = (one for one in problems(wgtool) if "fitted" in one["message"])
    assert told["where"].endswith(": groups[blue-badge].sessions[week 5]")
    assert told["message"].endswith("60 minutes → 90 minutes (groups: blue-badge)")
    assert "fitted" not in wgtool.ok("cancel", "blue-badge", "--week", "6").err


def test_parts_that_are_fitted_for_all_groups_are_told_of_once(wgtool: Wgtool) -> None:
    with_lines(wgtool, "", ALL, blue_badge="sessions = [{ week = 12, minutes = 120 }]")
    wgtool.ok("cancel", "missed-bin", "--week", "12")
    told = {one["where"].split(": ")[1]: one["message"] for one in problems(wgtool) if "fitted" in one["message"]}
    ids = [one["id"] for one in wgtool.ok("groups", "--format", "json").json["groups"]]
    others = ", ".join(id_ for id_ in ids if id_ not in {"blue-badge", "missed-bin"})
    assert {where: message.partition("length, ")[2] for where, message in told.items()} == {
        "programme.sessions[week 12]": f"60 minutes → 90 minutes (groups: {others})",
        "groups[blue-badge].sessions[week 12]": "60 minutes → 120 minutes (groups: blue-badge)",
    }


def test_parts_of_a_sessions_own_are_not_fitted(wgtool: Wgtool) -> None:
    text = (wgtool.own_programme().parent / "sprint" / "week-05.toml").read_text(encoding="utf-8")
    titles = [block["title"] for block in tomllib.loads(text)["blocks"]]
    names = [f'{{ en = "{title["en"]}", cy = "{title["cy"]}" }}' for title in titles]
    blocks = ", ".join(f"{{ minutes = 10, title = {name} }}" for name in names)
    with_lines(wgtool, blue_badge=f"sessions = [{{ week = 5, minutes = {10 * len(names)}, blocks = [{blocks}] }}]")
    assert not [one for one in problems(wgtool) if "fitted" in one["message"]]


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), st.integers(1, 600))
def test_fitted_blocks_come_to_the_length_in_proportion(lengths: list[int], minutes: int) -> None:
    blocks = fitted([Block(one, same("B")) for one in lengths], minutes)
    assert sum(block.minutes for block in blocks) == minutes
    if minutes >= len(lengths):
        assert all(block.minutes >= 1 for block in blocks)
    exact = [one * minutes / sum(lengths) for one in lengths]
    if all(one >= 1 for one in exact):
        assert all(abs(block.minutes - one) < 1 for block, one in zip(blocks, exact, strict=True))
