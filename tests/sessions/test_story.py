"""What really happened to the programme of 2021, told to wgtool and followed in its calendars."""

from datetime import datetime
from pathlib import Path

from calendars.reading import Component, read
from conftest import Wgtool

GROUPS = [
    "ddat-roles",
    "entry-points",
    "shared-principles",
    "customer-services-efficiency",
    "wet-signatures",
    "service-design",
    "blue-badge",
    "missed-bin",
]


def exported(wgtool: Wgtool, folder: str) -> dict[str, Component]:
    """Export all calendars and return their events by UID."""
    wgtool.ok("export-ics", "--out", folder)
    files = sorted((wgtool.folder / folder).glob("*.ics"))
    return {event.value("UID"): event for file in files for event in read(file.read_bytes()).all("VEVENT")}


def uid(group: str, week: int) -> str:
    """Return a session’s UID."""
    return f"wlga-2021.{group}.week-{week:02}@wgtool"


def sequences(events: dict[str, Component]) -> dict[str, int]:
    """Return each event’s SEQUENCE."""
    return {name: int(event.value("SEQUENCE")) for name, event in events.items()}


def late_start(wgtool: Wgtool) -> None:
    """Let the start slip by a week."""
    wgtool.ok("shift", "--from-week", "1", "--by", "7", "--reason", "Late start")


def autumn(wgtool: Wgtool) -> None:
    """Let one group end early, hold the last week on one afternoon, and cancel a session that is held after all."""
    wgtool.ok("finish", "wet-signatures", "--after-week", "6", "--reason", "Its work is done")
    for place, group in enumerate(GROUPS):
        if group != "wet-signatures":
            to = f"2021-12-14 {13 + place // 2}:{'30' if place % 2 else '00'}"
            wgtool.ok("reschedule", group, "--week", "12", "--to", to, "--minutes", "30")
    wgtool.ok("cancel", "blue-badge", "--week", "8", "--reason", "Illness")
    wgtool.ok("reinstate", "blue-badge", "--week", "8")


def test_after_a_late_start_the_clocks_change_between_weeks_5_and_6(wgtool: Wgtool) -> None:
    planned = exported(wgtool, "planned")
    assert set(sequences(planned).values()) == {0}
    late_start(wgtool)
    shifted = exported(wgtool, "shifted")
    assert planned.keys() == shifted.keys()
    assert set(sequences(shifted).values()) == {1}
    for name, event in planned.items():
        assert event.value("DTSTART")[8:] == shifted[name].value("DTSTART")[8:]
    view = wgtool.ok("show", "blue-badge", "--format", "json").json["sessions"]
    offsets = [str(datetime.fromisoformat(session["starts_at"]).utcoffset()) for session in view]
    assert offsets == ["1:00:00"] * 5 + ["0:00:00"] * 7


def test_a_group_that_ended_early_stays_in_its_calendar_called_off(wgtool: Wgtool) -> None:
    late_start(wgtool)
    autumn(wgtool)
    after = exported(wgtool, "after")
    assert [sequences(after)[uid("wet-signatures", week)] for week in (6, 7, 12)] == [1, 2, 2]
    held, gone = after[uid("wet-signatures", 6)], after[uid("wet-signatures", 7)]
    assert [event.value("STATUS") for event in (held, gone)] == ["CONFIRMED", "CANCELLED"]
    assert gone.text("SUMMARY").startswith("Cancelled: Wet signatures · ")
    assert gone.value("TRANSP") == "TRANSPARENT"
    assert gone.text("DESCRIPTION").startswith(
        "Cancelled; originally: Tuesday 2 November 2021, 10:00; reason: Its work is done\n"
    )


def test_the_show_and_tells_are_held_on_one_afternoon(wgtool: Wgtool) -> None:
    late_start(wgtool)
    autumn(wgtool)
    after = exported(wgtool, "after")
    assert [sequences(after)[uid("blue-badge", week)] for week in (7, 8, 12)] == [1, 3, 2]
    last = after[uid("blue-badge", 12)]
    assert (last.value("DTSTART"), last.value("DTEND")) == ("20211214T160000", "20211214T163000")
    assert last.text("DESCRIPTION").startswith("Moved; originally: Tuesday 7 December 2021, 15:00\n")
    assert "The parts run over the end by: 30 minutes." in last.text("DESCRIPTION")


def test_people_hear_of_what_differs_from_the_calendars_they_have(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge")
    late_start(wgtool)
    exported(wgtool, "calendars-they-have")
    autumn(wgtool)
    view = wgtool.ok("changes", "--since", "calendars-they-have", "--format", "json").json
    told = {(line["group"], line["week"], line["change"]) for line in view["sessions"]}
    assert told == {("wet-signatures", week, "cancelled") for week in range(7, 13)} | {
        (group, 12, "moved") for group in GROUPS if group != "wet-signatures"
    }
    assert [person["email"] for person in view["people"]] == ["sian@example.org"]


def test_a_session_that_is_undone_goes_back_with_a_higher_sequence(wgtool: Wgtool) -> None:
    wgtool.ok("reschedule", "blue-badge", "--week", "5", "--to", "2021-10-20 15:00")
    moved = exported(wgtool, "moved")[uid("blue-badge", 5)]
    wgtool.ok("undo", env={"WGTOOL_NOW": "2021-10-18T10:00:00Z"})
    undone = exported(wgtool, "undone")[uid("blue-badge", 5)]
    assert (moved.value("SEQUENCE"), undone.value("SEQUENCE")) == ("1", "2")
    assert (moved.value("DTSTART"), undone.value("DTSTART")) == ("20211020T150000", "20211019T150000")
    assert undone.value("LAST-MODIFIED") == "20211018T100000Z" > moved.value("LAST-MODIFIED")
    assert wgtool.ok("changes", "--since", "moved", "--format", "json").json["sessions"][0]["status"] == "scheduled"


def test_one_changed_session_touches_no_other_file_and_no_other_sequence(wgtool: Wgtool) -> None:
    before = exported(wgtool, "calendars")
    stamps = {path: path.stat().st_mtime_ns for path in Path("calendars").iterdir()}
    wgtool.ok("cancel", "blue-badge", "--week", "8")
    after = exported(wgtool, "calendars")
    touched = [path.name for path, stamp in stamps.items() if path.stat().st_mtime_ns != stamp]
    assert touched == ["blue-badge.ics"]
    differing = [name for name in before if sequences(before)[name] != sequences(after)[name]]
    assert differing == [uid("blue-badge", 8)]
