"""Answers that rank groups otherwise than is known, as long as no places are given by choice."""

from collections.abc import Iterable
from datetime import datetime

from wgtool.domain.allocation.phase import is_choosing
from wgtool.domain.plan import Plan
from wgtool.domain.records import Record
from wgtool.services.imports.results import Changed, NewRank
from wgtool.services.imports.rows import Understood


class Ranks:
    """Remembers which ranks answers give to groups that people had signed up for before."""

    def __init__(self, plan: Plan) -> None:
        self._watches = is_choosing(plan)
        self._latest: dict[str, dict[str, int]] = {}

    def see(self, plan: Plan, answer: Understood, new: Iterable[str]) -> None:
        """Take note of an answer.

        Args:
            plan: The programme as it stands after it.
            answer: The answer.
            new: The groups, by id, for which somebody signs up with it.
        """
        if not self._watches:
            return
        for group, rank in answer.choices.items():
            signup = plan.state.signup(group, answer.key)
            if signup is None or group in new:
                continue
            by_hand = plan.state.giving.reranked.get((group, answer.key))
            sent = answer.sent
            # What was put right since stands.
            older = by_hand is not None and (
                str(rank) in by_hand.before or (sent is not None and sent <= datetime.fromisoformat(by_hand.at))
            )
            if not older:
                self._latest.setdefault(answer.key, {})[group] = rank

    def changed(self, plan: Plan, key: str) -> tuple[NewRank, ...]:
        """Return which of somebody’s groups have another rank by their last answer."""
        found: list[NewRank] = []
        for group, rank in self._latest.get(key, {}).items():
            signup = plan.state.signup(group, key)
            if signup is not None and signup.choice != rank:
                found.append(NewRank(group, signup.choice, rank))
        return tuple(found)

    @staticmethod
    def records(changed: Iterable[Changed]) -> list[Record]:
        """Return what gives the groups their new ranks."""
        return [
            {"group": new.group, "email": one.before.email, "choice": new.after} for one in changed for new in one.ranks
        ]
