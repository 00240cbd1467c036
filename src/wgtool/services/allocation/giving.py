"""Giving the places: worked out before the store’s turn is taken, and written if nobody wrote meanwhile."""

from functools import partial
from typing import TYPE_CHECKING

from wgtool.domain.journal import Change
from wgtool.domain.plan import Plan
from wgtool.errors import StoreBusy
from wgtool.services.allocation.deciding import Asked, Decided, change_of, decide
from wgtool.services.changing import change
from wgtool.services.outcome import Outcome

if TYPE_CHECKING:
    from wgtool.domain.allocation.linear import Solver
    from wgtool.services.desk import Desk

_TRIES = 3


class _Meanwhile(Exception):
    """Somebody wrote to the store since the answer was begun."""


def give(desk: "Desk", asked: Asked, solver: "Solver", *, rehearse: bool) -> tuple[Plan, Decided, int | None]:
    """Work out who gets which place, and record it.

    Args:
        desk: The run.
        asked: What is asked for.
        solver: What works it out.
        rehearse: Whether to write nothing.

    Returns:
        The programme as it stood, what was decided, and the number of the entry; None where nothing was recorded, also
        because the answer is not proven to be the best.

    Raises:
        Refused: See `decide`.
        StoreBusy: Others wrote each time while the answer was worked out.
    """
    for nth in range(_TRIES):
        plan = Plan(desk.programme, desk.store.read().state, desk.now) if nth else desk.plan
        last = plan.state.last
        decided = decide(plan, asked, solver)
        written: Change = change_of(plan, decided) if decided.proven or asked.unproven else {}
        if rehearse or not written:
            return plan, decided, None
        try:
            done = change(desk, partial(_unchanged, last, written), rehearse=False)
        except _Meanwhile:
            continue
        return plan, decided, done.entry
    raise StoreBusy("allocate.meanwhile", tries=_TRIES)


def _unchanged(last: int, written: Change, now: Plan) -> Outcome:
    """Return what was decided, if the store is as it was then.

    Raises:
        _Meanwhile: It is not.
    """
    if now.state.last != last:
        raise _Meanwhile
    return Outcome("allocate", written)
