"""`wgtool changes`: what to tell people."""

from typing import Any

import pytest

from conftest import Wgtool


def changes(wgtool: Wgtool, *arguments: object) -> dict[str, Any]:
    """Return what `changes` says in JSON."""
    view: dict[str, Any] = wgtool.ok("changes", *arguments, "--format", "json").json
    return view


def story(wgtool: Wgtool) -> None:
    """Sign two people up (entries 1 and 2), then move one session (3), cancel one (4) and bring it back (5)."""
    wgtool.sign_up("sian", "blue-badge")
    wgtool.sign_up("bob", "ddat-roles")
    wgtool.ok("export-ics", "--out", "before")
    wgtool.ok("reschedule", "blue-badge", "--week", "7", "--to", "2021-11-03 09:30", "--reason", "Half term")
    wgtool.ok("cancel", "blue-badge", "--week", "8", "--reason", "Illness")
    wgtool.ok("export-ics", "--out", "between")
    wgtool.ok("reinstate", "blue-badge", "--week", "8", env={"WGTOOL_NOW": "2021-10-20T12:00:00Z"})


MOVED = {
    "group": "blue-badge",
    "week": 7,
    "change": "moved",
    "before": "2021-11-02T15:00:00+00:00",
    "before_ends": "2021-11-02T16:00:00+00:00",
    "after": "2021-11-03T09:30:00+00:00",
    "after_ends": "2021-11-03T10:30:00+00:00",
    "status": "moved",
    "reason": "Half term",
}


@pytest.mark.parametrize("since", [(), ("--since", "2"), ("--since", "before"), ("--since", "2021-10-18")])
def test_what_stands_differently_is_listed_with_who_must_be_told(wgtool: Wgtool, since: tuple[str, ...]) -> None:
    story(wgtool)
    view = changes(wgtool, *since)
    assert view["schema"] == "wgtool/changes/1"
    (line,) = view["sessions"]
    assert {key: line[key] for key in MOVED} == MOVED
    told = {"email": "sian@example.org", "name": "Sian", "status": "confirmed", "groups": ["blue-badge"], "moves": []}
    assert view["people"] == [told]


@pytest.mark.parametrize("since", ["4", "between", "2021-10-19"])
def test_a_session_that_came_back_is_listed(wgtool: Wgtool, since: str) -> None:
    story(wgtool)
    (line,) = changes(wgtool, "--since", since)["sessions"]
    assert (line["week"], line["change"], line["status"]) == (8, "reinstated", "scheduled")
    assert line["before"] == line["after"] == "2021-11-09T15:00:00+00:00"


def test_a_cancelled_session_is_listed_with_its_reason(wgtool: Wgtool) -> None:
    wgtool.ok("cancel", "blue-badge", "--week", "8", "--reason", "Illness")
    (line,) = changes(wgtool)["sessions"]
    assert (line["change"], line["status"], line["reason"]) == ("cancelled", "cancelled", "Illness")


def test_nothing_is_said_of_what_stands_as_it_did(wgtool: Wgtool) -> None:
    story(wgtool)
    view = changes(wgtool, "--since", "5")
    assert (view["since"], view["sessions"], view["people"]) == (5, [], [])
    assert "No session has changed." in wgtool.ok("changes", "--since", "5").out


def test_calendars_know_what_an_edit_of_the_programme_file_moved(wgtool: Wgtool) -> None:
    file = wgtool.own_programme()
    wgtool.ok("export-ics", "--out", "before")
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("first_week = 2021-09-20", "first_week = 2021-09-27"), encoding="utf-8", newline="\n")
    view = changes(wgtool, "--since", "before")
    assert len(view["sessions"]) == 96
    assert {line["change"] for line in view["sessions"]} == {"moved"}
    # The journal knows only that they were edited.
    wgtool.ok("export-ics", "--out", "after")
    edited = changes(wgtool, "--since", "0")["sessions"]
    assert len(edited) == 96
    assert {(line["change"], line["before"]) for line in edited} == {("edited", None)}
    assert "changed in the programme file" in wgtool.ok("changes", "--since", "0").out


def test_calendars_of_one_group_or_of_others_are_compared_as_far_as_they_go(wgtool: Wgtool) -> None:
    wgtool.ok("export-ics", "missed-bin", "--out", "before")
    (wgtool.folder / "before" / "other.ics").write_bytes(b"BEGIN:VCALENDAR\r\nPRODID:x\r\nEND:VCALENDAR\r\n")
    wgtool.ok("shift", "--from-week", "12", "--by", "7")
    assert [line["group"] for line in changes(wgtool, "--since", "before")["sessions"]] == ["missed-bin"]


def test_the_note_can_be_sent_in_both_languages(wgtool: Wgtool) -> None:
    story(wgtool)
    text = wgtool.ok("changes", "--since", "before", "--format", "markdown", "--lang", "both").out
    welsh, english = text.split("\n\n---\n\n")
    assert "Beth sydd wedi newid" in welsh
    assert "(rheswm: Half term)" in welsh
    assert "Tuesday 2 November 2021, 15:00–16:00 → Wednesday 3 November 2021, 09:30–10:30" in english
    assert "Who must be told (1)" in english
    assert wgtool("changes", "--format", "json", "--lang", "both").code == 2


def test_what_to_compare_with_must_be_there(wgtool: Wgtool) -> None:
    (wgtool.folder / "empty").mkdir()
    broken = wgtool.folder / "broken"
    wgtool.ok("export-ics", "blue-badge", "--out", "broken")
    data = (broken / "blue-badge.ics").read_bytes()
    (broken / "blue-badge.ics").write_bytes(data[: len(data) // 2])
    for since, code in (("7", 1), ("nowhere", 1), ("empty", 1), ("broken", 1), ("2021-13-01", 2)):
        result = wgtool("changes", "--since", since)
        assert (result.code, result.out) == (code, ""), since
        assert result.err.startswith("wgtool: error: ")
