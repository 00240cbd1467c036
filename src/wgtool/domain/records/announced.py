"""What members said before a session: apologies, or that somebody sits in for them."""

from collections.abc import Iterable, Iterator

from wgtool.domain.journal import Change, DoesNotFit, Entry
from wgtool.domain.people import email_key
from wgtool.domain.records import NONE, Record, Voice, nothing
from wgtool.domain.records.seats import seat_of
from wgtool.domain.state import State
from wgtool.texts.say import Message, msg

ABOUT = (
    "`{group, week, email, was, deputy, deputy_email}`: what a member said before a session: `apologies`, or a "
    "`deputy`; `was` is null where that was taken back"
)
ALONE = True
WHOM = ("email", "deputy_email")
NAMES = (("deputy", "deputy_email"),)
TEXTS = PROSE = NONE
# Of an erased person nothing is needed: nothing was counted yet.
touched = renames = redacted = spent = nothing


def fold(state: State, record: Record, _entry: Entry) -> None:
    """Keep what a member said, until the session is recorded and after."""
    key = email_key(record["email"])
    if type(record["group"]) is not str or type(record["week"]) is not int or key not in state.people:
        raise DoesNotFit("misfit.record")
    said = state.book.announced.setdefault((record["group"], record["week"]), {})
    if record["was"] is None:
        said.pop(key, None)
    else:
        said[key] = seat_of(record)


def tell(records: Iterable[Record], _entry: Entry, voice: Voice) -> Iterator[Message]:
    """Tell what each said."""
    for record in filter(voice.wanted, records):
        yield msg(
            f"history.announced_{record['was'] or 'nothing'}",
            name=voice.name(record["email"]),
            group=voice.group(record["group"]),
            week=record["week"],
        )


def story(record: Record, _own: Change) -> str:
    """Return what they said."""
    return f"story.announced_{record['was'] or 'nothing'}"
