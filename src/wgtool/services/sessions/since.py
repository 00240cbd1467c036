"""What a group was to do since it last met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgtool.domain.plan import Plan
from wgtool.domain.sessions import Session
from wgtool.domain.text import text_of
from wgtool.services.values import maybe
from wgtool.texts.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wgtool.domain.notes import Note
    from wgtool.views.sessions import SinceLine


def since_last_time(plan: Plan, session: Session, lang: Language) -> list[SinceLine]:
    """Return the outside work of the group’s last session before one, cancelled ones aside, then its open actions."""
    others = ((one.instants, one) for one in plan.sessions(session.group) if one.status != "cancelled")
    now = session.instants
    earlier = [(at, one) for at, one in others if at < now and one.key != session.key]
    _, last = max(earlier, key=lambda pair: pair[0], default=(now, None))
    work = last.week.outside_work if last is not None else ()
    lines: list[SinceLine] = [
        {"task": one.task.pick(lang), "minutes": one.minutes, "who": maybe(one.who, lang), "note": None} for one in work
    ]
    notes = plan.state.open_actions(session.group.id)
    return [*lines, *_actions(plan, notes, lang)] if notes else lines


def _actions(plan: Plan, notes: list[Note], lang: Language) -> Iterator[SinceLine]:
    from wgtool.services.notes.shown import owner_name  # noqa: PLC0415 - most agendas have no open actions

    for note in notes:
        task = text_of(note.en, note.cy).pick(lang)
        yield {"task": task, "minutes": note.minutes, "who": owner_name(plan, note), "note": note.id}
