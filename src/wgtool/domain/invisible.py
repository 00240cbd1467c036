"""Characters that nobody sees: pasted along unnoticed, they would make another person of the same address."""

import re
import unicodedata

# Unicode’s Default_Ignorable_Code_Point (DerivedCoreProperties.txt), the interlinear annotations, and what is blank
# without being a space: the Braille pattern without dots and the Khitan filler.
_IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufffb\u2800\U00016fe4\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# Compiled when it is first needed, and kept by `re`: most of what is read is ASCII.
_UNSEEN = f"[{_IGNORABLE}]"
_JOINERS = "\u200c\u200d"
# The flags of Wales, England and Scotland are a black flag followed by letters as tags.
_FLAG, _TAGS = "\U0001f3f4", "".join(map(chr, range(0xE0020, 0xE0080)))
_EMOJI_STYLES = "\ufe0e\ufe0f"
_KEYCAPS = "0123456789#*"


def without_invisible(text: str) -> str:
    """Return a text without the characters that nobody sees, but for those that shape what is seen.

    These are joiners between letters, marks and symbols beyond ASCII or behind a virama (RFC 5892, appendix A.1 and
    A.2: Persian, Indian scripts; emoji), variation selectors behind what has variants, and tags in a flag.
    """
    if text.isascii() or not re.search(_UNSEEN, text):
        return text
    return "".join(one for place, one in enumerate(text) if not re.match(_UNSEEN, one) or _shapes(text, place))


def plain_only(text: str) -> str:
    """Return a text without any character that nobody sees, as it stands in an address."""
    return text if text.isascii() else re.sub(_UNSEEN, "", text)


def says_something(text: str) -> bool:
    """Whether a text has a letter, a number or a picture in it: punctuation alone says nothing."""
    return any(unicodedata.category(one)[0] in "LN" or unicodedata.category(one) == "So" for one in text)


def _shapes(text: str, place: int) -> bool:
    one, before, after = text[place], text[:place], text[place + 1 : place + 2]
    if one in _TAGS:
        return before.rstrip(_TAGS).endswith(_FLAG)
    if one in _JOINERS:
        before = before.rstrip(_EMOJI_STYLES)
        return before != "" and (unicodedata.combining(before[-1]) == _VIRAMA or (_joins(before[-1]) and _joins(after)))
    previous = before[-1:]
    if previous == "" or re.match(_UNSEEN, previous):
        return False
    if one in _EMOJI_STYLES:
        return previous in _KEYCAPS or unicodedata.category(previous) in {"So", "Sk", "Sm", "Po"}
    # Variants of ideographs and of Mongolian letters.
    return (_is_selector(one) and _is_ideograph(previous)) or (one in _MONGOLIAN and "\u1820" <= previous <= "\u18aa")


# Canonical_Combining_Class of a virama.
_VIRAMA = 9
_MONGOLIAN = "\u180b\u180c\u180d\u180f"


def _joins(neighbour: str) -> bool:
    """Whether a joiner may stand beside a character: a letter, mark or symbol of a script that has joiners."""
    return neighbour != "" and neighbour > "\u058f" and unicodedata.category(neighbour)[0] in "LMS"


def _is_selector(one: str) -> bool:
    return "\ufe00" <= one <= "\ufe0f" or "\U000e0100" <= one <= "\U000e01ef"


def _is_ideograph(one: str) -> bool:
    return unicodedata.name(one, "").startswith("CJK ")
