"""Who came, week by week: counts that add up, people then and now, and each format."""

import csv
import io
from typing import Any

import pytest
from openpyxl import load_workbook
from rich.cells import cell_len

from attendance.conftest import BEFORE, GROUP, attend, sign_up
from conftest import Wgtool
from wgtool.renderers.layouts.attendance import by_person
from wgtool.renderers.terminal import show

AFTER = {"WGTOOL_NOW": "2021-12-31T09:00:00"}


@pytest.fixture
def weeks(met: Wgtool) -> Wgtool:
    """Three sessions are recorded; week 4 is cancelled after it was."""
    attend(met, "--week", "1", "--everyone", "--absent", "Owain Rhys", "--guest", "Tim Tegid, Audit")
    attend(met, "--week", "2", "--everyone", "--absent", "Owain Rhys", "--deputy", "Bob Hall=Ann Bevan")
    attend(met, "--week", "3", "--everyone", "--apologies", "Ann Bevan", "--absent", "Owain Rhys")
    attend(met, "--week", "4", "--everyone")
    met.ok("cancel", GROUP, "--week", "4")
    return met


def shown(wgtool: Wgtool, *arguments: str, **options: Any) -> Any:
    (group,) = wgtool.ok("attendance", GROUP, *arguments, "--format", "json", **options).json["groups"]
    return group


def test_counts_add_up_and_what_is_cancelled_counts_nowhere(weeks: Wgtool) -> None:
    group = shown(weeks)
    first, second, third, fourth = group["sessions"][:4]
    assert len(group["sessions"]) == 12
    assert {
        key: first[key] for key in ("recorded", "members", "present", "deputies", "apologies", "absent", "guests")
    } == {
        "recorded": True,
        "members": 4,
        "present": 3,
        "deputies": 0,
        "apologies": 0,
        "absent": 1,
        "guests": 1,
    }
    assert (second["deputies"], third["apologies"], fourth["recorded"], fourth["present"]) == (1, 1, False, None)
    people = {one["name"]: one for one in group["people"]}
    assert people["Ann Bevan"]["weeks"] == {
        **{str(week): None for week in range(4, 13)},
        "1": "present",
        "2": "deputy",
        "3": "apologies",
    }
    assert (people["Ann Bevan"]["present"], people["Ann Bevan"]["of"]) == (1, 3)
    weeks.ok("reinstate", GROUP, "--week", "4")
    assert shown(weeks)["sessions"][3]["present"] == 4


def test_who_missed_so_many_in_a_row_up_to_now(weeks: Wgtool) -> None:
    assert {one["name"]: one["missed_in_a_row"] for one in shown(weeks)["people"]} == {
        "Siân Puw": 0,
        "Owain Rhys": 3,
        "Ann Bevan": 0,
        "Catrin O’Neil": 0,
    }
    assert [one["name"] for one in shown(weeks, "--missed", "3")["people"]] == ["Owain Rhys"]
    assert shown(weeks, "--missed", "4")["people"] == []
    assert weeks("attendance", "--missed", "0").code == 2
    # In the order held, and of those who still have a place.
    weeks.ok("reschedule", GROUP, "--week", "1", "--to", "2021-10-08 09:00")
    attend(weeks, "--week", "1", "--amend", "--present", "Owain Rhys")
    assert shown(weeks, "--missed", "1")["people"] == []
    attend(weeks, "--week", "1", "--amend", "--absent", "Siân Puw")
    weeks.ok("withdraw", "sian@example.org")
    assert shown(weeks, "--missed", "1")["people"] == []
    assert "sian@example.org" in [one["email"] for one in shown(weeks)["people"]]


def test_what_is_recorded_of_a_session_stays_when_it_moves_and_that_is_said(met: Wgtool) -> None:
    attend(met, "--week", "3", "--everyone", "--absent", "Ann Bevan")
    said = "attendance is recorded"
    assert said in met.ok("reschedule", GROUP, "--week", "3", "--to", "2021-10-28 09:00").err
    assert said in met.ok("cancel", GROUP, "--week", "3").err
    assert said in met.ok("reinstate", GROUP, "--week", "3").err
    assert said not in met.ok("cancel", GROUP, "--week", "2").err
    third = shown(met)["sessions"][2]
    assert (third["present"], third["starts_at"]) == (3, "2021-10-28T09:00:00+01:00")


