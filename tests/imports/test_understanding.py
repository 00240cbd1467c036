"""What `import` says of how it understood a form: what it took, what it left out, and what settles it."""

import tomllib

import pytest

from conftest import Wgtool
from forms.samples import FIXTURES
from imports.downloads import HEADINGS, person, save


def lines_to_paste(text: str) -> dict[str, str]:
    """Return what the lines to paste below [programme.form] say."""
    found = [line for line in text.splitlines() if line.startswith("    ")]
    return tomllib.loads("\n".join(found))


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_what_is_left_out_is_said_where_no_terminal_is(wgtool: Wgtool, lang: str) -> None:
    headings = (*HEADINGS, "Shoe size", 'The "other"\nquestion', "ID")
    file = save(wgtool.folder, (*person("ann", "ddat-roles"), "9", "x", "1"), headings=headings)
    result = wgtool.ok("import", file, "--format", "json", "--lang", lang)
    assert result.json["ignored"] == ["Shoe size", 'The "other"\nquestion']
    assert "Shoe size" in result.err
    assert '--map "Shoe size=notes"' in result.err
    assert "[programme.form]" in result.err
    assert "service_area" in result.err
    assert lines_to_paste(result.err) == {"Shoe size": "ignore", 'The "other" question': "ignore"}
    settled = wgtool.ok(
        "import", file, "--map", "Shoe size=notes", "--map", 'The "other" question=ignore', "--lang", lang
    )
    assert settled.err == ""


def test_a_form_that_is_understood_whole_leaves_nothing_to_say(wgtool: Wgtool) -> None:
    result = wgtool.ok("import", save(wgtool.folder, person("ann", "ddat-roles")), "--format", "json")
    assert (result.json["ignored"], result.err) == ([], "")


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_a_missing_column_comes_with_the_fields_and_the_lines_that_settle_it(wgtool: Wgtool, lang: str) -> None:
    file = save(
        wgtool.folder, person("ann", "ddat-roles"), headings=("Email", "Name", "Where are you?", "Working groups")
    )
    result = wgtool("import", file, "--lang", lang)
    assert (result.code, result.data) == (1, b"")
    assert '--map "Where are you?=organisation"' in result.err
    assert "timestamp" in result.err
    assert lines_to_paste(result.err) == {"Where are you?": "organisation"}
    assert wgtool.ok("import", file, "--map", "Where are you?=organisation", "--lang", lang).err == ""


ANONYMOUS = ("Email", "Name", "Council", "Working groups")


def test_a_form_that_asks_for_addresses_in_its_own_words_is_told_of_the_column(wgtool: Wgtool) -> None:
    headings = (*ANONYMOUS, "How can we reach you?")
    rows = [
        ("anonymous", "Ann Rees", "Powys", "ddat-roles", "ann@example.org"),
        ("dienw", "Bob", "Powys", "ddat-roles", ""),
    ]
    result = wgtool("import", save(wgtool.folder, *rows, headings=headings))
    assert result.code == 1
    assert result.err.startswith("wgtool: error: Nothing stands in the column Email;")
    assert '--map "How can we reach you?=email"' in result.err
    assert not wgtool.store.exists()


def test_where_names_are_missing_the_column_left_out_may_be_theirs(wgtool: Wgtool) -> None:
    rows = [("ann@example.org", "", "Powys", "ddat-roles", "Ann Rees")]
    result = wgtool("import", save(wgtool.folder, *rows, headings=(*ANONYMOUS, "Who are you?")))
    assert result.code == 1
    assert '--map "Who are you?=name"' in result.err


def test_a_tie_between_columns_is_told_with_what_settles_it(wgtool: Wgtool) -> None:
    headings = ("Email for the invitations", "Email for the minutes", "Name", "Council", "Working groups")
    file = save(wgtool.folder, ("a@example.org", *person("ann", "ddat-roles")), headings=headings)
    result = wgtool("import", file)
    assert result.code == 1
    assert "More than one column may be meant (email): Email for the invitations, Email for the minutes" in result.err
    assert '--map "Email for the invitations=email"' in result.err


