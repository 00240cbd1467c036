"""Attendance by hand: every member once, nobody absent by being forgotten, and what was said beforehand taken in."""

from typing import Any

import pytest

from attendance.conftest import BEFORE, GROUP, attend, sign_up, words
from conftest import Wgtool

ALL = dict.fromkeys(("sian", "owain", "ann", "catrin"), "present")


def test_everyone_was_there_but_those_who_are_named(met: Wgtool) -> None:
    answer = attend(met, "--week", "2", "--everyone", "--absent", "Owain Rhys", "--apologies", "ANN BEVAN")
    assert (answer["schema"], answer["group"], answer["week"], answer["entry"]) == ("wgtool/attend/1", GROUP, 2, 5)
    assert words(answer) == ALL | {"owain": "absent", "ann": "apologies"}
    assert answer["present"][0] == {"email": "sian@example.org", "name": "Siân Puw", "minutes": None}
    assert (answer["unmatched"], answer["changed"]) == ([], True)


def test_who_is_not_named_beside_present_is_absent(met: Wgtool) -> None:
    answer = attend(met, "--week", "2", "--present", "sian@example.org", "--present", "catrin oneil")
    assert words(answer) == ALL | {"owain": "absent", "ann": "absent"}


def test_without_a_report_everybody_must_be_named(met: Wgtool) -> None:
    result = met("attend", GROUP, "--week", "2", "--absent", "Owain Rhys")
    assert result.code == 2
    assert all(name in result.err for name in ("Siân Puw", "Ann Bevan", "Catrin O’Neil"))
    assert "Owain" not in result.err
    assert met("attend", GROUP, "--week", "2").code == 2
    assert met("attend", GROUP, "--week", "2", "--guest", "Tim Hall, Audit").code == 2
    assert len(met.entries()) == 4
    named = ("--absent", "owain@example.org", "--absent", "ann@example.org", "--apologies", "sian@example.org")
    answer = attend(met, "--week", "2", *named, "--deputy", "Bob Hall <bob@example.org>=Catrin O'Neil")
    assert words(answer) == {"sian": "apologies", "owain": "absent", "ann": "absent", "catrin": "deputy"}


def test_a_deputy_is_of_the_member_and_a_guest_of_nobody(met: Wgtool) -> None:
    deputy = ("--deputy", "Bob = Robert Hall <bob@example.org>=Ann Bevan", "--guest", "Tim Hall, Audit, Wales")
    answer = attend(met, "--week", "2", "--everyone", *deputy, "--guest", "Una Oaks")
    assert answer["deputies"] == [
        {"name": "Bob = Robert Hall", "email": "bob@example.org", "for": "ann@example.org", "minutes": None}
    ]
    assert answer["guests"] == [
        {"name": "Tim Hall", "organisation": "Audit, Wales"},
        {"name": "Una Oaks", "organisation": None},
    ]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--everyone", "--present", "Owain Rhys", "--absent", "owain@example.org"), 2),
        (("--everyone", "--present", "Owain Rhys", "--deputy", "Bob=Owain Rhys"), 2),
        (("--everyone", "--deputy", "Bob=Owain Rhys", "--deputy", "Tim=Owain Rhys"), 2),
        (("--everyone", "--deputy", "Bob"), 2),
        (("--everyone", "--deputy", "Bob <bob>=Owain Rhys"), 2),
        (("--everyone", "--guest", ", Audit"), 2),
        (("--everyone", "--absent", "owain@@example.org"), 2),
        (("--clear", "--everyone"), 2),
        (("--everyone", "--at-least", "-1"), 2),
        (("--everyone", "--absent", "Nobody Here"), 1),
        (("--everyone", "--absent", "Owain"), 1),
        (("--amend", "--absent", "Owain Rhys"), 1),
        (("--everyone", "--week", "13"), 1),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_and_nothing_recorded(met: Wgtool, arguments: tuple[str, ...], code: int) -> None:
    before = met.store.read_bytes()
    assert met("attend", GROUP, "--week", "2", *arguments).code == code
    assert met.store.read_bytes() == before


