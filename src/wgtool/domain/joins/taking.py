"""Another copy as it is taken in: who of it is who here, what changed here since the two parted, what conflicted."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple

from wgtool.domain.joins.drafting import Stage
from wgtool.domain.joins.parting import Side, aligned
from wgtool.domain.joins.wishes import Part
from wgtool.domain.names import may_be_one
from wgtool.domain.people import ERASED, Person, email_key, is_placeholder
from wgtool.domain.records import Record
from wgtool.domain.text import Text
from wgtool.errors import Refused
from wgtool.texts.say import Message, msg

What = Literal["place", "details", "session", "attendance", "note"]


class Conflict(NamedTuple):
    """Something that was changed in both copies: what it is, and how both stand and which of them holds."""

    what: What
    message: Message


class Taking:
    """One other copy, while its entries are taken in.

    Args:
        ours: This journal.
        theirs: The other copy.
        stage: What is true here.
    """

    def __init__(self, ours: Side, theirs: Side, stage: Stage) -> None:
        self.ours = ours
        self.theirs = theirs
        self.stage = stage
        self.conflicts: list[Conflict] = []
        # Who had a place there and waits here, by group and key.
        self.waiting: dict[tuple[str, str], None] = {}
        # The number here of each note of the other copy, and, of those that got another one, that and the text.
        self.notes: dict[int, int] = {}
        self.renumbered: dict[int, tuple[int, Text]] = {}
        # When what was changed here since the copies parted was changed last.
        self.since: dict[Any, str] = {}
        self.here: dict[int, str] = {}
        self.placeholders: dict[int, str] = {}
        self._align()

    def _align(self) -> None:
        known = self.ours.known
        for number, mine in aligned(self.ours, self.theirs).items():
            if self.ours.erased(mine):
                self.placeholders[number] = known.addresses[mine][-1]
            else:
                self.here[number] = self.ours.now.get(known.one(mine), "")
        mine_by_id = {step.id: step for step in self.ours.held()}
        for step in self.theirs.held():
            beside = mine_by_id[step.id].change.get("notes", ()) if step.id in mine_by_id else ()
            for theirs, ours in zip(step.change.get("notes", ()), beside, strict=False):
                self.notes.setdefault(theirs["id"], ours["id"])

    def is_erased(self, number: object) -> bool:
        """Whether somebody of the other copy was erased here, or there."""
        return isinstance(number, int) and (number in self.placeholders or self.theirs.erased(number))

    def find(self, number: int, details: Person | None) -> Person | None:
        """Return who somebody of the other copy is here; None if they are new.

        Raises:
            Refused: The address is somebody else’s here.
        """
        known = self.stage.state.people.get(self.here.get(number, ""))
        if known is not None or details is None:
            return known
        known = self.stage.state.people.get(details.key)
        if known is None:
            return None
        if not any(may_be_one(details.name, name) for name in self.stage.state.names_of(details.key)):
            raise Refused("join.two_people", email=known.email, here=known.name, there=details.name)
        self.here[number] = details.key
        return known

    def require(self, number: int, part: Part) -> Person:
        """Return who somebody of the other copy is here.

        Raises:
            Refused: They are nobody here.
        """
        found = self.find(number, part.details or part.before)
        if found is None:
            raise self.nobody(number)
        return found

    def nobody(self, number: int) -> Refused:
        """Return why nothing can be taken in of somebody."""
        known = self.theirs.known
        names = sorted(known.names([number]))
        return Refused("join.nobody", name=names[0] if names else known.address([number]) or "?")

    def email(self, number: int | None, written: str) -> str | None:
        """Return the address here of somebody of the other copy; None if they are nobody here."""
        if number is None:
            return None
        if self.is_erased(number):
            return self._stand_in(number)
        person = self.stage.state.people.get(self.here.get(number, ""))
        if person is None and number not in self.here:
            return written if email_key(written) in self.stage.state.people else None
        return person.email if person else None

    def _stand_in(self, number: int) -> str:
        """Return what stands here for somebody who was erased."""
        if number not in self.placeholders:
            known = [one for had in self.ours.known.addresses for one in had] + list(self.placeholders.values())
            numbers = [int(one.rpartition("-")[2]) for one in known if one.startswith(ERASED) and is_placeholder(one)]
            self.placeholders[number] = f"{ERASED}{max(numbers, default=0) + 1}"
        return self.placeholders[number]

    def key_of(self, theirs: str) -> str | None:
        """Return by which key somebody is known here who has an address there, as key."""
        number = self.theirs.known.owners.get(theirs)
        return theirs if number is None else self.here.get(number, theirs)

    def rewritten(
        self, record: Record, fields: Iterable[str], who: Mapping[str, int], *, strict: bool = True
    ) -> Record | None:
        """Return a record with the addresses of here; None if somebody in it is nobody here.

        Where that is not `strict`, an address that nobody has here stays as it is.
        """
        after = dict(record)
        for field in fields:
            written = record.get(field)
            if not isinstance(written, str):
                continue
            email = self.email(who.get(email_key(written)), written)
            if email is None and strict:
                return None
            after[field] = email or written
        return after

    def renamed(self, old: str, new: str) -> None:
        """Let whoever was known by a key be known by another."""
        self.here = {number: new if key == old else key for number, key in self.here.items()}

    def stands(self, item: object, at: str) -> bool:
        """Whether a change of the other copy is later than what was changed here of the same since they parted."""
        return at >= self.since.get(item, "")

    def conflict(self, kind: What, item: object, at: str, /, **said: object) -> bool:
        """Note that something was changed in both copies; return whether the other copy’s stands."""
        theirs = self.stands(item, at)
        key = "join.conflict_there" if theirs else "join.conflict_here"
        told = Conflict(kind, msg(key, file=self.theirs.name, **said))
        self.conflicts += [told] if told not in self.conflicts else []
        return theirs
