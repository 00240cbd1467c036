"""The whole journal at once."""

from collections.abc import Iterable, Mapping

from wgtool.domain.journal import Entry
from wgtool.domain.sessions import SessionKey
from wgtool.domain.state import State


def fold(entries: Iterable[Entry], definitions: Mapping[SessionKey, str] | None = None) -> State:
    """Return what is true after some entries.

    Args:
        entries: The journal’s entries from the first on.
        definitions: The fingerprints of the defined sessions when the journal began.

    Raises:
        DoesNotFit: An entry contradicts the ones before it.
    """
    entries = list(entries)
    undone = undone_by(entries)
    state = State(definitions)
    for entry in entries:
        state.apply(entry, taken_back=entry.n in undone)
    return state


def undone_by(entries: Iterable[Entry]) -> frozenset[int]:
    """Return the numbers of the entries that later ones undo."""
    return frozenset(entry.change["undoes"] for entry in entries if "undoes" in entry.change)
