"""Small random cases, and the search through every answer to them."""

from itertools import combinations, product

from hypothesis import strategies as st

from wgtool.domain.allocation.case import MOST, Case, Places, Room, Seeker, is_allowed, standing, value
from wgtool.domain.allocation.rules import AIMS, FIELDS, KINDS, Rule

ANSWERS = st.tuples(*(st.sampled_from((None, "a", "b", "c")) for _ in FIELDS))


@st.composite
def rooms(draw: st.DrawFn) -> Room:
    """A group with places for none to four, or without limit."""
    capacity = draw(st.sampled_from((None, 1, 2, 3, 4)))
    minimum = min(draw(st.sampled_from((0, 0, 1, 2, 3))), capacity or 3)
    shut, keep = draw(st.integers(0, 9)) == 0, draw(st.integers(0, 9)) == 0
    return Room(f"g{draw(st.integers(0, 999))}", minimum, capacity, shut, keep)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A case of up to four groups and six people."""
    groups = tuple(room._replace(id=f"g{n}") for n, room in enumerate(draw(st.lists(rooms(), min_size=1, max_size=4))))
    pairs = [pair for pair in combinations(range(len(groups)), 2) if draw(st.integers(0, 4)) == 0]
    seekers = draw(st.lists(_seekers(len(groups)), min_size=1, max_size=6))
    rules = st.builds(_rule, st.sampled_from(KINDS), st.sampled_from(FIELDS), st.integers(1, 3))
    aims = draw(st.permutations(AIMS))[: draw(st.sampled_from((3, 3, 2, 1, 0)))]
    return Case(
        groups,
        tuple(one._replace(email=f"p{n}@example.org") for n, one in enumerate(seekers)),
        frozenset((*pairs, *((other, one) for one, other in pairs))),
        draw(st.sampled_from((1, 1, 2))),
        tuple(dict.fromkeys(draw(st.lists(rules, max_size=2)))),
        tuple(aims),
    )


def _rule(kind: str, field: str, number: int) -> Rule:
    return Rule(kind, field, number if kind.startswith("at_") else 0)  # type: ignore[arg-type]


@st.composite
def _seekers(draw: st.DrawFn, groups: int) -> Seeker:
    chosen = draw(st.lists(st.integers(0, groups - 1), min_size=1, max_size=3, unique=True))
    alike = draw(st.integers(0, 9)) == 0
    ranked = tuple((group, 1 if alike else rank) for rank, group in enumerate(chosen, 1))
    last = max(rank for _, rank in ranked) if len(ranked) > 1 else None
    by_hand = draw(st.sampled_from((None, None, None, None, True, False)))
    fixed = () if by_hand is None else ((ranked[0][0], ranked[0][1] if by_hand else 0),)
    return Seeker("", ranked if by_hand is None else ranked[1:], fixed, last, draw(ANSWERS))


Worth = tuple[tuple[int, ...], list[tuple[int, list[int], list[int]]]]


def worth(case: Case, places: Places) -> Worth:
    """Return what an answer is worth, so that less is better."""
    aims = ((aim, value(case, places, aim)) for aim in case.names)
    return tuple(-number if aim in MOST else number for aim, number in aims), standing(case, places)


def searched(case: Case) -> Places | None:
    """Return the best of all answers; None if none keeps the hard rules."""
    wanted: list[list[frozenset[int]]] = []
    for one in case.seekers:
        held = frozenset(group for group, _ in one.fixed)
        may = [group for group, _ in case.open_options(one)]
        most = max(0, case.each - len(held))
        wanted.append([held | frozenset(some) for n in range(most + 1) for some in combinations(may, n)])
    allowed = (places for places in product(*wanted) if is_allowed(case, places))
    return min(allowed, key=lambda places: worth(case, places), default=None)
