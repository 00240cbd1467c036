"""The numbers of a report are those of `roster`, `attendance`, `hours` and `notes`."""

import shlex
from collections import Counter
from typing import Any

import pytest

from conftest import Wgtool
from report.conftest import NOW
from running import signup

COUNTS = ("members", "present", "deputies", "apologies", "absent", "guests")
ASKED: list[list[str]] = [[], ["blue-badge"], ["missed-bin", "blue-badge"], ["entry-points"]]


def told(wgtool: Wgtool, *arguments: str) -> Any:
    return wgtool.ok(*arguments, "--format", "json", env=NOW).json


@pytest.mark.parametrize("groups", ASKED, ids=str)
def test_people_are_those_of_the_roster_each_once(met: Wgtool, groups: list[str]) -> None:
    view = told(met, "report", *groups)
    rosters = told(met, "roster", *groups, "--status", "confirmed")["groups"]
    people = {member["email"]: member for group in rosters for member in group["members"]}
    assert view["people"] == len(people)
    known = Counter(member["organisation_id"] or member["organisation"] for member in people.values())
    assert Counter(view["organisations"]) == known
    assert Counter(view["professions"]) == Counter(member["profession"] for member in people.values())
    assert {group["id"]: group["people"] for group in view["groups"]} == {
        group["id"]: group["confirmed"] for group in rosters
    }


@pytest.mark.parametrize("groups", ASKED, ids=str)
def test_attendance_is_that_of_attendance_week_by_week(met: Wgtool, groups: list[str]) -> None:
    view, seen = told(met, "report", *groups), told(met, "attendance", *groups)
    for line in view["attendance"]:
        recorded = [
            session
            for group in seen["groups"]
            for session in group["sessions"]
            if session["week"] == line["week"] and session["recorded"]
        ]
        sums = {name: sum(session[name] for session in recorded) for name in COUNTS}
        assert line == {"week": line["week"], "recorded": len(recorded), **sums}
    for group, other in zip(view["groups"], seen["groups"], strict=True):
        for week, session in zip(group["weeks"], other["sessions"], strict=True):
            assert {key: week[key] for key in session} == session


@pytest.mark.parametrize("groups", ASKED, ids=str)
def test_hours_are_those_by_organisation(met: Wgtool, groups: list[str]) -> None:
    view = told(met, "report", *groups)
    for one, named in [(view, groups), *((group, [group["id"]]) for group in view["groups"])]:
        rows = told(met, "hours", *named, "--by", "organisation")["rows"]
        assert one["hours"] == {key: sum(row[key] for row in rows) for key in ("asked", "in_room", "outside", "total")}


@pytest.mark.parametrize("groups", ASKED, ids=str)
def test_barriers_and_notes_are_those_of_notes(met: Wgtool, groups: list[str]) -> None:
    view, log = told(met, "report", *groups), told(met, "notes", *groups)
    assert view["barriers"] == log["barriers"]
    kinds = {"decisions": "decision", "insights": "insight", "blockers": "blocker", "outcomes": "outcome"}
    for group in view["groups"]:
        mine = [note for note in log["notes"] if note["group"] == group["id"]]
        for key, kind in kinds.items():
            assert [note["id"] for note in group[key]] == [note["id"] for note in mine if note["kind"] == kind]
        assert [one["id"] for one in group["asked"]] == [
            note["id"] for note in mine if note["kind"] == "action" and note["open"]
        ]
        for key in (*kinds, "asked"):
            for line in group[key]:
                (note,) = [note for note in mine if note["id"] == line["id"]]
                assert {**line, "who": None, "who_name": None} == {
                    **note,
                    "who": None,
                    "who_name": None,
                    "organisation_id": line["organisation_id"],
                    "organisation": line["organisation"],
                }


def test_sessions_are_counted_by_what_became_of_them(met: Wgtool) -> None:
    view = told(met, "report")
    assert view["sessions"] == {"planned": 96, "held": 23, "cancelled": 1, "moved": 1}
    (badge, bins) = told(met, "report", "blue-badge", "missed-bin")["groups"]
    assert badge["sessions"] == {"planned": 12, "held": 3, "cancelled": 0, "moved": 1}
    assert bins["sessions"] == {"planned": 12, "held": 2, "cancelled": 1, "moved": 0}


