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
    assert met.ok("report", "blue-badge", "--names", env=NOW).err == ""


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
    assert "Tomos  llwyd" in met.ok("report", "blue-badge", "--names", "--format", "json", env=NOW).out


def test_what_people_were_called_before_counts_and_an_erased_person_is_gone(met: Wgtool) -> None:
    met.ok("amend", "sian@example.org", "--name", "Siân Gwynne", env=NOW)
    met.ok("note", "blue-badge", "insight", "As Siân Puw says", env=NOW)
    assert "Note 12" in met.ok("report", env=NOW).err
    met.ok("erase", "owain@example.org", env=NOW)
    view = met.ok("report", "blue-badge", "--names", "--format", "json", env=NOW)
    assert "Owain" not in view.out
    (first, *_) = view.json["groups"][0]["asked"]
    assert (first["who"], first["organisation"]) == (None, None)