def rows(wgtool: Wgtool, *arguments: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(wgtool.ok("attendance", GROUP, *arguments, "--format", "csv").out)))


def test_rows_for_spreadsheets(weeks: Wgtool) -> None:
    numbers = [str(week) for week in range(1, 13)]
    head, sian, owain, *_ = rows(weeks)
    assert head == ["group", "name", "email", "organisation", *numbers, "present", "of", "missed_in_a_row"]
    assert owain[:7] == [GROUP, "Owain Rhys", "owain@example.org", "Gwynedd", "absent", "absent", "absent"]
    assert (sian[-3:], owain[-3:]) == (["3", "3", "0"], ["0", "3", "3"])
    head, first, *_ = rows(weeks, "--by", "week")
    assert head == [
        "group",
        "week",
        "starts_at",
        "recorded",
        "members",
        "present",
        "deputies",
        "apologies",
        "absent",
        "guests",
    ]
    assert first == [GROUP, "1", "2021-09-21T15:00:00+01:00", "true", "4", "3", "0", "0", "1", "1"]
    head, gwynedd = rows(weeks, "--by", "organisation")
    assert head == ["organisation", *numbers, "present", "deputies", "apologies", "absent"]
    # A week is how many came, deputies included.
    assert gwynedd == ["Gwynedd", "3", "3", "2", *["0"] * 9, "7", "1", "1", "3"]


def test_a_workbook_and_a_page_with_text_beside_the_colour(weeks: Wgtool) -> None:
    weeks.ok("attendance", GROUP, "--out", "a.xlsx")
    sheet = load_workbook(weeks.folder / "a.xlsx").active
    assert sheet is not None
    assert [cell.value for cell in sheet[3]][1] == "Owain Rhys"
    page = weeks.ok("attendance", GROUP, "--format", "html").out
    assert 'shade-4">✓' in page
    assert "✓ present" in page
    assert "Owain Rhys" in weeks.ok("attendance", GROUP, "--format", "markdown", "--lang", "both").out


@pytest.mark.parametrize("width", [60, 200])
def test_the_grid_reads_at_sixty_columns_and_at_two_hundred(weeks: Wgtool, width: int) -> None:
    view = weeks.ok("attendance", GROUP, "--format", "json").json
    out = io.StringIO()
    show([by_person(view, "en")], out, width, colour=False)
    lines = out.getvalue().splitlines()
    owain = next(line for line in lines if "Owain Rhys" in line)
    assert owain.count("–") == 3
    assert all(cell_len(line) <= width for line in lines)


def test_an_agenda_of_a_session_that_began_says_who_was_expected_and_came(weeks: Wgtool) -> None:
    weeks.ok("withdraw", "owain@example.org")

    def session(week: str, **options: Any) -> Any:
        (one,) = weeks.ok("agenda", "--week", week, "--group", GROUP, "--format", "json", **options).json["sessions"]
        return one

    assert (session("2")["expected"], session("2")["attendance"]) == (4, {"present": 2, "deputies": 1, "members": 4})
    assert "came: 2 of 4; deputies beside them: 1" in weeks.ok("agenda", "--week", "2", "--group", GROUP).out
    assert (session("4")["expected"], session("4")["attendance"]) == (4, None)
    assert (session("6")["expected"], session("6")["attendance"]) == (3, None)


def test_nothing_recorded_says_how_to(met: Wgtool) -> None:
    assert met("attendance", "no-such-group").code == 1
    assert "0/0" in met.ok("attendance").out
    assert "wgtool attend" in met.ok("attendance", "--by", "organisation").out


def hostile(wgtool: Wgtool) -> str:
    name = '=HYPERLINK("x")<script>|`[red]'
    sign_up(wgtool, name, "h@example.org", GROUP)
    attend(wgtool, "--week", "1", "--everyone", "--guest", f"{name}, =1+1", "--deputy", f"{name}=Ann Bevan")
    return name


