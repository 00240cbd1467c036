"""What a calendar entry says about its session: the agenda as plain text that any calendar program shows."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from wgtool.domain.plan import Plan
from wgtool.domain.sessions import Session
from wgtool.services.sessions.agenda import agenda
from wgtool.texts.dates import Amount, clock
from wgtool.texts.language import Language
from wgtool.texts.say import say
from wgtool.views.sessions import AgendaSession, BlockLine, WeekText


class Contents(NamedTuple):
    """What a description holds beyond the agenda: members’ names (personal data), the facilitator’s notes."""

    attendees: bool = False
    facilitator: bool = False


def description(plan: Plan, session: Session, lang: Language, contents: Contents) -> str:
    """Return the text of one session in one language: paragraphs parted by empty lines.

    A cancelled session has no running order: it says what was to be, and why it is not.
    """
    view = agenda(plan, [session], session.week.number, lang)
    line, week = view["sessions"][0], view["weeks"][0]
    parts = [_remark(session, lang), f"{say(lang, 'week_n', n=week['week'])}: {week['title']}"]
    if session.status != "cancelled":
        parts += [
            week["objective"] or "",
            _labelled("label.safe_space", week["safe_space"], lang),
            "\n".join(_running_order(line, week, lang, contents)),
            _list("label.outputs", week["outputs"], lang),
            _list("label.outside_work", _tasks(week, lang), lang),
        ]
        if contents.facilitator:
            parts += _for_facilitator(week, lang)
    parts.append(
        "\n".join(
            filter(
                None,
                (
                    _labelled("label.facilitator", line["facilitator"], lang),
                    _labelled("label.place", line["location"], lang),
                    _labelled("label.link", line["url"], lang),
                ),
            )
        )
    )
    if contents.attendees:
        parts.append(_list("ics.members", _members(plan, session), lang))
    return "\n\n".join(filter(None, parts))


def _remark(session: Session, lang: Language) -> str:
    """Return what happened to the session, from when, and why; nothing for one that stands as defined."""
    parts = [] if session.status == "scheduled" else [say(lang, f"status.{session.status}")]
    if not session.stands_where_defined:
        parts.append(say(lang, "originally", at=session.originally))
    if session.reason:
        parts.append(say(lang, "reason", reason=session.reason))
    text = "; ".join(parts)
    return text[:1].upper() + text[1:]


def _labelled(key: str, value: str | None, lang: Language) -> str:
    return f"{say(lang, key)}: {value}" if value else ""


def _list(key: str, items: Iterable[str], lang: Language) -> str:
    lines = [f"- {item}" for item in items]
    return "\n".join([f"{say(lang, key)}:", *lines]) if lines else ""


def _short(minutes: int, lang: Language) -> str:
    return f"{minutes} {say(lang, 'minutes_short')}"


def _running_order(line: AgendaSession, week: WeekText, lang: Language, contents: Contents) -> Iterator[str]:
    """Yield a line for each part, with its clock time, and what is too much or too little."""
    yield f"{say(lang, 'ics.agenda')}:"
    for block in line["blocks"]:
        who = f" ({block['who']})" if block["who"] else ""
        at = clock(datetime.fromisoformat(block["starts_at"]))
        yield f"{at} {block['title']}, {_short(block['minutes'], lang)}{who}"
        if contents.facilitator:
            yield from _notes(block, lang)
    over = line["over_by"]
    if over:
        yield say(lang, "over_by" if over > 0 else "under_by", minutes=Amount(abs(over), "minute"))
    if over > 0 and week["trim"]:
        yield _labelled("label.trim", week["trim"], lang)


def _notes(block: BlockLine, lang: Language) -> Iterator[str]:
    for label, text in (
        ("label.purpose", block["purpose"]),
        ("label.for_facilitator", block["facilitator"]),
        ("label.materials", block["materials"]),
    ):
        if text:
            yield f"    {_labelled(label, text, lang)}"


def _for_facilitator(week: WeekText, lang: Language) -> list[str]:
    return [
        _list("label.prepare", week["prepare"], lang),
        _labelled("label.trim", week["trim"], lang),
        _labelled("label.methods", week["methods"], lang),
    ]


def _tasks(week: WeekText, lang: Language) -> Iterator[str]:
    for task in week["outside_work"]:
        aside = ", ".join(filter(None, (_short(task["minutes"], lang), task["who"])))
        yield f"{task['task']} ({aside})"


def _members(plan: Plan, session: Session) -> list[str]:
    """Return the names of those with a place, in order of arrival."""
    return [person.name for person in plan.members(session.group)]
