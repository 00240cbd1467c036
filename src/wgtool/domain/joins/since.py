"""When what is here was changed last since another copy parted, so that of two changes the later one stands."""

from collections.abc import Collection, Iterator
from typing import Any

from wgtool.domain.joins.parting import Side
from wgtool.domain.journal import TAKEN, Change, Entry
from wgtool.domain.names import compared
from wgtool.domain.people import Person, differing, email_key
from wgtool.domain.state import State


def changed(ours: Side, entry: Entry, state: State, known_there: Collection[str]) -> Iterator[tuple[Any, str]]:
    """Yield what an entry of this journal changed that another copy does not know, each with when.

    `state` is what was true before it.
    """
    if "undoes" in entry.change and entry.id not in known_there:
        taken = ours.entries[entry.change["undoes"] - 1]
        # What a join brought is unknown again once that is undone.
        for piece in ours.pieces(taken) if TAKEN not in taken.change else ():
            yield from ((item, entry.at) for item in _items(ours, piece.step, piece.step.change, State()))
        return
    for piece in ours.pieces(entry):
        if not piece.undone and piece.step.id not in known_there:
            yield from ((item, piece.step.at) for item in _items(ours, piece.step, piece.step.change, state))


def _items(ours: Side, step: Entry, change: Change, state: State) -> Iterator[Any]:
    """Yield what a change is of."""
    who, now = ours.known.who[step.key], ours.now
    for record in change.get("people", ()):
        key = email_key(record["email"])
        before = state.people.get(key)
        fields = differing(before, Person(**record)) if before else differing(_NOBODY, Person(**record))
        yield from (("details", now.get(ours.known.one(who[key])), field) for field in fields)
    for record in change.get("renamed", ()):
        yield "details", now.get(ours.known.one(who[email_key(record["to"])])), "email"
    for kind, item in (("sessions", "session"), ("covered", "cover"), ("met", "attendance")):
        yield from ((item, (record["group"], record["week"])) for record in change.get(kind, ()))
    yield from (("end", record["group"]) for record in change.get("finished", ()))
    yield from (("note", record["id"]) for record in change.get("notes", ()))
    yield from (("match", compared(record["name"])) for record in change.get("matched", ()))
    for record in change.get("announced", ()):
        whose = now.get(ours.known.one(who[email_key(record["email"])]))
        yield "said", ((record["group"], record["week"]), whose)


_NOBODY = Person("", "", "")
