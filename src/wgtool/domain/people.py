"""People and their details; what is accepted as a detail, and who counts as the same person."""

import re
import unicodedata
from typing import Literal, NamedTuple

from wgtool.domain.addresses import is_address
from wgtool.domain.invisible import plain_only, says_something, without_invisible
from wgtool.errors import BadValue
from wgtool.texts.say import msg

SignupStatus = Literal["confirmed", "waiting"]
PersonLanguage = Literal["en", "cy"]

NAME_LIMIT = 200
NOTES_LIMIT = 2000
FIELD_LIMIT = 200
# RFC 5321, section 4.5.3.1.3, less the angle brackets.
EMAIL_LIMIT = 254

# What stands in place of an erased person’s address, and of an address that an erased person had after someone else.
ERASED = "erased-"
FORMER = "former-"
# What stands where a text named an erased person.
BLACKED_OUT = "[…]"

_NAMES = frozenset({"name", "organisation"})
# What a spreadsheet shows where a formula has no value.
_ERROR_CELL = re.compile(r"#[A-Z]+(?:/0)?[!?]|#N/A|#NV|#GETTING_DATA|Err:\d+", re.IGNORECASE | re.ASCII)
# Control characters that people know by a name: Alt+Enter in a spreadsheet, the tab key.
_CALLED = {**dict.fromkeys("\n\r\v\u2028\u2029", "field.line_break"), "\t": "field.tab"}


# All that is kept beside the address; but the first two may be left out.
DETAILS = ("name", "organisation", "role", "profession", "service_area", "language", "notes")


class Person(NamedTuple):
    """One person’s details.

    `organisation` is the id of one of the programme’s organisations, or the name of another one; `organisation_typed`
    keeps what was written where that was something else.
    """

    email: str
    name: str
    organisation: str
    organisation_typed: str | None = None
    role: str | None = None
    profession: str | None = None
    service_area: str | None = None
    language: PersonLanguage | None = None
    notes: str | None = None

    @property
    def key(self) -> str:
        """What the person is known by."""
        return email_key(self.email)


def filled(person: Person, other: Person) -> Person:
    """Return a person with the details that are not known of them taken from another; the same if there are none."""
    missing = {field: getattr(other, field) for field in DETAILS if getattr(person, field) is None}
    missing = {field: value for field, value in missing.items() if value is not None}
    return person._replace(**missing) if missing else person


def differing(one: Person, other: Person) -> tuple[str, ...]:
    """Return the details in which two differ."""
    return tuple(field for field in DETAILS if getattr(one, field) != getattr(other, field))


class Former(NamedTuple):
    """Who had an address before: the key they have now, and all they were called until then."""

    key: str
    names: frozenset[str]


class Left(NamedTuple):
    """When somebody left a group, and when they had signed up for it (both UTC, ISO 8601)."""

    at: str
    signed_up_at: str


class Correction(NamedTuple):
    """A detail that was put right by hand: what it had been before, and when that was (UTC, ISO 8601)."""

    before: frozenset[str | None]
    at: str


class Rejected(NamedTuple):
    """A form’s row that was not taken: the entry that says so, its time, and the mark of the download."""

    entry: int
    at: str
    form: str


class Signup(NamedTuple):
    """One person in one group.

    `at` is when they signed up, by the form’s time stamp where there was one (UTC, ISO 8601), `entry` the journal’s
    entry.
    """

    group: str
    key: str
    status: SignupStatus
    at: str
    entry: int
    choice: int | None = None


def email_key(email: str) -> str:
    """Return the form of an address by which a person is known: trimmed, NFC, without case."""
    if email.isascii():
        return email.strip().casefold()
    return unicodedata.normalize("NFC", email.strip()).casefold()


def is_placeholder(email: str) -> bool:
    """Whether an address stands for one that was erased; no real one looks so, for want of an @."""
    kind, dash, number = email.rpartition("-")
    return kind + dash in {ERASED, FORMER} and number.isdecimal()


def renamed(members: dict[str, Signup], old: str, new: str) -> dict[str, Signup]:
    """Return a group’s sign-ups with one person under another key; two places become the better one."""
    if old not in members:
        return members
    mine, theirs = members[old], members.get(new)
    kept = mine._replace(key=new)
    if theirs is not None and (theirs.status, theirs.entry) < (mine.status, mine.entry):
        kept = theirs
    place = kept.key if kept is theirs else old
    return {
        new if key == place else key: kept if key == place else signup
        for key, signup in members.items()
        if key == place or key not in {old, new}
    }


def clean_email(text: str) -> str:
    """Return an e-mail address, trimmed, in NFC, and without characters that nobody sees.

    Raises:
        BadValue: It cannot be an address.
    """
    email = clean_field("email", plain_only(text), EMAIL_LIMIT)
    if not is_address(email):
        raise BadValue("field.bad_email", value=email)
    return email


def is_name(text: str) -> bool:
    """Whether a text can be a name: there is more in it than punctuation, and it is no error of a spreadsheet."""
    return says_something(text) and not _ERROR_CELL.fullmatch(text)


def clean_field(field: str, text: str, limit: int = FIELD_LIMIT, *, lines: bool = False) -> str:
    """Return a detail trimmed, in NFC, and without characters that nobody sees.

    Args:
        field: The field’s name, for the error.
        text: What was given.
        limit: How many characters it may have.
        lines: Whether line breaks and tabs may stand in it.

    Raises:
        BadValue: It is empty, too long, holds characters that no text has, or is a name that is none.
    """
    text = unicodedata.normalize("NFC", without_invisible(text.replace("\r\n", "\n") if lines else text)).strip()
    label = msg(f"label.{field}")
    if not text:
        raise BadValue("field.empty", field=label)
    if field in _NAMES and not is_name(text):
        raise BadValue("field.no_name", field=label, value=text)
    if len(text) > limit:
        raise BadValue("field.too_long", field=label, limit=limit, length=len(text))
    if text.isprintable():
        return text
    allowed = "\n\t" if lines else ""
    for character in text:
        if character not in allowed and unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}:
            key = _CALLED.get(character, "field.control")
            raise BadValue(key, field=label, code=f"U+{ord(character):04X}")
    return text
