"""The answer is the best there is: against a search through all answers, and by what it says itself."""

import os
import random
from time import monotonic

import pytest
from hypothesis import given, settings

from allocation.cases import cases, searched, worth
from wgtool.domain.allocation.case import Case, Room, Seeker, is_allowed
from wgtool.domain.allocation.rules import Rule
from wgtool.domain.allocation.search import Answer, Impossible, best

pytest.importorskip("highspy")
from wgtool.services.allocation.highs import Highs

EXAMPLES = int(os.environ.get("WGTOOL_TEST_EXAMPLES", "60"))
ORDINARY = ("mix", "ranks", "last choices")


def answered(case: Case, seconds: float = 60) -> Answer:
    return best(case, Highs(), seconds, monotonic)


@settings(max_examples=EXAMPLES, deadline=None)
@given(cases())
def test_it_is_the_answer_of_a_search_through_all(case: Case) -> None:
    expected = searched(case)
    if expected is None:
        with pytest.raises(Impossible) as caught:
            answered(case)
        assert caught.value.groups
        return
    answer = answered(case)
    assert answer.proven
    assert worth(case, answer.places) == worth(case, expected)
    assert list(answer.places) == list(expected)
    assert all(one.value == one.bound for one in answer.aims)


@settings(max_examples=EXAMPLES // 2, deadline=None)
@given(cases())
def test_the_order_of_groups_and_of_choices_changes_nothing(case: Case) -> None:
    if any(len({rank for _, rank in one.options}) < len(one.options) for one in case.seekers):
        return
    turned = len(case.rooms) - 1
    other = case._replace(
        rooms=case.rooms[::-1],
        clashes=frozenset((turned - one, turned - two) for one, two in case.clashes),
        seekers=tuple(
            one._replace(
                options=tuple((turned - group, rank) for group, rank in reversed(one.options)),
                fixed=tuple((turned - group, rank) for group, rank in one.fixed),
            )
            for one in case.seekers
        ),
    )
    try:
        expected = answered(case)
    except Impossible:
        with pytest.raises(Impossible):
            answered(other)
        return
    found = answered(other)
    assert [one.value for one in found.aims] == [one.value for one in expected.aims]
    assert [frozenset(turned - group for group in groups) for groups in found.places] == list(expected.places)


def crowd(people: int, rules: tuple[Rule, ...], seed: int, each: int = 1) -> Case:
    """Return a case of eight groups of which some are popular, with 22 organisations and 9 professions."""
    chance = random.Random(seed)
    capacity = people * 9 // 80
    groups = tuple(Room(f"g{n}", capacity // 3, capacity) for n in range(8))
    seekers: list[Seeker] = []
    for n in range(people):
        chosen: list[int] = []
        while len(chosen) < 3:
            group = chance.choices(range(8), [1 / (n + 1) for n in range(8)])[0]
            chosen += [group] if group not in chosen else []
        answers = (f"o{chance.randrange(22)}", f"p{chance.randrange(9)}", None, None, chance.choice((None, "cy", "en")))
        seekers.append(Seeker(f"p{n}@example.org", tuple(zip(chosen, (1, 2, 3), strict=True)), (), 3, answers))
    return Case(groups, tuple(seekers), frozenset(), each, rules, ORDINARY)


SPREAD = Rule("spread", "organisation")


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    "rules",
    [(), (SPREAD,), (SPREAD, Rule("at_least", "profession", 3)), (SPREAD, Rule("at_most", "profession", 5))],
    ids=["none", "spread", "at_least", "at_most"],
)
def test_two_hundred_people_have_a_proven_answer(rules: tuple[Rule, ...], seed: int) -> None:
    case = crowd(200, rules, seed)
    answer = answered(case)
    assert answer.proven
    assert is_allowed(case, answer.places)
    assert all(one.value == one.bound for one in answer.aims)


def test_out_of_time_the_best_found_is_told_with_its_bound_and_is_not_called_the_best() -> None:
    ticks = iter(range(10_000))
    case = crowd(200, (SPREAD, Rule("never_alone", "profession")), 1)
    answer = best(case, Highs(), 3, lambda: float(next(ticks)))
    assert not answer.proven
    assert is_allowed(case, answer.places)
    counted = [one for one in answer.aims if one.value is not None]
    assert [one.value for one in answer.aims[len(counted) :]] == [None] * (len(answer.aims) - len(counted))


def test_rules_stand_before_ranks() -> None:
    english = [Seeker(f"p{n}", ((0, 1),), (), None, (None, None, None, None, "en")) for n in range(3)]
    welsh = Seeker("first", ((0, 1),), (), None, (None, None, None, None, "cy"))
    case = Case((Room("g", 0, 3),), (welsh, *english), rules=(Rule("never_alone", "language"),), aims=ORDINARY)
    assert answered(case).places[0] == frozenset()
    assert answered(case._replace(rules=())).places[0] == {0}


def test_groups_that_cannot_all_be_kept_are_named() -> None:
    seekers = tuple(Seeker(f"p{n}", ((0, 1), (1, 2), (2, 3))) for n in range(3))
    case = Case((Room("a", 2, None, keep=True), Room("b", 2, None, keep=True), Room("c", 0, keep=False)), seekers)
    with pytest.raises(Impossible) as caught:
        answered(case)
    assert caught.value.groups == ("a", "b")
