"""Which rows of a workbook’s sheet are hidden, by hand or by a filter: openpyxl keeps no note of them."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from openpyxl.packaging.relationship import get_dependents
from openpyxl.packaging.workbook import WorkbookPackage
from openpyxl.xml.functions import fromstring

_CHUNK = 1024 * 1024
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_NUMBER = re.compile(rb"\br=[\"'](\d+)")
_HIDDEN = re.compile(rb"\bhidden=[\"'](?:1|true)[\"']")


def hidden_rows(data: bytes, title: str) -> frozenset[int]:
    """Return the numbers of a sheet’s hidden rows, from 1; `data` is a workbook that openpyxl has opened."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        tree: Any = fromstring(archive.read("xl/workbook.xml"))
        package: Any = WorkbookPackage.from_tree(tree)
        links = {link.Id: link.target for link in get_dependents(archive, "xl/_rels/workbook.xml.rels")}
        part = next(links[sheet.id] for sheet in package.sheets if sheet.name == title)
        with archive.open(part) as file:
            return frozenset(_hidden(iter(lambda: file.read(_CHUNK), b"")))


def _hidden(pieces: Iterator[bytes]) -> Iterator[int]:
    number, rest = 0, b""
    for piece in pieces:
        text, tag, rest = (rest + piece).rpartition(b"<")
        rest = tag + rest
        for row in _ROW.finditer(text):
            found = _NUMBER.search(row[1])
            number = int(found[1]) if found else number + 1
            if _HIDDEN.search(row[1]):
                yield number
