"""Sessions and groups that the programme file no longer holds: named as gone, and cancelled in the calendars."""

import re
from pathlib import Path
from typing import Any

import pytest

from calendars.reading import Component, read
from conftest import Wgtool
from plans import group, plan
from wgtool.domain.fingerprints import Fingerprint


def shorten(file: Path) -> None:
    """Take weeks 10 to 12 out of the sprint."""
    for path in file.parent.glob("sprint/week-1*.toml"):
        path.unlink()


def without(file: Path, group: str) -> None:
    """Take a group out of a programme file."""
    table = rf'\[\[groups\]\]\nid = "{group}"\n.*?(?=\n\[\[groups\]\]|\Z)'
    file.write_text(re.sub(table, "", file.read_text("utf-8"), flags=re.DOTALL), "utf-8")


def changes(wgtool: Wgtool, *since: str) -> Any:
    return wgtool.ok("changes", *since, "--format", "json").json


def gone(view: Any) -> list[tuple[str, int]]:
    """Return the sessions that are gone."""
    assert {(one["change"], one["after"]) for one in view["sessions"]} <= {("gone", None)}
    return [(one["group"], one["week"]) for one in view["sessions"]]


def events(wgtool: Wgtool, group: str) -> dict[str, Component]:
    """Export calendars and return the events of a group’s."""
    wgtool.ok("export-ics")
    data = (wgtool.folder / "calendars" / f"{group}.ics").read_bytes()
    return {event.value("UID").partition(".week-")[2][:2]: event for event in read(data).all("VEVENT")}


@pytest.fixture
def planned(wgtool: Wgtool) -> tuple[Wgtool, Path]:
    """Ann in a group of a programme of one’s own, with calendars handed out, on a Monday in week 5."""
    file = wgtool.own_programme()
    wgtool.sign_up("ann", "blue-badge")
    wgtool.ok("export-ics")
    return wgtool, file


@pytest.mark.parametrize("since", [(), ("--since", "calendars"), ("--since", "2021-10-01"), ("--since", "1")], ids=str)
@pytest.mark.parametrize("noticed", [False, True])
def test_weeks_that_are_gone_are_told_with_whom_they_touch(
    planned: tuple[Wgtool, Path], since: tuple[str, ...], *, noticed: bool
) -> None:
    wgtool, file = planned
    shorten(file)
    if noticed:
        wgtool.sign_up("bet", "ddat-roles")
    view = changes(wgtool, *since)
    groups = dict.fromkeys(one["group"] for one in view["sessions"])
    assert gone(view) == [(group, week) for group in groups for week in (10, 11, 12)]
    assert len(groups) == 8
    assert view["sessions"][0]["before"] == "2021-11-22T10:00:00+00:00"
    assert [one["email"] for one in view["people"]] == ["ann@example.org"]
    assert "no longer in the programme; it was: Tuesday 23 November 2021" in wgtool.ok("changes", *since).out


def test_they_stay_in_the_calendars_as_cancelled_and_are_told_once(planned: tuple[Wgtool, Path]) -> None:
    wgtool, file = planned
    before = events(wgtool, "blue-badge")
    shorten(file)
    after = events(wgtool, "blue-badge")
    assert before.keys() == after.keys()
    assert [week for week, one in after.items() if one.value("STATUS") == "CANCELLED"] == ["10", "11", "12"]
    for week in ("10", "11", "12"):
        assert after[week].value("DTSTART") == before[week].value("DTSTART")
        assert int(after[week].value("SEQUENCE")) == int(before[week].value("SEQUENCE")) + 1
    assert changes(wgtool, "--since", "calendars")["sessions"] == []
    assert events(wgtool, "blue-badge").keys() == after.keys()


def test_a_gone_groups_calendar_keeps_what_was_held_and_cancels_the_rest(planned: tuple[Wgtool, Path]) -> None:
    wgtool, file = planned
    wgtool.ok("reschedule", "missed-bin", "--week", "9", "--to", "2021-11-18 10:00")
    without(file, "missed-bin")
    assert gone(changes(wgtool, "--since", "calendars")) == [("missed-bin", week) for week in range(5, 13)]
    found = events(wgtool, "missed-bin")
    held = [week for week, one in found.items() if one.value("STATUS") != "CANCELLED"]
    assert held == ["01", "02", "03", "04"]
    assert found["09"].value("DTSTART") == "20211118T100000"
    assert "missed-bin.ics" not in wgtool.ok("export-ics").err
    # Whoever was held stays held, however late it is exported again.
    later = {"WGTOOL_NOW": "2022-03-01T09:00:00+00:00"}
    wgtool.ok("export-ics", env=later)
    data = (wgtool.folder / "calendars" / "missed-bin.ics").read_bytes()
    assert sum(one.value("STATUS") == "CANCELLED" for one in read(data).all("VEVENT")) == 8


def test_a_persons_calendar_shows_the_gone_group_as_long_as_they_are_in_it(planned: tuple[Wgtool, Path]) -> None:
    wgtool, file = planned
    without(file, "blue-badge")
    data = wgtool.ok("export-ics", "--person", "ann@example.org", "--out", "-").data
    assert len(read(data).all("VEVENT")) == 12
    assert "Blue badge review" in wgtool.ok("roster", "blue-badge").out


