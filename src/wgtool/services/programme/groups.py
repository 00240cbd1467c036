"""What the programme says of its groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgtool.domain.plan import Plan
from wgtool.domain.programme import WEEKDAYS, Group
from wgtool.domain.sessions import Session
from wgtool.services.values import covering, iso, leaders, maybe
from wgtool.texts.language import Language

if TYPE_CHECKING:
    from wgtool.views.programme import GroupLine, GroupsView, GroupView, PlannedSession, SessionLine


def groups(plan: Plan, lang: Language) -> GroupsView:
    """Return the list of groups with their slots and places."""
    return {
        "schema": "wgtool/groups/1",
        "programme": plan.programme.name.pick(lang),
        "groups": [_line(plan, group, lang) for group in (*plan.programme.groups, *plan.left_over())],
    }


def _line(plan: Plan, group: Group, lang: Language) -> GroupLine:
    there = plan.has(group.id)
    return {
        "id": group.id,
        "name": group.name.pick(lang),
        "in_programme": there,
        "ended_after": plan.ended_after(group),
        "weekday": WEEKDAYS[group.weekday] if there else None,
        "starts": f"{group.starts:%H:%M}" if there else None,
        "ends": f"{group.ends:%H:%M}" if there else None,
        "capacity": group.capacity,
        "confirmed": plan.confirmed(group),
        "waiting": plan.waiting(group),
        "facilitator": group.facilitators[0].name if group.facilitators else None,
        "facilitators": leaders(group.facilitators),
    }


def show(plan: Plan, group: Group, lang: Language) -> GroupView:
    """Return one group with all its sessions."""
    leader = next(iter(group.facilitators), None)
    return {
        "schema": "wgtool/show/1",
        "id": group.id,
        "name": group.name.pick(lang),
        "purpose": maybe(group.purpose, lang),
        "outcome": maybe(group.outcome, lang),
        "facilitator": leader.name if leader else None,
        "facilitators": leaders(group.facilitators),
        "facilitator_email": leader.email if leader else None,
        "location": maybe(group.location, lang),
        "url": group.url,
        "capacity": group.capacity,
        "confirmed": plan.confirmed(group),
        "waiting": plan.waiting(group),
        "wanted_professions": [text.pick(lang) for text in group.wanted_professions],
        "wanted_service_areas": [text.pick(lang) for text in group.wanted_service_areas],
        "sessions": [_session_line(session, lang) for session in plan.sessions(group)],
    }


def _session_line(session: Session, lang: Language) -> SessionLine:
    return {
        **planned_session(session, lang),
        "facilitator": session.facilitator.name if session.facilitator else None,
        "facilitators": leaders(session.facilitators),
        "cover": covering(session),
    }


def planned_session(session: Session, lang: Language) -> PlannedSession:
    """Return a session as now planned, whoever holds it."""
    return {
        "week": session.week.number,
        "title": session.week.title.pick(lang),
        "starts_at": iso(session.starts_at),
        "ends_at": iso(session.ends_at),
        "status": session.status,
        "originally": None if session.stands_where_defined else iso(session.originally),
        "reason": maybe(session.reason, lang),
        "location": maybe(session.location, lang),
        "url": session.url,
    }
