"""Pages as plain text."""

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from wgtool.renderers.formats.text_pages import plain
from wgtool.renderers.page import Bullets, Column, Facts, Heading, Page, Paragraph, Part, Row, Step, Steps, Table


def text_of(*parts: Part) -> str:
    return plain([Page("Title", "en", parts)])


def test_headings_are_underlined_for_as_wide_as_they_are() -> None:
    assert text_of(Heading(1, "Ŵyn 日本")) == "Ŵyn 日本\n========\n"
    assert text_of(Heading(2, "w\u0302yn")) == "w\u0302yn\n---\n"
    assert text_of(Heading(3, "Sessions")) == "Sessions\n"


def test_parts_are_apart_and_what_belongs_together_is_close() -> None:
    parts = (
        Heading(1, "Title"),
        Paragraph("Lead.", "lead"),
        Heading(3, "List"),
        Bullets(("one", "two")),
        Paragraph("First."),
        Facts((("Place", "Room 2"),)),
    )
    assert text_of(*parts) == ("Title\n=====\n\nLead.\n\nList\n- one\n- two\n\nFirst.\nPlace: Room 2\n")


def test_columns_are_as_wide_as_their_widest_cell_and_numbers_stand_right() -> None:
    columns = (Column("n", "right"), Column("Name"), Column("Note"))
    rows = (Row(("1", "Siân", "")), Row(("12", "日本", "w\u0302yn")), Row(("3", "Llŷr", "x"), "struck"))
    assert text_of(Table(columns, rows)).splitlines() == [
        " n  Name  Note",
        "--  ----  ----",
        " 1  Siân",
        "12  日本  w\u0302yn",
        " 3  Llŷr  x",
    ]


def test_cells_with_several_lines_keep_them_in_their_column() -> None:
    columns = (Column("Time"), Column("Monday"), Column("Tuesday"))
    rows = (Row(("10:00", "Roles\nEntry points", "")), Row(("11:00", "", "Signatures")))
    assert text_of(Table(columns, rows, grid=True)).splitlines() == [
        "Time   Monday        Tuesday",
        "-----  ------------  ----------",
        "10:00  Roles",
        "       Entry points",
        "",
        "11:00                Signatures",
    ]


def test_a_table_without_rows_still_has_its_heading() -> None:
    assert text_of(Table((Column("Name"),), ())) == "Name\n----\n"


def test_a_running_order_has_time_length_title_who_and_details() -> None:
    steps = Steps(
        (
            Step("10:00", "4 min", "Check-in", "everyone", (("Purpose", "To meet."), ("Materials", "None"))),
            Step("10:04", "56 min", "Work"),
        )
    )
    assert text_of(steps).splitlines() == [
        "10:00   4 min  Check-in — everyone",
        "               Purpose: To meet.",
        "               Materials: None",
        "10:04  56 min  Work",
    ]


def test_nothing_is_cut_or_wrapped() -> None:
    long = "word " * 200 + "end"
    text = text_of(Paragraph(long), Facts((("Label", long),)), Bullets((long,)), Table((Column("c"),), (Row((long,)),)))
    assert sum(long in line for line in text.splitlines()) == 4


def test_two_languages_are_two_blocks() -> None:
    pages = [Page("A", "cy", (Heading(1, "Cymraeg"),)), Page("B", "en", (Heading(1, "English"),))]
    assert plain(pages) == "Cymraeg\n=======\n\n\nEnglish\n=======\n"


def test_markup_means_nothing() -> None:
    assert text_of(Paragraph("[/red] <b> **x** :smile:")) == "[/red] <b> **x** :smile:\n"


@given(st.text())
def test_no_text_can_reach_the_terminal_or_end_a_line_in_a_table(text: str) -> None:
    parts: tuple[Part, ...] = (
        Heading(1, text),
        Facts(((text, "x"),)),
        Bullets((text,)),
        Table((Column("a"), Column("b")), (Row(("x", text.replace("\n", " "))),)),
        Steps((Step("10:00", "1 min", text, text, ((text, text),)),)),
    )
    out = text_of(*parts)
    assert all(character == "\n" or ord(character) >= 0x20 for character in out)
    assert not set(out) & set("\x7f\x9b\x85\u2028\u2029\u202e")
    assert all(line == line.rstrip(" ") for line in out.split("\n"))


def test_plain_text_needs_no_heavy_library() -> None:
    heavy = "{'rich', 'jinja2', 'openpyxl'}"
    code = f"import sys, wgtool.renderers.formats.text_pages; print(sorted({heavy} & set(sys.modules)))"
    run = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path[:] = {sys.path!r}; {code}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "[]"