def test_what_was_taken_by_some_of_its_words_is_said(wgtool: Wgtool) -> None:
    headings = ("Email for the invitations", "Name", "Council", "Working groups")
    result = wgtool.ok("import", save(wgtool.folder, person("ann", "ddat-roles"), headings=headings))
    assert "Email for the invitations = email" in result.err


def test_of_two_columns_for_one_thing_the_one_taken_is_named(wgtool: Wgtool) -> None:
    headings = (*HEADINGS, "Which organisation do you work for?")
    rows = [(*person("ann", "ddat-roles"), "Powys"), (*person("bet", "ddat-roles"), "Gwynedd")]
    file = save(wgtool.folder, *rows, headings=headings)
    result = wgtool.ok("import", file)
    assert "Taken: Council. Not taken: Which organisation do you work for?" in result.err
    assert '--map "Council=ignore"' in result.err
    view = wgtool.ok("import", file, "--map", "Council=ignore", "--dry-run", "--format", "json").json
    assert [one["fields"][0]["after"] for one in view["changes"]] == ["Powys"]
    same = save(wgtool.folder, (*person("ann", "ddat-roles"), "GWYNEDD"), headings=headings)
    assert wgtool.ok("import", same).err == ""


def test_a_bilingual_form_is_understood_as_it_stands(wgtool: Wgtool) -> None:
    result = wgtool.ok("import", FIXTURES / "exports" / "forms-bilingual.csv", "--format", "json")
    assert (result.json["recorded"], result.json["ignored"]) == (3, [])
    people = wgtool.ok("roster", "wet-signatures", "--format", "json").json["groups"][0]["members"]
    assert [(one["email"], one["organisation_id"], one["language"]) for one in people] == [
        ("sian@example.org", "isle-of-anglesey", "cy"),
        ("bryn@example.org", "cardiff", None),
    ]
    assert people[0]["service_area"] == "Cynllunio / Planning"
    assert "Dwyieithog / Bilingual" in result.err


@pytest.mark.parametrize(
    ("council", "known"),
    [
        ("Ynys Môn / Isle of Anglesey", "isle-of-anglesey"),
        ("Isle of Anglesey | Ynys Môn", "isle-of-anglesey"),
        ("Anglesey (Môn)", "isle-of-anglesey"),
        ("Cyngor Caerdydd\nCardiff Council", "cardiff"),
        ("Caerdydd – Cardiff", "cardiff"),
        ("Gwynedd (North Wales)", "gwynedd"),
        ("Cardiff / Swansea", None),
        ("Cardiff (digital team)", None),
        ("CCBC / CBSC", None),
    ],
)
def test_a_council_in_two_languages_is_one_and_two_councils_are_none(
    wgtool: Wgtool, council: str, known: str | None
) -> None:
    result = wgtool("import", save(wgtool.folder, person("ann", "ddat-roles", council)), "--format", "json")
    assert result.code == (1 if known is None else 0)
    if known:
        (who,) = wgtool.ok("roster", "ddat-roles", "--format", "json").json["groups"][0]["members"]
        assert who["organisation_id"] == known


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("Cymraeg / Welsh", False),
        ("English (Saesneg)", False),
        ("Dwyieithog / Bilingual", True),
        ("Welsh and English", True),
        ("No preference", True),
        ("Français", True),
        ("", False),
    ],
)
def test_no_language_answer_is_dropped_without_a_word(wgtool: Wgtool, answer: str, said: bool) -> None:
    file = save(wgtool.folder, (*person("ann", "ddat-roles"), answer), headings=(*HEADINGS, "Dewis iaith / Language"))
    result = wgtool.ok("import", file)
    assert bool(result.err) == said
    assert answer in result.err or not said


def test_line_breaks_and_tabs_are_called_what_they_are(wgtool: Wgtool) -> None:
    rows = [
        ("a@example.org", "Ann\nRees", "Powys", "ddat-roles"),
        ("b@example.org", "Bob\tRees", "Powys", "ddat-roles"),
    ]
    file = save(wgtool.folder, *rows)
    reasons = [one["reason"] for one in wgtool("import", file, "--format", "json").json["rejected"]]
    assert reasons == ["A line break stands in: Name", "A tab stands in: Name"]
    welsh = [one["reason"] for one in wgtool("import", file, "--format", "json", "--lang", "cy").json["rejected"]]
    assert [text.split(" yn ")[0] for text in welsh] == ["Mae toriad llinell", "Mae nod tab"]


