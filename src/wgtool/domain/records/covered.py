"""Sessions that others facilitate, or that are their own facilitators’ again."""

from collections.abc import Iterable, Iterator

from wgtool.domain.journal import DoesNotFit, Entry
from wgtool.domain.records import NONE, Record, Voice, nothing, whole
from wgtool.domain.sessions import Cover, SessionKey
from wgtool.domain.state import State
from wgtool.texts.say import Message, msg

ABOUT = (
    "`{group, week, covered, reason}`: a session that others facilitate; `covers` of the same entry say who. Where "
    "`covered` is false it is its own facilitators’ again"
)
ALONE = True
WHOM = NAMES = NONE
TEXTS = PROSE = ("reason",)
renames = story = spent = nothing
redacted = whole


def fold(state: State, record: Record, entry: Entry) -> None:
    """Give a session over, or back; its revision rises."""
    key, covered, reason = touched(record), record["covered"], record["reason"]
    kinds = type(key[0]), type(key[1]), type(covered)
    if kinds != (str, int, bool) or not isinstance(reason, str | None):
        raise DoesNotFit("misfit.record")
    state.change(key, cover=Cover((), reason) if covered else None)
    state.touch(key, entry)


def touched(record: Record) -> SessionKey:
    """Return the session."""
    return record["group"], record["week"]


def tell(records: Iterable[Record], entry: Entry, voice: Voice) -> Iterator[Message]:
    """Tell of each session who covers it, and why."""
    for record in filter(voice.wanted, records):
        session = {"group": voice.group(record["group"]), "week": record["week"]}
        if not record["covered"]:
            yield msg("history.cover_cleared", **session)
            continue
        who = (one for one in entry.change.get("covers", ()) if touched(one) == touched(record))
        told = msg("history.covered", **session, who=tuple(one["name"] for one in who))
        yield msg("history.reason", what=told, reason=record["reason"]) if record["reason"] else told
