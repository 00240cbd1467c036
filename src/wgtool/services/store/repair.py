"""What is wrong with a damaged store, and what can be kept of it."""

from collections.abc import Iterator
from contextlib import nullcontext
from typing import NamedTuple

from wgtool.domain.clock import utc_text
from wgtool.domain.folding import fold
from wgtool.domain.journal import Entry, without_own_id
from wgtool.domain.store import Journal, Survey
from wgtool.services.desk import Desk
from wgtool.services.programme.definitions import fingerprints
from wgtool.services.store.restore import numbers, raised
from wgtool.texts.language import Language
from wgtool.texts.say import Problem, msg, phrase
from wgtool.views.store import RepairView


class Repair(NamedTuple):
    """What a store holds, and the name of the copy kept of the damaged one; None if nothing was written."""

    survey: Survey
    copy: str | None


def repair(desk: Desk, *, write: bool) -> Repair:
    """Look through the store and, if asked to, put what can be kept in its place.

    Raises:
        StoreError: It is no store of this programme, or refuses.
    """
    with desk.store.turn(desk.lock_seconds) if write else nullcontext():
        survey = desk.store.survey(utc_text(desk.now), desk.user)
        return Repair(survey, _repaired(desk, survey) if write and survey.flaws else None)


def ids_astray(desk: Desk) -> Iterator[Problem]:
    """Yield the entries without an id of their own: what no everyday command looks for."""
    for n in without_own_id(desk.snapshot.entries):
        # Entries count from 1, below the first line.
        yield Problem("error", f"{desk.store.name}:{n + 1}", msg("check.flaw", reason=msg("damage.id", n=n)))


def tables_astray(desk: Desk) -> Iterator[Problem]:
    """Yield what is kept beside the entries and is not what they come to."""
    for doubt in desk.store.doubts():
        yield Problem("error", desk.store.name, msg("check.flaw", reason=doubt))


def _repaired(desk: Desk, survey: Survey) -> str | None:
    marks = fingerprints(desk.programme)
    definitions = marks if survey.definitions is None else survey.definitions
    entries = list(survey.entries)
    if survey.lost:
        at, state = utc_text(desk.now), fold(entries, definitions)
        change = {"revisions": raised(state, marks, at)} | numbers(entries, state)
        entries.append(Entry(state.last + 1, at, desk.user, "repair", change))
    with desk.writing():
        return desk.store.replace(Journal(definitions, entries), "repair")


def repair_view(desk: Desk, found: Repair, lang: Language) -> RepairView:
    """Return what `repair` says."""
    survey = found.survey
    return {
        "schema": "wgtool/repair/1",
        "file": desk.store.name,
        "sound": survey.sound,
        "problems": [{"line": flaw.line, "message": phrase(flaw.message, lang)} for flaw in survey.flaws],
        "written": found.copy is not None,
        "copy": found.copy,
    }
