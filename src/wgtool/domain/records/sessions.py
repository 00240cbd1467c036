"""What became of sessions."""

from collections.abc import Iterable, Iterator
from datetime import MAXYEAR, MINYEAR, datetime

from wgtool.domain.journal import DoesNotFit, Entry
from wgtool.domain.records import NONE, Record, Voice, nothing, whole
from wgtool.domain.sessions import SessionChange, SessionKey
from wgtool.domain.state import State
from wgtool.texts.say import Message, msg

ABOUT = (
    "`{group, week, starts, minutes, status, reason}`: where a session stands (wall clock of the programme’s zone; "
    "null is as defined)"
)
ALONE = True
WHOM = NONE
NAMES = NONE
TEXTS = ("reason",)
PROSE = ("reason",)
renames = story = spent = nothing
redacted = whole

# A checksum does not tell what a line that someone made up would do.
_MAYBE = type(None)
_SOUND: dict[str, set[type]] = {
    "group": {str},
    "week": {int},
    "minutes": {int, _MAYBE},
    "reason": {str, _MAYBE},
}
_STATUSES = frozenset({"scheduled", "moved", "cancelled"})
_LONGEST = 7 * 24 * 60
# Earlier versions recorded of a group’s end nothing but its sessions.
_FINISH = "finish"


def fold(state: State, record: Record, entry: Entry) -> None:
    """Put a session where it now stands; its revision rises."""
    if record["status"] not in _STATUSES or any(type(record[key]) not in kinds for key, kinds in _SOUND.items()):
        raise DoesNotFit("misfit.record")
    starts, key = datetime.fromisoformat(record["starts"]) if record["starts"] else None, touched(record)
    # A day next to the first or last that there is has no instant in every zone.
    if not 0 < (record["minutes"] or 1) <= _LONGEST or not (starts is None or MINYEAR < starts.year < MAXYEAR):
        raise DoesNotFit("misfit.record")
    before = state.sessions.get(key, SessionChange())
    state.change(
        key,
        placed_at=before.placed_at if before.starts == starts else datetime.fromisoformat(entry.at),
        starts=starts,
        minutes=record["minutes"],
        cancelled=record["status"] == "cancelled",
        reason=record["reason"],
    )
    state.touch(key, entry)
    if entry.do == _FINISH and "finished" not in entry.change:
        state.end_before(*key)


def touched(record: Record) -> SessionKey:
    """Return the session."""
    return record["group"], record["week"]


def tell(records: Iterable[Record], _entry: Entry, voice: Voice) -> Iterator[Message]:
    """Tell where each session stands, and why."""
    for record in filter(voice.wanted, records):
        starts, status = record["starts"], record["status"]
        session = msg(
            f"history.session_{status if status != 'scheduled' or starts is None else 'moved'}",
            group=voice.group(record["group"]),
            week=record["week"],
            at=datetime.fromisoformat(starts) if starts else msg("history.usual_time"),
        )
        yield msg("history.reason", what=session, reason=record["reason"]) if record["reason"] else session
