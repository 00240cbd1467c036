"""The numbers of notes that are given already, where the entries that gave them are gone."""

from wgtool.domain.journal import DoesNotFit, Entry
from wgtool.domain.records import NONE, Record, nothing, silence, whole
from wgtool.domain.state import State

ABOUT = (
    "`{notes}`: up to which number notes were given one, where the entries that gave it are gone (after `restore` and "
    "`repair`), so that none is given again"
)
ALONE = True
WHOM = NONE
NAMES = TEXTS = PROSE = NONE
touched = renames = story = nothing
redacted = whole
tell = silence

_MOST = 2**31 - 1


def fold(state: State, record: Record, _entry: Entry) -> None:
    """Take note of the highest number."""
    if type(record["notes"]) is not int or not 0 <= record["notes"] <= _MOST:
        raise DoesNotFit("misfit.record")
    state.given = max(state.given, record["notes"])


def spent(record: Record) -> int:
    """Return the highest number."""
    number = record["notes"]
    if type(number) is not int or not 0 <= number <= _MOST:
        raise LookupError(number)
    return number
