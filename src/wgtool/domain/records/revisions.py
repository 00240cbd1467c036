"""Revisions of sessions, where entries that counted are gone."""

from datetime import datetime

from wgtool.domain.journal import DoesNotFit, Entry
from wgtool.domain.records import NONE, Record, nothing, silence, whole
from wgtool.domain.state import State

ABOUT = (
    "`{group, week, revision, at}`: a session’s count of changes, where the entries that counted are gone (after "
    "`restore`), so that no calendar’s SEQUENCE ever falls"
)
ALONE = True
WHOM = NONE
NAMES = TEXTS = PROSE = NONE
touched = renames = story = spent = nothing
redacted = whole
tell = silence

# A calendar’s SEQUENCE is an INTEGER (RFC 5545, section 3.3.8).
_MOST = 2**31 - 1


def fold(state: State, record: Record, _entry: Entry) -> None:
    """Set a session’s revision."""
    at, revision = datetime.fromisoformat(record["at"]), record["revision"]
    if at.tzinfo is None or type(revision) is not int or not 0 <= revision <= _MOST:
        raise DoesNotFit("misfit.record")
    state.change((record["group"], record["week"]), revision=revision, changed_at=at)
