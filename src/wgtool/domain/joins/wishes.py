"""What an entry of another copy asks for here, part by part: each part is taken or left by itself."""

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any, NamedTuple

from wgtool.domain.attendance import Attendance
from wgtool.domain.journal import Change, Entry
from wgtool.domain.notes import Note
from wgtool.domain.people import Person, email_key
from wgtool.domain.records import Record
from wgtool.domain.sessions import SessionChange
from wgtool.domain.state import State

# Of a person beside their details and places.
_BESIDE = ("distinct", "answered")
# What every other kind of record is taken for.
_KNOWN = frozenset(
    {
        *("renamed", "people", "left", "joined", "promoted", "distinct", "answered", "rejected", "forgotten", "given"),
        *("sessions", "covered", "covers", "finished", "met", "seats", "guests", "announced", "notes", "matched"),
        *("allocated", "ranked", "placed", "definitions", "revisions", "undoes"),
    }
)
_PLACES = ("left", "joined")
_OWN = frozenset({"programme", "erase", "restore", "repair", "lost"})


class Part(NamedTuple):
    """One thing that an entry changed in the other copy: of one person, place, session or note.

    `what` is its kind, `key` what it is of, `change` its records as they stand there; `before` what was true there
    before it, `held` in which groups the person was there after it.
    """

    what: str
    key: Any
    change: Change
    before: Any = None
    held: frozenset[str] = frozenset()
    details: Person | None = None


class Wish(NamedTuple):
    """An entry to be taken in, with its parts; `whole` how many it had, `who` who the addresses in it are there."""

    step: Entry
    parts: tuple[tuple[int, Part], ...]
    who: Mapping[str, int]
    why: str | None = None


def is_own(step: Entry) -> bool:
    """Whether an entry says something of its own copy only."""
    return step.do in _OWN


def parts_of(change: Change, state: State, who: Mapping[str, int]) -> list[Part]:
    """Return the parts of a change; `state` is what was true before it, `who` who the addresses in it are."""
    # First the ends: what is after a group’s end can come back only where it goes on.
    ends = (
        Part("end", one["group"], {"finished": [one]}, state.ends.get(one["group"])) for one in _of(change, "finished")
    )
    others = (*_sessions(change, state), *_meetings(change, state), *_others(change, state))
    return [*ends, *_people(change, state, who), *_choices(change, state, who), *others]


def _choices(change: Change, state: State, who: Mapping[str, int]) -> Iterator[Part]:
    for record in change.get("allocated", ()):
        yield Part("allocation", "", {"allocated": [record]})
    for kind, what in (("ranked", "rank"), ("placed", "given")):
        for record in change.get(kind, ()):
            key = email_key(record["email"])
            details = next((Person(**one) for one in change.get("people", ()) if email_key(one["email"]) == key), None)
            if key in who:
                yield Part(what, who[key], {kind: [record]}, details=details or state.people.get(key))
    for kind in change.keys() - _KNOWN:
        yield Part("unknown", kind, {kind: change[kind]})


def _of(change: Change, kind: str) -> list[Record]:
    return change.get(kind) or []


def with_held(part: Part, state: State) -> Part:
    """Return a part of a person with what is true of them after it; `state` is what was true then."""
    whom = {"place": ("joined", "email"), "details": ("renamed", "to")}.get(part.what)
    if whom is None or not part.change.get(whom[0]):
        return part
    key = email_key(part.change[whom[0]][0][whom[1]])
    return part._replace(
        held=frozenset(one.group for one in state.signups_of(key)), details=state.people.get(key) or part.details
    )


def _people(change: Change, state: State, who: Mapping[str, int]) -> Iterator[Part]:
    found: dict[int, Change] = {}
    for kind in ("renamed", "people", "left", "joined", *_BESIDE):
        for record in change.get(kind, ()):
            number = who.get(email_key(record["email"]))
            if number is not None:
                found.setdefault(number, {}).setdefault(kind, []).append(record)
    for number, mine in found.items():
        yield from _person(number, mine, state)
    freed = [record["group"] for kind in ("promoted", "left") for record in change.get(kind, ())]
    for group in dict.fromkeys(freed):
        yield Part("free", group, {})


def _person(number: int, mine: Change, state: State) -> Iterator[Part]:
    before = _known(mine, state)
    own = {kind: one for kind, one in mine.items() if kind not in _PLACES}
    details = _details(mine) or before
    # Somebody new is known by a place only: without one nothing of them is to stay.
    newcomer = before is None and "joined" in mine
    if own and not newcomer:
        yield Part("details", number, own, before)
    for both in zip_longest(*(mine.get(kind, ()) for kind in _PLACES)):
        change = {kind: [record] for kind, record in zip(_PLACES, both, strict=True) if record is not None}
        yield Part("place", number, change, details=details)
    if own and newcomer:
        yield Part("newcomer", number, own)


def _known(mine: Change, state: State) -> Person | None:
    for kind in ("renamed", "people", "left", "joined", *_BESIDE):
        for record in mine.get(kind, ()):
            if person := state.people.get(email_key(record["email"])):
                return person
    return None


def _details(mine: Change) -> Person | None:
    return next((Person(**record) for record in mine.get("people", ())), None)


def _sessions(change: Change, state: State) -> Iterator[Part]:
    for record in change.get("sessions", ()):
        key = record["group"], record["week"]
        yield Part("session", key, {"sessions": [record]}, state.sessions.get(key, SessionChange()))
    for record in change.get("covered", ()):
        key = record["group"], record["week"]
        covers = [one for one in change.get("covers", ()) if (one["group"], one["week"]) == key]
        cover = {"covered": [record], **({"covers": covers} if covers else {})}
        yield Part("cover", key, cover, state.sessions.get(key, SessionChange()).cover)


def _meetings(change: Change, state: State) -> Iterator[Part]:
    for record in change.get("met", ()):
        key = record["group"], record["week"]
        mine: Change = {"met": [record]}
        for kind in ("seats", "guests"):
            if found := [one for one in change.get(kind, ()) if (one["group"], one["week"]) == key]:
                mine[kind] = found
        before: Attendance | None = state.book.sessions.get(key)
        yield Part("attendance", key, mine, before)
    for record in change.get("announced", ()):
        yield Part("said", (record["group"], record["week"]), {"announced": [record]})


def _others(change: Change, state: State) -> Iterator[Part]:
    for record in change.get("notes", ()):
        before: Note | None = state.notes.get(record["id"])
        yield Part("note", record["id"], {"notes": [record]}, before)
    for record in change.get("matched", ()):
        yield Part("match", record["name"], {"matched": [record]})
    if rejected := change.get("rejected"):
        yield Part("rows", "", {"rejected": rejected})
