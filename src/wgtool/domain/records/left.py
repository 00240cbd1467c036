"""Who left a group."""

from collections.abc import Iterable, Iterator

from wgtool.domain.journal import Change, DoesNotFit, Entry
from wgtool.domain.people import Left, email_key
from wgtool.domain.records import NONE, Record, Voice, nothing
from wgtool.domain.state import State
from wgtool.texts.say import Message, msg

ABOUT = "`{group, email}`: who left"
ALONE = True
WHOM = ("email",)
NAMES = TEXTS = PROSE = NONE
touched = renames = spent = nothing


def fold(state: State, record: Record, entry: Entry) -> None:
    """Take a person out of a group."""
    signup = state.groups.get(record["group"], {}).pop(email_key(record["email"]), None)
    if signup is None:
        raise DoesNotFit("misfit.leave", email=record["email"], group=record["group"])
    state.giving.leave(signup.group, signup.key)
    state.book.unplaced(signup.group, signup.key, entry.at)
    state.withdrawn[signup.group, signup.key] = Left(entry.at, signup.at)


def redacted(record: Record) -> Record:
    """Keep the place."""
    return {key: record[key] for key in ("group", "email")}


def tell(records: Iterable[Record], _entry: Entry, voice: Voice) -> Iterator[Message]:
    """Tell whose place, and in which group."""
    for record in filter(voice.wanted, records):
        yield msg("history.left", name=voice.name(record["email"]), group=voice.group(record["group"]))


def story(_record: Record, _own: Change) -> str:
    """Return what became of their place."""
    return "story.left"
