"""The best answer to a case, aim by aim: each is held while the next is improved.

For each aim the programme is solved without whole numbers first. Where that gives whole places that are worth what it
promises, they are the optimum and it is the proof; otherwise whole numbers are asked for. Every value is counted again
from the places.
"""

from math import ceil, inf
from typing import NamedTuple

from wgtool.domain.allocation.case import MOST, Case, Places, is_allowed, value
from wgtool.domain.allocation.linear import Clock, Found, Linear, Solver
from wgtool.domain.allocation.model import Model, Objective
from wgtool.domain.allocation.turns import Held, by_turns

_TINY = 1e-6
_DUAL = 1e-7


class Reached(NamedTuple):
    """An aim, what was reached of it, and what is certainly not to be surpassed; None where it was not counted."""

    aim: str
    value: int | None
    bound: int | None


class Answer(NamedTuple):
    """Places for everybody, what they are worth, and whether it is proven that nothing is better."""

    places: Places
    aims: tuple[Reached, ...]
    proven: bool


class Impossible(Exception):
    """No answer keeps the hard rules: some groups cannot all be kept."""

    def __init__(self, groups: tuple[str, ...]) -> None:
        super().__init__(groups)
        self.groups = groups


class Miscounted(Exception):
    """The solver says that an answer is worth something else than it is."""


def best(case: Case, solver: Solver, seconds: float, clock: Clock) -> Answer:
    """Return the best answer that is found in some seconds.

    Args:
        case: What there is to decide on.
        solver: What solves linear programmes.
        seconds: For all aims together.
        clock: Tells seconds.

    Raises:
        Impossible: Groups that are to be kept cannot all be kept.
        Miscounted: The solver contradicts what its places are worth.
    """
    return _Search(case, solver, clock() + seconds, clock).run()


