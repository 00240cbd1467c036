"""That all places were given by choice at once."""

from collections.abc import Iterable, Iterator

from wgtool.domain.journal import DoesNotFit, Entry
from wgtool.domain.records import NONE, Record, Voice, nothing, whole
from wgtool.domain.state import State
from wgtool.texts.say import Message, msg

ABOUT = (
    "`{more, proven}`: that places were given to all who ranked their choices, or (`more`) what was free after that; "
    "whether it was proven that there is nothing better"
)
ALONE = True
WHOM = NAMES = TEXTS = PROSE = NONE
touched = renames = story = spent = nothing
redacted = whole


def fold(state: State, record: Record, entry: Entry) -> None:
    """Know from now on that places are given."""
    if type(record["more"]) is not bool or type(record["proven"]) is not bool:
        raise DoesNotFit("misfit.record")
    if record["more"] != bool(state.giving.entry):
        raise DoesNotFit("misfit.allocated")
    if not record["more"]:
        state.giving.entry = entry.n


def tell(records: Iterable[Record], entry: Entry, voice: Voice) -> Iterator[Message]:
    """Tell how many places were given."""
    for record in filter(voice.wanted, records):
        key = "history.allocated_more" if record["more"] else "history.allocated"
        yield msg(key, count=len(entry.change.get("placed", ())))
        if not record["proven"]:
            yield msg("history.unproven")
