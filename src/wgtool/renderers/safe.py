"""Text that cannot move the cursor, hide, or turn the reading direction of what follows."""

import unicodedata

# What changes the direction of reading (Unicode Annex 9), has no width, or is not to be seen at all.
_UNSEEN = frozenset(
    "\u061c\u180e\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff\ufff9\ufffa\ufffb"
    + "".join(map(chr, range(0x2060, 0x2070)))
)
_JOINERS = frozenset("\u200c\u200d")
# The Welsh flag is a black flag followed by the letters gbwls as tags; tags anywhere else are hidden text.
_FLAG = "\U0001f3f4"
_TAGS = "".join(map(chr, range(0xE0020, 0xE0080)))
# RFC 3986, the characters of an address.
_ADDRESS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%")

# What spreadsheets read as the beginning of a formula (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def visible(text: str) -> str:
    r"""Return a text in which every character that acts instead of being seen is shown as an escape.

    Controls, tabs, lone surrogates, what is no character, and Unicode’s line and paragraph separators become `\x1b`,
    bidirectional controls and zero-width characters `<U+202E>`. The joiners U+200C and U+200D stay between letters,
    marks and symbols beyond ASCII, which need them (emoji, Persian, Indian scripts), tags stay in a flag. Line breaks
    stay, for the caller to lay out; CR LF counts as one.
    """
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n")
    return "".join(_shown(text, place) for place in range(len(text)))


def hides(character: str) -> bool:
    """Whether a terminal acts on a character, or nobody sees it: controls, formats, lone surrogates, separators."""
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def one_line(text: str) -> str:
    """Return a text safe to look at and on one line: line breaks become spaces."""
    return visible(text.replace("\r\n", " ").replace("\n", " ").replace("\r", " "))


def _shown(text: str, place: int) -> str:
    character = text[place]
    if character == "\n" or character.isprintable() or _belongs(text, place):
        return character
    if character in _UNSEEN or character in _JOINERS or character in _TAGS:
        return f"<U+{ord(character):04X}>"
    if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} or _is_none(character):
        return escape(character)
    return character


def _is_none(character: str) -> bool:
    """Whether a character is none and never will be (Unicode, section 23.7): HTML and XML have no room for it."""
    return ord(character) & 0xFFFE == 0xFFFE or "\ufdd0" <= character <= "\ufdef"  # noqa: PLR2004


def escape(character: str) -> str:
    r"""Return a character as it is written in Python and JavaScript: `\x1b`, `\u2028`."""
    return character.encode("unicode_escape").decode("ascii")


def writable(text: str, besides: str = "") -> str:
    """Return a text for a cell, with escapes for controls, lone surrogates and the characters `besides`."""
    if text.isprintable():
        return text
    return "".join(escape(character) if _acts(character, besides) else character for character in text)


def for_xml(text: str) -> str:
    """Return a text with nothing in it that acts or hides, or that XML 1.0 (section 2.2) has no room for."""
    return writable(visible(text), "\ufffe\uffff")


def _acts(character: str, besides: str) -> bool:
    if character in "\t\n\r":
        return False
    return unicodedata.category(character) in {"Cc", "Cs"} or character in besides


def _belongs(text: str, place: int) -> bool:
    """Whether a joiner joins, and a tag is part of a flag."""
    if text[place] in _TAGS:
        return text[:place].rstrip(_TAGS).endswith(_FLAG)
    return text[place] in _JOINERS and _joins(text[place - 1 : place]) and _joins(text[place + 1 : place + 2])


def _joins(neighbour: str) -> bool:
    return neighbour != "" and not neighbour.isascii() and unicodedata.category(neighbour)[0] in "LMS"


def display_width(text: str) -> int:
    """Return how many columns a text takes on a screen: none for combining marks, two for wide letters."""
    if text.isascii():
        return len(text)
    return sum(map(_width, unicodedata.normalize("NFC", text)))


def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def is_web_address(text: str) -> bool:
    """Whether a text is, as a whole, a web address that can be made a link as it stands."""
    scheme, separator, rest = text.partition("://")
    return scheme.lower() in {"http", "https"} and separator != "" and rest[:1].isalnum() and _ADDRESS.issuperset(rest)
