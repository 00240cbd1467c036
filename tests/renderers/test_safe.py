"""What a screen is shown of text that wants to act."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wgtool.renderers.safe import display_width, is_web_address, one_line, visible

WELSH_FLAG = "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"


@pytest.mark.parametrize(
    "text",
    [
        "Siân Ŵyn o Lanfair-yng-Nghornwy, Llŷn",
        "w\u0302yn",
        "It’s 5 o’clock – “tea”…",
        "a\xa0b",
        "café 日本語 Ελληνικά עברית",
        "می\u200cخواهم",
        "👩\u200d💻 ❤\ufe0f\u200d🔥",
        WELSH_FLAG,
        "two\nlines",
        "",
    ],
)
def test_ordinary_text_is_shown_as_it_is(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x9b31m", "\\x9b31m"),
        ("\x07\x08\x7f", "\\x07\\x08\\x7f"),
        ("a\tb", "a\\tb"),
        ("over\rwritten", "over\\rwritten"),
        ("a\u2028b\u2029c\x85d", "a\\u2028b\\u2029c\\x85d"),
        ("\ud800", "\\ud800"),
        ("abc\u202efdp.exe", "abc<U+202E>fdp.exe"),
        ("\u2066x\u2069\u200e\u200f\u061c", "<U+2066>x<U+2069><U+200E><U+200F><U+061C>"),
        ("pass\u200bword\u2060\ufeff", "pass<U+200B>word<U+2060><U+FEFF>"),
        ("ad\u200dmin\u200c", "ad<U+200D>min<U+200C>"),
        ("\u200dx", "<U+200D>x"),
        ("hidden\U000e0041", "hidden<U+E0041>"),
        ("Windows\r\nlines", "Windows\nlines"),
    ],
)
def test_what_acts_or_hides_is_shown_as_an_escape(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize("text", ["a\nb", "a\r\nb", "a\rb"])
def test_one_line_turns_line_breaks_into_a_space(text: str) -> None:
    assert one_line(text) == "a b"


@given(st.text(st.characters(max_codepoint=sys.maxunicode)))
def test_nothing_shown_can_act_on_a_terminal(text: str) -> None:
    for character in one_line(text):
        assert unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"}
        assert unicodedata.bidirectional(character) not in {
            "LRE",
            "RLE",
            "LRO",
            "RLO",
            "PDF",
            "LRI",
            "RLI",
            "FSI",
            "PDI",
        }


@given(st.text())
def test_what_is_shown_once_is_shown_the_same_again(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@pytest.mark.parametrize(
    ("text", "columns"), [("", 0), ("abc", 3), ("ŵŷ", 2), ("w\u0302y\u0302", 2), ("日本", 4), ("a\u0301\u0323", 1)]
)
def test_width_is_counted_in_columns(text: str, columns: int) -> None:
    assert display_width(text) == columns


@pytest.mark.parametrize(
    "text", ["https://example.org/a_b?c=d&e=f#g", "http://example.com", "https://example.org:8443/(x)"]
)
def test_a_whole_web_address_is_known(text: str) -> None:
    assert is_web_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "https://",
        "see https://example.org",
        'https://example.org/"onclick=',
        "https://example.org/<b>",
        "https://example.org/\n",
        "https://exämple.org",
        "ftp://example.org",
        "HTTPS//example.org",
        "Room 2",
    ],
)
def test_anything_else_is_no_web_address(text: str) -> None:
    assert not is_web_address(text)
