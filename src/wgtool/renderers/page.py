"""The neutral page, and the neutral rows: what people and spreadsheets read, before it is in any format.

Texts are in the page’s language already; a renderer adds no words of its own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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


class Mixed(str):
    """A text of several pieces, each with its language where that is not the page’s; elsewhere the text itself."""

    __slots__ = ("pieces",)
    pieces: tuple[tuple[str, Language | None], ...]

    def __new__(cls, *pieces: tuple[str, Language | None]) -> Self:
        """Return the pieces, put together."""
        mixed = super().__new__(cls, "".join(text for text, _ in pieces))
        mixed.pieces = pieces
        return mixed


class Mailbox(str):
    """An e-mail address; `href` begins a message to it (RFC 6068) where links can be followed."""

    __slots__ = ("href",)
    href: str

    def __new__(cls, address: str, href: str) -> Self:
        """Return an address with its link."""
        mailbox = super().__new__(cls, address)
        mailbox.href = href
        return mailbox


class Facts(tuple[tuple[str, str], ...]):
    """Pairs of a label and a value."""

    __slots__ = ()


class Bullets(tuple[str, ...]):
    """A list."""

    __slots__ = ()


class Column(NamedTuple):
    """A column of a table.

    A screen too narrow for all columns leaves out those with a number in `spare`, 1 first, and says so.
    """

    title: str
    align: Literal["left", "right"] = "left"
    spare: int = 0


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


class Series(NamedTuple):
    """What a chart counts: its name, and how many of it there are under each label."""

    name: str
    values: tuple[float, ...]


class Chart(NamedTuple):
    """A chart, drawn where that can be; a part beside it says the same in words and numbers.

    The series are stacked as columns, a column a label; or they are bars, which lie below their label, one a series or
    all in one.
    """

    title: str
    text: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    drawn: Literal["columns", "bars", "stacked bars"] = "columns"


# What is made of words.
Worded = Heading | Paragraph | Facts | Bullets | Table | Steps
Part = Worded | Chart


class Page(NamedTuple):
    """A page in one language. A document in both is two pages, Welsh first.

    What is `apart` under each heading of level 2 is for somebody else: on paper it begins a sheet.
    """

    title: str
    lang: Language
    parts: tuple[Part, ...]
    apart: bool = False


def number(value: float) -> str:
    """Return a number as it is read: whole, or with two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


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


def worded(parts: Iterable[Part]) -> Iterator[Worded]:
    """Yield the parts that are made of words: what a chart shows stands beside it."""
    return (part for part in parts if not isinstance(part, Chart))


def close(before: Part, part: Part) -> bool:
    """Whether a part stands right under the one before it, where lines are all there is to set parts apart."""
    if isinstance(before, Heading):
        return before.level > 1 and not isinstance(part, Heading)
    if isinstance(before, Paragraph) and before.tone == "lead":
        return False
    return isinstance(before, Paragraph | Facts) and isinstance(part, Paragraph | Facts)
