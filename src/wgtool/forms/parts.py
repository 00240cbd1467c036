"""The XML files of a workbook: how much may stand in one before anything is made of it, and the strict kind of them."""

import io
import re
import zipfile

# No sheet is wider or longer (Excel, “specifications and limits”).
MOST_COLUMNS = 16_384
MOST_ROWS = 1_048_576
# More than any form’s answers.
MOST_CELLS = 20_000_000

# Tags in one row of a sheet, which is in memory as a whole: many more than its cells can have.
_ROW_TAGS = 2_000_000
# Tags in the shared texts, one after the other in memory: those of two million different answers.
_TEXT_TAGS = 8_000_000
# Tags in every other part.
_TAGS = 400_000
_ROOT = re.compile(rb"\s*(?:<\?.*?\?>\s*)?<(?:\w+:)?(\w+)", re.DOTALL)
_LIMITS = {b"worksheet": _ROW_TAGS, b"sst": _TEXT_TAGS}
_ROW_END = re.compile(rb"</(?:\w+:)?row>")
# In these may stand what looks like the end of a row.
_UNREAD = (b"<![CDATA[", b"<!--")

# ISO/IEC 29500-1 (strict) and -4 (transitional, which everybody writes) name the same things differently.
_STRICT = re.compile(rb"((?:xmlns(?::\w+)?|Type)\s*=\s*[\"'])http://purl\.oclc\.org/ooxml/(\w+)/")


class Tags:
    """Counts what one part has the reader build at once, as its bytes pass."""

    def __init__(self) -> None:
        self._limit = 0
        self._open = 0
        self._rows = False

    def too_many(self, piece: bytes) -> bool:
        """Whether more would stand in memory at once than any form’s answers take; `piece` is what comes next."""
        if not self._limit:
            root = _ROOT.match(piece)
            kind = root[1] if root else b""
            self._limit = _LIMITS.get(kind, _TAGS)
            self._rows = kind == b"worksheet"
        self._rows &= not any(mark in piece for mark in _UNREAD)
        ends = [end.end() for end in _ROW_END.finditer(piece)] if self._rows else []
        before = piece.count(b"<", 0, ends[0]) if ends else piece.count(b"<")
        if self._open + before > self._limit:
            return True
        self._open = piece.count(b"<", ends[-1]) if ends else self._open + before
        return False


def is_strict(workbook: bytes) -> bool:
    """Whether a workbook’s main part is of the strict kind, ‘Strict Open XML Spreadsheet’ in Excel’s list."""
    return b"http://purl.oclc.org/ooxml/spreadsheetml" in workbook.replace(b"\0", b"")


def usual(archive: zipfile.ZipFile) -> bytes:
    """Return a strict workbook as one of the usual kind: the same but for the names of its namespaces."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for info in archive.infolist():
            part = archive.read(info)
            if info.filename.endswith((".xml", ".rels")):
                part = _STRICT.sub(rb"\1http://schemas.openxmlformats.org/\2/2006/", part)
            new.writestr(info.filename, part)
    return raw.getvalue()
