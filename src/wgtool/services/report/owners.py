"""Whose an open note is, as a report may say it: the organisation, the name of somebody who facilitates."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from wgtool.domain.names import compared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wgtool.domain.people import Person
    from wgtool.domain.plan import Plan
    from wgtool.services.report.discreet import Discretion
    from wgtool.texts.language import Language


class Home(NamedTuple):
    """An organisation: its id where it is one of the programme’s, and its name."""

    id: str | None = None
    name: str | None = None


class Owners:
    """Tells of the owners of notes what a report may say.

    Args:
        plan: The programme as it stands.
        discretion: Who is not to be named.
        lang: The language.
        named: Whether people may be named.
    """

    def __init__(self, plan: Plan, discretion: Discretion, lang: Language, *, named: bool) -> None:
        self._plan = plan
        self._discretion = discretion
        self._lang: Language = lang
        self._named = named

    def name(self, name: str | None) -> str | None:
        """Return an owner’s name where it may stand: that of somebody who facilitates and is nothing else always."""
        if name is None:
            return None
        may_stand = self._named or (compared(name) in self._leaders and not self._discretion.knows(name))
        return self._discretion.unaddressed(name) if may_stand else None

    def home(self, key: str | None, name: str | None) -> Home:
        """Return the organisation of an owner, known by key or by name: a deputy’s is the member’s."""
        person = self._plan.state.person(key) if key is not None else None
        if person is not None:
            return self.of(person)
        return self._besides.get(compared(name), Home()) if name else Home()

    def of(self, person: Person) -> Home:
        """Return the organisation of somebody in the store; without names, one that names somebody does not."""
        listed = self._plan.listed(person)
        if listed is not None:
            return Home(listed.id, listed.name.pick(self._lang))
        return Home(None, self._discretion.without(person.organisation))

    @cached_property
    def _leaders(self) -> set[str]:
        from wgtool.services.sessions.leading import covering  # noqa: PLC0415 - many a report has no owner by name

        return {compared(one.name) for one in (*self._plan.programme.leaders, *covering(self._plan))}

    @cached_property
    def _besides(self) -> dict[str, Home]:
        return dict(self._others())

    def _others(self) -> Iterator[tuple[str, Home]]:
        """Yield the organisations of deputies and guests by their names."""
        state = self._plan.state
        for recorded in state.book.sessions.values():
            for guest in recorded.guests:
                if guest.name is not None and guest.organisation is not None:
                    yield compared(guest.name), Home(None, self._discretion.without(guest.organisation))
            for key, seat in recorded.seats.items():
                if seat.deputy is not None and key in state.people:
                    yield compared(seat.deputy), self.of(state.people[key])
