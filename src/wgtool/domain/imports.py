"""The answers of a sign-up form as they were read: nothing judged, nothing left out."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, NamedTuple, get_args

from wgtool.texts.say import Message

Field = Literal[
    "name",
    "email",
    "organisation",
    "role",
    "profession",
    "service_area",
    "language",
    "groups",
    "notes",
    "timestamp",
    "ignore",
]
FIELDS: tuple[Field, ...] = get_args(Field)
# What a sign-up cannot do without.
NEEDED: tuple[Field, ...] = ("name", "email", "organisation", "groups")

# What forms write for the address and the name of people they do not ask to sign in, and people for what they do not
# give; never a person.
_NOBODY = frozenset({"anonymous", "dienw", "n/a"})
_OF_SOMEBODY: tuple[Field, ...] = ("email", "name")


def is_nobody(text: str) -> bool:
    """Whether a cell says nothing of who somebody is: it is empty, or what forms write for people who are not asked."""
    text = text.strip()
    return not text or text.casefold() in _NOBODY


class Chosen(NamedTuple):
    """A group as an answer names it: the text, the group’s id (None for a name that is no group’s) and the preference.

    `choice` is 1 for the first choice; None where the form does not rank.
    """

    text: str
    group: str | None
    choice: int | None = None


class FormRow(NamedTuple):
    """One answer.

    `number` is the row’s in the sheet or file, from 1, headings counted. `cells` are as read, at least one for each
    heading. `fault` says what was wrong with the row itself, `faulty` in which column (None for the whole row).
    `sent` is when it was sent, as its time stamp says: UTC, or a wall clock’s time where that names no zone.
    """

    number: int
    cells: tuple[str, ...]
    chosen: tuple[Chosen, ...] = ()
    fault: Message | None = None
    faulty: int | None = None
    sent: datetime | None = None


class Form(NamedTuple):
    """A form’s answers, in the order in which they were given.

    `columns` has the places of each field’s columns, the one to prefer first, `ignored` of those that are known to say
    nothing of a person. `name_parts` has the columns of first name and surname, where a form asks for them one by one.
    `is_unicode` tells whether every letter
    had a place in the file’s encoding. `remarks` are what a person should know about how the file was read.
    """

    headings: tuple[str, ...]
    columns: Mapping[Field, tuple[int, ...]]
    rows: Sequence[FormRow]
    remarks: tuple[Message, ...] = ()
    is_unicode: bool = True
    ignored: frozenset[int] = frozenset()
    name_parts: tuple[int, ...] = ()

    @property
    def left_out(self) -> tuple[str, ...]:
        """The headings of columns of which nothing tells what they hold."""
        known = {place for places in self.columns.values() for place in places} | self.ignored
        return tuple(heading for place, heading in enumerate(self.headings) if heading.strip() and place not in known)

    def column(self, field: Field) -> int | None:
        """Return the place of a field’s column; None if there is none."""
        places = self.columns.get(field, ())
        return places[0] if places else None

    def answer(self, row: FormRow, field: Field) -> str | None:
        """Return what a row says for a field; None if nothing.

        Of several columns for an e-mail address the first that holds one counts, else the first that is filled;
        several columns of notes are told one after the other. What forms write for nobody is no address and no name.
        """
        places = self.columns.get(field, ())
        if not places:
            return None
        if len(places) == 1 and field not in _OF_SOMEBODY:
            return row.cells[places[0]].strip() or None
        parts = self.name_parts if field == "name" else ()
        texts = [text for place in places if place not in parts and (text := row.cells[place].strip())]
        if field in _OF_SOMEBODY:
            texts = [text for text in texts if not is_nobody(text)]
        if parts and not texts:
            return " ".join(" ".join(row.cells[place] for place in parts).split()) or None
        if field == "notes":
            return "\n".join(texts) or None
        if field == "email":
            return next((text for text in texts if "@" in text), texts[0] if texts else None)
        return texts[0] if texts else None
