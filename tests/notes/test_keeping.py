"""A note is kept as it was given: its number, week, details, and what cannot be."""

from typing import Any

import pytest

from conftest import Wgtool

GROUP = "blue-badge"
LATER = {"WGTOOL_NOW": "2021-12-01T09:00:00"}


def kept(wgtool: Wgtool, *arguments: str, **options: Any) -> dict[str, Any]:
    """Keep a note and return it as the answer has it."""
    note: dict[str, Any] = wgtool.ok("note", *arguments, "--format", "json", **options).json["note"]
    return note


def test_a_decision_is_kept_with_all_its_keys(met: Wgtool) -> None:
    answer = met.ok("note", GROUP, "decision", "One form for all", "--format", "json").json
    assert (answer["schema"], answer["entry"], answer["dry_run"]) == ("wgtool/note/1", 3, False)
    assert answer["note"] == {
        "id": 1,
        "group": GROUP,
        "week": 4,
        "at": "2021-10-18T08:00:00+01:00",
        "kind": "decision",
        "text": {"en": "One form for all", "cy": None},
        **dict.fromkeys(("barrier", "who", "due", "minutes", "link", "state", "because")),
        "open": False,
        "settled": None,
        "struck": None,
    }


def test_each_detail_is_kept(met: Wgtool) -> None:
    options = ("--who", "sian@example.org", "--due", "8/11/2021", "--minutes", "30", "--link", "https://example.org/a")
    action = kept(met, GROUP, "action", "Ask IT\n\tfor access", "--welsh", "Gofyn i TG", *options)
    assert action["text"] == {"en": "Ask IT\n\tfor access", "cy": "Gofyn i TG"}
    details = {key: action[key] for key in ("who", "due", "minutes", "link", "open")}
    assert details == {
        "who": "sian@example.org",
        "due": "2021-11-08",
        "minutes": 30,
        "link": "https://example.org/a",
        "open": True,
    }
    not_now = kept(met, GROUP, "outcome", "Not yet", "--state", "not-now", "--because", "No money")
    assert (not_now["state"], not_now["because"]) == ("not-now", "No money")
    assert kept(met, GROUP, "blocker", "No rule", "--barrier", "policy")["barrier"] == "policy"


def test_the_english_may_be_left_out(met: Wgtool) -> None:
    assert kept(met, GROUP, "insight", "--welsh", "Mae’n haws")["text"] == {"en": None, "cy": "Mae’n haws"}


def test_a_long_text_is_kept_whole_and_a_longer_one_refused(met: Wgtool) -> None:
    assert kept(met, GROUP, "insight", "ŵ" * 2000)["text"]["en"] == "ŵ" * 2000
    assert met("note", GROUP, "insight", "ŵ" * 2001).code == 2
    assert met("note", GROUP, "decision", "x", "--because", "y" * 2001).code == 2
    assert len(met.entries()) == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ("blocker", "No budget"),
        ("outcome", "Done"),
        ("outcome", "Done", "--state", "not-now"),
        ("link", "A page"),
        ("decision",),
        ("decision", " "),
        ("decision", "x", "--barrier", "policy"),
        ("blocker", "x", "--barrier", "weather"),
        ("decision", "x", "--who", "sian@example.org"),
        ("insight", "x", "--due", "2021-11-08"),
        ("question", "x", "--minutes", "10"),
        ("action", "x", "--minutes", "-1"),
        ("action", "x", "--minutes", "99999999"),
        ("action", "x", "--because", "y"),
        ("action", "x", "--state", "solution"),
        ("action", "x", "--due", "8.11.2021"),
        ("action", "x", "--due", "31/11/2021"),
        ("action", "x", "--who", "sian@@example.org"),
        ("decision", "x", "--link", "example.org"),
        ("decision", "x", "--link", "javascript://example.org"),
        ("decision", "x", "--link", "https://example.org/a b"),
        ("decision", "a\x1bb"),
        ("thought", "x"),
    ],
    ids=" ".join,
)
def test_what_lacks_or_does_not_go_is_refused_and_nothing_kept(met: Wgtool, arguments: tuple[str, ...]) -> None:
    result = met("note", GROUP, *arguments)
    assert (result.code, result.out) == (2, ""), result.err
    assert len(met.entries()) == 2


