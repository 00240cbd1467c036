"""Revisions of sessions, where entries that counted are gone."""

from datetime import datetime

from wgtool.domain.journal import Entry
from wgtool.domain.records import NONE, Record, nothing, silence, whole
from wgtool.domain.state import State

ABOUT = (
    "`{group, week, revision, at}`: a session’s count of changes, where the entries that counted are gone (after "
    "`restore`), so that no calendar’s SEQUENCE ever falls"
)
ALONE = True
WHOM = NONE
TEXTS = PROSE = NONE
touched = renames = story = nothing
redacted = whole
tell = silence


def fold(state: State, record: Record, _entry: Entry) -> None:
    """Set a session’s revision."""
    at = datetime.fromisoformat(record["at"])
    state.change((record["group"], record["week"]), revision=int(record["revision"]), changed_at=at)
