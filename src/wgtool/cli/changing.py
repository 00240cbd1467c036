"""The one way in which commands change the store: lock, read, decide, append, tell."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from wgtool.cli.app import App
from wgtool.cli.output import Answer, Told
from wgtool.domain.clock import utc_text
from wgtool.domain.journal import Change, Entry, is_empty
from wgtool.domain.plan import Plan
from wgtool.domain.sessions import SessionKey
from wgtool.domain.state import State
from wgtool.services.outcome import Decision, Outcome, change_view, promotions
from wgtool.services.programme.definitions import definition_changes, fingerprints
from wgtool.storage.journal import Transaction
from wgtool.texts.language import Language
from wgtool.texts.say import msg

Teller = Callable[..., Mapping[str, object]]


class Done(NamedTuple):
    """A change that was decided and, unless it was a rehearsal, written."""

    outcome: Outcome
    plan: Plan
    entry: int | None


def change(app: App, decide: Decision, *, dry_run: bool) -> Done:
    """Decide a change on what is true now and write it.

    Args:
        app: The run.
        decide: Makes the decision from the programme as it stands.
        dry_run: Whether to write nothing.

    Returns:
        What was decided, with the programme as it stands afterwards.

    Raises:
        WgtoolError: The decision is a refusal, or the store refuses; nothing is changed then.
    """
    if dry_run:
        return _rehearse(app, decide)
    with app.journal.transaction(app.lock_seconds) as transaction:
        plan = Plan(app.programme, transaction.state)
        outcome = decide(plan)
        if is_empty(outcome.change):
            return Done(outcome, plan, None)
        entries = record(app, transaction, outcome.do, outcome.change)
        app.warn_if_torn(torn=transaction.torn)
        return Done(outcome, Plan(app.programme, transaction.state), entries[-1].n)


def record(app: App, transaction: Transaction, do: str, changed: Change) -> list[Entry]:
    """Write one command’s entry, after one for an edited programme file where there is a need."""
    marks: dict[SessionKey, str] = fingerprints(app.programme)
    edited = definition_changes(transaction.state, marks) if transaction.exists else []
    changes: list[tuple[str, Change]] = [("programme", {"definitions": edited})] if edited else []
    if not is_empty(changed):
        changes.append((do, changed))
    at, by = utc_text(app.now), app.user
    with app.writing():
        return transaction.record(changes, at=at, by=by, definitions=marks)


def _rehearse(app: App, decide: Decision) -> Done:
    state: State = app.snapshot.state
    outcome = decide(Plan(app.programme, state))
    # What an undo comes to is for its own service to say.
    if not is_empty(outcome.change) and "undoes" not in outcome.change:
        state.apply(Entry(state.last + 1, utc_text(app.now), app.user, outcome.do, outcome.change))
    return Done(outcome, Plan(app.programme, state), None)


def told_of(done: Done, *, rehearse: bool, view: Teller | None = None, **besides: object) -> Told:
    """Return what there is to tell of a change: the answer, warnings, and who moves up.

    Args:
        done: What was done.
        rehearse: Whether it was a rehearsal.
        view: Makes the answer, where that is not as of every change.
        besides: What the answer holds besides.
    """
    outcome, plan = done.outcome, done.plan
    promoted = [
        msg("promoted", name=place["name"], email=place["email"], group=plan.group(place["group"]).name)
        for place in promotions(outcome, plan)
    ]

    def answer(lang: Language) -> Mapping[str, object]:
        return {**(view or change_view)(outcome, plan, lang, entry=done.entry, dry_run=rehearse), **besides}

    words = (*outcome.text, msg("dry_run")) if rehearse else outcome.text
    return Told(Answer(answer, words=words), outcome.warnings, promoted)
