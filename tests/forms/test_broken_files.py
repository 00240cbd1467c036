"""Files that are no form’s download, or no longer one: a sentence each, never a traceback."""

import io
import struct
import time
import zipfile
import zlib
from contextlib import suppress

import pytest

from forms.samples import FORMS_HEADINGS, fixture, form, microsoft_forms, repacked, sheet, zipped
from wgtool.errors import Refused


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        form(data)
    assert caught.value.lines("cy")
    return caught.value.messages[0].key


GOOD = b"Email,Name,Council,Groups\na@example.org,A,Powys,ddat-roles\n"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "form.empty"),
        (b"\xef\xbb\xbf", "form.empty"),
        (b"\0" * 5000, "form.empty"),
        (b"\r\n \r\n", "form.empty"),
        (b"hello", "form.no_headings"),
        (b"a,b,c\n1,2,3\n", "form.no_headings"),
        (b"Email,Name\n", "form.missing"),
        (b"Email,Email address,Council\n", "form.missing"),
        (bytes(range(256)) * 40, "form.no_headings"),
        (b"%PDF-1.7 ...", "form.other_format"),
        (b"  <html><table>", "form.other_format"),
        (b"<?xml version='1.0'?><Workbook/>", "form.other_format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "form.old_workbook"),
        (b"PK\x03\x04 and nothing", "form.damaged_workbook"),
        (GOOD + b'b@example.org,"B,Powys,ddat-roles\n' * 2, "form.quotes"),
        (GOOD + b'b@example.org,"B" Jones,Powys,ddat-roles\n', "form.quotes"),
        (fixture("teams-attendance.csv"), "form.attendance"),
        (fixture("teams-attendance.csv").decode().encode("utf-16"), "form.attendance"),
    ],
)
def test_what_is_no_download_is_refused_in_a_sentence(data: bytes, key: str) -> None:
    assert refusal(data) == key


def test_the_line_of_an_open_quotation_mark_is_named() -> None:
    with pytest.raises(Refused) as caught:
        form(GOOD + b"b@example.org,B,Powys,ddat-roles\n" * 3 + b'c@example.org,"C,Powys,ddat-roles\n' + GOOD)
    assert caught.value.messages[0].values == {"line": 6}


@pytest.mark.parametrize("size", [10, 30, 100, 1000, 3000, -100, -30, -1])
def test_a_workbook_cut_anywhere_is_damaged(size: int) -> None:
    assert refusal(microsoft_forms()[:size]) in {"form.damaged_workbook", "form.no_headings"}


def test_a_workbook_with_any_byte_wrong_is_read_or_refused() -> None:
    good = microsoft_forms()
    for place in range(0, len(good), 97):
        data = good[:place] + bytes([good[place] ^ 0x5A]) + good[place + 1 :]
        with suppress(Refused):
            assert len(form(data).rows) <= 2


def test_archives_that_are_no_workbooks_are_refused() -> None:
    assert refusal(zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})) == "form.other_format"
    assert refusal(zipped({"a.csv": GOOD, "b.csv": GOOD})) == "form.other_format"
    assert refusal(repacked(microsoft_forms(), {"xl/worksheets/sheet1.xml": b"<not xml"})) == "form.damaged_workbook"
    assert refusal(repacked(microsoft_forms(), {"xl/workbook.xml": b"<x/>"})) in {"form.damaged_workbook", "form.empty"}


def test_a_workbook_that_bursts_is_refused_before_it_does() -> None:
    bomb = repacked(microsoft_forms(), {"xl/media/image1.png": b"\0" * (64 * 1024 * 1024)})
    begun = time.monotonic()
    assert refusal(bomb) == "form.bomb"
    assert time.monotonic() - begun < 10


def test_a_workbook_that_lies_about_what_it_unpacks_to_is_refused() -> None:
    content = b"<x>" + b"a" * 100_000 + b"</x>"
    packed = zlib.compress(content, 9)[2:-4]
    name = b"xl/workbook.xml"
    sizes = struct.pack("<III", zlib.crc32(content), len(packed), 10)
    local = b"PK\x03\x04" + struct.pack("<HHHHH", 20, 0, 8, 0, 0) + sizes + struct.pack("<HH", len(name), 0) + name
    central = b"PK\x01\x02" + struct.pack("<HHHHHH", 20, 20, 0, 8, 0, 0) + sizes
    central += struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, 0) + name
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local + packed), 0)
    assert refusal(local + packed + central + end) == "form.damaged_workbook"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_near_and_far_are_refused(encoding: str) -> None:
    dtd = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><sst>&a;</sst>'
    assert refusal(repacked(microsoft_forms(), {"xl/sharedStrings.xml": dtd.encode(encoding)})) == "form.dtd"


def test_a_sheet_with_a_cell_at_the_far_end_costs_nothing() -> None:
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>Email</t></is></c></row>'
    far = f'{rows}<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    beyond = f'{rows}<row r="99999999999"><c r="A99999999999" t="inlineStr"><is><t>x</t></is></c></row>'
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    keys = set()
    for content in (far, beyond):
        data = f'<worksheet xmlns="{main}"><sheetData>{content}</sheetData></worksheet>'.encode()
        keys.add(refusal(repacked(microsoft_forms(), {"xl/worksheets/sheet1.xml": data})))
    assert keys <= {"form.no_headings", "form.too_many_cells", "form.damaged_workbook"}


def test_macros_are_let_be() -> None:
    book = repacked(microsoft_forms(), {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 Auto_Open"})
    assert len(form(book).rows) == 2


def test_a_protected_archive_is_refused() -> None:
    data = bytearray(microsoft_forms())
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        offsets = [info.header_offset for info in archive.infolist()]
    central = data.find(b"PK\x01\x02")
    for offset in offsets:
        data[offset + 6] |= 1
    while central >= 0:
        data[central + 8] |= 1
        central = data.find(b"PK\x01\x02", central + 4)
    assert refusal(bytes(data)) == "form.damaged_workbook"


def test_a_workbook_with_headings_only_has_no_rows() -> None:
    assert form(sheet(FORMS_HEADINGS)).rows == []
