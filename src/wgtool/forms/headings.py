"""Which column holds what: headings understood by their words, and settled by the user where they are not."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from wgtool.domain.imports import NEEDED, Field
from wgtool.domain.matching import plain
from wgtool.forms.ranks import rank_of
from wgtool.forms.vocabulary import FILLER, HEADS
from wgtool.forms.wording import LOOSE, Guess, guessed, is_begun, words_of

# The columns that a file of rejected rows has beside the form’s own.
REASON = ("wgtool: reason", "wgtool: rheswm")
MARK = ("wgtool: row", "wgtool: rhes")

# First name and surname count only together.
_NAME_PARTS = (
    frozenset({"first", "forename", "given", "cyntaf"}),
    frozenset({"surname", "last", "family", "cyfenw", "olaf", "teulu"}),
)
_BOTH = frozenset({"and", "a", "ac"})
_BESIDE_PARTS = FILLER | HEADS["name"]
# A list of who came to a meeting in Teams, taken for a form.
_ATTENDANCE = frozenset({"first join", "last leave", "join time", "leave time", "user action", "in meeting duration"})

# Between a question and the choice that a column of its own stands for.
_GRID = re.compile(r"\s*(?:\[|\(|/|\||:|\n|\.|\s[-–—]\s)\s*")
_CLOSED = " ])\t\n"
_OTHER = frozenset(
    {"other", "other please specify", "other text", "arall", "arall nodwch", "arall rhowch fanylion", "arall other"}
)
OTHER = ""


class Columns(NamedTuple):
    """What the columns of a file hold.

    `fields` has a field for each column (None is not recognised); `ranks` the preference that a column of groups asks
    for, 0 where one cell has them in order; `name_parts` the places of first name and surname. `ticks` has the group
    that a column stands for, so that its cells only say yes or which choice it is; `OTHER` where they name one
    themselves. `loose` are the places that were taken though some of their words are not known.
    """

    fields: tuple[Field | None, ...]
    ranks: Mapping[int, int]
    name_parts: tuple[int, ...] = ()
    ticks: Mapping[int, str] = {}
    loose: tuple[int, ...] = ()

    def places(self, field: Field) -> tuple[int, ...]:
        """Return the places of a field’s columns."""
        return tuple(place for place, one in enumerate(self.fields) if one == field)

    @property
    def score(self) -> int:
        """How much of a form this looks like: the different fields that were recognised, ids and the like aside."""
        return len({field for field in self.fields if field not in {None, "ignore"}})


class Recogniser:
    """Recognises the headings of one form.

    Args:
        settled: Fields by heading, as the user settled them: where a heading settles a field, no other column that
            only looks like it counts.
        group_of: Returns the id of the group that a text names, None if it names none.
    """

    def __init__(self, settled: Mapping[str, Field], group_of: Callable[[str], str | None] = lambda _: None) -> None:
        # The first rows are looked at again and again, for headings and for what separates them.
        self._plain = lru_cache(maxsize=2000)(plain)
        self._guess = lru_cache(maxsize=2000)(guessed)
        self._tick = lru_cache(maxsize=2000)(self._ticked)
        self._wanted = {plain(heading): field for heading, field in settled.items()}
        self._group_of = group_of

    def recognise(self, headings: Iterable[str]) -> Columns:
        """Return what the columns with some headings, as the file has them, hold."""
        texts = [*headings]
        fixed = [self._wanted.get(self._plain(text)) for text in texts]
        sure = {field for field in fixed if field not in {None, "ignore", "notes"}}
        ticks, asked = self._ticks(texts, fixed)
        # Kobo writes an answer as a whole, too, beside the columns of its choices.
        found = ["ignore" if self._plain(text) in asked else self._sure(text) for text in texts]
        for place in (*_name_parts(texts, fixed, every=True), *ticks):
            found[place] = "groups" if place in ticks else None
        parts = () if "name" in sure else _name_parts(texts, fixed)
        for place in parts:
            found[place] = "name"
        ranks = {
            place: rank
            for place, text in enumerate(texts)
            if {fixed[place], found[place]} <= {None, "groups"} and (rank := rank_of(text)) is not None
        }
        fields: list[Field | None] = []
        for place, (by_user, by_name) in enumerate(zip(fixed, found, strict=True)):
            guess: Field | None = "groups" if place in ranks else by_name
            fields.append(by_user or (None if guess in sure else guess))
        _sent_only(texts, fields, fixed)
        return Columns(
            tuple(fields),
            {place: rank for place, rank in ranks.items() if fields[place] == "groups" and place not in ticks},
            parts,
            {place: group for place, group in ticks.items() if fields[place] == "groups"},
        )

    def completed(self, headings: Sequence[str], columns: Columns) -> Columns:
        """Return what the columns hold, with those taken for a needed field that only one of them can be meant for."""
        fields = [*columns.fields]
        taken: list[int] = []
        for field in NEEDED:
            fitting = self.candidates(headings, columns, field)
            if field not in fields and len(fitting) == 1:
                fields[fitting[0]] = field
                taken.append(fitting[0])
        return columns._replace(fields=tuple(fields), loose=tuple(taken))

    def candidates(self, headings: Sequence[str], columns: Columns, field: Field) -> list[int]:
        """Return the places of columns that were not recognised, but may be meant for a field."""
        wanted = Guess(field, LOOSE)
        return [
            place
            for place, text in enumerate(headings)
            if columns.fields[place] is None
            and self._wanted.get(self._plain(text)) is None
            and self._guess(text) == wanted
        ]

    def is_attendance(self, headings: Iterable[str]) -> bool:
        """Whether headings are those of a meeting’s attendance report."""
        return len(_ATTENDANCE.intersection(map(self._plain, headings))) > 1

    def worth(self, rows: Iterable[Sequence[str]]) -> int:
        """How much of a form some rows look like."""
        return max((self.recognise(row).score for row in rows if may_be_headings(row)), default=0)

    def _sure(self, text: str) -> Field | None:
        guess = self._guess(text)
        return guess.field if guess and guess.strength > LOOSE else None

    def _ticks(self, texts: Sequence[str], fixed: Sequence[Field | None]) -> tuple[dict[int, str], set[str]]:
        """Return the group for which each column of a grid stands, and the questions, folded, that they belong to."""
        found = {
            place: tick
            for place, text in enumerate(texts)
            if fixed[place] in {None, "groups"} and (tick := self._tick(text, by_user=fixed[place] == "groups"))
        }
        asked = {self._plain(question) for question, group in found.values() if group}
        ticks = {place: group for place, (question, group) in found.items() if group or self._plain(question) in asked}
        return ticks, asked - {""}

    def _ticked(self, heading: str, *, by_user: bool) -> tuple[str, str] | None:
        """Return the question and the group that a heading puts together; None if it does not."""
        if group := self._group_of(heading):
            return "", group
        for question, choice in _divided(heading):
            group = self._group_of(choice)
            if group is None and plain(choice) not in _OTHER:
                continue
            guess = self._guess(question)
            if by_user or not question or (guess and guess.field == "groups"):
                return question, group or OTHER
        return None


def may_be_headings(row: Sequence[str]) -> bool:
    """Whether a row may be one of headings at all: it has several cells, none of which is an address."""
    return sum(map(bool, row)) > 1 and not any("@" in cell and " " not in cell.strip() for cell in row)


def _divided(heading: str) -> Iterator[tuple[str, str]]:
    """Yield each way to divide a heading into a question and a choice."""
    for between in _GRID.finditer(heading):
        yield heading[: between.start()].strip(), heading[between.end() :].rstrip(_CLOSED)


def _name_parts(texts: Sequence[str], fixed: Sequence[Field | None], *, every: bool = False) -> tuple[int, ...]:
    """Return the places of first name and surname, in that order; none if one of them is missing.

    With `every`, all places that ask for one of them.
    """
    said = [set(words_of(text)) if fixed[place] is None else set() for place, text in enumerate(texts)]
    # ‘Name and surname’ is both.
    one = [words - _BESIDE_PARTS if words.isdisjoint(_BOTH) else set() for words in said]
    found = [[place for place, words in enumerate(one) if words and words <= part] for part in _NAME_PARTS]
    if every:
        return (*found[0], *found[1])
    return (found[0][0], found[1][0]) if all(found) else ()


def _sent_only(texts: Sequence[str], fields: list[Field | None], fixed: Sequence[Field | None]) -> None:
    """Of several time stamps, leave out those of when an answer was begun: when it was sent counts."""
    stamps = [place for place, field in enumerate(fields) if field == "timestamp"]
    begun = [place for place in stamps if fixed[place] is None and is_begun(texts[place])]
    if len(begun) < len(stamps):
        for place in begun:
            fields[place] = "ignore"
