"""People who may be one: the same name in the same organisation, under two addresses."""

import string
import unicodedata
from collections.abc import Collection, Iterable
from typing import NamedTuple

from wgtool.domain.matching import plain
from wgtool.domain.partial import Standing
from wgtool.domain.people import Person, is_placeholder
from wgtool.domain.records import Record
from wgtool.errors import Refused

# What `plain` makes of most names, in one pass: a long import folds every one. Marks such as the roof of ŵ are dropped.
_PLAIN: dict[int, str | None] = {
    **dict.fromkeys(map(ord, string.punctuation + string.whitespace + "’‘"), " "),
    ord("&"): " and ",
    **dict.fromkeys(range(0x300, 0x370)),
}


class Pair(NamedTuple):
    """Two people of one name in one organisation."""

    one: Person
    other: Person


class Doubles:
    """Looks for doubles as people are seen; `apart` has the keys of people who are known to be nobody else."""

    def __init__(self, state: Standing, apart: Iterable[str]) -> None:
        self._state = state
        self._apart = dict.fromkeys(apart)
        self._first: dict[tuple[str, str], Person] = {}
        self._seen: set[str] = set()
        self._pairs: dict[str, Pair] = {}
        for person in state.people.values():
            if not is_placeholder(person.email):
                self._first.setdefault(self._alike(person), person)

    def see(self, person: Person) -> None:
        """Compare a person with those seen before and those in the store."""
        key = person.key
        if key in self._seen:
            return
        self._seen.add(key)
        first = self._first.setdefault(self._alike(person), person)
        if first is not person and first.key != key and not self._is_apart(first) and not self._is_apart(person):
            self._pairs[key] = Pair(first, person)

    def found(self) -> tuple[Pair, ...]:
        """Return the doubles found."""
        return tuple(self._pairs.values())

    def records(self, present: Collection[str]) -> list[Record]:
        """Return whom the journal is to remember as nobody else; `present` has the keys of people in the file.

        Raises:
            Refused: Somebody named is neither in the store nor in the file.
        """
        for key in self._apart:
            if key not in present and key not in self._state.people:
                raise Refused("person.unknown", email=key)
        return [{"email": key} for key in self._apart if key not in self._state.distinct]

    def _is_apart(self, person: Person) -> bool:
        return person.key in self._apart or person.key in self._state.distinct

    @staticmethod
    def _alike(person: Person) -> tuple[str, str]:
        text = unicodedata.normalize("NFKD", person.name).casefold().translate(_PLAIN)
        return " ".join(text.split()) if text.isascii() else plain(person.name), person.organisation
