"""Whose a note is: somebody of the store, a facilitator, or a name; never somebody who only looks like one."""

from typing import Any

import pytest

from conftest import Wgtool


def owner(wgtool: Wgtool, who: str, group: str = "blue-badge") -> Any:
    return wgtool.ok("note", group, "action", "x", "--who", who, "--format", "json").json["note"]["who"]


@pytest.mark.parametrize("who", ["sian@example.org", "SIAN@Example.org", "Siân Puw", "sian puw", "SIÂN  PUW"])
def test_somebody_of_the_store_is_kept_by_their_address(met: Wgtool, who: str) -> None:
    assert owner(met, who) == "sian@example.org"


def test_a_facilitator_is_kept_by_name(wgtool: Wgtool) -> None:
    file = wgtool.own_programme()
    text = file.read_text(encoding="utf-8")
    group = 'id = "blue-badge"'
    file.write_text(
        text.replace(group, f'{group}\nfacilitator = {{ name = "Mair Huws" }}'), encoding="utf-8", newline="\n"
    )
    assert owner(wgtool, "MAIR HUWS") == "Mair Huws"
    assert wgtool("note", "blue-badge", "action", "x", "--who", "Mair Hews").code == 1


def test_deputies_and_guests_are_kept_by_name(met: Wgtool) -> None:
    deputy = ("--deputy", "Bob Hall <bob@example.org>=owain@example.org")
    met.ok("attend", "blue-badge", "--present", "sian@example.org", *deputy, "--guest", "Gwen Ellis, A charity")
    for who, kept in (("bob hall", "Bob Hall"), ("Gwen Ellis", "Gwen Ellis")):
        result = met.ok("note", "blue-badge", "action", "x", "--who", who, "--format", "json")
        assert (result.json["note"]["who"], result.json["warnings"]) == (kept, [])
    near = met("note", "blue-badge", "action", "x", "--who", "Gwen Elis")
    assert (near.code, "Gwen Ellis" in near.err) == (1, True)
    assert [one["id"] for one in met.ok("notes", "--who", "Bob Hall", "--format", "json").json["notes"]] == [1]
    met.ok("note", "blue-badge", "insight", "Bob Hall asked for it")
    met.ok("erase", "Bob Hall")
    assert "Bob" not in met.store.read_text(encoding="utf-8")
    assert [one["who"] for one in met.ok("notes", "--format", "json").json["notes"]] == [None, "Gwen Ellis", None]


def test_somebody_in_everything_is_erased_without_a_trace_and_every_count_stays(met: Wgtool) -> None:
    met.ok("attend", "blue-badge", "--week", "3", "--everyone", "--guest", "Gwen Ellis")
    met.ok("attend", "blue-badge", "--week", "4", "--present", "owain@example.org", "--deputy", "Bob Hall=Siân Puw")
    met.ok("note", "blue-badge", "action", "Ask", "--who", "Siân Puw", "--minutes", "40")
    met.ok("settle", "1", "--how", "siân puw asked")
    met.ok("note", "missed-bin", "insight", "Siân Puw’s idea", "--welsh", "Syniad Siân Puw")

    def counts() -> list[tuple[int, ...]]:
        (group,) = met.ok("attendance", "blue-badge", "--format", "json").json["groups"]
        keys = ("members", "present", "deputies", "apologies", "absent", "guests")
        return [tuple(one[key] for key in keys) for one in group["sessions"] if one["recorded"]]

    def hours() -> dict[str, tuple[int, int]]:
        view = met.ok("hours", "blue-badge", "--format", "json").json
        return {row["key"]: (row["in_room"], row["outside"]) for row in view["rows"]}

    before = counts()
    assert before == [(2, 2, 0, 0, 0, 1), (2, 1, 1, 0, 0, 0)]
    assert hours() == {"sian@example.org": (60, 40), "owain@example.org": (120, 0)}
    met.ok("erase", "Siân Puw", "--redact")
    kept = met.store.read_text(encoding="utf-8").casefold()
    assert all(text not in kept for text in ("siân", "puw", "sian@"))
    assert counts() == before
    assert hours() == {"owain@example.org": (120, 0)}
    notes = met.ok("notes", "--format", "json").json["notes"]
    assert [(one["id"], one["who"]) for one in notes] == [(1, None), (2, None)]
    assert met.ok("check").code == 0


