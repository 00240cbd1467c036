"""Whom a name that meetings show may be meant for, among many."""

from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

from wgtool.domain.matching import slips, squeeze
from wgtool.domain.names import meeting_names

Whose = TypeVar("Whose")
# Two slips change so many kinds of letters at most: a quick look that spares most of the counting.
_MOST_LETTERS = 4


class _Known(NamedTuple):
    """A name as it is compared: its words, and without the spaces, with the letters in it."""

    words: frozenset[str]
    squeezed: str
    letters: frozenset[str]


class Names(Generic[Whose]):
    """Names that are known, each with whose it is."""

    def __init__(self, names: Iterable[tuple[str, Whose]]) -> None:
        self._known = [(_known(listed[0]), whose) for name, whose in names if (listed := meeting_names(name)[:1])]

    def like(self, name: str) -> list[Whose]:
        """Return whom a name may be meant for.

        Words are left out, shortened, or have a slip of a letter; but no other name is meant.
        """
        ways = [_known(way) for way in meeting_names(name)]
        return [whose for known, whose in self._known if ways and _may_be(ways, known)]


def _known(name: str) -> _Known:
    squeezed = squeeze(name)
    return _Known(frozenset(name.split()), squeezed, frozenset(squeezed))


def _may_be(ways: list[_Known], known: _Known) -> bool:
    some, others = ways[0].words, known.words
    if some <= others or others <= some:
        return True
    if len(ways[0].letters ^ known.letters) <= _MOST_LETTERS and any(
        slips(way.squeezed, known.squeezed) is not None for way in ways
    ):
        return True
    short, long = sorted((some, others), key=len)
    return len(short) > 1 and all(any(_shortened(word, other) for other in long) for word in short)


def _shortened(one: str, other: str) -> bool:
    if one[0] != other[0]:
        return False
    return one.startswith(other) or other.startswith(one) or slips(one, other) is not None
