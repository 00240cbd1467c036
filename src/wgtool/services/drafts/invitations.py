"""Calendar invitations to one person (RFC 5546): a file for each session, told apart by what it asks for.

UID and SEQUENCE are those of the calendars that everybody can subscribe to. What orders two messages of one SEQUENCE
is DTSTAMP (RFC 5546, section 2.1.5): the later of the session’s last change and the person’s own coming or going.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from wgtool.domain.letters import WEEKLY
from wgtool.domain.programme import Group
from wgtool.domain.sessions import Session
from wgtool.services.calendars.events import CalendarStyle
from wgtool.services.calendars.inviting import Guest, calendar_of_one
from wgtool.services.drafts.whom import Addressee
from wgtool.services.drafts.work import Work
from wgtool.texts.language import Language
from wgtool.views.calendars import Organizer
from wgtool.views.drafts import Invitation

# What people wrote into an event.
_TEXTS = ("summary", "description", "location", "url", "categories")


def invitations(work: Work, one: Addressee, sender: Organizer, style: CalendarStyle) -> tuple[Invitation, ...]:
    """Return the invitations for somebody, in the order of time: to what they are to come to, or no longer.

    Sessions that are over are left out.
    """
    found: list[Invitation] = []
    own = work.others.own(one.person, sender.email)
    for session, cancels in sorted(_sessions(work, one), key=lambda pair: pair[0].instants):
        guest = Guest(Organizer(one.person.name, one.person.email), _touched(work, session, one), cancels=cancels)
        organizer = _organizer(work, session, style.languages[0]) or sender
        calendar = calendar_of_one(work.plan, session, style, organizer, guest)
        (event,) = calendar.events
        texts = work.others.without({field: getattr(event, field) for field in _TEXTS}, own)
        calendar = calendar._replace(events=(event._replace(**texts),))  # type: ignore[arg-type]
        word = "cancel" if cancels else "request"
        found.append(Invitation(calendar, f"{session.group.id}-week-{session.week.number:02}-{word}.ics"))
    return tuple(found)


def _organizer(work: Work, session: Session, lang: Language) -> Organizer | None:
    """Return who invites to a session, whoever writes: programs take updates from one organizer alone.

    That is the first of its usual facilitators who has an address, not who covers it once, or else whom people can ask.
    """
    usual = (Organizer(leader.name, leader.email) for leader in session.usual if leader.email)
    return next(usual, None) or work.contact(lang)


def _touched(work: Work, session: Session, one: Addressee) -> datetime | None:
    at = work.turns.touched(session.group.id, one.person.key)
    return datetime.fromisoformat(at) if at is not None else None


def _sessions(work: Work, one: Addressee) -> Iterator[tuple[Session, bool]]:
    """Yield the sessions to tell of, each with whether it, or coming to it, is cancelled."""
    left = {group.id for group in one.left}
    for group in one.groups:
        signup = work.plan.state.signup(group.id, one.person.key)
        placed = signup is not None and signup.status == "confirmed"
        if group.id in left:
            # What is cancelled anyway needs no second word to whoever left before.
            yield from ((session, True) for session in _to_come(work, work.plan.ever(group)))
        elif placed:
            yield from (
                (session, session.status == "cancelled") for session in _to_come(work, _asked(work, one, group))
            )


def _to_come(work: Work, sessions: Sequence[Session]) -> Iterator[Session]:
    return (session for session in sessions if session.ends_at > work.wish.now)


def _asked(work: Work, one: Addressee, group: Group) -> Sequence[Session]:
    """Return a group’s sessions that the message is about; a cancelled one is no matter for who is new."""
    plan, kind = work.plan, work.wish.kind
    if kind in WEEKLY:
        return [session for session in work.of_week if session.group.id == group.id]
    if kind == "changes" and group not in one.came:
        return work.changed_in(group.id)
    return [session for session in plan.sessions(group) if session.status != "cancelled"]
