"""From a downloaded file to a form’s answers."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple, TypeVar

from wgtool.domain.imports import Field, Form, FormRow
from wgtool.domain.matching import plain
from wgtool.errors import Refused
from wgtool.forms import csv_reader, packed
from wgtool.forms.choices import Choices
from wgtool.forms.encodings import decode
from wgtool.forms.headings import Columns, Recogniser
from wgtool.forms.layout import FEWEST, layout
from wgtool.forms.moments import arrival
from wgtool.forms.remarks import ONE_ANSWER, Understood, check, check_filled, remarks
from wgtool.forms.rows import Rows, without_entities
from wgtool.texts.say import Message, msg

# The headings stand within so many rows: above them may be a title.
_HEAD = 20
# So many rows show which of two like columns is filled.
_SAMPLE = 500
# Most rows that a remark names.
_MOST_NAMED = 10

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
    reader = _Reader(name, questions, watch)
    return reader.text(data) if kind == "csv" else reader.workbook(data)


class _Reader:
    """Reads one file; `name` is what to call it in errors."""

    def __init__(self, name: str, questions: Questions, watch: Watch[list[str]]) -> None:
        self._name = name
        self._questions = questions
        self._watch = watch
        self._choices = Choices(questions.groups)
        self._recogniser = Recogniser(questions.fields, self._choices.group_headed)

    def text(self, data: bytes) -> Form:
        """Return the answers in a CSV file."""
        decoded = decode(data, self._name)
        delimiter, unclear = csv_reader.delimiter_of(decoded.text, self._recogniser.worth, _HEAD)
        told = decoded.remarks
        if unclear:
            told = (*told, msg("form.delimiter", delimiter=msg(f"form.delimiter_{ord(delimiter)}")))
        is_cut = not decoded.text.endswith(("\n", "\r"))
        return self._form(_Source(csv_reader.rows(decoded.text, delimiter), told, decoded.is_unicode, is_cut))

    def workbook(self, data: bytes) -> Form:
        """Return the answers in a workbook: those of the sheet that looks most like a form’s."""
        from wgtool.forms.xlsx_reader import sheets  # noqa: PLC0415 - for workbooks only

        with sheets(data, self._name) as found:
            heads = [list(islice(sheet.rows, _HEAD)) for sheet in found]
            worth = [self._recogniser.worth(head) for head in heads]
            if not found:
                raise Refused("form.empty", file=self._name)
            best = max(range(len(found)), key=worth.__getitem__)
            several = sum(score >= FEWEST for score in worth) > 1 or best > 0
            told = (msg("form.sheet", sheet=found[best].name),) if several else ()
            return self._form(_Source(chain(heads[best], found[best].rows), told, hidden=found[best].hidden))

    def _form(self, source: _Source) -> Form:
        head = list(islice(source.rows, _HEAD))
        if any(self._recogniser.is_attendance(row) for row in head):
            raise Refused("form.attendance", file=self._name)
        found = layout([without_entities(row) for row in head], self._recogniser)
        if found is None:
            raise Refused("form.no_headings", file=self._name).advise("form.no_headings_advice")
        columns = self._recogniser.completed(found.titles, found.columns)
        check(found.titles, columns, self._recogniser, self._questions.asked)
        settled = frozenset(map(plain, self._questions.fields))
        reading = Rows(found.titles, columns, self._choices, settled, name=self._name, is_cut=source.is_cut)
        rows = reading.read(self._watch(chain(head[found.first :], source.rows)), found.first + 1)
        understood = Understood(found.titles, columns, _preferred(columns, rows[:_SAMPLE]), rows)
        check_filled(understood, settled)
        ordered, told = _in_order(understood)
        said = (*told, *_hidden(source, rows), *remarks(understood, self._choices.by_part))
        return Form(
            headings=tuple(found.titles),
            columns=understood.places,
            rows=ordered,
            remarks=(*source.remarks, *said),
            is_unicode=source.is_unicode,
            ignored=frozenset(columns.places("ignore")),
            name_parts=columns.name_parts,
        )


def _preferred(columns: Columns, rows: Sequence[FormRow]) -> dict[Field, tuple[int, ...]]:
    """Return the columns of each field, those first whose values are what the field asks for."""
    places: dict[Field, list[int]] = {}
    for place, field in enumerate(columns.fields):
        if field is not None and field != "ignore":
            places.setdefault(field, []).append(place)
    for asked in ONE_ANSWER:
        like = "@" if asked == "email" else ""
        some = places.get(asked, [])
        if len(some) > 1:
            filled = {
                place: sum(bool(row.cells[place].strip()) and like in row.cells[place] for row in rows)
                for place in some
            }
            some.sort(key=lambda place: -filled[place])
    return {field: tuple(some) for field, some in places.items()}


def _in_order(form: Understood) -> tuple[Sequence[FormRow], tuple[Message, ...]]:
    """Return the rows in the order in which they were sent."""
    stamps = form.places.get("timestamp", ())
    if not stamps:
        return form.rows, ()
    came = arrival([row.cells[stamps[0]] for row in form.rows], form.titles[stamps[0]])
    # Not by `_replace`: it costs more than all else that is done for a row here.
    sent = zip(map(form.rows.__getitem__, came.order), map(came.sent.__getitem__, came.order), strict=True)
    return [FormRow(*row[:-1], at) for row, at in sent], came.remarks


def _hidden(source: _Source, rows: Iterable[FormRow]) -> Iterator[Message]:
    """Yield which of the rows nobody sees in the sheet: they were taken in all the same."""
    hidden = sorted(source.hidden().intersection(row.number for row in rows))
    if hidden:
        more = ("…",) if len(hidden) > _MOST_NAMED else ()
        yield msg("form.hidden", rows=(*map(str, hidden[:_MOST_NAMED]), *more))
