"""Who moved up from a waiting list."""

from collections.abc import Iterable, Iterator

from wgtool.domain.journal import Change, DoesNotFit, Entry
from wgtool.domain.people import email_key
from wgtool.domain.records import NONE, Record, Voice, nothing
from wgtool.domain.state import State
from wgtool.texts.say import Message, msg

ABOUT = "`{group, email}`: who moved up from the waiting list"
ALONE = True
WHOM = ("email",)
NAMES = TEXTS = PROSE = NONE
touched = renames = spent = nothing


def fold(state: State, record: Record, entry: Entry) -> None:
    """Give a place to somebody who waits."""
    signup = state.signup(record["group"], email_key(record["email"]))
    if signup is None or signup.status != "waiting":
        raise DoesNotFit("misfit.promote", email=record["email"], group=record["group"])
    state.groups[signup.group][signup.key] = signup._replace(status="confirmed")
    state.book.placed(signup.group, signup.key, entry.at)


def redacted(record: Record) -> Record:
    """Keep the place."""
    return {key: record[key] for key in ("group", "email")}


def tell(records: Iterable[Record], _entry: Entry, voice: Voice) -> Iterator[Message]:
    """Tell whose place, and in which group."""
    for record in filter(voice.wanted, records):
        yield msg("history.promoted", name=voice.name(record["email"]), group=voice.group(record["group"]))


def story(_record: Record, _own: Change) -> str:
    """Return what became of their place."""
    return "story.promoted"
