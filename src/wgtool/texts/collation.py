"""The order of names in a list: each language counts its own letters."""

import unicodedata

from wgtool.texts.language import Language

# In Welsh eight pairs are letters of their own; k, q, v, x and z stand where English has them.
_WELSH = (
    *("a", "b", "c", "ch", "d", "dd", "e", "f", "ff", "g", "ng", "h", "i", "j", "k", "l", "ll", "m"),
    *("n", "o", "p", "ph", "q", "r", "rh", "s", "t", "th", "u", "v", "w", "x", "y", "z"),
)
_PLACES = {letter: place for place, letter in enumerate(_WELSH)}
_PAIR = 2
# A gap between words comes before every letter, as in a telephone book; anything else behind them all.
_GAP = -1


def sort_key(text: str, lang: Language) -> tuple[tuple[int, ...] | str, str]:
    """Return what to sort a name by in a language; accents and case only count where all else is the same."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return (_welsh(bare) if lang == "cy" else " ".join(_words(bare))), text


def _words(text: str) -> list[str]:
    return "".join(character if character.isalnum() else " " for character in text).split()


def _welsh(text: str) -> tuple[int, ...]:
    places: list[int] = []
    for word in _words(text):
        places += [_GAP, *_letters(word)]
    return tuple(places)


def _letters(word: str) -> list[int]:
    found: list[int] = []
    place = 0
    while place < len(word):
        size = _PAIR if word[place : place + _PAIR] in _PLACES and place + 1 < len(word) else 1
        letter = word[place : place + size]
        found.append(_PLACES.get(letter, len(_WELSH) + ord(letter[0])))
        place += size
    return found
