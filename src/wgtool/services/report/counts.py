"""What a report adds up, of what `roster`, `attendance` and `hours` count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group
from wgtool.domain.sessions import Session
from wgtool.services.hours.tally import hours
from wgtool.services.signups.mix import organisations_of, professions_of

if TYPE_CHECKING:
    from wgtool.domain.people import Person
    from wgtool.services.report.discreet import Discretion
    from wgtool.texts.language import Language
    from wgtool.views.attendance import GroupAttendance, SessionLine
    from wgtool.views.report import HoursSum, SessionCounts, WeekCounts


def is_held(session: Session, now: datetime) -> bool:
    """Whether a session has begun and is not cancelled, recorded or not."""
    return session.starts_at <= now and session.status != "cancelled"


def session_counts(sessions: Sequence[Session], now: datetime) -> SessionCounts:
    """Return how many sessions there are, were held, and are cancelled or moved now."""
    return {
        "planned": len(sessions),
        "held": sum(is_held(one, now) for one in sessions),
        "cancelled": sum(one.status == "cancelled" for one in sessions),
        "moved": sum(one.status == "moved" for one in sessions),
    }


def hours_of(plan: Plan, group: Group, now: datetime, lang: Language) -> HoursSum:
    """Return what a group asked and was given, by organisation and then together: minutes."""
    rows = hours(plan, [group], "organisation", now, lang)["rows"]
    return {
        "asked": sum(row["asked"] for row in rows),
        "in_room": sum(row["in_room"] for row in rows),
        "outside": sum(row["outside"] for row in rows),
        "total": sum(row["total"] for row in rows),
    }


def all_hours(some: Iterable[HoursSum]) -> HoursSum:
    """Return several groups’ minutes together."""
    found = list(some)
    return {
        "asked": sum(one["asked"] for one in found),
        "in_room": sum(one["in_room"] for one in found),
        "outside": sum(one["outside"] for one in found),
        "total": sum(one["total"] for one in found),
    }


def by_week(groups: Iterable[GroupAttendance]) -> list[WeekCounts]:
    """Return attendance by week of the sprint, over the sessions of some groups that are recorded."""
    weeks: dict[int, list[SessionLine]] = {}
    for group in groups:
        for line in group["sessions"]:
            weeks.setdefault(line["week"], []).extend([line] if line["recorded"] else [])
    return [_week(week, lines) for week, lines in sorted(weeks.items())]


def _week(week: int, lines: Sequence[SessionLine]) -> WeekCounts:
    return {
        "week": week,
        "recorded": len(lines),
        "members": sum(line["members"] or 0 for line in lines),
        "present": sum(line["present"] or 0 for line in lines),
        "deputies": sum(line["deputies"] or 0 for line in lines),
        "apologies": sum(line["apologies"] or 0 for line in lines),
        "absent": sum(line["absent"] or 0 for line in lines),
        "guests": sum(line["guests"] or 0 for line in lines),
    }


def organisations(people: Sequence[Person], discretion: Discretion) -> dict[str, int]:
    """Return how many people are of each organisation, by id, or by its name where it has none."""
    return _discreet(organisations_of(people), discretion)


def professions(plan: Plan, people: Sequence[Person], discretion: Discretion, lang: Language) -> dict[str, int]:
    """Return how many people are of each profession."""
    return _discreet(professions_of(plan, people, lang), discretion)


def _discreet(counts: Mapping[str, int], discretion: Discretion) -> dict[str, int]:
    found: Counter[str] = Counter()
    for text, count in counts.items():
        found[discretion.without(text)] += count
    return dict(found)
