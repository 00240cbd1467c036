"""Who gets a message: exactly those whom it concerns, each once, in their language, from the right sender."""

from conftest import Wgtool
from drafts.conftest import CONTACT
from drafts.reading import mails


def test_everybody_with_a_place_is_welcomed_once_in_their_language(led: Wgtool) -> None:
    found = mails(led, "welcome")
    assert {name: mail.message["Subject"] for name, mail in found.items()} == {
        "sian": "Croeso: Llofnodion gwlyb",
        "bob": "Welcome: Wet signatures, Blue badge review (a service design approach)",
        "con": "Croeso: Adolygu’r Bathodyn Glas (dull dylunio gwasanaethau) / "
        "Welcome: Blue badge review (a service design approach)",
    }
    assert "Hello" not in found["sian"].text
    assert "Helo" not in found["bob"].text
    assert found["con"].text.index("Helo Con") < found["con"].text.index("Hello Con")


def test_a_message_is_from_the_facilitator_of_the_first_group_or_whom_people_can_ask(led: Wgtool) -> None:
    found = mails(led, "welcome")
    senders = {name: mail.message["From"].addresses[0].addr_spec for name, mail in found.items()}
    assert senders == {"sian": "mari@example.org", "bob": "mari@example.org", "con": CONTACT}


def test_without_anybody_to_write_from_a_person_is_left_out_and_the_others_are_written(wgtool: Wgtool) -> None:
    wgtool.own_programme(
        old_group='id = "wet-signatures"\n',
        new_group='id = "wet-signatures"\nfacilitator = { name = "Mari", email = "mari@example.org" }\n',
        old_contact='# contact = "working.groups@example.org"',
        new_contact='contact = "https://example.org/ask"',
    )
    wgtool.sign_up("sian", "wet-signatures")
    wgtool.sign_up("con", "blue-badge")
    told = wgtool.ok("drafts", "welcome", "--format", "json").json
    assert [line["email"] for line in told["drafts"]] == ["sian@example.org"]
    ((left_out,)) = told["left_out"]
    assert (left_out["email"], left_out["group"]) == ("con@example.org", "blue-badge")
    assert "contact" in left_out["why"]
    # What other services send needs no address to be sent from.
    assert "con@example.org" in wgtool.ok("drafts", "welcome", "--format", "notify").out


def test_since_an_entry_only_newer_places_are_welcomed(led: Wgtool) -> None:
    last = led.entries()[-1]["n"]
    led.sign_up("new", "blue-badge")
    led.ok(
        "signup",
        "missed-bin",
        "--name",
        "Con",
        "--email",
        "con@example.org",
        "--organisation",
        "Gwynedd",
        "--allow-clash",
    )
    found = mails(led, "welcome", "--since", last)
    assert set(found) == {"new", "con"}
    assert "Blue badge" not in found["con"].message["Subject"]


def test_an_undone_place_is_none_that_is_newer(led: Wgtool) -> None:
    last = led.entries()[-1]["n"]
    led.sign_up("new", "blue-badge")
    led.ok("undo")
    assert mails(led, "welcome", "--since", last) == {}


def test_who_waits_is_told_the_number_and_who_came_up_of_the_place(wgtool: Wgtool) -> None:
    wgtool.own_programme(
        old_group='id = "blue-badge"\n',
        new_group='id = "blue-badge"\ncapacity = 1\n',
        old_contact='# contact = "working.groups@example.org"',
        new_contact='contact = "team@example.org"',
    )
    for person in ("ann", "bea", "cai"):
        wgtool.sign_up(person, "blue-badge", language="en")
    found = mails(wgtool, "waiting")
    assert set(found) == {"bea", "cai"}
    assert "number 2" in found["cai"].text
    before = wgtool.entries()[-1]["n"]
    wgtool.ok("withdraw", "ann@example.org")
    assert set(mails(wgtool, "moved-up")) == {"bea"}
    assert set(mails(wgtool, "moved-up", "--since", before)) == {"bea"}
    assert mails(wgtool, "moved-up", "--since", before + 1) == {}
    wgtool.ok("withdraw", "bea@example.org")
    assert set(mails(wgtool, "moved-up")) == {"cai"}
    assert set(mails(wgtool, "waiting")) == set()


def test_an_address_that_was_handed_on_is_its_new_owners(wgtool: Wgtool) -> None:
    wgtool.own_programme(
        old_group='id = "blue-badge"\n',
        new_group='id = "blue-badge"\ncapacity = 1\n',
        old_contact='# contact = "working.groups@example.org"',
        new_contact='contact = "team@example.org"',
    )
    wgtool.sign_up("ann", "blue-badge")
    wgtool.sign_up("bea", "blue-badge")
    wgtool.ok("withdraw", "ann@example.org")
    # Bea came up; her address goes to Cai, who came to another group.
    wgtool.ok("amend", "bea@example.org", "--new-email", "bea2@example.org")
    wgtool.sign_up("cai", "missed-bin", email="bea@example.org")
    assert set(mails(wgtool, "moved-up")) == {"bea2"}


