"""A group that ends goes on in another one: who is in it follows, in one step."""

from typing import Any

import pytest

from conftest import Wgtool
from running import signup

AFTER = {"WGTOOL_NOW": "2021-11-06T09:00:00+00:00"}


@pytest.fixture
def six_weeks(wgtool: Wgtool) -> Wgtool:
    """A group of two and one that waits; in another one of two places one is taken; six weeks are over."""
    wgtool.own_programme(
        old1='id = "blue-badge"\n',
        new1='id = "blue-badge"\ncapacity = 2\n',
        old2='id = "missed-bin"\n',
        new2='id = "missed-bin"\ncapacity = 2\n',
    )
    for person in ("ann", "ben", "cai"):
        wgtool.ok(*signup(person, "blue-badge"))
    wgtool.ok(*signup("dai", "missed-bin"))
    return wgtool


def finish(wgtool: Wgtool, *arguments: object, code: int = 0) -> Any:
    command = ("finish", "blue-badge", "--after-week", "6", "--into", *arguments, "--format", "json")
    result = wgtool(*command, env=AFTER)
    assert result.code == code, result.err
    return result.json if code == 0 else result.err


def ways(view: Any) -> list[tuple[str, str, int | None]]:
    assert {(one["from"], one["to"]) for one in view["moves"]} == {("blue-badge", "missed-bin")}
    return [(one["email"].partition("@")[0], one["status"], one["position"]) for one in view["moves"]]


def places(wgtool: Wgtool, group: str) -> list[tuple[str, str]]:
    (found,) = wgtool.ok("roster", group, "--format", "json").json["groups"]
    return [(one["email"].partition("@")[0], one["status"]) for one in found["members"]]


def test_those_with_a_place_come_before_those_who_wait_and_one_undo_takes_all_back(six_weeks: Wgtool) -> None:
    view = finish(six_weeks, "missed-bin")
    assert ways(view) == [("ann", "confirmed", None), ("ben", "waiting", 1), ("cai", "waiting", 2)]
    assert places(six_weeks, "missed-bin") == [
        *[("dai", "confirmed"), ("ann", "confirmed")],
        *[("ben", "waiting"), ("cai", "waiting")],
    ]
    assert places(six_weeks, "blue-badge") == []
    assert "takes nobody" in six_weeks(*signup("eve", "blue-badge"), env=AFTER).err
    six_weeks.ok("undo", env=AFTER)
    assert [name for name, _ in places(six_weeks, "blue-badge")] == ["ann", "ben", "cai"]
    assert [name for name, _ in places(six_weeks, "missed-bin")] == ["dai"]


def test_they_come_behind_who_already_waits_and_keep_what_they_have_there(six_weeks: Wgtool) -> None:
    for person in ("cai", "eve"):
        six_weeks.ok(*signup(person, "missed-bin"), "--allow-clash")
    # Full: cai has a place, eve waits.
    assert ways(finish(six_weeks, "missed-bin")) == [
        ("ann", "waiting", 2),
        ("ben", "waiting", 3),
        ("cai", "confirmed", None),
    ]


def test_it_is_refused_while_a_session_before_the_end_is_to_come(six_weeks: Wgtool) -> None:
    result = six_weeks("finish", "blue-badge", "--after-week", "6", "--into", "missed-bin")
    assert (result.code, "still to come" in result.err) == (1, True)
    assert places(six_weeks, "missed-bin") == [("dai", "confirmed")]
    # It may follow later, on the ended group.
    six_weeks.ok("finish", "blue-badge", "--after-week", "6")
    view = finish(six_weeks, "missed-bin")
    assert (len(view["moves"]), view["sessions"]) == (3, [])
    again = finish(six_weeks, "missed-bin")
    assert (again["entry"], again["moves"]) == (None, [])


@pytest.mark.parametrize(
    ("into", "said"), [("blue-badge", "already"), ("entry-points", "takes nobody"), ("nowhere", "Unknown")]
)
def test_where_nobody_can_go(six_weeks: Wgtool, into: str, said: str) -> None:
    six_weeks.ok("finish", "entry-points", "--after-week", "3")
    assert said in finish(six_weeks, into, code=1)
    assert len(places(six_weeks, "blue-badge")) == 3


def test_a_clash_refuses_and_names_whom_it_hits_unless_it_is_allowed(six_weeks: Wgtool) -> None:
    six_weeks.ok("reschedule", "wet-signatures", "--week", "10", "--to", "2021-11-23 16:00")
    six_weeks.ok(*signup("ben", "wet-signatures"))
    error = finish(six_weeks, "missed-bin", code=1)
    assert ("Ben" in error, "Ann" in error, "--allow-clash" in error) == (True, False, True)
    view = finish(six_weeks, "missed-bin", "--allow-clash")
    assert len(view["moves"]) == 3
    assert any("clash" in warning for warning in view["warnings"])
