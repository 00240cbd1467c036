"""The neutral slides: what a talk shows, before it is in any format."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from wgtool.renderers.page import Chart, Table
from wgtool.texts.language import Language

# The usual size of a list’s letters, in points.
_USUAL = 20


class Point(NamedTuple):
    """A point of a list: a text, which may be mixed, and what it is labelled with."""

    text: str
    label: str = ""


class Points(tuple[Point, ...]):
    """A list of points."""

    __slots__ = ()


class Figures(tuple[tuple[str, str], ...]):
    """A few numbers, large, each with what it counts."""

    __slots__ = ()


class Slide(NamedTuple):
    """A slide: its title, one thing below it, and what the speaker says.

    A `cover` has, in place of a list, the line below the title. `size` is that of its letters.
    """

    title: str
    body: Points | Table | Chart | Figures
    notes: str = ""
    cover: bool = False
    lang: Language = "en"
    size: int = _USUAL


class Deck(NamedTuple):
    """Slides in one language: what they are called together, and the time that they tell of."""

    title: str
    lang: Language
    at: datetime
    slides: tuple[Slide, ...]
