"""The groups that one answer names, however the form joins them."""

import re
from collections.abc import Mapping, Sequence

from wgtool.domain.imports import Chosen
from wgtool.domain.matching import squeeze

_HARD = re.compile(r"[;\n]")
_SOFT = ","


class Choices:
    """Finds groups in cells; `names` has everything each group is called, by its id."""

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        self._ids: dict[str, str] = {}
        for group, texts in names.items():
            for text in texts:
                self._ids.setdefault(squeeze(text), group)
        self._ids.pop("", None)
        self._has_odd_names = any(_HARD.search(text) for texts in names.values() for text in texts)
        # Forms repeat the same few answers, and longer ones are made of the same few parts.
        self._cells: dict[str, tuple[Chosen, ...]] = {}
        self._known_parts: dict[str, list[Chosen]] = {}

    def of_cells(self, cells: Sequence[tuple[str, int | None]]) -> tuple[Chosen, ...]:
        """Return the groups of an answer, each once, in the order given.

        Args:
            cells: The cells with the preference that each one’s column asks for; 0 where one cell has them in order.
        """
        found: dict[str, Chosen] = {}
        for cell, rank in cells:
            for place, chosen in enumerate(self._split(cell), 1):
                ranked = chosen._replace(choice=place if rank == 0 else rank)
                found.setdefault(chosen.group or f" {chosen.text}", ranked)
        return tuple(found.values())

    def _split(self, cell: str) -> tuple[Chosen, ...]:
        if cell not in self._cells:
            self._cells[cell] = tuple(self._parts(cell))
        return self._cells[cell]

    def _parts(self, cell: str) -> list[Chosen]:
        whole = self._ids.get(squeeze(cell)) if self._has_odd_names else None
        if whole:
            return [Chosen(cell.strip(), whole)]
        parts = _HARD.split(cell)
        for part in parts:
            if part not in self._known_parts:
                self._known_parts[part] = self._pieces(part)
        return [chosen for part in parts for chosen in self._known_parts[part]]

    def _pieces(self, part: str) -> list[Chosen]:
        """Split at commas, but only so that the pieces are groups; a group’s name may hold commas itself.

        What is no group’s name stays together, as the text of an own answer.
        """
        pieces = part.split(_SOFT)
        found: list[Chosen] = []
        unknown: list[str] = []
        start = 0
        while start < len(pieces):
            end, group = self._longest(pieces, start)
            if group is None:
                unknown.append(pieces[start])
            else:
                found += self._other(unknown)
                unknown = []
                found.append(Chosen(_SOFT.join(pieces[start:end]).strip(), group))
            start = end
        return found + self._other(unknown)

    def _longest(self, pieces: Sequence[str], start: int) -> tuple[int, str | None]:
        """Return where the longest name from a piece on ends, and whose it is."""
        for end in range(len(pieces), start, -1):
            group = self._ids.get(squeeze(_SOFT.join(pieces[start:end])))
            if group is not None:
                return end, group
        return start + 1, None

    @staticmethod
    def _other(pieces: Sequence[str]) -> list[Chosen]:
        text = _SOFT.join(pieces).strip(" ,\t\r\u00a0")
        return [Chosen(text, None)] if text else []
