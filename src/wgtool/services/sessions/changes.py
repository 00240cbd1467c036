"""What is no longer as it was, and who must be told."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from wgtool.domain.folding import fold
from wgtool.domain.journal import Entry
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group
from wgtool.domain.sessions import Session, SessionKey
from wgtool.errors import Refused
from wgtool.services.calendars.events import uids
from wgtool.services.sessions.decided import touched
from wgtool.services.values import iso, maybe
from wgtool.texts.language import Language
from wgtool.views.calendars import Exported
from wgtool.views.sessions import ChangedSession, ChangesView, ToldPerson


class Was(NamedTuple):
    """How a session stood before: start and end (aware), and whether it was cancelled; without times, unknown."""

    times: tuple[datetime, datetime] | None
    cancelled: bool


Before = Mapping[SessionKey, Was]


def at_entry(plan: Plan, entries: Iterable[Entry], definitions: Mapping[SessionKey, str], number: int) -> Before:
    """Return how the sessions stood after the entry of a number; 0 is the beginning.

    `definitions` are the fingerprints of the sessions when the journal began.

    Raises:
        Refused: There is no such entry.
    """
    if number > plan.state.last:
        raise Refused("changes.no_entry", n=number).advise("changes.last_entry", last=plan.state.last)
    return _as_of(plan, [entry for entry in entries if entry.n <= number], definitions)


def at_day(plan: Plan, entries: Iterable[Entry], definitions: Mapping[SessionKey, str], day: date) -> Before:
    """Return how the sessions stood as a day began, by the programme’s clock."""
    begins = datetime.combine(day, time(), ZoneInfo(plan.programme.timezone)).astimezone(UTC)
    known = list(entries)
    # The system’s clock may have been set back between two entries; the journal’s order counts.
    number = max((entry.n for entry in known if datetime.fromisoformat(entry.at) < begins), default=0)
    return _as_of(plan, known[:number], definitions)


def in_calendars(plan: Plan, exported: Mapping[str, Exported]) -> Before:
    """Return how the sessions stood in calendars exported earlier, given by UID; those in none are left out."""
    return {
        key: Was((event.starts_at, event.ends_at), event.cancelled)
        for uid, key in uids(plan.programme).items()
        if (event := exported.get(uid)) is not None
    }


def _as_of(plan: Plan, entries: list[Entry], definitions: Mapping[SessionKey, str]) -> Before:
    state = fold(entries, definitions)
    earlier = Plan(plan.programme, state, plan.now)
    found = {}
    for session in earlier.all_sessions():
        known, now = state.definitions.get(session.key), plan.state.definitions.get(session.key)
        edited = known is not None and known != now
        found[session.key] = Was(None if edited else session.instants, session.status == "cancelled")
    return found


def changes(plan: Plan, before: Before, since: int | str | None, lang: Language) -> ChangesView:
    """Return what moved, was cancelled or came back, and whom it touches; `before` was taken from `since`."""
    lines: list[ChangedSession] = []
    groups: dict[str, Group] = {}
    for group in plan.programme.groups:
        for session in plan.sessions(group):
            was = before.get(session.key)
            change = _change(was, session) if was is not None else None
            if was is not None and change is not None:
                lines.append(_line(was, session, change, lang))
                groups[group.id] = group
    return {
        "schema": "wgtool/changes/1",
        "programme": plan.programme.name.pick(lang),
        "since": since,
        "sessions": lines,
        "people": [_person(plan, email, groups) for email in touched(plan, groups.values())],
    }


def _change(was: Was, session: Session) -> str | None:
    """Return what became of a session; None if it stands as it did."""
    cancelled = session.status == "cancelled"
    if cancelled != was.cancelled:
        return "cancelled" if cancelled else "reinstated"
    if cancelled or was.times == session.instants:
        return None
    return "edited" if was.times is None else "moved"


def _line(was: Was, session: Session, change: str, lang: Language) -> ChangedSession:
    zone = session.starts_at.tzinfo
    starts, ends = (at.astimezone(zone) for at in was.times) if was.times else (None, None)
    return {
        "group": session.group.id,
        "name": session.group.name.pick(lang),
        "week": session.week.number,
        "title": session.week.title.pick(lang),
        "change": change,
        "before": iso(starts) if starts else None,
        "before_ends": iso(ends) if ends else None,
        "after": iso(session.starts_at),
        "after_ends": iso(session.ends_at),
        "status": session.status,
        "reason": maybe(session.reason, lang),
    }


def _person(plan: Plan, email: str, groups: Mapping[str, Group]) -> ToldPerson:
    person = plan.person(email)
    mine = {signup.group for signup in plan.state.signups_of(person.key)}
    return {"email": person.email, "name": person.name, "groups": [group for group in groups if group in mine]}
