"""A group that ends early has ended everywhere; whose sessions are all over moves nobody up."""

from typing import Any

import pytest

from conftest import Wgtool

AFTERWARDS = {"WGTOOL_NOW": "2022-06-01T09:00:00+01:00"}


@pytest.fixture
def ended(wgtool: Wgtool) -> Wgtool:
    """Ann has a group’s only place and Bet waits for it; Cai is elsewhere. The group ends after week 6."""
    wgtool.own_programme(old1='id = "blue-badge"\n', new1='id = "blue-badge"\ncapacity = 1\n')
    wgtool.sign_up("ann", "blue-badge")
    wgtool.sign_up("bet", "blue-badge")
    wgtool.sign_up("cai", "ddat-roles")
    wgtool.ok("finish", "blue-badge", "--after-week", "6")
    return wgtool


def line(wgtool: Wgtool, group: str = "blue-badge") -> Any:
    """Return a group’s line in the list."""
    return next(one for one in wgtool.ok("groups", "--format", "json").json["groups"] if one["id"] == group)


def statuses(wgtool: Wgtool) -> dict[int, str]:
    """Return the weeks of the group that are not held as usual."""
    sessions = wgtool.ok("show", "blue-badge", "--format", "json").json["sessions"]
    return {one["week"]: one["status"] for one in sessions if one["status"] != "scheduled"}


@pytest.mark.parametrize(
    "command",
    [
        ["signup", "blue-badge", "--name", "Dai", "--email", "dai@example.org", "--organisation", "Powys"],
        ["transfer", "cai@example.org", "ddat-roles", "blue-badge"],
        ["transfer", "cai@example.org", "ddat-roles", "blue-badge", "--wait"],
        ["promote", "blue-badge"],
    ],
    ids=" ".join,
)
def test_it_takes_nobody_any_more(ended: Wgtool, command: list[str]) -> None:
    before = ended.store.read_bytes()
    result = ended(*command)
    assert result.code == 1
    assert "ends after week 6" in result.err
    assert "wgtool finish blue-badge --after-week N" in result.err
    assert ended.store.read_bytes() == before


def test_it_can_be_left_and_nobody_moves_up(ended: Wgtool) -> None:
    assert ended.ok("withdraw", "ann@example.org", "--format", "json").json["promoted"] == []
    assert ended.ok("promote", "--format", "json").json["promoted"] == []
    ended.ok("transfer", "bet@example.org", "blue-badge", "ddat-roles")


def test_signing_up_again_for_it_changes_nothing(ended: Wgtool) -> None:
    assert ended.sign_up("ann", "blue-badge").json["results"][0]["changed"] is False


def test_a_row_of_a_form_for_it_is_rejected_but_for_who_is_or_was_in_it(ended: Wgtool) -> None:
    ended.ok("withdraw", "bet@example.org")
    form = ended.folder / "form.csv"
    rows = "".join(f"{name},{name.lower()}@example.org,Gwynedd,blue-badge\n" for name in ("Ann", "Bet", "Dai"))
    form.write_text("Name,Email,Council,Working groups\n" + rows, "utf-8")
    result = ended("import", form, "--format", "json")
    assert result.code == 1
    assert [one["row"] for one in result.json["rejected"]] == [4]
    assert "ends after week 6" in result.json["rejected"][0]["reason"]
    assert result.json["recorded"] == 0


def test_it_is_marked_and_left_out_of_the_usual_week(ended: Wgtool) -> None:
    assert (line(ended)["ended_after"], line(ended, "ddat-roles")["ended_after"]) == (6, None)
    assert "(ends after week 6)" in ended.ok("groups").out
    usual = ended.ok("timetable", "--format", "json").json["sessions"]
    assert "blue-badge" not in [one["group"] for one in usual]
    assert len(usual) == 7


def test_it_asks_hours_until_its_last_session_is_over(ended: Wgtool) -> None:
    def hours() -> Any:
        return ended.ok("person", "ann@example.org", "--format", "json").json["hours"]

    assert hours() == 2
    ended.ok("cancel", "blue-badge", "--week", "6")
    ended.ok("cancel", "blue-badge", "--week", "5")
    assert hours() == 0


