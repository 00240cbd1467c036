"""Names of people: whether two may be one person’s."""

import re

from wgtool.domain.matching import plain, slips, squeeze

# How people are addressed, in English and Welsh, folded; ‘Y Cynghorydd’ is two words.
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "cllr", "councillor"}) | frozenset(
    {"bnr", "bns", "mrs", "y", "cyng", "cynghorydd", "athro", "parch", "rev"}
)
# Below this a letter makes another first name (Bet, Ben); from here on it is a slip.
_SHORTEST_FIRST_NAME = 4

_BRACKETS = re.compile(r"\([^()]*\)|\([^()]*$")
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ`´"))


def compared(name: str) -> str:
    """Return a name as names are compared: without case, accents and punctuation; an apostrophe parts no word."""
    return plain(name.translate(_APOSTROPHES))


def may_be_one(one: str, other: str) -> bool:
    """Whether two names that go with one address may be the same person’s.

    Case, accents, punctuation, order of the words and titles do not count, nor do middle names, a surname left out or a
    first name shortened (S. Puw, Katherine, Kath), a slip of a letter, or another surname after the same first name:
    people marry. Another first name is another person’s, also with the same surname.
    """
    mine, theirs = _words(one), _words(other)
    if not mine or not theirs:
        return squeeze(one) == squeeze(other)
    if set(mine) <= set(theirs) or set(theirs) <= set(mine) or mine[0] == theirs[0] or "".join(mine) == "".join(theirs):
        return True
    return _alike(mine[0], theirs[0]) and _same_surname(mine[1:], theirs[1:])


def _words(name: str) -> list[str]:
    words = plain(name).split()
    return [word for word in words if word not in _TITLES] or words


def _alike(one: str, other: str) -> bool:
    """Whether two first names may be one: shortened, or with a slip behind the first letter."""
    if one.startswith(other) or other.startswith(one):
        return True
    long = min(len(one), len(other)) >= _SHORTEST_FIRST_NAME
    return long and one[0] == other[0] and slips(one, other) is not None


def _same_surname(mine: list[str], theirs: list[str]) -> bool:
    """Whether what follows two first names is alike; of one word, such as a first name alone, nothing is."""
    if not mine or not theirs:
        return mine == theirs
    return mine[-1] == theirs[-1] or slips(mine[-1], theirs[-1]) is not None


def meeting_names(name: str) -> tuple[str, ...]:
    """Return the ways to read a name as meetings show it, each as names are compared, the likeliest first.

    What stands in round brackets is left out; behind a comma stands the first name; the surname may come first.
    """
    bare = _BRACKETS.sub(" ", name)
    surname, comma, first = bare.partition(",")
    words = compared(f"{first} {surname}" if comma and compared(first) else bare).split()
    return tuple(dict.fromkeys(" ".join((*words[turn:], *words[:turn])) for turn in range(len(words))))


def name_key(name: str) -> str:
    """Return what a whole name is known by: the likeliest way to read it, or the text where it has no letters."""
    return next(iter(meeting_names(name)), name.casefold())
