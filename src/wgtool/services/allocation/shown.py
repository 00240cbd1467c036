"""An answer as it is shown: places, reasons, aims, rules, what would be and what rules cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wgtool.domain.allocation.case import Seeker, broken, mixture
from wgtool.domain.people import Person, email_key
from wgtool.services.values import maybe
from wgtool.texts.say import phrase, say

if TYPE_CHECKING:
    from wgtool.domain.allocation.case import Places
    from wgtool.domain.allocation.rules import Rule
    from wgtool.domain.plan import Plan
    from wgtool.services.allocation.deciding import Decided
    from wgtool.texts.language import Language
    from wgtool.views.allocation import AllocatedGroup, AllocateView, Moved, Placed, RuleLine, Unplaced


def view(plan: Plan, decided: Decided, lang: Language, *, entry: int | None, dry_run: bool) -> AllocateView:
    """Return what `allocate` says; `plan` is the programme as it stood when that was decided."""
    return _Shown(plan, decided, lang).view(entry, dry_run=dry_run)


class _Shown:
    def __init__(self, plan: Plan, decided: Decided, lang: Language) -> None:
        self.plan = plan
        self.decided = decided
        self.lang = lang
        self.case = decided.case
        self.places = decided.answer.places
        self.counts = Counter(group for groups in self.places for group in groups)
        self.names = [maybe(group.name, lang) or group.id for group in plan.programme.groups]

    def view(self, entry: int | None, *, dry_run: bool) -> AllocateView:
        decided = self.decided
        moves = [] if decided.before is None else [*self._moves(decided.before.places, range(len(self.places)))]
        return {
            "schema": "wgtool/allocate/1",
            "entry": entry,
            "dry_run": dry_run,
            "more": decided.asked.more,
            "what_if": decided.asked.wishes.what_if,
            "proven": decided.proven,
            "placed": [*self._placed()],
            "unplaced": [*self._unplaced()],
            "groups": [self._group(number) for number in range(len(self.case.rooms))],
            "aims": [{"aim": one.aim, "value": one.value, "bound": one.bound} for one in decided.answer.aims],
            "rules": [*self._rules()],
            "moves": moves,
            "costs": None
            if decided.costs is None
            else [
                {"rule": one.rule, "ranks": one.ranks, "people": [*self._moves(one.places, one.losers)]}
                for one in decided.costs
            ],
            "warnings": [phrase(message, self.lang) for message in decided.warnings],
        }

    def _person(self, one: Seeker) -> Person:
        return self.plan.state.people[email_key(one.email)]

    def _organisation(self, one: Seeker) -> str:
        return self.plan.organisation(self._person(one)).pick(self.lang)

    def _placed(self) -> Iterator[Placed]:
        for one, groups in zip(self.case.seekers, self.places, strict=True):
            ranks = one.ranks
            held = {group for group, _ in one.fixed}
            for group in sorted(groups, key=lambda group: (ranks[group], group)):
                if group in held and self.decided.asked.more:
                    continue
                yield {
                    "email": one.email,
                    "name": self._person(one).name,
                    "organisation": self._organisation(one),
                    "group": self.case.rooms[group].id,
                    "choice": ranks[group] or None,
                    "by_hand": group in held,
                }

    def _unplaced(self) -> Iterator[Unplaced]:
        for one, groups in zip(self.case.seekers, self.places, strict=True):
            if not groups:
                yield {
                    "email": one.email,
                    "name": self._person(one).name,
                    "organisation": self._organisation(one),
                    "why": "; ".join(self._why(one)),
                }

    def _why(self, one: Seeker) -> Iterator[str]:
        ranks = {self.case.rooms[group].id: rank for group, rank in one.options}
        signups = self.plan.state.signups_of(email_key(one.email))
        last = max((signup.choice or 0 for signup in signups), default=0) + 1
        numbers = {room.id: number for number, room in enumerate(self.case.rooms)}
        for signup in sorted(signups, key=lambda signup: (signup.choice or last, numbers.get(signup.group, -1))):
            reason = self._reason(numbers.get(signup.group), wanted=signup.group in ranks)
            name = maybe(self.plan.known(signup.group).name, self.lang) or signup.group
            yield say(self.lang, "allocate.why", choice=signup.choice or last, group=name, reason=reason)

    def _reason(self, group: int | None, *, wanted: bool) -> str:
        """Return why nobody more, or not somebody who has no place, gets into a group."""
        if group is None or (self.case.rooms[group].shut and wanted):
            return say(self.lang, "allocate.why_shut")
        room = self.case.rooms[group]
        if not wanted or not self.counts[group]:
            return say(self.lang, "allocate.why_left_out")
        if room.capacity is not None and self.counts[group] >= room.capacity:
            return say(self.lang, "allocate.why_full", placed=self.counts[group], capacity=room.capacity)
        return say(self.lang, "allocate.why_unproven")

    def _group(self, group: int) -> AllocatedGroup:
        room = self.case.rooms[group]
        wanted: Counter[int] = Counter()
        ranks: Counter[int] = Counter()
        for one, groups in zip(self.case.seekers, self.places, strict=True):
            rank = one.ranks.get(group, 0)
            if rank:
                wanted[rank] += 1
                ranks[rank] += group in groups
        return {
            "id": room.id,
            "name": self.names[group],
            "capacity": room.capacity,
            "minimum": room.minimum,
            "placed": self.counts[group],
            "open": self.counts[group] > 0,
            "left_out": None if self.counts[group] else self._left_out(group, wanted),
            "ranks": {str(rank): count for rank, count in sorted(ranks.items()) if count},
            "wanted": {str(rank): count for rank, count in sorted(wanted.items())},
            "organisations": {"before": self._kinds(group, 0, before=True), "after": self._kinds(group, 0)},
            "professions": {"before": self._kinds(group, 1, before=True), "after": self._kinds(group, 1)},
        }

    def _left_out(self, group: int, wanted: Counter[int]) -> str:
        """Return why a group has nobody."""
        room, total = self.case.rooms[group], wanted.total()
        if room.id in self.decided.asked.wishes.without:
            return say(self.lang, "allocate.out_asked")
        if room.shut:
            return say(self.lang, "allocate.why_shut")
        if not total:
            return say(self.lang, "allocate.out_unwanted")
        if room.capacity is not None and room.capacity < room.minimum:
            return say(self.lang, "allocate.out_capacity", capacity=room.capacity, minimum=room.minimum)
        if total < room.minimum:
            return say(self.lang, "allocate.out_minimum", wanted=total, minimum=room.minimum)
        return say(self.lang, "allocate.out_aims", first=wanted[1], id=room.id)

    def _kinds(self, group: int, field: int, *, before: bool = False) -> int:
        """Return how many different answers a group’s people gave, organisation or profession."""
        found = {
            one.answers[field]
            for one, groups in zip(self.case.seekers, self.places, strict=True)
            if group in groups and (not before or any(group == held for held, _ in one.fixed))
        }
        return len(found - {None})

    def _rules(self) -> Iterator[RuleLine]:
        for rule in self.case.rules:
            for group, people in enumerate(mixture(self.case, self.places, rule)):
                if people.total():
                    yield {
                        "rule": rule.name,
                        "group": self.case.rooms[group].id,
                        "kept": broken(rule, people) == 0,
                        "detail": self._detail(rule, people),
                    }

    def _detail(self, rule: Rule, people: Counter[str | None]) -> str:
        counts = [count for answer, count in people.items() if answer is not None]
        values = {"different": len(counts), "most": max(counts, default=0), "count": broken(rule, people)}
        return say(self.lang, f"allocate.detail_{rule.kind}", number=rule.number, **values)

    def _moves(self, before: Places, whose: range | tuple[int, ...]) -> Iterator[Moved]:
        for place in whose:
            was, now = before[place], self.places[place]
            if was != now:
                one = self.case.seekers[place]
                yield {
                    "email": one.email,
                    "name": self._person(one).name,
                    "from": [self.case.rooms[group].id for group in sorted(was)],
                    "to": [self.case.rooms[group].id for group in sorted(now)],
                }
