"""Choices that were ranked anew."""

from collections.abc import Iterable, Iterator

from wgtool.domain.journal import DoesNotFit, Entry
from wgtool.domain.people import email_key
from wgtool.domain.records import NONE, Record, Voice, nothing
from wgtool.domain.state import State
from wgtool.texts.say import Message, msg

ABOUT = "`{group, email, choice}`: which choice a group now is of somebody’s who signed up for it (null: none)"
ALONE = True
WHOM = ("email",)
NAMES = TEXTS = PROSE = NONE
touched = renames = spent = redacted = story = nothing


def fold(state: State, record: Record, entry: Entry) -> None:
    """Let a choice have another rank."""
    choice, signup = record["choice"], state.signup(record["group"], email_key(record["email"]))
    if not (choice is None or (type(choice) is int and choice > 0)):
        raise DoesNotFit("misfit.record")
    if signup is None:
        raise DoesNotFit("misfit.leave", email=record["email"], group=record["group"])
    if entry.do != "import":
        state.giving.rerank(signup, entry.at)
    state.groups[signup.group][signup.key] = signup._replace(choice=choice)


def tell(records: Iterable[Record], _entry: Entry, voice: Voice) -> Iterator[Message]:
    """Tell which choice each group is now."""
    for record in filter(voice.wanted, records):
        values = {"name": voice.name(record["email"]), "group": voice.group(record["group"])}
        key = "history.unranked" if record["choice"] is None else "history.ranked"
        yield msg(key, choice=record["choice"], **values)
