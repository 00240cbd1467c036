"""What was not kept of a group, each with the command that fills it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from wgtool.domain.plan import Plan
from wgtool.domain.sessions import Session
from wgtool.services.report.counts import is_held
from wgtool.texts.say import say

if TYPE_CHECKING:
    from wgtool.texts.language import Language
    from wgtool.views.report import Missing

# What a group is to leave; an outcome needs its state.
_KINDS: tuple[Literal["question", "decision", "insight", "outcome"], ...] = (
    "question",
    "decision",
    "insight",
    "outcome",
)


def missing(
    plan: Plan, sessions: Sequence[Session], kinds: Container[str], now: datetime, lang: Language
) -> Iterator[Missing]:
    """Yield what was not kept: attendance of sessions that were held, and the kinds of notes that the group lacks.

    Args:
        plan: The programme as it stands.
        sessions: The group’s sessions.
        kinds: The kinds of notes that it has.
        now: The time: sessions that have begun were held.
        lang: The language, for what stands in a command where a text is to be typed.
    """
    group = sessions[0].group.id if sessions else ""
    for session in sessions:
        if is_held(session, now) and plan.state.attendance(session.key) is None:
            week = session.week.number
            yield {"what": "attendance", "week": week, "command": f"wgtool attend {group} --week {week}"}
    for kind in _KINDS:
        if kind not in kinds:
            text, state = say(lang, "label.note_en"), " --state recommendation" if kind == "outcome" else ""
            yield {"what": kind, "week": None, "command": f'wgtool note {group} {kind} "{text}"{state}'}
