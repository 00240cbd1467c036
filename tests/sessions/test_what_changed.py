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


MO = "Mo Ali <mo@example.org>"


def lines(view: dict[str, Any]) -> list[tuple[str, int, str]]:
    return [(one["group"], one["week"], one["change"]) for one in view["sessions"]]


def test_groups_that_are_named_are_told_of_alone(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge", "ddat-roles")
    wgtool.sign_up("bob", "ddat-roles")
    wgtool.ok("cancel", "blue-badge", "ddat-roles", "--week", "8")
    view = changes(wgtool, "blue-badge")
    assert lines(view) == [("blue-badge", 8, "cancelled")]
    assert [(one["email"], one["groups"]) for one in view["people"]] == [("sian@example.org", ["blue-badge"])]
    assert wgtool("changes", "nowhere").code == 1


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_the_public_are_told_of_no_people(wgtool: Wgtool, form: str) -> None:
    story(wgtool)
    out = wgtool.ok("changes", "--public", "--format", form).out
    assert ("Siân" in out, "sian@" in out, "Who must be told" in out) == (False, False, False)
    assert "Half term" in out


def test_a_shift_is_one_line_with_its_exceptions(wgtool: Wgtool) -> None:
    wgtool.ok("cancel", "missed-bin", "--week", "8", "--reason", "Illness")
    wgtool.ok("shift", "--from-week", "6", "--by", "7", "--reason", "Half term")
    wgtool.ok("reschedule", "blue-badge", "--week", "9", "--to", "thursday")
    view = changes(wgtool)
    assert len(view["sessions"]) == 56
    (shift,) = view["shifts"]
    assert (shift["days"], shift["from_week"], shift["to_week"], shift["all_groups"]) == (7, 6, 12, True)
    assert shift["exceptions"] == [{"group": "blue-badge", "week": 9}, {"group": "missed-bin", "week": 8}]
    text = wgtool.ok("changes").out
    assert "All groups, weeks 6–12: 7 days later (reason: Half term). Not: " in text
    assert text.count("→") == 1
    assert text.count("cancelled") == 1
    welsh = wgtool.ok("changes", "--lang", "cy").out
    assert "Pob gweithgor, wythnosau 6–12: 7 diwrnod yn hwyrach" in welsh
    # Of one group that is asked for it is that group’s.
    assert "DDaT Roles, weeks 6–12: 7 days later" in wgtool.ok("changes", "ddat-roles").out


def test_few_moves_and_other_hours_are_no_shift(wgtool: Wgtool) -> None:
    wgtool.ok("shift", "blue-badge", "--from-week", "11", "--by", "7")
    wgtool.ok("reschedule", "ddat-roles", "entry-points", "missed-bin", "--week", "9", "--to", "friday 13:00")
    assert changes(wgtool)["shifts"] == []


def test_who_covers_is_a_change_and_so_is_that_nobody_does_any_more(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge")
    wgtool.ok("export-ics", "--out", "before")
    wgtool.ok("cover", "blue-badge", "--week", "7", "--by", MO, "--reason", "Leave")
    wgtool.ok("export-ics", "--out", "covered")
    for since in ("1", "before"):
        view = changes(wgtool, "--since", since)
        (line,) = view["sessions"]
        assert (line["change"], line["before"]) == ("covered", line["after"])
        assert line["cover"] == {"name": "Mo Ali", "email": "mo@example.org", "reason": "Leave"}
        assert [one["email"] for one in view["people"]] == ["sian@example.org"]
    assert "facilitated by Mo Ali (reason: Leave)" in wgtool.ok("changes").out
    assert changes(wgtool, "--since", "covered")["sessions"] == []
    wgtool.ok("undo")
    # The calendars that went out name who covered, whatever was taken back since.
    (line,) = changes(wgtool, "--since", "covered")["sessions"]
    assert (line["change"], line["cover"]) == ("covered", None)
    assert changes(wgtool, "--since", "before")["sessions"] == []


def test_an_edit_that_moves_nothing_counts_against_calendars_too(wgtool: Wgtool) -> None:
    file = wgtool.own_programme()
    wgtool.ok("export-ics", "--out", "before")
    text = file.read_text(encoding="utf-8")
    place = 'id = "blue-badge"\nlocation = "Hall"\n'
    file.write_text(text.replace('id = "blue-badge"\n', place), encoding="utf-8", newline="\n")
    for _ in range(2):
        view = changes(wgtool, "--since", "before")
        assert len(view["sessions"]) == 12
        assert {(one["group"], one["change"]) for one in view["sessions"]} == {("blue-badge", "edited")}
        assert all(one["before"] == one["after"] for one in view["sessions"])
        # Once it is recorded it is one still.
        wgtool.ok("export-ics", "--out", "after")
    assert changes(wgtool, "--since", "after")["sessions"] == []


def test_a_date_is_read_as_people_write_it(wgtool: Wgtool) -> None:
    story(wgtool)
    view = changes(wgtool, "--since", "19/10/2021")
    assert (view["since"], lines(view)) == ("2021-10-19", [("blue-badge", 8, "reinstated")])


def test_who_covers_is_told_also_where_the_session_moved_as_well(wgtool: Wgtool) -> None:
    wgtool.ok("shift", "--from-week", "6", "--by", "7")
    wgtool.ok("cover", "missed-bin", "--week", "7", "--by", MO, "--reason", "Leave")
    (shift,) = changes(wgtool)["shifts"]
    assert shift["exceptions"] == [{"group": "missed-bin", "week": 7}]
    (line,) = [one for one in changes(wgtool)["sessions"] if one["newly_covered"]]
    assert (line["group"], line["week"], line["change"], line["cover"]["name"]) == ("missed-bin", 7, "moved", "Mo Ali")
    assert "16:00–17:00; Facilitator: Mo Ali (covering: Leave)" in wgtool.ok("changes").out


def test_who_facilitates_by_an_edit_of_the_file_is_told(wgtool: Wgtool) -> None:
    file = wgtool.own_programme(old1='starts = "15:00"', new1='starts = "15:00"\nfacilitator = { name = "Mari Puw" }')
    wgtool.ok("export-ics")
    file.write_text(file.read_text("utf-8").replace("Mari Puw", "Dai Huws"), "utf-8")
    out = wgtool.ok("changes", "--since", "calendars").out
    assert out.count("changed in the programme file") == out.count("; Facilitator: Dai Huws") == 24
