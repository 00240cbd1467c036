"""The placeholder of an erased person, from here on nobody’s."""

from collections.abc import Iterable, Iterator
from typing import TypedDict

from wgtool.domain.journal import Change, DoesNotFit, Entry
from wgtool.domain.people import email_key
from wgtool.domain.records import Record, Voice
from wgtool.domain.state import State
from wgtool.texts.say import Message

ABOUT = "`{email}`: the placeholder that stands where an erased person stood, from here on nobody’s"
ALONE = False
WHOM = ("email",)
TEXTS: tuple[str, ...] = ()
PROSE: tuple[str, ...] = ()


class ForgottenRecord(TypedDict):
    """The placeholder of an erased person."""

    email: str


def fold(state: State, record: Record, _entry: Entry) -> None:
    """Take an erased person out of the people, once they are in no group."""
    key = email_key(record["email"])
    if key not in state.people or state.signups_of(key):
        raise DoesNotFit("misfit.nobody", email=record["email"])
    del state.people[key]
    state.forget(key)


def touched(_record: Record) -> None:
    """No session."""


def renames(_record: Record) -> None:
    """None."""


def redacted(_record: Record) -> None:
    """Keep nothing."""


def tell(_records: Iterable[Record], _entry: Entry, _voice: Voice) -> Iterator[Message]:
    """Tell nothing: the erasure is told."""
    return iter(())


def story(_record: Record, _own: Change) -> None:
    """None."""
