"""What the reading commands print: plain in a pipe, in two languages, in each format."""

import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from conftest import Wgtool

ENGLISH = [
    *["the", "and", "of", "with", "for", "what", "who", "that", "this"],
    *["week", "session", "minutes", "purpose", "facilitator", "materials", "everyone"],
]


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_the_welsh_agenda_has_no_english_in_it(wgtool: Wgtool, form: str) -> None:
    out = wgtool.ok("agenda", "--week", "5", "--lang", "cy", "--format", form).out
    body = re.sub(r"<[^>]*>", " ", out.split("</head>")[-1])
    # Methods keep the names that their authors gave them, in brackets.
    body = re.sub(r"\([^)]*\)", " ", body)
    words = re.findall(r"[a-zà-ÿŵŷ’]+", body.casefold())
    assert len(words) > 500
    assert [word for word in words if word in ENGLISH] == []


@pytest.mark.parametrize(
    "command", [["agenda", "--week", "5"], ["show", "blue-badge"], ["timetable"], ["timetable", "--week", "6"]]
)
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_both_languages_stand_apart_welsh_first(wgtool: Wgtool, command: list[str], form: str) -> None:
    both = wgtool.ok(*command, "--lang", "both", "--format", form).out
    welsh = wgtool.ok(*command, "--lang", "cy", "--format", form).out.rstrip("\n")
    english = wgtool.ok(*command, "--lang", "en", "--format", form).out
    assert both.startswith(welsh)
    assert both.endswith(english)
    assert len(both) - len(welsh) - len(english) < 10


def test_data_is_in_one_language(wgtool: Wgtool) -> None:
    result = wgtool("agenda", "--week", "5", "--lang", "both", "--format", "json")
    assert result.code == 2
    assert result.data == b""


def test_the_language_can_come_from_the_environment(wgtool: Wgtool) -> None:
    out = wgtool.ok("groups", env={"WGTOOL_LANG": "cy"}).out
    assert "Hwylusydd" in out
    error = wgtool("show", "nothing", env={"WGTOOL_LANG": "cy"})
    assert "Gweithgor anhysbys: nothing" in error.err


def test_a_pipe_gets_no_escape_and_no_cut(wgtool: Wgtool) -> None:
    for command in (["agenda", "--week", "5"], ["groups"], ["show", "shared-principles"], ["timetable"]):
        out = wgtool.ok(*command, env={"COLUMNS": "40"}).out
        assert "\x1b" not in out
        assert "…" not in out.replace("…?", "")
    assert "Shared principles and performance indicators for customer satisfaction" in out


