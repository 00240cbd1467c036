"""Comparing what people type with what is listed: folding, and the nearest listed text."""

import unicodedata
from collections.abc import Iterable

# A slip of one letter says little about a short text, and two say nothing.
SHORTEST_FOR_ONE_SLIP = 3
SHORTEST_FOR_TWO_SLIPS = 6

# What bytes 80 to BF of UTF-8 look like when read as Windows-1252 or Latin-1.
_TAIL_BYTES = bytes(range(0x80, 0xC0))
_TAILS = frozenset(_TAIL_BYTES.decode("cp1252", "ignore") + _TAIL_BYTES.decode("latin-1"))


def plain(text: str) -> str:
    """Return a text as it is compared: without case, accents and punctuation.

    NFKD, combining marks dropped, `&` read as `and`, everything but letters and digits one space, trimmed.
    Folding twice gives the same as folding once.
    """
    parts = unicodedata.normalize("NFKD", text).replace("&", " and ")
    bare = "".join(part for part in parts if unicodedata.category(part)[0] != "M")
    # Some letters only come apart once their case is gone.
    lowered = unicodedata.normalize("NFKD", bare.casefold())
    kept = (_letter_or_space(part) for part in lowered if unicodedata.category(part)[0] != "M")
    return " ".join("".join(kept).split())


def squeeze(text: str) -> str:
    """Return a folded text without its spaces, so that `R.C.T.` equals `RCT`."""
    return plain(text).replace(" ", "")


def spellings(names: Iterable[str]) -> tuple[str, ...]:
    """Return the squeezed forms of some names, each once, without those that have no letter or digit."""
    return tuple(dict.fromkeys(filter(None, map(squeeze, names))))


def is_broken(text: str) -> bool:
    """Tell whether a text was damaged by a wrong encoding on its way here, such as `MÃ´n` for `Môn`.

    Folding may drop the rubble and make such a text equal to a listed one. Rubble that is letters throughout
    is not noticed: it stays in the folded text, which then equals no listed one.
    """
    if text.isascii():
        return False
    text = unicodedata.normalize("NFC", text)
    return any(
        character == "\ufffd"
        or unicodedata.category(character) == "Co"
        or "\x80" <= character <= "\x9f"
        or _reads_as_utf8(text, at)
        or _symbol_within_word(text, at)
        for at, character in enumerate(text)
    )


def distance(one: str, other: str, cap: int) -> int:
    """Return how many slips lie between two texts, at most `cap`.

    A slip is a letter too many, missing or wrong, or two neighbours swapped (Damerau-Levenshtein, each letter
    being swapped once at most: the optimal string alignment).
    """
    if abs(len(one) - len(other)) >= cap:
        return cap
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        earlier, before = before, row
        row = [at]
        for place, wanted in enumerate(other, start=1):
            step = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != wanted))
            if at > 1 and place > 1 and letter == other[place - 2] and one[at - 2] == wanted:
                step = min(step, earlier[place - 2] + 1)
            row.append(step)
        if min(row) >= cap and min(before) >= cap:
            return cap
    return min(row[-1], cap)


def slips(one: str, other: str) -> int | None:
    """Return the distance of two squeezed texts if one may be meant for the other, else None.

    The shorter text decides: two slips from six letters on, one from three on, none below.
    """
    shorter = min(len(one), len(other))
    allowed = (shorter >= SHORTEST_FOR_ONE_SLIP) + (shorter >= SHORTEST_FOR_TWO_SLIPS)
    found = distance(one, other, allowed + 1)
    return found if found <= allowed else None


def nearest(text: str, candidates: Iterable[str], limit: int = 2) -> tuple[str, ...]:
    """Return the candidates that may have been meant, the nearest first, then as they are listed.

    Args:
        text: What was typed.
        candidates: What is known, each returned as it is given here.
        limit: How many to return at most.
    """
    wanted = squeeze(text)
    near = ((slips(wanted, squeeze(candidate)), candidate) for candidate in dict.fromkeys(candidates))
    ranked = sorted(((far, one) for far, one in near if far is not None), key=lambda pair: pair[0])
    return tuple(candidate for _, candidate in ranked[:limit])


def _letter_or_space(character: str) -> str:
    """Return a letter or digit as it is; accents and apostrophes that stand alone count as no letters."""
    alone = "\u02b0" <= character <= "\u02ff"
    return character if character.isalnum() and not alone else " "


def _reads_as_utf8(text: str, at: int) -> bool:
    """Tell whether the characters from `at` are the bytes of one character in UTF-8 (RFC 3629, section 4)."""
    first = text[at]
    if not "\xc2" <= first <= "\xf4":
        return False
    tail = 1 + (first >= "\xe0") + (first >= "\xf0")
    rest = text[at + 1 : at + 1 + tail]
    return len(rest) == tail and all(character in _TAILS for character in rest)


def _symbol_within_word(text: str, at: int) -> bool:
    """Tell whether a symbol stands where a letter should, as in `M├┤n`: UTF-8 read as an older encoding."""
    symbol = not text[at].isascii() and unicodedata.category(text[at]) in {"Sc", "Sm", "So"}
    if not symbol or not 0 < at < len(text) - 1:
        return False
    after = text[at + 1]
    return text[at - 1].isalnum() and (after.isalnum() or not (after.isascii() or after.isspace()))
