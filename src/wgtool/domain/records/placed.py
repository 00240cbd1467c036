"""Who was given a place: by choice, with all others, or by hand."""

from collections.abc import Iterable, Iterator

from wgtool.domain.journal import Change, DoesNotFit, Entry
from wgtool.domain.people import Signup, email_key
from wgtool.domain.records import NONE, Record, Voice, nothing
from wgtool.domain.state import State
from wgtool.texts.say import Message, msg

ABOUT = (
    "`{group, email, because}`: who was given a place, whether they waited for it or not; by choice, or by hand, "
    "and then why"
)
ALONE = True
WHOM = ("email",)
NAMES = NONE
TEXTS = PROSE = ("because",)
touched = renames = spent = nothing


def fold(state: State, record: Record, entry: Entry) -> None:
    """Give a place to somebody, who keeps their rank and when they signed up."""
    group, key, because = record["group"], email_key(record["email"]), record.get("because")
    if type(group) is not str or not (because is None or type(because) is str):
        raise DoesNotFit("misfit.record")
    members = state.groups.get(group, {})
    signup = members.get(key)
    if key not in state.people or (signup is not None and signup.status != "waiting"):
        raise DoesNotFit("misfit.promote", email=record["email"], group=group)
    if signup is None:
        signup = Signup(group, key, "waiting", entry.at, entry.n)
        state.giving.arrive(group, key)
        state.withdrawn.pop((group, key), None)
    members[key] = signup._replace(status="confirmed")
    state.groups[group] = members
    state.book.placed(group, key, entry.at)


def redacted(record: Record) -> Record:
    """Keep the place."""
    return {key: record[key] for key in ("group", "email")}


def tell(records: Iterable[Record], _entry: Entry, voice: Voice) -> Iterator[Message]:
    """Tell whose place, in which group, and why where it was by hand."""
    for record in filter(voice.wanted, records):
        because = record.get("because")
        key = "history.placed" if because is None else "history.placed_by_hand"
        values = {"name": voice.name(record["email"]), "group": voice.group(record["group"])}
        yield msg(key, because=because, **values)


def story(record: Record, _own: Change) -> str:
    """Return what became of their place."""
    return "story.placed" if record.get("because") is None else "story.placed_by_hand"
