"""What a person should know of how a form’s columns were understood, and what to do where they were not."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from wgtool.domain.imports import FIELDS, NEEDED, Field, FormRow, is_nobody
from wgtool.domain.matching import nearest, plain
from wgtool.errors import Refused
from wgtool.forms.headings import Columns, Recogniser
from wgtool.texts.say import Message, msg

# Fields with one answer, though two columns may ask for it.
ONE_ANSWER: tuple[Field, ...] = ("email", "name", "organisation", "role", "profession", "service_area", "language")
# Most headings, or answers, that a remark names.
_MOST_NAMED = 10
# Without these nothing can be done with any row.
_INDISPENSABLE: tuple[Field, ...] = ("email", "groups")


class Understood(NamedTuple):
    """A form as it was understood: headings, columns, the places of each field’s columns, rows."""

    titles: Sequence[str]
    columns: Columns
    places: Mapping[Field, tuple[int, ...]]
    rows: Sequence[FormRow]

    def says_nothing(self, field: Field) -> bool:
        """Whether nobody’s answer says anything of a field."""
        return all(is_nobody(row.cells[place]) for row in self.rows for place in self.places.get(field, ()))

    @property
    def left_out(self) -> list[int]:
        """The places of columns that hold something, and nothing tells what."""
        return [
            place
            for place, title in enumerate(self.titles)
            if title.strip() and self.columns.fields[place] is None and self.holds(place)
        ]

    def holds(self, place: int) -> bool:
        """Whether a column has anything in it."""
        return any(row.cells[place].strip() for row in self.rows)


def check(titles: Sequence[str], columns: Columns, recogniser: Recogniser, asked: Mapping[str, Field]) -> None:
    """Make sure that every column that a sign-up needs was found.

    Args:
        titles: The headings as the file has them.
        columns: What was recognised.
        recogniser: What recognised them.
        asked: The headings that the command line names.

    Raises:
        Refused: A needed column, or a heading that the command line names, is not there.
    """
    present = {plain(heading) for heading in titles}
    for heading in asked:
        if plain(heading) not in present:
            error = Refused("form.no_heading", heading=heading)
            near = nearest(heading, shown(titles))
            if near:
                raise error.advise("did_you_mean", names=near)
            raise error.advise("form.headings", headings=shown(titles))
    missing = [field for field in NEEDED if field not in columns.fields]
    if missing:
        fitting = {field: recogniser.candidates(titles, columns, field) for field in missing}
        fields = tuple(msg(f"form.field_{field}") for field in missing)
        raise _asking(Refused("form.missing", fields=fields), titles, columns, fitting, ties=True)


def check_filled(form: Understood, settled: Iterable[str]) -> None:
    """Make sure that the columns without which no row can be taken hold something, where others may be meant.

    Raises:
        Refused: One does not; `settled` has the headings, folded, that the user settles, which are let be.
    """
    for field in _INDISPENSABLE:
        places = form.places.get(field, ())
        by_user = any(plain(form.titles[place]) in settled for place in places)
        if form.rows and form.says_nothing(field) and not by_user and form.left_out:
            error = Refused("form.all_empty", column=shown([form.titles[place] for place in places]))
            raise _asking(error, form.titles, form.columns, {field: form.left_out})


def _asking(
    error: Refused,
    titles: Sequence[str],
    columns: Columns,
    fitting: Mapping[Field, Sequence[int]],
    *,
    ties: bool = False,
) -> Refused:
    """Add to an error what the headings are, which fields there are, and the lines that settle it.

    With `ties`, name the columns of which any may be meant.
    """
    open_ = [place for place, field in enumerate(columns.fields) if field is None and titles[place].strip()]
    meant: dict[str, str] = {}
    for field, places in fitting.items():
        for place in places or open_[:1]:
            meant.setdefault(titles[place], field)
            break
    meant = meant or {"Heading": next(iter(fitting))}
    first, wanted = next(iter(meant.items()))
    error.advise("form.headings", headings=shown(titles))
    for field, places in fitting.items():
        if ties and len(places) > 1:
            may_be = shown([titles[place] for place in places])
            error.advise("form.tie", field=msg(f"form.field_{field}"), headings=may_be)
    error.advise("form.map_advice", line=_option(first, wanted), fields=FIELDS)
    return error.advise("form.keep_advice", lines=_settled(meant))


def remarks(form: Understood, by_part: Mapping[str, Sequence[str]]) -> Iterator[Message]:
    """Yield what to say of a form that was understood; `by_part` has the groups of answers that were partly names."""
    for place in form.columns.loose:
        field = form.columns.fields[place]
        yield msg("form.taken", heading=shown([form.titles[place]]), field=msg(f"form.field_{field}"))
    yield from _two_columns(form)
    if by_part:
        answers = [f"{' '.join(text.split())} → {', '.join(groups)}" for text, groups in by_part.items()]
        yield msg("form.answers", answers=_some(answers, "; "))
    headings = [form.titles[place] for place in form.left_out]
    if headings:
        lines = _settled(dict.fromkeys(headings[:_MOST_NAMED], "ignore"))
        wanted = next((field for field in NEEDED if form.says_nothing(field)), "notes")
        yield msg(
            "form.ignored", headings=shown(headings), line=_option(headings[0], wanted), fields=FIELDS, lines=lines
        )


def _two_columns(form: Understood) -> Iterator[Message]:
    """Yield what was taken where two columns hold different answers for one field."""
    for field in ONE_ANSWER:
        places = [
            place for place in form.places.get(field, ()) if field != "name" or place not in form.columns.name_parts
        ]
        for other in places[1:]:
            if any(_differ(row.cells[places[0]], row.cells[other]) for row in form.rows):
                taken, left = shown([form.titles[places[0]]]), shown([form.titles[other]])
                line = _option(form.titles[places[0]], "ignore")
                yield msg("form.two_columns", field=msg(f"form.field_{field}"), taken=taken, other=left, line=line)


def _differ(one: str, other: str) -> bool:
    return not is_nobody(one) and not is_nobody(other) and plain(one) != plain(other)


def shown(headings: Iterable[str]) -> tuple[str, ...]:
    """Return headings as they are named in a sentence."""
    return tuple(" ".join(heading.split()) for heading in headings if heading.strip())


def _some(texts: Sequence[str], between: str) -> str:
    more = ["…"] if len(texts) > _MOST_NAMED else []
    return between.join([*texts[:_MOST_NAMED], *more])


def _option(heading: str, field: str) -> str:
    heading = " ".join(heading.split())
    quote = "'" if '"' in heading else '"'
    return f"--map {quote}{heading}={field}{quote}"


def _settled(fields: Mapping[str, str]) -> str:
    """Return the lines for the programme file that settle some headings: a basic string of TOML is one of JSON."""
    return "\n".join(
        f"    {json.dumps(' '.join(heading.split()), ensure_ascii=False)} = {json.dumps(field)}"
        for heading, field in fields.items()
    )
