"""Whose a note is: somebody of the store by their address, somebody else by name."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wgtool.domain.matching import nearest, plain
from wgtool.domain.people import Person, clean_email, clean_field, email_key
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group
from wgtool.errors import Refused
from wgtool.texts.say import Message, msg


class Owner(NamedTuple):
    """An owner: their key, or the name of one who is not in the store; neither where there is none."""

    key: str | None = None
    named: str | None = None
    warnings: tuple[Message, ...] = ()


def owner_of(plan: Plan, group: Group | None, text: str) -> Owner:
    """Return whose a note of a group is; an empty text is nobody.

    Raises:
        Refused: The address is unknown; several have the name, or it only resembles somebody’s.
        BadValue: It cannot be an address or a name.
    """
    if not text.strip():
        return Owner()
    if "@" in text:
        return Owner(_by_address(plan, clean_email(text)).key)
    name = clean_field("name", text)
    found = _called(plan, name)
    if len(found) > 1:
        members = {person.key for person in plan.members(group)} if group is not None else set()
        found = [person for person in found if person.key in members] or found
    if len(found) > 1:
        raise Refused("note.who_several", name=name).advise("note.who_choose", people=_offered(found))
    if found:
        return Owner(found[0].key)
    others = list(dict.fromkeys(names_besides(plan)))
    known = next((one for one in others if plain(one) == plain(name)), None)
    if known is not None:
        return Owner(named=known)
    if near := _like(plan, name, others):
        raise Refused("note.who_unknown", name=name).advise("did_you_mean", names=near)
    return Owner(named=name, warnings=(msg("note.who_new", name=name),))


def asked_for(plan: Plan, text: str) -> Owner:
    """Return whose notes are asked for.

    Raises:
        Refused: Nobody is called so, or several are.
        BadValue: It cannot be an address or a name.
    """
    if "@" in text:
        return Owner(_by_address(plan, clean_email(text)).key)
    name = clean_field("name", text)
    found = _called(plan, name)
    if len(found) > 1:
        raise Refused("note.who_several", name=name).advise("note.who_choose", people=_offered(found))
    known = [*names_besides(plan), *(note.named for note in plan.state.notes.values() if note.named)]
    named = next((one for one in known if plain(one) == plain(name)), None)
    if not found and named is None:
        error = Refused("note.who_unknown", name=name)
        raise error.advise("did_you_mean", names=near) if (near := _like(plan, name, known)) else error
    return Owner(found[0].key if found else None, named)


def names_besides(plan: Plan) -> Iterator[str]:
    """Yield the names of those who are not in the store and yet known: facilitators."""
    for group in plan.programme.groups:
        for facilitator in (group.facilitator, *(placed.facilitator for placed in group.placements)):
            if facilitator is not None:
                yield facilitator.name


def _by_address(plan: Plan, email: str) -> Person:
    person = plan.state.person(email_key(email))
    if person is not None:
        return person
    error = Refused("person.unknown", email=email)
    near = nearest(email, (one.email for one in plan.state.people.values()))
    raise error.advise("did_you_mean", names=near) if near else error


def _called(plan: Plan, name: str) -> list[Person]:
    wanted = plain(name)
    return [person for person in plan.state.people.values() if plain(person.name) == wanted]


def _like(plan: Plan, name: str, others: Iterable[str]) -> tuple[str, ...]:
    """Return who may have been meant: of a name nearly like it, or one that it is a part of."""
    names = list(dict.fromkeys([*(person.name for person in plan.state.people.values()), *others]))
    words = set(plain(name).split())
    parts = [one for one in names if words and words < set(plain(one).split())]
    return tuple(dict.fromkeys([*nearest(name, names), *parts]))


def _offered(people: Iterable[Person]) -> tuple[str, ...]:
    return tuple(f"{person.name} <{person.email}>" for person in people)
