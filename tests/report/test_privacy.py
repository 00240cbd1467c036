"""Without `--names` nobody is named but who facilitates; addresses never are."""

import shlex

import pytest

from conftest import Wgtool
from report.conftest import ADDRESSES, NOW, PEOPLE

FORMS = ("text", "markdown", "html", "json")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("groups", [[], ["blue-badge", "missed-bin"]], ids=str)
def test_nobody_is_named(met: Wgtool, form: str, groups: list[str]) -> None:
    result = met.ok("report", *groups, "--format", form, "--lang", "both", env=NOW)
    assert [name for name in (*PEOPLE, *ADDRESSES) if name in result.out + result.err] == []
    assert "example.org" not in result.out
    assert "Powys" in result.out


@pytest.mark.parametrize("form", FORMS)
def test_names_are_added_where_they_are_asked_for_and_addresses_never(met: Wgtool, form: str) -> None:
    result = met.ok("report", "blue-badge", "missed-bin", "--names", "--format", form, env=NOW)
    for name in ("Siân Puw", "Owain Rees", "Carys ap Huw", "Tomos Llwyd", "Bob Hall"):
        assert name in result.out
    assert "example.org" not in result.out
    assert "Gwenllian" not in result.out


def test_members_and_owners_in_json(met: Wgtool) -> None:
    (group,) = met.ok("report", "blue-badge", "--format", "json", env=NOW).json["groups"]
    assert group["members"] is None
    homes = [(one["who"], one["who_name"], one["organisation_id"], one["organisation"]) for one in group["asked"]]
    # A deputy’s organisation is that of the member.
    assert homes == [(None, None, "powys", "Powys"), (None, None, "powys", "Powys")]
    (group,) = met.ok("report", "blue-badge", "--names", "--format", "json", env=NOW).json["groups"]
    assert [(one["name"], one["organisation_id"]) for one in group["members"]] == [
        ("Owain Rees", "powys"),
        ("Siân Puw", "gwynedd"),
    ]
    assert [one["who"] for one in group["asked"]] == ["Owain Rees", "Bob Hall"]


def test_who_facilitates_is_named(met: Wgtool) -> None:
    met.ok("cover", "blue-badge", "--week", "4", "--by", "Mo Ali <mo@example.org>", env=NOW)
    met.ok("note", "blue-badge", "action", "Book the room", "--who", "Mo Ali", env=NOW)
    page = met.ok("report", "blue-badge", env=NOW)
    assert "Book the room (Mo Ali)" in page.out
    met.ok("attend", "blue-badge", "--week", "3", "--everyone", "--guest", "Mo Ali, Audit", env=NOW)
    assert "Mo Ali" not in met.ok("report", "blue-badge", env=NOW).out


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Ask Siân Puw", True),
        ("ask SIAN PUW’s manager", True),
        ("Ask sian@example.org.", True),
        ("Bob  Hall knows", True),
        ("tim tegid said so", True),
        ("Ask Siân", False),
        ("A puw in the chapel", False),
        ("Ask Bob Hallett", False),
        ("Ask somebody@example.org", False),
    ],
)
def test_a_note_that_names_somebody_stands_and_is_warned_of(met: Wgtool, text: str, named: bool) -> None:
    met.ok("note", "blue-badge", "insight", text, env=NOW)
    result = met.ok("report", "blue-badge", env=NOW)
    assert text.replace("  ", " ") in result.out.replace("  ", " ")
    assert ("wgtool reword 12" in result.err) is named
    assert met.ok("report", "missed-bin", env=NOW).err == ""
    addressed = "holds somebody’s address" in met.ok("report", "blue-badge", "--names", env=NOW).err
    assert addressed is (named and "@" in text)


def test_a_name_of_one_word_counts_as_it_is_written(met: Wgtool) -> None:
    met.sign_up("rose", "blue-badge")
    met.ok("note", "blue-badge", "decision", "The numbers rose", env=NOW)
    assert met.ok("report", env=NOW).err == ""
    met.ok("note", "blue-badge", "decision", "We do it", "--because", "Rose said so", env=NOW)
    assert "Note 13" in met.ok("report", env=NOW).err


def test_what_is_no_note_is_blacked_out(met: Wgtool) -> None:
    for line in (
        "cancel blue-badge --week 5 --reason 'Tomos  llwyd is ill, carys@example.org'",
        "amend owain@example.org --profession 'Deputy of Siân Puw' --organisation 'Siân Puw Ltd' --other-organisation",
    ):
        met.ok(*shlex.split(line), env=NOW)
    for form in FORMS:
        out = met.ok("report", "blue-badge", "--format", form, env=NOW).out
        assert [name for name in (*PEOPLE, *ADDRESSES, "llwyd") if name in out] == []
        assert "is ill" in out
    named = met.ok("report", "blue-badge", "--names", "--format", "json", env=NOW)
    assert "Tomos  llwyd is ill, […]" in named.out


