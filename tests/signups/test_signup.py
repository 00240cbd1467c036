"""Signing up: places, the waiting list, clashes, organisations, and what is refused."""

import json
from pathlib import Path

import pytest

from conftest import Wgtool

KEYS = {"name", "email", "organisation", "role", "profession", "service_area", "language"}


def small_groups(wgtool: Wgtool) -> Path:
    """A programme in which blue-badge has two places and overlaps missed-bin."""
    return wgtool.own_programme(
        old1='id = "blue-badge"\n',
        new1='id = "blue-badge"\ncapacity = 2\n',
        old2='starts = "16:00"\nends = "17:00"',
        new2='starts = "15:30"\nends = "16:30"',
    )


def test_two_groups_are_one_step_and_one_entry(wgtool: Wgtool) -> None:
    result = wgtool.sign_up("sian", "blue-badge", "ddat-roles", organisation="RCT")
    assert result.code == 0
    view = result.json
    assert view["schema"] == "wgtool/signup/1"
    assert set(view["person"]) >= KEYS
    assert view["person"]["organisation"] == "Rhondda Cynon Taf"
    assert [(r["group"], r["status"], r["position"], r["changed"]) for r in view["results"]] == [
        ("blue-badge", "confirmed", None, True),
        ("ddat-roles", "confirmed", None, True),
    ]
    assert [entry["do"] for entry in wgtool.entries()] == ["signup"]


def test_a_full_group_makes_people_wait_in_order_of_arrival(wgtool: Wgtool) -> None:
    small_groups(wgtool)
    results = [wgtool.sign_up(name, "blue-badge").json["results"][0] for name in ("ann", "bet", "cai", "dai")]
    assert [(r["status"], r["position"]) for r in results] == [
        ("confirmed", None),
        ("confirmed", None),
        ("waiting", 1),
        ("waiting", 2),
    ]


def test_a_full_group_refuses_without_a_waiting_list(wgtool: Wgtool) -> None:
    small_groups(wgtool)
    for name in ("ann", "bet"):
        wgtool.sign_up(name, "blue-badge")
    before = wgtool.store.read_bytes()
    result = wgtool("signup", "blue-badge", "--name", "Cai", "--email", "cai@example.org",
                    "--organisation", "Gwynedd", "--no-waiting")  # fmt: skip
    assert result.code == 1
    assert "blue-badge" in result.err
    assert wgtool.store.read_bytes() == before


def test_groups_that_overlap_are_refused_naming_both(wgtool: Wgtool) -> None:
    small_groups(wgtool)
    result = wgtool.sign_up("sian", "blue-badge", "missed-bin")
    assert result.code == 1
    assert result.data == b""
    assert "blue-badge" in result.err
    assert "missed-bin" in result.err
    assert not wgtool.store.exists() or wgtool.entries() == []


def test_an_overlap_can_be_allowed(wgtool: Wgtool) -> None:
    small_groups(wgtool)
    wgtool.sign_up("sian", "blue-badge")
    result = wgtool("signup", "missed-bin", "--email", "sian@example.org", "--allow-clash", "--format", "json")
    assert result.code == 0
    assert result.json["results"][0]["changed"]
    assert "warning" in result.err


def test_sessions_that_touch_are_a_warning(wgtool: Wgtool) -> None:
    result = wgtool.sign_up("sian", "ddat-roles", "entry-points")
    assert result.code == 0
    assert len(result.json["warnings"]) == 1
    assert "DDaT Roles" in result.json["warnings"][0]


def test_a_third_group_is_a_warning(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "ddat-roles", "blue-badge")
    result = wgtool.sign_up("sian", "shared-principles")
    assert result.code == 0
    assert any("3" in warning for warning in result.json["warnings"])


