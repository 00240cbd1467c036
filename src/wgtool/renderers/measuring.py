"""How wide texts are on a slide, and where their lines break. Lengths are in points, 72 to an inch.

Letters are taken to be as wide as in the widest of the usual typefaces, since nobody knows which one a computer has.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, groupby

from wgtool.renderers.page import Mixed
from wgtool.renderers.safe import one_line
from wgtool.texts.language import Language

# A line’s height, by the size of its letters, and how much wider bold letters are.
LINE, BOLD = 1.25, 1.12
_NARROW, _HALF, _BROAD = frozenset(" iIjl.,:;'’‘|!·"), frozenset("ftr()[]-–/"), frozenset("mwMW@%—…")

Pieces = tuple[tuple[str, Language | None], ...]


def pieces_of(text: str) -> Pieces:
    """Return the pieces of a text on one line, each with its language where it has one of its own."""
    pieces: Pieces = text.pieces if isinstance(text, Mixed) else ((text, None),)
    return tuple((one_line(piece), lang) for piece, lang in pieces)


def lines_of(text: str, width: float, size: int) -> list[Pieces]:
    """Return the lines of a text, broken between words, within one where it is longer than a line."""
    lines: list[list[tuple[str, Language | None]]] = [[]]
    used = 0.0
    for word, lang in chain.from_iterable(_words(*piece, width, size) for piece in pieces_of(text)):
        needed = wide(word.rstrip(" "), size)
        if lines[-1] and used + needed > width:
            lines.append([])
            used = 0.0
        lines[-1].append((word, lang))
        used += wide(word, size)
    return [_joined(line) for line in lines]


def _words(text: str, lang: Language | None, width: float, size: float) -> Iterator[tuple[str, Language | None]]:
    """Yield the words of a piece, each with the blank behind it; one that is wider than a line in parts."""
    *words, last = text.split(" ")
    for word in (*(f"{word} " for word in words), last):
        piece = ""
        for letter in word:
            if piece and letter != " " and wide(piece + letter, size) > width:
                yield piece, lang
                piece = ""
            piece += letter
        if piece:
            yield piece, lang


def _joined(line: Sequence[tuple[str, Language | None]]) -> Pieces:
    runs = groupby(line, key=lambda piece: piece[1])
    return tuple(("".join(word for word, _ in words), lang) for lang, words in runs)


def wide(text: str, size: float) -> float:
    """Return how wide a text is at the most."""
    return sum(map(_wide, text)) * size


@cache
def _wide(letter: str) -> float:
    """Return how wide a letter is by its size: as in DejaVu Sans, which is wider than Arial, Calibri and Helvetica."""
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0.0
    if letter in _NARROW:
        return 0.38
    if letter in _HALF:
        return 0.48
    if letter in _BROAD:
        return 1.05
    if not letter.isascii():
        return 1.4 if unicodedata.east_asian_width(letter) in {"W", "F"} else 1.05 - 0.4 * letter.islower()
    return 0.8 if letter.isupper() else 0.65
