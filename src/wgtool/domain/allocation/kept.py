"""What the store keeps of choices and of the places given by them."""

from collections.abc import Mapping

from wgtool.domain.people import Correction, Signup


class Giving:
    """Whether places were given by choice, who signed up first, and whose choices were ranked anew by hand.

    `entry` is the journal’s entry by which all places were given, 0 as long as they are not. `arrived` numbers the
    sign-ups that stand in the order of the journal, by group and key. `reranked` tells by group and key what ranks
    somebody’s choice had before it got another by hand.
    """

    def __init__(self) -> None:
        self.entry = 0
        self.arrived: dict[tuple[str, str], int] = {}
        self.reranked: dict[tuple[str, str], Correction] = {}
        self._count = 0

    def arrive(self, group: str, key: str) -> None:
        """Number a sign-up."""
        self._count += 1
        self.arrived[group, key] = self._count

    def leave(self, group: str, key: str) -> None:
        """Know no more of a sign-up."""
        self.arrived.pop((group, key), None)
        self.reranked.pop((group, key), None)

    def rerank(self, signup: Signup, at: str) -> None:
        """Remember which rank a choice had before it is given another one by hand."""
        place = signup.group, signup.key
        earlier = self.reranked[place].before if place in self.reranked else frozenset()
        had = None if signup.choice is None else str(signup.choice)
        self.reranked[place] = Correction(earlier | {had}, at)

    def follow(self, group: str, members: Mapping[str, Signup], old: str, new: str) -> None:
        """Let a sign-up be another key’s; `members` are the group’s before that. Of two the better one is kept."""
        mine, theirs = members.get(old), members.get(new)
        if mine is None or old == new:
            return
        at, corrected = self.arrived.pop((group, old), 0), self.reranked.pop((group, old), None)
        if theirs is None or (theirs.status, theirs.entry) >= (mine.status, mine.entry):
            self.arrived[group, new] = at
            if corrected is not None:
                self.reranked[group, new] = corrected

    def __eq__(self, other: object) -> bool:
        """Whether the same is kept: who came before whom, whatever their numbers."""
        if not isinstance(other, Giving):
            return NotImplemented
        mine, theirs = (sorted(one.arrived, key=one.arrived.__getitem__) for one in (self, other))
        return (self.entry, self.reranked, mine) == (other.entry, other.reranked, theirs)

    __hash__ = None  # type: ignore[assignment]
