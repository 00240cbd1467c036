"""The persons of a journal and of its copies, and which of them are one."""

from collections.abc import Iterable
from functools import cached_property

from wgtool.domain.identities import Identities, Numbers
from wgtool.domain.journal import Entry, steps

# A person of one of the journals: its place and their number.
Node = tuple[int, int]


class Person:
    """One person in a journal and in its copies.

    Args:
        everywhere: Who is who in each of them, the journal’s first, and all the person’s numbers there.
        loose: Names by which alone they stand somewhere, as they are written.
    """

    def __init__(self, everywhere: Iterable[tuple[Identities, Numbers]], loose: Iterable[str] = ()) -> None:
        self.everywhere = tuple(everywhere)
        self.loose = frozenset(loose)
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
        return self.loose.union(*(known.names(mine) for known, mine in self.everywhere))


class People:
    """The persons of a journal and of its copies, and which of them are one.

    What two journals say in an entry that both have, they say of the same person.

    Args:
        journals: The entries of the journal, then those of each copy.
    """

    def __init__(self, journals: Iterable[list[Entry]]) -> None:
        every = list(journals)
        self.journals = [Identities(entries) for entries in every]
        self._same: dict[Node, Node] = {}
        said: dict[tuple[str, str], Node] = {}
        for place, (entries, known) in enumerate(zip(every, self.journals, strict=True)):
            for numbers in known.everyone():
                self._join([(place, number) for number in numbers])
            for step in (step for entry in entries for step in steps(entry)):
                for key, number in known.who[step.key].items():
                    self._join([said.setdefault((step.id, key), (place, number)), (place, number)])

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

    def one(self, place: int, number: int) -> Node:
        """Return a sign of a person that is the same in the journal and in every copy."""
        return self._root((place, number))

    def together(self, persons: Iterable[Person]) -> Person:
        """Return several persons as one."""
        chosen = list(persons)
        found = self._of([person.numbers[place] for person in chosen] for place in range(len(self.journals)))
        return Person(found.everywhere, frozenset[str]().union(*(person.loose for person in chosen)))

    @cached_property
    def loose(self) -> dict[str, Person]:
        """Those who stand somewhere by name alone, by what a name is known by, in order of first appearance."""
        names: dict[str, set[str]] = {}
        for known in self.journals:
            for key, spellings in known.loose.items():
                names.setdefault(key, set()).update(spellings)
        return {key: Person(((known, frozenset()) for known in self.journals), found) for key, found in names.items()}

    def _person(self, roots: Iterable[Node]) -> Person:
        columns = [[self._numbers[root][place] for root in roots] for place in range(len(self.journals))]
        return self._of(columns)

    def _of(self, columns: Iterable[Iterable[Iterable[int]]]) -> Person:
        numbers = (frozenset[int]().union(*column) for column in columns)
        return Person(zip(self.journals, numbers, strict=True))

    @cached_property
    def _numbers(self) -> dict[Node, list[list[int]]]:
        """The numbers of each person in each journal."""
        found: dict[Node, list[list[int]]] = {}
        for place, known in enumerate(self.journals):
            for number in range(len(known.addresses)):
                found.setdefault(self._root((place, number)), [[] for _ in self.journals])[place].append(number)
        return found

    def _root(self, node: Node) -> Node:
        while node in self._same:
            node = self._same[node]
        return node

    def _join(self, nodes: list[Node]) -> None:
        first, *others = dict.fromkeys(map(self._root, nodes))
        for other in others:
            self._same[other] = first
