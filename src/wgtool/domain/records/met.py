"""Sessions whose attendance begins to be recorded, or is recorded no more."""

from collections.abc import Iterable, Iterator

from wgtool.domain.attendance import Attendance
from wgtool.domain.journal import DoesNotFit, Entry
from wgtool.domain.records import NONE, Record, Voice, nothing, whole
from wgtool.domain.state import State
from wgtool.texts.say import Message, msg

ABOUT = (
    "`{group, week, recorded}`: a session whose attendance was recorded; `seats` and `guests` of the same entry say "
    "all of it. Where `recorded` is false there is no record from then on"
)
ALONE = True
WHOM = NAMES = TEXTS = PROSE = NONE
touched = renames = story = spent = nothing
redacted = whole


def fold(state: State, record: Record, _entry: Entry) -> None:
    """Begin a session’s record anew, or take it away."""
    key = record["group"], record["week"]
    if type(key[0]) is not str or type(key[1]) is not int or type(record["recorded"]) is not bool:
        raise DoesNotFit("misfit.record")
    if record["recorded"]:
        state.book.sessions[key] = Attendance({})
    else:
        state.book.sessions.pop(key, None)


def tell(records: Iterable[Record], entry: Entry, voice: Voice) -> Iterator[Message]:
    """Tell of which sessions, and how many came of how many."""
    for record in filter(voice.wanted, records):
        session = {"group": voice.group(record["group"]), "week": record["week"]}
        if not record["recorded"]:
            yield msg("history.met_cleared", **session)
            continue
        mine = [seat for seat in entry.change.get("seats", ()) if _session(seat) == _session(record)]
        present = sum(seat["was"] == "present" for seat in mine)
        yield msg("history.met", **session, present=present, members=len(mine))


def _session(record: Record) -> tuple[object, object]:
    return record["group"], record["week"]