def test_apologies_with_a_deputy_are_the_deputy(met: Wgtool) -> None:
    answer = attend(met, "--week", "2", "--everyone", "--apologies", "Ann Bevan", "--deputy", "Bob Hall=Ann Bevan")
    assert words(answer)["ann"] == "deputy"
    assert answer["deputies"][0]["email"] is None


def test_somebody_of_another_group_is_no_member(met: Wgtool) -> None:
    sign_up(met, "Zed Other", "zed@example.org", "missed-bin")
    result = met("attend", GROUP, "--week", "2", "--everyone", "--present", "Zed Other")
    assert result.code == 1
    assert "missed bin" in result.err
    assert '--guest "Zed Other' in result.err


def test_a_name_of_several_is_the_members(met: Wgtool) -> None:
    sign_up(met, "Owain Rhys", "other@example.org", "missed-bin")
    assert words(attend(met, "--week", "2", "--everyone", "--absent", "owain rhys"))["owain"] == "absent"


def test_members_are_those_of_then(met: Wgtool) -> None:
    met.ok("withdraw", "owain@example.org", env={"WGTOOL_NOW": "2021-10-01T09:00:00+01:00"})
    sign_up(met, "Late Comer", "late@example.org", GROUP, env={"WGTOOL_NOW": "2021-10-01T10:00:00+01:00"})
    assert words(attend(met, "--week", "2", "--everyone")) == ALL
    third = words(attend(met, "--week", "3", "--everyone"))
    assert (third.keys() - ALL.keys(), ALL.keys() - third.keys()) == ({"late"}, {"owain"})
    # Who came later counts as a member of it when they are named as present, and only so.
    assert words(attend(met, "--week", "2", "--everyone", "--present", "Late Comer"))["late"] == "present"
    assert met("attend", GROUP, "--week", "1", "--everyone", "--absent", "Late Comer").code == 1


def test_a_group_that_was_entered_later_has_those_of_now(wgtool: Wgtool) -> None:
    sign_up(wgtool, "Siân Puw", "sian@example.org", GROUP, env={})
    assert words(attend(wgtool, "--week", "1", "--everyone")) == {"sian": "present"}


def test_the_last_session_that_began_and_was_not_cancelled_is_meant(met: Wgtool) -> None:
    assert attend(met, "--everyone")["week"] == 4
    met.ok("cancel", GROUP, "--week", "4")
    assert attend(met, "--everyone")["week"] == 3
    assert met("attend", GROUP, "--week", "4", "--everyone").code == 1
    assert met("attend", GROUP, "--week", "6", "--everyone").code == 1


def test_what_is_said_before_a_session_is_kept_and_taken_in(met: Wgtool) -> None:
    said = attend(met, "--week", "2", "--apologies", "Ann Bevan", "--deputy", "Bob Hall=Owain Rhys", env=BEFORE)
    assert words(said) == {"ann": "apologies", "owain": "deputy"}
    assert attend(met, "--week", "2", "--apologies", "Ann Bevan", env=BEFORE)["changed"] is False
    told = met.ok("agenda", "--week", "2", "--group", GROUP, env=BEFORE).out
    assert "apologies: 1" in told
    assert "deputies: 1" in told
    assert met("attend", GROUP, "--week", "2", "--absent", "Ann Bevan", env=BEFORE).code == 1
    assert words(attend(met, "--week", "2", "--everyone")) == ALL | {"ann": "apologies", "owain": "deputy"}
    result = met.ok("attend", GROUP, "--week", "2", "--everyone", "--present", "Ann Bevan")
    assert "Ann Bevan had sent apologies" in result.err


def test_recording_again_replaces_and_says_what_differs_and_the_same_changes_nothing(met: Wgtool) -> None:
    attend(met, "--week", "2", "--everyone")
    answer = attend(met, "--week", "2", "--everyone", "--absent", "Ann Bevan")
    assert [line for line in answer["text"] if "→" in line] == ["Ann Bevan: present → absent"]
    again = attend(met, "--week", "2", "--everyone", "--absent", "Ann Bevan")
    assert (again["changed"], again["entry"]) == (False, None)
    assert len(met.entries()) == 6


