"""Pages on terminals of many widths."""

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

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
    Tone,
)
from wgtool.renderers.safe import visible
from wgtool.renderers.terminal import show

WIDTHS = [40, 60, 80, 200]
LONG = "Shared principles and performance indicators for customer satisfaction in Llanfairpwllgwyngyll"
GRID = Table(
    (Column("Time"), Column("Dydd Llun"), Column("Dydd Mawrth"), Column("Dydd Mercher")),
    (Row(("10:00–11:00", f"DDaT\n{LONG}", "", "Ŵyn")), Row(("11:00–12:00", "", "日本語 の 会議", "Llŷn"))),
    grid=True,
)
ROSTER = Table(
    tuple(map(Column, ("Name", "E-mail", "Organisation", "Profession", "Service area", "Status"))),
    (
        Row(("Siân Ŵyn", "sian.wyn@example.org", "Cyngor Gwynedd", "Content designer", "Customer services", "In")),
        Row(("[/red] :smile:", "a@example.org", "Torfaen", "", "", "Waiting (1)"), "struck"),
    ),
)
STEPS = Steps(
    (
        Step("15:00", "4 min", "Check-in and rules of critique", "everyone", (("Purpose", LONG), ("Materials", "-"))),
        Step("15:04", "56 min", LONG, "alone, then everyone"),
    )
)
PARTS: tuple[Part, ...] = (
    Heading(1, LONG),
    Paragraph(f"{LONG} {LONG}", "lead"),
    Heading(2, "Facts"),
    Facts((("Place", f"Room 2\n{LONG}"), ("A label that is quite long for a label", "x"))),
    Heading(3, "List"),
    Bullets((LONG, "two")),
    Heading(4, "Tables"),
    GRID,
    ROSTER,
    STEPS,
    Paragraph("x" * 500, "warning"),
)


def shown(*parts: Part, width: int = 80, colour: bool = False) -> str:
    file = io.StringIO()
    show([Page("Title", "en", parts)], file, width, colour=colour)
    return file.getvalue()


