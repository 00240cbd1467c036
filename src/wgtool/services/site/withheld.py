"""What is not for everybody to read: links of meetings, addresses, and who owns an open action.

Whoever is in a group has the link from its facilitator; on a public page anybody could join, and addresses are read by
machines that write to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from wgtool.views.programme import Covering, Leader
    from wgtool.views.sessions import AgendaSession, AgendaView, SinceLine


class Wish(NamedTuple):
    """What is to be published besides: links of meetings, facilitators’ addresses, the logbook’s outcomes."""

    links: bool = False
    contacts: bool = False
    outcomes: bool = False


def link(url: str | None, wish: Wish) -> str | None:
    """Return the link of a meeting, if it is published."""
    return url if wish.links else None


def place(location: str | None, wish: Wish) -> str | None:
    """Return where a session is held, unless that is said by a link which is not published."""
    return None if location is not None and "://" in location and not wish.links else location


def leaders(people: list[Leader], wish: Wish) -> list[Leader]:
    """Return who facilitates, without addresses unless these are published."""
    return people if wish.contacts else [{"name": one["name"], "email": None} for one in people]


def cover(covering: Covering | None, wish: Wish) -> Covering | None:
    """Return who covers a session, without an address unless that is published."""
    return covering if covering is None or wish.contacts else {**covering, "email": None}


def agenda(view: AgendaView, wish: Wish) -> AgendaView:
    """Return an agenda without what is not published, and without the facilitator’s advice on saving time."""
    return {
        **view,
        "weeks": [{**week, "trim": None} for week in view["weeks"]],
        "sessions": [_session(session, wish) for session in view["sessions"]],
    }


def _session(session: AgendaSession, wish: Wish) -> AgendaSession:
    return {
        **session,
        "location": place(session["location"], wish),
        "url": link(session["url"], wish),
        "facilitators": leaders(session["facilitators"], wish),
        "cover": cover(session["cover"], wish),
        "since_last_time": [_unowned(line) for line in session["since_last_time"]],
    }


def _unowned(line: SinceLine) -> SinceLine:
    return line if line["note"] is None else {**line, "who": None}
