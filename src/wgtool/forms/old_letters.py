"""Which of the encodings before Unicode a file is in: its words tell, as ‘Siƒn’ is no name and ‘Siân’ is one."""

import re
from typing import NamedTuple

# Words with letters beyond ASCII, and what touches them.
_WORDS = re.compile(rb"[A-Za-z'\x80-\xff]*[\x80-\xff][A-Za-z'\x80-\xff]*")
# So many different words tell enough.
_SAMPLE = 500

# How much a letter within a word speaks for an encoding: those that Welsh, and then its neighbours, are written with.
_LIKELY = {
    **dict.fromkeys("âêîôûŵŷÂÊÎÔÛŴŶ", 4),
    **dict.fromkeys("áéíóúäëïöüçÁÉÍÓÚÄËÏÖÜÇ", 3),
    **dict.fromkeys("àèìòùñåøæßÀÈÌÒÙÑÅØÆ", 0),
}
# Signs by where they stand: before a word, after it, or anywhere but within one.
_OPENING, _CLOSING, _APART = "‘“«¡¿£©", "’”»…®™°½¼¾", "–—•·€\u00a0"
_RUBBLE = -4
_UNLIKELY = -1
# By so much the best reading has to be better than the next: by one likely letter.
_LEAD = 4


class Reading(NamedTuple):
    """An encoding: what Python calls it, what people do, and the key of what is said of it."""

    encoding: str
    title: str
    remark: str


_WINDOWS = Reading("cp1252", "Windows-1252", "form.windows")
_OTHERS = (
    Reading("cp850", "CSV (MS-DOS)", "form.dos"),
    Reading("mac_roman", "CSV (Macintosh)", "form.macintosh"),
)


def reading(data: bytes) -> Reading | bytes:
    """Return how to read some lines that are no UTF-8; a word of them where nothing tells.

    They are in Windows-1252, as Excel writes unless asked otherwise, as long as no word comes out as rubble.
    """
    words: list[bytes] = list(dict.fromkeys(_WORDS.findall(data)))[:_SAMPLE]
    judged: dict[Reading, list[int]] = {
        one: [_judged(word, one.encoding) for word in words] for one in (_WINDOWS, *_OTHERS)
    }
    if min(judged[_WINDOWS], default=0) >= 0:
        return _WINDOWS
    ranked = sorted(judged, key=lambda one: -sum(judged[one]))
    best, second = (sum(judged[one]) for one in ranked[:2])
    if best - second < _LEAD or (ranked[0] is not _WINDOWS and min(judged[ranked[0]]) < 0):
        return words[min(range(len(words)), key=judged[_WINDOWS].__getitem__)]
    return ranked[0]


def _judged(word: bytes, encoding: str) -> int:
    """Return how much like a word some bytes are in an encoding; below zero is none."""
    text = word.decode(encoding, "replace")
    return sum(_weight(text, place) for place in range(len(text)) if not text[place].isascii())


def _weight(text: str, place: int) -> int:
    letter = text[place]
    before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    if letter.isalpha() and letter not in "ªºƒˆ˜":
        # A capital after a small letter, or a small letter before a capital, is neither.
        capital = letter.isupper() and (before.islower() or (before.isupper() and after.islower()))
        torn = capital or (letter.islower() and after.isupper())
        return _RUBBLE if torn else _LIKELY.get(letter, _UNLIKELY)
    fits = (
        (letter in _OPENING and not before)
        or (letter in _CLOSING and (not after or (letter == "’" and before.isalpha())))
        or (letter in _APART and not (before.islower() and after.islower() and letter != "\u00a0"))
    )
    return 1 if fits else _RUBBLE
