"""Slides: native charts, speaker’s notes, titles of their own, nothing past the edge, nothing that acts."""

import io
import re
import sys
import zipfile
from typing import Any

import openpyxl
import pytest
from pptx import Presentation
from pptx.util import Pt

from conftest import Wgtool
from hostile.texts import ACCEPTED
from report.conftest import ADDRESSES, NOW, PEOPLE
from wgtool.renderers.formats.pptx_slides import presentation
from wgtool.renderers.measuring import LINE, lines_of, wide
from wgtool.renderers.page import Column, Mixed, Row, Table
from wgtool.renderers.paging import BODY, INDENT, TITLE, paged, row_height, widths_of
from wgtool.renderers.slides import Deck, Point, Points, Slide

ALL: list[list[str]] = [[], ["blue-badge"], ["blue-badge", "missed-bin", "--names"]]


def bytes_of(wgtool: Wgtool, *arguments: str) -> bytes:
    return wgtool.ok("report", *arguments, "--format", "pptx", "--out", "-", env=NOW).data


def opened(data: bytes) -> Any:
    return Presentation(io.BytesIO(data))


def texts(slide: Any) -> list[str]:
    found = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    tables = [shape.table for shape in slide.shapes if shape.has_table]
    return [*found, *(cell.text for table in tables for row in table.rows for cell in row.cells)]


def charts(made: Any) -> list[Any]:
    return [shape for slide in made.slides for shape in slide.shapes if shape.has_chart]


@pytest.mark.parametrize("arguments", ALL, ids=str)
def test_each_slide_has_a_title_of_its_own_and_notes(met: Wgtool, arguments: list[str]) -> None:
    for lang in ("en", "cy", "both"):
        made = opened(bytes_of(met, *arguments, "--lang", lang))
        titles = [slide.shapes.title.text for slide in made.slides]
        assert all(titles)
        assert len(set(titles)) == len(titles) > 6
        assert all(slide.notes_slide.notes_text_frame.text for slide in made.slides)


@pytest.mark.parametrize("arguments", ALL, ids=str)
def test_nothing_is_past_the_edge(met: Wgtool, arguments: list[str]) -> None:
    made = opened(bytes_of(met, *arguments))
    for slide in made.slides:
        for shape in slide.shapes:
            assert min(shape.left, shape.top) >= 0
            assert shape.left + shape.width <= made.slide_width
            assert shape.top + shape.height <= made.slide_height
            if shape.has_table:
                assert sum(column.width for column in shape.table.columns) <= shape.width + 9
                assert sum(row.height for row in shape.table.rows) + shape.top <= made.slide_height


def test_who_was_present_is_a_native_chart_with_a_description(met: Wgtool) -> None:
    view = met.ok("report", "--format", "json", env=NOW).json
    (frame, *_) = charts(opened(bytes_of(met)))
    plot = frame.chart.plots[0]
    assert list(plot.categories) == [str(line["week"]) for line in view["attendance"]]
    names = ("present", "deputies", "apologies", "absent")
    assert [list(series.values) for series in plot.series] == [
        [line[name] for line in view["attendance"]] for name in names
    ]
    described = frame._element.nvGraphicFramePr.cNvPr.get("descr")
    assert "Members who came: 5 of 10" in described


