"""What kind of file it is, and whether it is safe to unpack: a workbook is an archive of XML files."""

import io
import zipfile
import zlib
from typing import Literal

from wgtool.errors import Refused
from wgtool.forms.parts import Tags, is_strict, usual

Kind = Literal["csv", "workbook"]

_MEGABYTE = 1024 * 1024
LARGEST_FILE = 200 * _MEGABYTE
# Unpacked; a sheet of 100,000 answers takes about 100 MB.
LARGEST_CONTENT = 1024 * _MEGABYTE
# Sheets pack to a tenth or a thirtieth; only what is made to burst reaches hundreds.
_RATIO = 200
_RATIO_FROM = 16 * _MEGABYTE
_CHUNK = _MEGABYTE
# ECMA-376, part 2, 8.2.5: the XML files of a workbook have no DTD, so no entities, whether near or far.
_DTD = b"<!DOCTYPE"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_WORKBOOK = "xl/workbook.xml"
_OTHER_FORMATS = ((b"%PDF", "PDF"), (b"<!DOCTYPE", "HTML"), (b"<html", "HTML"), (b"{\\rtf", "RTF"), (b"<?xml", "XML"))


def unwrapped(data: bytes, name: str) -> tuple[Kind, bytes]:
    """Return what kind of file some bytes are, and the file itself, taken out of an archive that holds one CSV file.

    Args:
        data: The file.
        name: What to call it in errors.

    Raises:
        Refused: It is no CSV file and no workbook, is too large, or would unpack to something too large.
    """
    if len(data) > LARGEST_FILE:
        raise Refused("form.too_large", file=name, limit=LARGEST_FILE // _MEGABYTE)
    if data.startswith(_OLE):
        raise Refused("form.old_workbook", file=name).advise("form.save_as")
    if not data.startswith(_ZIP):
        _check_text(data, name)
        return "csv", data
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _from_archive(archive, data, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise Refused("form.damaged_workbook", file=name).advise("form.download_again") from error


def _check_text(data: bytes, name: str) -> None:
    start = data[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for mark, kind in _OTHER_FORMATS:
        if start.startswith(mark.lower()):
            raise Refused("form.other_format", file=name, kind=kind).advise("form.save_as")


def _from_archive(archive: zipfile.ZipFile, data: bytes, name: str) -> tuple[Kind, bytes]:
    infos = archive.infolist()
    if any(info.filename == _WORKBOOK for info in infos):
        _check_content(archive, name)
        return "workbook", usual(archive) if is_strict(archive.read(_WORKBOOK)) else data
    texts = [info for info in infos if info.filename.casefold().endswith(".csv")]
    if len(texts) != 1:
        raise Refused("form.other_format", file=name, kind="ZIP").advise("form.save_as")
    if texts[0].file_size > LARGEST_FILE:
        raise Refused("form.bomb", file=name)
    with archive.open(texts[0]) as file:
        return "csv", file.read(LARGEST_FILE)


def _check_content(archive: zipfile.ZipFile, name: str) -> None:
    """Unpack everything once, piece by piece, before anything is made of it.

    Raises:
        Refused: It unpacks to more than any workbook of answers, or holds a DTD.
    """
    total = 0
    for info in archive.infolist():
        size = 0
        before = b""
        tags = Tags()
        is_xml = info.filename.endswith((".xml", ".rels"))
        with archive.open(info) as file:
            while piece := file.read(_CHUNK):
                size += len(piece)
                total += len(piece)
                if total > LARGEST_CONTENT or (size > _RATIO_FROM and size > _RATIO * max(1, info.compress_size)):
                    raise Refused("form.bomb", file=name)
                # In UTF-16 every other byte is zero.
                piece = piece.replace(b"\0", b"")
                plain = before + piece
                if is_xml and _DTD in plain:
                    raise Refused("form.dtd", file=name)
                if is_xml and tags.too_many(piece):
                    raise Refused("form.too_many_cells", file=name)
                before = plain[-len(_DTD) :]
