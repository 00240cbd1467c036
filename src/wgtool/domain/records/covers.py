"""Who covers a session."""

from collections.abc import Iterable, Iterator

from wgtool.domain.journal import Change, DoesNotFit, Entry
from wgtool.domain.people import BLACKED_OUT
from wgtool.domain.programme import Facilitator
from wgtool.domain.records import NONE, Record, Voice, nothing
from wgtool.domain.state import State
from wgtool.texts.say import Message, msg

ABOUT = "`{group, week, name, email}`: who facilitates a session that is `covered`; `email` may be null"
ALONE = True
WHOM = ("email",)
NAMES = (("name", "email"),)
TEXTS = PROSE = NONE
# Nothing is needed of whoever was erased: the session is its own facilitators’ then, or that of the others who cover.
touched = renames = redacted = spent = nothing


def fold(state: State, record: Record, _entry: Entry) -> None:
    """Let one more hold a session."""
    key, name, email = (record["group"], record["week"]), record["name"], record["email"]
    change = state.sessions.get(key)
    if change is None or change.cover is None or type(name) is not str or not isinstance(email, str | None):
        raise DoesNotFit("misfit.record")
    if name != BLACKED_OUT:
        state.change(key, cover=change.cover._replace(by=(*change.cover.by, Facilitator(name, email))))


def tell(records: Iterable[Record], entry: Entry, voice: Voice) -> Iterator[Message]:
    """Tell of each, where a single person is asked for: else `covered` tells."""
    told = [_session(record) for record in entry.change.get("covered", ()) if voice.wanted(record)]
    for record in filter(voice.wanted, records):
        if _session(record) not in told:
            group = voice.group(record["group"])
            yield msg("history.covered", group=group, week=record["week"], who=(record["name"],))


def _session(record: Record) -> tuple[object, object]:
    return record["group"], record["week"]


def story(_record: Record, _own: Change) -> str:
    """Return that they facilitate in somebody’s place."""
    return "story.covers"