@pytest.mark.parametrize(("group", "week"), [("no-such-group", "1"), (GROUP, "13"), (GROUP, "0")])
def test_a_group_or_week_that_is_not_there_is_refused(met: Wgtool, group: str, week: str) -> None:
    assert met("note", group, "decision", "x", "--week", week).code == 1


def test_a_note_belongs_to_the_last_session_that_began_and_was_not_cancelled(met: Wgtool) -> None:
    def week(now: str) -> Any:
        return kept(met, GROUP, "insight", "x", env={"WGTOOL_NOW": now})["week"]

    starts = [one["starts_at"] for one in met.ok("show", GROUP, "--format", "json").json["sessions"]]
    assert week("2021-09-01T09:00:00") == 1
    assert week(starts[4]) == 5
    met.ok("cancel", GROUP, "--week", "5")
    assert week(starts[4]) == 4
    # By the clock: week 2 was held last.
    met.ok("reschedule", GROUP, "--week", "2", "--to", "2021-10-19 09:00")
    assert week("2021-10-20T12:00:00") == 2
    assert kept(met, GROUP, "insight", "x", "--week", "12")["week"] == 12


def test_a_due_date_before_today_is_a_warning(met: Wgtool) -> None:
    assert "before today" in met.ok("note", GROUP, "action", "x", "--due", "2021-10-17").err
    assert met.ok("note", GROUP, "action", "x", "--due", "2021-10-18").err == ""


def test_a_number_is_given_once(met: Wgtool) -> None:
    assert kept(met, GROUP, "decision", "a")["id"] == 1
    assert kept(met, "missed-bin", "decision", "b")["id"] == 2
    met.ok("undo")
    assert kept(met, GROUP, "decision", "c", "--dry-run")["id"] == 3
    assert kept(met, GROUP, "decision", "c")["id"] == 3
    met.ok("erase", "owain@example.org")
    assert kept(met, GROUP, "decision", "d")["id"] == 4
    met.ok("strike", "4")
    assert kept(met, GROUP, "decision", "e")["id"] == 5


def test_a_number_is_not_given_again_after_a_restore(met: Wgtool) -> None:
    met.ok("backup", "copy.jsonl")
    kept(met, GROUP, "decision", "a")
    kept(met, GROUP, "decision", "b")
    met.ok("undo")
    met.ok("restore", "copy.jsonl")
    assert met.ok("notes", "--format", "json").json["notes"] == []
    assert kept(met, GROUP, "decision", "c")["id"] == 3


@pytest.mark.parametrize("command", [("repair", "--write"), ("restore", "copy.jsonl")], ids=" ".join)
def test_a_number_that_was_lost_is_not_given_again(met: Wgtool, command: tuple[str, ...]) -> None:
    met.ok("backup", "copy.jsonl")
    for text in ("a", "b", "c"):
        kept(met, GROUP, "decision", text)
    lines = met.store.read_text(encoding="utf-8").splitlines(keepends=True)
    met.store.write_text("".join([*lines[:-1], lines[-1].replace('"c"', '"x"')]), encoding="utf-8", newline="\n")
    met.ok(*command)
    assert kept(met, GROUP, "decision", "d")["id"] == 4
    assert met.ok("repair").code == 0


def test_a_rehearsal_keeps_nothing(met: Wgtool) -> None:
    before = met.store.read_bytes()
    answer = met.ok("note", GROUP, "decision", "x", "--dry-run", "--format", "json").json
    assert (answer["entry"], answer["dry_run"], answer["note"]["id"]) == (None, True, 1)
    assert met.store.read_bytes() == before


def test_undo_and_history_tell_a_note_in_words(met: Wgtool) -> None:
    kept(met, GROUP, "decision", "One form\nfor all")
    told = met.ok("undo").out
    assert "Note 1: Blue badge review" in told
    assert "decision: One form for all" in told
    assert met.ok("notes", "--format", "json").json["notes"] == []
    assert "One form for all" in met.ok("history", "--group", GROUP).out
    assert "One form" not in met.ok("history", "--group", "missed-bin").out
    assert "penderfyniad: One form for all" in met.ok("history", "--lang", "cy").out


def test_the_answer_says_by_when_as_it_was_understood(wgtool: Wgtool) -> None:
    result = wgtool.ok("note", "blue-badge", "action", "Ask IT", "--due", "4/12/2021")
    assert result.out.splitlines()[-1] == "Due: 4 December 2021"
