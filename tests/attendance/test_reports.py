"""Meetings’ reports in every layout come to the same: who was there, how long, once; what is no report is refused."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from attendance.conftest import GROUP, attend, words
from attendance.reports import LAYOUTS, MINUTES, TEAMS, TEAMS_OLDEST, ZOOM, as_csv, as_workbook
from conftest import Wgtool

WEEK = ("--week", "1")


def minutes(answer: Any) -> dict[str, int | None]:
    return {one["email"].partition("@")[0]: one["minutes"] for one in answer["present"]}


def saved(text: str, way: str) -> bytes:
    if way == "workbook":
        return as_workbook(text)
    if way in {"utf-16", "utf-8-sig", "utf-8"}:
        return text.replace("\n", "\r\n").encode(way)
    return as_csv(text, way).replace("\n", "\r\n").encode("utf-8-sig")


@pytest.mark.parametrize("way", ["utf-16", "utf-8-sig", "utf-8", ",", ";", "workbook"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_however_saved_comes_to_the_same(met: Wgtool, layout: str, way: str) -> None:
    # A file is what its content says, whatever its ending.
    (met.folder / "report.txt").write_bytes(saved(LAYOUTS[layout], way))
    answer = attend(met, "report.txt", code=1)
    assert (answer["week"], minutes(answer), answer["guests"]) == (1, MINUTES, [])
    assert words(answer) == {"sian": "present", "owain": "present", "ann": "absent", "catrin": "absent"}
    assert answer["unmatched"] == [{"name": "+44 7700 900123", "minutes": 1, "candidates": []}]
    assert answer["warnings"] == []


def test_minutes_without_times_are_added_up(met: Wgtool, written: Callable[..., Path]) -> None:
    table = "Name (Original Name),User Email,Total Duration (Minutes),Guest\nSiân Puw,,33,No\nsian puw,,41,No\n"
    assert minutes(attend(met, written(table), *WEEK)) == {"sian": 74}


def test_a_date_gone_wrong_is_no_fault(met: Wgtool, written: Callable[..., Path]) -> None:
    table = "Full Name,Join Time,Leave Time\nSiân Puw,21/09/2021 15:00:00,21/09/2031 16:00:00\n,21/09/2021 15:00:00,\n"
    assert minutes(attend(met, written(table)))["sian"] == 7 * 24 * 60


def test_several_reports_of_one_session_are_added_up(met: Wgtool, written: Callable[..., Path]) -> None:
    head = "Full Name\tUser Action\tTimestamp\n"
    step = "Siân Puw\t{}\t21/09/2021, 15:{}:00\n"
    one = written(head + step.format("Joined", "00") + step.format("Left", "20"), "one.csv", "utf-16")
    two = written(head + step.format("Joined", "10") + step.format("Left", "50"), "two.csv", "utf-16")
    assert minutes(attend(met, one, two)) == {"sian": 50}


def test_who_never_left_or_is_listed_has_unknown_minutes_which_are_enough(
    met: Wgtool, written: Callable[..., Path]
) -> None:
    open_end = "Full Name\tUser Action\tTimestamp\nSiân Puw\tJoined\t21/09/2021, 15:00:00\n"
    assert minutes(attend(met, written(open_end), "--at-least", "50")) == {"sian": None}
    assert minutes(attend(met, written("sian@example.org\nPuw, Siân\nOwain Rhys\n"), *WEEK)) == {
        "sian": None,
        "owain": None,
    }


def test_a_list_may_be_piped(met: Wgtool) -> None:
    import io
    import sys
    from unittest.mock import patch

    with patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Owain Rhys\n"))):
        from running import run

        assert run(["attend", GROUP, "-", *WEEK], met.environment).code == 1


@pytest.mark.parametrize(("least", "present"), [("63", {"sian": 63}), ("46", {"sian": 63}), ("45", MINUTES)])
def test_less_than_at_least_is_absent(
    met: Wgtool, written: Callable[..., Path], least: str, present: dict[str, int]
) -> None:
    assert minutes(attend(met, written(TEAMS, encoding="utf-16"), "--at-least", least, code=1)) == present


def test_the_programme_says_how_many_minutes_are_enough(wgtool: Wgtool, written: Callable[..., Path]) -> None:
    file = wgtool.own_programme()
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("# keep_months", "attendance_minutes = 20\n# keep_months"), encoding="utf-8", newline="\n"
    )
    wgtool.sign_up("sian", GROUP)
    table = "Name,Duration (Minutes)\nSian,19\n"
    assert words(attend(wgtool, written(table), *WEEK)) == {"sian": "absent"}
    assert words(attend(wgtool, written(table), *WEEK, "--at-least", "19")) == {"sian": "present"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"\xff\xfe", "empty"),
        ("Siân Puw\n".encode("utf-16")[:-3], "letters"),
        ("Siân Puw\nOwain ŵ".encode()[:-1], "letters"),
        (b"group,name,email\nblue-badge,Owain Rhys,owain@example.org\n", "no meeting"),
        (b"Product,Price\nPen,1\nPencil,2\n", "no meeting"),
        (b"Wanda Stranger\nZebedee Quill\n", "no meeting"),
        (b"Full Name\tUser Action\tTimestamp\n", "nobody is in it"),
        (b"%PDF-1.7 Owain Rhys", "report.csv"),
    ],
)
def test_what_is_no_report_is_refused_by_its_name(met: Wgtool, content: bytes, told: str) -> None:
    (met.folder / "report.csv").write_bytes(content)
    before = met.store.read_bytes()
    result = met("attend", GROUP, "report.csv", *WEEK)
    assert (result.code, result.out) == (1, "")
    assert "report.csv" in result.err
    assert told in result.err
    assert met.store.read_bytes() == before
    assert met("attend", GROUP, "missing.csv", *WEEK).code == 1


def dated(day: str, clock: str = "15:01:00") -> str:
    return f"Full Name\tUser Action\tTimestamp\nSiân Puw\tJoined\t{day}, {clock}\n"


@pytest.mark.parametrize(
    ("week", "day", "clock", "code"),
    [
        ("3", "05/10/2021", "15:01:00", 0),
        ("3", "10/5/2021", "3:01:00 PM", 0),
        # Either reading is the session’s day.
        ("3", "10/05/2021", "15:01:00", 0),
        ("3", "5/10/21", "3:01:00 PM", 0),
        ("3", "2021-10-05", "15:01:00", 0),
        ("2", "05/10/2021", "15:01:00", 1),
        ("3", "28/09/2021", "15:01:00", 1),
    ],
)
def test_a_report_is_of_the_sessions_day(
    met: Wgtool, written: Callable[..., Path], week: str, day: str, clock: str, code: int
) -> None:
    result = met("attend", GROUP, written(dated(day, clock)), "--week", week)
    assert result.code == code, result.err


def test_a_report_of_another_day_is_refused_with_both_unless_it_is_to_be_taken(
    met: Wgtool, written: Callable[..., Path]
) -> None:
    report = written(dated("05/10/2021"))
    result = met("attend", GROUP, report, "--week", "2")
    assert (result.code, "5 October 2021" in result.err, "28 September 2021" in result.err) == (1, True, True)
    assert minutes(attend(met, report, "--week", "2", "--any-day")) == {"sian": None}


def test_hours_that_do_not_meet_and_a_report_without_members_are_warned_of(
    met: Wgtool, written: Callable[..., Path]
) -> None:
    early = "Full Name,Join Time,Leave Time\nSiân Puw,21/09/2021 09:00:00,21/09/2021 10:00:00\n"
    (warning,) = attend(met, written(early))["warnings"]
    assert "09:00" in warning
    nobody = "Full Name,Join Time,Leave Time\nWanda,21/09/2021 15:00:00,21/09/2021 15:30:00\n"
    (warning,) = attend(met, written(nobody), code=1)["warnings"]
    assert "No member" in warning


def test_what_is_said_by_hand_stands_beside_a_report_with_a_warning(met: Wgtool, written: Callable[..., Path]) -> None:
    report = written(TEAMS_OLDEST, encoding="utf-16")
    said = ("--absent", "Siân Puw", "--present", "Ann Bevan", "--present", "Owain Rhys", "--nobody", "+44 7700 900123")
    answer = attend(met, report, *said)
    assert minutes(answer) == {"owain": 45, "ann": None}
    assert words(answer)["sian"] == "absent"
    assert len(answer["warnings"]) == 2
    assert met("attend", GROUP, report, "--everyone").code == 2


def test_a_deputy_takes_the_minutes_of_their_name_in_the_report(met: Wgtool, written: Callable[..., Path]) -> None:
    table = "Full Name,Email,Duration\nHall Robert (Conwy),,50m\nTim,tim@example.org,20m\nSiân Puw,,1h\n"
    said = ("--deputy", "Robert Hall=Ann Bevan", "--deputy", "Timothy <tim@example.org>=Owain Rhys")
    answer = attend(met, written(table), *WEEK, *said)
    assert {one["name"]: one["minutes"] for one in answer["deputies"]} == {"Robert Hall": 50, "Timothy": 20}
    # For this session alone.
    assert attend(met, written(table), "--week", "2", code=1)["deputies"] == []


def test_zoom_hosts_are_told_nowhere_unless_they_are_members(met: Wgtool, written: Callable[..., Path]) -> None:
    answer = attend(met, written(ZOOM.replace("gwen@example.org", "ann@example.org")), code=1)
    assert words(answer)["ann"] == "present"