def test_the_question_is_the_last_one_open_or_else_the_last_one(met: Wgtool) -> None:
    (group,) = told(met, "report", "blue-badge")["groups"]
    assert group["question"]["id"] == 2
    for number in ("1", "2"):
        met.ok("settle", number, env=NOW)
    (group,) = told(met, "report", "blue-badge")["groups"]
    assert group["question"]["id"] == 3
    met.ok("strike", "3", env=NOW)
    (group,) = told(met, "report", "blue-badge")["groups"]
    assert group["question"]["id"] == 2


def test_what_was_not_kept_is_said_with_a_command_that_fills_it(met: Wgtool) -> None:
    (badge, bins) = told(met, "report", "blue-badge", "missed-bin")["groups"]
    assert [(one["what"], one["week"]) for one in badge["missing"]] == [("attendance", 3), ("outcome", None)]
    assert [one["what"] for one in bins["missing"]] == ["question", "decision", "insight"]
    for one in (*badge["missing"], *bins["missing"]):
        more = ["--everyone"] if one["what"] == "attendance" else []
        met.ok(*shlex.split(one["command"])[1:], *more, env=NOW)
    assert [one["missing"] for one in told(met, "report", "blue-badge", "missed-bin")["groups"]] == [[], []]


def test_a_store_with_nothing_in_it_has_a_report_too(wgtool: Wgtool) -> None:
    view = told(wgtool, "report")
    assert (view["people"], view["organisations"], view["hours"]["asked"]) == (0, {}, 0)
    assert [one["what"] for one in view["groups"][0]["missing"]][:3] == ["attendance"] * 3
    for form in ("text", "markdown", "html"):
        assert "wgtool attend ddat-roles --week 1" in wgtool.ok("report", "--format", form, env=NOW).out
    early = {"WGTOOL_NOW": "2021-08-01T09:00:00"}
    assert "wgtool attend" not in wgtool.ok("report", env=early).out


def test_data_are_in_english_where_both_languages_are_asked_for(met: Wgtool) -> None:
    both = met.ok("report", "--format", "json", "--lang", "both", env={**NOW, "WGTOOL_LANG": "cy"})
    assert both.data == met.ok("report", "--format", "json", "--lang", "en", env=NOW).data
    pages = met.ok("report", "blue-badge", "--lang", "both", env=NOW).out
    assert pages.index("Pwy gymerodd ran") < pages.index("Who took part")


def test_an_unknown_group_is_refused(met: Wgtool) -> None:
    result = met("report", "blue-bagde", env=NOW)
    assert (result.code, "blue-badge" in result.err) == (1, True)


def test_what_counts_of_a_group_that_is_gone_is_shown(wgtool: Wgtool) -> None:
    file = wgtool.own_programme()
    wgtool.ok("note", "missed-bin", "blocker", "No lorry", "--barrier", "finance", env=NOW)
    wgtool.ok("note", "missed-bin", "action", "Ask for one", env=NOW)
    wgtool.ok(*signup("ann", "blue-badge", name="Ann Hidden"))
    wgtool.ok("note", "missed-bin", "insight", "Ann Hidden knows", env=NOW)
    text = file.read_text(encoding="utf-8")
    first, *others = text.split("[[groups]]\n")
    kept = [one for one in others if 'id = "missed-bin"' not in one]
    file.write_text("[[groups]]\n".join([first, *kept]), encoding="utf-8", newline="\n")
    view = told(wgtool, "report")
    (left,) = view["left_over"]
    assert sum(line["open"] for line in view["barriers"]) == 1
    assert ([one["id"] for one in left["blockers"]], [one["id"] for one in left["asked"]]) == ([1], [2])
    for form in ("text", "html"):
        out = wgtool.ok("report", "--format", form, env=NOW).out
        assert "(no longer in the programme)" in out
        assert "No lorry" in out
        assert "Ask for one" in out
    assert "Note 3 names somebody" in wgtool.ok("report", env=NOW).err
    assert told(wgtool, "report", "blue-badge")["left_over"] == []
