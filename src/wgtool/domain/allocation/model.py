"""A case as a linear programme: who gets which group, which groups run, and what each aim costs."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from wgtool.domain.allocation.case import Case, Places, Room
from wgtool.domain.allocation.linear import INFINITY, Linear
from wgtool.domain.allocation.rules import Rule

# Costs of columns, and what is added whatever they are.
Objective = tuple[dict[int, int], int]


class Model(Linear):
    """The programme of a case; what an aim needs is added when its turn comes.

    `gets` has the column of each seeker and group: 1 where they get a place. `runs` has that of each group which may be
    left out, where something depends on that.
    """

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self.fixed = Counter(group for one in case.seekers for group, _ in one.fixed)
        self.hopeless = frozenset(self._hopeless())
        self.gets: list[dict[int, int]] = []
        self.runs: dict[int, int] = {}
        self.of_group: dict[int, list[int]] = defaultdict(list)
        for one in case.seekers:
            mine = {group: self.column(whole=True) for group, _ in case.open_options(one) if group not in self.hopeless}
            self.gets.append(mine)
            for group, column in mine.items():
                self.of_group[group].append(column)
            self._one_person(mine, case.each - len(one.fixed))
        for group, room in enumerate(case.rooms):
            self._one_group(group, room)

    def _hopeless(self) -> Iterator[int]:
        """Yield the groups that nobody can get into: too few want them, or they are full."""
        wanted = Counter(group for one in self.case.seekers for group, _ in self.case.open_options(one))
        for group, room in enumerate(self.case.rooms):
            fixed = self.fixed[group]
            room_left = room.capacity is None or room.capacity > fixed
            most = wanted[group] if room.capacity is None else min(wanted[group], room.capacity)
            if not room_left or (not fixed and most < room.minimum):
                yield group

    def lost(self) -> list[int]:
        """Return the groups that are to be kept although too few can come to them, whatever else is decided."""
        rooms = enumerate(self.case.rooms)
        kept = [group for group, room in rooms if room.keep and not self.fixed[group]]
        return [group for group in kept if len(self.of_group[group]) < max(1, self.case.rooms[group].minimum)]

    def _one_person(self, mine: Mapping[int, int], most: int) -> None:
        if len(mine) > most:
            self.row(dict.fromkeys(mine.values(), 1), upper=most)
        for group, other in combinations(mine, 2) if most > 1 else ():
            if (group, other) in self.case.clashes:
                self.row({mine[group]: 1, mine[other]: 1}, upper=1)

    def _one_group(self, group: int, room: Room) -> None:
        columns, fixed = self.of_group[group], self.fixed[group]
        terms = dict.fromkeys(columns, 1.0)
        if room.keep and not fixed:
            self.row(terms, lower=max(1, room.minimum))
        elif room.minimum > 1 and not fixed and columns:
            self.row({**terms, self.run(group): -room.minimum}, lower=0)
            return
        if room.capacity is not None and len(columns) > room.capacity - fixed:
            self.row(terms, upper=max(0, room.capacity - fixed))

    def run(self, group: int) -> int:
        """Return the column that says whether a group runs in which nobody has a place yet."""
        if group not in self.runs:
            column = self.runs[group] = self.column(whole=True)
            room, columns = self.case.rooms[group], self.of_group[group]
            most = len(columns) if room.capacity is None else min(len(columns), room.capacity)
            self.row({**dict.fromkeys(columns, 1.0), column: -most}, upper=0)
        return self.runs[group]

    # --- aims ---

    def objective(self, aim: str) -> Objective:
        """Return what an aim costs; of what is to be most, less costs less."""
        seekers = self.case.seekers
        if aim == "people":
            return self._people(), -sum(bool(one.fixed) for one in seekers)
        if aim == "places":
            return {column: -1 for mine in self.gets for column in mine.values()}, -self.fixed.total()
        if aim == "ranks":
            ranks = [one.ranks for one in seekers]
            costs = {
                column: ranks[place][group] for place, mine in enumerate(self.gets) for group, column in mine.items()
            }
            return costs, sum(rank for one in seekers for _, rank in one.fixed)
        if aim == "last choices":
            return self._last_choices()
        return self._mix(next(rule for rule in self.case.rules if rule.name == aim))

    def _people(self) -> dict[int, int]:
        costs: dict[int, int] = {}
        for one, mine in zip(self.case.seekers, self.gets, strict=True):
            if not mine or one.fixed:
                continue
            if self.case.each == 1:
                costs |= dict.fromkeys(mine.values(), -1)
            else:
                some = self.column()
                self.row({some: 1, **dict.fromkeys(mine.values(), -1)}, upper=0)
                costs[some] = -1
        return costs

    def _last_choices(self) -> Objective:
        costs: dict[int, int] = {}
        always = 0
        for one, mine in zip(self.case.seekers, self.gets, strict=True):
            if one.last is None:
                continue
            if one.last in (rank for _, rank in one.fixed):
                always += 1
                continue
            ranks = one.ranks
            last = [column for group, column in mine.items() if ranks[group] == one.last]
            if len(last) == 1:
                costs[last[0]] = 1
            elif last:
                some = self.column()
                for column in last:
                    self.row({some: 1, column: -1}, lower=0)
                costs[some] = 1
        return costs, always

    def _mix(self, rule: Rule) -> Objective:
        costs: dict[int, int] = {}
        always = 0
        for group in range(len(self.case.rooms)):
            own, fixed = self._answers(group, rule)
            if not fixed and not self.of_group[group]:
                continue
            more, base = getattr(self, f"_{rule.kind}")(group, rule, own, fixed)
            costs |= more
            always += base
        return costs, always

    def _answers(self, group: int, rule: Rule) -> tuple[dict[str, list[int]], Counter[str | None]]:
        """Return, by answer, the columns of those who may come to a group, and how many are in it already."""
        own: dict[str, list[int]] = defaultdict(list)
        fixed: Counter[str | None] = Counter()
        for one, mine in zip(self.case.seekers, self.gets, strict=True):
            answer = one.answer(rule)
            if (
                group in mine
                and answer is not None
                and not (self.is_fixed(mine[group]) and not self.upper[mine[group]])
            ):
                own[answer].append(mine[group])
            fixed[answer] += any(group == other for other, _ in one.fixed)
        return own, +fixed

    def _spread(self, _group: int, _rule: Rule, own: dict[str, list[int]], fixed: Counter[str | None]) -> Objective:
        """Pairs grow by as many as there are already: convex steps, which need no whole numbers of their own."""
        costs: dict[int, int] = {}
        for answer, columns in own.items():
            steps = [self.column() for _ in columns]
            if fixed[answer] or len(columns) > 1:
                self.row({**dict.fromkeys(columns, 1.0), **dict.fromkeys(steps, -1.0)}, 0, 0)
                costs |= {step: fixed[answer] + place for place, step in enumerate(steps)}
        return costs, sum(count * (count - 1) // 2 for answer, count in fixed.items() if answer is not None)

    def _at_most(self, _group: int, rule: Rule, own: dict[str, list[int]], fixed: Counter[str | None]) -> Objective:
        costs: dict[int, int] = {}
        for answer, columns in own.items():
            room = max(0, rule.number - fixed[answer])
            if len(columns) > room:
                over = self.column(INFINITY)
                self.row({over: 1, **dict.fromkeys(columns, -1.0)}, lower=-room)
                costs[over] = 1
        return costs, sum(max(0, n - rule.number) for answer, n in fixed.items() if answer is not None)

    def _at_least(self, group: int, rule: Rule, own: dict[str, list[int]], fixed: Counter[str | None]) -> Objective:
        known = sum(answer is not None for answer in fixed)
        missing = self.column(INFINITY)
        terms: dict[int, float] = {missing: 1}
        for answer, columns in own.items():
            if not fixed[answer]:
                one = self.column()
                self.row({one: 1, **dict.fromkeys(columns, -1.0)}, upper=0)
                terms[one] = 1
        if fixed.total():
            self.row(terms, lower=rule.number - known)
        else:
            self.row({**terms, self.run(group): -rule.number}, lower=0)
        return {missing: 1}, 0

    def _never_alone(
        self, _group: int, _rule: Rule, own: dict[str, list[int]], fixed: Counter[str | None]
    ) -> Objective:
        costs: dict[int, int] = {}
        for answer, columns in own.items():
            if fixed[answer] > 1:
                continue
            alone = self.column()
            terms = dict.fromkeys(columns, 1.0)
            if fixed[answer]:
                self.row({alone: 1, **terms}, lower=1)
            else:
                some = self.column(whole=True)
                self.row({some: -len(columns), **terms}, upper=0)
                self.row({some: -1, **terms}, lower=0)
                self.row({alone: 1, some: -2, **terms}, lower=0)
            costs[alone] = 1
        gone = sum(count == 1 and answer not in own for answer, count in fixed.items() if answer is not None)
        return costs, gone

    # --- answers ---

    @property
    def is_plain(self) -> bool:
        """Whether whole places are all that an answer needs: nothing depends on other whole numbers."""
        return sum(self.whole) == sum(map(len, self.gets))

    def is_whole(self, numbers: list[float]) -> bool:
        """Whether all is whole that must be."""
        return all(abs(one - round(one)) < _SMALL for one, whole in zip(numbers, self.whole, strict=True) if whole)

    def got(self, seeker: int, numbers: list[float]) -> frozenset[int] | None:
        """Return the places that numbers mean for one seeker; None where these are not whole."""
        mine = self.gets[seeker]
        found = [group for group, column in mine.items() if numbers[column] > _SMALL]
        if any(numbers[mine[group]] < 1 - _SMALL for group in found):
            return None
        return frozenset((*found, *(group for group, _ in self.case.seekers[seeker].fixed)))

    def places(self, numbers: list[float]) -> Places | None:
        """Return the places that numbers of the columns mean; None where these are not whole."""
        found: list[frozenset[int]] = []
        for seeker in range(len(self.gets)):
            got = self.got(seeker, numbers)
            if got is None:
                return None
            found.append(got)
        return found


_SMALL = 1e-6
