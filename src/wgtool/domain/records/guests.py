"""Who was at a session, neither member nor deputy."""

from collections.abc import Iterable, Iterator

from wgtool.domain.attendance import Guest
from wgtool.domain.journal import Change, DoesNotFit, Entry
from wgtool.domain.people import BLACKED_OUT, ERASED, email_key
from wgtool.domain.records import NONE, Record, Voice, nothing
from wgtool.domain.state import State
from wgtool.texts.say import Message, msg

ABOUT = "`{group, week, name, organisation, email}`: a guest of a session; the address of one who is in the store"
ALONE = True
WHOM = ("email",)
NAMES = (("name", "email"),)
TEXTS = PROSE = NONE
touched = renames = spent = nothing


def fold(state: State, record: Record, _entry: Entry) -> None:
    """Put a guest into the record of a session."""
    key = record["group"], record["week"]
    name, organisation, email = (record.get(field) for field in ("name", "organisation", "email"))
    if key not in state.book.sessions or not all(
        one is None or type(one) is str for one in (name, organisation, email)
    ):
        raise DoesNotFit("misfit.record")
    if name == BLACKED_OUT or (email or "").startswith(ERASED):
        name = organisation = email = None
    found = state.book.sessions[key]
    guest = Guest(name, organisation, None if email is None else email_key(email))
    state.book.sessions[key] = found._replace(guests=(*found.guests, guest))


def redacted(record: Record) -> Record:
    """Keep that somebody was counted."""
    return {key: record[key] for key in ("group", "week", "email") if key in record}


def tell(records: Iterable[Record], _entry: Entry, voice: Voice) -> Iterator[Message]:
    """Tell who was a guest, where single people are asked for, and else how many there were."""
    mine = [record for record in records if voice.wanted(record)]
    if mine:
        named = mine[0]
        yield msg("history.guests", group=voice.group(named["group"]), week=named["week"], count=len(mine))


def story(_record: Record, _own: Change) -> str:
    """Return that they were a guest."""
    return "story.guest"
