"""Pages as one HTML page."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wgtool.renderers.formats.html_pages import html
from wgtool.renderers.page import (
    Bullets,
    Column,
    Facts,
    Heading,
    Page,
    Paragraph,
    Part,
    Row,
    Step,
    Steps,
    Table,
)
from wgtool.renderers.safe import visible

VOID = {"meta", "br", "link", "img", "hr"}


class Document(HTMLParser):
    """A page as a browser sees it: its elements in order, each with its attributes and text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts.append((self._open[-1], data))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def text(self, tag: str) -> list[str]:
        return [text for name, text in self.texts if name == tag]


def document(*parts: Part) -> Document:
    return Document(html([Page("Title", "en", parts)]))


def everything(text: str) -> tuple[Part, ...]:
    return (
        Heading(1, text),
        Paragraph(text),
        Paragraph(text, "struck"),
        Facts(((text, text),)),
        Bullets((text,)),
        Table((Column(text),), (Row((text,)), Row((text,), "struck")), grid=True),
        Table((Column(text), Column(text, "right")), (Row((text, text)),)),
        Steps((Step(text, text, text, text, ((text, text),)),), (text, text, text, text)),
    )


def test_each_language_has_an_article_and_the_first_is_the_pages() -> None:
    pages = [Page("Amserlen", "cy", (Heading(1, "Amserlen"),)), Page("Timetable", "en", (Heading(1, "Timetable"),))]
    page = Document(html(pages))
    assert page.all("html") == [{"lang": "cy"}]
    assert [article["lang"] for article in page.all("article")] == ["cy", "en"]
    assert page.text("title") == ["Amserlen / Timetable"]
    assert page.text("h1") == ["Amserlen", "Timetable"]


def test_the_page_stands_alone() -> None:
    page = document(*everything("x"))
    names = {name for name, _ in page.elements}
    assert not names & {"script", "link", "img", "iframe", "object", "form", "base"}
    assert [meta["content"] for meta in page.all("meta") if "http-equiv" in meta] == [
        "default-src 'none'; style-src 'unsafe-inline'"
    ]
    (style,) = page.text("style")
    assert "url(" not in style
    assert "@import" not in style
    assert not any(key.startswith("on") for _, attributes in page.elements for key in attributes)


@pytest.mark.parametrize("levels", [(1, 3, 4, 2), (2, 4), (4, 1, 4), (1, 2, 3, 4, 3, 2), (3, 2, 1)])
def test_headings_follow_without_a_jump(levels: tuple[int, ...]) -> None:
    page = document(*(Heading(level, "x") for level in levels))
    found = [int(name[1]) for name, _ in page.elements if re.fullmatch("h[1-6]", name)]
    assert found[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(found))


def test_a_page_without_a_heading_is_headed_by_its_title() -> None:
    page = document(Paragraph("Nothing found."), Heading(2, "More"))
    assert page.text("h1") == ["Title"]
    assert page.text("h2") == ["More"]


def test_tables_say_what_heads_what() -> None:
    table = Table((Column("Time"), Column("Monday")), (Row(("10:00", "Roles\nEntry points")),), grid=True)
    page = document(Heading(1, "x"), table)
    assert [cell["scope"] for cell in page.all("th")] == ["col", "col", "row"]
    assert page.text("th") == ["Time", "Monday", "10:00"]
    assert page.text("span") == ["Roles", "Entry points"]
    assert page.all("div")[0]["aria-label"] == "x"


def test_what_is_struck_is_struck_and_says_so_in_words() -> None:
    page = document(Paragraph("Cancelled", "struck"), Table((Column("a"),), (Row(("b",), "struck"),)))
    assert page.text("s") == ["Cancelled", "b"]


def test_a_running_order_is_a_list() -> None:
    page = document(
        Steps(
            (Step("10:00", "4 min", "Check-in", "everyone", (("Purpose", "To meet."),)), Step("10:04", "1 min", "End"))
        )
    )
    assert page.all("ol") == [{"class": "steps"}]
    assert len(page.all("li")) == 2
    assert page.text("strong") == ["Check-in", "End"]
    assert (page.text("dt"), page.text("dd")) == (["Purpose"], ["To meet."])


def test_only_a_web_address_becomes_a_link() -> None:
    page = document(Facts((("a", "https://example.org/a?b=c&d=e"), ("b", "javascript:alert(1)"), ("c", 'https://"x'))))
    assert page.all("a") == [{"href": "https://example.org/a?b=c&d=e"}]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '" onmouseover="x',
        "</style><b>",
        "{{ 7 * 7 }}{% raw %}",
        "&lt;b&gt;",
        "--><!--",
        "'><svg>",
    ],
)
def test_no_text_is_markup(text: str) -> None:
    page, plain_page = (Document(html([Page(title, "en", everything(title))])) for title in (text, "x"))
    assert [name for name, _ in page.elements] == [name for name, _ in plain_page.elements]
    assert [set(attributes) for _, attributes in page.elements] == [
        set(attributes) for _, attributes in plain_page.elements
    ]
    for tag in ("h1", "p", "dt", "dd", "li", "strong", "s"):
        assert text in "".join(page.text(tag))


@given(st.text())
def test_any_text_stays_in_its_place(text: str) -> None:
    page = document(Heading(1, "x"), Paragraph(text), Paragraph("end"))
    assert [name for name, _ in page.elements][-3:] == ["h1", "p", "p"]
    assert "".join(page.text("p")) == f"{visible(text)}end"


def test_controls_and_bidirectional_marks_are_shown() -> None:
    assert document(Paragraph("\x1b[31m\u202ex\ud800")).text("p") == ["\\x1b[31m<U+202E>x\\ud800"]


def test_every_colour_of_text_has_the_contrast_of_level_aa() -> None:
    (style,) = document(Paragraph("x")).text("style")
    colours = dict(re.findall(r"--([a-z]+): #([0-9a-f]{6})", style))
    for ink in ("ink", "quiet", "accent", "alarm"):
        for ground in ("ffffff", colours["tint"]):
            assert contrast(colours[ink], ground) >= 4.5


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2, “contrast ratio”)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_it_is_laid_out_for_a4() -> None:
    (style,) = document(Paragraph("x")).text("style")
    assert "@page { size: A4;" in style
    assert "break-inside: avoid" in style


def test_the_same_pages_give_the_same_bytes() -> None:
    pages = [Page("Title", "cy", everything("Ŵyn"))]
    assert html(pages) == html(pages)
    assert html(pages).endswith("</html>\n")


def test_on_paper_a_heading_stays_with_what_follows_and_facts_in_one_piece() -> None:
    _, _, paper = html([Page("x", "en", (Heading(1, "x"),))]).partition("@media print")
    together = re.findall(r"^ *(.*) \{ break-after: avoid; \}", paper, re.MULTILINE)
    whole = re.findall(r"^ *(.*) \{ break-inside: avoid; \}", paper, re.MULTILINE)
    assert "h4 + p" in together[0].split(", ")
    assert {"article > dl", "tr", "li"} <= set(whole[0].split(", "))
    assert "article > dl { display: block; }" in paper
