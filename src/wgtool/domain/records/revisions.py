"""Revisions of sessions, where entries that counted are gone."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TypedDict

from wgtool.domain.journal import Change, Entry
from wgtool.domain.records import Record, Voice
from wgtool.domain.state import State
from wgtool.texts.say import Message

ABOUT = (
    "`{group, week, revision, at}`: a session’s count of changes, where the entries that counted are gone (after "
    "`restore`), so that no calendar’s SEQUENCE ever falls"
)
ALONE = True
WHOM: tuple[str, ...] = ()
TEXTS: tuple[str, ...] = ()
PROSE: tuple[str, ...] = ()


class RevisionRecord(TypedDict):
    """A session’s revision and the time of its last change (UTC)."""

    group: str
    week: int
    revision: int
    at: str


def fold(state: State, record: Record, _entry: Entry) -> None:
    """Set a session’s revision."""
    at = datetime.fromisoformat(record["at"])
    state.change((record["group"], record["week"]), revision=int(record["revision"]), changed_at=at)


def touched(_record: Record) -> None:
    """None: it is no change of the session."""


def renames(_record: Record) -> None:
    """None."""


def redacted(record: Record) -> Record:
    """Keep all: it is nobody’s."""
    return record


def tell(_records: Iterable[Record], _entry: Entry, _voice: Voice) -> Iterator[Message]:
    """Tell nothing: what restored or repaired is told."""
    return iter(())


def story(_record: Record, _own: Change) -> None:
    """None."""
