"""Whose a note is: somebody of the store by their address, somebody else by name."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from wgtool.domain.names import compared
from wgtool.domain.people import clean_field
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group
from wgtool.errors import Refused
from wgtool.services.sessions.leading import covering
from wgtool.services.who import alike, called, offered, one_called, resembling, who
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
        return Owner(who(plan, text).key)
    name = clean_field("name", text)
    members = plan.members(group) if group is not None else ()
    if found := called(members, name) or called(plan.state.people.values(), name):
        return Owner(one_called(name, found, plan).key)
    others = list(names_besides(plan))
    if (known := _same(name, others)) is not None:
        return Owner(named=known)
    if near := _near(plan, name, others):
        raise Refused("who.unknown", name=name).advise("did_you_mean", names=near)
    return Owner(named=name, warnings=(msg("note.who_new", name=name),))


def asked_for(plan: Plan, text: str) -> Owner:
    """Return whose notes are asked for: somebody of the store, or whoever else has notes or facilitates.

    Raises:
        Refused: Nobody is called so, or several are.
        BadValue: It cannot be an address or a name.
    """
    if "@" in text:
        return Owner(who(plan, text).key)
    name = clean_field("name", text)
    others = [*names_besides(plan), *(note.named for note in plan.state.notes.values() if note.named)]
    named = _same(name, others)
    if found := called(plan.state.people.values(), name):
        return Owner(one_called(name, found, plan).key, named)
    if named is not None:
        return Owner(named=named)
    error = Refused("who.unknown", name=name)
    near = _near(plan, name, others)
    raise error.advise("did_you_mean", names=near) if near else error


def names_besides(plan: Plan) -> Iterator[str]:
    """Yield the names of those who have no address in the store and yet are known: facilitators, deputies, guests."""
    yield from (leader.name for leader in (*plan.programme.leaders, *covering(plan)))
    book = plan.state.book
    told = chain(book.announced.values(), (recorded.seats for recorded in book.sessions.values()))
    yield from (seat.deputy for seats in told for seat in seats.values() if seat.deputy is not None)
    guests = (guest for recorded in book.sessions.values() for guest in recorded.guests)
    yield from (guest.name for guest in guests if guest.name is not None)


def _same(name: str, names: Iterable[str]) -> str | None:
    wanted = compared(name)
    return next((one for one in names if compared(one) == wanted), None)


def _near(plan: Plan, name: str, others: Iterable[str]) -> tuple[str, ...]:
    """Return who may have been meant."""
    return (*offered(resembling(plan.state.people.values(), name)), *alike(others, name))
