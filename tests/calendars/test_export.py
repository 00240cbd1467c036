"""`wgtool export-ics` as a facilitator runs it."""

import os
from pathlib import Path

from calendars.reading import Component, read, split_values
from conftest import Wgtool

LONG_AGO = 1_000_000_000
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


def events(path: Path) -> list[Component]:
    """Return the events of a calendar file as the strict reader finds them."""
    return read(path.read_bytes()).all("VEVENT")


def event(path: Path, week: int, group: str = "blue-badge") -> Component:
    """Return the event of one week."""
    uid = f".{group}.week-{week:02}@wgtool"
    (found,) = [one for one in events(path) if one.value("UID").endswith(uid)]
    return found


def contents(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_each_group_gets_a_calendar_with_all_its_sessions(wgtool: Wgtool) -> None:
    result = wgtool.ok("export-ics")
    folder = wgtool.folder / "calendars"
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"{group}.ics" for group in GROUPS)
    assert {len(events(path)) for path in folder.iterdir()} == {12}
    assert result.out.splitlines()[-1] == "Written: 8. Unchanged: 0. Folder: calendars"
    assert result.err == ""


def test_a_session_has_the_texts_and_times_of_the_programme(wgtool: Wgtool) -> None:
    wgtool.ok("export-ics", "blue-badge", "--out", "out")
    found = event(wgtool.folder / "out" / "blue-badge.ics", 7)
    assert found.value("UID") == "wlga-2021.blue-badge.week-07@wgtool"
    assert (found.value("SEQUENCE"), found.value("STATUS")) == ("0", "CONFIRMED")
    assert found.value("DTSTAMP") == found.value("LAST-MODIFIED") == "20200920T000000Z"
    assert found.get("DTSTART").parameters == {"TZID": "Europe/London"}
    # The clocks went back two days earlier; the workshop stays at three.
    assert found.value("DTSTART") == "20211102T150000"
    assert found.value("DTEND") == "20211102T160000"
    assert found.text("SUMMARY").startswith("Blue badge review · ")
    assert split_values(found.value("CATEGORIES")) == ["Blue badge review (a service design approach)"]
    assert "LOCATION" not in found.names()
    assert "ORGANIZER" not in found.names()


def test_the_description_is_the_agenda_with_clock_times(wgtool: Wgtool) -> None:
    wgtool.ok("export-ics", "blue-badge", "--out", "out")
    text = event(wgtool.folder / "out" / "blue-badge.ics", 5).text("DESCRIPTION")
    agenda = wgtool.ok("agenda", "--week", "5", "--group", "blue-badge", "--format", "json").json
    assert agenda["objective"] in text
    (session,) = agenda["sessions"]
    lines = text.splitlines()
    for block in session["blocks"]:
        assert f"{block['starts_at'][11:16]} {block['title']}, {block['minutes']} min ({block['who']})" in lines
    for task in session["outside_work"]:
        assert f"- {task['task']} ({task['minutes']} min, {task['who']})" in lines
    assert all(f"- {output}" in lines for output in session["outputs"])
    assert session["blocks"][0]["purpose"] not in text


def test_the_facilitator_s_calendar_has_the_notes_too(wgtool: Wgtool) -> None:
    wgtool.ok("export-ics", "blue-badge", "--out", "out", "--facilitator")
    text = event(wgtool.folder / "out" / "blue-badge.ics", 5).text("DESCRIPTION")
    agenda = wgtool.ok("agenda", "--week", "5", "--group", "blue-badge", "--format", "json").json
    for block in agenda["sessions"][0]["blocks"]:
        assert all(block[key] in text for key in ("purpose", "facilitator", "materials"))
    (week,) = agenda["weeks"]
    assert all(one in text for one in week["prepare"])
    assert week["trim"] in text


