"""What there is to give and to whom, and what an answer is worth: nothing here knows of a solver."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wgtool.domain.allocation.rules import FIELDS, Aim, Rule


class Room(NamedTuple):
    """A group: `capacity` None is no limit; one that is shut takes nobody new; `keep` forbids to leave it out."""

    id: str
    minimum: int = 0
    capacity: int | None = None
    shut: bool = False
    keep: bool = False


class Seeker(NamedTuple):
    """Somebody who has a place or wants one.

    `options` are the groups they wait for, by number, with their ranks; `fixed` those in which they have a place that
    stays, with its rank, 0 for none. `last` is the rank of their last choice, None if they ranked fewer than two.
    `answers` are their details in the order of `FIELDS`, as they are compared; None for an empty one.
    """

    email: str
    options: tuple[tuple[int, int], ...]
    fixed: tuple[tuple[int, int], ...] = ()
    last: int | None = None
    answers: tuple[str | None, ...] = (None,) * len(FIELDS)

    @property
    def ranks(self) -> dict[int, int]:
        """The ranks of all their groups, by number."""
        return dict((*self.options, *self.fixed))

    def answer(self, rule: Rule) -> str | None:
        """Return what they answered for the detail that a rule is about."""
        return self.answers[FIELDS.index(rule.field)]


class Case(NamedTuple):
    """All there is to decide on: `seekers` in the order of signing up, `clashes` of groups by number, both ways."""

    rooms: tuple[Room, ...]
    seekers: tuple[Seeker, ...]
    clashes: frozenset[tuple[int, int]] = frozenset()
    each: int = 1
    rules: tuple[Rule, ...] = ()
    aims: tuple[Aim, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the aims that are counted, in order; after them comes who signed up first."""
        mix = tuple(rule.name for rule in self.rules)
        middle = (name for aim in self.aims for name in (mix if aim == "mix" else (aim,)))
        return ("people", *(("places",) if self.each > 1 else ()), *middle)

    def open_options(self, seeker: Seeker) -> Iterator[tuple[int, int]]:
        """Yield the groups that somebody may still get, with their ranks."""
        held = [group for group, _ in seeker.fixed]
        if len(held) < self.each:
            for group, rank in seeker.options:
                if not self.rooms[group].shut and not any((group, other) in self.clashes for other in held):
                    yield group, rank


# For each seeker, the groups in which they have a place, fixed ones included.
Places = Sequence[frozenset[int]]

LAST = "signed up first"
MOST = frozenset({"people", "places"})


def mixture(case: Case, places: Places, rule: Rule) -> list[Counter[str | None]]:
    """Return for each group how many people have each answer that a rule is about; those without one under None."""
    found: list[Counter[str | None]] = [Counter() for _ in case.rooms]
    for seeker, groups in zip(case.seekers, places, strict=True):
        answer = seeker.answer(rule)
        for group in groups:
            found[group][answer] += 1
    return found


def broken(rule: Rule, people: Counter[str | None]) -> int:
    """Return how far a group is from keeping a rule; 0 is kept. See `docs/allocation.md`."""
    counts = [count for answer, count in people.items() if answer is not None]
    if not people.total():
        return 0
    if rule.kind == "spread":
        return sum(count * (count - 1) // 2 for count in counts)
    if rule.kind == "at_least":
        return max(0, rule.number - len(counts))
    if rule.kind == "at_most":
        return sum(max(0, count - rule.number) for count in counts)
    return sum(count == 1 for count in counts)


def value(case: Case, places: Places, aim: str) -> int:
    """Return what an answer is worth for an aim, counted from the places alone."""
    if aim == "people":
        return sum(bool(groups) for groups in places)
    if aim == "places":
        return sum(map(len, places))
    if aim == "ranks":
        return sum(one.ranks[group] for one, groups in zip(case.seekers, places, strict=True) for group in groups)
    if aim == "last choices":
        with_ranks = ((one, one.ranks, groups) for one, groups in zip(case.seekers, places, strict=True))
        return sum(one.last is not None and one.last in map(ranks.get, groups) for one, ranks, groups in with_ranks)
    rule = next(rule for rule in case.rules if rule.name == aim)
    return sum(broken(rule, people) for people in mixture(case, places, rule))


def standing(case: Case, places: Places) -> list[tuple[int, list[int], list[int]]]:
    """Return what each gets, in the order of signing up, so that less is better: the order of the last aim."""
    return [
        (-len(groups), sorted(one.ranks[group] for group in groups), sorted(groups, key=lambda g: (one.ranks[g], g)))
        for one, groups in zip(case.seekers, places, strict=True)
    ]


def is_allowed(case: Case, places: Places) -> bool:
    """Whether an answer keeps every hard rule."""
    counts: Counter[int] = Counter()
    fixed: Counter[int] = Counter()
    for one, groups in zip(case.seekers, places, strict=True):
        held = {group for group, _ in one.fixed}
        new = groups - held
        may = {group for group, _ in case.open_options(one)}
        clash = any((group, other) in case.clashes for group in new for other in groups if other != group)
        if not held <= groups or not new <= may or clash or (new and len(groups) > case.each):
            return False
        counts.update(groups)
        fixed.update(held)
    return all(_is_filled(room, counts[group], fixed[group]) for group, room in enumerate(case.rooms))


def _is_filled(room: Room, people: int, fixed: int) -> bool:
    """Whether a group may have so many people, of whom some had their places before."""
    if room.capacity is not None and people > max(room.capacity, fixed):
        return False
    if people == 0:
        return not room.keep
    return fixed > 0 or people >= room.minimum