def test_hostile_names_stay_names_in_every_format(met: Wgtool) -> None:
    name = hostile(met)
    people = shown(met)["people"]
    assert people[-1]["name"] == name
    assert "<script>" not in met.ok("attendance", GROUP, "--format", "html").out
    assert rows(met)[-1][1].startswith("'=")
    assert name in met.ok("attendance", GROUP).out
    assert "\x1b" not in met.ok("attendance", GROUP).out
    assert met("attend", GROUP, "--week", "1", "--everyone", "--guest", "a\x1b[2Jb").code == 2
    report = met.folder / "list.txt"
    report.write_bytes(b"Ann Bevan\nWanda \x1b[2J\xe2\x80\xaeStranger\n")
    result = met("attend", GROUP, report, "--week", "2")
    assert result.code == 1
    assert "\x1b" not in result.out + result.err


def held(wgtool: Wgtool, week: int, start: str, people: dict[str, str]) -> None:
    """Record a week from its report: Ann sends a deputy in week 3 and apologies in week 4."""
    names = [name for first, name in people.items() if first != "ann" or week not in {3, 4}]
    day = f"{start[8:10]}/{start[5:7]}/{start[:4]}"
    lines = [f'{name},"{day}, 15:0{week % 10}:00","{day}, 16:00:00"' for name in names]
    report = wgtool.folder / f"week{week}.csv"
    report.write_text("\n".join(["Full Name,Join Time,Leave Time", *lines, ""]), encoding="utf-8", newline="\n")
    said = {3: ("--deputy", "Bob Hall=Ann Bevan"), 4: ("--apologies", "Ann Bevan")}.get(week, ())
    assert attend(wgtool, report, *said, env={"WGTOOL_NOW": start[:11] + "20:00:00"})["week"] == week


def test_the_autumn_as_it_happened(wgtool: Wgtool) -> None:
    """Twelve weeks with reports, a deputy, apologies, a member who left in week 6 and a group that ended."""
    people = {"sian": "Siân Puw", "owain": "Owain Rhys", "ann": "Ann Bevan"}
    for first, name in people.items():
        sign_up(wgtool, name, f"{first}@example.org", GROUP, "missed-bin", env=BEFORE)
    seen = {}
    for session in wgtool.ok("show", GROUP, "--format", "json").json["sessions"]:
        week, start = session["week"], session["starts_at"]
        if week == 6:
            wgtool.ok("withdraw", "owain@example.org", GROUP, env={"WGTOOL_NOW": start[:11] + "09:00:00"})
        if week == 8:
            wgtool.ok("finish", "missed-bin", "--after-week", "7", env={"WGTOOL_NOW": start})
        held(wgtool, week, start, people)
        seen[week] = shown(wgtool, env={"WGTOOL_NOW": start[:11] + "20:00:00"})
    last = shown(wgtool, env=AFTER)
    assert last["sessions"][2] == seen[3]["sessions"][2]
    in_third = {one["email"]: one["weeks"]["3"] for one in seen[3]["people"]}
    assert in_third == {one["email"]: one["weeks"]["3"] for one in last["people"]}
    assert in_third == {"sian@example.org": "present", "owain@example.org": "present", "ann@example.org": "deputy"}
    assert [one["members"] for one in last["sessions"]] == [3] * 5 + [2] * 7
    assert [one["guests"] for one in last["sessions"]] == [0] * 5 + [1] * 7
    owain = next(one for one in last["people"] if one["email"] == "owain@example.org")
    assert (owain["present"], owain["of"], owain["weeks"]["6"]) == (5, 5, None)
    assert wgtool.ok("check", env=AFTER).code == wgtool.ok("repair", env=AFTER).code == 0


def test_a_persons_story_says_of_which_week(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge")
    env = {"WGTOOL_NOW": "2021-11-01T09:00:00+00:00"}
    wgtool.ok("attend", "blue-badge", "--week", "6", "--everyone", env=env)
    story = wgtool.ok("person", "sian@example.org", "--format", "json").json["story"]
    assert story[-1].endswith("recorded as present: Blue badge review (a service design approach), week 6")
