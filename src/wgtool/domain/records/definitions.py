"""Sessions that the programme file now defines otherwise."""

from collections.abc import Iterable, Iterator

from wgtool.domain.fingerprints import Fingerprint
from wgtool.domain.gone import Gone
from wgtool.domain.journal import DoesNotFit, Entry
from wgtool.domain.records import NONE, Record, Voice, nothing, whole
from wgtool.domain.state import State
from wgtool.texts.say import Message, msg

ABOUT = (
    "`{group, week, digest, defined}`: fingerprints of sessions that the programme file now defines otherwise (null: "
    "no more), and what is kept of them for when it holds them no more"
)
ALONE = True
WHOM = NONE
NAMES = TEXTS = PROSE = NONE
touched = renames = story = spent = nothing
redacted = whole


def fold(state: State, record: Record, entry: Entry) -> None:
    """Take note of a fingerprint; the revision of a session that had another one rises."""
    key, digest, defined = (record["group"], record["week"]), record["digest"], record.get("defined")
    if not isinstance(digest, str | None) or not isinstance(defined, dict | None):
        raise DoesNotFit("misfit.record")
    known = state.definitions.pop(key, None)
    if digest is not None:
        state.definitions[key] = Fingerprint(digest, defined)
        state.gone.pop(key, None)
    elif known is not None:
        state.gone[key] = Gone(known, entry.at)
    if known is not None:
        state.touch(key, entry)


def tell(records: Iterable[Record], entry: Entry, voice: Voice) -> Iterator[Message]:
    """Tell how many sessions an edit of the programme file changed."""
    edited = list(filter(voice.wanted, records))
    if edited and entry.do == "programme":
        yield msg("history.programme", count=len(edited))
