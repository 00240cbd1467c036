"""Withdrawing, transferring, correcting and promoting."""

import pytest

from conftest import Wgtool


@pytest.fixture
def full(wgtool: Wgtool) -> Wgtool:
    """blue-badge has two places: Ann and Bet have them, Cai and Dai wait."""
    wgtool.own_programme(old1='id = "blue-badge"\n', new1='id = "blue-badge"\ncapacity = 2\n')
    for name in ("ann", "bet", "cai", "dai"):
        assert wgtool.sign_up(name, "blue-badge").code == 0
    return wgtool


def members(wgtool: Wgtool, group: str = "blue-badge") -> list[tuple[str, str, int | None]]:
    (line,) = wgtool.ok("roster", group, "--format", "json").json["groups"]
    return [(member["email"].split("@")[0], member["status"], member["position"]) for member in line["members"]]


def test_the_first_who_waits_moves_up_and_is_named(full: Wgtool) -> None:
    result = full.ok("withdraw", "ann@example.org", "blue-badge", "--format", "json")
    assert result.json["promoted"] == [{"group": "blue-badge", "email": "cai@example.org", "name": "Cai"}]
    assert result.json["people"] == ["ann@example.org", "cai@example.org"]
    assert "cai@example.org" in result.err
    assert members(full) == [("bet", "confirmed", None), ("cai", "confirmed", None), ("dai", "waiting", 1)]


def test_someone_who_waits_can_leave_without_moving_anyone_up(full: Wgtool) -> None:
    result = full.ok("withdraw", "cai@example.org", "--format", "json")
    assert result.json["promoted"] == []
    assert members(full)[2:] == [("dai", "waiting", 1)]


def test_without_a_group_a_person_leaves_all(full: Wgtool) -> None:
    full.sign_up("ann", "ddat-roles")
    full.ok("withdraw", "ann@example.org")
    view = full.ok("person", "ann@example.org", "--format", "json").json
    assert view["signups"] == []
    assert view["hours"] == 0


def test_someone_who_withdrew_comes_back_only_by_signing_up_and_at_the_end(full: Wgtool) -> None:
    full.ok("withdraw", "ann@example.org")
    full.ok("withdraw", "bet@example.org")
    assert members(full) == [("cai", "confirmed", None), ("dai", "confirmed", None)]
    full.sign_up("ann", "blue-badge")
    assert members(full)[2] == ("ann", "waiting", 1)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["withdraw", "nobody@example.org"], 1),
        (["withdraw", "ann@example.org", "ddat-roles"], 1),
        (["withdraw", "ann@example.org", "no-such-group"], 1),
        (["withdraw", "nobody"], 1),
        (["withdraw", "not@an@address"], 2),
        (["transfer", "ann@example.org", "ddat-roles", "missed-bin"], 1),
        (["transfer", "ann@example.org", "blue-badge", "blue-badge"], 1),
        (["amend", "nobody@example.org", "--name", "X"], 1),
        (["amend", "ann@example.org", "--new-email", "bet@example.org"], 1),
        (["amend", "ann@example.org", "--new-email", "bet"], 2),
        (["amend", "ann@example.org", "--name", ""], 2),
        (["person", "nobody@example.org"], 1),
    ],
)
def test_what_cannot_be_changes_nothing(full: Wgtool, arguments: list[str], code: int) -> None:
    before = full.store.read_bytes()
    result = full(*arguments)
    assert result.code == code
    assert result.err.startswith("wgtool: error: ")
    assert result.data == b""
    assert full.store.read_bytes() == before


def test_a_transfer_is_one_entry_and_frees_the_place(full: Wgtool) -> None:
    view = full.ok("transfer", "ann@example.org", "blue-badge", "ddat-roles", "--format", "json").json
    assert view["results"][0]["status"] == "confirmed"
    assert view["promoted"][0]["email"] == "cai@example.org"
    assert full.entries()[-1]["do"] == "transfer"
    assert members(full, "ddat-roles") == [("ann", "confirmed", None)]


@pytest.mark.parametrize("options", [[], ["--no-waiting"]])
def test_a_transfer_into_a_full_group_is_refused_and_keeps_the_place(full: Wgtool, options: list[str]) -> None:
    full.sign_up("eve", "ddat-roles")
    before = full.store.read_bytes()
    result = full("transfer", "eve@example.org", "ddat-roles", "blue-badge", *options)
    assert result.code == 1
    assert "wgtool transfer eve@example.org ddat-roles blue-badge --wait" in result.err
    assert full.store.read_bytes() == before


def test_a_transfer_gives_the_place_up_for_a_full_group_with_wait(full: Wgtool) -> None:
    full.sign_up("eve", "ddat-roles")
    view = full.ok("transfer", "eve@example.org", "ddat-roles", "blue-badge", "--wait", "--format", "json").json
    move = {"email": "eve@example.org", "from": "ddat-roles", "to": "blue-badge", "status": "waiting", "position": 3}
    assert view["moves"] == [move]
    assert members(full, "ddat-roles") == []


def test_a_free_place_for_which_others_wait_is_none_for_a_transfer(full: Wgtool) -> None:
    full.sign_up("eve", "ddat-roles")
    file = full.folder / "programme" / "groups.toml"
    file.write_text(file.read_text("utf-8").replace("capacity = 2\n", "capacity = 3\n", 1), "utf-8")
    assert full("transfer", "eve@example.org", "ddat-roles", "blue-badge").code == 1


