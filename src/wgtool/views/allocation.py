"""What `allocate` says."""

from typing import Literal

from typing_extensions import TypedDict


class Placed(TypedDict):
    """A place: whose, in which group (by id), and which choice of theirs it is; null where they had not ranked it."""

    email: str
    name: str
    organisation: str
    group: str
    choice: int | None
    by_hand: bool


class Unplaced(TypedDict):
    """Somebody who waits and has no place, and why: each choice with its reason."""

    email: str
    name: str
    organisation: str
    why: str


class Kinds(TypedDict):
    """How many different answers the people of a group gave, before and after."""

    before: int
    after: int


class AllocatedGroup(TypedDict):
    """A group: `placed` counts everybody with a place, `ranks` them by choice, `wanted` who named it as which choice.

    `capacity` null is no limit, `minimum` 0 is none. A group that is not `open` has nobody; `left_out` says why.
    """

    id: str
    name: str
    capacity: int | None
    minimum: int
    placed: int
    open: bool
    left_out: str | None
    ranks: dict[str, int]
    wanted: dict[str, int]
    organisations: Kinds
    professions: Kinds


class AimLine(TypedDict):
    """An aim, in its order: what was reached, and what is proven not to be surpassed; null where it is not counted."""

    aim: str
    value: int | None
    bound: int | None


class RuleLine(TypedDict):
    """A rule of the mix in one group."""

    rule: str
    group: str
    kept: bool
    detail: str


# Somebody’s groups before and after, by id; `from` is a word of Python’s.
Moved = TypedDict("Moved", {"email": str, "name": str, "from": list[str], "to": list[str]})


class CostLine(TypedDict):
    """What a rule of the mix costs: the sum of ranks without it, and who lost a place or their first choice to it."""

    rule: str
    ranks: int
    people: list[Moved]


class AllocateView(TypedDict):
    """`wgtool allocate`. `proven` tells whether nothing is better."""

    schema: Literal["wgtool/allocate/1"]
    entry: int | None
    dry_run: bool
    more: bool
    what_if: bool
    proven: bool
    placed: list[Placed]
    unplaced: list[Unplaced]
    groups: list[AllocatedGroup]
    aims: list[AimLine]
    rules: list[RuleLine]
    moves: list[Moved]
    costs: list[CostLine] | None
    warnings: list[str]