def test_check_tells_of_them_until_they_are_past(planned: tuple[Wgtool, Path]) -> None:
    wgtool, file = planned
    wgtool.ok("cancel", "blue-badge", "--week", "11")
    shorten(file)
    result = wgtool.ok("check")
    assert "Blue badge review (a service design approach), weeks 10, 11, 12" in result.out
    wgtool.ok("export-ics")
    assert "no longer in the programme" in wgtool.ok("check").out
    assert "no longer" not in wgtool.ok("check", env={"WGTOOL_NOW": "2022-03-01T09:00:00+00:00"}).out


def test_what_is_put_back_is_planned_again(planned: tuple[Wgtool, Path]) -> None:
    wgtool, file = planned
    kept = file.read_text("utf-8")
    without(file, "missed-bin")
    wgtool.ok("export-ics")
    file.write_text(kept, "utf-8")
    assert changes(wgtool)["sessions"] == []
    assert all(one.value("STATUS") != "CANCELLED" for one in events(wgtool, "missed-bin").values())


def test_a_store_that_recorded_only_fingerprints_is_read_and_says_what_it_can(planned: tuple[Wgtool, Path]) -> None:
    from wgtool.storage.lines import decode, encode

    wgtool, file = planned
    first, *rest = wgtool.store.read_bytes().split(b"\n")
    record = {key: value for key, value in decode(first).items() if key not in {"check", "defined"}}
    wgtool.store.write_bytes(b"\n".join([encode(record).rstrip(b"\n"), *rest]))
    assert wgtool.ok("changes", "--format", "json").json["sessions"] == []
    shorten(file)
    assert wgtool.ok("export-ics").code == 0


@pytest.mark.parametrize("defined", [{"starts": "x"}, {"starts": "2021-11-22T10:00", "minutes": "60"}, {}], ids=str)
def test_what_is_kept_of_a_session_in_another_shape_stops_nothing(
    planned: tuple[Wgtool, Path], defined: dict[str, str]
) -> None:
    from wgtool.storage.lines import decode, encode

    wgtool, file = planned
    first, *rest = wgtool.store.read_bytes().split(b"\n")
    record = {key: value for key, value in decode(first).items() if key != "check"}
    record["defined"]["blue-badge"][10] = defined
    wgtool.store.write_bytes(b"\n".join([encode(record).rstrip(b"\n"), *rest]))
    shorten(file)
    assert ("blue-badge", 11) not in gone(changes(wgtool))


def test_whoever_moved_on_is_told_with_their_moves(wgtool: Wgtool) -> None:
    wgtool.own_programme(old1='id = "blue-badge"\n', new1='id = "blue-badge"\ncapacity = 2\n')
    for one in ("ann", "bet", "cai", "dai"):
        wgtool.sign_up(one, "blue-badge")
    wgtool.ok("transfer", "bet@example.org", "blue-badge", "ddat-roles")
    wgtool.ok("finish", "blue-badge", "--after-week", "6")
    wgtool.ok("transfer", "ann@example.org", "blue-badge", "ddat-roles")
    wgtool.ok("withdraw", "dai@example.org")
    wgtool.sign_up("dai", "wet-signatures")
    wgtool.ok("amend", "cai@example.org", "--new-email", "cai@example.com")
    people = {one["email"]: one for one in changes(wgtool)["people"]}
    assert list(people) == ["ann@example.org", "cai@example.com", "dai@example.org"]
    assert [one["status"] for one in people.values()] == ["confirmed", "confirmed", "waiting"]
    moves = [[(move["from"], move["to"]) for move in one["moves"]] for one in people.values()]
    assert moves == [[("blue-badge", "ddat-roles")], [], [("blue-badge", None), (None, "wet-signatures")]]
    page = wgtool.ok("changes").out
    assert "Who must be told (2; waiting: 1)" in page
    assert "Since then moved: Blue badge review (a service design approach) → DDaT Roles" in page


def test_whoever_came_after_the_change_need_not_be_told(wgtool: Wgtool) -> None:
    wgtool.ok("cancel", "blue-badge", "--week", "8")
    wgtool.sign_up("ann", "blue-badge")
    view = changes(wgtool)
    assert (len(view["sessions"]), view["people"]) == (1, [])


def test_an_erased_person_is_told_of_nothing(wgtool: Wgtool) -> None:
    wgtool.sign_up("ann", "blue-badge")
    wgtool.sign_up("bet", "blue-badge")
    wgtool.ok("cancel", "blue-badge", "--week", "8")
    wgtool.ok("erase", "ann@example.org")
    assert [one["email"] for one in changes(wgtool)["people"]] == ["bet@example.org"]


@pytest.mark.parametrize(
    ("group_id", "known"), [("x", True), ("../../x", False), ("x\n", False), ("X", False), ("", False)]
)
def test_a_group_that_no_definitions_can_have_held_gets_no_file(group_id: str, known: bool) -> None:
    defined = {"starts": "2021-09-20T10:00", "minutes": 60, "name": ["X", "X"], "title": ["T", "T"]}
    made_up = plan(group("a"))
    made_up.state.definitions[group_id, 1] = Fingerprint("0", defined)
    assert [one.id for one in made_up.gone_groups()] == [group_id] * known