WRITTEN = (
    *("“sian@example.org”", "'sian@example.org'", "sian@example.org’s", "sian@example.org's", "sian@example.org…"),
    *(
        "*sian@example.org*",
        "_sian@example.org_",
        "**sian@example.org**",
        "…sian@example.org",
        "see...sian@example.org",
    ),
    *("https://x.example/?u=sian@example.org", "https://x.example/?u=sian%40example.org&v=1", "sian%2540example.org"),
    *(
        "https://x.example/?u=%22sian%40example.org%22",
        "https://x.example/s%C3%AE?s%69an@example.org",
        "SIAN@Example.org",
    ),
    *(
        "sian@example.org/x",
        "|sian@example.org|",
        "sian@example.org...",
        "sian@example.org-based",
        "x@y.example,sian@example.org",
    ),
)
OTHERS = (
    "ann.sian@example.org",
    "ann_sian@example.org",
    "ann%2Bsian@example.org",
    "sian@example.org.uk",
    "sian@example.orgs",
)


@pytest.mark.parametrize("written", WRITTEN)
def test_an_address_is_found_however_it_is_written(met: Wgtool, written: str) -> None:
    met.ok("cancel", "missed-bin", "--week", "5", "--reason", f"Ask {written}", env=NOW)
    met.ok("amend", "carys@example.org", "--profession", f"Head of {written}", env=NOW)
    for options in ([], ["--names"]):
        out = met.ok("report", "missed-bin", "--format", "json", *options, env=NOW).out.casefold()
        assert "[…]" in out
        assert [one for one in ("sian@", "sian%", "s%69an", "@example.org") if one in out] == []


@pytest.mark.parametrize("written", OTHERS)
def test_a_longer_address_is_another_one(met: Wgtool, written: str) -> None:
    met.ok("cancel", "missed-bin", "--week", "5", "--reason", f"Ask {written}", env=NOW)
    assert f"Ask {written}" in met.ok("report", "missed-bin", "--format", "json", env=NOW).out


def test_an_address_in_the_link_of_a_note_is_warned_of(met: Wgtool) -> None:
    link = "https://x.example/?u=sian%40example.org"
    met.ok("note", "missed-bin", "insight", "It is there", "--link", link, env=NOW)
    assert "wgtool reword 12" in met.ok("report", env=NOW).err
    assert "Note 12 holds somebody’s address" in met.ok("report", "--names", env=NOW).err


def test_who_is_called_by_an_address_is_not_called_so_in_a_report(met: Wgtool) -> None:
    met.ok("amend", "owain@example.org", "--name", "owain@example.org", env=NOW)
    out = met.ok("report", "blue-badge", "--names", "--format", "json", env=NOW).out
    assert "owain@" not in out
    assert "[…]" in out


def test_addresses_of_who_facilitates_stand_in_no_report_but_whom_to_ask(met: Wgtool) -> None:
    met.ok("cover", "blue-badge", "--week", "4", "--by", "Mo Ali <mo@example.org>", env=NOW)
    met.ok("cancel", "missed-bin", "--week", "5", "--reason", "Ask mo@example.org", env=NOW)
    assert "Ask […]" in met.ok("report", "missed-bin", env=NOW).out


def test_texts_of_the_definitions_that_name_somebody_are_warned_of(wgtool: Wgtool) -> None:
    wgtool.own_programme()
    week = wgtool.folder / "programme" / "sprint" / "week-03.toml"
    text = week.read_text(encoding="utf-8").replace('title.en = "', 'title.en = "A talk by Bet Hidden: ', 1)
    week.write_text(text, encoding="utf-8", newline="\n")
    wgtool("signup", "entry-points", "--name", "Bet Hidden", "--email", "bet@example.org", "--organisation", "Conwy")
    result = wgtool.ok("report", "blue-badge")
    assert "A talk by Bet Hidden" in result.err
    assert result.err.count("Bet Hidden") == 1
    assert wgtool.ok("report", "blue-badge", "--names").err == ""


ZOOM = """Name (original name),User Email,Total Duration (Minutes),Guest
Nick Namey,,100,Yes
"""


def test_what_somebody_is_called_in_a_meetings_report_is_a_name_of_theirs(met: Wgtool) -> None:
    met.ok("note", "blue-badge", "insight", "Nick Namey said so", env=NOW)
    assert met.ok("report", env=NOW).err == ""
    report = met.folder / "zoom.csv"
    report.write_text(ZOOM, encoding="utf-8")
    met.ok("attend", "blue-badge", "--week", "3", report, "--match", "Nick Namey=sian@example.org", env=NOW)
    assert "Note 12 names somebody" in met.ok("report", env=NOW).err


def test_what_people_were_called_before_counts_and_an_erased_person_is_gone(met: Wgtool) -> None:
    met.ok("amend", "sian@example.org", "--name", "Siân Gwynne", env=NOW)
    met.ok("note", "blue-badge", "insight", "As Siân Puw says", env=NOW)
    assert "Note 12" in met.ok("report", env=NOW).err
    met.ok("erase", "owain@example.org", env=NOW)
    view = met.ok("report", "blue-badge", "--names", "--format", "json", env=NOW)
    assert "Owain" not in view.out
    (first, *_) = view.json["groups"][0]["asked"]
    assert (first["who"], first["organisation"]) == (None, None)
