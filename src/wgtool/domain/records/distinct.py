"""Somebody who is not the same person as others of the same name in the same organisation."""

from wgtool.domain.journal import Entry
from wgtool.domain.people import email_key
from wgtool.domain.records import NONE, Record, nothing, silence
from wgtool.domain.state import State

ABOUT = "`{email}`: somebody who is not the same person as others of their name in their organisation"
ALONE = False
WHOM = ("email",)
NAMES = TEXTS = PROSE = NONE
touched = renames = redacted = story = spent = nothing
tell = silence


def fold(state: State, record: Record, _entry: Entry) -> None:
    """Remember that somebody only looks like others."""
    state.distinct.add(email_key(record["email"]))
