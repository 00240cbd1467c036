"""Notes are kept, worded anew, settled and struck."""

from datetime import date, datetime

from wgtool.domain.clock import utc_text
from wgtool.domain.notes import GOES_WITH, OPEN, Note, NoteKind, current_week, excerpt
from wgtool.domain.plan import Plan
from wgtool.domain.records.notes import note_record
from wgtool.errors import Refused, UsageError
from wgtool.services.notes.details import Details, minutes, prose, with_details
from wgtool.services.notes.shown import group_name, owner_name
from wgtool.services.outcome import Outcome
from wgtool.texts.say import Message, msg


def note(plan: Plan, group: str, kind: NoteKind, week: int | None, details: Details, now: datetime) -> Outcome:
    """Decide to keep a note.

    Args:
        plan: The programme as it stands.
        group: The group, by any of its names.
        kind: What it is.
        week: The sprint week; without one, that of the group’s last session.
        details: What was typed.
        now: The time.

    Raises:
        Refused: There is no such group or week, or the owner is not clear.
        UsageError: A detail does not go with the kind, or one that it needs is lacking.
        BadValue: A detail cannot be what it is said to be.
    """
    chosen = plan.group(group)
    if week is None:
        week = current_week(plan.sessions(chosen), now)
    plan.session(chosen, week)
    blank = Note(plan.state.given + 1, chosen.id, week, utc_text(now), kind)
    return _decided(plan, "note", "made", *with_details(plan, blank, details, now))


def reword(plan: Plan, number: int, details: Details, now: datetime) -> Outcome:
    """Decide that a note has other details, under the same number.

    Raises:
        Refused: There is no such note, or it is struck; the owner is not clear.
        UsageError: Nothing is given; a detail does not go with the kind, or one that it needs is lacking.
        BadValue: A detail cannot be what it is said to be.
    """
    if details == Details():
        raise UsageError("note.reword_nothing")
    before = _there(plan, number)
    after, warnings = with_details(plan, before, details, now)
    if after == before:
        return Outcome("reword", {}, (msg("note.same", id=number),), warnings=warnings)
    return _decided(plan, "reword", "reworded", after, warnings)


def settle(plan: Plan, number: int, how: str | None, took: int | None, now: datetime) -> Outcome:
    """Decide that an open note is settled.

    Args:
        plan: The programme as it stands.
        number: The note’s.
        how: How; None or empty if that is not said.
        took: How many minutes an action took; None is those that were expected.
        now: The time.

    Raises:
        Refused: There is no such note, or it is not open.
        UsageError: Only an action takes minutes.
        BadValue: A value cannot be one.
    """
    text = prose("note_how", how) if how and how.strip() else None
    spent = None if took is None else minutes(took)
    before = _there(plan, number)
    if spent is not None and before.kind != "action":
        raise UsageError("note.does_not_go", option="--minutes", kinds=GOES_WITH["minutes"])
    if before.settled is not None:
        raise Refused("note.settled_already", id=number).advise("note.reopen_advice", id=number)
    if before.kind not in OPEN:
        raise Refused("note.never_open", id=number, kind=msg(f"note.kind_{before.kind}"))
    after = before._replace(settled=utc_text(now), how=text, took=before.minutes if spent is None else spent)
    return _decided(plan, "settle", "settled", after, ())


def reopen(plan: Plan, number: int) -> Outcome:
    """Decide that a settled note is open again.

    Raises:
        Refused: There is no such note, or it is not settled.
    """
    before = _there(plan, number)
    if before.settled is None:
        raise Refused("note.not_settled", id=number)
    return _decided(plan, "settle", "reopened", before._replace(settled=None, how=None, took=None), ())


def strike(plan: Plan, number: int, because: str | None, now: datetime) -> Outcome:
    """Decide that a note was wrong.

    Raises:
        Refused: There is no such note, or it is struck already.
        BadValue: The reason cannot be one.
    """
    why = prose("note_because", because) if because and because.strip() else None
    return _decided(plan, "strike", "struck", _there(plan, number)._replace(struck=utc_text(now), why=why), ())


def _there(plan: Plan, number: int) -> Note:
    """Return a note that is not struck.

    Raises:
        Refused: There is none of that number.
    """
    found = plan.state.notes.get(number)
    if found is None:
        raise Refused("note.unknown", id=number).advise("note.list_advice")
    if found.struck is not None:
        raise Refused("note.struck_already", id=number).advise("note.history_advice")
    return found


def _decided(plan: Plan, do: str, became: str, note: Note, warnings: tuple[Message, ...]) -> Outcome:
    owner = plan.state.person(note.who) if note.who is not None else None
    text = [
        msg(
            f"note.done_{became}",
            id=note.id,
            group=group_name(plan, note.group),
            week=note.week,
            kind=msg(f"note.kind_{note.kind}"),
            text=excerpt(note.en, note.cy),
        )
    ]
    if became == "made" and (name := owner_name(plan, note)) is not None:
        text.append(msg("note.done_owner", name=name))
    if became == "made" and note.due is not None:
        text.append(msg("note.done_due", day=date.fromisoformat(note.due)))
    record = note_record(note, owner.email if owner else None)
    return Outcome(do, {"notes": [record]}, tuple(text), warnings=warnings)
