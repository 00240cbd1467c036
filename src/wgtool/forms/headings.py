"""Which column holds what: headings recognised in English and Welsh, and settled by the user where they are not."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from wgtool.domain.imports import NEEDED, Field
from wgtool.domain.matching import nearest, plain
from wgtool.errors import Refused
from wgtool.texts.say import msg

# The columns that a file of rejected rows has beside the form’s own.
REASON = ("wgtool: reason", "wgtool: rheswm")
MARK = ("wgtool: row", "wgtool: rhes")

# Usual headings, folded. The first of a line is the one that forms write by themselves.
_KNOWN: dict[Field, tuple[str, ...]] = {
    "name": (
        "name", "full name", "your name", "your full name", "first and last name", "name and surname",
        "what is your name", "enw", "enw llawn", "eich enw", "eich enw llawn", "beth yw eich enw",
    ),
    "email": (
        "email", "e mail", "email address", "e mail address", "username", "your email", "your email address",
        "work email", "work email address", "your work email", "your work email address", "contact email",
        "what is your email address", "what is your work email address",
        "e bost", "ebost", "cyfeiriad e bost", "cyfeiriad ebost", "eich e bost", "eich cyfeiriad e bost",
        "eich e bost gwaith", "e bost gwaith", "cyfeiriad e bost gwaith", "eich cyfeiriad e bost gwaith",
        "beth yw eich cyfeiriad e bost",
    ),
    "organisation": (
        "organisation", "organization", "your organisation", "your organization", "council", "your council",
        "local authority", "your local authority", "authority", "employer", "which council do you work for",
        "which organisation do you work for", "which local authority do you work for",
        "council or organisation", "organisation or council",
        "sefydliad", "eich sefydliad", "cyngor", "eich cyngor", "awdurdod lleol", "eich awdurdod lleol", "awdurdod",
        "cyflogwr", "i ba gyngor ydych chi n gweithio", "i ba sefydliad ydych chi n gweithio",
    ),
    "role": (
        "role", "your role", "job title", "your job title", "job", "job role", "position",
        "rol", "eich rol", "teitl swydd", "teitl eich swydd", "swydd", "eich swydd",
    ),
    "profession": (
        "profession", "your profession", "proffesiwn", "eich proffesiwn",
    ),
    "service_area": (
        "service area", "your service area", "service", "your service", "department", "directorate",
        "maes gwasanaeth", "eich maes gwasanaeth", "gwasanaeth", "eich gwasanaeth", "adran", "cyfarwyddiaeth",
    ),
    "language": (
        "language", "language preference", "preferred language", "your preferred language",
        "which language would you like to use", "language choice",
        "iaith", "dewis iaith", "eich dewis iaith", "pa iaith hoffech chi ei defnyddio",
    ),
    "groups": (
        "working groups", "working group", "group", "groups", "which working groups would you like to join",
        "which working group would you like to join", "which groups would you like to join",
        "which group would you like to join", "which working group s would you like to join",
        "gweithgorau", "gweithgor", "pa weithgorau hoffech chi ymuno a nhw", "pa weithgor hoffech chi ymuno ag ef",
        "grwpiau", "grwp",
    ),
    "notes": (
        "notes", "comments", "any comments", "anything else", "any other comments",
        "interest or experience in the topic", "anything that would help you take part",
        "nodiadau", "sylwadau", "unrhyw beth arall", "unrhyw sylwadau eraill",
        "diddordeb neu brofiad yn y pwnc", "unrhyw beth a fyddai n eich helpu i gymryd rhan",
    ),
    "timestamp": (
        "completion time", "timestamp", "submitted at", "start time", "date submitted",
        "amser cwblhau", "stamp amser", "amser dechrau",
    ),
    "ignore": (
        "id", "last modified time", "score", "total points", "quiz feedback", "grade posted time",
        "amser addasu diwethaf", "cyfanswm pwyntiau", *map(plain, (*REASON, *MARK)),
    ),
}  # fmt: skip
_FIELDS: dict[str, Field] = {heading: field for field, headings in _KNOWN.items() for heading in headings}
# First name and surname count only together.
_NAME_PARTS = (
    frozenset({"first name", "forename", "given name", "your first name", "enw cyntaf", "eich enw cyntaf"}),
    frozenset({"surname", "last name", "family name", "your surname", "your last name", "cyfenw", "eich cyfenw"}),
)
_BEGUN = frozenset({"start time", "amser dechrau"})
# ‘Points - …’ and ‘Feedback - …’ stand beside each question of a quiz.
_OF_QUIZ = re.compile(r"(points|feedback|pwyntiau|adborth) ")
_REPEATED = re.compile(r"[0-9]{1,2}$")

# A choice of one group by preference: ‘First choice’, ‘Working group: 2nd choice’, ‘Ail ddewis’.
_ORDINALS: dict[str, int] = {
    **dict.fromkeys(("first", "1st", "1", "cyntaf", "1af"), 1),
    **dict.fromkeys(("second", "2nd", "2", "ail", "2il"), 2),
    **dict.fromkeys(("third", "3rd", "3", "trydydd", "3ydd"), 3),
    **dict.fromkeys(("fourth", "4th", "4", "pedwerydd", "4ydd"), 4),
    **dict.fromkeys(("fifth", "5th", "5", "pumed", "5ed"), 5),
}
_CHOICE = frozenset({"choice", "preference", "dewis", "ddewis"})
# What else such a heading may say: ‘First language choice’ is no choice of a group.
_BESIDE = frozenset(
    {"your", "what", "is", "of", "for", "the", "a", "working", "group", "groups"}
    | {"eich", "beth", "yw", "o", "y", "gweithgor", "gweithgorau", "weithgor", "weithgorau"}
)
# A question whose one cell has the groups in the order of preference.
_RANKED = (
    "order of preference",
    "rank the working groups",
    "rank the groups",
    "trefn blaenoriaeth",
    "trefn eich dewis",
)

# A list of who came to a meeting in Teams, taken for a form.
_ATTENDANCE = frozenset({"first join", "last leave", "join time", "leave time", "user action", "in meeting duration"})


class Columns(NamedTuple):
    """What the columns of a file hold.

    `fields` has a field for each column (None is not recognised); `ranks` the preference that a column of groups asks
    for, 0 where one cell has them in order; `name_parts` the places of first name and surname.
    """

    fields: tuple[Field | None, ...]
    ranks: Mapping[int, int]
    name_parts: tuple[int, ...] = ()

    def places(self, field: Field) -> tuple[int, ...]:
        """Return the places of a field’s columns."""
        return tuple(place for place, one in enumerate(self.fields) if one == field)

    @property
    def score(self) -> int:
        """How much of a form this looks like: the different fields that were recognised, ids and the like aside."""
        return len({field for field in self.fields if field not in {None, "ignore"}})


class Recogniser:
    """Recognises the headings of one form.

    Args:
        settled: Fields by heading, as the user settled them: where a heading settles a field, no other column that
            only looks like it counts.
    """

    def __init__(self, settled: Mapping[str, Field]) -> None:
        # The first rows are looked at again and again, for headings and for what separates them.
        self._plain = lru_cache(maxsize=2000)(plain)
        self._wanted = {plain(heading): field for heading, field in settled.items()}

    def recognise(self, headings: Iterable[str]) -> Columns:
        """Return what the columns with some headings, as the file has them, hold."""
        texts = [*map(self._plain, headings)]
        fixed = [self._wanted.get(text) for text in texts]
        sure = {field for field in fixed if field not in {None, "ignore", "notes"}}
        found = [_field(text) for text in texts]
        parts = () if "name" in sure else _name_parts(texts, fixed)
        for place in parts:
            found[place] = "name"
        ranks = {
            place: rank
            for place, text in enumerate(texts)
            if {fixed[place], found[place]} <= {None, "groups"} and (rank := _rank(text)) is not None
        }
        fields: list[Field | None] = []
        for place, (by_user, by_name) in enumerate(zip(fixed, found, strict=True)):
            guess: Field | None = "groups" if place in ranks else by_name
            fields.append(by_user or (None if guess in sure else guess))
        if fields.count("timestamp") > 1:
            # When an answer was sent counts, not when it was begun.
            fields = ["ignore" if text in _BEGUN else field for text, field in zip(texts, fields, strict=True)]
        return Columns(
            tuple(fields), {place: rank for place, rank in ranks.items() if fields[place] == "groups"}, parts
        )

    def is_attendance(self, headings: Iterable[str]) -> bool:
        """Whether headings are those of a meeting’s attendance report."""
        return len(_ATTENDANCE.intersection(map(self._plain, headings))) > 1

    def worth(self, rows: Iterable[Sequence[str]]) -> int:
        """How much of a form some rows look like."""
        return max((self.recognise(row).score for row in rows), default=0)


def _name_parts(texts: Sequence[str], fixed: Sequence[Field | None]) -> tuple[int, ...]:
    """Return the places of first name and surname, in that order; none if one of them is missing."""
    found = [[p for p, text in enumerate(texts) if text in part and fixed[p] is None] for part in _NAME_PARTS]
    return (found[0][0], found[1][0]) if all(found) else ()


def _field(text: str) -> Field | None:
    if text in _FIELDS:
        return _FIELDS[text]
    if _OF_QUIZ.match(text):
        return "ignore"
    # A question named like a column that the form writes itself comes out as `Name2`.
    return _FIELDS.get(_REPEATED.sub("", text).strip()) if _REPEATED.search(text) else None


def _rank(heading: str) -> int | None:
    """Return the preference that a heading asks for; 0 for all in one cell, None for none."""
    if any(phrase in heading for phrase in _RANKED):
        return 0
    words = set(heading.split())
    ranks = [_ORDINALS[word] for word in words if word in _ORDINALS]
    if len(ranks) != 1 or not words & _CHOICE or words - _CHOICE - _BESIDE - set(_ORDINALS):
        return None
    return ranks[0]


def check(headings: Sequence[str], columns: Columns, asked: Mapping[str, Field]) -> None:
    """Make sure that every column that a sign-up needs was found.

    Args:
        headings: As the file has them.
        columns: What was recognised.
        asked: The headings that the command line names.

    Raises:
        Refused: A needed column, or a heading that the command line names, is not there.
    """
    present = {plain(heading) for heading in headings}
    shown = tuple(" ".join(heading.split()) for heading in headings if heading.strip())
    for heading in asked:
        if plain(heading) not in present:
            error = Refused("form.no_heading", heading=heading)
            near = nearest(heading, shown)
            if near:
                raise error.advise("did_you_mean", names=near)
            raise error.advise("form.headings", headings=shown)
    missing = tuple(msg(f"form.field_{field}") for field in NEEDED if field not in columns.fields)
    if missing:
        raise Refused("form.missing", fields=missing).advise("form.headings", headings=shown).advise("form.map_advice")
