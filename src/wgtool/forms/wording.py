"""What a heading asks for, by its words."""

import re
from collections.abc import Collection
from typing import NamedTuple

from wgtool.domain.imports import Field
from wgtool.domain.matching import plain
from wgtool.forms.vocabulary import (
    ALSO,
    BEGUN,
    BESIDE,
    DONE,
    FILLER,
    HEADS,
    INTEREST,
    OF_THE_FORM,
    PHRASES,
    RULING_OUT,
    SENT,
    TIMES,
    WITH_TIMES,
    YES_OR_NO,
)

# A heading that says nothing else; one of which every word is known, or the rest only explains; one with words that
# are not known, of which none speaks against it.
EXACT, WORDED, LOOSE = 3, 2, 1

# What stands between a heading and its translation, or an explanation.
_BETWEEN = re.compile(r"[\n\r/|\\·•()\[\]?!]+|\s[-–—=]+\s|—|[:;.]+(?:\s+|$)")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
# ‘e-bost’ is one word, ‘working group(s)’ two; apostrophes split others.
_JOINED = ((" e mail", " email"), (" e bost", " ebost"), (" e byst", " ebyst"), (" unrhyw beth", " unrhywbeth"))
# ‘Points - …’ and ‘Feedback - …’ stand beside each question of a quiz.
_OF_QUIZ = re.compile(r"(points|feedback|pwyntiau|adborth) ")
# A question named like a column that the form writes itself comes out as `Name2`, and forms number their questions.
_REPEATED = re.compile(r"(?<=[^\W\d])\d{1,2}$| \d{1,2}$")
_NUMBERED = re.compile(r"\s*(?:q(?:uestion)?|cwestiwn)?\s*\d{1,2}\s*[.):_-]+\s*", re.IGNORECASE)
_PLURAL = re.compile(r"\((?:s|au|iau|oedd)\)")
_SHORT = 3


class Guess(NamedTuple):
    """A field that a heading may ask for, and how surely."""

    field: Field
    strength: int


class _Part(NamedTuple):
    """One part of a heading: what it asks for, if anything, and whether its words speak against everything."""

    guess: Guess | None
    out: bool
    empty: bool


def words_of(text: str) -> list[str]:
    """Return a heading’s words, folded, those that are one thing as one word."""
    if " " not in text.strip():
        text = _CAMEL.sub(" ", text)
    folded = f" {plain(text)}"
    for apart, joined in _JOINED:
        folded = folded.replace(apart, joined)
    return folded.split()


def guessed(heading: str) -> Guess | None:
    """Return what a heading asks for; None if its words do not tell."""
    text = _NUMBERED.sub("", heading, count=1) if _NUMBERED.match(heading) else heading
    text = _PLURAL.sub(lambda found: found[0][1:-1], text)
    folded = " ".join(words_of(text))
    shorn = _REPEATED.sub("", folded).strip()
    if text.strip() and not folded:
        # ‘#’ counts the answers.
        return Guess("ignore", EXACT)
    for one in (folded, shorn):
        if one in OF_THE_FORM or _OF_QUIZ.match(one):
            return Guess("ignore", EXACT)
        if one in PHRASES:
            return Guess(PHRASES[one], EXACT)
    return _whole(shorn.split()) or _of_parts(text)


def _whole(words: list[str]) -> Guess | None:
    """Return what a heading asks for that nothing divides, if all its words tell."""
    part = _part(words)
    return part.guess if part.guess and part.guess.strength > LOOSE else None


def _of_parts(text: str) -> Guess | None:
    """Return what the parts of a heading ask for together: translations agree, explanations say nothing against it."""
    parts = [_part(words) for piece in _BETWEEN.split(text) if (words := words_of(_REPEATED.sub("", piece.strip())))]
    guesses = [part.guess for part in parts if part.guess]
    if not guesses or any(part.out for part in parts):
        return None
    sure = [guess for guess in guesses if guess.strength > LOOSE]
    fields = {guess.field for guess in sure or guesses}
    if len(fields) > 1:
        # A second heading line stands in square brackets; what stands in round ones explains the first.
        inner = re.search(r"\[([^][]+)\]\s*$", text)
        first = guesses[0] if "(" in text else None
        return (guessed(inner[1]) if inner else None) or first
    explained = all(part.guess or part.empty for part in parts)
    strength = min(guess.strength for guess in sure or guesses)
    return Guess((sure or guesses)[0].field, strength if explained or parts[0].guess in sure else LOOSE)


def _part(words: list[str]) -> _Part:
    known = [word for word in words if word in FILLER]
    if len(known) == len(words):
        return _Part(None, out=False, empty=True)
    if moment := _moment(words):
        return _Part(moment, out=False, empty=False)
    field = _field(words)
    asked = words[0] in YES_OR_NO or (words[0] == "a" and words[1:2] and words[1] in YES_OR_NO)
    if field is None or (asked and field != "notes"):
        blocked = field is None and not RULING_OUT.isdisjoint(words)
        return _Part(None, out=bool(blocked or asked), empty=False)
    open_ = [word for word in words if word not in FILLER | HEADS[field] | BESIDE[field]]
    if not open_:
        alone = sum(word not in FILLER for word in words) <= _SHORT
        return _Part(Guess(field, EXACT if alone else WORDED), out=False, empty=False)
    out = not RULING_OUT.isdisjoint(open_)
    return _Part(None if out or field == "notes" else Guess(field, LOOSE), out=out, empty=False)


def _field(words: list[str]) -> Field | None:
    """Return the field that some words speak of; None for none, or for two at once."""
    found = [field for field, heads in HEADS.items() if not heads.isdisjoint(words)]
    if len(found) > 1 and not ALSO.isdisjoint(words) and _side_by_side(words, found):
        return None
    if found[:1] == ["notes"] and "groups" in found and _groups_first(words):
        return "groups"
    return found[0] if found else None


def _groups_first(words: list[str]) -> bool:
    """Whether some words speak of groups before they speak of interest, and of nothing else that makes a note."""
    notes = HEADS["notes"].intersection(words)
    first = next(word for word in words if word in HEADS["groups"] | HEADS["notes"])
    return notes <= INTEREST and first in HEADS["groups"]


def _side_by_side(words: list[str], fields: Collection[Field]) -> bool:
    """Whether a word such as ‘and’ joins two fields, so that one answer has both: ‘name and organisation’."""
    for place, word in enumerate(words):
        if word in ALSO:
            left = next((one for one in reversed(words[:place]) if one not in FILLER), "")
            right = next((one for one in words[place + 1 :] if one not in FILLER), "")
            sides = [{field for field in fields if side in HEADS[field]} for side in (left, right)]
            if all(sides) and not sides[0] & sides[1]:
                return True
    return False


def _moment(words: list[str]) -> Guess | None:
    """Return the guess that a heading asks when an answer was sent."""
    told = set(words)
    if told - SENT - DONE - BEGUN - TIMES - WITH_TIMES:
        return None
    if told & SENT or (told & TIMES and told & (DONE | BEGUN)):
        return Guess("timestamp", EXACT)
    return None


def is_begun(heading: str) -> bool:
    """Whether a heading asks when an answer was begun, not when it was sent."""
    return not BEGUN.isdisjoint(words_of(heading))
