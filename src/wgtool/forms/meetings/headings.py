"""Headings of meetings’ reports, in English and Welsh, whatever the layout: what each column holds."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from wgtool.domain.matching import plain

Column = Literal["name", "email", "upn", "joined", "left", "length", "role", "action", "moment", "host", "host_email"]

# A column holds what a word in its heading, or one that begins so, stands for; the first that fits counts.
_WORDS: tuple[tuple[Column, tuple[str, ...]], ...] = (
    ("upn", ("upn",)),
    ("email", ("email", "ebost", "mail", "bost")),
    ("action", ("action", "gweithred*")),
    ("moment", ("timestamp", "stamp")),
    ("length", ("duration", "hyd", "parhad", "para")),
    ("joined", ("join*", "ymun*")),
    ("left", ("leave", "left", "leaving", "gada*", "adael*", "ymad*")),
    ("role", ("role", "rol")),
    ("name", ("name", "names", "enw", "enwau", "participant", "cyfranogwr")),
)
_HOSTS = frozenset({"host", "gwesteiwr", "lletywr"})
_MINUTES = frozenset({"minutes", "mins", "munudau", "munud"})
# Of the meeting itself, not of who was there.
_OF_MEETING = frozenset({"topic", "pwnc", "meeting"})
_TOTALS = frozenset({"first", "last", "gyntaf", "cyntaf", "olaf", "total", "cyfanswm"})

_NUMBER = re.compile(r"\d")


class Head(NamedTuple):
    """A row of headings: where each column stands.

    `totals` tells that a row sums a person’s visits up, `in_minutes` that lengths are minutes, `of_meeting` that the
    rows are of meetings, not of people.
    """

    places: Mapping[Column, int]
    totals: bool = False
    in_minutes: bool = False
    of_meeting: bool = False


def head_of(row: Sequence[str]) -> Head | None:
    """Return what a row’s columns hold if it is the headings of a report’s table."""
    # Headings hold no numbers, and almost every other row has a time.
    if any(map(_NUMBER.search, row)):
        return None
    titles = [frozenset(plain(cell).split()) for cell in row]
    places: dict[Column, int] = {}
    for place, words in enumerate(titles):
        column = _column(words)
        if column is not None:
            places.setdefault(column, place)
    if len(places) + sum(bool(words & _OF_MEETING) for words in titles) < 2:  # noqa: PLR2004 - one title is no table
        return None
    # Reports of Zoom begin with a table of the one meeting.
    topics = sum(bool(words & {"topic", "pwnc"}) for words in titles)
    if topics or not places.keys().isdisjoint({"host", "host_email"}):
        return Head(places, of_meeting=True) if {"email", "host", "host_email"} & places.keys() else None
    timed = "joined" in places or "length" in places or {"action", "moment"} <= places.keys()
    if not timed or not {"name", "email"} & places.keys():
        return None
    times = [titles[places[column]] for column in ("joined", "left", "length") if column in places]
    totals = any(words & _TOTALS for words in times)
    in_minutes = "length" in places and bool(titles[places["length"]] & _MINUTES)
    return Head(places, totals, in_minutes)


def is_heading(text: str) -> bool:
    """Whether a text heads a column of names or addresses."""
    words = plain(text).split()
    return len(words) <= 3 and _column(frozenset(words)) in {"name", "email"}  # noqa: PLR2004 - ‘User email address’


def known_columns(row: Sequence[str]) -> int:
    """Return how many cells of a row head a column of names or addresses: of whatever that is no report."""
    return sum(map(is_heading, row))


def _column(words: frozenset[str]) -> Column | None:
    if words & _HOSTS:
        return "host_email" if words & {"email", "mail", "bost", "ebost"} else "host"
    if words & {"meeting", "cyfarfod"} and not words & {"duration", "hyd", "in", "yn"}:
        return None
    for column, known in _WORDS:
        if any(_is(word, one) for one in known for word in words):
            return column
    return None


def _is(word: str, known: str) -> bool:
    return word.startswith(known[:-1]) if known.endswith("*") else word == known