class _Search:
    def __init__(self, case: Case, solver: Solver, until: float, clock: Clock) -> None:
        self.case = case
        self.solver = solver
        self.model = Model(case)
        self.until = until
        self.clock = clock
        # What was found so far; at first that nobody gets anything new.
        self.places: Places = [frozenset(group for group, _ in one.fixed) for one in case.seekers]
        self.reached: list[Reached] = []

    def run(self) -> Answer:
        if lost := self.model.lost():
            raise Impossible(tuple(self.case.rooms[group].id for group in lost))
        for aim in self.case.names:
            if not self._improve(aim):
                missing = self.case.names[len(self.reached) :]
                return self._answer([*missing], proven=False)
        held = Held(self.model, self._keeps)
        places, proven = by_turns(held, self.places, self.solver, self.until, self.clock)
        self._check(places)
        self.places = places
        return self._answer([], proven=proven)

    def _answer(self, missing: list[str], *, proven: bool) -> Answer:
        rest = (Reached(aim, None, None) for aim in (*missing, "signed up first"))
        return Answer(self.places, (*self.reached, *rest), proven)

    def _left(self) -> float:
        return self.until - self.clock()

    def _keeps(self, places: Places) -> bool:
        """Whether places keep the hard rules, and are worth as much for the aims before."""
        held = all(value(self.case, places, one.aim) == one.value for one in self.reached)
        return held and is_allowed(self.case, places)

    def _check(self, places: Places) -> None:
        if not self._keeps(places):
            raise Miscounted(", ".join(one.aim for one in self.reached))

    def _improve(self, aim: str) -> bool:
        """Improve one aim as far as can be and hold it; whether that it is the best was proven."""
        objective = self.model.objective(aim)
        found = self.solver.best(self.model, objective[0], self._left(), whole=False)
        if found.state == "none":
            self._impossible(aim)
        if found.state == "late":
            return self._late(aim, -inf, None)
        bound = ceil(found.bound - _TINY) + objective[1]
        places = self.model.places(found.numbers)
        if places is not None and self._keeps(places) and self._cost(places, aim) <= bound:
            return self._hold(aim, objective, places, found)
        return self._in_whole(aim, objective, found, bound)

    def _in_whole(self, aim: str, objective: Objective, relaxed: Found, bound: int) -> bool:
        """Ask for whole numbers."""
        found = self.solver.best(self.model, objective[0], self._left(), whole=True)
        if found.state == "none":
            self._impossible(aim)
        places = self.model.places(found.numbers) if found.numbers else None
        if found.state == "late" or places is None:
            if found.bound > -inf:
                bound = max(bound, ceil(found.bound - _TINY) + objective[1])
            return self._late(aim, bound, places)
        self._check(places)
        cost = self._cost(places, aim)
        if abs(cost - objective[1] - found.bound) > 1 / 2 or cost < bound:
            raise Miscounted(aim)
        return self._hold(aim, objective, places, relaxed)

    def _cost(self, places: Places, aim: str) -> int:
        """Return what places cost: what is to be most is better the more there is."""
        counted = value(self.case, places, aim)
        return -counted if aim in MOST else counted

    def _note(self, aim: str, places: Places, cost: int) -> None:
        self.places = places
        counted = -cost if aim in MOST else cost
        self.reached.append(Reached(aim, counted, counted))

    def _hold(self, aim: str, objective: Objective, places: Places, found: Found) -> bool:
        """Stay where the programme is at its best.

        Where its best without whole numbers is the same, what would cost is settled and what binds stays binding;
        otherwise what would cost too much is settled, and the cost bounded.
        """
        cost = self._cost(places, aim)
        slack = cost - objective[1] - found.bound
        if slack < -_TINY:
            raise Miscounted(aim)
        self._note(aim, places, cost)
        if slack < _TINY:
            face(self.model, found)
            return True
        for column, reduced in enumerate(found.reduced):
            if reduced > slack + _TINY and self.model.lower[column] == 0:
                self.model.fix(column, 0)
        self.model.row(dict(objective[0]), upper=cost - objective[1])
        return True

    def _late(self, aim: str, bound: float, places: Places | None) -> bool:
        """Note what was found until time was up."""
        if places is not None and self._keeps(places):
            self.places = places
        if bound == -inf:
            # Without a word of the solver’s: everybody, everything that was asked for, or no cost at all.
            wanted = (len(one.options) + len(one.fixed) for one in self.case.seekers)
            bound = -len(self.case.seekers) if aim == "people" else -sum(wanted) if aim == "places" else 0
        edge = int(-bound if aim in MOST else bound)
        self.reached.append(Reached(aim, value(self.case, self.places, aim), edge))
        return False

    def _impossible(self, aim: str) -> None:
        """Name the fewest groups, one after the other left aside, that cannot all be kept.

        Raises:
            Impossible: There are such groups.
            Miscounted: An answer was found before, so that there must be one.
        """
        if self.reached:
            raise Miscounted(aim)
        kept = [place for place, room in enumerate(self.case.rooms) if room.keep]
        for place in list(kept):
            rest = [one for one in kept if one != place]
            if not self._can_keep(rest):
                kept = rest
        raise Impossible(tuple(self.case.rooms[place].id for place in kept))

    def _can_keep(self, kept: list[int]) -> bool:
        rooms = tuple(room._replace(keep=place in kept) for place, room in enumerate(self.case.rooms))
        model = Model(self.case._replace(rooms=rooms))
        return not model.lost() and self.solver.best(model, {}, max(1.0, self._left()), whole=True).state != "none"


def face(model: Linear, found: Found) -> None:
    """Keep of a programme what costs as little as was found: its optimal face."""
    for column, reduced in enumerate(found.reduced):
        if abs(reduced) > _DUAL and not model.is_fixed(column):
            model.fix(column, model.lower[column] if reduced > 0 else model.upper[column])
    for row, dual in enumerate(found.duals):
        if abs(dual) > _DUAL:
            side = model.row_lower[row] if dual > 0 else model.row_upper[row]
            if abs(side) < inf:
                model.row_lower[row] = model.row_upper[row] = side
