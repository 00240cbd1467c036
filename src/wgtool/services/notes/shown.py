"""Notes as they are shown."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from wgtool.domain.clock import local_text
from wgtool.domain.notes import Note
from wgtool.domain.plan import Plan
from wgtool.domain.text import Text, same
from wgtool.services.outcome import Outcome
from wgtool.texts.language import Language
from wgtool.texts.say import phrase

if TYPE_CHECKING:
    from wgtool.views.notes import NoteAnswer, NoteLine, NoteView, Settled, Struck


def note_view(plan: Plan, note: Note) -> "NoteView":
    """Return a note as every command shows it."""
    zone = plan.programme.timezone
    person = plan.state.person(note.who) if note.who is not None else None
    settled: Settled | None = None
    if note.settled is not None:
        settled = {"at": local_text(note.settled, zone), "how": note.how, "minutes": note.took}
    struck: Struck | None = None
    if note.struck is not None:
        struck = {"at": local_text(note.struck, zone), "because": note.why}
    return {
        "id": note.id,
        "group": note.group,
        "week": note.week,
        "at": local_text(note.at, zone),
        "kind": note.kind,
        "text": {"en": note.en, "cy": note.cy},
        "barrier": note.barrier,
        "who": person.email if person else note.named,
        "due": note.due,
        "minutes": note.minutes,
        "link": note.link,
        "state": note.state,
        "because": note.because,
        "open": note.open,
        "settled": settled,
        "struck": struck,
    }


def note_line(plan: Plan, note: Note, today: date, lang: Language) -> "NoteLine":
    """Return a note as lists show it: with names beside it."""
    return {
        **note_view(plan, note),
        "group_name": group_name(plan, note.group).pick(lang),
        "who_name": owner_name(plan, note),
        "overdue": note.overdue(today),
    }


def group_name(plan: Plan, id_: str) -> Text:
    """Return a group’s name, or its id if the programme has it no more."""
    return next((group.name for group in plan.programme.groups if group.id == id_), same(id_))


def owner_name(plan: Plan, note: Note) -> str | None:
    """Return what a note’s owner is called."""
    person = plan.state.person(note.who) if note.who is not None else None
    return person.name if person else note.named


def answer_of(number: int | None) -> Callable[..., "NoteAnswer"]:
    """Return what makes the answer of a command on a note; without a number it is the one that is recorded."""

    def answer(outcome: Outcome, plan: Plan, lang: Language, *, entry: int | None, dry_run: bool) -> "NoteAnswer":
        id_ = outcome.change["notes"][0]["id"] if number is None else number
        return {
            "schema": "wgtool/note/1",
            "do": outcome.do,
            "entry": entry,
            "dry_run": dry_run,
            "note": note_view(plan, plan.state.notes[id_]),
            "text": [phrase(message, lang) for message in outcome.text],
            "warnings": [phrase(message, lang) for message in outcome.warnings],
        }

    return answer