def test_the_agenda_tells_what_the_week_asks(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge")
    out = wgtool.ok("agenda", "--week", "5", "--group", "blue-badge").out
    for words in (
        "Week 5: A peer review and critique of the solutions",
        "Safe-space prompt: ",
        "Tuesday 19 October 2021, 15:00–16:00",
        "Expected: 1",
        "15:10  24 min  Speed critique — everyone",
        "Materials: Gallery; three-minute timer",
        "Outputs",
        "(35 min, storyboard team (two to four volunteers))",
        "If time is short: ",
    ):
        assert words in out


def test_with_several_groups_the_parts_are_told_once(wgtool: Wgtool) -> None:
    out = wgtool.ok("agenda", "--week", "5").out
    assert out.count("Pull out the strongest parts") == 1
    assert out.count("Speed critique — everyone") == 1
    assert [line.split()[:4] for line in out.splitlines() if "Speed critique  " in line] == [
        ["10:10", "11:10", "15:10", "16:10"]
    ]


def test_a_table_can_be_pasted_as_markdown(wgtool: Wgtool) -> None:
    out = wgtool.ok("timetable", "--format", "markdown").out
    assert "| Time | Monday | Tuesday |" in out
    assert "| 10:00–11:00 | DDaT Roles | Wet signatures |" in out


class Outline(HTMLParser):
    """What a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.mark.parametrize(
    "command", [["agenda", "--week", "5"], ["agenda", "--week", "5", "--group", "blue-badge"], ["timetable"]]
)
def test_the_html_page_stands_alone_with_headings_in_order(wgtool: Wgtool, command: list[str]) -> None:
    text = wgtool.ok(*command, "--lang", "both", "--format", "html").out
    page = Outline(text)
    names = [name for name, _ in page.tags]
    assert not {"script", "img", "link", "iframe", "object"} & set(names)
    assert not re.search(r"url\(|@import|https?://", text)
    assert dict(page.tags[0][1])["lang"] == "cy"
    assert [attrs["lang"] for name, attrs in page.tags if name == "article"] == ["cy", "en"]
    levels = [int(name[1]) for name in names if re.fullmatch(r"h[1-6]", name)]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert not any(name.startswith("on") for _, attrs in page.tags for name in attrs)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["agenda", "--week", "13"], 1, "1–12"),
        (["agenda", "--week", "0"], 1, "1–12"),
        (["agenda", "--week", "five"], 2, "--week"),
        (["agenda", "--week", "5", "--on", "2021-10-18"], 2, "--on"),
        (["agenda", "--on", "31/2/2021"], 2, "2021-09-20"),
        (["agenda", "--on", "2021-02-30"], 2, "2021-02-30"),
        (["agenda", "--week", "5", "--group", "blue-bage"], 1, "blue-badge"),
        (["agenda", "--format", "pdf"], 2, "markdown"),
        (["agenda", "--weak", "5"], 2, "--week"),
        (["timetable", "--week", "13"], 1, "1–12"),
        (["show"], 2, "wgtool show --help"),
        (["show", "blue-badge", "missed-bin"], 2, ": missed-bin"),
        (["show", "wet-signature"], 1, "wet-signatures"),
        (["roster", "wet-signature"], 1, "wet-signatures"),
        (["agnda"], 2, "agenda"),
        (["--store"], 2, "--store"),
        (["groups", "--lang", "fr"], 2, "cy"),
    ],
)
def test_wrong_input_is_told_in_plain_words(wgtool: Wgtool, arguments: list[str], code: int, words: str) -> None:
    for lang in ("en", "cy"):
        result = wgtool(*arguments, env={"WGTOOL_LANG": lang})
        assert result.code == code
        assert result.data == b""
        assert result.err.startswith("wgtool: error: ")
        assert "Traceback" not in result.err
        assert words in result.err


def test_help_is_there_for_every_command_with_an_example(wgtool: Wgtool) -> None:
    listing = wgtool.ok("--help").out
    commands = re.findall(r"^  ([a-z-]+)  +\S", listing.split("Plan:")[1], re.MULTILINE)
    assert len(commands) >= 15
    for command in commands:
        for lang, heading in (("en", "Example: wgtool"), ("cy", "Enghraifft: wgtool")):
            page = wgtool.ok(command, "--help", env={"WGTOOL_LANG": lang}).out
            assert heading in page
            assert "opt." not in page


def test_the_commands_are_listed_under_headings_that_stand_in_line(wgtool: Wgtool) -> None:
    english, welsh = (wgtool.ok("--help", env={"WGTOOL_LANG": lang}).out for lang in ("en", "cy"))
    headings = ["Plan", "People", "Sessions", "Weeks", "Out to people", "Store"]
    assert re.findall(r"^(\S.*):$", english, re.MULTILINE)[-6:] == headings
    headings = ["Cynllun", "Pobl", "Sesiynau", "Wythnosau", "I’w rhannu â phobl", "Storfa"]
    assert re.findall(r"^(\S.*):$", welsh, re.MULTILINE)[-6:] == headings
    listed = english.split("Plan:")[1].splitlines()
    assert len({re.match(r"  [a-z-]+ +", line).end() for line in listed if line.startswith("  ")}) == 1  # type: ignore[union-attr]


def test_help_speaks_the_language_of_the_option(wgtool: Wgtool) -> None:
    assert "Opsiynau:" in wgtool.ok("agenda", "--lang", "cy", "--help").out


def test_without_a_command_the_help_is_shown(wgtool: Wgtool) -> None:
    assert wgtool.ok().out == wgtool.ok("--help").out


def test_the_version_is_told(wgtool: Wgtool) -> None:
    assert re.fullmatch(r"wgtool \d+\.\d+\.\d+\n", wgtool.ok("--version").out)


def test_an_example_of_a_date_is_of_the_programme_or_of_no_year(wgtool: Wgtool) -> None:
    assert "2021-09-20 or 20/9/2021" in wgtool("agenda", "--on", "soon").err
    Path("none.toml").write_text("[", encoding="utf-8", newline="\n")
    for lang, forms in (("en", "YYYY-MM-DD or D/M/YYYY."), ("cy", "BBBB-MM-DD neu D/M/BBBB.")):
        result = wgtool("--programme", "none.toml", "init", "new", "--start", "soon", "--lang", lang)
        assert (result.code, forms in result.err) == (2, True), result.err
    # Of the clock’s own day where the time given is none.
    result = wgtool("week", env={"WGTOOL_NOW": "soon"})
    assert (result.code, f"{datetime.now(UTC):%Y-}" in result.err) == (2, True), result.err
