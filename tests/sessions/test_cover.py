"""Others facilitate a session: `cover`, and what somebody facilitates."""

from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from conftest import Wgtool
from running import signup

MO = "Mo Ali <mo@example.org>"
MO_IS = {"name": "Mo Ali", "email": "mo@example.org"}
ANN, BEN = ('{ name = "Ann Lee", email = "ann@example.org" }', '{ name = "Ben Rees" }')


@pytest.fixture
def led(wgtool: Wgtool) -> Wgtool:
    """A programme in which Ann and Ben facilitate one group, and Ann another at another hour."""
    wgtool.own_programme(
        old_a='id = "blue-badge"\n',
        new_a=f'id = "blue-badge"\nfacilitators = [{ANN}, {BEN}]\n',
        old_b='id = "ddat-roles"\n',
        new_b=f'id = "ddat-roles"\nfacilitator = {ANN}\n',
    )
    return wgtool


def session(wgtool: Wgtool, group: str = "blue-badge", week: int = 5) -> Any:
    return wgtool.ok("show", group, "--format", "json").json["sessions"][week - 1]


def test_whoever_covers_stands_in_place_of_all_facilitators_everywhere(led: Wgtool) -> None:
    led.ok("cover", "blue-badge", "--week", "5", "--by", MO, "--by", "Eve <eve@example.org>", "--reason", "Leave")
    agenda = led.ok("agenda", "--week", "5", "--group", "blue-badge", "--format", "json").json["sessions"][0]
    week = led.ok("week", "--format", "json").json["sessions"]
    of_week = next(one for one in week if one["group"] == "blue-badge")
    for one in (session(led), agenda, of_week):
        assert one["cover"] == {**MO_IS, "reason": "Leave"}
        assert one["facilitator"] == "Mo Ali"
        assert one["facilitators"] == [MO_IS, {"name": "Eve", "email": "eve@example.org"}]
        assert (one["status"], one["reason"]) == ("scheduled", None)
    assert session(led, week=6)["cover"] is None
    text = led.ok("week").out
    assert "Covered; usually Ann Lee, Ben Rees; reason: Leave" in " ".join(text.split())
    assert "Mo Ali, Eve (covering: Leave)" in led.ok("agenda", "--week", "5", "--group", "blue-badge").out
    assert "Mo Ali, Eve (covering: Leave)" in led.ok("show", "blue-badge").out


def test_a_moved_or_cancelled_session_keeps_status_and_reason(led: Wgtool) -> None:
    led.ok("cancel", "blue-badge", "--week", "5", "--reason", "Illness")
    led.ok("cover", "blue-badge", "--week", "5", "--by", MO, "--reason", "Leave")
    assert (session(led)["status"], session(led)["reason"]) == ("cancelled", "Illness")
    led.ok("reinstate", "blue-badge", "--week", "5")
    assert session(led)["cover"]["name"] == "Mo Ali"
    led.ok("reschedule", "blue-badge", "--week", "5", "--to", "thursday")
    assert session(led)["cover"] == {**MO_IS, "reason": "Leave"}


def test_it_is_cleared_and_undone(led: Wgtool) -> None:
    led.ok("cover", "blue-badge", "--week", "5", "--by", MO)
    told = led.ok("cover", "blue-badge", "--week", "5", "--clear").out
    assert "facilitated by Ann Lee, Ben Rees" in told
    assert session(led)["cover"] is None
    assert "facilitated by Mo Ali" in led.ok("undo").out
    assert session(led)["facilitator"] == "Mo Ali"
    led.ok("undo")
    assert session(led)["facilitator"] == "Ann Lee"


def test_of_several_those_that_are_so_already_stay_reason_included(led: Wgtool) -> None:
    led.ok("cover", "blue-badge", "--week", "5", "--by", MO, "--reason", "Leave")
    view = led.ok("cover", "--week", "5", "--by", "mo ali", "--reason", "Strike", "--format", "json").json
    assert (view["do"], len(view["sessions"])) == ("cover", 7)
    assert session(led)["cover"]["reason"] == "Leave"
    again = led.ok("cover", "--week", "5", "--by", "MO@example.org", "--format", "json").json
    assert again["entry"] is None
    # One alone may have another reason; without one it keeps what it has.
    led.ok("cover", "blue-badge", "--week", "5", "--by", MO, "--reason", "Illness")
    assert led.ok("cover", "blue-badge", "--week", "5", "--by", MO, "--format", "json").json["entry"] is None
    assert session(led)["cover"]["reason"] == "Illness"


