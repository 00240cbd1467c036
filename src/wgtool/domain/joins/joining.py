"""Taking in what other copies of a journal hold and it has not, by the rules of the commands themselves."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from wgtool.domain.joins import choices, kept, people, sessions, since
from wgtool.domain.joins.drafting import Draft, Stage
from wgtool.domain.joins.parting import Side
from wgtool.domain.joins.reading import Reading
from wgtool.domain.joins.taking import Conflict, Taking
from wgtool.domain.joins.wishes import Part, Wish
from wgtool.domain.journal import TAKEN, Change, Entry
from wgtool.domain.people import email_key
from wgtool.domain.programme import Programme
from wgtool.domain.records import Record, records_of
from wgtool.domain.sessions import SessionChange, SessionKey
from wgtool.errors import Refused
from wgtool.texts.say import Message, msg

_RULES: dict[str, Callable[[Taking, Part, Wish], Change]] = {
    "details": people.details,
    "newcomer": people.newcomer,
    "place": people.place,
    "session": sessions.session,
    "cover": sessions.cover,
    "end": sessions.end,
    "attendance": kept.attendance,
    "said": kept.said,
    "note": kept.note,
    "match": kept.match,
    # Who moves up into places that became free is for the rules of here to say.
    "free": lambda _taking, _part, _wish: {},
    "rank": choices.rank,
    "given": choices.given,
    "allocation": choices.allocation,
    "unknown": choices.unknown,
    "rows": lambda _taking, part, _wish: part.change,
}
# The order in which what an entry came to is made true.
_ORDER = (
    *(
        "renamed",
        "people",
        "left",
        "allocated",
        "joined",
        "ranked",
        "placed",
        "promoted",
        "distinct",
        "answered",
        "rejected",
    ),
    *("sessions", "covered", "covers", "finished", "met", "seats", "guests", "announced", "matched", "notes"),
)


class Refusal(NamedTuple):
    """What was left out of an entry of another copy, as it stands there, and why; `side` is the copy’s place."""

    side: int
    step: Entry
    why: tuple[Message, ...]


class Joint(NamedTuple):
    """What joining comes to: what is recorded, what conflicted, what was left out, and how much was known."""

    change: Change
    conflicts: tuple[Conflict, ...]
    refused: tuple[Refusal, ...]
    known: int


def join(programme: Programme, ours: Side, others: Sequence[Side], at: str) -> Joint:
    """Take other copies of a journal into it.

    Args:
        programme: The definitions.
        ours: The journal.
        others: The copies, nobody in them who was erased here.
        at: The time, UTC, ISO 8601.
    """
    return _Join(programme, ours, others).joint(at)


class _Join:
    """One joining on its way.

    Args:
        programme: The definitions.
        ours: The journal.
        others: The copies.
    """

    def __init__(self, programme: Programme, ours: Side, others: Sequence[Side]) -> None:
        mine = ours.ids()
        self.readings = [Reading(other, mine) for other in others]
        self.n = len(ours.entries) + 1
        self.stage = Stage(programme, Draft(ours.definitions), self.n)
        self.takings = [Taking(ours, other, self.stage) for other in others]
        self.taken: list[Record] = []
        self.done: dict[str, dict[str, str]] = {}
        self.refused: dict[tuple[int, str], Refusal] = {}
        self.touched: set[SessionKey] = set()
        ids = [other.ids() for other in others]
        for entry in ours.entries:
            for taking, there in zip(self.takings, ids, strict=True):
                taking.since.update(since.changed(ours, entry, self.stage.state, there))
            self.stage.state.apply(entry, taken_back=entry.n in ours.undone)

    def joint(self, at: str) -> Joint:
        """Take everything in, in the order of time."""
        wishes: list[tuple[str, int, Wish]] = []
        for place, reading in enumerate(self.readings):
            latest = ""
            for wish in reading.wishes():
                # A clock may have been set back: what is later in a copy comes later here.
                latest = max(latest, wish.step.at)
                wishes.append((latest, place, wish))
        pending = [(place, wish) for _, place, wish in sorted(wishes, key=itemgetter(0))]
        while left := [one for one in pending if not self._take(*one)]:
            # What was taken since may be what stood against it.
            if len(left) == len(pending):
                break
            pending = left
        change: Change = {TAKEN: self.taken} if self.taken else {}
        if self.taken and (revisions := list(self._revisions(at))):
            change["revisions"] = revisions
        known = sum(reading.known for reading in self.readings)
        return Joint(change, tuple(self._conflicts()), tuple(self.refused.values()), known)

    def _take(self, place: int, wish: Wish) -> bool:
        """Take an entry in as far as the rules allow; return whether any of it was."""
        taking, step = self.takings[place], wish.step
        self.touched |= set(_touched(step.change))
        self.touched |= {part.key for _, part in wish.parts if part.what in {"session", "cover"}}
        if step.id in self.done:
            # Another copy brought it.
            for key, number in wish.who.items():
                taking.here.setdefault(number, self.done[step.id].get(key, key))
            return True
        change: Change = {}
        freed = [part.key for _, part in wish.parts if part.what == "free"]
        left: dict[int, Part] = {}
        why: list[Message] = []
        for number, part in wish.parts:
            try:
                freed += self._made_true(_RULES[part.what](taking, part, wish), wish, change)
            except Refused as error:
                left[number] = part
                why += [one for one in error.messages[:1] if one not in why]
        self._made_true(people.freed(taking, freed, step.at), wish, change)
        self.refused.pop((place, step.id), None)
        if left:
            parts = (part.change for part in left.values())
            self.refused[place, step.id] = Refusal(place, step._replace(change=_together(parts)), tuple(why))
        if left and not change:
            return False
        self._record(wish, change, list(left))
        self.done[step.id] = {key: taking.here.get(number, key) for key, number in wish.who.items()}
        return True

    def _made_true(self, found: Change, wish: Wish, change: Change) -> list[str]:
        """Make a part true and add it to what the entry comes to; return the groups in which places became free."""
        if not found:
            return []
        state, freed = self.stage.state, [record["group"] for record in found.get("left", ())]
        for record in found.get("renamed", ()):
            old, new = email_key(record["email"]), email_key(record["to"])
            freed += [group for group, members in state.groups.items() if old in members and new in members]
            for taking in self.takings:
                taking.renamed(old, new)
        step = wish.step
        # When the group ends is said by a record of its own.
        do = "" if "finished" in step.change else step.do
        self.stage.take(found, Entry(self.n, step.at, step.by, do, found, step.id))
        for kind, records in found.items():
            change.setdefault(kind, []).extend(records)
        return freed

    def _record(self, wish: Wish, change: Change, left: list[int]) -> None:
        step = wish.step
        if "finished" in step.change and "sessions" in change and "finished" not in change:
            group = step.change["finished"][0]["group"]
            end = self.stage.state.ends.get(group)
            after, weeks = (end.after, list(end.weeks)) if end else (None, [])
            change["finished"] = [{"group": group, "after": after, "weeks": weeks}]
        ordered = {kind: change[kind] for kind in _ORDER if kind in change}
        record: Record = {"id": step.id, "at": step.at, "by": step.by, "do": step.do, "change": ordered}
        if not change:
            record["why"] = wish.why or "same"
        if left:
            record["left"] = left
        self.taken.append(record)

    def _revisions(self, at: str) -> Iterator[Record]:
        """Yield revisions of sessions beyond those of every copy, so that calendars handed out from any are updated."""
        here = self.stage.state.sessions
        touched = self.touched.union(*(_touched(record["change"]) for record in self.taken))
        states = [reading.state for reading in self.readings]
        there = {key for state in states for key in state.sessions}
        for key in sorted(touched | there):
            mine = here.get(key, SessionChange()).revision
            theirs = max((state.sessions[key].revision for state in states if key in state.sessions), default=0)
            if key in touched or theirs > mine:
                yield {"group": key[0], "week": key[1], "revision": max(mine, theirs) + 1, "at": at}

    def _conflicts(self) -> Iterator[Conflict]:
        state = self.stage.state
        for group in state.groups:
            self.stage.put_in_order(group)
        for taking in self.takings:
            for group, key in taking.waiting:
                signup = state.signup(group, key)
                if signup is not None and signup.status == "waiting":
                    said = {"name": state.people[key].name, "group": self.stage.plan(self.stage.at).known(group).name}
                    position = state.position(signup)
                    yield Conflict("place", msg("join.waits", file=taking.theirs.name, position=position, **said))
            yield from taking.conflicts
            for old, (new, text) in taking.renumbered.items():
                yield Conflict("note", msg("join.renumbered", file=taking.theirs.name, old=old, new=new, text=text))


def _together(changes: Iterable[Change]) -> Change:
    found: Change = {}
    for change in changes:
        for kind, records in change.items():
            found.setdefault(kind, []).extend(records)
    return found


def _touched(change: Change) -> Iterator[SessionKey]:
    """Yield the sessions whose revision a change raises."""
    yield from ((record["group"], record["week"]) for record in change.get("definitions", ()))
    for _, kind, records in records_of(change):
        yield from (key for record in records if (key := kind.touched(record)) is not None)
