"""The placeholder of an erased person, from here on nobody’s."""

from wgtool.domain.journal import DoesNotFit, Entry
from wgtool.domain.people import email_key
from wgtool.domain.records import NONE, Record, nothing, silence
from wgtool.domain.state import State

ABOUT = "`{email}`: the placeholder that stands where an erased person stood, from here on nobody’s"
ALONE = False
WHOM = ("email",)
NAMES = TEXTS = PROSE = NONE
touched = renames = redacted = story = spent = nothing
tell = silence


def fold(state: State, record: Record, _entry: Entry) -> None:
    """Take an erased person out of the people, once they are in no group."""
    key = email_key(record["email"])
    if key not in state.people or state.signups_of(key):
        raise DoesNotFit("misfit.nobody", email=record["email"])
    del state.people[key]
    state.forget(key)
