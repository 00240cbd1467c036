"""After which week a group ends."""

from collections.abc import Iterable, Iterator

from wgtool.domain.journal import DoesNotFit, Entry
from wgtool.domain.records import NONE, Record, Voice, nothing, whole
from wgtool.domain.sessions import End
from wgtool.domain.state import State
from wgtool.texts.say import Message, msg

ABOUT = "`{group, after, weeks}`: after which week a group ends (null: it goes on), and the weeks not held for that"
ALONE = True
WHOM = NONE
NAMES = TEXTS = PROSE = NONE
touched = spent = renames = story = nothing
redacted = whole

_WEEK = frozenset({int})


def fold(state: State, record: Record, _entry: Entry) -> None:
    """Let a group end, or go on."""
    group, after, weeks = record["group"], record["after"], record["weeks"]
    sound = type(group) is str and type(weeks) is list and _WEEK.issuperset(map(type, weeks))
    if not sound or not (after is None or (type(after) is int and after >= 0)):
        raise DoesNotFit("misfit.record")
    state.ends.pop(group, None)
    if after is not None:
        state.ends[group] = End(after, tuple(weeks))


def tell(records: Iterable[Record], _entry: Entry, voice: Voice) -> Iterator[Message]:
    """Tell when a group ends."""
    for record in filter(voice.wanted, records):
        key = "history.goes_on" if record["after"] is None else "history.finished"
        yield msg(key, group=voice.group(record["group"]), week=record["after"])
