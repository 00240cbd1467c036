"""Invitations: UID and SEQUENCE of the calendars, one event a file, and what they ask for (RFC 5546)."""

from datetime import UTC, datetime
from typing import Any

import icalendar

from conftest import Wgtool
from drafts.reading import mails


def published(wgtool: Wgtool) -> dict[str, Any]:
    """Return the events of all groups’ calendars by their UID."""
    wgtool.ok("export-ics", "--out", "calendars")
    files = (wgtool.folder / "calendars").glob("*.ics")
    events = [event for file in files for event in icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")]
    return {str(event["UID"]): event for event in events}


def test_an_invitation_is_the_session_of_the_calendars_for_one_person(led: Wgtool) -> None:
    led.ok("reschedule", "blue-badge", "--week", "8", "--to", "2021-11-10 15:00")
    known = published(led)
    found = mails(led, "welcome", "--invite")
    for name, mail in found.items():
        assert mail.invitations
        for method, event in mail.invitations:
            same = known[str(event["UID"])]
            assert method == "REQUEST"
            assert event["STATUS"] == "CONFIRMED"
            assert (event["SEQUENCE"], event["DTSTART"].dt) == (same["SEQUENCE"], same["DTSTART"].dt)
            assert str(event["ATTENDEE"]) == f"mailto:{name}@example.org"
            assert str(event["ORGANIZER"]).startswith("mailto:")
            assert event["DTEND"].dt.astimezone(UTC) > datetime(2021, 10, 18, 7, tzinfo=UTC)
    moved = next(event for _, event in found["con"].invitations if event["UID"].endswith("week-08@wgtool"))
    assert moved["SEQUENCE"] == 1
    # Weeks 5 to 12 are to come on the Monday of week 5.
    assert len(found["con"].invitations) == 8


def test_the_stamp_is_the_later_of_the_last_change_and_the_persons_coming(led: Wgtool) -> None:
    led("cancel", "blue-badge", "--week", "9", env={"WGTOOL_NOW": "2021-10-19T10:00+01:00"})
    led("reinstate", "blue-badge", "--week", "9", env={"WGTOOL_NOW": "2021-10-20T10:00+01:00"})
    stamps = {
        event["UID"].rpartition(".")[2]: event["DTSTAMP"].dt
        for _, event in mails(led, "welcome", "--invite")["con"].invitations
    }
    assert stamps["week-08@wgtool"] == datetime(2021, 10, 18, 7, tzinfo=UTC)
    assert stamps["week-09@wgtool"] == datetime(2021, 10, 20, 9, tzinfo=UTC)


def test_coming_back_by_an_undo_is_later_than_the_going(led: Wgtool) -> None:
    led("withdraw", "con@example.org", env={"WGTOOL_NOW": "2021-10-19T10:00+01:00"})
    led("undo", env={"WGTOOL_NOW": "2021-10-21T10:00+01:00"})
    _, event = mails(led, "welcome", "--invite")["con"].invitations[0]
    assert event["DTSTAMP"].dt == datetime(2021, 10, 21, 9, tzinfo=UTC)


def test_changes_cancel_what_is_cancelled_and_update_what_moved(led: Wgtool) -> None:
    before = led.entries()[-1]["n"]
    led.ok("cancel", "blue-badge", "--week", "7")
    led.ok("reschedule", "blue-badge", "--week", "8", "--to", "2021-11-10 15:00")
    found = mails(led, "changes", "--since", before, "--invite")
    assert set(found) == {"bob", "con"}
    told = {
        (method, event["UID"].rpartition(".")[2], event.get("STATUS")) for method, event in found["con"].invitations
    }
    assert told == {("CANCEL", "week-07@wgtool", "CANCELLED"), ("REQUEST", "week-08@wgtool", "CONFIRMED")}


def test_who_left_is_uninvited_and_who_was_transferred_invited_elsewhere(led: Wgtool) -> None:
    before = led.entries()[-1]["n"]
    led.ok("withdraw", "sian@example.org")
    led.ok("transfer", "con@example.org", "blue-badge", "entry-points")
    found = mails(led, "changes", "--since", before, "--invite")
    assert set(found) == {"sian", "con"}
    assert {method for method, _ in found["sian"].invitations} == {"CANCEL"}
    # Only this person is out of it: the session itself is held (RFC 5546, section 3.2.5).
    assert all("STATUS" not in event for _, event in found["sian"].invitations)
    groups = {(method, event["UID"].split(".")[1]) for method, event in found["con"].invitations}
    assert groups == {("CANCEL", "blue-badge"), ("REQUEST", "entry-points")}
    assert "Pwyntiau cyswllt" in found["con"].text
    # Without invitations only changed sessions are a matter.
    assert mails(led, "changes", "--since", before) == {}


def test_a_reminder_invites_to_that_week_alone(led: Wgtool) -> None:
    found = mails(led, "reminder", "--week", "6", "--invite")
    assert [event["UID"].rpartition(".")[2] for _, event in found["sian"].invitations] == ["week-06@wgtool"]


def test_who_covers_a_session_does_not_take_over_its_invitation(led: Wgtool) -> None:
    led.ok("cover", "wet-signatures", "--week", "6", "--by", "Cai <cai@example.org>")
    ((_, event),) = mails(led, "reminder", "--week", "6", "--invite")["sian"].invitations
    assert str(event["ORGANIZER"]) == "mailto:mari@example.org"


def test_an_edited_programme_file_raises_the_sequence_as_an_export_does(led: Wgtool) -> None:
    published(led)
    file = led.folder / "programme" / "groups.toml"
    text = file.read_text(encoding="utf-8")
    begin = text.index('id = "wet-signatures"')
    own = text[begin:].replace('weekday = "tuesday"', 'weekday = "thursday"', 1)
    file.write_text(text[:begin] + own, encoding="utf-8", newline="\n")
    ((_, event),) = mails(led, "reminder", "--week", "6", "--invite")["sian"].invitations
    assert event["SEQUENCE"] == published(led)[str(event["UID"])]["SEQUENCE"] == 1


def test_the_organizer_of_a_session_is_the_same_in_every_message(led: Wgtool) -> None:
    led.ok(
        "signup",
        "missed-bin",
        "--name",
        "Sian",
        "--email",
        "sian@example.org",
        "--organisation",
        "Gwynedd",
        "--allow-clash",
    )
    welcome = mails(led, "welcome", "--invite")["sian"]
    assert str(welcome.message["From"].addresses[0].addr_spec) == "mari@example.org"
    of_group = {str(event["ORGANIZER"]) for _, event in welcome.invitations if "missed-bin" in event["UID"]}
    ((_, event),) = mails(led, "reminder", "--week", "6", "--group", "missed-bin", "--invite")["sian"].invitations
    assert of_group == {str(event["ORGANIZER"])} == {"mailto:team@example.org"}


def asked_for(wgtool: Wgtool, person: str, since: int) -> set[tuple[str, str]]:
    """Return what the invitations of a message about changes ask for, by group."""
    found = mails(wgtool, "changes", "--since", since, "--invite").get(person)
    return {(method, event["UID"].split(".")[1]) for method, event in found.invitations} if found else set()


def test_who_gave_up_a_place_and_waits_again_is_uninvited(led: Wgtool) -> None:
    file = led.folder / "programme" / "groups.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace('id = "blue-badge"\n', 'id = "blue-badge"\ncapacity = 2\n'), encoding="utf-8", newline="\n"
    )
    led.sign_up("wil", "blue-badge")
    before = led.entries()[-1]["n"]
    led.ok("withdraw", "con@example.org")
    led.sign_up("con", "blue-badge")
    assert asked_for(led, "con", before) == {("CANCEL", "blue-badge")}
    led.ok("withdraw", "con@example.org")
    assert asked_for(led, "con", before) == {("CANCEL", "blue-badge")}


