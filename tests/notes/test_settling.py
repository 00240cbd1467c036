"""Open notes are settled and opened again; any note is worded anew or struck; what cannot be is refused."""

from typing import Any

import pytest

from conftest import Wgtool


@pytest.fixture
def noted(met: Wgtool) -> Wgtool:
    """An action (1), a blocker (2), a decision (3), and an outcome that cannot be (4)."""
    met.ok("note", "blue-badge", "action", "Ask IT", "--minutes", "30", "--who", "sian@example.org")
    met.ok("note", "blue-badge", "blocker", "No budget", "--barrier", "finance")
    met.ok("note", "blue-badge", "decision", "One form", "--because", "Simpler")
    met.ok("note", "blue-badge", "outcome", "Not yet", "--state", "not-now", "--because", "No money")
    return met


def answer(wgtool: Wgtool, *arguments: str) -> Any:
    return wgtool.ok(*arguments, "--format", "json").json["note"]


def test_an_action_is_settled_with_how_and_how_long(noted: Wgtool) -> None:
    note = answer(noted, "settle", "1", "--how", "They gave\naccess", "--minutes", "45")
    assert note["open"] is False
    assert note["minutes"] == 30
    assert note["settled"] == {"at": "2021-10-18T08:00:00+01:00", "how": "They gave\naccess", "minutes": 45}


def test_without_minutes_an_action_took_what_was_expected(noted: Wgtool) -> None:
    assert answer(noted, "settle", "1")["settled"]["minutes"] == 30
    assert answer(noted, "settle", "2", "--how", "Found some")["settled"]["minutes"] is None


def test_what_is_settled_can_be_opened_again(noted: Wgtool) -> None:
    noted.ok("settle", "1", "--how", "Done")
    note = answer(noted, "settle", "1", "--reopen")
    assert (note["open"], note["settled"]) == (True, None)
    assert "open again" in noted.ok("history").out


def test_a_struck_note_is_left_out_but_for_the_history(noted: Wgtool) -> None:
    noted.ok("settle", "2")
    note = answer(noted, "strike", "2", "--because", "Noted twice")
    assert (note["struck"]["because"], note["open"]) == ("Noted twice", False)
    view = noted.ok("notes", "--format", "json").json
    assert [one["id"] for one in view["notes"]] == [1, 3, 4]
    assert all(one["open"] == one["settled"] == 0 for one in view["barriers"])
    assert "No budget" in noted.ok("history").out
    assert "now: note 2, settled: No budget" in noted.ok("undo").out
    assert [one["id"] for one in noted.ok("notes", "--format", "json").json["notes"]] == [1, 2, 3, 4]
    assert "now: note 2: No budget" in noted.ok("undo").out
    assert "now: note 4 is gone" in noted.ok("undo").out


def test_a_note_is_worded_anew_under_its_number(noted: Wgtool) -> None:
    options = ("--welsh", "Gofyn", "--who", "owain@example.org", "--due", "9/11/2021", "--minutes", "5")
    note = answer(noted, "reword", "1", "Ask again", *options, "--link", "https://example.org")
    assert (note["id"], note["text"], note["who"]) == (1, {"en": "Ask again", "cy": "Gofyn"}, "owain@example.org")
    assert (note["due"], note["minutes"], note["link"]) == ("2021-11-09", 5, "https://example.org")
    assert answer(noted, "reword", "2", "--barrier", "skills")["barrier"] == "skills"
    assert answer(noted, "reword", "3", "--because", "Cheaper")["because"] == "Cheaper"


def test_an_empty_text_clears_what_may_be_left_out(noted: Wgtool) -> None:
    noted.ok("reword", "1", "--welsh", "Gofyn", "--due", "2021-11-09", "--link", "https://example.org")
    cleared = ("--who", "", "--due", "", "--minutes", "", "--link", "")
    note = answer(noted, "reword", "1", "", *cleared)
    assert note["text"] == {"en": None, "cy": "Gofyn"}
    assert {note[key] for key in ("who", "due", "minutes", "link")} == {None}
    assert answer(noted, "reword", "3", "--because", "")["because"] is None


def test_the_same_words_again_change_nothing(noted: Wgtool) -> None:
    before = noted.store.read_bytes()
    result = noted.ok("reword", "1", "Ask IT", "--format", "json").json
    assert (result["entry"], result["note"]["id"]) == (None, 1)
    assert noted.store.read_bytes() == before


@pytest.mark.parametrize(
    ("code", "command"),
    [
        (1, "settle 3"),
        (1, "settle 9"),
        (1, "settle 0"),
        (1, "settle 1 --reopen"),
        (1, "strike 9"),
        (1, "reword 9 x"),
        (1, "reword 1 --who sain@example.org"),
        (2, "settle one"),
        (2, "settle 2 --minutes 5"),
        (2, "settle 3 --minutes 5"),
        (2, "settle 1 --minutes -5"),
        (2, "settle 1 --reopen --how x"),
        (2, "reword 1"),
        (2, "reword 1 --minutes soon"),
        (2, "reword 1 --due soon"),
        (2, "reword 1 --link example.org"),
        (2, "reword 1 --because x"),
        (2, "reword 2 --minutes 5"),
        (2, "reword 2 --barrier weather"),
        (2, "reword 3 --who sian@example.org"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(noted: Wgtool, code: int, command: str) -> None:
    before = noted.store.read_bytes()
    assert noted(*command.split()).code == code
    assert noted.store.read_bytes() == before


@pytest.mark.parametrize(
    "command",
    [
        ("reword", "1", ""),
        ("reword", "4", "--because", ""),
        ("reword", "2", "--barrier", ""),
        ("reword", "1", "x" * 2001),
        ("settle", "1", "--how", "x" * 2001),
        ("strike", "1", "--because", "x" * 2001),
    ],
    ids=lambda command: " ".join(command)[:30],
)
def test_what_a_note_needs_cannot_be_cleared_nor_be_too_long(noted: Wgtool, command: tuple[str, ...]) -> None:
    before = noted.store.read_bytes()
    assert noted(*command).code == 2
    assert noted.store.read_bytes() == before


def test_what_is_settled_or_struck_already_is_refused(noted: Wgtool) -> None:
    noted.ok("settle", "1")
    assert noted("settle", "1").code == 1
    noted.ok("strike", "1")
    for command in ("strike 1", "settle 1", "settle 1 --reopen", "reword 1 x"):
        assert noted(*command.split()).code == 1
    noted.ok("undo")
    assert answer(noted, "settle", "1", "--reopen")["open"] is True


@pytest.mark.parametrize("command", ["settle 1 --how x", "strike 1", "reword 1 x"])
def test_a_rehearsal_answers_and_changes_nothing(noted: Wgtool, command: str) -> None:
    before = noted.store.read_bytes()
    view = noted.ok(*command.split(), "--dry-run", "--format", "json").json
    assert (view["schema"], view["entry"], view["dry_run"], view["note"]["id"]) == ("wgtool/note/1", None, True, 1)
    assert noted.store.read_bytes() == before
