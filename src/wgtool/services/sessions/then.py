"""What was true of sessions when calendars of them were written."""

from collections.abc import Mapping

from wgtool.domain.folding import fold, undone_by
from wgtool.domain.journal import Change, steps
from wgtool.domain.partial import Standing
from wgtool.domain.plan import Plan
from wgtool.domain.records import kind_of, nothing
from wgtool.domain.sessions import SessionChange, SessionKey
from wgtool.domain.state import State
from wgtool.services.sessions.told import Journal

# An edit of the definitions touches sessions, but is not the user’s to take back, which is all that kinds are asked.
_TOUCHING = {"undoes", "definitions", "revisions"}


def states_at(plan: Plan, journal: Journal, revisions: Mapping[SessionKey, int]) -> dict[SessionKey, Standing]:
    """Return what was true last while each session had its revision: all of it, but to be asked about that session.

    What was undone later was true then, so that the entries are folded up to there and no further.
    """
    last = {key: len(journal.entries) for key in revisions}
    changed = {key for key, revision in revisions.items() if _revision(plan.state, key) > revision}
    if changed:
        last |= _last(journal, {key: revisions[key] for key in changed})
    states = {n: fold(journal.entries[:n], journal.definitions) for n in set(last.values()) if n < len(journal.entries)}
    return {key: states.get(n, plan.state) for key, n in last.items()}


def _last(journal: Journal, revisions: Mapping[SessionKey, int]) -> dict[SessionKey, int]:
    """Return the last entry after which each session had no higher revision."""
    state, undone = State(journal.definitions), undone_by(journal.entries)
    found: dict[SessionKey, int] = {}
    for entry in journal.entries:
        state.apply(entry, taken_back=entry.n in undone)
        if any(_may_touch(step.change) for step in steps(entry)):
            # A revision never falls: the first entry that raises it higher ends the time asked about.
            higher = [key for key, n in revisions.items() if key not in found and _revision(state, key) > n]
            found |= dict.fromkeys(higher, entry.n - 1)
    return found


def _revision(state: Standing, key: SessionKey) -> int:
    return state.sessions.get(key, SessionChange()).revision


def _may_touch(change: Change) -> bool:
    """Whether an entry may raise the revision of a session: most, such as sign-ups, never do."""
    return any(key in _TOUCHING or kind_of(key).touched is not nothing for key in change)