def test_behind_a_chart_is_a_workbook_without_formulas(wgtool: Wgtool) -> None:
    name = '=HYPERLINK(\\"https://example.com\\",\\"x\\")'
    wgtool.own_programme(old='name.en = "Blue badge review (a service design approach)"', new=f'name.en = "{name}"')
    wgtool.sign_up("sian", "blue-badge")
    data = bytes_of(wgtool)
    found = charts(opened(data))
    assert found
    for frame in found:
        book = openpyxl.load_workbook(io.BytesIO(frame.chart.part.chart_workbook.xlsx_part.blob))
        cells = [cell for row in book["Sheet1"].iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        assert book.properties.creator == "wgtool"
        labels = [cell.value for cell in book["Sheet1"]["A"][1:]]
        assert labels == list(frame.chart.plots[0].categories)
    assert any(str(label).startswith("=") for frame in found for label in frame.chart.plots[0].categories)


def test_properties_are_wgtools_own_and_the_bytes_the_same_each_time(met: Wgtool) -> None:
    data = bytes_of(met, "blue-badge")
    assert data == bytes_of(met, "blue-badge")
    own = opened(data).core_properties
    assert (own.author, own.last_modified_by, own.comments, own.revision) == ("wgtool", "wgtool", "", 1)
    assert own.title == "Blue badge review (a service design approach): Show and tell"
    assert f"{own.created:%Y-%m-%d %H:%M}" == "2021-10-08 19:00"
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        names = file.namelist()
        whole = b"".join(map(file.read, names))
    assert not [name for name in names if "thumbnail" in name or "printer" in name]
    assert b"python-pptx" not in whole
    assert b"Canny" not in whole
    assert b"<Application>wgtool</Application>" in whole


@pytest.mark.parametrize("groups", [[], ["blue-badge", "missed-bin"]], ids=str)
def test_nobody_is_named_in_any_byte(met: Wgtool, groups: list[str]) -> None:
    for lang in ("both", "en"):
        with zipfile.ZipFile(io.BytesIO(bytes_of(met, *groups, "--lang", lang))) as file:
            whole = "".join(file.read(name).decode("utf-8", "ignore") for name in file.namelist())
        assert [name for name in (*PEOPLE, *ADDRESSES) if name in whole] == []
    named = " ".join(text for slide in opened(bytes_of(met, *groups, "--names")).slides for text in texts(slide))
    assert "Owain Rees" in named
    assert "example.org" not in named


def test_each_run_is_in_its_language(met: Wgtool) -> None:
    with zipfile.ZipFile(io.BytesIO(bytes_of(met, "blue-badge", "--lang", "both"))) as file:
        slides = [
            file.read(name).decode() for name in file.namelist() if re.fullmatch(r"ppt/slides/slide\d+.xml", name)
        ]
    found = {lang for xml in slides for lang in re.findall(r'<a:rPr[^>]*lang="([^"]*)"', xml)}
    assert found == {"en-GB", "cy-GB"}
    (insights,) = [xml for xml in slides if "<a:t>Insights</a:t>" in xml]
    assert re.search(r'lang="cy-GB"[^>]*>(?:(?!</a:r>).)*Mae pobl yn ffonio gyntaf', insights)


def test_long_texts_run_on_and_all_of_them_is_there(met: Wgtool) -> None:
    long = " ".join(f"word{number}" for number in range(240))
    for _ in range(3):
        met.ok("note", "blue-badge", "decision", long, env=NOW)
    met.ok("note", "blue-badge", "decision", "W" * 1999, env=NOW)
    met.ok("cancel", "blue-badge", "--week", "9", "--reason", ("Snow " * 40).strip(), env=NOW)
    made = opened(bytes_of(met, "blue-badge"))
    pages = [slide for slide in made.slides if slide.shapes.title.text.startswith("Decisions")]
    assert [slide.shapes.title.text for slide in pages] == [
        "Decisions",
        *(f"Decisions ({n})" for n in range(2, len(pages) + 1)),
    ]
    told = " ".join(text for slide in pages for text in texts(slide)[1:])
    assert told.count("word239") == 3
    assert told.replace("\n", "").replace(" ", "").count("W") == 1999
    weeks = " ".join(text for slide in made.slides for text in texts(slide) if "Snow" in text)
    assert weeks.count("Snow") == 40


def test_what_people_wrote_is_a_text_and_nothing_else(met: Wgtool) -> None:
    for text in ACCEPTED.values():
        met.ok("note", "blue-badge", "decision", f"--because={text} is why", "--", f"{text} is a text", env=NOW)
        hostile = (f"--profession={text}", f"--organisation={text}", "--other-organisation")
        met.ok("amend", "sian@example.org", *hostile, env=NOW)
        met.ok("cancel", "blue-badge", "--week", "7", f"--reason={text}", env=NOW)
        if text.startswith(("=", "<", "BEGIN", "\u202e", "-")):
            as_text_only(bytes_of(met, "blue-badge", "missed-bin", "--names"))


def as_text_only(data: bytes) -> None:
    opened(data)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for name in file.namelist():
            if name.endswith(".rels"):
                assert b"External" not in file.read(name)
            if name.startswith("ppt/slides/slide"):
                assert b"hlink" not in file.read(name)
                assert b"\xe2\x80\xae" not in file.read(name)


def test_it_needs_a_file_unless_standard_output_is_meant(met: Wgtool) -> None:
    result = met("report", "--format", "pptx", env=NOW)
    assert (result.code, result.data, "--out" in result.err) == (2, b"", True)
    met.ok("report", "--out", "talk.PPTX", env=NOW)
    assert (met.folder / "talk.PPTX").read_bytes() == bytes_of(met)
    assert met("agenda", "--out", "a.pptx").code == 2


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_without_the_library_a_line_says_so_and_nothing_is_left(
    met: Wgtool, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.setitem(sys.modules, "pptx", None)
    before = sorted(met.folder.rglob("*"))
    result = met("report", "--out", "talks/talk.pptx", "--lang", lang, env=NOW)
    assert (result.code, result.data) == (1, b"")
    assert "pip install 'wgtool[slides]'" in result.err
    assert sorted(met.folder.rglob("*")) == before


# --- what goes on a slide ---


def deck(*slides: Slide) -> Deck:
    from datetime import UTC, datetime

    return Deck("T", "en", datetime(2021, 10, 8, tzinfo=UTC), slides)


def heights(slide: Slide) -> float:
    assert isinstance(slide.body, Points)
    labelled = [f"{point.label}: {point.text}" if point.label else point.text for point in slide.body]
    lines = [len(lines_of(text, BODY[2] - INDENT, slide.size)) for text in labelled]
    return sum(line * LINE * slide.size for line in lines)


@pytest.mark.parametrize("number", [0, 1, 7, 20])
@pytest.mark.parametrize("length", [3, 90, 900, 3000])
def test_points_fill_slides_and_none_is_lost(number: int, length: int) -> None:
    words = " ".join(f"w{place:03}" for place in range(length // 5 + 1))
    points = Points(Point(Mixed((f"{n} ", None), (words, "cy")), "Label" if n % 2 else "") for n in range(number))
    pages = paged([deck(Slide("Title", points))])
    assert len({page.title for page in pages}) == len(pages)
    for page in pages:
        assert heights(page) <= BODY[3]
    told = " ".join(point.text for page in pages if isinstance(page.body, Points) for point in page.body)
    assert told.split() == [word for n in range(number) for word in f"{n} {words}".split()]


def test_rows_fill_slides_and_none_is_lost() -> None:
    rows = tuple(Row((str(n), "cell " * (n * 40), "W" * n)) for n in range(30))
    table = Table((Column("No."), Column("Text"), Column("Wide", "right")), rows)
    pages = paged([deck(Slide("Title", table))])
    tables = [page.body for page in pages if isinstance(page.body, Table)]
    assert len(tables) == len(pages) > 3
    for page, one in zip(pages, tables, strict=True):
        widths = widths_of(one, page.size)
        assert sum(widths) <= BODY[2] + 0.01
        assert min(widths) > 0
    told = " ".join(row.cells[1] for one in tables for row in one.rows)
    assert told.split().count("cell") == 40 * sum(range(30))
    assert row_height(("a",), [100], 14) < BODY[3]


def test_titles_are_cut_to_two_lines_and_stay_different() -> None:
    pages = paged([deck(*(Slide("Very long title " * 40, Points([Point("a")])) for _ in range(3)))])
    assert len({page.title for page in pages}) == 3
    for page in pages:
        assert len(lines_of(page.title, TITLE[2], 18)) <= 2
    assert presentation([deck(Slide("A", Points([Point("b")]), "c"))]).startswith(b"PK")


def test_letters_are_measured_at_their_widest() -> None:
    assert wide("", 20) == 0
    assert wide("i", 20) < wide("a", 20) < wide("W", 20) < wide("漢", 20)
    assert wide("a\u0302", 20) == wide("a", 20)
    assert Pt(1) == 12700


def test_each_label_of_a_chart_is_there_and_its_scale_has_whole_numbers(met: Wgtool) -> None:
    for frame in charts(opened(bytes_of(met))):
        xml = frame.chart._chartSpace.xml
        assert '<c:tickLblSkip val="1"/>' in xml
        assert re.search(r'<c:majorUnit val="\d+(\.0)?"/>', xml)
        assert frame.chart.value_axis.major_unit >= 1
        if 'barDir val="bar"' in xml and "clustered" in xml:
            assert frame.chart.plots[0].data_labels.show_value


def test_what_is_in_english_only_is_marked_on_welsh_slides(met: Wgtool) -> None:
    met.ok("note", "blue-badge", "decision", "We do it", "--because", "They asked", env=NOW)
    told = [text for slide in opened(bytes_of(met, "blue-badge", "--lang", "cy")).slides for text in texts(slide)]
    assert any("They asked [Saesneg]" in text for text in told)
