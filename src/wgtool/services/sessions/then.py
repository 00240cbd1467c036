"""What was true of sessions when calendars of them were written."""

from collections.abc import Mapping

from wgtool.domain.folding import fold, undone_by
from wgtool.domain.partial import Standing
from wgtool.domain.plan import Plan
from wgtool.domain.sessions import SessionChange, SessionKey
from wgtool.domain.state import State
from wgtool.services.sessions.told import Journal


def states_at(plan: Plan, journal: Journal, revisions: Mapping[SessionKey, int]) -> dict[SessionKey, Standing]:
    """Return what was true last while each session had its revision: all of it, but to be asked about that session.

    What was undone later was true then, so that the entries are folded up to there and no further.
    """
    now = {key: plan.state.sessions.get(key, SessionChange()).revision for key in revisions}
    last = {key: len(journal.entries) for key in revisions}
    changed = {key for key, revision in revisions.items() if now[key] > revision}
    if changed:
        last |= _last(journal, {key: revisions[key] for key in changed})
    states = {n: fold(journal.entries[:n], journal.definitions) for n in set(last.values()) if n < len(journal.entries)}
    return {key: states.get(n, plan.state) for key, n in last.items()}


def _last(journal: Journal, revisions: Mapping[SessionKey, int]) -> dict[SessionKey, int]:
    """Return the last entry after which each session had no higher revision."""
    state, undone, found = State(journal.definitions), undone_by(journal.entries), dict.fromkeys(revisions, 0)
    for entry in journal.entries:
        state.apply(entry, taken_back=entry.n in undone)
        for key, revision in revisions.items():
            if state.sessions.get(key, SessionChange()).revision <= revision:
                found[key] = entry.n
    return found