def test_names_of_members_are_there_only_when_asked_for(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge")
    plain = wgtool.ok("export-ics", "blue-badge", "--out", "-").out
    named = read(wgtool.ok("export-ics", "blue-badge", "--out", "-", "--attendees").data)
    assert "Sian" not in plain
    assert named.all("VEVENT")[0].text("DESCRIPTION").endswith("Members:\n- Sian")
    assert all("ATTENDEE" not in one.names() for one in named.all("VEVENT"))


def test_the_calendar_speaks_the_language_asked_for(wgtool: Wgtool) -> None:
    wgtool.ok("export-ics", "blue-badge", "--out", "cy", "--lang", "cy")
    wgtool.ok("export-ics", "blue-badge", "--out", "en")
    wgtool.ok("export-ics", "blue-badge", "--out", "both", "--lang", "both")
    welsh, english, both = (event(wgtool.folder / name / "blue-badge.ics", 5) for name in ("cy", "en", "both"))
    assert "Cwestiwn gofod diogel: " in welsh.text("DESCRIPTION")
    assert "Safe-space prompt" not in welsh.text("DESCRIPTION")
    assert both.text("DESCRIPTION") == f"{welsh.text('DESCRIPTION')}\n\n---\n\n{english.text('DESCRIPTION')}"
    names = [one.text("SUMMARY").partition(" · ")[0] for one in (welsh, english)]
    assert both.text("SUMMARY") == f"{' / '.join(names)} · 5"
    assert welsh.value("UID") == english.value("UID") == both.value("UID")


def test_the_same_data_gives_the_same_bytes_whenever_it_is_exported(wgtool: Wgtool) -> None:
    wgtool.ok("export-ics", "--out", "one")
    wgtool.ok("export-ics", "--out", "two", env={"WGTOOL_NOW": "2031-01-01T00:00:00Z", "TZ": "Asia/Tokyo"})
    assert contents(wgtool.folder / "one") == contents(wgtool.folder / "two")


def test_an_export_that_changes_nothing_touches_neither_files_nor_store(wgtool: Wgtool) -> None:
    wgtool.ok("export-ics")
    files = [*(wgtool.folder / "calendars").iterdir(), wgtool.store]
    for path in files:
        os.utime(path, (LONG_AGO, LONG_AGO))
    result = wgtool.ok("export-ics")
    assert result.out == "Written: 0. Unchanged: 8. Folder: calendars\n"
    assert {path.stat().st_mtime for path in files} == {LONG_AGO}


def test_a_rehearsal_writes_nothing(wgtool: Wgtool) -> None:
    view = wgtool.ok("export-ics", "--dry-run", "--format", "json").json
    assert [one["changed"] for one in view["files"]] == [True] * 8
    assert not (wgtool.folder / "calendars").exists()
    assert not wgtool.store.exists()


def test_an_edit_of_the_programme_file_raises_the_sequence_of_what_it_changes(wgtool: Wgtool) -> None:
    file = wgtool.own_programme()
    store = file.parent / "signups.jsonl"
    env = {"WGTOOL_STORE": str(store)}
    wgtool.ok("export-ics", "--out", "one", env=env)
    text = file.read_text(encoding="utf-8")
    assert 'id = "blue-badge"' in text
    head, tail = text.split('id = "blue-badge"')
    file.write_text(
        head
        + 'id = "blue-badge"'
        + tail.replace('starts = "15:00"', 'starts = "14:30"', 1).replace('ends = "16:00"', 'ends = "15:30"', 1),
        encoding="utf-8",
    )
    view = wgtool.ok("export-ics", "--out", "one", "--format", "json", env=env).json
    assert [one["group"] for one in view["files"] if one["changed"]] == ["blue-badge"]
    found = event(wgtool.folder / "one" / "blue-badge.ics", 3)
    assert (found.value("SEQUENCE"), found.value("DTSTART")) == ("1", "20211005T143000")
    assert found.value("LAST-MODIFIED") == "20211018T070000Z"


def test_a_store_that_cannot_be_written_is_a_warning(wgtool: Wgtool) -> None:
    place = wgtool.folder / "a-file"
    place.mkdir()
    (place / "s.jsonl.lock").mkdir()
    result = wgtool.ok("export-ics", env={"WGTOOL_STORE": str(place / "s.jsonl")})
    assert "warning: The store could not be written" in result.err
    assert len(list((wgtool.folder / "calendars").iterdir())) == 8


def test_a_damaged_store_is_an_error_and_nothing_is_exported(wgtool: Wgtool) -> None:
    wgtool.store.write_text("no store\n", encoding="utf-8", newline="\n")
    assert wgtool("export-ics").code == 4
    assert not (wgtool.folder / "calendars").exists()


def test_a_reminder_stands_in_every_session_but_cancelled_ones(wgtool: Wgtool) -> None:
    wgtool.ok("cancel", "blue-badge", "--week", "3")
    found = read(wgtool.ok("export-ics", "blue-badge", "-o", "-", "--alarm", "15").data).all("VEVENT")
    alarms = [one.all("VALARM") for one in found]
    assert [len(one) for one in alarms] == [1, 1, 0, *[1] * 9]
    assert alarms[0][0].value("TRIGGER") == "-PT15M"
    assert alarms[0][0].text("DESCRIPTION").endswith("starts soon")


def test_places_links_and_facilitators_are_shown_where_known(wgtool: Wgtool) -> None:
    wgtool.own_programme(
        old1='id = "blue-badge"\n',
        new1='id = "blue-badge"\nlocation = { en = "Room 2; upstairs", cy = "Ystafell 2; i fyny" }\n'
        'url = "https://meet.example.org/a?b=1,2;c"\n'
        'facilitator = { name = "Siân \\"Sian\\" Puw", email = "sian@example.org" }\n',
    )
    data = wgtool.ok("export-ics", "blue-badge", "-o", "-", "--lang", "both").data
    found = read(data).all("VEVENT")[0]
    assert found.text("LOCATION") == "Ystafell 2; i fyny / Room 2; upstairs"
    assert found.value("URL") == "https://meet.example.org/a?b=1,2;c"
    assert found.value("ORGANIZER") == "mailto:sian@example.org"
    assert found.get("ORGANIZER").parameters == {"CN": "\"Siân 'Sian' Puw\""}
    assert "Link: https://meet.example.org/a?b=1,2;c" in found.text("DESCRIPTION").splitlines()


def test_a_time_that_an_edit_of_the_zone_makes_impossible_is_refused(wgtool: Wgtool) -> None:
    file = wgtool.own_programme(old1='timezone = "Europe/London"', new1='timezone = "UTC"')
    wgtool.ok("reschedule", "blue-badge", "--week", "5", "--to", "2022-03-27 01:30")
    data = wgtool.ok("export-ics", "blue-badge", "-o", "-").data
    assert b"DTSTART:20220327T013000Z" in data
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('timezone = "UTC"', 'timezone = "Europe/London"'), encoding="utf-8", newline="\n")
    result = wgtool("export-ics", "--out", "out")
    assert (result.code, result.out) == (1, "")
    assert "week 5: this time does not exist" in result.err
    assert not (wgtool.folder / "out").exists()
    # Called off it is no obstacle, and it can be moved to a time that exists.
    wgtool.ok("cancel", "blue-badge", "--week", "5")
    wgtool.ok("export-ics", "--out", "out")
    assert wgtool("reinstate", "blue-badge", "--week", "5").code == 1
    wgtool.ok("reschedule", "blue-badge", "--week", "5", "--to", "2022-03-27 02:30")


def test_titles_fit_a_months_view(wgtool: Wgtool) -> None:
    def titles(*options: str) -> list[str]:
        data = wgtool.ok("export-ics", "blue-badge", "--out", "-", *options).data
        return [one.text("SUMMARY") for one in read(data).all("VEVENT")]

    wgtool.ok("cancel", "blue-badge", "--week", "9")
    english, both = titles(), titles("--lang", "both")
    assert english[3] == "Blue badge review · 4: Solutions sketching"
    assert english[0] == "Blue badge review · 1: Team introductions"
    assert english[9] == "Blue badge review · 10"
    assert english[8].startswith("Cancelled: Blue badge review · 9")
    assert both[3].endswith(" / Blue badge review · 4")
    assert both[8].startswith("Canslwyd / Cancelled: ")
    assert max(map(len, english + both)) <= 80
