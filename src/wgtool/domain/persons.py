"""The persons of a journal and of its copies, and which of them are one."""

from collections.abc import Iterable

from wgtool.domain.identities import Identities, Numbers
from wgtool.domain.journal import Entry


class Person:
    """One person in a journal and in its copies.

    Args:
        everywhere: Who is who in each of them, the journal’s first, and all the person’s numbers there.
    """

    def __init__(self, everywhere: Iterable[tuple[Identities, Numbers]]) -> None:
        self.everywhere = tuple(everywhere)
        self.numbers = tuple(numbers for _, numbers in self.everywhere)

    @property
    def address(self) -> str:
        """What the person is called by: their newest address, the journal’s before a copy’s."""
        return next(filter(None, (known.address(mine) for known, mine in self.everywhere)), "")

    @property
    def keys(self) -> frozenset[str]:
        """Every address they ever had, as keys."""
        return frozenset[str]().union(*(known.keys(mine) for known, mine in self.everywhere))

    @property
    def names(self) -> frozenset[str]:
        """Every name under which they were recorded."""
        return frozenset[str]().union(*(known.names(mine) for known, mine in self.everywhere))


class People:
    """The persons of a journal and of its copies, and which of them are one.

    What two journals say in an entry that both have, they say of the same person.

    Args:
        journals: The entries of the journal, then those of each copy.
    """

    def __init__(self, journals: Iterable[list[Entry]]) -> None:
        every = list(journals)
        self.journals = [Identities(entries) for entries in every]
        self._same: dict[tuple[int, int], tuple[int, int]] = {}
        said: dict[tuple[str, str], tuple[int, int]] = {}
        for place, (entries, known) in enumerate(zip(every, self.journals, strict=True)):
            for numbers in known.everyone():
                self._join([(place, number) for number in numbers])
            for entry in entries:
                for key, number in known.who[entry.n].items():
                    self._join([said.setdefault((entry.id, key), (place, number)), (place, number)])

    def find(self, email: str) -> list[Person]:
        """Return who has an address or had it (see `Identities.find`).

        What the journal says goes before what its copies say. Somebody of a copy whom the journal never knew is whoever
        has the address there, since nothing says otherwise.
        """
        ours = {self._root((0, number)) for number in range(len(self.journals[0].addresses))}
        found = [[self._root((p, min(one))) for one in known.find(email)] for p, known in enumerate(self.journals)]
        others = dict.fromkeys(root for roots in found[1:] for root in roots)
        known = dict.fromkeys(found[0] or [root for root in others if root in ours])
        strangers = [root for root in others if root not in ours]
        if len(known) <= 1:
            together = [*known, *strangers]
            return [self._person(together)] if together else []
        return [self._person([root]) for root in (*known, *strangers)]

    def everyone(self) -> list[Person]:
        """Return each person, in order of first appearance, whom the journal or a copy names."""
        found = (
            self._root((place, min(numbers)))
            for place, known in enumerate(self.journals)
            for numbers in known.everyone()
        )
        return [self._person([root]) for root in dict.fromkeys(found)]

    def together(self, persons: Iterable[Person]) -> Person:
        """Return several persons as one."""
        chosen = list(persons)
        columns = [[person.numbers[place] for person in chosen] for place in range(len(self.journals))]
        return Person(zip(self.journals, (frozenset[int]().union(*column) for column in columns), strict=True))

    def _person(self, roots: Iterable[tuple[int, int]]) -> Person:
        wanted = set(roots)
        numbers = (
            frozenset(number for number in range(len(known.addresses)) if self._root((place, number)) in wanted)
            for place, known in enumerate(self.journals)
        )
        return Person(zip(self.journals, numbers, strict=True))

    def _root(self, node: tuple[int, int]) -> tuple[int, int]:
        while node in self._same:
            node = self._same[node]
        return node

    def _join(self, nodes: list[tuple[int, int]]) -> None:
        first, *others = dict.fromkeys(map(self._root, nodes))
        for other in others:
            self._same[other] = first