def test_amending_leaves_who_is_not_named_as_recorded(met: Wgtool) -> None:
    attend(met, "--week", "2", "--everyone", "--absent", "Ann Bevan", "--guest", "Tim Hall, Audit")
    answer = attend(met, "--week", "2", "--amend", "--apologies", "Owain Rhys")
    assert words(answer) == ALL | {"ann": "absent", "owain": "apologies"}
    assert answer["guests"] == [{"name": "Tim Hall", "organisation": "Audit"}]


def test_clearing_takes_the_record_out(met: Wgtool) -> None:
    attend(met, "--week", "2", "--everyone")
    answer = attend(met, "--week", "2", "--clear")
    assert (words(answer), answer["guests"], answer["changed"]) == ({}, [], True)
    assert attend(met, "--week", "2", "--clear")["changed"] is False
    assert met("attend", GROUP, "--week", "2", "--amend", "--everyone").code == 1


def test_a_rehearsal_says_what_would_be_and_writes_nothing(met: Wgtool) -> None:
    before = met.store.read_bytes()
    answer = attend(met, "--week", "2", "--everyone", "--dry-run")
    assert (answer["entry"], answer["dry_run"], answer["changed"], words(answer)) == (None, True, True, ALL)
    assert met.store.read_bytes() == before


def test_undo_and_history_tell_it_in_words(met: Wgtool) -> None:
    attend(met, "--week", "2", "--everyone", "--absent", "Ann Bevan")
    assert "week 2: attendance: 3 / 4" in met.ok("history", "--group", GROUP).out
    assert "Ann Bevan: Blue badge review" in met.ok("history", "--person", "ann@example.org").out
    assert "Siân" not in met.ok("history", "--person", "ann@example.org").out
    assert "recorded as absent" in met.ok("person", "ann@example.org").out
    assert "attendance: 3 / 4" in met.ok("undo").out
    assert attend(met, "--week", "2", "--everyone", "--dry-run")["changed"] is True


def test_an_attendance_moves_no_calendar(met: Wgtool) -> None:
    met.ok("export-ics", GROUP, "--out", "one")
    attend(met, "--week", "2", "--everyone")
    met.ok("export-ics", GROUP, "--out", "two")
    one, two = ((met.folder / name / f"{GROUP}.ics").read_bytes() for name in ("one", "two"))
    assert one == two


def ticked(met: Wgtool, answers: str, *options: str) -> Any:
    result = met("attend", GROUP, "--week", "2", *options, "--format", "json", answers=answers)
    assert result.code == 0, result.err
    return words(result.json)


def test_on_a_terminal_there_is_a_list_to_tick(met: Wgtool) -> None:
    assert ticked(met, "1-2, 4\n\n") == ALL | {"ann": "absent"}
    assert ticked(met, "1\n3\n") == {"sian": "present", "owain": "absent", "ann": "apologies", "catrin": "absent"}
    assert ticked(met, "9\nx\nall\n") == ALL
    assert set(ticked(met, "none\n\n").values()) == {"absent"}


def test_what_was_said_beforehand_is_not_asked_again(met: Wgtool) -> None:
    attend(met, "--week", "2", "--apologies", "Ann Bevan", env=BEFORE)
    assert ticked(met, "1-2\n\n") == ALL | {"ann": "apologies", "catrin": "absent"}
    result = met("attend", GROUP, "--week", "2", "--dry-run", answers="1-2\n\n")
    assert "Ann Bevan (apologies)" in result.err


def test_who_left_before_the_session_was_not_there_as_a_member(met: Wgtool) -> None:
    met.ok("withdraw", "owain@example.org", env={"WGTOOL_NOW": "2021-09-10T09:00:00+01:00"})
    assert met("attend", GROUP, "--week", "2", "--everyone", "--present", "Owain Rhys").code == 1


def test_the_end_of_the_input_records_nothing(met: Wgtool) -> None:
    assert met("attend", GROUP, "--week", "2", answers="1-2\n").code == 130
    assert len(met.entries()) == 4
