"""The agenda in two editions: the facilitator’s with script and preparation, the members’ to hand out."""

from typing import Any

import pytest

from conftest import Wgtool

GROUP = ("--group", "blue-badge")


def agenda(wgtool: Wgtool, *arguments: object, edition: str = "members") -> Any:
    return wgtool.ok("agenda", "--for", edition, *arguments, "--format", "json").json


@pytest.mark.parametrize("week", range(1, 13))
def test_the_members_edition_has_what_members_need_and_no_script(wgtool: Wgtool, week: int) -> None:
    wgtool.sign_up("sian", "blue-badge")
    view = agenda(wgtool, "--week", week)
    assert view["edition"] == "members"
    (text,) = view["weeks"]
    assert (text["prepare"], text["trim"], text["methods"]) == ([], None, None)
    assert text["bring"]
    assert text["outputs"]
    assert text["outside_work"]
    for session in view["sessions"]:
        assert {block["facilitator"] for block in session["blocks"]} == {None}
        assert {block["materials"] for block in session["blocks"]} == {None}
        assert all(block["starts_at"] and block["title"] for block in session["blocks"])
        hidden = ("expected", "confirmed", "waiting", "attendance", "announced")
        assert [session[key] for key in hidden] == [None] * len(hidden)


@pytest.mark.parametrize("lang", ["en", "cy"])
@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_nothing_of_the_facilitators_stands_on_the_members_page(wgtool: Wgtool, form: str, lang: str) -> None:
    wgtool.sign_up("sian", "blue-badge")
    whole = agenda(wgtool, "--week", "5", "--lang", lang, edition="facilitator")
    page = wgtool.ok("agenda", "--week", "5", "--for", "members", "--format", form, "--lang", lang).out
    (text,) = whole["weeks"]
    blocks = whole["sessions"][0]["blocks"]
    for secret in (text["trim"], *text["prepare"], *(block["materials"] for block in blocks)):
        assert secret[:30] not in page
    assert ("Expected", "Disgwylir")[lang == "cy"] not in page
    assert text["bring"][0][:20] in page
    assert blocks[0]["title"][:8] in page


def test_the_facilitators_edition_goes_without_saying(wgtool: Wgtool) -> None:
    plain = wgtool.ok("agenda", "--week", "5").out
    assert wgtool.ok("agenda", "--week", "5", "--for", "facilitator").out == plain
    assert wgtool("agenda", "--for", "everybody").code == 2


def test_since_last_time_is_the_work_of_the_last_session_held_then_the_open_actions(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge")
    wgtool.ok("note", "blue-badge", "action", "Ask IT", "--who", "sian@example.org", "--minutes", "20")
    wgtool.ok("note", "blue-badge", "action", "Done", "--who", "Zebedee")
    wgtool.ok("settle", "2")
    wgtool.ok("note", "ddat-roles", "action", "Elsewhere")
    wgtool.ok("note", "blue-badge", "action", "--welsh", "Gofyn")
    for edition in ("members", "facilitator"):
        view = agenda(wgtool, "--week", "5", *GROUP, edition=edition)
        found = view["sessions"][0]["since_last_time"]
        work = agenda(wgtool, "--week", "4", *GROUP)["weeks"][0]["outside_work"]
        assert found[: len(work)] == [{**task, "note": None} for task in work]
        assert found[len(work) :] == [
            {"task": "Ask IT", "minutes": 20, "who": "Sian", "note": 1},
            {"task": "Gofyn", "minutes": None, "who": None, "note": 4},
        ]
    assert "sian@example.org" not in str(agenda(wgtool, "--week", "5"))
    # The first session has none before it.
    assert [one["note"] for one in agenda(wgtool, "--week", "1", *GROUP)["sessions"][0]["since_last_time"]] == [1, 4]


def test_a_cancelled_session_left_no_work(wgtool: Wgtool) -> None:
    wgtool.ok("cancel", "blue-badge", "--week", "4")
    found = agenda(wgtool, "--week", "5", *GROUP)["sessions"][0]["since_last_time"]
    work = agenda(wgtool, "--week", "3", *GROUP)["weeks"][0]["outside_work"]
    assert [one["task"] for one in found] == [one["task"] for one in work]


def test_sessions_that_differ_by_the_clock_share_one_running_order(wgtool: Wgtool) -> None:
    text = wgtool.ok("agenda", "--week", "5", "--for", "members").out
    assert text.count("Running order\n") == 1
    assert "10:00  11:00  15:00  16:00  Length  What" in text
    assert text.count("Speed critique  ") == 1
    # Those that begin at the same hour share a column.
    wgtool.ok("reschedule", "blue-badge", "--week", "5", "--to", "tuesday 10:00")
    assert "\n10:00  11:00  15:00  16:00  Length" in wgtool.ok("agenda", "--week", "5", "--for", "members").out


def test_a_session_of_another_length_has_a_running_order_of_its_own(wgtool: Wgtool) -> None:
    wgtool.ok("reschedule", "blue-badge", "--week", "5", "--to", "2021-10-19 15:00", "--minutes", "45")
    text = wgtool.ok("agenda", "--week", "5", "--for", "members").out
    assert text.count("Running order: ") == 2
    assert "Running order: Blue badge review (a service design approach)\n" in text


def test_a_task_that_all_had_is_told_once_and_an_action_with_its_group(wgtool: Wgtool) -> None:
    wgtool.ok("note", "blue-badge", "action", "Ask IT")
    wgtool.ok("cancel", "ddat-roles", "--week", "4")
    text = wgtool.ok("agenda", "--week", "5", "--for", "members").out
    section = text[text.index("Since last time") : text.index("What to bring")]
    assert "- Blue badge review (a service design approach): Ask IT" in section
    assert "- DDaT Roles: Find one example" in section
    wgtool.ok("undo")
    text = wgtool.ok("agenda", "--week", "5", "--for", "members").out
    section = text[text.index("Since last time") : text.index("What to bring")]
    assert section.count("Finish your sketch") == 1
    assert "DDaT Roles" not in section