def test_another_name_is_kept_as_typed_with_a_warning(met: Wgtool) -> None:
    result = met.ok("note", "blue-badge", "action", "x", "--who", "Zebedee Quill", "--format", "json")
    assert result.json["note"]["who"] == "Zebedee Quill"
    assert "Zebedee Quill" in result.err
    assert len(result.json["warnings"]) == 1


@pytest.mark.parametrize("who", ["Sian Pew", "Siân", "puw", "sain@example.org", "nobody@example.org"])
def test_what_only_resembles_somebody_is_refused_with_them(met: Wgtool, who: str) -> None:
    result = met("note", "blue-badge", "action", "x", "--who", who)
    assert result.code == 1
    assert "nobody" in who or "Siân Puw" in result.err or "sian@example.org" in result.err
    assert len(met.entries()) == 2


def test_a_name_of_several_is_refused_with_all_unless_one_is_of_the_group(met: Wgtool) -> None:
    details = ("--name", "Sian Puw", "--organisation", "Conwy")
    met.ok("signup", "missed-bin", "--email", "other@example.org", *details)
    assert owner(met, "Siân Puw") == "sian@example.org"
    assert owner(met, "Siân Puw", "missed-bin") == "other@example.org"
    result = met("note", "wet-signatures", "action", "x", "--who", "Siân Puw")
    assert result.code == 1
    assert "sian@example.org" in result.err
    assert "other@example.org" in result.err


def test_the_owner_follows_the_person_not_the_address(met: Wgtool) -> None:
    owner(met, "sian@example.org")
    met.ok("amend", "sian@example.org", "--new-email", "puw@example.org")
    met.ok("signup", "blue-badge", "--name", "Carl Two", "--email", "sian@example.org", "--organisation", "Conwy")
    owner(met, "sian@example.org")

    def owners() -> list[str]:
        return [one["who"] for one in met.ok("notes", "--format", "json").json["notes"]]

    assert owners() == ["puw@example.org", "sian@example.org"]
    assert met.ok("notes", "--who", "puw@example.org", "--format", "json").json["notes"][0]["id"] == 1
    met.ok("merge", "puw@example.org", "owain@example.org")
    assert owners() == ["owain@example.org", "sian@example.org"]
    met.ok("undo")
    assert owners() == ["puw@example.org", "sian@example.org"]
    met.ok("erase", "puw@example.org")
    assert owners() == [None, "sian@example.org"]
    assert "Puw" not in met.store.read_text(encoding="utf-8")


def test_an_erased_person_is_named_in_no_note(met: Wgtool) -> None:
    met.ok("note", "blue-badge", "action", "Siân Puw asks", "--welsh", "Mae Siân Puw yn gofyn", "--who", "Siân Puw")
    met.ok("settle", "1", "--how", "Siân Puw (sian@example.org) did it")
    met.ok("note", "blue-badge", "outcome", "x", "--state", "not-now", "--because", "siân puw left")
    met.ok("strike", "2", "--because", "Siân Puw said so")
    met.ok("erase", "sian@example.org")
    kept = met.store.read_text(encoding="utf-8").casefold()
    assert all(text not in kept for text in ("siân", "sian@", "puw"))
    (note,) = met.ok("notes", "--format", "json").json["notes"]
    assert (note["who"], note["text"]) == (None, {"en": "[…] asks", "cy": "Mae […] yn gofyn"})
    assert note["settled"]["how"] == "[…] ([…]) did it"


def test_a_person_is_shown_the_notes_that_are_theirs(met: Wgtool) -> None:
    owner(met, "sian@example.org")
    report = met.ok("subject-access", "sian@example.org").json
    assert [entry["notes"][0]["id"] for entry in report["entries"] if "notes" in entry] == [1]
    met.ok("note", "blue-badge", "insight", "Siân Puw knows")
    met.ok("note", "blue-badge", "insight", "Everybody knows")
    met.ok("strike", "2")
    assert [note["id"] for note in met.ok("subject-access", "sian@example.org").json["notes"]] == [1, 2]
    assert met.ok("subject-access", "owain@example.org").json["notes"] == []
    assert "note" in met.ok("person", "sian@example.org").out
    assert "note" in met.ok("history", "--person", "sian@example.org").out
    assert "Note 1" not in met.ok("history", "--person", "owain@example.org").out