def test_a_later_end_brings_back_what_only_the_end_cancelled(ended: Wgtool) -> None:
    ended.ok("undo")
    ended.ok("cancel", "blue-badge", "--week", "8", "--reason", "Illness")
    ended.ok("finish", "blue-badge", "--after-week", "6")
    ended.ok("finish", "blue-badge", "--after-week", "9")
    assert statuses(ended) == dict.fromkeys([8, 10, 11, 12], "cancelled")
    ended.ok("finish", "blue-badge", "--after-week", "7")
    ended.ok("finish", "blue-badge", "--after-week", "12")
    assert statuses(ended) == {8: "cancelled"}
    assert line(ended)["ended_after"] is None
    assert "blue-badge" in [one["group"] for one in ended.ok("timetable", "--format", "json").json["sessions"]]


def test_an_end_is_recorded_also_where_nothing_was_left_to_cancel(ended: Wgtool) -> None:
    ended.ok("undo")
    ended.ok("cancel", "blue-badge", "--week", "12")
    view = ended.ok("finish", "blue-badge", "--after-week", "11", "--format", "json").json
    assert (view["sessions"], view["people"]) == ([], ["ann@example.org", "bet@example.org"])
    assert line(ended)["ended_after"] == 11
    assert ended.ok("finish", "blue-badge", "--after-week", "11", "--format", "json").json["entry"] is None


def test_undo_takes_the_end_back(ended: Wgtool) -> None:
    ended.ok("undo")
    assert (line(ended)["ended_after"], statuses(ended)) == (None, {})


@pytest.mark.parametrize("command", [["reinstate"], ["reschedule", "--to", "2021-11-24 10:00"]], ids=" ".join)
def test_no_session_after_the_end_is_held(ended: Wgtool, command: list[str]) -> None:
    name, *options = command
    result = ended(name, "blue-badge", "--week", "9", *options)
    assert result.code == 1
    assert "ends after week 6, so week 9 is not held" in result.err


def test_an_end_that_an_earlier_version_recorded_is_one(ended: Wgtool) -> None:
    from wgtool.storage.lines import decode, encode

    *others, last, _ = ended.store.read_bytes().split(b"\n")
    record = decode(last)
    del record["finished"]
    ended.store.write_bytes(b"\n".join([*others, encode({k: v for k, v in record.items() if k != "check"})]))
    assert line(ended)["ended_after"] == 6
    ended.ok("finish", "blue-badge", "--after-week", "10")
    assert statuses(ended) == dict.fromkeys([11, 12], "cancelled")


def test_history_tells_of_the_end(ended: Wgtool) -> None:
    assert "ends after week 6" in ended.ok("history").out
    assert "daw i ben ar ôl wythnos 6" in ended.ok("history", "--lang", "cy").out


def test_when_all_sessions_are_over_a_sign_up_is_recorded_with_a_warning_and_nobody_moves_up(ended: Wgtool) -> None:
    ended.ok("undo")
    dai = ["signup", "ddat-roles", "--name", "Dai", "--email", "dai@example.org", "--organisation", "Powys"]
    view = ended.ok(*dai, "--format", "json", env=AFTERWARDS).json
    assert view["results"][0]["status"] == "confirmed"
    assert [text for text in view["warnings"] if "over" in text]
    for command in (["erase", "ann@example.org"], ["promote"]):
        assert ended.ok(*command, "--format", "json", env=AFTERWARDS).json["promoted"] == []


def test_only_sessions_to_come_make_a_clash(wgtool: Wgtool) -> None:
    wgtool.ok("reschedule", "blue-badge", "--week", "2", "--to", "2021-09-27 10:00")
    wgtool.sign_up("ann", "ddat-roles")
    before = {"WGTOOL_NOW": "2021-09-20T09:00:00+01:00"}
    join = ["signup", "blue-badge", "--name", "Ann", "--email", "ann@example.org", "--organisation", "Gwynedd"]
    assert wgtool(*join, env=before).code == 1
    wgtool.ok(*join)
