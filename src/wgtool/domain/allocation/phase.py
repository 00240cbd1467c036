"""How places are given now: by choice to all at once, or first come, first served."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wgtool.domain.people import Signup
    from wgtool.domain.plan import Plan


def is_choosing(plan: "Plan") -> bool:
    """Whether people rank their choices, and no places are given yet but by hand."""
    return plan.programme.by_choice and not plan.state.allocated


def places_each(plan: "Plan") -> int | None:
    """Return how many places a person gets at most, where they were given by choice; None for no such rule."""
    if not plan.programme.by_choice or is_choosing(plan):
        return None
    return plan.programme.groups_each or 1


def position(plan: "Plan", signup: "Signup") -> int | None:
    """Return a waiting person’s place in the queue, from 1; None for a confirmed one, or where there is no queue."""
    return None if is_choosing(plan) else plan.state.position(signup)
