"""What an agenda prints: links whole and short, what happened to a session, and nothing of one that is cancelled."""

import io
import json
import re

from conftest import Wgtool
from wgtool.renderers.layouts.words import remark
from wgtool.renderers.page import Facts, Link, Page
from wgtool.renderers.terminal import show

LINK = "https://meetings.example.org/" + "0123456789" * 15


def test_a_cancelled_session_shows_when_and_why_and_nothing_else(wgtool: Wgtool) -> None:
    wgtool.ok("cancel", "blue-badge", "--week", "5", "--reason", "Ill")
    text = wgtool.ok("agenda", "--week", "5", "--group", "blue-badge").out
    lines = [line for line in text.splitlines() if line and not line.startswith(("=", "-"))]
    assert lines[3:] == [
        "Blue badge review (a service design approach)",
        "Tuesday 19 October 2021, 15:00–16:00",
        "Cancelled; reason: Ill",
    ]
    document = json.loads(wgtool.ok("agenda", "--week", "5", "--group", "blue-badge", "--format", "json").out)
    assert document["sessions"][0]["blocks"]
    assert document["weeks"][0]["outputs"]


def test_of_several_sessions_the_cancelled_one_is_short(wgtool: Wgtool) -> None:
    wgtool.ok("cancel", "blue-badge", "--week", "5")
    text = wgtool.ok("agenda", "--week", "5", "--group", "blue-badge", "--group", "ddat-roles").out
    assert re.search(r"15:00–16:00\nCancelled\n\n", text)
    assert "Outputs" in text


def test_the_new_date_stands_first_and_reasons_begin_with_a_capital(wgtool: Wgtool) -> None:
    wgtool.ok("reschedule", "blue-badge", "--week", "5", "--to", "2021-10-20 14:00", "--reason", "Half term")
    text = wgtool.ok("agenda", "--week", "5", "--group", "blue-badge").out
    new, moved = text.index("Wednesday 20 October 2021, 14:00"), text.index("Moved; originally: Tuesday 19 October")
    assert new < moved
    assert remark("scheduled", None, "Show and tell day", "en") == "Reason: Show and tell day"
    assert remark("scheduled", None, "Diwrnod dangos", "cy") == "Rheswm: Diwrnod dangos"


def test_a_link_has_words_on_a_web_page_and_is_whole_elsewhere(wgtool: Wgtool) -> None:
    wgtool.own_programme(old_id='id = "blue-badge"', new_id=f'id = "blue-badge"\nurl = "{LINK}"')
    asked = ("agenda", "--week", "5", "--group", "blue-badge")
    assert f'<a href="{LINK}">Join the meeting</a>' in wgtool.ok(*asked, "--format", "html").out
    assert f'<a href="{LINK}">Ymunwch â’r cyfarfod</a>' in wgtool.ok(*asked, "--format", "html", "--lang", "cy").out
    assert f"<{LINK}>" in wgtool.ok(*asked, "--format", "markdown").out
    assert f"Link: {LINK}\n" in wgtool.ok(*asked).out
    week = wgtool.ok("week", "--week", "5", "--format", "html").out
    assert f'<a href="{LINK}">Join</a>' in week


def test_a_terminal_does_not_break_a_link() -> None:
    for width in (40, 80, 200):
        screen = io.StringIO()
        facts = Facts((("Place", "Room 2"), ("Link", Link(LINK, "Join"))))
        show([Page("x", "en", (facts,))], screen, width, colour=False)
        assert LINK in screen.getvalue()