def test_a_day_is_that_day_alone(led: Wgtool) -> None:
    view = led.ok("cover", "--on", "18/10/2021", "--by", MO, "--format", "json").json
    assert {one["after"][:10] for one in view["sessions"]} == {"2021-10-18"}
    assert led("cover", "--on", "2021-10-17", "--by", MO).code == 1


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--week", "5"), 2, "--by"),
        (("--week", "5", "--by", MO, "--clear"), 2, "--by"),
        (("--week", "5", "--clear", "--reason", "Leave"), 2, "--reason"),
        (("--week", "5", "--on", "2021-10-18", "--by", MO), 2, "--week"),
        (("--by", MO), 2, "--week"),
        (("--week", "5", "--by", "Mo <mo@nowhere>"), 2, "mo@nowhere"),
        (("--week", "5", "--by", "Mo"), 1, "NAME <EMAIL>"),
        (("--week", "5", "--by", "Anne Lee"), 1, "Ann Lee <ann@example.org>"),
        (("--week", "5", "--by", "zed@example.org"), 1, "--by 'Zed <zed@example.org>'"),
        (("--week", "13", "--by", MO), 1, "13"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(led: Wgtool, options: tuple[str, ...], code: int, said: str) -> None:
    led.ok(*signup("zed", "blue-badge"))
    before = led.entries()
    result = led("cover", "blue-badge", *options)
    assert (result.code, said in result.err) == (code, True), result.err
    assert led.entries() == before


def test_whoever_facilitates_already_is_known_by_name(led: Wgtool) -> None:
    led.ok("cover", "ddat-roles", "--week", "5", "--by", "BEN REES")
    assert session(led, "ddat-roles")["facilitators"] == [{"name": "Ben Rees", "email": None}]


def test_a_facilitator_in_two_places_is_warned_of(led: Wgtool) -> None:
    led.ok("reschedule", "ddat-roles", "--week", "5", "--to", "2021-10-19 15:00")
    led.ok("undo")
    led.ok("cover", "ddat-roles", "--week", "5", "--by", MO)
    led.ok("reschedule", "ddat-roles", "--week", "5", "--to", session(led)["starts_at"][:16].replace("T", " "))
    assert "New clash: Mo Ali" in led.ok("cover", "blue-badge", "--week", "5", "--by", MO).err
    # It is no new one any more.
    assert "clash" not in led.ok("cover", "blue-badge", "--week", "5", "--by", MO, "--reason", "Leave").err


def test_a_session_that_has_begun_is_covered_with_a_warning(led: Wgtool) -> None:
    assert "begun already" in led.ok("cover", "blue-badge", "--week", "1", "--by", MO).err


def test_calendars_name_who_covers_under_the_same_uid(led: Wgtool, tmp_path: Path) -> None:
    def event() -> tuple[str, int, str]:
        led.ok("export-ics", "blue-badge", "--out", tmp_path / "c")
        calendar = Calendar.from_ical((tmp_path / "c" / "blue-badge.ics").read_bytes())
        found = next(one for one in calendar.walk("VEVENT") if ".week-05@" in one["UID"])
        return str(found["UID"]), int(found["SEQUENCE"]), str(found["ORGANIZER"])

    uid, sequence, organizer = event()
    assert organizer == "mailto:ann@example.org"
    led.ok("cover", "blue-badge", "--week", "5", "--by", MO)
    assert event() == (uid, sequence + 1, "mailto:mo@example.org")
    led.ok("undo")
    assert event() == (uid, sequence + 2, organizer)


def test_the_one_covered_for_and_the_one_who_covers_are_no_strangers_in_a_report(led: Wgtool, tmp_path: Path) -> None:
    led.ok(*signup("zed", "blue-badge"))
    led.ok("cover", "blue-badge", "--week", "4", "--by", MO)
    file = tmp_path / "came.txt"
    file.write_text("Zed\nMo Ali\nAnn Lee\n", encoding="utf-8")
    view = led.ok("attend", "blue-badge", file, "--week", "4", "--format", "json").json
    assert (view["unmatched"], view["guests"], [one["name"] for one in view["present"]]) == ([], [], ["Zed"])


def test_history_tells_of_it_and_whoever_covers_is_forgotten_when_asked(led: Wgtool) -> None:
    led.ok("cover", "blue-badge", "--week", "5", "--by", MO, "--reason", "Leave")
    assert "covered by Mo Ali (reason: Leave)" in led.ok("history").out
    assert "covered by Mo Ali" in led.ok("history", "--person", "mo@example.org").out
    held = led.ok("subject-access", "mo@example.org").json["entries"]
    assert [one["covers"][0]["name"] for one in held] == ["Mo Ali"]
    led.ok("erase", "mo@example.org", answers="y\n")
    assert b"mo@example.org" not in led.store.read_bytes()
    assert b"Mo Ali" not in led.store.read_bytes()
    assert session(led)["facilitator"] == "Ann Lee"


def test_an_address_that_becomes_another_does_so_in_what_is_covered(led: Wgtool) -> None:
    led.ok(*signup("zed", "ddat-roles"))
    led.ok("cover", "blue-badge", "--week", "5", "--by", "Zed <zed@example.org>")
    led.ok("amend", "zed@example.org", "--new-email", "zoe@example.org")
    assert session(led)["cover"]["email"] == "zoe@example.org"


def test_a_large_store_says_the_same(led: Wgtool) -> None:
    led.ok("cover", "blue-badge", "--week", "5", "--by", MO, "--by", "ben rees", "--reason", "Leave")
    led.step = 0
    led.ok(*signup("zed", "ddat-roles"))
    assert session(led)["cover"] == {**MO_IS, "reason": "Leave"}
    assert session(led)["facilitators"] == [MO_IS, {"name": "Ben Rees", "email": None}]


# --- what somebody facilitates ---


def keys(view: Any) -> list[tuple[str, int]]:
    return [(one["group"], one["week"]) for one in view["sessions"]]


def test_the_agenda_is_of_what_somebody_holds_alone(led: Wgtool) -> None:
    led.ok("cover", "ddat-roles", "--week", "5", "--by", MO)
    mine = led.ok("agenda", "--week", "5", "--facilitated-by", "ann lee", "--format", "json").json
    assert keys(mine) == [("blue-badge", 5)]
    assert keys(led.ok("agenda", "--week", "5", "--facilitated-by", MO, "--format", "json").json) == [("ddat-roles", 5)]
    refused = led("agenda", "--week", "6", "--facilitated-by", "Mo Ali")
    assert (refused.code, "Mo Ali" in refused.err) == (1, True)
    near = led("agenda", "--facilitated-by", "Ann Le")
    assert (near.code, "Ann Lee <ann@example.org>" in near.err) == (1, True)


def test_the_week_has_their_groups_also_where_somebody_covers_and_what_they_cover(led: Wgtool) -> None:
    led.ok("cover", "ddat-roles", "--week", "5", "--by", MO)
    for number in ("4", "5"):
        led.ok("note", "ddat-roles", "blocker", f"Of {number}", "--barrier", "policy")
    led.ok("note", "wet-signatures", "blocker", "Another's", "--barrier", "policy")
    hers = led.ok("week", "--facilitated-by", "ann@example.org", "--format", "json").json
    assert keys(hers) == [("ddat-roles", 5), ("blue-badge", 5)]
    assert hers["facilitator"] == {"name": "Ann Lee", "email": "ann@example.org"}
    assert [one["text"]["en"] for one in hers["blockers"]] == ["Of 4", "Of 5"]
    his = led.ok("week", "--format", "json", env={"WGTOOL_FACILITATOR": "mo ali"}).json
    assert (keys(his), his["blockers"], his["to_do"], his["next"]) == ([("ddat-roles", 5)], [], [], [])
    after = led.ok("week", "--week", "12", "--facilitated-by", "mo ali", "--format", "json").json
    assert (keys(after), after["empty"]) == ([], {"why": "none", "day": None})
    assert "What Mo Ali facilitates" in led.ok("week", "--facilitated-by", "Mo Ali").out
    assert led.ok("week", "--format", "json").json["facilitator"] is None
    assert led("week", env={"WGTOOL_FACILITATOR": "Nobody"}).code == 1


def test_their_calendar_has_what_they_hold_and_cover(led: Wgtool, tmp_path: Path) -> None:
    led.ok("cover", "blue-badge", "--week", "5", "--by", MO)
    led.ok("cover", "entry-points", "--week", "6", "--by", "Ann Lee")
    view = led.ok("export-ics", "--facilitated-by", "ann lee", "--out", tmp_path, "--format", "json").json
    (file,) = view["files"]
    assert (Path(file["file"]).name, file["events"]) == ("facilitator-ann-at-example.org.ics", 11 + 12 + 1)
    own, groups = (tmp_path / "one.ics", tmp_path / "groups")
    led.ok("export-ics", "--facilitated-by", "Mo Ali", "--out", own)
    led.ok("export-ics", "blue-badge", "--out", groups)

    def event(path: Path) -> str:
        parts = path.read_text(encoding="utf-8").split("BEGIN:VEVENT")
        return next(one for one in parts if ".week-05@" in one).partition("END:VEVENT")[0]

    assert event(own) == event(groups / "blue-badge.ics")
    assert led("export-ics", "--facilitated-by", "Ann Lee", "--person", "Zed").code == 2


def test_one_name_of_two_people_is_asked_about(wgtool: Wgtool) -> None:
    wgtool.own_programme(
        old_a='id = "blue-badge"\n',
        new_a=f'id = "blue-badge"\nfacilitators = [{ANN}, {{ name = "Ann Lee", email = "lee@example.org" }}]\n',
    )
    refused = wgtool("agenda", "--week", "5", "--facilitated-by", "Ann Lee")
    assert (refused.code, "ann@example.org" in refused.err, "lee@example.org" in refused.err) == (1, True, True)
