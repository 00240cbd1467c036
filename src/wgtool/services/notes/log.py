"""The logbook: what was kept, and what stands in the way."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from wgtool.domain.names import compared
from wgtool.domain.notes import BARRIERS, Note
from wgtool.domain.plan import Plan
from wgtool.services.notes.owners import Owner, asked_for
from wgtool.services.notes.shown import group_name, note_line
from wgtool.texts.language import Language

if TYPE_CHECKING:
    from wgtool.views.notes import BarrierLine, NotesView


class Asked(NamedTuple):
    """Which notes are asked for: of which groups, kinds, week, barrier and owner; only open ones, or all."""

    groups: Sequence[str] = ()
    kinds: Sequence[str] = ()
    week: int | None = None
    open: bool = False
    barrier: str | None = None
    who: str | None = None


def notes(plan: Plan, asked: Asked, today: date, lang: Language) -> "NotesView":
    """Return the notes asked for, in the order of their numbers, and the barriers in them.

    Raises:
        Refused: There is no such group, week or owner.
    """
    chosen = _chosen(plan, asked)
    columns = [group.id for group in plan.groups(asked.groups)]
    if not asked.groups:
        columns += [note.group for note in chosen]
    ids = tuple(dict.fromkeys(columns))
    return {
        "schema": "wgtool/notes/1",
        "programme": plan.programme.name.pick(lang),
        "notes": [note_line(plan, note, today, lang) for note in chosen],
        "barriers": [_barrier(barrier, ids, chosen) for barrier in BARRIERS],
        "groups": [{"id": id_, "name": group_name(plan, id_).pick(lang)} for id_ in ids],
    }


def _chosen(plan: Plan, asked: Asked) -> list[Note]:
    groups = {group.id for group in plan.groups(asked.groups)} if asked.groups else None
    owner = asked_for(plan, asked.who) if asked.who is not None else None
    kept = [note for _, note in sorted(plan.state.notes.items()) if note.struck is None]
    if asked.week is not None and asked.week not in {note.week for note in kept}:
        plan.of_week(asked.week, plan.groups(asked.groups))
    return [
        note
        for note in kept
        if (groups is None or note.group in groups)
        and (not asked.kinds or note.kind in asked.kinds)
        and asked.week in {None, note.week}
        and (note.open or not asked.open)
        and asked.barrier in {None, note.barrier}
        and (owner is None or _is_of(note, owner))
    ]


def _is_of(note: Note, owner: Owner) -> bool:
    if note.who is not None:
        return note.who == owner.key
    return note.named is not None and owner.named is not None and compared(note.named) == compared(owner.named)


def _barrier(barrier: str, groups: Iterable[str], notes: Sequence[Note]) -> "BarrierLine":
    mine = [note for note in notes if note.barrier == barrier]
    return {
        "barrier": barrier,
        "groups": {id_: sum(note.group == id_ for note in mine) for id_ in groups},
        "open": sum(note.open for note in mine),
        "settled": sum(not note.open for note in mine),
    }
