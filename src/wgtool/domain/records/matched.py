"""Whose a name in meetings’ reports is."""

from collections.abc import Iterable, Iterator

from wgtool.domain.attendance import Match
from wgtool.domain.journal import Change, DoesNotFit, Entry
from wgtool.domain.names import compared
from wgtool.domain.people import BLACKED_OUT, email_key
from wgtool.domain.records import NONE, Record, Voice, nothing
from wgtool.domain.state import State
from wgtool.texts.say import Message, msg

ABOUT = "`{name, email}`: whose a name in meetings’ reports is, from then on; nobody’s where `email` is null"
ALONE = True
WHOM = ("email",)
NAMES = (("name", "email"),)
TEXTS = PROSE = NONE
# Of an erased person nothing is needed.
touched = renames = redacted = spent = nothing


def fold(state: State, record: Record, _entry: Entry) -> None:
    """Remember whose a name is, in place of what was remembered."""
    name, email = record["name"], record["email"]
    if type(name) is not str or (email is not None and email_key(email) not in state.people):
        raise DoesNotFit("misfit.record")
    if name != BLACKED_OUT:
        state.book.matches[compared(name)] = Match(name, None if email is None else email_key(email))


def tell(records: Iterable[Record], _entry: Entry, voice: Voice) -> Iterator[Message]:
    """Tell each name and whose it is."""
    for record in filter(voice.wanted, records):
        email = record["email"]
        if email is None:
            yield msg("history.matched_nobody", name=record["name"])
        else:
            yield msg("history.matched", name=record["name"], person=voice.name(email))


def story(_record: Record, _own: Change) -> str:
    """Return that a name was found to be theirs."""
    return "story.matched"
