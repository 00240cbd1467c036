"""Where `wgtool export-ics` writes to: folders, single files, standard output, one person’s file."""

from pathlib import Path

import pytest

from calendars.reading import Component, read
from conftest import Wgtool


def events(path: Path) -> list[Component]:
    """Return the events of a calendar file as the strict reader finds them."""
    return read(path.read_bytes()).all("VEVENT")


def test_one_calendar_goes_to_standard_output_and_nothing_else_does(wgtool: Wgtool) -> None:
    wgtool.ok("export-ics", "blue-badge")
    for option in ("--out", "-o"):
        result = wgtool.ok("export-ics", "blue-badge", option, "-")
        assert result.data == (wgtool.folder / "calendars" / "blue-badge.ics").read_bytes()
        assert result.err == ""
    assert len(read(wgtool.ok("export-ics", "--combined", "-").data).all("VEVENT")) == 96


@pytest.mark.parametrize(
    "arguments",
    [
        ("-o", "-"),
        ("blue-badge", "missed-bin", "-o", "-"),
        ("--combined", "all.ics", "--person", "sian@example.org"),
        ("--combined", "all.ics", "-o", "-"),
        ("blue-badge", "-o", "-", "--format", "json"),
        ("-o", "all.ics"),
        ("--alarm", "-5"),
        ("--alarm", "soon"),
        ("--person", "no@address"),
        ("--lang", "fr"),
    ],
)
def test_what_cannot_be_asked_for_is_wrong_usage(wgtool: Wgtool, arguments: tuple[str, ...]) -> None:
    result = wgtool("export-ics", *arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("wgtool: error: ")


def test_an_unknown_group_or_person_is_refused(wgtool: Wgtool) -> None:
    assert wgtool("export-ics", "blue-bagde").code == 1
    assert "blue-badge" in wgtool("export-ics", "blue-bagde").err
    assert wgtool("export-ics", "--person", "nobody@example.org").code == 1
    assert not (wgtool.folder / "calendars").exists()


def test_a_combined_calendar_has_all_sessions_in_the_order_of_time(wgtool: Wgtool) -> None:
    view = wgtool.ok("export-ics", "--combined", "all.ics", "--format", "json").json
    assert view["folder"] is None
    assert view["files"] == [{"file": "all.ics", "group": None, "events": 96, "changed": True}]
    starts = [one.value("DTSTART") for one in events(wgtool.folder / "all.ics")]
    assert starts == sorted(starts)
    assert not (wgtool.folder / "calendars").exists()


def test_a_combined_calendar_and_a_folder_can_be_written_at_once(wgtool: Wgtool) -> None:
    view = wgtool.ok("export-ics", "blue-badge", "--combined", "all.ics", "--out", "out", "--format", "json").json
    assert [one["group"] for one in view["files"]] == [None, "blue-badge"]
    assert len(events(wgtool.folder / "all.ics")) == len(events(wgtool.folder / "out" / "blue-badge.ics")) == 12


def test_a_person_s_calendar_has_the_sessions_they_have_a_place_in(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge", "ddat-roles")
    wgtool.ok("export-ics", "--person", "SIAN@example.org", "--out", "out")
    found = events(wgtool.folder / "out" / "sian-at-example.org.ics")
    assert len(found) == 24
    assert {one.value("UID").split(".")[1] for one in found} == {"blue-badge", "ddat-roles"}
    wgtool.ok("export-ics", "blue-badge", "--person", "sian@example.org", "--out", "sian.ics")
    assert len(events(wgtool.folder / "sian.ics")) == 12
    assert wgtool("export-ics", "missed-bin", "--person", "sian@example.org").code == 1


def test_a_person_who_has_left_gets_an_empty_calendar_and_a_warning(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge")
    wgtool.ok("withdraw", "sian@example.org")
    result = wgtool.ok("export-ics", "--person", "sian@example.org", "-o", "-")
    assert read(result.data).all("VEVENT") == []
    assert "Sian has a place in no group" in result.err


def test_people_with_like_addresses_get_files_of_their_own(wgtool: Wgtool) -> None:
    for who in ("a.b", "a!b", "a?b", "ŵyn"):
        wgtool.sign_up(who, "blue-badge")
        wgtool.ok("export-ics", "--person", f"{who}@example.org", "--out", "out")
    names = [path.name for path in (wgtool.folder / "out").iterdir()]
    assert len(names) == 4
    assert all(name.isascii() and not set(name) & set('<>:"/\\|?*') for name in names)


def test_calendars_of_groups_that_are_gone_are_named_and_kept(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge")
    wgtool.ok("export-ics", "blue-badge")
    folder = wgtool.folder / "calendars"
    old = (folder / "blue-badge.ics").read_bytes().replace(b".blue-badge.", b".red-badge.")
    (folder / "red-badge.ics").write_bytes(old)
    (folder / "holidays.ics").write_bytes(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    wgtool.ok("export-ics", "--person", "sian@example.org")
    wgtool.ok("export-ics", "--combined", "calendars/everything.ics")
    result = wgtool.ok("export-ics", "--format", "json")
    assert result.json["strangers"] == ["red-badge.ics"]
    assert "red-badge.ics is an earlier calendar" in result.err
    assert (folder / "red-badge.ics").read_bytes() == old


def test_a_file_in_the_folder_s_place_is_an_error(wgtool: Wgtool) -> None:
    (wgtool.folder / "calendars").write_text("a file", encoding="utf-8", newline="\n")
    result = wgtool("export-ics")
    assert result.code == 1
    assert "could not be written" in result.err


def test_the_calendar_of_a_person_whose_address_changed_is_told_to_be_a_persons(wgtool: Wgtool) -> None:
    wgtool.own_programme(old='id = "blue-badge"\n', new='id = "blue-badge"\ncapacity = 1\n')
    wgtool.sign_up("ann", "blue-badge")
    # Who only waits has a calendar without sessions.
    wgtool.sign_up("bob", "blue-badge")
    wgtool.ok("export-ics", "--person", "bob@example.org")
    wgtool.ok("amend", "bob@example.org", "--new-email", "bob.new@example.org")
    result = wgtool.ok("export-ics")
    assert "bob-at-example.org.ics is an earlier calendar of a person" in result.err
    assert "group that is no longer" not in result.err