def test_the_people_of_changes_are_written_to_also_where_they_have_moved_on(led: Wgtool) -> None:
    before = led.entries()[-1]["n"]
    led.ok("cancel", "wet-signatures", "--week", "9", "--reason", "Snow")
    led.ok("transfer", "bob@example.org", "wet-signatures", "missed-bin", "--allow-clash")
    people = [line["email"] for line in led.ok("changes", "--since", before, "--format", "json").json["people"]]
    found = mails(led, "changes", "--since", before)
    assert sorted(f"{name}@example.org" for name in found) == sorted(people) == ["bob@example.org", "sian@example.org"]
    assert "Snow" in found["bob"].text
    assert "Service design for missed bin collections" in found["bob"].text
    assert "Blue badge" not in found["bob"].text


def test_agendas_and_reminders_go_to_who_meets_that_week_and_no_reminder_of_what_is_cancelled(led: Wgtool) -> None:
    led.ok("cancel", "wet-signatures", "--week", "6")
    agendas, reminders = mails(led, "agenda", "--week", "6"), mails(led, "reminder", "--week", "6")
    assert set(agendas) == {"sian", "bob", "con"}
    assert set(reminders) == {"bob", "con"}
    assert "Wet signatures" not in reminders["bob"].text
    told = led.ok("drafts", "reminder", "--week", "6", "--replace", "--format", "json").json
    assert {(one["email"], one["group"]) for one in told["left_out"]} == {
        ("sian@example.org", "wet-signatures"),
        ("bob@example.org", "wet-signatures"),
    }
    assert "Facilitator:" not in agendas["con"].text


def test_nobody_is_reminded_this_week_of_what_is_over(led: Wgtool) -> None:
    env = {"WGTOOL_NOW": "2021-10-19T12:00"}
    told = led("drafts", "reminder", "--format", "json", env=env).json
    assert {one["email"] for one in told["drafts"]} == {"bob@example.org", "con@example.org"}
    assert {one["group"] for one in told["left_out"]} == {"wet-signatures"}
    assert {line["groups"][0] for line in told["drafts"]} == {"blue-badge"}


def test_in_a_week_without_sessions_a_reminder_is_refused_as_an_agenda_is(led: Wgtool) -> None:
    result = led("drafts", "reminder", env={"WGTOOL_NOW": "2022-02-01T12:00"})
    assert result.code == 1
    assert "No session" in result.err


def test_who_was_absent_twice_in_a_row_is_missed_and_apologies_are_no_absence(led: Wgtool) -> None:
    led.ok("attend", "wet-signatures", "--week", "1", "--present", "bob@example.org", "--absent", "sian@example.org")
    led.ok("attend", "wet-signatures", "--week", "2", "--absent", "bob@example.org", "--absent", "sian@example.org")
    led.ok("attend", "wet-signatures", "--week", "3", "--absent", "sian@example.org", "--apologies", "bob@example.org")
    assert set(mails(led, "missed")) == {"sian"}
    assert "wythnosau 1, 2, 3" in mails(led, "missed")["sian"].text
    assert mails(led, "missed", "--missed", "4") == {}


def test_owners_of_open_actions_are_written_to_and_those_without_an_address_are_named(led: Wgtool) -> None:
    led.ok("note", "wet-signatures", "action", "Ring the registrar", "--who", "bob@example.org", "--due", "2021-10-11")
    led.ok("note", "blue-badge", "action", "Write it down", "--who", "Somebody Else")
    led.ok("note", "blue-badge", "action", "Done already", "--who", "con@example.org")
    led.ok("settle", "3")
    found = mails(led, "actions")
    assert set(found) == {"bob"}
    assert "Ring the registrar (was due by 11 October 2021)" in found["bob"].text
    told = led.ok("drafts", "actions", "--dry-run", "--format", "json", "--out", "elsewhere").json
    assert [(one["email"], one["name"]) for one in told["left_out"]] == [(None, "Somebody Else")]
    assert mails(led, "actions", "--group", "blue-badge") == {}


def test_the_closing_words_have_the_outcomes_and_the_day_of_erasure(led: Wgtool) -> None:
    led.ok("note", "wet-signatures", "outcome", "A form without ink", "--state", "solution")
    found = mails(led, "closing")
    assert set(found) == {"sian", "bob", "con"}
    assert "A form without ink" in found["bob"].text
    assert "Outcome" not in found["con"].text
    assert "What came of it" not in found["con"].text
    assert "7 December 2022" in found["con"].text


def test_only_the_groups_named_are_written_to(led: Wgtool) -> None:
    found = mails(led, "welcome", "--group", "blue-badge")
    assert set(found) == {"bob", "con"}
    assert "Wet signatures" not in found["bob"].message["Subject"]
