"""What is held on a person, for how long, and two addresses of one."""

import json

import pytest

from conftest import Wgtool


def test_subject_access_prints_all_that_is_held_and_nothing_of_others(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge", role="Officer", notes="A note")
    wgtool.sign_up("owain", "blue-badge")
    wgtool.ok("amend", "sian@example.org", "--new-email", "s@example.org")
    wgtool.sign_up("mair", "missed-bin")
    wgtool.ok("undo")
    view = wgtool.ok("subject-access", "sian@example.org").json
    assert view["schema"] == "wgtool/person/1"
    assert (view["person"]["email"], view["person"]["role"], view["person"]["notes"]) == (
        "s@example.org",
        "Officer",
        "A note",
    )
    assert [signup["group"] for signup in view["signups"]] == ["blue-badge"]
    assert [entry["n"] for entry in view["entries"]] == [1, 3]
    assert "owain" not in json.dumps(view).casefold()
    assert view["copies"] == []
    # Held is also what was taken back.
    taken_back = wgtool.ok("subject-access", "mair@example.org").json
    assert [entry["n"] for entry in taken_back["entries"]] == [4]
    assert taken_back["person"]["name"] == "Mair"


def test_subject_access_names_the_copies_that_hold_the_person(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge")
    wgtool.ok("backup", "mine.jsonl")
    wgtool.sign_up("owain", "blue-badge")
    wgtool.ok("restore", "mine.jsonl")
    for person in ("sian", "owain"):
        (copy,) = wgtool.ok("subject-access", f"{person}@example.org").json["copies"]
        assert "before-restore-001" in copy
    assert wgtool("subject-access", "nobody@example.org").code == 1
    assert wgtool("subject-access", "nobody").code == 1


@pytest.mark.parametrize(
    ("now", "kept"), [("2022-12-07T12:00", True), ("2022-12-07T23:59", True), ("2022-12-08T00:00", False)]
)
def test_people_may_be_kept_to_the_day_a_year_after_the_last_session(wgtool: Wgtool, now: str, kept: bool) -> None:
    wgtool.sign_up("sian", "blue-badge")
    view = wgtool.ok("retention", "--format", "json", env={"WGTOOL_NOW": now}).json
    people = [] if kept else [{"email": "sian@example.org", "last_programme_day": "2021-12-07"}]
    assert (view["schema"], view["people"], view["erased"]) == ("wgtool/retention/1", people, 0)
    assert view["due"] == "2022-12-07"


def test_retention_goes_by_the_sessions_as_planned_and_the_programmes_months(wgtool: Wgtool) -> None:
    wgtool.own_programme(old1="timezone =", new1="keep_months = 3\ntimezone =")
    wgtool.sign_up("sian", "blue-badge")
    wgtool.ok("shift", "--from-week", "12", "--by", "-6")
    view = wgtool.ok("retention", "--format", "json").json
    assert view["due"] == "2022-03-01"


def test_retention_erases_everyone_kept_too_long(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge")
    wgtool.sign_up("owain", "blue-badge", "missed-bin")
    wgtool.ok("withdraw", "owain@example.org")
    wgtool.sign_up("mair", "blue-badge")
    wgtool.ok("undo")
    late = {"WGTOOL_NOW": "2023-01-01T09:00"}
    data = wgtool.store.read_bytes()
    assert wgtool.ok("retention", "--erase", env={}).code == 0
    assert wgtool.store.read_bytes() == data
    view = wgtool.ok("retention", "--erase", "--dry-run", "--format", "json", env=late).json
    assert (len(view["people"]), view["erased"], view["dry_run"]) == (3, 0, True)
    assert wgtool.store.read_bytes() == data
    view = wgtool.ok("retention", "--erase", "--format", "json", env=late).json
    assert view["erased"] == 3
    text = wgtool.store.read_text(encoding="utf-8").casefold()
    assert not any(name in text for name in ("sian", "owain", "mair"))
    assert len(wgtool.entries()) == 6
    assert wgtool.ok("retention", "--format", "json", env=late).json["people"] == []
    assert "Nobody is kept too long" in wgtool.ok("retention", env=late).out
    assert wgtool.ok("repair").code == 0


def test_merging_gives_all_places_to_the_address_that_stays(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge", role="Officer")
    wgtool.sign_up("s.puw", "missed-bin", organisation="Conwy")
    result = wgtool.ok("merge", "sian@example.org", "s.puw@example.org", "--format", "json")
    assert result.json["do"] == "merge"
    assert any("Name, Organisation" in warning for warning in result.json["warnings"])
    report = wgtool.ok("person", "s.puw@example.org", "--format", "json").json
    assert {signup["group"] for signup in report["signups"]} == {"blue-badge", "missed-bin"}
    assert (report["person"]["name"], report["person"]["role"]) == ("S.puw", "Officer")
    assert wgtool("person", "sian@example.org").code == 1
    wgtool.ok("undo")
    assert wgtool.ok("person", "sian@example.org", "--format", "json").json["signups"][0]["group"] == "blue-badge"


def test_of_two_places_in_one_group_the_better_stays_and_the_other_goes_to_who_waits(wgtool: Wgtool) -> None:
    wgtool.own_programme(old1="timezone =", new1="capacity = 2\ntimezone =")
    for person in ("sian", "s.puw", "owain"):
        wgtool.sign_up(person, "blue-badge")
    result = wgtool.ok("merge", "sian@example.org", "s.puw@example.org", "--format", "json")
    assert [place["email"] for place in result.json["promoted"]] == ["owain@example.org"]
    group = wgtool.ok("roster", "blue-badge", "--format", "json").json["groups"][0]
    assert [(one["email"], one["status"]) for one in group["members"]] == [
        ("s.puw@example.org", "confirmed"),
        ("owain@example.org", "confirmed"),
    ]


def test_merging_is_refused_where_groups_clash_unless_allowed(wgtool: Wgtool) -> None:
    wgtool.ok("reschedule", "blue-badge", "--week", "6", "--to", "2021-10-28 10:00")
    sessions = wgtool.ok("timetable", "--week", "6", "--format", "json").json["sessions"]
    start = next(one["starts_at"] for one in sessions if one["group"] == "missed-bin")[:16].replace("T", " ")
    wgtool.ok("reschedule", "blue-badge", "--week", "6", "--to", start)
    wgtool.sign_up("sian", "blue-badge")
    wgtool.sign_up("s.puw", "missed-bin")
    data = wgtool.store.read_bytes()
    result = wgtool("merge", "sian@example.org", "s.puw@example.org")
    assert (result.code, "clash" in result.err) == (1, True)
    assert wgtool.store.read_bytes() == data
    assert wgtool.ok("merge", "sian@example.org", "s.puw@example.org", "--allow-clash", "--dry-run").code == 0
    assert wgtool.store.read_bytes() == data
    wgtool.ok("merge", "sian@example.org", "s.puw@example.org", "--allow-clash")


def test_merging_needs_two_people(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge")
    assert wgtool("merge", "sian@example.org", "SIAN@example.org").code == 2
    assert wgtool("merge", "sian@example.org", "nobody@example.org").code == 1
    assert wgtool("merge", "sian@example.org", "nobody").code == 1


def test_who_is_kept_too_long_is_named(wgtool: Wgtool) -> None:
    wgtool.sign_up("ann", "blue-badge")
    late = {"WGTOOL_NOW": "2024-01-01T09:00"}
    assert wgtool.ok("retention", "--format", "json", env=late).json["names"] == {"ann@example.org": "Ann"}
    assert "Ann" in wgtool.ok("retention", env=late).out
