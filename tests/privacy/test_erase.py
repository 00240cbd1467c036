"""Erasing a person: from every byte, with every place and count as it was."""

from pathlib import Path

import pytest

from conftest import Wgtool

SECRETS = ("gwenllian", "Gwenllian Tudur", "Beekeeper", "needs a ramp", "gt@example.org")


def sign_up(wgtool: Wgtool, *groups: str, email: str = "Gwenllian@Example.org") -> None:
    wgtool.ok(
        "signup", *groups, "--name", "Gwenllian Tudur", "--email", email, "--organisation", "Gwynedd",
        "--role", "Beekeeper", "--notes", "needs a ramp",
    )  # fmt: skip


def found(folder: Path, *secrets: str) -> list[str]:
    """Return where any of some texts stands, in any case, in a file’s name or its bytes."""
    places = []
    for path in folder.rglob("*"):
        if path.is_file() and "calendars" not in path.parts:
            data = path.read_bytes().decode("utf-8", "replace").casefold() + path.name.casefold()
            places += [f"{path.name}: {secret}" for secret in secrets if secret.casefold() in data]
    return places


@pytest.fixture
def busy(wgtool: Wgtool) -> Wgtool:
    """A store in which one person has been through everything."""
    sign_up(wgtool, "blue-badge", "missed-bin")
    wgtool.sign_up("owain", "blue-badge", notes="Shares a lift with GWENLLIAN TUDUR (gwenllian@example.org)")
    wgtool.ok("amend", "gwenllian@example.org", "--new-email", "gt@example.org", "--name", "Gwenllian Tudur Hen")
    wgtool.ok("undo")
    wgtool.ok("withdraw", "gwenllian@example.org", "missed-bin")
    wgtool.ok("cancel", "blue-badge", "--week", "7", "--reason", "Gwenllian Tudur is away")
    wgtool.ok("amend", "gwenllian@example.org", "--new-email", "gt@example.org")
    return wgtool


def test_after_an_erasure_the_person_is_in_no_byte_of_the_folder(busy: Wgtool) -> None:
    assert found(busy.store.parent, *SECRETS)
    result = busy.ok("erase", "GT@example.org")
    assert found(busy.store.parent, *SECRETS) == []
    assert "Erased: GT@example.org" in result.out
    assert "wgtool backup" in result.err
    assert "Importing the form again brings the person back" in result.err
    assert busy("person", "gt@example.org").code == 1
    assert busy("erase", "gt@example.org").code == 1


def test_an_earlier_address_finds_the_person_too(busy: Wgtool) -> None:
    busy.ok("erase", "gwenllian@example.org")
    assert found(busy.store.parent, *SECRETS) == []


def test_history_keeps_its_count_and_everyone_else(busy: Wgtool) -> None:
    before = busy.ok("history", "--format", "json").json["entries"]
    busy.ok("erase", "gt@example.org")
    after = busy.ok("history", "--format", "json").json["entries"]
    keys = ("n", "at", "by", "do", "undone")
    assert [[one[key] for key in keys] for one in after[:-1]] == [[one[key] for key in keys] for one in before]
    assert after[-1]["do"] == "erase"
    assert "erased person 1: Blue badge" in after[0]["text"]
    assert "Owain" in after[1]["text"]
    assert busy.ok("repair").code == 0
    roster = busy.ok("roster", "blue-badge", "--format", "json").json["groups"][0]
    assert [member["email"] for member in roster["members"]] == ["owain@example.org"]
    assert roster["members"][0]["notes"] == "Shares a lift with […] ([…])"


def test_sessions_and_their_revisions_stay(busy: Wgtool) -> None:
    before = busy.ok("export-ics", "blue-badge", "--out", "-").data
    busy.ok("erase", "gt@example.org")
    after = busy.ok("export-ics", "blue-badge", "--out", "-").data
    unfolded = [text.replace(b"\r\n ", b"") for text in (before, after)]
    assert unfolded[1] == unfolded[0].replace(b"Gwenllian Tudur is away", "[…] is away".encode())


def test_undo_does_not_pass_an_erasure(busy: Wgtool) -> None:
    busy.ok("erase", "gt@example.org")
    result = busy("undo")
    assert (result.code, "does not pass an erasure" in result.err) == (1, True)
    busy.sign_up("mair", "missed-bin")
    busy.ok("undo")
    assert busy("undo").code == 1


def test_the_place_becomes_free_and_the_first_who_waits_is_told(wgtool: Wgtool) -> None:
    wgtool.own_programme(old1="timezone =", new1="capacity = 1\ntimezone =")
    sign_up(wgtool, "blue-badge")
    for person in ("owain", "mair"):
        wgtool.sign_up(person, "blue-badge")
    rehearsed = wgtool.ok("erase", "gwenllian@example.org", "--dry-run", "--format", "json")
    assert rehearsed.json["promoted"] == [{"group": "blue-badge", "email": "owain@example.org", "name": "Owain"}]
    assert found(wgtool.store.parent, "gwenllian")
    result = wgtool.ok("erase", "gwenllian@example.org", "--format", "json")
    assert result.json["promoted"] == rehearsed.json["promoted"]
    assert "From the waiting list: Owain" in result.err
    assert result.json["entry"] == 4
    group = wgtool.ok("roster", "blue-badge", "--format", "json").json["groups"][0]
    assert [(one["name"], one["status"]) for one in group["members"]] == [("Owain", "confirmed"), ("Mair", "waiting")]


