"""A linear programme in whole and other numbers, grown step by step; whoever solves it sees nothing else."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Literal, NamedTuple, Protocol

Costs = Mapping[int, int]
INFINITY = float("inf")


class Linear:
    """Columns with their bounds, and rows that bound sums of them.

    `whole` tells which columns must be whole numbers. A row’s numbers begin at `starts`: the columns in `index`, what
    each counts in `factors`.
    """

    def __init__(self) -> None:
        self.lower: list[float] = []
        self.upper: list[float] = []
        self.whole: list[bool] = []
        self.row_lower: list[float] = []
        self.row_upper: list[float] = []
        self.starts: list[int] = [0]
        self.index: list[int] = []
        self.factors: list[float] = []

    def column(self, upper: float = 1, *, whole: bool = False) -> int:
        """Add a column from 0 up, and return its number."""
        self.lower.append(0)
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.lower) - 1

    def row(self, terms: Mapping[int, float], lower: float = -INFINITY, upper: float = INFINITY) -> None:
        """Bound a sum."""
        self.row_lower.append(lower)
        self.row_upper.append(upper)
        self.index += terms.keys()
        self.factors += terms.values()
        self.starts.append(len(self.index))

    def fix(self, column: int, number: float) -> None:
        """Settle a column."""
        self.lower[column] = self.upper[column] = number

    def rest(self) -> "tuple[Linear, list[int]]":
        """Return the programme of the columns that are not settled, and their numbers here."""
        free = [column for column in range(len(self.lower)) if not self.is_fixed(column)]
        numbers = {column: number for number, column in enumerate(free)}
        found = Linear()
        found.lower, found.upper = [self.lower[c] for c in free], [self.upper[c] for c in free]
        found.whole = [self.whole[c] for c in free]
        for row, (start, end) in enumerate(pairwise(self.starts)):
            terms: dict[int, float] = {}
            settled = 0.0
            for column, factor in zip(self.index[start:end], self.factors[start:end], strict=True):
                if column in numbers:
                    terms[numbers[column]] = factor
                else:
                    settled += factor * self.lower[column]
            if terms:
                found.row(terms, self.row_lower[row] - settled, self.row_upper[row] - settled)
        return found, free

    def is_fixed(self, column: int) -> bool:
        """Whether a column is settled."""
        return self.lower[column] == self.upper[column]


class Found(NamedTuple):
    """What a solver found: `numbers` of the columns (empty if none), and what the least cost is not below.

    `reduced` and `duals` are of columns and rows, where whole numbers were not asked for.
    """

    state: Literal["best", "none", "late"]
    numbers: list[float]
    bound: float
    reduced: list[float]
    duals: list[float]


class Turns(Protocol):
    """A linear programme without whole numbers that is solved again and again, each time for another cost."""

    def best(self, costs: Costs, seconds: float) -> Found:
        """Return what costs least."""

    def fix(self, column: int, number: float) -> None:
        """Settle a column."""

    def row(self, terms: Mapping[int, float], number: float) -> None:
        """Settle a sum."""


class Solver(Protocol):
    """What solves linear programmes: exactly, and the same one always alike."""

    def best(self, linear: Linear, costs: Costs, seconds: float, *, whole: bool) -> Found:
        """Return what costs least; `whole` asks for whole numbers where these are wanted."""

    def turns(self, linear: Linear) -> Turns:
        """Return the programme without whole numbers, to be solved for one cost after the other."""


Clock = Callable[[], float]
