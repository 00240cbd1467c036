"""An address that became another."""

from collections.abc import Iterable, Iterator

from wgtool.domain.journal import Change, DoesNotFit, Entry
from wgtool.domain.people import email_key, renamed
from wgtool.domain.records import NONE, Record, Voice, nothing, whole
from wgtool.domain.state import State
from wgtool.texts.say import Message, msg

ABOUT = "`{email, to}`: an address that became another"
ALONE = False
WHOM = ("email", "to")
NAMES = TEXTS = PROSE = NONE
touched = spent = nothing
redacted = whole


def fold(state: State, record: Record, entry: Entry) -> None:
    """Let a person be known by another address, or by that of somebody they are."""
    old, new = email_key(record["email"]), email_key(record["to"])
    person = state.people.pop(old, None)
    if person is None:
        raise DoesNotFit("misfit.nobody", email=record["email"])
    state.people.setdefault(new, person._replace(email=record["to"]))
    for group, members in state.groups.items():
        state.giving.follow(group, members, old, new)
        state.groups[group] = renamed(members, old, new)
    if new != old:
        state.follow(old, new, person, entry)


def renames(record: Record) -> tuple[str, str]:
    """Return the two addresses."""
    return record["email"], record["to"]


def tell(records: Iterable[Record], entry: Entry, voice: Voice) -> Iterator[Message]:
    """Tell both addresses, and what whoever is asked for is called: a merge that was taken back names two people."""
    key = "history.merged" if entry.do == "merge" else "history.renamed"
    for record in records:
        asked = [text for text in (record["to"], record["email"]) if voice.wanted({"email": text})]
        if asked:
            before, after = voice.address(record["email"]), voice.address(record["to"])
            yield msg(key, before=before, after=after, name=voice.name(asked[0]))


def story(_record: Record, _own: Change) -> str:
    """Return that their details were corrected."""
    return "story.amended"