def letters(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("width", [*WIDTHS, 20, 100])
def test_no_line_is_longer_than_the_width_and_none_ends_in_blanks(width: int) -> None:
    for line in shown(*PARTS, width=width).split("\n"):
        assert cell_len(line) <= width
        assert line == line.rstrip(" ")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("table", [GRID, ROSTER])
def test_no_cell_is_cut(width: int, table: Table) -> None:
    text = re.sub("[│─╭╮╰╯├┤┬┴┼]", " ", shown(table, width=width))
    assert "…" not in text
    words = [word for row in table.rows for cell in row.cells for word in cell.split()]
    assert [word for word in words if word not in text] == []


def test_prose_is_no_wider_than_100_columns() -> None:
    text = shown(Paragraph(f"{LONG} " * 5), Facts((("Label", f"{LONG} " * 5),)), STEPS, width=200)
    assert 90 < max(map(cell_len, text.split("\n"))) <= 100


def test_a_table_that_fits_is_a_table_with_its_numbers_to_the_right() -> None:
    table = Table((Column("Week", "right"), Column("What")), (Row(("1", "Start")), Row(("12", "End"))))
    assert shown(table).splitlines() == ["Week  What", "─" * 11, "   1  Start", "  12  End"]


def test_a_wide_table_wraps_its_cells_between_words() -> None:
    table = Table((Column("Week"), Column("What")), (Row(("1", "Prototyping and iterations")),))
    assert shown(table, width=24).splitlines() == ["Week  What", "─" * 24, "1     Prototyping and", "      iterations"]


def test_a_table_that_cannot_be_read_at_a_width_is_told_row_by_row() -> None:
    lines = shown(ROSTER, width=60).splitlines()
    assert lines[:7] == [
        "Name:         Siân Ŵyn",
        "E-mail:       sian.wyn@example.org",
        "Organisation: Cyngor Gwynedd",
        "Profession:   Content designer",
        "Service area: Customer services",
        "Status:       In",
        "",
    ]
    assert lines[7] == "Name:         [/red] :smile:"
    assert not any(line.startswith("Profession:") for line in lines[7:])
    assert shown(ROSTER, width=120).splitlines()[0].split("  ")[0] == "Name"


def test_the_lines_of_a_grids_cell_stand_apart_from_wrapped_ones() -> None:
    table = Table(
        (Column("Time"), Column("Monday")), (Row(("10:00", "DDaT Roles\nShared principles and measures")),), grid=True
    )
    assert shown(table, width=32).splitlines() == [
        "╭───────┬──────────────────────╮",
        "│ Time  │ Monday               │",
        "├───────┼──────────────────────┤",
        "│ 10:00 │ DDaT Roles           │",
        "│       │                      │",
        "│       │ Shared principles    │",
        "│       │ and measures         │",
        "╰───────┴──────────────────────╯",
    ]


def test_a_running_order_stands_beside_the_clock_where_there_is_room() -> None:
    steps = Steps(
        (Step("15:00", "4 min", "Check-in", "everyone", (("Purpose", "To meet."),)), Step("15:04", "56 min", "Work"))
    )
    assert shown(steps, width=80).splitlines() == [
        "15:00   4 min  Check-in — everyone",
        "               Purpose: To meet.",
        "",
        "15:04  56 min  Work",
    ]
    assert shown(steps, width=40).splitlines() == [
        "15:00  4 min",
        "  Check-in — everyone",
        "  Purpose: To meet.",
        "",
        "15:04  56 min",
        "  Work",
    ]


def test_headings_stand_close_to_what_they_head() -> None:
    text = shown(Heading(1, "Ŵyn"), Paragraph("Lead.", "lead"), Heading(2, "Facts"), Facts((("Place", "Room 2"),)))
    assert text == "Ŵyn\n═══\n\nLead.\n\nFacts\n─────\nPlace: Room 2\n"


def test_two_languages_are_parted_by_a_rule() -> None:
    file = io.StringIO()
    show([Page("A", "cy", (Paragraph("Cymraeg"),)), Page("B", "en", (Paragraph("English"),))], file, 20, colour=False)
    assert file.getvalue() == f"Cymraeg\n\n{'─' * 20}\n\nEnglish\n"


@pytest.mark.parametrize("tone", ["plain", "lead", "quiet", "good", "warning", "struck"])
def test_without_colour_there_is_no_escape_sequence(tone: Tone, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "CLICOLOR_FORCE"):
        monkeypatch.setenv(name, "1")
    table = Table((Column("a"),), (Row(("x",), tone),), grid=True)
    assert "\x1b" not in shown(Heading(3, "x"), Paragraph("x", tone), table, STEPS)


def test_with_colour_only_looks_change_and_only_by_escape_sequences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    coloured = shown(*PARTS, colour=True)
    assert "\x1b[1;31m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == shown(*PARTS)


def test_blanks_in_a_struck_row_are_not_struck(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    table = Table((Column("First"), Column("Second")), (Row(("a", "b"), "struck"),))
    assert re.findall(r"\x1b\[2;9m([^\x1b]*)\x1b", shown(table, colour=True)) == ["a", "b"]


HOSTILE = [
    "[/red]",
    "[link=https://example.org]x[/link]",
    ":smile:",
    "\x1b[2J\x9b1;1H",
    "\u202etxt.exe",
    "a\rb",
    "\x07",
    "\ud800",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_markup_or_moves_the_cursor(text: str) -> None:
    out = shown(
        Heading(1, text),
        Paragraph(text),
        Facts(((text, text),)),
        Bullets((text,)),
        Table((Column(text),), (Row((text,)),)),
        Steps((Step(text, text, text, text, ((text, text),)),)),
        width=120,
    )
    assert out.count(visible(text).replace("\\r", " ")) + out.count(visible(text)) >= 10
    assert all(character == "\n" or ord(character) >= 0x20 for character in out)
    assert not set(out) & set("\x7f\x9b\u202e")


@given(st.text(st.characters(codec="utf-8"), min_size=1), st.integers(20, 120))
def test_no_text_is_lost_at_any_width(text: str, width: int) -> None:
    paragraph = shown(Paragraph(text), width=width)
    assert letters(paragraph) == letters(visible(text))
    assert all(cell_len(line) <= width for line in paragraph.split("\n"))


def test_a_narrow_screen_leaves_out_what_may_be_left_out_and_says_so() -> None:
    columns = (Column("Name"), Column("Area", spare=1), Column("Job", spare=2), Column("Status"))
    row = Row(("Siân Puw of here", "Customer services", "Content designer", "Confirmed"))
    wide, narrow, least = (shown(Table(columns, (row,)), width=width).splitlines() for width in (80, 44, 30))
    assert (wide[0].split(), len(wide)) == (["Name", "Area", "Job", "Status"], 3)
    assert narrow[0].split() == ["Name", "Job", "Status"]
    assert least[0].split() == ["Name", "Status"]
    assert " ".join(narrow[-2:]).startswith("Left out for want of room: Area. ")
    assert "room: Area, Job." in " ".join(least)
    # Where even that does not help, nothing is left out.
    assert "Content designer" in " ".join(shown(Table(columns, (row,)), width=20).split())
