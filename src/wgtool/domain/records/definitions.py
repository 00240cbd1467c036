"""Sessions that the programme file now defines otherwise."""

from collections.abc import Iterable, Iterator

from wgtool.domain.journal import Entry
from wgtool.domain.records import NONE, Record, Voice, nothing, whole
from wgtool.domain.state import State
from wgtool.texts.say import Message, msg

ABOUT = "`{group, week, digest}`: fingerprints of sessions that the programme file now defines otherwise"
ALONE = True
WHOM = NONE
NAMES = TEXTS = PROSE = NONE
touched = renames = story = spent = nothing
redacted = whole


def fold(state: State, record: Record, entry: Entry) -> None:
    """Take note of a fingerprint; the revision of a session that had another one rises."""
    key, digest = (record["group"], record["week"]), record["digest"]
    known = state.definitions.pop(key, None)
    if digest is not None:
        state.definitions[key] = digest
    if known is not None:
        state.touch(key, entry)


def tell(records: Iterable[Record], entry: Entry, voice: Voice) -> Iterator[Message]:
    """Tell how many sessions an edit of the programme file changed."""
    edited = list(filter(voice.wanted, records))
    if edited and entry.do == "programme":
        yield msg("history.programme", count=len(edited))