def test_a_wording_that_names_no_group_comes_with_what_settles_it_for_good(wgtool: Wgtool) -> None:
    result = wgtool("import", save(wgtool.folder, person("ann", "Wet signatures of all kinds")))
    assert "groups.toml" in result.out


def test_the_newest_answers_first_do_not_decide_who_has_the_place(wgtool: Wgtool) -> None:
    wgtool.own_programme(old1='id = "ddat-roles"\n', new1='id = "ddat-roles"\ncapacity = 1\n')
    stamps = ("Fri 3 Sep 2021 10:00 BST", "Thu 2 Sep 2021 10:00 BST", "Wed 1 Sep 2021 10:00 BST")
    rows = [(stamp, *person(name, "ddat-roles")) for stamp, name in zip(stamps, ("cat", "bob", "ann"), strict=True)]
    wgtool.ok("import", save(wgtool.folder, *rows, headings=("Submission Date", *HEADINGS)))
    members = wgtool.ok("roster", "ddat-roles", "--format", "json").json["groups"][0]["members"]
    assert [(one["name"], one["status"]) for one in members] == [
        ("Ann", "confirmed"),
        ("Bob", "waiting"),
        ("Cat", "waiting"),
    ]


def test_time_stamps_that_cannot_be_read_are_a_warning(wgtool: Wgtool) -> None:
    rows = [("soon", *person("cat", "ddat-roles")), ("later", *person("bob", "ddat-roles"))]
    result = wgtool.ok("import", save(wgtool.folder, *rows, headings=("Submitted", *HEADINGS)))
    assert result.err.startswith("wgtool: warning: ")
    assert "Submitted: 2/2, such as soon" in result.err


@pytest.mark.parametrize(
    "stamp", ["9" * 6000, "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "44440." + "9" * 500]
)
def test_a_time_stamp_beyond_every_calendar_is_no_fault(wgtool: Wgtool, stamp: str) -> None:
    file = save(wgtool.folder, (stamp, *person("ann", "ddat-roles")), headings=("Timestamp", *HEADINGS))
    result = wgtool.ok("import", file)
    assert "1/1, such as" in result.err


@pytest.mark.parametrize("nobody", ["anonymous", "Dienw", " Anonymous ", "N/A"])
def test_what_a_form_writes_for_somebody_it_did_not_ask_is_nobodys_name(wgtool: Wgtool, nobody: str) -> None:
    headings = ("Email", "Name", "Full name", "Work email", "Council", "Working groups")
    row = ("anonymous", nobody, "Ann Rees", "ann@example.org", "Powys", "ddat-roles")
    wgtool.ok("import", save(wgtool.folder, row, headings=headings))
    assert wgtool.ok("person", "Ann Rees", "--format", "json").json["person"]["email"] == "ann@example.org"


def test_an_answer_in_two_languages_on_two_lines_is_one_answer(wgtool: Wgtool) -> None:
    headings = ("Email", "Name", "Council", "Working groups", "Profession", "Language")
    row = (*person("ann", "ddat-roles"), "Dylunydd cynnwys\nContent designer", "Dwyieithog\nBilingual")
    result = wgtool.ok("import", save(wgtool.folder, row, headings=headings))
    assert result.err.splitlines() == [
        "wgtool: warning: Either language suits, so none is kept: 1 (Dwyieithog Bilingual)"
    ]
    view = wgtool.ok("person", "ann@example.org", "--format", "json").json
    assert view["person"]["profession"] == "Dylunydd cynnwys / Content designer"


def test_nothing_is_advised_of_rows_that_were_put_right(wgtool: Wgtool) -> None:
    wrong = save(wgtool.folder, person("ann", "something"))
    assert '"something"' in wgtool("import", wrong).out
    wgtool.sign_up("ann", "ddat-roles", organisation="Powys")
    again = save(wgtool.folder, person("ann", "something"), person("bet", "ddat-roles", "Nowhere"))
    advice = wgtool("import", again, "--format", "json").json["advice"]
    assert advice == ["A partner that is not listed is taken with --other-organisation."]
