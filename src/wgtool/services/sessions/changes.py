"""What is no longer as it was, and who must be told."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from wgtool.domain.folding import fold
from wgtool.domain.gone import recorded
from wgtool.domain.plan import Plan
from wgtool.domain.sessions import Cover, Session, SessionChange, SessionKey
from wgtool.errors import Refused
from wgtool.services.calendars.events import chosen, uids
from wgtool.services.programme.definitions import fingerprints
from wgtool.services.sessions.shifts import shifts
from wgtool.services.sessions.then import states_at
from wgtool.services.sessions.told import Counts, Journal, told
from wgtool.services.values import covering, iso, leaders, maybe
from wgtool.texts.language import Language
from wgtool.views.calendars import Exported
from wgtool.views.sessions import ChangedSession, ChangesView


class Was(NamedTuple):
    """How a session stood before: start and end (aware; without them, unknown), whether cancelled, and who covered it.

    `edited` tells whether the definitions said something else of it than they do now.
    """

    times: tuple[datetime, datetime] | None
    cancelled: bool
    cover: Cover | None = None
    edited: bool = False


class Before(NamedTuple):
    """How sessions stood before, and which changes are later than that; `entry` is the last before, where it is one."""

    sessions: Mapping[SessionKey, Was]
    later: Counts
    entry: int | None = None


def at_entry(plan: Plan, journal: Journal, number: int) -> Before:
    """Return how the sessions stood after the entry of a number; 0 is the beginning.

    Raises:
        Refused: There is no such entry.
    """
    if number > plan.state.last:
        raise Refused("changes.no_entry", n=number).advise("changes.last_entry", last=plan.state.last)
    return _as_of(plan, journal, number)


def at_day(plan: Plan, journal: Journal, day: date) -> Before:
    """Return how the sessions stood as a day began, by the programme’s clock."""
    begins = datetime.combine(day, time(), ZoneInfo(plan.programme.timezone)).astimezone(UTC)
    # The system’s clock may have been set back between two entries; the journal’s order counts.
    number = max((entry.n for entry in journal.entries if datetime.fromisoformat(entry.at) < begins), default=0)
    return _as_of(plan, journal, number)


def in_calendars(plan: Plan, journal: Journal, exported: Mapping[str, Exported]) -> Before:
    """Return how the sessions stood in calendars exported earlier, given by UID; those in none are left out.

    A calendar says when its sessions are; what else was true then, the journal says, up to their SEQUENCE.
    """
    shown = {key: event for uid, key in uids(plan).items() if (event := exported.get(uid)) is not None}
    # Whatever was held before it went stays in the calendars as it was.
    held = {one.key: one.instants for one in plan.gone if one.status != "cancelled"}
    marks, then = (
        fingerprints(plan.programme),
        states_at(plan, journal, {key: one.sequence for key, one in shown.items()}),
    )
    found = {}
    for key, event in shown.items():
        times, state = (event.starts_at, event.ends_at), then[key]
        if held.get(key) != times:
            known = state.definitions.get(key)
            edited = known is not None and key in marks and known != marks[key]
            found[key] = Was(times, event.cancelled, state.sessions.get(key, SessionChange()).cover, edited)
    return Before(found, lambda key, _, revision: key in shown and revision > shown[key].sequence)


def _as_of(plan: Plan, journal: Journal, number: int) -> Before:
    state = fold(journal.entries[:number], journal.definitions)
    earlier = Plan(plan.programme, state, plan.now)
    found = {}
    marks = fingerprints(plan.programme)
    for session in earlier.all_sessions():
        known, now = state.definitions.get(session.key), marks.get(session.key)
        edited = known is not None and known != now
        times = None if edited else session.instants
        found[session.key] = Was(times, session.status == "cancelled", session.cover, edited)
    for one in plan.gone:
        mark = state.definitions.get(one.key)
        was = recorded(plan.programme, one.key, mark, state.sessions.get(one.key)) if mark is not None else None
        if was is not None:
            found[one.key] = Was(was.instants, was.status == "cancelled")
    return Before(found, lambda _, n, __: n > number, number)


class Asked(NamedTuple):
    """What is asked for: since when, of which groups (all where none is named), and whether people are left out."""

    since: int | str | None
    groups: Sequence[str] = ()
    public: bool = False


def changes(plan: Plan, journal: Journal, before: Before, asked: Asked, lang: Language) -> ChangesView:
    """Return what moved, was cancelled, covered, came back or is gone, and whom it touches.

    Args:
        plan: The programme as it stands.
        journal: The journal.
        before: How sessions stood before, as of what was asked for.
        asked: What was asked for.
        lang: The language.

    Raises:
        Refused: A group is unknown.
    """
    lines: list[ChangedSession] = []
    changed: list[SessionKey] = []
    gone = {session.key for session in plan.gone}
    for group in chosen(plan, asked.groups):
        for session in plan.ever(group):
            was = before.sessions.get(session.key)
            change = _change(was, session, gone=session.key in gone) if was is not None else None
            if was is not None and change is not None:
                lines.append(_line(was, session, change, lang))
                changed.append(session.key)
    return {
        "schema": "wgtool/changes/1",
        "programme": plan.programme.name.pick(lang),
        "since": asked.since,
        "sessions": lines,
        "shifts": shifts(plan, lines, all_groups=not asked.groups),
        "group_names": {one.id: one.name.pick(lang) for one in (*plan.programme.groups, *plan.gone_groups())},
        "public": asked.public,
        "people": [] if asked.public else told(plan, journal, changed, before.later),
    }


def _change(was: Was, session: Session, *, gone: bool) -> str | None:
    """Return what became of a session; None if it stands as it did."""
    cancelled = session.status == "cancelled"
    if gone:
        return None if was.cancelled else "gone"
    if cancelled != was.cancelled:
        return "cancelled" if cancelled else "reinstated"
    if cancelled:
        return None
    if was.times != session.instants:
        return "edited" if was.times is None else "moved"
    if was.cover != session.cover:
        return "covered"
    return "edited" if was.edited else None


def _line(was: Was, session: Session, change: str, lang: Language) -> ChangedSession:
    zone = session.starts_at.tzinfo
    starts, ends = (iso(at.astimezone(zone)) for at in was.times) if was.times else (None, None)
    return {
        "group": session.group.id,
        "name": session.group.name.pick(lang),
        "week": session.week.number,
        "title": session.week.title.pick(lang),
        "change": change,
        "before": starts,
        "before_ends": ends,
        "after": None if change == "gone" else iso(session.starts_at),
        "after_ends": None if change == "gone" else iso(session.ends_at),
        "status": session.status,
        "reason": maybe(session.reason, lang),
        "facilitators": leaders(session.facilitators),
        "cover": covering(session),
        "newly_covered": session.status != "cancelled" and was.cover != session.cover and change != "gone",
    }
