"""Somebody who is not the same person as others of the same name in the same organisation."""

from collections.abc import Iterable, Iterator
from typing import TypedDict

from wgtool.domain.journal import Change, Entry
from wgtool.domain.people import email_key
from wgtool.domain.records import Record, Voice
from wgtool.domain.state import State
from wgtool.texts.say import Message

ABOUT = "`{email}`: somebody who is not the same person as others of their name in their organisation"
ALONE = False
WHOM = ("email",)
TEXTS: tuple[str, ...] = ()
PROSE: tuple[str, ...] = ()


class DistinctRecord(TypedDict):
    """Someone who is nobody else."""

    email: str


def fold(state: State, record: Record, _entry: Entry) -> None:
    """Remember that somebody only looks like others."""
    state.distinct.add(email_key(record["email"]))


def touched(_record: Record) -> None:
    """No session."""


def renames(_record: Record) -> None:
    """None."""


def redacted(_record: Record) -> None:
    """Keep nothing."""


def tell(_records: Iterable[Record], _entry: Entry, _voice: Voice) -> Iterator[Message]:
    """Tell nothing: it changes nobody’s place."""
    return iter(())


def story(_record: Record, _own: Change) -> None:
    """None."""
