"""Many sessions that moved by the same days, as one line with its exceptions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from wgtool.domain.plan import Plan

if TYPE_CHECKING:
    from wgtool.views.sessions import ChangedSession, Shift

# Fewer are told one by one as briefly.
_MANY = 3


def shifts(plan: Plan, lines: Sequence[ChangedSession], *, all_groups: bool) -> list[Shift]:
    """Return where many sessions moved by the same whole days, at the same hour and for the same reason.

    A shift goes from one week to another of some groups; what of that did not move so are its exceptions. Where they
    are more than half as many as those that did, there is none.

    Args:
        plan: The programme as it stands.
        lines: What changed.
        all_groups: Whether nothing but the changes of some groups is known.
    """
    moved = [(days, line["reason"] or "", line) for line in lines if (days := _days(line)) is not None]
    found = []
    for (days, reason), same in groupby(sorted(moved, key=_alike), key=_alike):
        shift = _shift(plan, [line for *_, line in same], days, reason or None, all_groups=all_groups)
        if shift is not None:
            found.append(shift)
    return found


def _alike(one: tuple[int, str, ChangedSession]) -> tuple[int, str]:
    return one[:2]


def _days(line: ChangedSession) -> int | None:
    """Return by how many days a session moved; None if it did not, or if its hours or who holds it changed as well."""
    if line["change"] != "moved" or line["newly_covered"] or None in (line["before"], line["after"]):
        return None
    before, before_ends, after, after_ends = (
        datetime.fromisoformat(str(line[key])).replace(tzinfo=None)
        for key in ("before", "before_ends", "after", "after_ends")
    )
    same_hours = (before.time(), before_ends - before) == (after.time(), after_ends - after)
    return (after.date() - before.date()).days if same_hours else None


def _shift(
    plan: Plan, lines: Sequence[ChangedSession], days: int, reason: str | None, *, all_groups: bool
) -> Shift | None:
    weeks = [line["week"] for line in lines]
    first, last = min(weeks), max(weeks)
    there = {(line["group"], line["week"]) for line in lines}
    groups = [group for group in plan.programme.groups if any(group.id == one for one, _ in there)]
    every = [(group.id, week.number) for group in groups for week in group.weeks if first <= week.number <= last]
    exceptions = [one for one in every if one not in there]
    if len(lines) < _MANY or 2 * len(exceptions) > len(lines):
        return None
    return {
        "days": days,
        "from_week": first,
        "to_week": last,
        "groups": [group.id for group in groups],
        "all_groups": all_groups and _is_all(plan, (group.id for group in groups), first),
        "reason": reason,
        "sessions": len(lines),
        "exceptions": [{"group": group, "week": week} for group, week in exceptions],
    }


def _is_all(plan: Plan, groups: Iterable[str], first: int) -> bool:
    """Whether these are all groups that have a week."""
    return {group.id for group in plan.programme.groups if len(group.weeks) >= first} <= set(groups)