def test_signing_up_again_changes_nothing(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge")
    before = wgtool.store.read_bytes()
    again = wgtool("signup", "blue-badge", "--name", "Sian", "--email", " SIAN@Example.ORG ",
                   "--organisation", "Cyngor Gwynedd", "--format", "json")  # fmt: skip
    assert again.code == 0
    assert again.json["entry"] is None
    assert again.json["results"][0] == {
        "group": "blue-badge",
        "name": "Blue badge review (a service design approach)",
        "status": "confirmed",
        "position": None,
        "changed": False,
    }
    assert wgtool.store.read_bytes() == before


def test_details_that_differ_are_said_and_left_as_they_are(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge", profession="Tester")
    result = wgtool.sign_up("sian", "ddat-roles", profession="Baker", role="Lead")
    assert result.code == 0
    assert (result.json["person"]["profession"], result.json["person"]["role"]) == ("Tester", "Lead")
    assert "Profession" in result.json["warnings"][0]


def test_someone_who_is_known_needs_only_the_address(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge")
    assert wgtool("signup", "ddat-roles", "--email", "sian@example.org").code == 0


@pytest.mark.parametrize("text", ["CCBC", "ccbc", "C.C.B.C."])
def test_an_ambiguous_organisation_is_refused_with_its_candidates(wgtool: Wgtool, text: str) -> None:
    result = wgtool.sign_up("sian", "blue-badge", organisation=text)
    assert result.code == 1
    assert "caerphilly" in result.err
    assert "conwy" in result.err
    assert not wgtool.store.exists() or wgtool.entries() == []


def test_an_unknown_organisation_is_refused_with_the_nearest(wgtool: Wgtool) -> None:
    result = wgtool.sign_up("sian", "blue-badge", organisation="Gwyned")
    assert result.code == 1
    assert "gwynedd" in result.err


def test_a_partner_is_taken_when_asked_for(wgtool: Wgtool) -> None:
    assert wgtool.sign_up("sian", "blue-badge", organisation="Some Charity").code == 1
    result = wgtool("signup", "blue-badge", "--name", "S", "--email", "s@example.org",
                    "--organisation", "Some Charity", "--other-organisation", "--format", "json")  # fmt: skip
    assert result.json["person"]["organisation"] == "Some Charity"
    assert result.json["person"]["organisation_id"] is None


def test_a_partner_is_taken_where_the_programme_says_so(wgtool: Wgtool) -> None:
    wgtool.own_programme(old1="hours_per_week = 2", new1="hours_per_week = 2\nother_organisations = true")
    assert wgtool.sign_up("sian", "blue-badge", organisation="Some Charity").code == 0
    # A text that may be a council is asked about all the same.
    assert wgtool.sign_up("sian", "ddat-roles", organisation="CCBC").code == 1


def test_an_organisation_is_shown_in_the_language_asked_for(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge", organisation="Anglesey")
    view = wgtool.ok("person", "sian@example.org", "--format", "json", "--lang", "cy").json
    assert view["person"]["organisation"] == "Ynys Môn"
    assert view["person"]["organisation_id"] == "isle-of-anglesey"


def test_a_welsh_name_is_kept_in_nfc_however_it_was_typed(wgtool: Wgtool) -> None:
    decomposed = "Sia\u0302n O\u0302l"
    given = ["--name", decomposed, "--email", "s@example.org", "--organisation", "Ynys Mo\u0302n"]
    wgtool.ok("signup", "blue-badge", *given)
    assert wgtool.entries()[0]["people"][0]["name"] == "Siân Ôl"


def test_what_is_missing_is_named_where_nobody_can_be_asked(wgtool: Wgtool) -> None:
    result = wgtool("signup", "--name", "Sian")
    assert result.code == 2
    for option in ("GROUP", "--email", "--organisation"):
        assert option in result.err
    assert "--name" not in result.err.splitlines()[0]


@pytest.mark.parametrize(
    "email", ["sian", "sian@", "@example.org", "a b@example.org", "anonymous", "a@b", "a@b..c", "a@@b.c"]
)
def test_what_is_no_address_is_a_usage_error(wgtool: Wgtool, email: str) -> None:
    result = wgtool("signup", "blue-badge", "--name", "S", "--email", email, "--organisation", "Gwynedd")
    assert result.code == 2
    assert not wgtool.store.exists() or wgtool.entries() == []


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--name", "x" * 201),
        ("--name", "  "),
        ("--name", "Si\x1bân"),
        ("--name", "two\nlines"),
        ("--role", "x" * 201),
        ("--notes", "x" * 2001),
        ("--notes", "bell\x07"),
        ("--profession", "\udcff"),
        ("--language", "fr"),
    ],
)
def test_a_detail_that_cannot_be_is_a_usage_error_and_nothing_is_written(
    wgtool: Wgtool, option: str, value: str
) -> None:
    given = {"--name": "Sian", "--email": "sian@example.org", "--organisation": "Gwynedd", option: value}
    result = wgtool("signup", "blue-badge", *(part for pair in given.items() for part in pair))
    assert result.code == 2
    assert not wgtool.store.exists() or wgtool.entries() == []


def test_limits_are_inclusive_and_notes_keep_their_lines(wgtool: Wgtool) -> None:
    notes = "one\r\n\ttwo\n" + "x" * 1980
    wgtool.ok("signup", "blue-badge", "--name", "x" * 200, "--email", "s@example.org", "--organisation", "Gwynedd",
              "--notes", notes)  # fmt: skip
    kept = wgtool.entries()[0]["people"][0]
    assert len(kept["name"]) == 200
    assert kept["notes"] == notes.replace("\r\n", "\n")


def test_an_unknown_group_is_refused_with_the_nearest_and_no_group_is_joined(wgtool: Wgtool) -> None:
    result = wgtool.sign_up("sian", "ddat-roles", "blu-badge")
    assert result.code == 1
    assert "blue-badge" in result.err
    assert not wgtool.store.exists() or wgtool.entries() == []


@pytest.mark.parametrize("text", ["Blue Badge Review", "adolygur bathodyn glas", "Rolau DDaT"])
def test_a_group_may_be_called_by_any_of_its_names(wgtool: Wgtool, text: str) -> None:
    assert wgtool.sign_up("sian", text).code == 0


def test_a_rehearsal_says_what_would_happen_and_writes_nothing(wgtool: Wgtool) -> None:
    result = wgtool("signup", "blue-badge", "--name", "S", "--email", "s@example.org", "--organisation", "Gwynedd",
                    "--dry-run", "--format", "json")  # fmt: skip
    assert result.code == 0
    assert (result.json["dry_run"], result.json["entry"]) == (True, None)
    assert result.json["results"][0]["status"] == "confirmed"
    assert not wgtool.store.exists()


def test_the_text_answer_is_a_line_a_group(wgtool: Wgtool) -> None:
    result = wgtool.ok("signup", "blue-badge", "missed-bin", "--name", "Siân Puw", "--email", "s@example.org",
                       "--organisation", "Gwynedd")  # fmt: skip
    assert result.out.splitlines() == [
        "Siân Puw: Blue badge review (a service design approach): confirmed",
        "Siân Puw: Service design for missed bin collections: confirmed",
    ]


class TestAsking:
    """On a terminal wgtool asks for what is missing."""

    def test_every_gap_is_asked_for_the_person_first(self, wgtool: Wgtool) -> None:
        answers = "sian@example.org\nSiân Puw\nRCT\n7\n\nDesigner\n\ncy\nLarge print\n\n"
        result = wgtool("signup", "--format", "json", answers=answers)
        assert result.code == 0, result.err
        person = result.json["person"]
        assert (person["name"], person["organisation_id"]) == ("Siân Puw", "rhondda-cynon-taf")
        assert (person["role"], person["profession"], person["language"]) == (None, "Designer", "cy")
        assert person["notes"] == "Large print"
        assert result.json["results"][0]["group"] == "blue-badge"

    def test_a_wrong_answer_is_explained_and_asked_again(self, wgtool: Wgtool) -> None:
        answers = "nobody\nsian@example.org\nSiân\nCCBC\nConwy\n99\n7, ddat-roles\n\n\n\nfr\nen\n\n\n"
        result = wgtool("signup", "--format", "json", answers=answers)
        assert result.code == 0, result.err
        assert [r["group"] for r in result.json["results"]] == ["blue-badge", "ddat-roles"]
        assert "caerphilly" in result.err
        assert "nobody" in result.err

    def test_all_is_shown_once_more_and_each_line_can_be_put_right(self, wgtool: Wgtool) -> None:
        right = "1\n1\n3\nSiân Puw\n9\nLarge print\n7\nx\n"
        answers = f"sian@example.org\nSian\nRCT\n7\n\n\n\n\n\n{right}\n"
        result = wgtool("signup", "--format", "json", answers=answers)
        assert result.code == 0, result.err
        person = result.json["person"]
        assert (person["name"], person["notes"], person["service_area"]) == ("Siân Puw", "Large print", "x")
        assert result.json["results"][0]["group"] == "ddat-roles"
        assert "Name: Sian\n" in result.err

    def test_groups_say_how_many_places_are_left_and_who_waits(self, wgtool: Wgtool) -> None:
        wgtool.own_programme(old='id = "blue-badge"\n', new='id = "blue-badge"\ncapacity = 1\n')
        wgtool.sign_up("ann", "blue-badge")
        wgtool.sign_up("ben", "blue-badge")
        result = wgtool("signup", answers="sian@example.org\nSiân\nGwynedd\n")
        assert "(blue-badge) Places left: 0, Waiting: 1" in " ".join(result.err.split())

    @pytest.mark.parametrize("said", ["sian@example.org\n", "s@example.org\nS\nRCT\n7\n\n\n\n\n\n"])
    def test_the_end_of_the_input_leaves_everything_as_it_was(self, wgtool: Wgtool, said: str) -> None:
        result = wgtool("signup", answers=said)
        assert result.code == 130
        assert not wgtool.store.exists()

    def test_someone_known_is_not_asked_again(self, wgtool: Wgtool) -> None:
        wgtool.sign_up("sian", "blue-badge")
        result = wgtool("signup", answers="sian@example.org\n1\n")
        assert result.code == 0
        assert "Sian" in result.err

    def test_questions_are_in_welsh_when_asked_for(self, wgtool: Wgtool) -> None:
        result = wgtool("signup", "--lang", "cy", answers="sian@example.org\nSiân\nGwynedd\n7\n\n\n\n\n\n\n")
        assert result.code == 0
        assert "Cyfeiriad e-bost?" in result.err
        assert "Adolygu’r Bathodyn Glas" in result.err

    def test_lines_are_broken_between_words_and_ids_stay_whole(
        self, wgtool: Wgtool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", "40")
        result = wgtool("show", "dim", answers="")
        assert max(map(len, result.err.splitlines())) <= 40
        words = result.err.replace("\n", " ").split()
        assert "customer-services-efficiency," in words
        monkeypatch.setenv("COLUMNS", "20")
        assert "customer-services-efficiency," in wgtool("show", "dim", answers="").err.split()
        # What nobody looks at is not broken.
        assert len(wgtool("show", "dim").err.splitlines()) < len(result.err.splitlines())


def test_the_journal_is_json_that_a_person_can_read(wgtool: Wgtool) -> None:
    wgtool.ok("signup", "blue-badge", "--name", "Siân Ŵyn", "--email", "s@example.org", "--organisation", "RCT")
    text = wgtool.store.read_text(encoding="utf-8")
    header, entry = map(json.loads, text.splitlines())
    assert (header["format"], header["version"], header["programme"]) == ("wgtool/journal", 2, "wlga-2021")
    assert {key: entry[key] for key in ("n", "at", "by", "do")} == {
        "n": 1,
        "at": "2021-10-18T07:00:00Z",
        "by": "tester",
        "do": "signup",
    }
    assert "Siân Ŵyn" in text
    assert entry["people"][0]["organisation"] == "rhondda-cynon-taf"
    assert entry["people"][0]["organisation_typed"] == "RCT"


@pytest.mark.parametrize(
    ("text", "language"),
    [("cy", "cy"), ("Cymraeg", "cy"), ("welsh", "cy"), ("Cymraeg / Welsh", "cy"), ("Saesneg", "en"), ("EN", "en")],
)
def test_a_language_goes_by_its_code_or_its_name(wgtool: Wgtool, text: str, language: str) -> None:
    assert wgtool.sign_up("ann", "blue-badge", language=text).json["person"]["language"] == language


@pytest.mark.parametrize("text", ["French", "Cymraeg neu Saesneg", "not English", "either", "–"])
def test_what_is_no_one_language_is_wrong_usage(wgtool: Wgtool, text: str) -> None:
    assert wgtool.sign_up("ann", "blue-badge", language=text).code == 2
