"""Pages as Markdown, read back by a CommonMark parser."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from wgtool.renderers.formats.markdown_pages import markdown
from wgtool.renderers.page import Bullets, Column, Facts, Heading, Page, Paragraph, Part, Row, Step, Steps, Table
from wgtool.renderers.safe import visible

HOSTILE = [
    "**bold** _it_ `code` ~~gone~~",
    "[click](javascript:alert(1)) ![img](https://example.org/x.png)",
    "<script>alert(1)</script> <!-- x",
    "&lt;b&gt; &#60; Torfaen & Co",
    "# heading",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "12) item",
    "> quote",
    "---",
    "===",
    ":-",
    "~~~",
    "```",
    "| a | b |",
    "a\\",
    "\\[x\\]",
    "[x]: https://example.org",
    "    code",
    "\ttab",
    "$x$",
    "\x1b[31m \u202e",
    "snake_case@example.org",
    "Llŷr Ŵyn’s “idea”",
]


def markdown_of(*parts: Part) -> str:
    return markdown([Page("Title", "en", parts)])


def parsed(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def kinds(tokens: list[Token]) -> list[str]:
    return [token.type for token in tokens]


def texts(tokens: list[Token]) -> Iterator[str]:
    """Yield the text of each inline part, as a reader sees it; anything but text and links is left standing."""
    for token in tokens:
        if token.type == "inline":
            yield "".join(map(_seen, token.children or []))


def _seen(token: Token) -> str:
    if token.type in {"softbreak", "hardbreak"}:
        return "\n"
    if token.type in {"text", "text_special"}:
        return token.content
    if token.type in {"link_open", "link_close"} and token.info == "auto":
        return ""
    return f"<<{token.type}>>"


def words(text: str) -> list[str]:
    return visible(text).split()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_paragraph_says_what_it_was_given(text: str) -> None:
    tokens = parsed(markdown_of(Paragraph(text)))
    assert kinds(tokens) == ["paragraph_open", "inline", "paragraph_close"]
    assert [found.split() for found in texts(tokens)] == [words(text)]


@given(st.text(min_size=1))
@example("a\n:-")
@example("a\n===")
@example("1.\n-")
@example("https://example.org/*a*.")
def test_no_text_becomes_markup_in_a_paragraph(text: str) -> None:
    tokens = parsed(markdown_of(Paragraph(text)))
    assert set(kinds(tokens)) <= {"paragraph_open", "inline", "paragraph_close"}
    assert " ".join(texts(tokens)).split() == words(text)


@given(st.text(min_size=1))
@example("- - x")
@example("a|b\\")
@example("x\n\n<br>")
def test_no_text_leaves_its_place(text: str) -> None:
    parts: tuple[Part, ...] = (
        Heading(2, text),
        Bullets((f"x{text}x", text)),
        Paragraph("between"),
        Table((Column("a"), Column("b")), (Row((text.replace("\n", " "), "end")),)),
    )
    tokens = [token for token in parsed(markdown_of(*parts)) if not token.type.startswith("paragraph")]
    found = kinds(tokens)
    assert found.count("list_item_open") == 2
    assert found.count("td_open") == 2
    assert found.count("heading_open") == 1
    assert not {"html_block", "code_block", "fence", "blockquote_open", "ordered_list_open", "hr"} & set(found)
    cells = [token for token, before in zip(tokens[1:], tokens, strict=False) if before.type == "td_open"]
    assert [found.split() for found in texts(cells)] == [words(text.replace("\n", " ")), ["end"]]


def test_web_addresses_become_links_to_themselves() -> None:
    text = markdown_of(Facts((("Link", "https://example.org/a_b?c=*d*"),)), Paragraph("See https://example.org/x_y."))
    assert text == "- **Link:** <https://example.org/a_b?c=*d*>\n\nSee <https://example.org/x_y>.\n"


def test_tones_are_marked() -> None:
    parts = (Paragraph("Cancelled", "struck"), Paragraph("Mind\n\nthis", "warning"), Paragraph("Aside", "quiet"))
    assert markdown_of(*parts) == "~~Cancelled~~\n\n**Mind**\n\n**this**\n\nAside\n"


def test_a_table_keeps_alignment_line_breaks_and_what_is_struck() -> None:
    columns = (Column("Week", "right"), Column("Note"))
    rows = (Row(("1", "a|b\nc")), Row(("2", "")), Row(("3", "Cancelled"), "struck"))
    assert markdown_of(Table(columns, rows)).splitlines() == [
        "| Week | Note |",
        "| ---: | --- |",
        "| 1 | a\\|b<br>c |",
        "| 2 |  |",
        "| ~~3~~ | ~~Cancelled~~ |",
    ]


def test_a_running_order_without_details_is_a_table() -> None:
    steps = Steps((Step("10:00", "4 min", "Check-in", "everyone"),), ("Time", "Length", "What", "Who"))
    assert markdown_of(steps).splitlines() == [
        "| Time | Length | What | Who |",
        "| --- | ---: | --- | --- |",
        "| 10:00 | 4 min | Check-in | everyone |",
    ]


def test_a_running_order_with_details_is_a_list_that_loses_nothing() -> None:
    steps = Steps((Step("10:00", "4 min", "Check-in", "everyone", (("Purpose", "To *meet*"),)), Step("", "", "1. End")))
    text = markdown_of(steps)
    assert text.splitlines() == [
        "- **10:00 (4 min)** Check-in — everyone",
        "    - *Purpose:* To \\*meet\\*",
        "- 1\\. End",
    ]
    assert kinds(parsed(text)).count("list_item_open") == 3


def test_two_lists_in_a_row_stay_two() -> None:
    text = markdown_of(Facts((("Place", "Room 2"),)), Bullets(("one",)), Bullets(("two",)))
    assert text == "- **Place:** Room 2\n\n* one\n\n- two\n"
    assert kinds(parsed(text)).count("bullet_list_open") == 3


def test_two_languages_are_parted_by_a_rule() -> None:
    pages = [Page("A", "cy", (Heading(1, "Cymraeg"),)), Page("B", "en", (Heading(1, "English"),))]
    assert markdown(pages) == "# Cymraeg\n\n---\n\n# English\n"
