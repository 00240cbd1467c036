"""Rules of a good mix, as the definitions give them, and the order of what is aimed at.

Each value here that the definitions hold is a table of theirs and each field one of its keys, as in
`wgtool.domain.programme`.
"""

from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple, get_args

# The details of people that a rule may be about.
MixField = Literal["organisation", "profession", "service_area", "role", "language"]
FIELDS: tuple[MixField, ...] = get_args(MixField)
Kind = Literal["spread", "at_least", "at_most", "never_alone"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Aim = Literal["mix", "ranks", "last choices"]
AIMS: tuple[Aim, ...] = get_args(Aim)
_Number = Annotated[int, "count"]


class Share(NamedTuple):
    """A number for one detail of people."""

    organisation: _Number | None = None
    profession: _Number | None = None
    service_area: _Number | None = None
    role: _Number | None = None
    language: _Number | None = None

    def parts(self) -> Iterator[tuple[MixField, int]]:
        """Yield each detail for which there is a number."""
        for field, number in zip(FIELDS, self, strict=True):
            if number is not None:
                yield field, number


class Mix(NamedTuple):
    """A rule of the mix of each group: one kind of rule, on one detail of people."""

    spread: MixField | None = None
    at_least: Share | None = None
    at_most: Share | None = None
    never_alone: MixField | None = None

    def rules(self) -> "Iterator[Rule]":
        """Yield what it asks for; a sound one asks for one thing."""
        for kind, asked in zip(KINDS, self, strict=True):
            if isinstance(asked, Share):
                yield from (Rule(kind, field, number) for field, number in asked.parts())
            elif asked is not None:
                yield Rule(kind, asked)


class Rule(NamedTuple):
    """A rule of the mix: `number` is 0 where its kind needs none."""

    kind: Kind
    field: MixField
    number: int = 0

    @property
    def name(self) -> str:
        """What it is called, the same in each language, such as `at_least organisation 3`."""
        return " ".join([self.kind, self.field, *([str(self.number)] if self.number else [])])
