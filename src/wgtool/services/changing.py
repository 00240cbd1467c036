"""The one way in which commands change the store: lock, read, decide, append."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from wgtool.domain.clock import utc_text
from wgtool.domain.journal import Change, Entry, is_empty
from wgtool.domain.plan import Plan
from wgtool.errors import StoreBusy, StoreUnwritable
from wgtool.services.outcome import Decision, Outcome
from wgtool.services.programme.definitions import definition_changes, fingerprints
from wgtool.texts.say import msg

if TYPE_CHECKING:
    from wgtool.domain.store import Transaction
    from wgtool.services.desk import Desk


class Done(NamedTuple):
    """A change that was decided and, unless it was a rehearsal, written; `plan` is the programme as it stands then."""

    outcome: Outcome
    plan: Plan
    entry: int | None


def change(desk: "Desk", decide: Decision, *, rehearse: bool) -> Done:
    """Decide a change on what is true now and write it.

    Args:
        desk: The run.
        decide: Makes the decision from the programme as it stands.
        rehearse: Whether to write nothing.

    Raises:
        WgtoolError: The decision is a refusal, or the store refuses; nothing is changed then.
    """
    if rehearse:
        return _rehearsed(desk, decide)
    with taking_turn(desk) as transaction:
        plan = Plan(desk.programme, transaction.state, desk.now)
        outcome = decide(plan)
        if is_empty(outcome.change):
            return Done(outcome, plan, None)
        entries = record(desk, transaction, outcome.do, outcome.change)
        return Done(outcome, Plan(desk.programme, transaction.state, desk.now), entries[-1].n)


@contextmanager
def taking_turn(desk: "Desk") -> "Iterator[Transaction]":
    """Take the one writer’s turn, and say if the store ended in something unfinished."""
    with desk.store.transaction(desk.lock_seconds) as transaction:
        torn = transaction.torn
        yield transaction
    desk.warn_if_torn(torn=torn)


def record(desk: "Desk", transaction: "Transaction", do: str, changed: Change) -> list[Entry]:
    """Write one command’s entry, after one for an edited programme file where there is a need."""
    marks = fingerprints(desk.programme)
    edited = definition_changes(transaction.state, marks) if transaction.exists else []
    changes: list[tuple[str, Change]] = [("programme", {"definitions": edited})] if edited else []
    if not is_empty(changed):
        changes.append((do, changed))
    with desk.writing():
        return transaction.record(changes, at=utc_text(desk.now), by=desk.user, definitions=marks)


def take_note(desk: "Desk") -> Plan:
    """Return the plan after the store has seen an edited programme file, so that SEQUENCE rises with it.

    A store that is not there yet is made, so that the next edit is noticed; where there is nothing new it is not
    touched. One that is there but cannot be added to is a warning: what was asked for is wanted all the same.

    Raises:
        StoreError: The store is damaged or cannot be read.
    """
    snapshot = desk.snapshot
    if snapshot.exists and not definition_changes(snapshot.state, fingerprints(desk.programme)):
        return desk.plan
    try:
        with desk.store.transaction(desk.lock_seconds) as transaction:
            record(desk, transaction, "", {})
            return Plan(desk.programme, transaction.state, desk.now)
    except (StoreBusy, StoreUnwritable) as error:
        desk.warn(msg("ics.not_recorded", reason=error.messages[0]))
        return desk.plan


def _rehearsed(desk: "Desk", decide: Decision) -> Done:
    snapshot = desk.store.read()
    desk.warn_if_torn(torn=snapshot.torn)
    state = snapshot.state
    outcome = decide(Plan(desk.programme, state, desk.now))
    # What an undo comes to is for its own service to say.
    if not is_empty(outcome.change) and "undoes" not in outcome.change:
        state.apply(Entry(state.last + 1, utc_text(desk.now), desk.user, outcome.do, outcome.change))
    return Done(outcome, Plan(desk.programme, state, desk.now), None)
