"""Which sessions share time."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from wgtool.domain.programme import Facilitator
from wgtool.domain.sessions import Session


class Meeting(NamedTuple):
    """How the sessions of two groups meet: the first two that share time, if any do, and whether any touch."""

    overlap: tuple[Session, Session] | None
    touches: bool


def sharing(sessions: Iterable[Session]) -> Iterator[tuple[Session, Session]]:
    """Yield each two sessions that share time, in one pass in the order of time.

    Cancelled ones are left aside, and so are two that are one joint session.
    """
    running: list[tuple[datetime, Session]] = []
    held = [(*session.instants, session) for session in sessions if session.status != "cancelled"]
    for start, end, session in sorted(held, key=lambda one: one[:2]):
        running = [(until, other) for until, other in running if until > start]
        yield from ((other, session) for _, other in running if not other.is_one_with(session))
        running.append((end, session))


def meeting(mine: Iterable[Session], theirs: Iterable[Session]) -> Meeting:
    """Return how the sessions of two groups meet, cancelled ones aside."""
    held = [[one for one in sessions if one.status != "cancelled"] for sessions in (mine, theirs)]
    pairs = [(one, other) for one in held[0] for other in held[1]]
    overlap = next(((one, other) for one, other in pairs if one.overlaps(other)), None)
    return Meeting(overlap, any(one.touches(other) for one, other in pairs))


def in_two_places(sessions: Iterable[Session]) -> Iterator[tuple[str, Session, Session]]:
    """Yield who leads two sessions that share time: each two groups once, at their first meeting."""
    led: dict[str, list[Session]] = {}
    people: dict[str, Facilitator] = {}
    for session in sessions:
        for who in session.facilitators:
            led.setdefault(who.key, []).append(session)
            people.setdefault(who.key, who)
    for key in sorted(led):
        seen: set[frozenset[str]] = set()
        for first, second in sharing(led[key]):
            pair = frozenset({first.group.id, second.group.id})
            if pair not in seen:
                seen.add(pair)
                yield people[key].email or people[key].name, first, second
