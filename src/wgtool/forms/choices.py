"""The groups that one answer names, however the form joins them and whatever stands beside them."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from wgtool.domain.imports import Chosen
from wgtool.domain.matching import plain, squeeze
from wgtool.forms.ranks import mark_of
from wgtool.texts.dates import DAYS, MONTHS

_HARD = re.compile(r"[;\n]")
# What may stand between two names, or between a name and a remark; a name may hold any of them itself.
_LIST = re.compile(r"\s*[,/|+]\s*|\s+&\s+|\s+(?:and|ac|a)\s+")
_BETWEEN = re.compile(rf"({_LIST.pattern}|\s*[()\[\]{{}}]+\s*|\s+[-–—]+\s+|\s*:\s*)")
_NUMBERING = re.compile(r"\s*(?:\d{1,2}|[a-h])[.)]\s+", re.IGNORECASE)

# Words that make a remark of what stands behind a name: when and where a group meets, whether it has places.
_REMARKS = frozenset(
    {
        plain(word)
        for names in (*DAYS.values(), *MONTHS.values())
        for name in names
        for word in (name, name[:3], *name.split())
    }
    | {
        "am",
        "pm",
        "yb",
        "yp",
        "yh",
        "at",
        "from",
        "to",
        "until",
        "full",
        "group",
        "online",
        "teams",
        "zoom",
        "weekly",
        "places",
    }
    | {
        "llawn",
        "gweithgor",
        "ar",
        "lein",
        "o",
        "i",
        "tan",
        "lleoedd",
        "wythnosol",
        "tues",
        "thurs",
        "thur",
        "mondays",
        "tuesdays",
    }
    | {"wednesdays", "thursdays", "fridays", "every", "bob", "the", "y", "waiting", "list", "rhestr", "aros"}
)
_LONGEST_HEADING = 400
_TIME = re.compile(r"\d{1,4}(?:am|pm|st|nd|rd|th)?")
# Words with which a remark takes back what it stands beside.
_TAKING_BACK = frozenset(
    {"not", "no", "but", "only", "if", "unless", "maybe", "perhaps", "or", "instead", "except", "don", "won", "cannot"}
    | {"ddim", "dim", "nid", "nad", "ond", "os", "efallai", "neu", "oni", "heblaw", "methu"}
)
# Answers that name no group, folded; and those that ask for every one.
_NOTHING = frozenset(
    {"", "n a", "na", "none", "none of the above", "none of these", "no", "nil", "other", "not applicable"}
    | {
        "dim",
        "dim un",
        "dim un o r uchod",
        "dim un o r rhain",
        "arall",
        "amherthnasol",
        "ddim yn berthnasol",
    }
)
_ALL = frozenset(
    {"all", "all of the above", "all of them", "all groups", "all working groups", "any", "any of the above", "pob un"}
    | {"pob un o r uchod", "y cyfan", "popeth", "pob gweithgor", "pob un o r rhain", "unrhyw un"}
)


class _Run(NamedTuple):
    """A stretch of an answer: a group’s name, or what stands before, between or behind names, with its separators."""

    text: str
    group: str | None
    left: str = ""
    right: str = ""

    def is_remark(self) -> bool:
        """Whether it only says something beside a name: when the group meets, that it is full, which choice it is."""
        if self.is_time() or self.rank():
            return True
        apart = all(not one or _LIST.fullmatch(one) for one in (self.left, self.right))
        return not apart and _TAKING_BACK.isdisjoint(plain(self.text).split())

    def is_time(self) -> bool:
        """Whether it only says when and where a group meets, or that it has no places left."""
        return all(word in _REMARKS or _TIME.fullmatch(word) for word in plain(self.text).split())

    def rank(self) -> int | None:
        """Return which choice it says that a group is."""
        mark = mark_of(self.text, ranked=True)
        return mark if isinstance(mark, int) and not self.text.strip().isdecimal() else None


class Choices:
    """Finds groups in cells; `names` has everything each group is called, by its id."""

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        self._ids: dict[str, str] = {}
        for group, texts in names.items():
            for text in texts:
                self._ids.setdefault(squeeze(text), group)
        self._ids.pop("", None)
        every = [text for texts in names.values() for text in texts]
        self._has_odd_names = any(_HARD.search(text) for text in every)
        self._longest_name = max((len(_BETWEEN.split(text)) for text in every), default=1)
        # Forms repeat the same few answers, and longer ones are made of the same few parts.
        self._cells: dict[str, tuple[Chosen, ...]] = {}
        self._known_parts: dict[str, list[Chosen]] = {}
        self.by_part: dict[str, tuple[str, ...]] = {}

    def group_of(self, text: str) -> str | None:
        """Return the id of the group that a text names; None if it names none."""
        return self._ids.get(squeeze(text))

    def group_headed(self, text: str) -> str | None:
        """Return the id of the group whose column some text heads: its name, in both languages or with its time."""
        if len(text) > _LONGEST_HEADING:
            return None
        runs = self._runs(_BETWEEN.split(text))
        groups = {run.group for run in runs if run.group}
        beside = (run for run in runs if run.group is None and squeeze(run.text))
        return groups.pop() if len(groups) == 1 and all(run.is_time() for run in beside) else None

    def of_cells(self, cells: Sequence[tuple[str, int | None]]) -> tuple[Chosen, ...]:
        """Return the groups of an answer, each once, in the order given; `by_part` keeps what was only partly a name.

        Args:
            cells: The cells with the preference that each one’s column asks for; 0 where one cell has them in order.
        """
        found: dict[str, Chosen] = {}
        for cell, rank in cells:
            for place, chosen in enumerate(self._split(cell), 1):
                ranked = chosen if rank is None else chosen._replace(choice=place if rank == 0 else rank)
                found.setdefault(chosen.group or f" {chosen.text}", ranked)
        if len(found) > 1 and any(one.group for one in found.values()):
            return tuple(one for one in found.values() if one.group or not says_nothing(one.text))
        return tuple(found.values())

    def _split(self, cell: str) -> tuple[Chosen, ...]:
        if cell not in self._cells:
            self._cells[cell] = tuple(self._parts(cell))
        return self._cells[cell]

    def _parts(self, cell: str) -> list[Chosen]:
        whole = self.group_of(cell) if self._has_odd_names else None
        if whole:
            return [Chosen(cell.strip(), whole)]
        parts = _HARD.split(cell)
        for part in parts:
            if part not in self._known_parts:
                self._known_parts[part] = self._pieces(part)
        return [chosen for part in parts for chosen in self._known_parts[part]]

    def _pieces(self, part: str) -> list[Chosen]:
        """Split where names and remarks meet; what is no group’s name stays together, as the text of an own answer."""
        if group := self.group_of(part):
            return [Chosen(part.strip(), group)]
        runs = self._runs(_BETWEEN.split(_NUMBERING.sub("", part, count=1)))
        if not any(run.group for run in runs):
            text = part.strip(" ,\t\r\u00a0")
            return [Chosen(text, None)] if text else []
        found: list[Chosen] = []
        rank: int | None = None
        for run in runs:
            if run.group:
                found.append(Chosen(run.text.strip(), run.group, rank))
                rank = None
            elif squeeze(run.text) and not run.is_remark():
                found.append(Chosen(run.text.strip(), None))
            elif (rank := run.rank()) and run.left and found:
                found[-1], rank = found[-1]._replace(choice=rank), None
        if all(one.group for one in found) and any(not run.group and squeeze(run.text) for run in runs):
            self.by_part[part.strip()] = tuple(dict.fromkeys(one.group for one in found if one.group))
        return found

    def _runs(self, tokens: Sequence[str]) -> list[_Run]:
        """Return names, each as long as it can be, and what stands between them; every other token is a separator."""
        runs: list[_Run] = []
        start = open_from = 0
        while start < len(tokens):
            end, group = self._longest(tokens, start)
            if group is not None:
                runs += _unknown(tokens, open_from, start)
                runs.append(_Run("".join(tokens[start:end]), group))
                open_from = end + 1
            start = end + 1
        return runs + _unknown(tokens, open_from, len(tokens) + 1)

    def _longest(self, tokens: Sequence[str], start: int) -> tuple[int, str | None]:
        """Return where the longest name from a token on ends, and whose it is."""
        last = min(len(tokens), start + self._longest_name)
        for end in range(last - (last - start - 1) % 2, start, -2):
            group = self._ids.get(squeeze("".join(tokens[start:end])))
            if group is not None:
                return end, group
        return start + 1, None


def _unknown(tokens: Sequence[str], start: int, end: int) -> list[_Run]:
    """Return what stands from one token up to the separator before another, with the separators at its sides."""
    if start >= end:
        return []
    left = tokens[start - 1] if start else ""
    right = tokens[end - 1] if end <= len(tokens) else ""
    return [_Run("".join(tokens[start : end - 1]), None, left, right)]


def says_nothing(text: str) -> bool:
    """Whether an answer names no group and means none, such as ‘n/a’, in one language or in both."""
    return _says(text, _NOTHING)


def says_all(text: str) -> bool:
    """Whether an answer asks for every group."""
    return _says(text, _ALL)


def _says(text: str, answers: frozenset[str]) -> bool:
    """Whether an answer is one of some, or the same in both languages, with any separator."""
    parts = [part for part in map(plain, _BETWEEN.split(text)[::2]) if part]
    return plain(text) in answers or (bool(parts) and all(part in answers for part in parts))
