"""Others facilitate a session in place of all who usually do."""

from collections.abc import Iterable, Sequence

from wgtool.domain.people import NAME_LIMIT, clean_email, clean_field, email_key
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Facilitator
from wgtool.domain.records import Record
from wgtool.domain.sessions import Cover, Session
from wgtool.errors import Refused
from wgtool.services.outcome import Outcome
from wgtool.services.sessions.decided import of_sessions
from wgtool.services.sessions.leading import leader, written
from wgtool.services.sessions.moves import Chosen, going_on, reason_of
from wgtool.services.who import name_and_address


def cover(plan: Plan, chosen: Chosen, by: Sequence[str], reason: str | None) -> Outcome:
    """Decide that others facilitate some sessions, as one step; without anybody, that the usual people do after all.

    Of several sessions those that they cover already stay as they are.

    Args:
        plan: The programme as it stands.
        chosen: Which ones.
        by: Each of those who do, as `NAME <EMAIL>`, or by name or address where they facilitate already.
        reason: Why; None keeps the reason of those who cover already.

    Raises:
        Refused: There are no such sessions, a group ends before its one, or nobody who facilitates is called so.
        UsageError: The reason, a name or an address cannot be one.
    """
    sessions = [going_on(plan, session) for session in chosen.sessions(plan)]
    people = tuple({one.key: one for one in (_who(plan, text) for text in by)}.values())
    why = reason_of(reason)
    changes = []
    for session in sessions:
        if len(sessions) == 1 or not _is_covered_by(session, people):
            after = _covered(session, people, why)
            if after.cover != session.cover:
                changes.append((session, after))
    return of_sessions(plan, "cover", _records(after for _, after in changes), changes)


def _is_covered_by(session: Session, people: tuple[Facilitator, ...]) -> bool:
    return session.cover is not None and session.cover.by == people


def _covered(session: Session, people: tuple[Facilitator, ...], why: str | None) -> Session:
    if not people:
        return session._replace(facilitators=session.usual, cover=None)
    if why is None and session.cover is not None and session.cover.by == people:
        why = session.cover.reason
    return session._replace(facilitators=people, cover=Cover(people, why))


def _records(covered: Iterable[Session]) -> dict[str, list[Record]]:
    sessions: list[Record] = []
    people: list[Record] = []
    for one in covered:
        key = {"group": one.group.id, "week": one.week.number}
        sessions.append({**key, "covered": one.cover is not None, "reason": one.cover.reason if one.cover else None})
        people += [{**key, "name": who.name, "email": who.email} for who in (one.cover.by if one.cover else ())]
    return {"covered": sessions, "covers": people} if people else {"covered": sessions}


def _who(plan: Plan, text: str) -> Facilitator:
    """Return who is to facilitate.

    Raises:
        Refused: It is a name or an address alone, and nobody who facilitates has it.
        BadValue: It cannot be one.
    """
    name, email = name_and_address(text)
    if name and email is not None:
        return Facilitator(clean_field("name", name, NAME_LIMIT), clean_email(email))
    try:
        return leader(plan, text)
    except Refused as error:
        known = plan.state.person(email_key(email)) if email is not None else None
        if known is not None:
            raise error.advise("session.by_known", who=written(Facilitator(known.name, known.email))) from None
        raise error.advise("session.by_whole") from None
