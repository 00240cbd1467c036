"""A report as a page: charts with text beside them, languages marked, nothing that breaks out."""

import re
import shlex
import unicodedata
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from conftest import Wgtool
from hostile.texts import ACCEPTED
from renderers.test_html import Document
from report.conftest import NOW
from wgtool.renderers.drawing import drawn, step_of
from wgtool.renderers.page import Chart, Series

SHAPES = {"svg", "line", "rect", "text"}


def page(wgtool: Wgtool, *arguments: str) -> Document:
    return Document(wgtool.ok("report", *arguments, "--format", "html", env=NOW).out)


def test_charts_are_drawn_in_the_page_with_their_text_beside(met: Wgtool) -> None:
    out = met.ok("report", "--format", "html", env=NOW).out
    charts = re.findall(r"<figure>.*?</figure>", out, re.DOTALL)
    assert len(charts) == 3
    for chart in charts:
        svg = ET.fromstring(chart[chart.index("<svg") : chart.index("</svg>") + len("</svg>")])  # noqa: S314
        assert {one.tag for one in svg.iter()} <= SHAPES
        assert svg.attrib["role"] == "img"
        assert svg.attrib["aria-label"]
    told = page(met)
    for text in ("Sessions recorded: 4 of 23 held. Members who came: 5 of 10; deputies: 1;", "Blockers open: 1"):
        assert any(text in one for one in told.text("p"))
        assert any(text in (svg.get("aria-label") or "") for svg in told.all("svg"))
    assert "http" not in "".join(value or "" for svg in told.all("svg") for value in svg.values())


def test_a_chart_says_what_the_table_beside_it_says(met: Wgtool) -> None:
    view = met.ok("report", "--format", "json", env=NOW).json
    out = met.ok("report", "--format", "html", env=NOW).out
    chart = out[out.index("<svg") : out.index("</svg>")]
    heights = [float(one) for one in re.findall(r'class="series-0"[^>]* height="([\d.]+)"', chart)]
    present = [line["present"] for line in view["attendance"] if line["present"]]
    assert [round(height / heights[0], 1) for height in heights] == [round(one / present[0], 1) for one in present]


@pytest.mark.parametrize("drawing", ["columns", "bars", "stacked bars"])
def test_nothing_of_a_chart_is_past_its_edge(drawing: Any) -> None:
    labels = ("a", "W" * 300, "b c " * 60, "")
    found = drawn(Chart("t", "t", labels, (Series("x", (0, 5, 99.5, 1)), Series("y", (3, 0, 1, 1000))), drawing))
    for bar in found.bars:
        assert bar.x >= 0
        assert bar.x + bar.width <= 100
        assert bar.y >= 0
        assert bar.y + bar.height <= found.height
    for label in found.labels:
        assert 0 <= label.y <= found.height
        assert drawing == "columns" or len(label.text) <= 40
    assert drawn(Chart("t", "t", (), (Series("x", ()),), drawing)).bars == ()
    assert drawn(Chart("t", "t", ("a",), (Series("x", (0,)),), drawing)).bars == ()


def test_the_scale_has_few_lines() -> None:
    assert [step_of(highest) for highest in (0, 1, 4, 5, 9, 20, 21, 56, 4_000_000)] == [
        *(1, 1, 1, 2, 5, 5, 10, 20, 1_000_000)
    ]


def test_each_language_and_each_text_in_the_other_one_is_marked(met: Wgtool) -> None:
    both = page(met, "blue-badge", "--lang", "both")
    assert [one["lang"] for one in both.all("article")] == ["cy", "en"]
    english, welsh = page(met, "blue-badge"), page(met, "blue-badge", "--lang", "cy")
    assert [one["lang"] for one in english.all("span")] == ["cy"]
    assert "Mae pobl yn ffonio gyntaf" in english.text("span")
    assert {one["lang"] for one in welsh.all("span")} == {"en"}
    assert "One form for all" in welsh.text("span")


@pytest.fixture
def english(wgtool: Wgtool) -> Wgtool:
    """A programme of which a group, a week and a reason are in English only."""
    wgtool.own_programme(
        old1='name.cy = "Adolygu’r Bathodyn Glas (dull dylunio gwasanaethau)"\n',
        new1="",
        old2='id = "blue-badge"\n',
        new2='id = "blue-badge"\nsessions = [{ week = 5, date = 2021-10-20, reason = { en = "Storm" } }]\n',
    )
    week = wgtool.folder / "programme" / "sprint" / "week-03.toml"
    lines = week.read_text(encoding="utf-8").splitlines(keepends=True)
    week.write_text("".join(one for one in lines if not one.startswith("title.cy")), encoding="utf-8", newline="\n")
    options = ("--because", "They asked", "--state", "recommendation")
    wgtool.ok("note", "blue-badge", "outcome", "One form", *options, env=NOW)
    wgtool.ok("note", "blue-badge", "blocker", "No money", "--barrier", "finance", env=NOW)
    wgtool.ok("settle", "2", "--how", "It came", env=NOW)
    return wgtool