def test_a_transfer_cannot_wait_and_not_wait(full: Wgtool) -> None:
    both = full("transfer", "ann@example.org", "blue-badge", "ddat-roles", "--wait", "--no-waiting")
    assert both.code == 2
    assert "--wait and --no-waiting" in both.err


def test_a_correction_holds_everywhere(full: Wgtool) -> None:
    new = ["--name", "Ann Ŵyn", "--new-email", "ANN.W@example.org", "--organisation", "RCT"]
    full.ok("amend", "ann@example.org", *new)
    assert members(full)[0] == ("ANN.W", "confirmed", None)
    view = full.ok("person", "ann.w@example.org", "--format", "json").json
    assert view["person"]["name"] == "Ann Ŵyn"
    assert view["person"]["organisation_id"] == "rhondda-cynon-taf"
    # The story goes back to the old address.
    assert [entry["do"] for entry in view["entries"]] == ["signup", "amend"]
    assert full("person", "ann@example.org").code == 1


def test_an_empty_text_clears_a_detail_that_may_be_left_out(full: Wgtool) -> None:
    full.ok("amend", "ann@example.org", "--role", "Lead")
    full.ok("amend", "ann@example.org", "--role", "")
    assert full.ok("person", "ann@example.org", "--format", "json").json["person"]["role"] is None


def test_a_correction_of_nothing_writes_nothing(full: Wgtool) -> None:
    before = full.store.read_bytes()
    view = full.ok("amend", "ann@example.org", "--name", "Ann", "--format", "json").json
    assert view["entry"] is None
    assert full.store.read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["withdraw", "ann@example.org"],
        ["transfer", "ann@example.org", "blue-badge", "ddat-roles"],
        ["amend", "ann@example.org", "--name", "X"],
    ],
)
def test_a_rehearsal_tells_the_same_and_writes_nothing(full: Wgtool, arguments: list[str]) -> None:
    before = full.store.read_bytes()
    rehearsed = full.ok(*arguments, "--dry-run", "--format", "json").json
    assert full.store.read_bytes() == before
    done = full.ok(*arguments, "--format", "json").json
    assert rehearsed["dry_run"]
    assert {**rehearsed, "dry_run": False, "entry": done["entry"]} == done


def test_places_that_a_raised_capacity_frees_are_warned_of_and_filled_on_request(full: Wgtool) -> None:
    programme = full.folder / "programme" / "groups.toml"
    text = programme.read_text(encoding="utf-8")
    programme.write_text(text.replace("capacity = 2\n", "capacity = 3\n"), encoding="utf-8", newline="\n")
    problems = full.ok("check", "--format", "json").json["problems"]
    assert any("wgtool promote blue-badge" in problem["message"] for problem in problems)
    # Someone new does not pass those who wait.
    assert full.sign_up("eve", "blue-badge").json["results"][0]["position"] == 3
    view = full.ok("promote", "--format", "json").json
    assert [place["email"] for place in view["promoted"]] == ["cai@example.org"]
    assert full.ok("promote", "blue-badge", "--format", "json").json["entry"] is None


def test_a_lowered_capacity_puts_nobody_out(full: Wgtool) -> None:
    programme = full.folder / "programme" / "groups.toml"
    text = programme.read_text(encoding="utf-8")
    programme.write_text(text.replace("capacity = 2\n", "capacity = 1\n"), encoding="utf-8", newline="\n")
    assert members(full)[1] == ("bet", "confirmed", None)
    problems = full.ok("check", "--format", "json").json["problems"]
    assert any("2 / 1" in problem["message"] for problem in problems)
    # A place becomes free only when the group is below its capacity again.
    assert full.ok("withdraw", "ann@example.org", "--format", "json").json["promoted"] == []


def test_an_edited_programme_file_is_recorded_before_the_next_change(full: Wgtool) -> None:
    programme = full.folder / "programme" / "groups.toml"
    text = programme.read_text(encoding="utf-8")
    text = text.replace('starts = "15:00"\nends = "16:00"', 'starts = "14:00"\nends = "15:00"', 1)
    programme.write_text(text, encoding="utf-8", newline="\n")
    full.sign_up("eve", "ddat-roles")
    *_, edit, signup = full.entries()
    assert (edit["do"], signup["do"]) == ("programme", "signup")
    assert {record["group"] for record in edit["definitions"]} == {"shared-principles"}
    assert len(edit["definitions"]) == 12
    full.sign_up("eve", "entry-points")
    assert [entry["do"] for entry in full.entries()].count("programme") == 1


def test_the_story_of_a_person_says_why_and_when(full: Wgtool) -> None:
    full.ok("withdraw", "ann@example.org", env={"WGTOOL_NOW": "2021-11-02T09:30:00+00:00"})
    story = full.ok("person", "cai@example.org", "--format", "json").json["story"]
    assert story == [
        "18 October 2021, 08:00: the group was full, so waiting: Blue badge review (a service design approach)",
        "2 November 2021, 09:30: a place became free, so confirmed: Blue badge review (a service design approach)",
    ]
    # What the entry says of Ann is not Cai's to see.
    assert "ann@example.org" not in full.ok("person", "cai@example.org", "--format", "json").out


def test_what_was_taken_back_is_marked_in_a_persons_story(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge")
    wgtool.ok("withdraw", "sian@example.org")
    wgtool.ok("undo")
    story = wgtool.ok("person", "sian@example.org", "--format", "json").json["story"]
    assert [line.startswith("Taken back: ") for line in story] == [False, True]
    assert wgtool.ok("person", "sian@example.org", "--lang", "cy").out.count("Dadwnaed: ") == 1
