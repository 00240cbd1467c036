"""A week’s agenda, laid out: what the week is for, then each session with its running order.

Sessions whose running orders differ by the clock alone share one, with a column of times for each hour at which they
begin; what happens in each part is told once.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from wgtool.renderers.layouts.words import held_by, join, labelled, listed, places, remark, when
from wgtool.renderers.page import Column, Facts, Heading, Page, Paragraph, Part, Row, Step, Steps, Table
from wgtool.texts.dates import Amount, begun, clock
from wgtool.texts.language import Language
from wgtool.texts.say import say

if TYPE_CHECKING:
    from wgtool.views.sessions import AgendaSession, AgendaView, BlockLine, SinceLine, TaskLine, WeekText


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
        parts += _week(week, sessions, lang, members=view["edition"] == "members")
    return Page(f"{view['programme']}: {title}", lang, tuple(parts))


def _week(week: WeekText, sessions: list[AgendaSession], lang: Language, *, members: bool) -> list[Part]:
    held = [session for session in sessions if session["status"] != "cancelled"]
    title = Heading(2, f"{say(lang, 'week_n', n=week['week'])}: {week['title']}")
    if not held:
        return [title, *(part for session in sessions for part in _cancelled(session, lang))]
    return [
        title,
        *_before(week, lang),
        *_sessions(sessions, week, lang),
        *listed(3, say(lang, "label.since_last_time"), since_last_time(held, lang)),
        *listed(3, say(lang, "label.bring"), week["bring"] if members else ()),
        *_orders(held, lang),
        *_after(week, lang),
    ]


def _before(week: WeekText, lang: Language) -> list[Part]:
    """Return what the week is for, and what has to be ready."""
    parts: list[Part] = []
    if week["objective"]:
        parts.append(Paragraph(week["objective"], "lead"))
    if week["safe_space"]:
        parts.append(labelled(lang, ("label.safe_space", week["safe_space"])))
    return [*parts, *listed(3, say(lang, "label.prepare"), week["prepare"])]


def _sessions(sessions: list[AgendaSession], week: WeekText, lang: Language) -> list[Part]:
    parts: list[Part] = [Heading(3, say(lang, "label.session" if len(sessions) == 1 else "label.sessions"))]
    for session in sessions:
        parts += _cancelled(session, lang) if session["status"] == "cancelled" else _session(session, week, lang)
    return parts


def since_last_time(sessions: list[AgendaSession], lang: Language) -> Iterator[str]:
    """Yield what was to be done since the groups last met: a task that all had once, others with their group."""
    alone = len(sessions) == 1
    shared = [
        line for line in sessions[0]["since_last_time"] if all(line in one["since_last_time"] for one in sessions)
    ]
    for line in shared:
        yield task(line, lang)
    for session in sessions if not alone else ():
        for line in session["since_last_time"]:
            if line not in shared:
                yield f"{session['name']}: {task(line, lang)}"


def _orders(held: list[AgendaSession], lang: Language) -> list[Part]:
    """Return the running orders: each once, for all the sessions that have it."""
    alike: dict[str, list[AgendaSession]] = {}
    for session in held:
        parts = [{**block, "starts_at": ""} for block in session["blocks"]]
        alike.setdefault(repr((parts, session["over_by"])), []).append(session)
    found: list[Part] = []
    for sessions in alike.values():
        names = ", ".join(session["name"] for session in sessions) if len(alike) > 1 else ""
        if sessions[0]["blocks"]:
            found += _order(sessions, names, lang)
    return found


def _order(sessions: list[AgendaSession], names: str, lang: Language) -> list[Part]:
    """Return the running order of some sessions; where they begin at different hours, with a column for each."""
    title = say(lang, "label.running_order")
    heading = Heading(3, f"{title}: {names}" if names else title)
    columns = {_clock(session["blocks"][0]): [_clock(block) for block in session["blocks"]] for session in sessions}
    blocks = sessions[0]["blocks"]
    if len(columns) == 1:
        (times,) = columns.values()
        steps = tuple(_step(block, at, lang) for block, at in zip(blocks, times, strict=True))
        return [heading, Steps(steps, headers=_headers("label.time", lang))]
    titles = (*map(Column, columns), Column(say(lang, "label.length"), "right"), *map(Column, _headers("", lang)[2:]))
    rows = tuple(
        Row((*times, short(block["minutes"], lang), block["title"], block["who"] or ""))
        for block, *times in zip(blocks, *columns.values(), strict=True)
    )
    parts: list[Part] = [heading, Table(titles, rows, dense=True)]
    if any(_details(block, lang) for block in blocks):
        parts += [Heading(3, say(lang, "label.parts")), _parts(blocks, lang)]
    return parts


def _clock(block: BlockLine) -> str:
    return clock(datetime.fromisoformat(block["starts_at"]))


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


def task(line: TaskLine | SinceLine, lang: Language) -> str:
    """Return a task between workshops: what, how long, who."""
    length = None if line["minutes"] is None else short(line["minutes"], lang)
    known = ", ".join(filter(None, (length, line["who"])))
    return f"{line['task']} ({known})" if known else line["task"]


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
        tuple(_step(block, f"{number}.", lang) for number, block in enumerate(blocks, 1)),
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


def _session(session: AgendaSession, week: WeekText, lang: Language) -> list[Part]:
    facts = labelled(
        lang,
        ("label.facilitator", held_by(session["facilitators"], session["cover"], lang)),
        ("label.place", session["location"]),
        ("label.link", join(session["url"], lang)),
        ("label.expected", _expected(session, lang)),
    )
    at = Paragraph(_at(session, lang), "good")
    over = [Paragraph(_over(session["over_by"], week, lang), "warning")] if session["over_by"] else []
    return [Heading(4, session["name"]), at, *_remark(session, lang), facts, *over]


def _expected(session: AgendaSession, lang: Language) -> str:
    """Return how many are expected or, once that is recorded, came."""
    if came := session["attendance"]:
        return say(lang, "attendance.came_deputies" if came["deputies"] else "attendance.came", **came)
    said = session["announced"]
    if said is None or session["expected"] is None:
        return ""
    counts = [say(lang, f"attendance.said_{key}", count=count) for key, count in said.items() if count]
    return "; ".join([places(session["expected"], session["capacity"]), *counts])


def _over(minutes: int, week: WeekText, lang: Language) -> str:
    text = overrun(minutes, lang)
    return f"{text} {week['trim']}" if minutes > 0 and week["trim"] else text


def _step(block: BlockLine, at: str, lang: Language) -> Step:
    return Step(at, short(block["minutes"], lang), block["title"], block["who"] or "", _details(block, lang))


def _headers(first: str, lang: Language) -> tuple[str, str, str, str]:
    return (
        say(lang, first) if first else "",
        say(lang, "label.length"),
        say(lang, "label.title"),
        say(lang, "label.who"),
    )
