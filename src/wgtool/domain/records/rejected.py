"""A form’s row that was not taken."""

from collections.abc import Iterable, Iterator

from wgtool.domain.journal import DoesNotFit, Entry
from wgtool.domain.people import Rejected
from wgtool.domain.records import NONE, Record, Voice, nothing
from wgtool.domain.state import State
from wgtool.texts.say import Message, msg

ABOUT = "`{row, form}`: a form’s row that was not taken: its mark, and that of all the rows of the download"
ALONE = True
WHOM = NAMES = TEXTS = PROSE = NONE
# Whose row it was is not known, so it may be anybody’s who is erased.
touched = renames = redacted = story = spent = nothing


def fold(state: State, record: Record, entry: Entry) -> None:
    """Know a row again; where it was rejected first counts."""
    if type(record["row"]) is not str or type(record["form"]) is not str:
        raise DoesNotFit("misfit.record")
    state.rejected.setdefault(record["row"], Rejected(entry.n, entry.at, record["form"]))


def tell(records: Iterable[Record], _entry: Entry, voice: Voice) -> Iterator[Message]:
    """Tell how many."""
    if found := sum(map(voice.wanted, records)):
        yield msg("history.rejected", count=found)