def test_an_undone_transfer_is_told_back(led: Wgtool) -> None:
    before = led.entries()[-1]["n"]
    led.ok("transfer", "con@example.org", "blue-badge", "entry-points")
    moved = led.entries()[-1]["n"]
    led.ok("undo")
    assert asked_for(led, "con", moved) == {("CANCEL", "entry-points"), ("REQUEST", "blue-badge")}
    assert asked_for(led, "con", before) == {("CANCEL", "entry-points"), ("REQUEST", "blue-badge")}


def test_an_undone_leave_is_told_back_and_who_is_only_new_is_for_a_welcome(led: Wgtool) -> None:
    before = led.entries()[-1]["n"]
    led.sign_up("new", "blue-badge")
    led.ok("withdraw", "con@example.org")
    led.ok("undo")
    assert asked_for(led, "con", before) == {("REQUEST", "blue-badge")}
    assert asked_for(led, "new", before) == set()


def test_where_a_group_ends_the_message_says_where_its_people_go_on(led: Wgtool) -> None:
    before = led.entries()[-1]["n"]
    led.ok("finish", "blue-badge", "--after-week", "4", "--into", "missed-bin")
    mail = mails(led, "changes", "--since", before, "--invite")["con"]
    assert "Blue badge review (a service design approach) → Service design for missed bin collections" in mail.text
    assert asked_for(led, "con", before) == {("CANCEL", "blue-badge"), ("REQUEST", "missed-bin")}
