"""Entries of another copy of the store, taken in by a join: what each came to here."""

from wgtool.domain.clock import is_instant
from wgtool.domain.journal import DoesNotFit, Entry, is_id, taken_step
from wgtool.domain.records import NONE, Record, kind_of, nothing, records_of, silence, whole
from wgtool.domain.state import State

ABOUT = (
    "`{id, at, by, do, change, why, left}`: an entry of another copy that `join` took in: `change` holds its records "
    "as they came to be here, `why` says why there are none (`undone`, `same`, `own`), `left` which parts were left out"
)
ALONE = False
# What it holds is asked itself: see `wgtool.domain.journal.steps`.
WHOM = NAMES = TEXTS = PROSE = NONE
touched = renames = story = nothing
redacted = whole
tell = silence

WHY = frozenset({None, "undone", "same", "own"})


def fold(state: State, record: Record, entry: Entry) -> None:
    """Make true what an entry of another copy came to, at its own time."""
    check(record)
    step = taken_step(record, entry)
    state.take(step.change, step)


def check(record: Record) -> None:
    """Make sure that a record makes sense.

    Raises:
        DoesNotFit: It does not.
    """
    texts = (record["id"], record["at"], record["by"], record["do"])
    change, left = record["change"], record.get("left", [])
    if not all(type(text) is str for text in texts) or not is_id(texts[0]) or not is_instant(texts[1]):
        raise DoesNotFit("misfit.record")
    if type(change) is not dict or record.get("why") not in WHY or not _are(left, int):
        raise DoesNotFit("misfit.record")
    for key, records in change.items():
        if key in {"taken", "undoes"} or not _are(records, dict):
            raise DoesNotFit("misfit.record")
        kind_of(key)


def _are(value: object, kind: type) -> bool:
    return type(value) is list and all(type(one) is kind for one in value)


def spent(record: Record) -> int | None:
    """Return the highest number that one of its records gives to a note."""
    given = (kind.spent(one) for _, kind, records in records_of(record["change"]) for one in records)
    return max((number for number in given if number is not None), default=None)
