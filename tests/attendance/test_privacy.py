"""Whoever is erased stays in the counts of past sessions and nowhere else; deputies, guests and matched names, too."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from attendance.conftest import BEFORE, GROUP, attend, sign_up, words
from conftest import Wgtool

LATE = {"WGTOOL_NOW": "2024-01-01T00:00:00"}


@pytest.fixture
def held(met: Wgtool, written: Callable[..., Path]) -> Wgtool:
    """A session with a deputy, guests, apologies said beforehand, and a matched name."""
    attend(met, "--week", "2", "--apologies", "Catrin O'Neil", env=BEFORE)
    report = written("Siân P\nOwain Rhys\nRobert Hall\nSomebody Else\niPhone (2)\n", "list.txt")
    said = ("--deputy", "Robert Hall <bob@example.org>=Ann Bevan", "--guest", "Tim Tegid, Audit", "--guest", "Una Oaks")
    settled = ("--match", "Siân P=sian@example.org", "--nobody", "iPhone (2)", "--nobody", "Somebody Else")
    attend(met, report, "--week", "2", *said, *settled)
    return met


def counts(wgtool: Wgtool) -> dict[str, Any]:
    session: dict[str, Any] = wgtool.ok("attendance", GROUP, "--format", "json").json["groups"][0]["sessions"][1]
    return session


@pytest.mark.parametrize(
    ("who", "gone"),
    [
        ("Siân Puw", ("Siân", "sian@", "SiÃ¢n")),
        ("ann@example.org", ("Ann Bevan", "ann@")),
        ("bob@example.org", ("Robert Hall", "bob@")),
        ("robert hall", ("Robert Hall", "bob@")),
        ("Tim Tegid", ("Tim Tegid", "Audit")),
        ("una oaks", ("Una Oaks",)),
        ("Catrin O'Neil", ("Catrin", "catrin@")),
        ("somebody else", ("Somebody Else",)),
    ],
)
def test_whoever_is_erased_leaves_no_trace_and_every_count(held: Wgtool, who: str, gone: tuple[str, ...]) -> None:
    before = counts(held)
    assert held("erase", who, "--dry-run").code == 0
    held.ok("erase", who)
    kept = held.store.read_text(encoding="utf-8")
    assert [text for text in gone if text in kept] == []
    assert counts(held) == before
    told = held.ok("attendance", "--format", "json").out + held.ok("history").out
    assert [text for text in gone if text in told] == []
    assert held.ok("repair").code == 0
    # What is recorded anew keeps the count, too.
    attend(held, "--week", "2", "--amend", "--absent", "Owain Rhys")
    assert counts(held)["members"] == before["members"]


def test_an_erased_member_is_in_no_list_and_no_hours(held: Wgtool) -> None:
    held.ok("erase", "Siân Puw")
    answer = attend(held, "--week", "2", "--amend", "--absent", "Owain Rhys")
    assert words(answer) == {"owain": "absent", "ann": "deputy", "catrin": "apologies"}
    people = held.ok("attendance", GROUP, "--format", "json").json["groups"][0]["people"]
    assert [one["name"] for one in people] == ["Owain Rhys", "Ann Bevan", "Catrin O’Neil"]
    assert held.ok("agenda", "--week", "2", "--group", GROUP, "--format", "json").json["sessions"][0]["expected"] == 4


def test_what_is_held_is_shown_to_members_deputies_guests_and_matched_names(held: Wgtool) -> None:
    def shown(who: str) -> Any:
        return held.ok("subject-access", who).json

    sian = shown("sian@example.org")
    assert [(one["week"], one["was"]) for one in sian["attendance"]] == [(2, "present")]
    assert sian["matches"] == [{"name": "Siân P"}]
    for who in ("bob@example.org", "Robert Hall"):
        assert [(one["was"], one["sat_in_for"]) for one in shown(who)["attendance"]] == [("sat in", "ann@example.org")]
    guest = shown("tim tegid")
    assert (guest["person"]["name"], guest["person"]["email"]) == ("Tim Tegid", "")
    assert [(one["was"], one["organisation"]) for one in guest["attendance"]] == [("guest", "Audit")]
    assert [entry["guests"] for entry in guest["entries"]] == [
        [{"group": GROUP, "week": 2, "name": "Tim Tegid", "organisation": "Audit"}]
    ]
    assert {(one["was"], one["beforehand"]) for one in shown("Catrin O'Neil")["attendance"]} == {
        ("apologies", False),
        ("apologies", True),
    }
    assert held("subject-access", "Tim Tegud").code == 1
    assert "Tim Tegid" in held("subject-access", "Tim Tegud").err


def test_retention_forgets_deputies_guests_and_names_too(held: Wgtool) -> None:
    listed = held.ok("retention", "--format", "json", env=LATE).json["people"]
    assert {one["email"] for one in listed} >= {"Tim Tegid", "Una Oaks", "Somebody Else", "bob@example.org"}
    held.ok("retention", "--erase", env=LATE)
    kept = held.store.read_text(encoding="utf-8")
    assert [name for name in ("Puw", "Hall", "Tegid", "Oaks", "Somebody", "example.org") if name in kept] == []
    assert held.ok("retention", "--format", "json", env=LATE).json["people"] == []
    assert counts(held)["present"] == 2


def test_nothing_of_strangers_is_kept(met: Wgtool, written: Callable[..., Path]) -> None:
    lines = ["Full Name,Email,Join Time,Leave Time,Duration", 'Siân Puw,,"21/09/2021, 15:02","21/09/2021, 15:58",56m']
    lines.append('Wanda Stranger,wanda@other.example,"21/09/2021, 15:07","21/09/2021, 16:00",53m')
    answer = attend(met, written("\n".join(lines)), "--week", "1", code=1)
    assert answer["unmatched"] == [{"name": "Wanda Stranger", "minutes": 53, "candidates": []}]
    kept = met.store.read_text(encoding="utf-8") + met.ok("history").out
    assert [text for text in ("Wanda", "wanda", "15:07", "15:02", "15:58", "report.csv") if text in kept] == []


def test_attendance_follows_the_person_when_an_address_changes_or_is_handed_on(held: Wgtool) -> None:
    held.ok("amend", "sian@example.org", "--new-email", "puw@example.org")
    sign_up(held, "Carl Two", "sian@example.org", GROUP, env={})
    people = {one["email"]: one for one in held.ok("attendance", GROUP, "--format", "json").json["groups"][0]["people"]}
    assert people["puw@example.org"]["weeks"]["2"] == "present"
    assert people["sian@example.org"]["weeks"]["2"] is None
    held.ok("erase", "sian@example.org")
    assert words(attend(held, "--week", "2", "--amend", "--absent", "Owain Rhys"))["puw"] == "present"


def test_two_people_who_are_one_keep_the_better_of_a_session(met: Wgtool) -> None:
    attend(met, "--week", "2", "--everyone", "--absent", "Siân Puw", "--apologies", "Ann Bevan")
    attend(met, "--week", "3", "--everyone", "--deputy", "Bob Hall=Siân Puw", "--apologies", "Ann Bevan")
    met.ok("merge", "sian@example.org", "ann@example.org")
    attendance = met.ok("attendance", GROUP, "--format", "json").json["groups"][0]
    ann = next(one for one in attendance["people"] if one["email"] == "ann@example.org")
    assert (ann["weeks"]["2"], ann["weeks"]["3"], ann["of"]) == ("apologies", "deputy", 2)
    assert [one["members"] for one in attendance["sessions"][1:3]] == [3, 3]


def test_two_people_who_are_one_leave_as_one_and_keep_the_first_ones_turn(met: Wgtool) -> None:
    met.ok("merge", "sian@example.org", "ann@example.org", env={"WGTOOL_NOW": "2021-09-10T09:00:00+01:00"})
    assert list(words(attend(met, "--week", "1", "--everyone"))) == ["ann", "owain", "catrin"]
    met.ok("withdraw", "ann@example.org", env={"WGTOOL_NOW": "2021-09-24T09:00:00+01:00"})
    assert list(words(attend(met, "--week", "2", "--everyone"))) == ["owain", "catrin"]


def test_a_name_of_several_is_refused_with_them(held: Wgtool) -> None:
    sign_up(held, "Sian Puw", "other@example.org", "missed-bin")
    result = held("erase", "Siân Puw")
    assert result.code == 1
    assert "sian@example.org" in result.err
    assert "other@example.org" in result.err
