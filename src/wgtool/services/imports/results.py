"""What an import comes to."""

from typing import NamedTuple

from wgtool.domain.imports import FormRow
from wgtool.domain.people import Person, differing
from wgtool.domain.programme import Group
from wgtool.services.imports.doubles import Pair
from wgtool.services.imports.rows import Fault
from wgtool.services.outcome import Outcome
from wgtool.texts.say import Message


class ImportWishes(NamedTuple):
    """What the facilitator asks for: see the options of `import`. `not_the_same` has addresses."""

    strict: bool = False
    update: bool = False
    allow_clash: bool = False
    other_organisation: bool = False
    not_the_same: tuple[str, ...] = ()


class Rejection(NamedTuple):
    """A row that was not taken, its mark, and all that stands against it.

    `before` tells whether it was rejected before, `again` whether that was in this very download.
    """

    row: FormRow
    faults: tuple[Fault, ...]
    mark: str
    before: bool = False
    again: bool = False


class Waiting(NamedTuple):
    """A new sign-up that waits: whose, for what, and the place in the queue, from 1; None where there is none."""

    person: Person
    group: Group
    position: int | None


class NewRank(NamedTuple):
    """A group that an answer ranks otherwise than is known: as known (None for no rank), and as answered."""

    group: str
    before: int | None
    after: int


class Changed(NamedTuple):
    """Someone whose answers differ: as known, and as answered."""

    before: Person
    after: Person
    ranks: tuple[NewRank, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """The details that differ; `choices` where their groups have other ranks."""
        return (*differing(self.before, self.after), *(("choices",) if self.ranks else ()))


class Imported(NamedTuple):
    """What an import comes to; numbers of sign-ups, but for `rows`, `accepted` and `known_again`, which are rows.

    `known_again` counts rows that had been rejected and were put right since.
    """

    outcome: Outcome
    rows: int
    accepted: int
    known_again: int
    recorded: int
    waiting: tuple[Waiting, ...]
    unchanged: int
    changed: tuple[Changed, ...]
    withdrawn: tuple[tuple[Person, Group], ...]
    doubles: tuple[Pair, ...]
    rejected: tuple[Rejection, ...]
    advice: tuple[Message, ...]

    @property
    def newly_rejected(self) -> bool:
        """Whether a row was rejected that was not rejected before."""
        return not all(one.before for one in self.rejected)
