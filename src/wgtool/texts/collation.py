"""The order of names in a list: each language counts its own letters."""

import re
import unicodedata

from wgtool.texts.language import Language

# In Welsh eight pairs are letters of their own; k, q, v, x and z stand where English has them.
_WELSH = (
    *("a", "b", "c", "ch", "d", "dd", "e", "f", "ff", "g", "ng", "h", "i", "j", "k", "l", "ll", "m"),
    *("n", "o", "p", "ph", "q", "r", "rh", "s", "t", "th", "u", "v", "w", "x", "y", "z"),
)
_PLACES = {letter: place for place, letter in enumerate(_WELSH)}
_PAIR = 2
# Where two letters meet that are no pair, as dictionaries list it: at the joint of a compound or a name, and in words
# from other languages. Each is the word’s beginning (`*` stands for any), a bar, and what follows; those that change at
# the beginning have all their forms.
_JOINTS = """
llan|g ban|gor fan|gor man|gor bryn|g fryn|g mryn|g blaen|g flaen|g mlaen|g pen|g ben|g mhen|g phen|g hen|g
llwyn|g lwyn|g glan|g nglan|g ton|gwyn don|gwyn bron|g fron|g mron|g ffynnon|g maen|g faen|g gwaun|g waun|g melin|g
felin|g cefn|g gefn|g un|g min|gam fin|gam gwyn|g wyn|g *gwyn|gyll llen|gig dan|gos ddan|gos nan|gos
en|gland en|glish ban|gladesh fan|gladesh bin|go con|go gon|go hwn|gar mon|gol fon|gol tan|go sin|gapor jyn|gl
par|ha bar|ha mhar|ha phar|ha sicr|ha byr|ha fyr|ha ar|hol ar|hos gor|ho gor|he gor|hy
"""
_APART = re.compile(
    "|".join(
        f"{'' if first.startswith('*') else '^'}{first.strip('*')}(?={rest})"
        for first, _, rest in (joint.partition("|") for joint in _JOINTS.split())
    )
)
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
    joints = {joint.end() for joint in _APART.finditer(word)}
    while place < len(word):
        pair = word[place : place + _PAIR] in _PLACES and place + 1 < len(word) and place + 1 not in joints
        size = _PAIR if pair else 1
        letter = word[place : place + size]
        found.append(_PLACES.get(letter, len(_WELSH) + ord(letter[0])))
        place += size
    return found
