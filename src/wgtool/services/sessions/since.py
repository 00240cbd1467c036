"""What a group was to do since it last met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgtool.domain.plan import Plan
from wgtool.domain.sessions import Session
from wgtool.services.notes.shown import owner_name
from wgtool.services.values import maybe
from wgtool.texts.language import Language

if TYPE_CHECKING:
    from wgtool.views.sessions import SinceLine


def since_last_time(plan: Plan, session: Session, lang: Language) -> list[SinceLine]:
    """Return the outside work of the group’s last session before one, cancelled ones aside, then its open actions."""
    earlier = [
        one
        for one in plan.sessions(session.group)
        if one.status != "cancelled" and one.instants < session.instants and one.key != session.key
    ]
    last = max(earlier, key=lambda one: one.instants, default=None)
    work = last.week.outside_work if last is not None else ()
    lines: list[SinceLine] = [
        {"task": one.task.pick(lang), "minutes": one.minutes, "who": maybe(one.who, lang), "note": None} for one in work
    ]
    for note in plan.state.open_actions(session.group.id):
        english, welsh = note.en or note.cy or "", note.cy or note.en or ""
        task = welsh if lang == "cy" else english
        lines.append({"task": task, "minutes": note.minutes, "who": owner_name(plan, note), "note": note.id})
    return lines
