"""Who facilitates: by the definitions, or in somebody’s place."""

from collections.abc import Iterable, Iterator
from itertools import chain

from wgtool.domain.matching import nearest
from wgtool.domain.names import compared
from wgtool.domain.people import clean_email, clean_field
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Facilitator
from wgtool.domain.sessions import Session
from wgtool.errors import Refused
from wgtool.services.who import alike, name_and_address


def leaders(plan: Plan) -> list[Facilitator]:
    """Return everybody who facilitates in the definitions or covers a session, each once.

    Whoever stands somewhere by name alone is whoever has that name and an address elsewhere.
    """
    known = {one.key: one for one in reversed(list(chain(plan.programme.leaders, covering(plan))))}
    addressed = {compared(one.name) for one in known.values() if one.email}
    return [one for one in reversed(known.values()) if one.email or compared(one.name) not in addressed]


def covering(plan: Plan) -> Iterator[Facilitator]:
    """Yield who covers a session; some may come more than once."""
    for change in plan.state.sessions.values():
        if change.cover is not None:
            yield from change.cover.by


def leader(plan: Plan, text: str) -> Facilitator:
    """Return the one person who facilitates whom an address or a name means, names without case and accents.

    Raises:
        Refused: Nobody who facilitates is called so, or several are; the error names who may have been meant.
        BadValue: It cannot be an address or a name.
    """
    name, email = name_and_address(text)
    everybody = leaders(plan)
    if email is not None:
        wanted = Facilitator(name, clean_email(email))
        found = [one for one in everybody if one.email and one.key == wanted.key]
    else:
        called = compared(clean_field("name", name))
        found = [one for one in everybody if called and compared(one.name) == called]
    if len(found) == 1:
        return found[0]
    if found:
        raise Refused("session.leads_several", text=text).advise("who.choose", people=tuple(map(written, found)))
    error = Refused("session.nobody_leads", text=text)
    near = _near(everybody, text if email is None else email, by_address=email is not None)
    raise error.advise("did_you_mean", names=near) if near else error


def _near(everybody: list[Facilitator], text: str, *, by_address: bool) -> tuple[str, ...]:
    if by_address:
        return tuple(nearest(text, (one.email for one in everybody if one.email)))
    names = alike((one.name for one in everybody), text)
    return tuple(written(one) for one in everybody if one.name in names)


def written(one: Facilitator) -> str:
    """Return somebody as errors and options write them."""
    return f"{one.name} <{one.email}>" if one.email else one.name


def same(one: Facilitator, other: Facilitator) -> bool:
    """Whether two are one person: of one address, or of one name where not both have an address."""
    known_apart = one.email is not None and other.email is not None
    return one.key == other.key or (not known_apart and compared(one.name) == compared(other.name))


def holds(one: Facilitator, session: Session) -> bool:
    """Whether somebody holds a session, as now planned."""
    return any(same(one, other) for other in session.facilitators)


def held_by(plan: Plan, text: str, sessions: Iterable[Session]) -> list[Session]:
    """Return those of some sessions that somebody holds, by name or address.

    Raises:
        Refused: Nobody who facilitates is called so, several are, or they hold none of these.
        BadValue: It cannot be an address or a name.
    """
    who = leader(plan, text)
    found = [session for session in sessions if holds(who, session)]
    if not found:
        raise Refused("agenda.holds_none", name=who.name)
    return found


def usually_holds(one: Facilitator, session: Session) -> bool:
    """Whether a session is somebody’s by the definitions, or their group’s, whoever covers it."""
    return any(same(one, other) for other in (*session.usual, *session.group.facilitators))
