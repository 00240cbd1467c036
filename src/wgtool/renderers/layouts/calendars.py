"""What a calendar entry says of its session: the agenda as plain text that any calendar program shows."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from wgtool.renderers.layouts.sessions.agenda import overrun, short, task
from wgtool.renderers.layouts.words import held_by, remark
from wgtool.texts.dates import clock
from wgtool.texts.language import Language
from wgtool.texts.say import say
from wgtool.views.sessions import AgendaSession, AgendaView, WeekText


def description(view: AgendaView, members: Sequence[str], lang: Language, *, facilitator: bool = False) -> str:
    """Return the text of one session: paragraphs parted by empty lines.

    A cancelled session has no running order: it says what was to be, and why it is not.

    Args:
        view: The agenda of that session alone.
        members: The names to be told, if any are (personal data).
        lang: The language of the view.
        facilitator: Whether the facilitator’s notes are told.
    """
    session, week = view["sessions"][0], view["weeks"][0]
    state = remark(session["status"], session["originally"], session["reason"], lang)
    parts = [state, f"{say(lang, 'week_n', n=week['week'])}: {week['title']}"]
    if session["status"] != "cancelled":
        parts += [
            week["objective"] or "",
            _labelled("label.safe_space", week["safe_space"], lang),
            "\n".join(_running_order(session, week, lang, facilitator=facilitator)) if session["blocks"] else "",
            _list("label.outputs", week["outputs"], lang),
            _list("label.outside_work", (task(one, lang) for one in week["outside_work"]), lang),
        ]
        if facilitator:
            parts.append(_list("label.prepare", week["prepare"], lang))
            parts += [_labelled(f"label.{key}", week[key], lang) for key in ("trim", "methods")]
    who = held_by(session["facilitators"], session["cover"], lang)
    facts = {"facilitator": who, "place": session["location"], "link": session["url"]}
    parts.append("\n".join(_labelled(f"label.{key}", value, lang) for key, value in facts.items() if value))
    parts.append(_list("ics.members", members, lang))
    return "\n\n".join(filter(None, parts))


def _labelled(key: str, value: str | None, lang: Language) -> str:
    return f"{say(lang, key)}: {value}" if value else ""


def _list(key: str, items: Iterable[str], lang: Language) -> str:
    lines = [f"- {item}" for item in items]
    return "\n".join([f"{say(lang, key)}:", *lines]) if lines else ""


def _running_order(session: AgendaSession, week: WeekText, lang: Language, *, facilitator: bool) -> Iterator[str]:
    """Yield a line for each part, with its clock time, and what is too much or too little."""
    yield f"{say(lang, 'ics.agenda')}:"
    for block in session["blocks"]:
        who = f" ({block['who']})" if block["who"] else ""
        at = clock(datetime.fromisoformat(block["starts_at"]))
        yield f"{at} {block['title']}, {short(block['minutes'], lang)}{who}"
        notes = {"purpose": block["purpose"], "for_facilitator": block["facilitator"], "materials": block["materials"]}
        for key, text in notes.items():
            if facilitator and text:
                yield f"    {_labelled(f'label.{key}', text, lang)}"
    if session["over_by"]:
        yield overrun(session["over_by"], lang)
    if session["over_by"] > 0 and week["trim"]:
        yield _labelled("label.trim", week["trim"], lang)
