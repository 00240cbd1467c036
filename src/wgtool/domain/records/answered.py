"""A form’s row that had been rejected and was put right."""

from wgtool.domain.journal import DoesNotFit, Entry
from wgtool.domain.records import NONE, Record, nothing, silence
from wgtool.domain.state import State

ABOUT = "`{email, row}`: a form’s row that had been rejected and was put right: whose it is, and its mark"
ALONE = True
WHOM = ("email",)
NAMES = TEXTS = PROSE = NONE
touched = renames = redacted = story = spent = nothing
tell = silence


def fold(state: State, record: Record, _entry: Entry) -> None:
    """Know a row again."""
    if type(record["row"]) is not str:
        raise DoesNotFit("misfit.record")
    state.answered.add(record["row"])
