"""The rows below the headings: what each one answers, and what is wrong with it as a row."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence

from wgtool.domain.imports import Chosen, FormRow
from wgtool.domain.matching import plain
from wgtool.errors import Refused
from wgtool.forms.choices import Choices, says_all, says_nothing
from wgtool.forms.headings import MARK, OTHER, REASON, Columns
from wgtool.forms.layout import trimmed
from wgtool.forms.parts import MOST_CELLS, MOST_ROWS
from wgtool.forms.ranks import is_rank, mark_of
from wgtool.forms.wording import words_of
from wgtool.texts.say import Message, msg

# Columns whose answers repeat: one copy of each is enough.
_REPEATING = frozenset({"organisation", "role", "profession", "service_area", "language", "groups"})
_DISARMED = ("'=", "'+", "'-", "'@", "'\t", "'\r")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")

# What forms write of an answer that is none, by heading, folded: somebody who does not come, a trial of the form.
_NO_ANSWER: dict[str, tuple[str, frozenset[str]]] = {
    "attendee status": (
        "form.not_coming",
        frozenset({"not attending", "cancelled", "canceled", "deleted", "refunded", "transferred"}),
    ),
    **{
        heading: ("form.preview", frozenset({"preview", "survey preview", "survey test", "test"}))
        for heading in ("distribution channel", "response type", "status")
    },
}


class Rows:
    """Reads the rows of one form.

    Args:
        titles: The headings.
        columns: What they mean.
        choices: Finds groups in answers.
        settled: The headings, folded, that the user settles: those say nothing of whether an answer is one.
        name: What to call the file in errors.
        is_cut: Whether the file ends within a line.
    """

    def __init__(
        self,
        titles: Sequence[str],
        columns: Columns,
        choices: Choices,
        settled: Iterable[str],
        *,
        name: str,
        is_cut: bool,
    ) -> None:
        self._name = name
        self._width = len(titles)
        self._ticks = columns.ticks
        self._groups = [
            (place, columns.ranks.get(place)) for place in columns.places("groups") if place not in self._ticks
        ]
        self._choices = choices
        self._repeating = [place for place, field in enumerate(columns.fields) if field in _REPEATING]
        self._copies: dict[str, str] = {}
        self._is_cut = is_cut
        # A file of rejected rows was written by wgtool: its cells were disarmed for spreadsheets.
        self._is_rejects = any(plain(title) in map(plain, (*REASON, *MARK)) for title in titles)
        told = {place: " ".join(words_of(title)) for place, title in enumerate(titles) if plain(title) not in settled}
        self._no_answer = {place: _NO_ANSWER[text] for place, text in told.items() if text in _NO_ANSWER}

    def read(self, rows: Iterable[list[str]], first: int) -> list[FormRow]:
        """Return the rows that have anything in them; `first` is the number of the first one.

        Raises:
            Refused: There are more than any form’s answers.
        """
        found: list[FormRow] = []
        short = False
        cells = 0
        for number, row in enumerate(rows, first):
            cells += max(len(row), self._width)
            if number > MOST_ROWS or cells > MOST_CELLS:
                raise Refused("form.too_many_cells", file=self._name)
            short = 0 < len(row) < self._width
            text = "".join(row)
            if text and not text.isspace():
                found.append(self._row(number, row, text))
        if self._ticks:
            found = self._ticked(found)
        # Nearly every row names a group first of all.
        found = [row if row.chosen and row.chosen[0].group else self._judged(row) for row in found]
        if self._is_cut and short and found:
            found[-1] = found[-1]._replace(fault=msg("form.cut_off"), faulty=None)
        return found

    def _row(self, number: int, row: list[str], text: str) -> FormRow:
        if len(row) > self._width:
            row = trimmed(row)
        if len(row) < self._width:
            row = row + [""] * (self._width - len(row))
        if self._is_rejects:
            row = [cell[1:] if cell.startswith(_DISARMED) else cell for cell in row]
        if "&" in text:
            row = without_entities(row)
        for place in self._repeating:
            row[place] = self._copies.setdefault(row[place], row[place])
        chosen = self._choices.of_cells([(row[place], rank) for place, rank in self._groups])
        return FormRow(number, tuple(row), chosen, *self._fault(row, text))

    def _fault(self, row: Sequence[str], text: str) -> tuple[Message | None, int | None]:
        """Return what is wrong with a row as a row, and in which column."""
        if len(row) > self._width:
            return msg("form.long_row", count=len(row), headings=self._width), None
        if "\ufffd" in text:
            lost = next(place for place, cell in enumerate(row) if "\ufffd" in cell)
            return msg("form.lost_letters", text=row[lost]), lost
        for place, (key, values) in self._no_answer.items():
            if plain(row[place]) in values:
                return msg(key, text=row[place].strip()), place
        return None, None

    def _judged(self, row: FormRow) -> FormRow:
        """Return a row with what stands against its choice of groups as a whole."""
        if row.fault is not None or any(one.group for one in row.chosen) or not row.chosen:
            return row
        texts = [one.text for one in row.chosen]
        place = next((place for place, _ in self._groups if row.cells[place].strip()), None)
        if all(map(says_nothing, texts)):
            return row._replace(fault=msg("form.no_group", text=texts[0]), faulty=place)
        if any(map(says_all, texts)):
            return row._replace(fault=msg("form.all_groups", text=texts[0]), faulty=place)
        return row

    def _ticked(self, rows: list[FormRow]) -> list[FormRow]:
        """Return the rows with the groups that they tick or rank in a grid."""
        ranked = any(is_rank(row.cells[place]) for row in rows for place in self._ticks)
        return [self._with_ticks(row, ranked=ranked) for row in rows]

    def _with_ticks(self, row: FormRow, *, ranked: bool) -> FormRow:
        found: list[Chosen] = []
        for place, group in self._ticks.items():
            cell = row.cells[place]
            mark = "yes" if group and self._choices.group_of(cell) == group else mark_of(cell, ranked=ranked)
            if group == OTHER:
                found += self._choices.of_cells([(cell, None)]) if mark == "unclear" else ()
            elif mark == "unclear":
                return row if row.fault else row._replace(fault=msg("form.unclear_tick", text=cell), faulty=place)
            elif mark != "no":
                found.append(Chosen(cell.strip(), group, mark if isinstance(mark, int) else None))
        found.sort(key=lambda one: one.choice or MOST_ROWS)
        return row._replace(chosen=tuple(_each_once((*found, *row.chosen))))


def without_entities(row: Sequence[str]) -> list[str]:
    """Return a row with the entities of web pages, such as `&amp;`, read as what they stand for."""
    return [_ENTITY.sub(lambda found: html.unescape(found[0]), cell) for cell in row]


def _each_once(chosen: Iterable[Chosen]) -> Iterator[Chosen]:
    seen: dict[str, Chosen] = {}
    for one in chosen:
        seen.setdefault(one.group or f" {one.text}", one)
    yield from seen.values()
