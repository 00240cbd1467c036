r"""The bytes of a calendar file: what may stand in a text, how it is escaped, where a line is folded.

The icalendar library escapes and folds too, but turns a written `\N` (as in a folder’s name) into a new line,
lets control characters through, and may fold between a backslash and the one it escapes; hence these.
"""

from typing import Final

_WIDTH: Final = 75
_CONTINUES: Final = 0b1000_0000
_CONTINUATION_MASK: Final = 0b1100_0000


def _replacements() -> dict[int, str | None]:
    """Return what becomes of the characters a text may not keep."""
    table: dict[int, str | None] = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)])
    del table[ord("\t")], table[ord("\n")]
    # Legal, but readers that split a file with str.splitlines() would end a line here.
    table |= dict.fromkeys((0x85, 0x2028, 0x2029), " ")
    # Halves of a surrogate pair, as undecodable file names bring them, have no UTF-8.
    return table | dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")


_TABLE: Final = _replacements()


def clean(text: str) -> str:
    """Return a text without what breaks a calendar file.

    Lines are parted by a newline, whatever parted them; line and paragraph separators become spaces; other
    control characters but the tab are left out.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # Nearly every text is, and going through a table takes ten times as long as a look.
    return text if text.replace("\n", "").isprintable() else text.translate(_TABLE)


def one_line(text: str) -> str:
    """Return a text that is fit to stand between double quotes in a parameter, where nothing can be escaped.

    Double quotes become single ones: RFC 6868 has an escape for them, but not every reader undoes it.
    """
    return clean(text).replace("\n", " ").replace('"', "'")


def escape(text: str) -> str:
    """Return a text cleaned and escaped as a TEXT value (RFC 5545, section 3.3.11)."""
    return clean(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def fold_line(line: str) -> bytes:
    """Return one content line in UTF-8 with its line end, folded (RFC 5545, section 3.1).

    No piece is longer than 75 octets, the space that begins a further one counted. A fold stands neither
    inside a character nor between a backslash and what it escapes.
    """
    rest = line.encode("utf-8")
    pieces = []
    width = _WIDTH
    while len(rest) > width:
        cut = _cut(rest, width)
        pieces.append(rest[:cut])
        rest = rest[cut:]
        width = _WIDTH - 1
    pieces.append(rest)
    return b"\r\n ".join(pieces) + b"\r\n"


def _cut(line: bytes, width: int) -> int:
    """Return the last place, not after `width`, where a line may be cut."""
    while line[width] & _CONTINUATION_MASK == _CONTINUES:
        width -= 1
    backslashes = width - len(line[:width].rstrip(b"\\"))
    # Backslashes escape each other in pairs; a piece never begins inside a pair, so an odd one reaches on.
    return width - backslashes % 2
