"""What is said of attendance by hand, from what was typed to whom it means."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from wgtool.domain.attendance import Was
from wgtool.domain.people import NAME_LIMIT, Person, clean_email, clean_field, email_key
from wgtool.domain.plan import Plan
from wgtool.errors import UsageError
from wgtool.services.who import name_and_address, who
from wgtool.texts.say import msg


class Wishes(NamedTuple):
    """What was typed. `at_least` is in minutes; None is as the programme says."""

    everyone: bool = False
    present: tuple[str, ...] = ()
    apologies: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    deputies: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    nobody: tuple[str, ...] = ()
    at_least: int | None = None
    amend: bool = False
    clear: bool = False
    any_day: bool = False

    @property
    def by_hand(self) -> bool:
        """Whether anything is said of anybody."""
        return self.everyone or any((self.present, self.apologies, self.absent, self.deputies, self.guests))


class Named(NamedTuple):
    """Somebody who sits in or is a guest: a name, an address where it is known, and where they come from."""

    name: str
    email: str | None = None
    organisation: str | None = None


class Said(NamedTuple):
    """Whom each word means: `words` and `deputies` by the key of the member."""

    words: dict[str, Was]
    people: dict[str, Person]
    deputies: dict[str, Named]
    guests: tuple[Named, ...]


_WORDS: tuple[Was, ...] = ("present", "apologies", "absent")


def understood(plan: Plan, wishes: Wishes, members: Collection[Person]) -> Said:
    """Return whom the wishes mean.

    Raises:
        Refused: Somebody is not known, or not one alone.
        UsageError: One person is under two words, has two deputies, or something is not written as it is to be.
        BadValue: A name or an address cannot be one.
    """
    words: dict[str, Was] = {}
    people: dict[str, Person] = {}
    for word in _WORDS:
        for text in getattr(wishes, word):
            person = who(plan, text, members)
            people[person.key] = person
            if words.setdefault(person.key, word) != word:
                raise UsageError("attend.two_words", name=person.name)
    deputies: dict[str, Named] = {}
    for text in wishes.deputies:
        deputy, person = _deputy(plan, text, members)
        if deputies.setdefault(person.key, deputy) != deputy:
            raise UsageError("attend.two_deputies", name=person.name)
        if words.get(person.key, "apologies") != "apologies":
            raise UsageError("attend.two_words", name=person.name)
        words[person.key] = "deputy"
        people[person.key] = person
    return Said(words, people, deputies, tuple(dict.fromkeys(map(_guest, wishes.guests))))


def settled(plan: Plan, wishes: Wishes, members: Collection[Person]) -> dict[str, Person | None]:
    """Return the names in reports that are settled now, each with whose it is; None is nobody’s.

    Raises:
        Refused: Somebody is not known, or not one alone.
        UsageError: It is not written as it is to be, or one name is settled twice.
        BadValue: A name cannot be one.
    """
    found: dict[str, Person | None] = {}
    pairs: Iterable[tuple[str, Person | None]] = (
        *(_match(plan, text, members) for text in wishes.matches),
        *((clean_field("name", text, NAME_LIMIT), None) for text in wishes.nobody),
    )
    for name, person in pairs:
        if found.setdefault(name, person) != person:
            raise UsageError("attend.match_twice", name=name)
    return found


def _match(plan: Plan, text: str, members: Collection[Person]) -> tuple[str, Person]:
    name, equals, whose = text.rpartition("=")
    if not equals or not name.strip() or not whose.strip():
        raise UsageError("attend.match_form", value=text)
    return clean_field("name", name, NAME_LIMIT), who(plan, whose.strip(), members)


def _deputy(plan: Plan, text: str, members: Collection[Person]) -> tuple[Named, Person]:
    name, equals, whose = text.rpartition("=")
    if not equals or not name.strip() or not whose.strip():
        raise UsageError("attend.deputy_form", value=text)
    return _addressed(plan, name.strip()), who(plan, whose.strip(), members)


def _addressed(plan: Plan, text: str) -> Named:
    """Return a person given as `NAME <EMAIL>`, or as one of the two."""
    name, address = name_and_address(text)
    email = None if address is None else clean_email(address)
    if not name and email is not None:
        known = plan.state.person(email_key(email))
        name = known.name if known else email
    return Named(clean_field("name", name, NAME_LIMIT), email)


def _guest(text: str) -> Named:
    name, comma, organisation = text.partition(",")
    where = clean_field("organisation", organisation) if comma and organisation.strip() else None
    return Named(clean_field("name", name, NAME_LIMIT), organisation=where)


def forgotten(names: Iterable[str]) -> UsageError:
    """Return the error for members of whom nothing is said."""
    names = tuple(names)
    error = UsageError("attend.forgotten", names=names) if names else UsageError("attend.nothing_said")
    return error.advise("attend.forgotten_advice", options=msg("attend.options"))
