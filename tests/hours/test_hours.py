"""Minutes asked and given: for whom, of which sessions, and who gave more than was asked."""

from typing import Any

import pytest

from conftest import Wgtool

# After the sessions of week 3.
NOW = {"WGTOOL_NOW": "2021-10-08T20:00:00"}
BEFORE = {"WGTOOL_NOW": "2021-09-01T09:00:00"}


@pytest.fixture
def met(wgtool: Wgtool) -> Wgtool:
    """Siân and Owain were there from the beginning."""
    for name in ("sian", "owain"):
        wgtool.ok(
            "signup",
            "blue-badge",
            "--name",
            name,
            "--email",
            f"{name}@example.org",
            "--organisation",
            "Gwynedd",
            env=BEFORE,
        )
    return wgtool


def rows(wgtool: Wgtool, *arguments: str) -> dict[str, Any]:
    view = wgtool.ok("hours", *arguments, "--format", "json", env=NOW).json
    return {row["key"]: row for row in view["rows"]}


def test_each_session_that_began_and_was_not_cancelled_asks_the_hours_of_a_week(met: Wgtool) -> None:
    assert {key: row["asked"] for key, row in rows(met).items()} == {"sian@example.org": 360, "owain@example.org": 360}
    met.ok("cancel", "blue-badge", "--week", "2")
    assert rows(met)["sian@example.org"] == {
        "key": "sian@example.org",
        "name": "sian",
        "asked": 240,
        **dict.fromkeys(("in_room", "outside", "total", "over"), 0),
    }


def test_who_left_was_asked_while_they_had_a_place_and_who_came_later_from_then_on(met: Wgtool) -> None:
    met.ok("withdraw", "owain@example.org", env={"WGTOOL_NOW": "2021-09-30T20:00:00"})
    late = ("--name", "Carl", "--email", "carl@example.org", "--organisation", "Conwy")
    met.ok("signup", "blue-badge", *late, env={"WGTOOL_NOW": "2021-09-30T20:00:00"})
    asked = {key.partition("@")[0]: row["asked"] for key, row in rows(met).items()}
    assert asked == {"sian": 360, "owain": 240, "carl": 120}


def test_who_is_entered_after_the_sessions_was_a_member_of_them(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge")
    assert rows(wgtool)["sian@example.org"]["asked"] == 360


def test_settled_actions_are_given_outside_and_more_than_asked_is_over(met: Wgtool) -> None:
    met.ok("note", "blue-badge", "action", "a", "--who", "sian@example.org", "--minutes", "400")
    met.ok("note", "blue-badge", "action", "b", "--who", "Zebedee Quill", "--minutes", "90")
    met.ok("note", "blue-badge", "action", "c", "--who", "sian@example.org", "--minutes", "30")
    assert rows(met)["sian@example.org"]["outside"] == 0
    for number in ("1", "2"):
        met.ok("settle", number)
    row = rows(met)["sian@example.org"]
    assert (row["outside"], row["total"], row["over"]) == (400, 400, 40)
    assert sum(row["outside"] for row in rows(met).values()) == 400
    met.ok("strike", "1")
    assert rows(met)["sian@example.org"]["outside"] == 0


def test_organisations_and_groups_add_up(met: Wgtool) -> None:
    other = ("--name", "Carl", "--email", "carl@example.org", "--organisation", "A charity", "--other-organisation")
    met.ok("signup", "missed-bin", *other, env=BEFORE)
    met.ok("note", "blue-badge", "action", "a", "--who", "sian@example.org", "--minutes", "50")
    met.ok("settle", "1")
    organisations = rows(met, "--by", "organisation")
    assert {key: (row["asked"], row["outside"]) for key, row in organisations.items()} == {
        "gwynedd": (720, 50),
        "A charity": (360, 0),
    }
    groups = rows(met, "--by", "group")
    assert len(groups) == 8
    assert (groups["blue-badge"]["asked"], groups["blue-badge"]["total"]) == (720, 50)
    assert groups["wet-signatures"]["asked"] == 0
    assert list(rows(met, "missed-bin")) == ["carl@example.org"]


def test_hours_follow_the_person_and_forget_an_erased_one(met: Wgtool) -> None:
    met.ok("note", "blue-badge", "action", "a", "--who", "sian@example.org", "--minutes", "50")
    met.ok("settle", "1")
    met.ok("amend", "sian@example.org", "--new-email", "puw@example.org")
    assert (rows(met)["puw@example.org"]["asked"], rows(met)["puw@example.org"]["outside"]) == (360, 50)
    met.ok("merge", "puw@example.org", "owain@example.org")
    assert {key: (row["asked"], row["outside"]) for key, row in rows(met).items()} == {"owain@example.org": (360, 50)}
    met.ok("erase", "owain@example.org")
    assert rows(met) == {}


def test_minutes_in_the_room_are_those_recorded_and_a_deputys_are_the_organisations(met: Wgtool) -> None:
    report = met.folder / "report.csv"
    lines = ["Full Name,Join Time,Leave Time,Duration", 'sian,"21/09/2021, 15:00:00","21/09/2021, 16:30:00",1h 30m']
    report.write_text("\n".join([*lines, ""]), encoding="utf-8", newline="\n")
    met.ok("attend", "blue-badge", report, "--week", "1", "--deputy", "Bob Hall=owain", env=NOW)
    met.ok("attend", "blue-badge", "--week", "2", "--everyone", "--absent", "owain", env=NOW)
    assert {key: (row["asked"], row["in_room"]) for key, row in rows(met).items()} == {
        "sian@example.org": (360, 150),
        "owain@example.org": (360, 0),
    }
    assert rows(met, "--by", "organisation")["gwynedd"]["in_room"] == 210
    assert rows(met, "--by", "group")["blue-badge"]["in_room"] == 210


def test_a_table_and_a_file_of_rows(met: Wgtool) -> None:
    table = met.ok("hours", env=NOW).out
    assert "720" in table.splitlines()[-3]
    csv = met.ok("hours", "--format", "csv", env=NOW).out.splitlines()
    assert csv[0] == "key,name,asked,in_room,outside,total,over"
    assert csv[1].startswith("owain@example.org,owain,360,0,0,0,0")
    assert "Gofynnwyd" in met.ok("hours", "--lang", "cy", env=NOW).out


def test_before_the_first_session_nothing_is_asked(met: Wgtool) -> None:
    view = met.ok("hours", "--format", "json", env=BEFORE).json
    assert [row["asked"] for row in view["rows"]] == [0, 0]
    assert met("hours", "no-such-group").code == 1
    assert met("hours", "--by", "week").code == 2