def test_what_is_in_english_only_is_marked_in_welsh(english: Wgtool) -> None:
    title = english.ok("show", "blue-badge", "--format", "json").json["sessions"][2]["title"]
    for groups in ([], ["blue-badge"], ["blue-badge", "missed-bin"]):
        found = page(english, *groups, "--lang", "cy").text("span")
        marked = [
            "Blue badge review (a service design approach)",
            "They asked",
            "It came",
            *([title, "Storm"] if groups else []),
        ]
        assert [text for text in marked if text not in found] == []
        for form in ("text", "markdown"):
            out = english.ok("report", *groups, "--lang", "cy", "--format", form, env=NOW).out.replace("\\", "")
            flat = " ".join(out.split())
            assert [text for text in marked if f"{text} [Saesneg]" not in flat] == []
        assert "[English]" not in english.ok("report", *groups, env=NOW).out
    assert "<span" not in english.ok("report", "blue-badge", "--format", "html", env=NOW).out


def test_regions_of_a_page_are_called_differently(met: Wgtool) -> None:
    names = [one["aria-label"] for one in page(met, "blue-badge", "missed-bin", "--lang", "both").all("div")]
    assert len(names) == len(set(names)) > 4


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in ACCEPTED.items()])
def test_nothing_that_people_wrote_breaks_out(met: Wgtool, text: str) -> None:
    met.ok("note", "blue-badge", "decision", f"--because={text} is why", "--", f"{text} is a text", env=NOW)
    met.ok("note", "blue-badge", "action", "--who=sian@example.org", "--", f"{text} is to do", env=NOW)
    met.ok(
        "amend", "sian@example.org", f"--profession={text}", f"--organisation={text}", "--other-organisation", env=NOW
    )
    met.ok("cancel", "blue-badge", "--week", "7", f"--reason={text}", env=NOW)
    plain = page(met, "blue-badge", "missed-bin", "--names")
    assert {tag for tag, _ in plain.elements} <= {
        *("html", "head", "meta", "title", "style", "body", "main", "article", "h1", "h2", "h3", "p", "dl", "dt", "dd"),
        *("ul", "li", "div", "table", "thead", "tbody", "tr", "th", "td", "s", "span", "a", "figure", "figcaption"),
        *SHAPES,
    }
    assert all(value is None or "javascript" not in value for one in plain.all("a") for value in one.values())
    printed = met.ok("report", "blue-badge", env=NOW).out
    assert {one for one in printed if unicodedata.category(one) == "Cc"} == {"\n"}
    assert "\x1b" not in met.ok("report", "blue-badge", "--format", "markdown", env=NOW).out


def test_a_groups_hostile_name_stays_a_name_in_its_chart(wgtool: Wgtool) -> None:
    name = "=1+1</text><script>alert(1)</script>"
    wgtool.own_programme(old='name.en = "Blue badge review (a service design approach)"', new=f'name.en = "{name}"')
    wgtool.sign_up("sian", "blue-badge")
    told = page(wgtool)
    assert told.all("script") == []
    assert any("<script>" in text for text in told.text("text"))


def test_two_lines_of_a_note_stay_two_facts_of_one(met: Wgtool) -> None:
    met.ok(
        "note",
        "blue-badge",
        "outcome",
        "One <b>form</b>",
        "--state",
        "solution",
        "--link",
        "https://example.org/a",
        env=NOW,
    )
    (value,) = [text for text in page(met).text("dd") if "One <b>form</b>" in text]
    assert "(solution)" in value
    assert {one["href"] for one in page(met).all("a")} == {"https://example.org/a"}


def test_what_is_not_recorded_is_said_in_welsh_too(met: Wgtool) -> None:
    for line in ("report blue-badge --lang cy", "report --lang cy"):
        assert "Presenoldeb, wythnos 3: wgtool attend blue-badge --week 3" in met.ok(*shlex.split(line), env=NOW).out


def test_one_week_without_attendance_is_a_week(met: Wgtool) -> None:
    out = met.ok("report", "blue-badge", env=NOW).out
    assert "Attendance, week 3: wgtool attend" in out
    assert "Presenoldeb, wythnos 3: wgtool attend" in met.ok("report", "blue-badge", "--lang", "cy", env=NOW).out


def test_a_long_link_is_broken_anywhere(met: Wgtool) -> None:
    # In a browser: `test_in_a_browser.py`, where there is one.
    style = met.ok("report", "--format", "html", env=NOW).out.partition("</style>")[0]
    assert re.search(r"\bdt, dd, [^{}]*\{ min-width: 0; overflow-wrap: anywhere; \}", style)
    assert "1fr" not in style.replace("minmax(0, 1fr)", "")


@pytest.mark.parametrize("character", ["\ufffe", "\uffff", "\ufdd0", "\U0001fffe"])
def test_what_is_no_character_is_shown_as_an_escape(met: Wgtool, character: str) -> None:
    met.ok("note", "blue-badge", "insight", f"See {character} there", env=NOW)
    for arguments in (["report"], ["notes"]):
        out = met.ok(*arguments, "--format", "html", env=NOW).out
        assert character not in out
        assert f"See {character.encode('unicode_escape').decode()} there" in out
