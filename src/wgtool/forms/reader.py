"""From a downloaded file to a form’s answers."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple, TypeVar

from wgtool.domain.imports import Field, Form, FormRow
from wgtool.domain.matching import plain
from wgtool.errors import Refused
from wgtool.forms import csv_reader, headings, packed
from wgtool.forms.choices import Choices
from wgtool.forms.encodings import decode
from wgtool.forms.moments import arrival
from wgtool.forms.parts import MOST_CELLS, MOST_ROWS
from wgtool.texts.say import Message, msg

# The headings stand within so many rows: above them may be a title.
_HEAD = 20
# So many rows show which of two like columns is filled.
_SAMPLE = 500
# Most rows that a remark names.
_MOST_NAMED = 10
# Fewer fields than this and a row is no headings.
_FEWEST = 2
# Columns whose answers repeat: one copy of each is enough.
_REPEATING = frozenset({"organisation", "role", "profession", "service_area", "language", "groups"})
# Fields with one answer, though two columns may ask for it.
_ONE_ANSWER: tuple[Field, ...] = ("email", "name", "organisation", "role", "profession", "service_area", "language")
_DISARMED = ("'=", "'+", "'-", "'@", "'\t", "'\r")

Row = TypeVar("Row")
Watch = Callable[[Iterable[Row]], Iterable[Row]]


class Questions(NamedTuple):
    """What is known of a form before it is read.

    `groups` has everything each group is called, by its id; `settled` the fields of headings that the programme file
    settles, `asked` those that the command line does.
    """

    groups: Mapping[str, Sequence[str]]
    settled: Mapping[str, Field]
    asked: Mapping[str, Field]

    @property
    def fields(self) -> dict[str, Field]:
        """The fields of all the headings that are settled; the command line has the last word."""
        said = {plain(heading) for heading in self.asked}
        kept = {heading: field for heading, field in self.settled.items() if plain(heading) not in said}
        return {**kept, **self.asked}


class _Source(NamedTuple):
    """Rows as they stand in the file, and what to know of how they were read."""

    rows: Iterator[list[str]]
    remarks: tuple[Message, ...] = ()
    is_unicode: bool = True
    is_cut: bool = False
    hidden: Callable[[], frozenset[int]] = frozenset


def read(data: bytes, name: str, questions: Questions, watch: Watch[list[str]] = iter) -> Form:
    """Return the answers in a file.

    Args:
        data: The file’s bytes.
        name: What to call it in errors.
        questions: What is known of the form.
        watch: Sees each row pass, such as a progress bar.

    Raises:
        Refused: It is no CSV file and no workbook, is damaged, or has no headings of a sign-up form.
    """
    kind, data = packed.unwrapped(data, name)
    if not data.strip(b"\0\t\r\n \xef\xbb\xbf"):
        raise Refused("form.empty", file=name)
    recogniser = headings.Recogniser(questions.fields)
    if kind == "csv":
        return _form(_csv_source(data, name, recogniser), name, recogniser, questions, watch)
    from wgtool.forms.xlsx_reader import sheets  # noqa: PLC0415 - for workbooks only

    with sheets(data, name) as found:
        heads = [list(islice(sheet.rows, _HEAD)) for sheet in found]
        worth = [recogniser.worth(head) for head in heads]
        if not found:
            raise Refused("form.empty", file=name)
        best = max(range(len(found)), key=worth.__getitem__)
        told = sum(score >= _FEWEST for score in worth) > 1 or best > 0
        remarks = (msg("form.sheet", sheet=found[best].name),) if told else ()
        source = _Source(chain(heads[best], found[best].rows), remarks, hidden=found[best].hidden)
        return _form(source, name, recogniser, questions, watch)


def _csv_source(data: bytes, name: str, recogniser: headings.Recogniser) -> _Source:
    decoded = decode(data, name)
    delimiter, unclear = csv_reader.delimiter_of(decoded.text, recogniser.worth, _HEAD)
    remarks = decoded.remarks
    if unclear:
        remarks = (*remarks, msg("form.delimiter", delimiter=msg(f"form.delimiter_{ord(delimiter)}")))
    is_cut = not decoded.text.endswith(("\n", "\r"))
    return _Source(csv_reader.rows(decoded.text, delimiter), remarks, decoded.is_unicode, is_cut)


def _form(
    source: _Source, name: str, recogniser: headings.Recogniser, questions: Questions, watch: Watch[list[str]]
) -> Form:
    head = list(islice(source.rows, _HEAD))
    scores = [recogniser.recognise(row).score for row in head]
    best = max(range(len(head)), key=scores.__getitem__, default=0)
    if any(recogniser.is_attendance(row) for row in head):
        raise Refused("form.attendance", file=name)
    if not head or scores[best] < _FEWEST:
        raise Refused("form.no_headings", file=name).advise("form.no_headings_advice")
    titles = _trimmed(head[best])
    columns = recogniser.recognise(titles)
    headings.check(titles, columns, questions.asked)
    rows = _Rows(titles, columns, Choices(questions.groups), name=name, is_cut=source.is_cut)
    found = rows.read(watch(chain(head[best + 1 :], source.rows)), best + 2)
    places = _preferred(columns, found[:_SAMPLE])
    ordered, remarks = _in_order(found, places, titles)
    hidden = source.hidden().intersection(row.number for row in found)
    if hidden:
        remarks = (*remarks, msg("form.hidden", rows=_first(sorted(hidden))))
    return Form(
        headings=tuple(titles),
        columns=places,
        rows=ordered,
        remarks=(*source.remarks, *remarks),
        is_unicode=source.is_unicode,
        ignored=frozenset(columns.places("ignore")),
        name_parts=columns.name_parts,
    )


def _trimmed(row: Sequence[str]) -> list[str]:
    """Return a row without the empty cells at its end."""
    size = len(row)
    while size and not row[size - 1].strip():
        size -= 1
    return list(row[:size])


class _Rows:
    def __init__(
        self, titles: Sequence[str], columns: headings.Columns, choices: Choices, *, name: str, is_cut: bool
    ) -> None:
        self._name = name
        self._width = len(titles)
        self._groups = [(place, columns.ranks.get(place)) for place in columns.places("groups")]
        self._choices = choices
        self._repeating = [place for place, field in enumerate(columns.fields) if field in _REPEATING]
        self._copies: dict[str, str] = {}
        self._is_cut = is_cut
        # A file of rejected rows was written by wgtool: its cells were disarmed for spreadsheets.
        self._is_rejects = any(plain(title) in map(plain, (*headings.REASON, *headings.MARK)) for title in titles)

    def read(self, rows: Iterable[list[str]], first: int) -> list[FormRow]:
        """Return the rows that have anything in them; `first` is the number of the first one."""
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
                found.append(self._judged(self._row(number, row), text))
        if self._is_cut and short and found:
            found[-1] = found[-1]._replace(fault=msg("form.cut_off"), faulty=None)
        return found

    def _row(self, number: int, row: list[str]) -> FormRow:
        if len(row) > self._width:
            row = _trimmed(row)
        if len(row) < self._width:
            row = row + [""] * (self._width - len(row))
        if self._is_rejects:
            row = [cell[1:] if cell.startswith(_DISARMED) else cell for cell in row]
        for place in self._repeating:
            row[place] = self._copies.setdefault(row[place], row[place])
        chosen = self._choices.of_cells([(row[place], rank) for place, rank in self._groups])
        return FormRow(number, tuple(row), chosen)

    def _judged(self, row: FormRow, text: str) -> FormRow:
        """Return a row with what is wrong with it as a row."""
        if len(row.cells) > self._width:
            return row._replace(fault=msg("form.long_row", count=len(row.cells), headings=self._width))
        if "\ufffd" in text:
            lost = next(place for place, cell in enumerate(row.cells) if "\ufffd" in cell)
            return row._replace(fault=msg("form.lost_letters", text=row.cells[lost]), faulty=lost)
        return row


def _preferred(columns: headings.Columns, rows: Sequence[FormRow]) -> dict[Field, tuple[int, ...]]:
    """Return the columns of each field, those first whose values are what the field asks for."""
    places: dict[Field, list[int]] = {}
    for place, field in enumerate(columns.fields):
        if field is not None and field != "ignore":
            places.setdefault(field, []).append(place)
    for asked in _ONE_ANSWER:
        like = "@" if asked == "email" else ""
        some = places.get(asked, [])
        if len(some) > 1:
            filled = {
                place: sum(bool(row.cells[place].strip()) and like in row.cells[place] for row in rows)
                for place in some
            }
            some.sort(key=lambda place: -filled[place])
    return {field: tuple(some) for field, some in places.items()}


def _first(rows: Sequence[int]) -> tuple[str, ...]:
    """Return the first numbers of rows, as many as a remark names."""
    return (*map(str, rows[:_MOST_NAMED]), *(("…",) if len(rows) > _MOST_NAMED else ()))


def _in_order(
    rows: list[FormRow], places: Mapping[Field, tuple[int, ...]], titles: Sequence[str]
) -> tuple[list[FormRow], tuple[Message, ...]]:
    """Return the rows in the order in which they were sent."""
    stamps = places.get("timestamp", ())
    if not stamps:
        return rows, ()
    came = arrival([row.cells[stamps[0]] for row in rows], titles[stamps[0]])
    return [rows[place]._replace(sent=came.sent[place]) for place in came.order], came.remarks
