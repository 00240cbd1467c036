"""What becomes of each seat: what is said now, then the report, what was said before, what goes without saying."""

from collections.abc import Mapping
from typing import NamedTuple

from wgtool.domain.attendance import Attendance, Guest, Seat
from wgtool.domain.names import compared
from wgtool.domain.people import Person
from wgtool.domain.plan import Plan
from wgtool.services.attendance.reported import Found
from wgtool.services.attendance.wishes import Named, Said
from wgtool.texts.say import Message, msg


class Seating(NamedTuple):
    """What is known of a session’s seats.

    `least` is how many minutes make somebody present; unknown minutes are always enough.
    """

    said: Said
    found: Found
    announced: Mapping[str, Seat]
    before: Attendance | None
    least: int
    everyone: bool
    amend: bool

    def seat(self, key: str) -> Seat | None:
        """Return a member’s seat; None where one that is amended was none and nothing is said of them."""
        if key in self.said.words:
            return self._by_hand(key)
        if self._was_there(key):
            return Seat("present", self.found.members[key])
        if self.amend and self.before is not None and not self.everyone:
            kept = self.before.seats.get(key)
            # Whoever is in the report, if only for a moment, is not left as recorded.
            return Seat("absent") if kept is not None and key in self.found.members else kept
        if key in self.announced:
            return self._with_minutes(self.announced[key])
        return Seat("present") if self.everyone else Seat("absent")

    def _by_hand(self, key: str) -> Seat:
        word = self.said.words[key]
        if word == "deputy":
            deputy = self.said.deputies[key]
            return Seat("deputy", self.found.named.get(deputy), deputy.name, deputy.email)
        if word != "present":
            return Seat(word)
        minutes = self.found.members.get(key)
        had = self.before.seats.get(key) if self.amend and self.before is not None else None
        if minutes is None and had is not None and had.was == "present":
            minutes = had.minutes
        return Seat("present", minutes)

    def _with_minutes(self, seat: Seat) -> Seat:
        if seat.deputy is None:
            return seat
        return seat._replace(minutes=self.found.named.get(Named(seat.deputy, seat.deputy_email)))

    def _was_there(self, key: str) -> bool:
        return key in self.found.members and self._enough(self.found.members[key])

    def _enough(self, minutes: int | None) -> bool:
        return minutes is None or minutes >= self.least

    def warnings(self, members: Mapping[str, Person], *, reported: bool) -> list[Message]:
        """Return where what is said by hand, or was said beforehand, is not what the report or the hand says now."""
        found = []
        for key, person in members.items():
            word, there = self.said.words.get(key), self._was_there(key)
            if reported and word is not None and (word == "present") != there:
                found.append(msg(f"attend.{'in' if there else 'not_in'}_report", name=person.name))
            if key in self.announced and (word == "present" or (word is None and there)):
                found.append(msg("attend.there_all_the_same", name=person.name))
        return found

    def guests(self, plan: Plan) -> tuple[Guest, ...]:
        """Return who was there besides: of the store, of those who lead other groups, and by hand."""
        kept = list(self.before.guests) if self.before is not None else []
        if not self.amend:
            # Of erased ones the count stays.
            kept = [guest for guest in kept if guest == Guest()]
        kept += [Guest(key=key) for key, minutes in self.found.others.items() if self._enough(minutes)]
        kept += [Guest(name) for name, minutes in self.found.facilitators.items() if self._enough(minutes)]
        for named in self.said.guests:
            kept.append(Guest(named.name, named.organisation))
        return tuple(_each_once(plan, kept))


def _each_once(plan: Plan, guests: list[Guest]) -> list[Guest]:
    """Return each guest once; what was said of one last stands, but erased ones are each another."""
    last: dict[object, Guest] = {}
    for place, guest in enumerate(guests):
        name = plan.state.people[guest.key].name if guest.key is not None else guest.name
        last[compared(name) if name else place] = guest
    return list(last.values())
