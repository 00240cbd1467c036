"""What is shown of a file in a message: short, on one line, and with a mark below the place that is meant."""

import unicodedata
from typing import NamedTuple

from wgtool.texts.bounds import shortened

# So much of a line stands in a message, and so much of a value.
_WIDTH = 72
_VALUE = 60


def quoted(text: str, limit: int = _VALUE) -> str:
    """Return a text in the quotation marks of TOML, as far as it may stand in a message."""
    return '"' + shortened(text.replace("\\", "\\\\").replace('"', '\\"'), limit) + '"'


def shown(value: object) -> str:
    """Return a value as it may be quoted in an error."""
    if isinstance(value, int) and value.bit_length() > _VALUE * 4:
        # Its digits would take for ever, and the interpreter refuses them.
        return f"{'-' if value < 0 else ''}…"
    if isinstance(value, list | dict):
        return _opening(value)
    return shortened(repr(value) if isinstance(value, str) else str(value), _VALUE)


def _opening(value: list[object] | dict[str, object]) -> str:
    """Return how a list or a table begins: it may be deep and long, and numbers in it have no digits to show."""
    if isinstance(value, dict):
        keys = ", ".join(f"{shortened(key, 20)} = …" for key in list(value)[:3])
        return shortened(f"{{ {keys} }}" if keys else "{}", _VALUE)
    return f"[{shown(value[0]) if not isinstance(value[0], list) else '…'}…]" if value else "[]"


class Line(NamedTuple):
    """A line of a file."""

    text: str

    def marked(self, column: int) -> tuple[str, str]:
        """Return the line and a mark below one of its characters, counted from 0, as they stand under one another."""
        begin = max(0, min(column - _WIDTH // 2, len(self.text) - _WIDTH))
        piece = [self._cell(one) for one in self.text[begin : begin + _WIDTH]]
        cut, rest = "…" if begin else "", "…" if len(self.text) > begin + _WIDTH else ""
        ahead = len(cut) + sum(map(_columns, piece[: column - begin]))
        return f"  {cut}{''.join(piece)}{rest}".rstrip(), f"  {' ' * ahead}^"

    def _cell(self, character: str) -> str:
        """Return a character as it is to be seen: what hides, or looks like a space, by its number."""
        if character == "\t":
            return " "
        kind = unicodedata.category(character)
        hidden = kind[0] == "C" or kind in {"Zl", "Zp"} or (kind == "Zs" and character != " ")
        return f"<U+{ord(character):04X}>" if hidden else character


def _columns(text: str) -> int:
    """Return how wide a text is on a terminal."""
    wide = sum(unicodedata.east_asian_width(one) in "WF" for one in text)
    return len(text) + wide - sum(unicodedata.category(one) in {"Mn", "Me"} for one in text)
