"""The programme as it stands: its definitions together with what the store says."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from wgtool.domain.people import Person, email_key
from wgtool.domain.programme import Group, Programme, Week
from wgtool.domain.sessions import Session, SessionKey, monday_of, planned_session
from wgtool.domain.text import Text
from wgtool.errors import Refused

if TYPE_CHECKING:
    from wgtool.domain.directory import Directory
    from wgtool.domain.organisations import Organisation
    from wgtool.domain.overlaps import Meeting
    from wgtool.domain.partial import Standing


class Plan:
    """Definitions and state, asked together.

    Args:
        programme: The definitions.
        state: What the store says.
        now: The time (aware); without it nothing is over yet.
    """

    def __init__(self, programme: Programme, state: "Standing", now: datetime | None = None) -> None:
        self.programme = programme
        self.state = state
        self.now = now
        self._groups = {group.id: group for group in programme.groups}
        self._organisations = {one.id: one for one in reversed(programme.organisations)}
        self._sessions: dict[SessionKey, Session] = {}
        self._meetings: dict[tuple[str, str], Meeting] = {}

    @cached_property
    def directory(self) -> "Directory":
        """The programme’s organisations, looked up by what people write."""
        from wgtool.domain.directory import Directory  # noqa: PLC0415 - most commands only show those found before

        return Directory(self.programme.organisations, self.programme.ambiguous)

    def group(self, text: str) -> Group:
        """Return a group by its id, or by one of its names or aliases without case, accents and punctuation.

        Raises:
            Refused: No group is called so; the nearest ones are named.
        """
        found = self._groups.get(text) or self._by_name(text)
        if found is not None:
            return found
        if text in self.state.peopled():
            raise Refused("group.gone", id=text).advise("group.gone_advice", id=text)
        from wgtool.domain.matching import nearest  # noqa: PLC0415 - an id is found without

        error = Refused("group.unknown", text=text)
        near = nearest(text, self._groups)
        if near:
            raise error.advise("did_you_mean", names=near)
        raise error.advise_all("group.known", ids=tuple(self._groups))

    def _by_name(self, text: str) -> Group | None:
        from wgtool.domain.matching import squeeze  # noqa: PLC0415 - an id is found without

        wanted = squeeze(text)
        for group in self.programme.groups:
            if wanted and wanted in {squeeze(name) for name in (group.id, *group.name, *group.aliases)}:
                return group
        return None

    def has(self, id_: str) -> bool:
        """Whether the definitions hold a group, by id."""
        return id_ in self._groups

    def known(self, id_: str) -> Group:
        """Return the group of a sign-up, by id, also one that the definitions no longer hold."""
        if id_ in self._groups:
            return self._groups[id_]
        from wgtool.domain.gone import gone_group  # noqa: PLC0415 - hardly any programme has one

        return gone_group(id_, self.state)

    def left_over(self) -> tuple[Group, ...]:
        """Return the groups in which people are although the definitions no longer hold them."""
        return tuple(self.known(id_) for id_ in self.state.peopled() if id_ not in self._groups)

    def any_group(self, text: str) -> Group:
        """Return a group as `group` does, also one of those left over by its id: it can always be left.

        Raises:
            Refused: No group is called so.
        """
        gone = text not in self._groups and text in self.state.peopled()
        return self.known(text) if gone else self.group(text)

    @cached_property
    def gone(self) -> tuple[Session, ...]:
        """The sessions that the definitions no longer hold, in the order of their weeks, as far as they are known."""
        if not self.state.gone and self.state.definitions.keys() <= self._keys:
            return ()
        from wgtool.domain.gone import gone_sessions  # noqa: PLC0415 - hardly any programme has one

        return tuple(gone_sessions(self.programme, self.state, self.now))

    @property
    def _keys(self) -> set[SessionKey]:
        return {(group.id, week.number) for group in self.programme.groups for week in group.weeks}

    def gone_groups(self) -> tuple[Group, ...]:
        """Return the groups that the definitions no longer hold and whose sessions are known."""
        return tuple({one.group.id: one.group for one in self.gone if one.group.id not in self._groups}.values())

    def ever(self, group: Group) -> tuple[Session, ...]:
        """Return a group’s sessions and those that the definitions no longer hold, in the order of its weeks."""
        return (*self.sessions(group), *(one for one in self.gone if one.group.id == group.id))

    def groups(self, texts: Iterable[str]) -> tuple[Group, ...]:
        """Return the groups named, each once and in the order named; all of them if none is."""
        named = {group.id: group for group in map(self.group, texts)}
        return tuple(named.values()) or self.programme.groups

    def sessions(self, group: Group) -> tuple[Session, ...]:
        """Return a group’s sessions in the order of its weeks."""
        return tuple(self._session(group, week) for week in group.weeks)

    def _session(self, group: Group, week: Week) -> Session:
        key = (group.id, week.number)
        if key not in self._sessions:
            self._sessions[key] = planned_session(self.programme, group, week, self.state.sessions.get(key))
        return self._sessions[key]

    def meeting(self, group: Group, other: Group) -> "Meeting":
        """Return how the sessions of two groups meet; kept, since an import asks the same again for every row."""
        from wgtool.domain.overlaps import meeting  # noqa: PLC0415 - most commands compare no groups

        key = (group.id, other.id)
        if key not in self._meetings:
            mine, theirs = (filter(self.to_come, self.sessions(one)) for one in (group, other))
            self._meetings[key] = meeting(mine, theirs)
        return self._meetings[key]

    def session(self, group: Group, week: int) -> Session:
        """Return a group’s session of one week.

        Raises:
            Refused: The group has no such week.
        """
        if not 1 <= week <= len(group.weeks):
            raise Refused("week.unknown", week=week).advise("week.choose", total=len(group.weeks))
        return self._session(group, group.weeks[week - 1])

    def ended_after(self, group: Group) -> int | None:
        """Return the week after which a group ends early; None if it does not."""
        end = self.state.ends.get(group.id)
        return end.after if end is not None and end.after < len(group.weeks) else None

    def to_come(self, session: Session) -> bool:
        """Whether a session has not begun."""
        return self.now is None or session.starts_at > self.now

    def is_over(self, group: Group) -> bool:
        """Whether the last of a group’s sessions is over; cancelled ones aside as long as there are others."""
        if self.now is None:
            return False
        sessions = self.sessions(group)
        held = [session for session in sessions if session.status != "cancelled"] or sessions
        return all(session.ends_at <= self.now for session in held)

    def asks(self, id_: str) -> bool:
        """Whether a group, by id, still asks hours of those who are in it: a session is not over yet."""
        if id_ not in self._groups:
            return False
        held = [session for session in self.sessions(self._groups[id_]) if session.status != "cancelled"]
        return any(self.now is None or session.ends_at > self.now for session in held)

    def all_sessions(self, groups: Iterable[Group] = ()) -> list[Session]:
        """Return the sessions of some groups, or of all, in the order of time."""
        chosen = tuple(groups) or self.programme.groups
        return in_order(session for group in chosen for session in self.sessions(group))

    def of_week(self, week: int, groups: Iterable[Group]) -> list[Session]:
        """Return the sessions of a sprint week, in the order of time.

        Raises:
            Refused: None of the groups has such a week.
        """
        chosen = [group for group in groups if 1 <= week <= len(group.weeks)]
        if not chosen:
            total = max(len(group.weeks) for group in groups)
            raise Refused("week.unknown", week=week).advise("week.choose", total=total)
        return in_order(self._session(group, group.weeks[week - 1]) for group in chosen)

    def held_in(self, day: date, groups: Iterable[Group]) -> list[Session]:
        """Return the sessions held in a date’s calendar week, Monday to Sunday, as now planned."""
        monday = monday_of(day)
        return [s for s in self.all_sessions(groups) if monday_of(s.starts_at.date()) == monday]

    def person(self, email: str) -> Person:
        """Return a person by address.

        Raises:
            Refused: Nobody in the store has that address.
        """
        person = self.state.person(email_key(email))
        if person is None:
            # No nearest address: people’s addresses are not to be found out by guessing.
            raise Refused("person.unknown", email=email)
        return person

    def listed(self, person: Person) -> "Organisation | None":
        """Return a person’s organisation, if it is one of the programme’s."""
        return self._organisations.get(person.organisation)

    def organisation(self, person: Person) -> Text:
        """Return the name of a person’s organisation; a text that is none of the programme’s stays as it is."""
        found = self.listed(person)
        return found.name if found else Text(person.organisation, person.organisation)

    def members(self, group: Group) -> list[Person]:
        """Return the people who have a place in a group, in order of arrival."""
        return [self.state.people[signup.key] for signup in self.state.with_status(group.id, "confirmed")]

    def confirmed(self, group: Group) -> int:
        """Return how many people have a place in a group."""
        return self.state.count(group.id, "confirmed")

    def waiting(self, group: Group) -> int:
        """Return how many people wait for a place in a group."""
        return self.state.count(group.id, "waiting")

    def places_left(self, group: Group) -> int | None:
        """Return the free places of a group; None if it has no limit."""
        return None if group.capacity is None else max(0, group.capacity - self.confirmed(group))


def in_order(sessions: Iterable[Session]) -> list[Session]:
    """Return sessions in the order of time, then as the programme lists them."""
    return sorted(sessions, key=lambda session: session.instants)
