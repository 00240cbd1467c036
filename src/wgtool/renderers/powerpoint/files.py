"""What is around slides in their file: the template made wide and wgtool’s own, its properties, one time for all."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC
from typing import TYPE_CHECKING, Any

from pptx.util import Pt

from wgtool.renderers.paging import HEIGHT, WIDTH
from wgtool.renderers.safe import for_xml

if TYPE_CHECKING:
    from wgtool.renderers.slides import Deck

_MADE = (2000, 1, 1, 0, 0, 0)
_MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# Properties of the program that made a file (ECMA-376, part 1, 22.2), without a count that nobody keeps.
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/'
    b'officeDocument/2006/extended-properties"><Application>wgtool</Application></Properties>'
)
# The template’s colours and typeface, and those of the pages.
_THEME = {
    b'<a:accent1><a:srgbClr val="4F81BD"/>': b'<a:accent1><a:srgbClr val="12535C"/>',
    b'<a:accent2><a:srgbClr val="C0504D"/>': b'<a:accent2><a:srgbClr val="4F979F"/>',
    b'<a:accent3><a:srgbClr val="9BBB59"/>': b'<a:accent3><a:srgbClr val="B8722C"/>',
    b'<a:accent4><a:srgbClr val="8064A2"/>': b'<a:accent4><a:srgbClr val="8A939E"/>',
    b'<a:latin typeface="Calibri"/>': b'<a:latin typeface="Arial"/>',
}


def prepared(made: Any) -> None:
    """Make the template of python-pptx as wide as slides are now, in the colours of the pages, with nobody’s traces."""
    stretched = Pt(WIDTH) / made.slide_width
    made.slide_width, made.slide_height = Pt(WIDTH), Pt(HEIGHT)
    made.element.sldSz.attrib.pop("type", None)
    for one in (made.slide_master, *made.slide_layouts):
        _stretch(one.element, stretched)
    package = made.part.package
    for holder in (package, made.part):
        _drop_traces(holder)
    for part in package.iter_parts():
        if part.partname.endswith("app.xml"):
            part.blob = _APP
        elif "/theme/" in part.partname:
            part.blob = _own(part.blob)


def _stretch(element: Any, by: float) -> None:
    for tag, key in (("off", "x"), ("ext", "cx")):
        for place in element.iter(f"{_MAIN}{tag}"):
            if place.get(key) is not None:
                place.set(key, str(round(int(place.get(key)) * by)))


def _drop_traces(holder: Any) -> None:
    """Drop the picture of another presentation, and the settings of somebody’s printer."""
    for key, relation in list(holder._rels.items()):  # noqa: SLF001 - nothing else tells what is there
        if relation.reltype.endswith(("/thumbnail", "/printerSettings")):
            holder.drop_rel(key)


def _own(theme: bytes) -> bytes:
    for old, new in _THEME.items():
        theme = theme.replace(old, new)
    return theme


def finished(made: Any, decks: Sequence[Deck]) -> None:
    """Write the properties of a presentation: what it is called, in which languages, of what time it tells."""
    own = made.core_properties
    own.title = for_xml(" / ".join(dict.fromkeys(deck.title for deck in decks)))[:255]
    own.author = own.last_modified_by = "wgtool"
    own.comments = own.subject = own.keywords = own.category = ""
    own.language = ", ".join({"en": "en-GB", "cy": "cy-GB"}[deck.lang] for deck in decks)
    own.created = own.modified = decks[0].at.astimezone(UTC).replace(tzinfo=None)
    own.revision = 1


def at_one_time(data: bytes) -> bytes:
    """Return a file whose inner files all carry the same time, wherever and whenever it was made."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w") as new:
        for item in old.infolist():
            entry = zipfile.ZipInfo(item.filename, _MADE)
            entry.create_system = 3  # else it tells Windows from the rest
            new.writestr(entry, old.read(item), zipfile.ZIP_DEFLATED)
    return result.getvalue()
