"""The neutral page, and the neutral rows: what people and spreadsheets read, before it is in any format.

Texts are in the page’s language already; a renderer adds no words of its own.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple, Self

from wgtool.texts.language import Language

Tone = Literal["plain", "lead", "quiet", "good", "warning", "struck", "excerpt"]


class Heading(NamedTuple):
    """A heading of level 1 to 4."""

    level: int
    text: str


class Paragraph(NamedTuple):
    """A paragraph; it may have several lines. Those of an `excerpt` are a file’s and keep their blanks."""

    text: str
    tone: Tone = "plain"


class Link(str):
    """A web address; where it can be followed, `words` stand in its place, elsewhere it stands itself."""

    __slots__ = ("words",)
    words: str

    def __new__(cls, address: str, words: str) -> Self:
        """Return an address with its words."""
        link = super().__new__(cls, address)
        link.words = words
        return link


class Facts(tuple[tuple[str, str], ...]):
    """Pairs of a label and a value."""

    __slots__ = ()


class Bullets(tuple[str, ...]):
    """A list."""

    __slots__ = ()


class Column(NamedTuple):
    """A column of a table."""

    title: str
    align: Literal["left", "right"] = "left"


class Row(NamedTuple):
    """A row of a table: as many cells as there are columns.

    `shades`, where there are any, has one for each cell, from 0 to 4: the darker, the more. It only ever repeats what
    the cell says.
    """

    cells: tuple[str, ...]
    tone: Tone = "plain"
    shades: tuple[int, ...] = ()


class Table(NamedTuple):
    """A table.

    In a `grid`, such as a timetable, the first column heads the rows and cells may have several lines. A `dense` one is
    to fit on a screen: no lines part its rows.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    grid: bool = False
    dense: bool = False


class Step(NamedTuple):
    """A part of a running order: when, how long, what, who, and labelled details."""

    time: str
    length: str
    title: str
    note: str = ""
    details: tuple[tuple[str, str], ...] = ()


class Steps(NamedTuple):
    """A running order; `headers` name time, length, title and note where a format needs a table."""

    items: tuple[Step, ...]
    headers: tuple[str, str, str, str] = ("", "", "", "")


Part = Heading | Paragraph | Facts | Bullets | Table | Steps


class Page(NamedTuple):
    """A page in one language. A document in both is two pages, Welsh first.

    What is `apart` under each heading of level 2 is for somebody else: on paper it begins a sheet.
    """

    title: str
    lang: Language
    parts: tuple[Part, ...]
    apart: bool = False


Cell = str | int | date | None


class Rows(NamedTuple):
    """A heading and rows for spreadsheets, each with as many cells; `name` is what a sheet of them is called.

    `groups` names the groups whose ids stand in the first column or as headings. Where there is a `lang`, a format for
    people puts name and headings, which are keys, into words of it.
    """

    name: str
    header: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    groups: Mapping[str, str] = MappingProxyType({})
    lang: Language | None = None


def close(before: Part, part: Part) -> bool:
    """Whether a part stands right under the one before it, where lines are all there is to set parts apart."""
    if isinstance(before, Heading):
        return before.level > 1 and not isinstance(part, Heading)
    if isinstance(before, Paragraph) and before.tone == "lead":
        return False
    return isinstance(before, Paragraph | Facts) and isinstance(part, Paragraph | Facts)
