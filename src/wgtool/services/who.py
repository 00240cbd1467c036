"""Who is meant: an address, or a name that only one person has.

The store is the facilitator’s own, so that an error may name whoever is nearest to what was typed.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

from wgtool.domain.handles import handle_of
from wgtool.domain.matching import nearest
from wgtool.domain.names import compared
from wgtool.domain.people import Person, clean_field, email_key, is_placeholder
from wgtool.domain.plan import Plan
from wgtool.errors import Refused

Who = TypeVar("Who")
_ADDRESSED = re.compile(r"(.*?)<([^<>]*)>", re.DOTALL)


def who(plan: Plan, text: str, among: Collection[Person] = ()) -> Person:
    """Return the person of the store that a text means.

    Args:
        plan: The programme as it stands.
        text: What has an `@` is an address, anything else a whole name, without case, accents and punctuation.
        among: The people of a group: a name that only one of them has is theirs, whoever else has it.

    Raises:
        Refused: Nobody is called so, or several are; the error names who may have been meant.
        BadValue: It is empty, or cannot be an address or a name.
    """
    if is_address(text):
        return addressed(plan, text)
    name = clean_field("name", text)
    return one_called(name, called(among, name) or called(plan.state.people.values(), name), plan)


def is_address(text: str) -> bool:
    """Whether a text is to be an address, or what stands for an erased one, and not a name."""
    return "@" in text or is_placeholder(text.strip())


def name_and_address(text: str) -> tuple[str, str | None]:
    """Return the name and the address of somebody written as `NAME <EMAIL>`, or as one of the two, unchecked."""
    found = _ADDRESSED.fullmatch(text.strip())
    if found:
        return found[1].strip(), found[2]
    return ("", text.strip()) if "@" in text else (text.strip(), None)


def address_of(plan: Plan, text: str) -> str:
    """Return the address that a text means: itself, or that of the person whom it names (see `who`)."""
    return text if is_address(text) else who(plan, text).email


def known_by(plan: Plan, text: str) -> Person | None:
    """Return who has an address, as it is kept or as it can be typed; None if nobody has.

    Raises:
        BadValue: It cannot be an address, and nobody has it.
    """
    return plan.state.person(email_key(_held(plan, text)))


def _held(plan: Plan, text: str) -> str:
    return handle_of(text, lambda one: plan.state.person(email_key(one)), plan.state.beyond_ascii)


def addressed(plan: Plan, text: str) -> Person:
    """Return the person of the store whom an address names, as it is kept or as it can be typed.

    Raises:
        Refused: Nobody has it; the error names who may have been meant.
        BadValue: It cannot be an address, and nobody has it.
    """
    return _of_address(plan, _held(plan, text))


def one_called(name: str, found: Collection[Person], plan: Plan) -> Person:
    """Return the one person found under a name.

    Raises:
        Refused: There is none, or there are several.
    """
    if len(found) == 1:
        return next(iter(found))
    if found:
        raise Refused("who.several", name=name).advise("who.choose", people=offered(found))
    raise unknown(plan, name)


def unknown(plan: Plan, name: str, others: Iterable[str] = ()) -> Refused:
    """Return the error for a name that nobody has, with those who may have been meant, also of other names."""
    error = Refused("who.unknown", name=name)
    near = (*offered(resembling(plan.state.people.values(), name)), *nearest(name, others))
    return error.advise("did_you_mean", names=near) if near else error


def called(people: Iterable[Person], name: str) -> list[Person]:
    """Return who of some people has a name, as names are compared."""
    wanted = compared(name)
    return [person for person in people if compared(person.name) == wanted] if wanted else []


def resembling(people: Iterable[Person], name: str) -> list[Person]:
    """Return who may have been meant by a name (see `alike`)."""
    known: dict[str, list[Person]] = {}
    for person in people:
        known.setdefault(person.name, []).append(person)
    return [person for one in alike(known, name) for person in known[one]]


def alike(names: Iterable[str], name: str) -> list[str]:
    """Return the names that may have been meant by one: those a slip or two away, and those that it is a part of."""
    known = list(dict.fromkeys(names))
    words = set(compared(name).split())
    parts = (one for one in known if words and words < set(compared(one).split()))
    return list(dict.fromkeys([*nearest(name, known), *parts]))


def offered(people: Iterable[Person]) -> tuple[str, ...]:
    """Return people as an error names them to choose from."""
    return tuple(f"{person.name} <{person.email}>" for person in people)


def _of_address(plan: Plan, email: str) -> Person:
    key = email_key(email)
    if person := plan.state.person(key):
        return person
    if later := [plan.state.people[one.key] for one in plan.state.former.get(key, ()) if one.key in plan.state.people]:
        raise Refused("who.became", email=email).advise("who.now", people=offered(later))
    error = Refused("person.unknown", email=email)
    near = nearest(email, (person.email for person in plan.state.people.values()))
    raise error.advise("did_you_mean", names=near) if near else error


def only(email: str, found: Mapping[str | None, Who], known: Iterable[str]) -> Who:
    """Return the one person whom an address names.

    `found` has who it may be, by the address they have now; `known` all addresses, for the nearest if it is nobody’s.

    Raises:
        Refused: Nobody ever had the address, or several had it and nobody has it now.
    """
    if not found:
        error = Refused("person.unknown", email=email)
        near = nearest(email, (one for one in known if not is_placeholder(one)))
        raise error.advise("did_you_mean", names=near) if near else error
    if len(found) > 1:
        raise Refused("person.several", email=email).advise("person.several_advice", emails=tuple(filter(None, found)))
    return next(iter(found.values()))
