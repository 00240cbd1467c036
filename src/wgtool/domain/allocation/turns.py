"""The last aim: whoever signed up first gets the best that costs nothing of what was held before, then the second."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from wgtool.domain.allocation.case import Places
from wgtool.domain.allocation.linear import Clock, Found, Solver
from wgtool.domain.allocation.model import Model

# So much may the weights of people who are looked at together come to.
_MOST = 60_000


class _Wish(NamedTuple):
    """What somebody would have as little of as can be: costs, all below 0, and the least that they can come to."""

    seeker: int
    costs: dict[int, int]
    least: int


class Held(NamedTuple):
    """A programme in which the aims before are held, and what tells whether places keep all of them."""

    model: Model
    keeps: Callable[[Places], bool]


def by_turns(held: Held, places: Places, solver: Solver, until: float, clock: Clock) -> tuple[Places, bool]:
    """Return the one answer that is left, and whether that was proven in time.

    Args:
        held: What is held already.
        places: An answer that keeps them.
        solver: What solves it.
        until: When to stop, by the clock.
        clock: Tells seconds.
    """
    return _Turns(held, places, solver, until, clock).run()


class _Turns:
    def __init__(self, held: Held, places: Places, solver: Solver, until: float, clock: Clock) -> None:
        self.model = held.model
        self.keeps = held.keeps
        self.places = places
        self.solver = solver
        self.until = until
        self.clock = clock
        self.relaxed = solver.turns(self.model)
        # Whose places are not settled yet.
        self.open = list(range(len(self.model.gets)))

    def run(self) -> tuple[Places, bool]:
        batch: list[_Wish] = []
        weight = 1
        for wish in self._wishes():
            if not batch and self._worth(wish) == wish.least:
                self._settle([wish])
                continue
            if batch and weight * (1 - wish.least) > _MOST:
                if not self._solve(batch):
                    return self.places, False
                batch, weight = [], 1
                if self._worth(wish) == wish.least:
                    self._settle([wish])
                    continue
            batch.append(wish)
            weight *= 1 - wish.least
        done = not batch or self._solve(batch)
        return self.places, done

    def _wishes(self) -> Iterator[_Wish]:
        """Yield what each would have, one after the other: more places, then their ranks, then the first groups."""
        for place, (seeker, mine) in enumerate(zip(self.model.case.seekers, self.model.gets, strict=True)):
            ranks = seeker.ranks
            free = [g for g in sorted(mine, key=lambda g: (ranks[g], g)) if not self.model.is_fixed(mine[g])]
            most = self.model.case.each - len(seeker.fixed)
            if not free:
                continue
            if most == 1:
                count = len(free)
                yield _Wish(place, {mine[g]: nth - count for nth, g in enumerate(free)}, -count)
                continue
            yield _Wish(place, {mine[g]: -1 for g in free}, -min(most, len(free)))
            for rank in sorted({ranks[g] for g in free}):
                alike = [mine[g] for g in free if ranks[g] == rank]
                yield _Wish(place, dict.fromkeys(alike, -1), -min(most, len(alike)))
            for g in free:
                yield _Wish(place, {mine[g]: -1}, -1)

    def _worth(self, wish: _Wish) -> int:
        mine, has = self.model.gets[wish.seeker], self.places[wish.seeker]
        return sum(cost for group, column in mine.items() if group in has and (cost := wish.costs.get(column, 0)))

    def _settle(self, wishes: Sequence[_Wish]) -> None:
        """Let each have what they have now: for one place that is it, for several as much."""
        for wish in wishes:
            has, mine = self.places[wish.seeker], self.model.gets[wish.seeker]
            if len(wish.costs) == 1 or self.model.case.each - len(self.model.case.seekers[wish.seeker].fixed) == 1:
                for group, column in mine.items():
                    if column in wish.costs and not self.model.is_fixed(column):
                        self.model.fix(column, group in has)
                        self.relaxed.fix(column, group in has)
            else:
                terms = dict.fromkeys(wish.costs, 1.0)
                number = -self._worth(wish)
                self.model.row(terms, number, number)
                self.relaxed.row(terms, number)

    def _solve(self, wishes: Sequence[_Wish]) -> bool:
        """Give some people the best they can have, the first one first; whether that was proven."""
        costs: dict[int, int] = {}
        weight = 1
        for wish in reversed(wishes):
            for column, cost in wish.costs.items():
                costs[column] = costs.get(column, 0) + cost * weight
            weight *= 1 - wish.least
        found = self.relaxed.best(costs, self.until - self.clock())
        places = self._whole(found, costs)
        if places is None:
            found = self.solver.best(self.model, costs, self.until - self.clock(), whole=True)
            places = self._whole(found, costs)
        if places is None:
            return False
        self.places = places
        self._settle(wishes)
        return True

    def _whole(self, found: Found, costs: dict[int, int]) -> Places | None:
        """Return the places found, where they are whole, allowed and worth what they are said to be."""
        if found.state != "best":
            return None
        worth = sum(cost for column, cost in costs.items() if found.numbers[column] > 1 / 2)
        if abs(worth - found.bound) > 1 / 2:
            return None
        places = [*self.places]
        self.open = [seeker for seeker in self.open if not all(map(self.model.is_fixed, self._columns(seeker)))]
        for seeker in self.open:
            got = self.model.got(seeker, found.numbers)
            if got is None:
                return None
            places[seeker] = got
        # Where all that must be whole is, the programme itself sees to the rules and to the aims before.
        sound = self.model.is_plain or self.model.is_whole(found.numbers) or self.keeps(places)
        return places if sound else None

    def _columns(self, seeker: int) -> Iterable[int]:
        return self.model.gets[seeker].values()
