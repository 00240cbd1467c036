"""Who came: what is known of the sessions that were held, of people’s places through time, and of names in reports."""

from datetime import datetime
from typing import Literal, NamedTuple

from wgtool.domain.people import email_key
from wgtool.domain.sessions import Session, SessionKey

Was = Literal["present", "deputy", "apologies", "absent"]
# The first that two records of one person have goes before the others.
WAS: tuple[Was, ...] = ("present", "deputy", "apologies", "absent")
# More minutes than a week has were made up.
MOST_MINUTES = 7 * 24 * 60


class Seat(NamedTuple):
    """What became of a member’s seat at one session.

    `minutes` are those of who sat there, None where they are not known; `deputy` is the name of a deputy, None where it
    is not known any more, and `deputy_email` their address.
    """

    was: Was
    minutes: int | None = None
    deputy: str | None = None
    deputy_email: str | None = None


class Guest(NamedTuple):
    """Who was present, neither member nor deputy: a name, or the key of somebody of the store; neither when erased."""

    name: str | None = None
    organisation: str | None = None
    key: str | None = None


class Attendance(NamedTuple):
    """One session’s record: its members as they were then, by key, and its guests."""

    seats: dict[str, Seat]
    guests: tuple[Guest, ...] = ()

    def count(self, was: Was) -> int:
        """Return of how many members something is said."""
        return sum(seat.was == was for seat in self.seats.values())


class Match(NamedTuple):
    """Whose a name in reports is: a key; None is nobody’s, such as a telephone’s."""

    name: str
    key: str | None


class Tenure(NamedTuple):
    """From when to when somebody had a place (UTC, ISO 8601); None is until now."""

    since: str
    until: str | None = None


class Book:
    """All that is known of attendance.

    `sessions` holds what was recorded, `announced` what was said beforehand, of a session’s members by key; `matches`
    the names in reports that were settled, as they are compared; `tenures` when people had places, by group and key.
    """

    def __init__(self) -> None:
        self.sessions: dict[SessionKey, Attendance] = {}
        self.announced: dict[SessionKey, dict[str, Seat]] = {}
        self.matches: dict[str, Match] = {}
        self.tenures: dict[str, dict[str, tuple[Tenure, ...]]] = {}

    # It changes: what is equal now may not be later.
    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        """Whether the same is known."""
        return isinstance(other, Book) and self._known() == other._known()

    def _known(self) -> tuple[object, ...]:
        return self.sessions, self.announced, self.matches, self.tenures

    def placed(self, group: str, key: str, at: str) -> None:
        """Note that somebody got a place."""
        mine = self.tenures.setdefault(group, {})
        mine[key] = (*mine.get(key, ()), Tenure(at))

    def unplaced(self, group: str, key: str, at: str) -> None:
        """Note that somebody gave a place up, if they had one."""
        mine = self.tenures.get(group, {})
        if key in mine:
            # Of two people who are one both had a place.
            mine[key] = tuple(one if one.until else one._replace(until=at) for one in mine[key])

    def had_place(self, group: str, at: datetime) -> list[str]:
        """Return who had a place in a group at a time, as keys, in order of arrival."""
        return [key for key, had in self.tenures.get(group, {}).items() if any(_covers(one, at) for one in had)]

    def came_after(self, group: str, key: str, at: datetime) -> bool:
        """Whether somebody got a place in a group after a time."""
        return any(datetime.fromisoformat(one.since) > at for one in self.tenures.get(group, {}).get(key, ()))

    def follow(self, old: str, new: str, email: str) -> None:
        """Let all that is known of a key be known of another, whose address is given."""
        for session, one in self.sessions.items():
            if not _has(one, old):
                continue
            seats = _followed(one.seats, old, new, email)
            guests = tuple(guest._replace(key=new) if guest.key == old else guest for guest in one.guests)
            # Whoever was a member, under either address, was no guest.
            kept = (guest for place, guest in enumerate(guests) if guest.key != new or _is_only(guests, place, seats))
            self.sessions[session] = Attendance(seats, tuple(kept))
        for session, said in self.announced.items():
            self.announced[session] = _followed(said, old, new, email)
        self.matches = {
            name: match._replace(key=new) if match.key == old else match for name, match in self.matches.items()
        }
        for group, mine in self.tenures.items():
            if old in mine:
                both = (*mine[old], *mine.get(new, ()))
                # Whoever came first of the two keeps their turn.
                self.tenures[group] = {new if key == old else key: had for key, had in mine.items()} | {new: both}


def _has(one: Attendance, key: str) -> bool:
    """Whether somebody may stand in a session’s record: as a member, a guest or a deputy."""
    return key in one.seats or any(guest.key == key for guest in one.guests) or one.count("deputy") > 0


def _is_only(guests: tuple[Guest, ...], place: int, seats: dict[str, Seat]) -> bool:
    guest = guests[place]
    return guest.key not in seats and all(one.key != guest.key for one in guests[:place])


def _followed(seats: dict[str, Seat], old: str, new: str, email: str) -> dict[str, Seat]:
    """Return seats after an address became another; of two seats of one person the better one stays."""
    found: dict[str, Seat] = {}
    for key, seat in seats.items():
        whose = new if key == old else key
        if seat.deputy_email is not None and email_key(seat.deputy_email) == old:
            seat = seat._replace(deputy_email=email)  # noqa: PLW2901 - the same seat
        found[whose] = _better(found[whose], seat) if whose in found else seat
    return found


def _better(one: Seat, other: Seat) -> Seat:
    first, second = sorted((one, other), key=lambda seat: WAS.index(seat.was))
    minutes = max((seat.minutes for seat in (first, second) if seat.minutes is not None), default=None)
    return first._replace(minutes=minutes if first.was in {second.was, "present"} else first.minutes)


def _covers(tenure: Tenure, at: datetime) -> bool:
    until = tenure.until
    return datetime.fromisoformat(tenure.since) <= at and (until is None or datetime.fromisoformat(until) > at)


def members_at(book: Book, session: Session, now: list[str]) -> list[str]:
    """Return whose session it was, as keys: who had a place when it began, or, where nobody had, who has one now.

    Erased people are among them, as placeholders.
    """
    return book.had_place(session.group.id, session.starts_at) or now
