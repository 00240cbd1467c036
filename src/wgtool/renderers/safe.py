"""Text that cannot move the cursor, hide, or turn the reading direction of what follows."""

import unicodedata

# Bidirectional controls and zero-width characters: kept in the data, made visible where a person looks.
_INVISIBLE = frozenset("\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")
_SEPARATORS = frozenset("\u2028\u2029\x85")


def visible(text: str, *, lines: bool = True) -> str:
    """Return a text with every character that acts instead of being seen shown as an escape.

    Controls, lone surrogates and line separators become `\\x1b`, bidirectional and zero-width characters `<U+202E>`.
    The joiners U+200C and U+200D stay: scripts and emoji need them, and they move nothing.

    Args:
        text: Any text.
        lines: Whether line breaks may stand.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(character, lines=lines) for character in text)


def _shown(character: str, *, lines: bool) -> str:
    if character == "\n" and lines:
        return character
    if character in _INVISIBLE:
        return f"<U+{ord(character):04X}>"
    if character in _SEPARATORS or unicodedata.category(character) in {"Cc", "Cs"}:
        return character.encode("unicode_escape").decode("ascii")
    return character


def one_line(text: str) -> str:
    """Return a text safe to look at and on one line: line breaks become spaces."""
    return visible(" ".join(text.splitlines()) if "\n" in text or "\r" in text else text)


def width(text: str) -> int:
    """Return how many columns a text takes on a screen: none for combining marks, two for wide letters."""
    if text.isascii():
        return len(text)
    return sum(map(_width, unicodedata.normalize("NFC", text)))


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
