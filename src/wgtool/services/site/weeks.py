"""The page of a week: the members’ edition of its agenda, for everybody to read."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from wgtool.domain.sessions import week_begins
from wgtool.services.sessions.agenda import Edition, agenda
from wgtool.services.site import withheld
from wgtool.texts.dates import clock
from wgtool.texts.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wgtool.domain.plan import Plan
    from wgtool.domain.sessions import Session
    from wgtool.services.site.withheld import Wish
    from wgtool.views.sessions import AgendaSession, AgendaView, BlockLine
    from wgtool.views.site import Order, SinceGroup, WeekPage, WeekPart

_MEMBERS = Edition(members=True)


def week_page(plan: Plan, week: int, wish: Wish, lang: Language) -> WeekPage:
    """Return the page of a week of the sprint."""
    programme = plan.programme
    return {
        "week": week,
        "monday": week_begins(programme, week).isoformat(),
        "before": week - 1 if week > 1 else None,
        "after": week + 1 if week < programme.number_of_weeks else None,
        "parts": [_part(plan, sessions, wish, lang) for sessions in by_sprint(plan, week)],
    }


def by_sprint(plan: Plan, week: int) -> list[list[Session]]:
    """Return the sessions of a week, those of each sprint together, in the order of time."""
    found: list[list[Session]] = []
    for session in plan.of_week(week, plan.programme.groups):
        alike = next((others for others in found if others[0].week == session.week), None)
        if alike is None:
            found.append([session])
        else:
            alike.append(session)
    return found


def _part(plan: Plan, sessions: list[Session], wish: Wish, lang: Language) -> WeekPart:
    number = sessions[0].week.number
    view: AgendaView = withheld.agenda(agenda(plan, sessions, number, lang, _MEMBERS), wish)
    held = [session for session in view["sessions"] if session["status"] != "cancelled"]
    return {
        "text": view["weeks"][0],
        "sessions": view["sessions"],
        "since": list(_since(held)),
        "orders": list(_orders(held)),
    }


def _since(held: list[AgendaSession]) -> Iterator[SinceGroup]:
    """Yield what was to be done since the groups last met: what all had once, then what some have, by these."""
    if not held:
        return
    first = held[0]["since_last_time"]
    shared = [line for line in first if all(line in one["since_last_time"] for one in held)]
    if shared:
        yield {"names": [], "tasks": shared}
    found: list[SinceGroup] = []
    for session in held:
        own = [line for line in session["since_last_time"] if line not in shared]
        alike = next((one for one in found if one["tasks"] == own), None)
        if alike is not None:
            alike["names"].append(session["name"])
        elif own:
            found.append({"names": [session["name"]], "tasks": own})
    yield from found


def _orders(held: list[AgendaSession]) -> Iterator[Order]:
    """Yield the running orders: each once, for all the sessions that have it."""
    alike: dict[str, list[AgendaSession]] = {}
    for session in held:
        parts = [{**block, "starts_at": ""} for block in session["blocks"]]
        alike.setdefault(repr((parts, session["over_by"])), []).append(session)
    for sessions in alike.values():
        if sessions[0]["blocks"]:
            yield _order(sessions, [one["name"] for one in sessions] if len(alike) > 1 else [])


def _order(sessions: list[AgendaSession], names: list[str]) -> Order:
    columns = dict(sorted((_clock(one["blocks"][0]), [_clock(block) for block in one["blocks"]]) for one in sessions))
    return {
        "names": names,
        "columns": list(columns),
        "parts": [
            {
                "times": list(times),
                "minutes": block["minutes"],
                "title": block["title"],
                "purpose": block["purpose"],
                "who": block["who"],
            }
            for block, *times in zip(sessions[0]["blocks"], *columns.values(), strict=True)
        ],
    }


def _clock(block: BlockLine) -> str:
    return clock(datetime.fromisoformat(block["starts_at"]))
