"""A week’s agenda, laid out: what the week is for, then each session with its running order.

Where several groups share a week, what happens in each part is told once and each session gives its clock times;
where there is one session only, its running order tells everything.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from wgtool.renderers.layouts.words import join, labelled, listed, places, remark, when
from wgtool.renderers.page import Facts, Heading, Page, Paragraph, Part, Step, Steps
from wgtool.texts.dates import Amount, begun, clock
from wgtool.texts.language import Language
from wgtool.texts.say import say

if TYPE_CHECKING:
    from wgtool.views.sessions import AgendaSession, AgendaView, BlockLine, TaskLine, WeekText


def agenda(view: AgendaView, lang: Language) -> Page:
    """Lay out an agenda."""
    monday = date.fromisoformat(view["monday"])
    commencing = say(lang, "week_commencing", date=monday)
    title = commencing if view["week"] is None else say(lang, "agenda_week", n=view["week"])
    parts: list[Part] = [Heading(1, f"{view['programme']}: {title}")]
    if view["week"] is not None:
        parts.append(Paragraph(commencing, "quiet"))
    for week in view["weeks"]:
        sessions = [session for session in view["sessions"] if session["week"] == week["week"]]
        parts += _week(week, sessions, lang)
    return Page(f"{view['programme']}: {title}", lang, tuple(parts))


def _week(week: WeekText, sessions: list[AgendaSession], lang: Language) -> list[Part]:
    held = [session for session in sessions if session["status"] != "cancelled"]
    title = Heading(2, f"{say(lang, 'week_n', n=week['week'])}: {week['title']}")
    if not held:
        return [title, *(part for session in sessions for part in _cancelled(session, lang))]
    return [title, *_before(week, lang), *_sessions(sessions, held, week, lang), *_after(week, lang)]


def _before(week: WeekText, lang: Language) -> list[Part]:
    """Return what the week is for, and what has to be ready."""
    parts: list[Part] = []
    if week["objective"]:
        parts.append(Paragraph(week["objective"], "lead"))
    if week["safe_space"]:
        parts.append(labelled(lang, ("label.safe_space", week["safe_space"])))
    return [*parts, *listed(3, say(lang, "label.prepare"), week["prepare"])]


def _sessions(sessions: list[AgendaSession], held: list[AgendaSession], week: WeekText, lang: Language) -> list[Part]:
    parts: list[Part] = []
    alone = len(held) == 1
    if not alone:
        parts += [Heading(3, say(lang, "label.parts")), _parts(held[0]["blocks"], lang)]
    parts.append(Heading(3, say(lang, "label.session" if len(sessions) == 1 else "label.sessions")))
    for session in sessions:
        if session["status"] == "cancelled":
            parts += _cancelled(session, lang)
        else:
            parts += _session(session, week, lang, whole=alone)
    return parts


def _after(week: WeekText, lang: Language) -> list[Part]:
    """Return what comes out of the workshops and follows."""
    tasks = (task(one, lang) for one in week["outside_work"])
    parts = [
        *listed(3, say(lang, "label.outputs"), week["outputs"]),
        *listed(3, say(lang, "label.outside_work"), tasks),
    ]
    known = labelled(lang, ("label.trim", week["trim"]), ("label.methods", week["methods"]))
    return [*parts, Heading(3, say(lang, "label.for_facilitator")), known] if known else parts


def short(minutes: int, lang: Language) -> str:
    """Return a length in minutes."""
    return f"{minutes} {say(lang, 'minutes_short')}"


def task(line: TaskLine, lang: Language) -> str:
    """Return a task between workshops: what, how long, who."""
    return f"{line['task']} ({', '.join(filter(None, (short(line['minutes'], lang), line['who'])))})"


def overrun(minutes: int, lang: Language) -> str:
    """Return by how much the parts run past a session’s end, or under it."""
    return say(lang, "over_by" if minutes > 0 else "under_by", minutes=Amount(abs(minutes), "minute"))


def _details(block: BlockLine, lang: Language) -> Facts:
    return labelled(
        lang,
        ("label.purpose", block["purpose"]),
        ("label.facilitator", block["facilitator"]),
        ("label.materials", block["materials"]),
    )


def _parts(blocks: list[BlockLine], lang: Language) -> Steps:
    """Return what happens in each part, numbered, without clock times."""
    return Steps(
        tuple(_step(block, f"{number}.", lang, whole=True) for number, block in enumerate(blocks, 1)),
        headers=_headers("label.part", lang),
    )


def _at(session: AgendaSession, lang: Language) -> str:
    return begun(", ".join(when(session["starts_at"], session["ends_at"], lang)))


def _remark(session: AgendaSession, lang: Language) -> list[Part]:
    state = remark(session["status"], session["originally"], session["reason"], lang)
    return [Paragraph(state, "warning")] if state else []


def _cancelled(session: AgendaSession, lang: Language) -> list[Part]:
    """Return a session that is not held: when it was to be, and why it is not."""
    return [Heading(4, session["name"]), Paragraph(_at(session, lang), "struck"), *_remark(session, lang)]


def _session(session: AgendaSession, week: WeekText, lang: Language, *, whole: bool) -> list[Part]:
    parts: list[Part] = [Heading(4, session["name"]), Paragraph(_at(session, lang), "good"), *_remark(session, lang)]
    facts = labelled(
        lang,
        ("label.facilitator", session["facilitator"]),
        ("label.place", session["location"]),
        ("label.link", join(session["url"], lang)),
        ("label.expected", _expected(session, lang)),
    )
    parts.append(facts)
    if session["over_by"]:
        parts.append(Paragraph(_over(session["over_by"], week, lang), "warning"))
    times = (clock(datetime.fromisoformat(block["starts_at"])) for block in session["blocks"])
    steps = tuple(_step(block, at, lang, whole=whole) for block, at in zip(session["blocks"], times, strict=True))
    return [*parts, Steps(steps, headers=_headers("label.time", lang))]


def _expected(session: AgendaSession, lang: Language) -> str:
    """Return how many are expected or, once that is recorded, came."""
    if came := session["attendance"]:
        return say(lang, "attendance.came_deputies" if came["deputies"] else "attendance.came", **came)
    said = session["announced"]
    counts = [say(lang, f"attendance.said_{key}", count=count) for key, count in said.items() if count]
    return "; ".join([places(session["expected"], session["capacity"]), *counts])


def _over(minutes: int, week: WeekText, lang: Language) -> str:
    text = overrun(minutes, lang)
    return f"{text} {week['trim']}" if minutes > 0 and week["trim"] else text


def _step(block: BlockLine, at: str, lang: Language, *, whole: bool) -> Step:
    details = _details(block, lang) if whole else ()
    return Step(at, short(block["minutes"], lang), block["title"], block["who"] or "", details)


def _headers(first: str, lang: Language) -> tuple[str, str, str, str]:
    return say(lang, first), say(lang, "label.length"), say(lang, "label.title"), say(lang, "label.who")