def test_copies_that_wgtool_made_are_cleaned_as_well_and_stay_sound(busy: Wgtool) -> None:
    busy.ok("backup", "mine.jsonl")
    busy.ok("undo")
    busy.ok("restore", "mine.jsonl")
    Path("mine.jsonl").unlink()
    with busy.store.open("ab") as file:
        file.write(b'{"n":11,"people":[{"name":"Gwenllian')
    busy.ok("repair", "--write")
    copies = sorted(path.name for path in busy.folder.glob("*.before-*"))
    assert copies == ["signups.before-repair-001.jsonl", "signups.before-restore-001.jsonl"]
    view = busy.ok("erase", "gt@example.org", "--format", "json").json
    assert sorted(Path(path).name for path in view["copies"]) == copies
    assert found(busy.store.parent, *SECRETS) == []
    for copy in copies:
        assert busy.ok("--store", copy, "repair").code == 0
        assert busy.ok("--store", copy, "history").code == 0


def test_a_person_only_in_a_copy_is_erased_from_there(busy: Wgtool) -> None:
    busy.sign_up("eleri", "missed-bin")
    busy.ok("undo")
    busy.ok("backup", "mine.jsonl")
    busy.sign_up("late", "entry-points")
    busy.ok("restore", "mine.jsonl")
    entries = len(busy.entries())
    assert found(busy.store.parent, "late@example.org")
    view = busy.ok("erase", "late@example.org", "--format", "json").json
    assert (view["entry"], len(view["copies"])) == (None, 1)
    assert found(busy.store.parent, "late@example.org") == []
    assert len(busy.entries()) == entries
    # Someone whose every entry was taken back is known to erase, too.
    busy.ok("erase", "eleri@example.org")
    assert found(busy.store.parent, "eleri") == ["mine.jsonl: eleri"]


def test_what_killed_processes_left_beside_the_store_goes_too(busy: Wgtool) -> None:
    left = busy.store.parent / ".signups.jsonl.4711.tmp"
    left.write_text("Gwenllian Tudur", encoding="utf-8", newline="\n")
    stranger = busy.folder / "letter.tmp"
    stranger.write_text("Annwyl bawb", encoding="utf-8", newline="\n")
    busy.ok("erase", "gt@example.org")
    assert not left.exists()
    assert stranger.exists()


def test_two_addresses_that_were_merged_go_together(wgtool: Wgtool) -> None:
    sign_up(wgtool, "blue-badge")
    sign_up(wgtool, "missed-bin", email="gt@example.org")
    wgtool.sign_up("owain", "blue-badge")
    wgtool.ok("merge", "gwenllian@example.org", "gt@example.org")
    wgtool.ok("erase", "gwenllian@example.org")
    assert found(wgtool.store.parent, *SECRETS) == []
    assert [one["name"] for one in members(wgtool)] == ["Owain"]


def members(wgtool: Wgtool) -> list[dict[str, str]]:
    groups = wgtool.ok("roster", "--format", "json").json["groups"]
    return [member for group in groups for member in group["members"]]


def test_an_address_that_changed_hands_erases_only_who_has_it_now(wgtool: Wgtool) -> None:
    wgtool.sign_up("office", "blue-badge")
    wgtool.ok("amend", "office@example.org", "--new-email", "mair@example.org", "--name", "Mair")
    sign_up(wgtool, "missed-bin", email="office@example.org")
    wgtool.ok("erase", "office@example.org")
    assert found(wgtool.store.parent, "office@", "Gwenllian") == []
    assert [one["email"] for one in members(wgtool)] == ["mair@example.org"]
    assert wgtool.ok("history", "--person", "mair@example.org").code == 0
    assert wgtool.ok("repair").code == 0


def test_an_erasure_can_be_told_apart_from_the_next(wgtool: Wgtool) -> None:
    for person in ("sian", "owain", "mair"):
        wgtool.sign_up(person, "blue-badge")
    wgtool.ok("erase", "owain@example.org")
    wgtool.ok("erase", "sian@example.org")
    texts = [entry["text"] for entry in wgtool.ok("history", "--format", "json").json["entries"]]
    assert "erased person 2" in texts[0]
    assert "erased person 1" in texts[1]
    assert "Mair" in texts[2]
    assert found(wgtool.store.parent, "owain@", "sian@") == []


def test_someone_erased_can_sign_up_again_as_someone_new(busy: Wgtool) -> None:
    busy.ok("erase", "gt@example.org")
    sign_up(busy, "blue-badge", email="gt@example.org")
    report = busy.ok("person", "gt@example.org", "--format", "json").json
    assert len(report["entries"]) == 1
    busy.ok("erase", "gt@example.org")
    assert found(busy.store.parent, *SECRETS) == []


def test_a_namesake_is_pointed_out_and_stays(busy: Wgtool) -> None:
    busy.ok(
        "signup", "blue-badge", "--name", "gwenllian tudur", "--email", "other@example.org", "--organisation", "Conwy"
    )
    result = busy.ok("erase", "gt@example.org")
    assert "other@example.org" in result.err
    assert "other@example.org" in [one["email"] for one in members(busy)]


def test_a_wrong_address_or_a_stranger_is_refused(busy: Wgtool) -> None:
    data = busy.store.read_bytes()
    assert busy("erase", "gwenllian@").code == 2
    assert busy("erase", "gwenllian").code == 1
    result = busy("erase", "nobody@example.org")
    assert (result.code, "nobody@example.org" in result.err) == (1, True)
    assert busy.store.read_bytes() == data


def test_an_erasure_speaks_welsh(busy: Wgtool) -> None:
    result = busy.ok("erase", "gt@example.org", "--lang", "cy")
    assert "Dilëwyd: gt@example.org" in result.out
    assert "Bydd mewnforio’r ffurflen eto" in result.err
