"""Sessions that the programme file now defines otherwise."""

from collections.abc import Iterable, Iterator
from typing import TypedDict

from wgtool.domain.journal import Change, Entry
from wgtool.domain.records import Record, Voice
from wgtool.domain.state import State
from wgtool.texts.say import Message, msg

ABOUT = "`{group, week, digest}`: fingerprints of sessions that the programme file now defines otherwise"
ALONE = True
WHOM: tuple[str, ...] = ()
TEXTS: tuple[str, ...] = ()
PROSE: tuple[str, ...] = ()


class DefinitionRecord(TypedDict):
    """The fingerprint of one session in the definitions; null when they no longer hold it."""

    group: str
    week: int
    digest: str | None


def fold(state: State, record: Record, entry: Entry) -> None:
    """Take note of a fingerprint; the revision of a session that had another one rises."""
    key, digest = (record["group"], record["week"]), record["digest"]
    known = state.definitions.pop(key, None)
    if digest is not None:
        state.definitions[key] = digest
    if known is not None:
        state.touch(key, entry)


def touched(_record: Record) -> None:
    """None that counts when it is taken back: an edit of the file is nobody’s to take back."""


def renames(_record: Record) -> None:
    """None."""


def redacted(record: Record) -> Record:
    """Keep all: it is nobody’s."""
    return record


def tell(records: Iterable[Record], entry: Entry, voice: Voice) -> Iterator[Message]:
    """Tell how many sessions an edit of the programme file changed."""
    edited = list(filter(voice.wanted, records))
    if edited and entry.do == "programme":
        yield msg("history.programme", count=len(edited))


def story(_record: Record, _own: Change) -> None:
    """None."""
