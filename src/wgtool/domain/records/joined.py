"""Who signed up."""

from collections.abc import Iterable, Iterator

from wgtool.domain.clock import is_instant
from wgtool.domain.journal import Change, DoesNotFit, Entry
from wgtool.domain.people import Signup, email_key
from wgtool.domain.records import NONE, Record, Voice, nothing
from wgtool.domain.state import State
from wgtool.texts.say import Message, msg

ABOUT = (
    "`{group, email, status, choice, sent, later}`: who signed up, `confirmed` or `waiting`, and which choice of "
    "theirs that is; `sent` is when their form was sent (UTC), where that is known; `later` that all places are given "
    "at once, by choice"
)
ALONE = True
WHOM = ("email",)
NAMES = TEXTS = PROSE = NONE
touched = renames = spent = nothing


def fold(state: State, record: Record, entry: Entry) -> None:
    """Put a person into a group."""
    group, key, status = record["group"], email_key(record["email"]), record["status"]
    members = state.groups.get(group)
    if members is None:
        members = state.groups[group] = {}
    if key not in state.people or key in members or status not in {"confirmed", "waiting"}:
        raise DoesNotFit("misfit.join", email=record["email"], group=group)
    choice, sent = record.get("choice"), record.get("sent")
    if type(group) is not str or (choice is not None and type(choice) is not int):
        raise DoesNotFit("misfit.record")
    if sent is not None and not (type(sent) is str and is_instant(sent)):
        raise DoesNotFit("misfit.record")
    state.giving.arrive(group, key)
    members[key] = Signup(group, key, status, sent or entry.at, entry.n, choice)
    state.withdrawn.pop((group, key), None)
    if status == "confirmed":
        state.book.placed(group, key, entry.at)


def redacted(record: Record) -> Record:
    """Keep the place."""
    return {key: record[key] for key in ("group", "email", "status")}


def tell(records: Iterable[Record], _entry: Entry, voice: Voice) -> Iterator[Message]:
    """Tell whose place, and in which group."""
    for record in filter(voice.wanted, records):
        key = "history.joined_later" if record.get("later") else f"history.joined_{record['status']}"
        values = {"name": voice.name(record["email"]), "group": voice.group(record["group"])}
        yield msg(key, choice=record.get("choice"), **values)


def story(record: Record, _own: Change) -> str:
    """Return what became of their place."""
    return "story.joined_later" if record.get("later") else f"story.joined_{record['status']}"
