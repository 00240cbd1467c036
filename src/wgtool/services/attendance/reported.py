"""Who of a meeting’s report is who."""

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from wgtool.domain.matching import nearest
from wgtool.domain.meant import Names
from wgtool.domain.meetings import Visit, minutes_of
from wgtool.domain.names import compared, meeting_names
from wgtool.domain.people import Person, email_key
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Facilitator
from wgtool.domain.sessions import Session
from wgtool.services.attendance.wishes import Named


class Unmatched(NamedTuple):
    """Somebody in a report who is nobody known: the name that they have there, their minutes, and who they may be."""

    name: str
    minutes: int | None
    candidates: tuple[Person, ...] = ()


class Found(NamedTuple):
    """Who was there, each with their minutes (None where they are not known).

    `members` and `others`, people of the store, are by key, `named` are those who were named by hand, `facilitators`
    lead other groups and are not in the store. `seen` holds the report’s names and addresses, as they are compared.
    """

    members: dict[str, int | None]
    others: dict[str, int | None]
    named: dict[Named, int | None]
    facilitators: dict[str, int | None]
    unmatched: tuple[Unmatched, ...]
    seen: frozenset[str]


class Nobody(NamedTuple):
    """Whoever is told nowhere."""

    name: str = ""


class Stranger(NamedTuple):
    """A name of the report that is nobody’s, and whose it may be."""

    name: str
    candidates: tuple[str, ...] = ()


Whose = Person | Named | Facilitator | Nobody | Stranger


class Matcher:
    """Finds out who is who in the report of a session.

    Args:
        plan: The programme as it stands.
        session: The session.
        members: Its members.
        now: Names that are settled now, each with whose it is.
        named: Deputies and guests who are named by hand.
    """

    def __init__(
        self,
        plan: Plan,
        session: Session,
        members: Collection[Person],
        now: Mapping[str, Person | None],
        named: Iterable[Named],
    ) -> None:
        self._plan = plan
        self._members = {person.key: person for person in members}
        self._now = {compared(name): person for name, person in now.items()}
        self._named = {
            key: one
            for one in named
            for key in filter(None, (one.email and email_key(one.email), *meeting_names(one.name)[:1]))
        }
        self._people = _by_name(plan.state.people.values())
        self._of_members = _by_name(members)
        self._leaders = _leaders((*session.facilitators, *session.usual))
        self._other_leaders = _leaders(plan.programme.leaders)

    def found(self, visits: Iterable[Visit]) -> Found:
        """Return who was there."""
        mine: dict[Whose, list[Visit]] = {}
        whose: dict[tuple[str, str, bool], Whose] = {}
        seen: set[str] = set()
        for visit in visits:
            who = visit.name, visit.email, visit.organiser
            if who not in whose:
                whose[who] = self._whose(visit)
                seen |= {compared(visit.name), compared(visit.email)}
            mine.setdefault(whose[who], []).append(visit)
        minutes = {one: minutes_of(some) for one, some in mine.items()}
        people = {one.key: some for one, some in minutes.items() if isinstance(one, Person)}
        return Found(
            {key: some for key, some in people.items() if key in self._members},
            {key: some for key, some in people.items() if key not in self._members},
            {one: some for one, some in minutes.items() if isinstance(one, Named)},
            {one.name: some for one, some in minutes.items() if isinstance(one, Facilitator)},
            tuple(
                Unmatched(one.name, some, tuple(self._plan.state.people[key] for key in one.candidates))
                for one, some in minutes.items()
                if isinstance(one, Stranger)
            ),
            frozenset(seen - {""}),
        )

    def _whose(self, visit: Visit) -> Whose:
        for text in filter(None, map(compared, (visit.name, visit.email))):
            if text in self._now:
                return self._now[text] or Nobody()
        names = meeting_names(visit.name)
        for key in (email_key(visit.email), *names):
            if key and key in self._named:
                return self._named[key]
        return self._by_address(visit.email) or self._called(names) or self._remembered(visit) or self._stranger(visit)

    def _by_address(self, email: str) -> Whose | None:
        """Return whose an address is, or was."""
        key, state = email_key(email), self._plan.state
        if not key:
            return None
        person = state.person(key)
        if person is None:
            later = {former.key for former in state.former.get(key, ())}
            person = state.person(later.pop()) if len(later) == 1 else None
        if person is not None and person.key in self._members:
            return person
        if key in self._leaders:
            return Nobody()
        return person or self._other_leaders.get(key)

    def _called(self, names: tuple[str, ...]) -> Whose | None:
        """Return whose a name is, if it is one person’s; members go first."""
        for name in names:
            if found := self._of_members.get(name):
                return found[0] if len(found) == 1 else None
        for name in names:
            found = self._people.get(name, ())
            known = Nobody() if name in self._leaders else self._other_leaders.get(name)
            if found or known:
                return known if isinstance(known, Nobody) or not found else found[0] if len(found) == 1 else None
        return None

    def _remembered(self, visit: Visit) -> Whose | None:
        """Return whose a name was found to be before."""
        for text in filter(None, map(compared, (visit.name, visit.email))):
            match = self._plan.state.book.matches.get(text)
            if match is not None and match.key is None:
                return Nobody()
            if match is not None and match.key in self._members:
                return self._members[match.key]
        return None

    def _stranger(self, visit: Visit) -> Whose:
        """Return somebody who is nobody known, with those whom the name resembles: members, else others."""
        shown = visit.name or visit.email
        names = meeting_names(visit.name)
        same = next(
            (found for table in (self._of_members, self._people) for name in names if (found := table.get(name))), ()
        )
        if same:
            return Stranger(shown, tuple(person.key for person in same))
        if visit.organiser:
            return Nobody()
        near = self._near.like(visit.name)
        if visit.email:
            near += nearest(visit.email, self._plan.state.people, limit=1)
        mine = [key for key in near if key in self._members]
        return Stranger(shown, tuple(dict.fromkeys(mine or near)))

    @cached_property
    def _near(self) -> Names[str]:
        return Names((person.name, key) for key, person in self._plan.state.people.items())


def _by_name(people: Iterable[Person]) -> dict[str, tuple[Person, ...]]:
    """Return some people by what they are called, in the order in which a name is compared."""
    found: dict[str, tuple[Person, ...]] = {}
    for person in people:
        for name in meeting_names(person.name)[:1]:
            found[name] = (*found.get(name, ()), person)
    return found


def _leaders(leaders: Iterable[Facilitator | None]) -> dict[str, Facilitator]:
    """Return facilitators by name and address."""
    return {
        key: leader
        for leader in leaders
        if leader is not None
        for key in (*meeting_names(leader.name)[:1], email_key(leader.email or ""))
        if key
    }
