"""What a facilitator still has to do, by now: each line with the command that does it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from wgtool.domain.allocation.phase import is_choosing
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group
from wgtool.texts.language import Language

if TYPE_CHECKING:
    from wgtool.views.week import ToDo


def to_do(plan: Plan, groups: Sequence[Group], now: datetime, lang: Language) -> list[ToDo]:
    """Return, a line a group, attendance that is not recorded, then places that are free while people wait."""
    return [*_attendance(plan, groups, now, lang), *_places(plan, groups, lang)]


def _attendance(plan: Plan, groups: Sequence[Group], now: datetime, lang: Language) -> Iterator[ToDo]:
    for group in groups:
        weeks = _unrecorded(plan, group, now)
        if weeks:
            yield {
                "what": "attendance",
                "group": group.id,
                "name": group.name.pick(lang),
                "weeks": weeks,
                "places": None,
                "waiting": None,
                "command": f"wgtool attend {group.id} --week {weeks[0]}",
            }


def _unrecorded(plan: Plan, group: Group, now: datetime) -> list[int]:
    """Return the weeks of sessions that are over and had anybody with a place, of which nothing is recorded."""
    over = [one for one in plan.sessions(group) if one.status != "cancelled" and one.ends_at <= now]
    blank = [one for one in over if plan.state.attendance(one.key) is None]
    # Whoever was entered later is asked about nothing that was before.
    return [one.week.number for one in blank if plan.state.book.had_place(group.id, one.starts_at)]


def _places(plan: Plan, groups: Sequence[Group], lang: Language) -> Iterator[ToDo]:
    for group in groups:
        places, waiting = plan.places_left(group), plan.waiting(group)
        if not waiting or places == 0 or plan.ended_after(group) is not None or plan.is_over(group):
            continue
        yield {
            "what": "places",
            "group": group.id,
            "name": group.name.pick(lang),
            "weeks": [],
            "places": places,
            "waiting": waiting,
            "command": "wgtool allocate" if is_choosing(plan) else f"wgtool promote {group.id}",
        }
