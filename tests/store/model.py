"""What wgtool should do, said again in the simplest way: lists of people, nothing shared with wgtool’s own code."""

from copy import deepcopy
from typing import Any

CLASH = {"a", "b"}


class Model:
    """Groups as lists of `[person, confirmed]` in order of arrival, with every earlier state for undo.

    Args:
        places: How many places each group has.
    """

    def __init__(self, places: dict[str, int]) -> None:
        self.places = places
        self.groups: dict[str, list[list[Any]]] = {group: [] for group in places}
        self.known: set[str] = set()
        # Each note as `[number, group, owner, settled]`; struck ones are gone, numbers are not.
        self.notes: list[list[Any]] = []
        self.given = 0
        # Who was there in each group’s first week, and who was not, as recorded.
        self.came: dict[str, dict[str, str]] = {}
        self._earlier: list[tuple[Any, ...]] = []

    def of(self, person: str) -> list[str]:
        """Return the groups of a person."""
        return [group for group, members in self.groups.items() if person in [who for who, _ in members]]

    def sign_up(self, person: str, groups: list[str], *, waiting: bool, clash: bool) -> bool:
        """Sign up; return whether it is allowed."""
        new = [group for group in dict.fromkeys(groups) if group not in self.of(person)]
        if not clash and any({one, other} == CLASH for one in new for other in [*self.of(person), *new]):
            return False
        full = [group for group in new if len(self.groups[group]) >= self.places[group]]
        if full and not waiting:
            return False
        if new:
            self._remember()
            self.known.add(person)
            for group in new:
                self.groups[group].append([person, group not in full])
        return True

    def withdraw(self, person: str, groups: list[str]) -> bool:
        """Withdraw from some groups, or all; return whether it is allowed."""
        if person not in self.known or not set(groups) <= set(self.of(person)):
            return False
        leaving = groups or self.of(person)
        if leaving:
            self._remember()
            for group in leaving:
                self._leave(person, group)
        return True

    def transfer(self, person: str, old: str, new: str, *, waiting: bool) -> bool:
        """Move to another group; return whether it is allowed."""
        mine = self.of(person)
        if old not in mine or new in mine or any({new, other} == CLASH for other in mine if other != old):
            return False
        full = len(self.groups[new]) >= self.places[new]
        if full and not waiting:
            return False
        self._remember()
        self._leave(person, old)
        self.groups[new].append([person, not full])
        return True

    def note(self, group: str, owner: str) -> bool:
        """Keep an action; return whether it is allowed: of somebody known."""
        if owner not in self.known:
            return False
        self._remember()
        self.given += 1
        self.notes.append([self.given, group, owner, False])
        return True

    def settle(self, number: int, *, reopen: bool) -> bool:
        """Settle a note or open it again; return whether it is allowed."""
        found = [note for note in self.notes if note[0] == number]
        if not found or found[0][3] != reopen:
            return False
        self._remember()
        for note in self.notes:
            note[3] = note[3] != (note[0] == number)
        return True

    def strike(self, number: int) -> bool:
        """Strike a note; return whether it is there."""
        if number not in [note[0] for note in self.notes]:
            return False
        self._remember()
        self.notes = [note for note in self.notes if note[0] != number]
        return True

    def attend(self, group: str, absent: str, *, amend: bool) -> bool:
        """Record that all members but one were there, or amend that one was not; return whether it is allowed."""
        members = [who for who, has_place in self.groups[group] if has_place]
        before = self.came.get(group)
        if amend:
            members = list(dict.fromkeys([*(before or ()), *members]))
        if absent not in members or (amend and before is None):
            return False
        after = dict(before or {}) if amend else dict.fromkeys(members, "present")
        after[absent] = "absent"
        if after != before:
            self._remember()
            self.came[group] = after
        return True

    def clear(self, group: str) -> None:
        """Take a record out, if there is one."""
        if group in self.came:
            self._remember()
            del self.came[group]

    def undo(self) -> bool:
        """Go back to the state before the last change; return whether there is one."""
        if not self._earlier:
            return False
        self.groups, self.known, self.notes, self.came = self._earlier.pop()
        return True

    def _remember(self) -> None:
        self._earlier.append((deepcopy(self.groups), set(self.known), deepcopy(self.notes), deepcopy(self.came)))

    def _leave(self, person: str, group: str) -> None:
        self.groups[group] = [member for member in self.groups[group] if member[0] != person]
        for member in self.groups[group]:
            if sum(confirmed for _, confirmed in self.groups[group]) < self.places[group]:
                member[1] = True

    def roster(self) -> dict[str, list[tuple[str, str, int | None]]]:
        """Return who is in each group: person, status, place in the queue."""
        told = {}
        for group, members in self.groups.items():
            confirmed = [(who, "confirmed", None) for who, has_place in members if has_place]
            waiting = [who for who, has_place in members if not has_place]
            told[group] = [*confirmed, *((who, "waiting", place) for place, who in enumerate(waiting, 1))]
        return told
