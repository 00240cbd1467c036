"""Who must be told of changed sessions: whoever had a place or waited when they changed, wherever they are now."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from wgtool.domain.clock import local_text
from wgtool.domain.folding import undone_by
from wgtool.domain.identities import Identities
from wgtool.domain.journal import Entry, steps
from wgtool.domain.partial import Standing
from wgtool.domain.people import email_key
from wgtool.domain.plan import Plan
from wgtool.domain.records import records_of
from wgtool.domain.sessions import SessionKey
from wgtool.domain.state import State
from wgtool.views.sessions import ToldMove, ToldPerson

# Whether a change of a session counts, by the entry’s number and the session’s revision afterwards.
Counts = Callable[[SessionKey, int, int], bool]


class Journal(NamedTuple):
    """The journal’s entries, and the fingerprints of the sessions when it began."""

    entries: Sequence[Entry]
    definitions: Mapping[SessionKey, str]


class _Hit(NamedTuple):
    """Somebody, by number, who was in a group when it changed: in which entry, and whether they waited."""

    number: int
    group: str
    status: str
    entry: int


def told(plan: Plan, journal: Journal, changed: Collection[SessionKey], counts: Counts) -> list[ToldPerson]:
    """Return who was in a group when one of its changed sessions did, those with a place first.

    Args:
        plan: The programme as it stands.
        journal: The journal.
        changed: The sessions that stand otherwise than before.
        counts: Which changes of them are later than what they are compared with.
    """
    known = Identities(journal.entries)
    hits = list(_hits(plan, journal, changed, counts, known))
    owners = {n: key for key, one in plan.state.people.items() for n in next(iter(known.find(one.email)), frozenset())}
    mine: dict[str, list[_Hit]] = {}
    for hit in hits:
        if hit.number in owners:
            mine.setdefault(owners[hit.number], []).append(hit)
    moves = _moves(plan, journal.entries, known, owners)
    lines = [_line(plan, key, found, moves.get(key, ())) for key, found in mine.items()]
    return sorted(lines, key=lambda line: line["status"])


def _line(plan: Plan, key: str, hits: Sequence[_Hit], moves: Iterable[tuple[int, ToldMove]]) -> ToldPerson:
    person = plan.state.people[key]
    since = min(hit.entry for hit in hits)
    return {
        "email": person.email,
        "name": person.name,
        "status": "confirmed" if any(hit.status == "confirmed" for hit in hits) else "waiting",
        "groups": list(dict.fromkeys(hit.group for hit in hits)),
        "moves": [move for n, move in moves if n > since],
    }


def _hits(
    plan: Plan, journal: Journal, changed: Collection[SessionKey], counts: Counts, known: Identities
) -> Iterator[_Hit]:
    state, undone, seen = State(journal.definitions), undone_by(journal.entries), set[SessionKey]()
    for entry in journal.entries:
        before = {key: state.sessions[key].revision for key in changed if key in state.sessions}
        members = _members(state, {key[0] for key in changed})
        state.apply(entry, taken_back=entry.n in undone)
        now = {key: state.sessions[key].revision for key in changed if key in state.sessions}
        here = {key for key, n in now.items() if n > before.get(key, 0) and counts(key, entry.n, n)}
        if entry.n not in undone:
            seen |= here
            yield from _of(members, here, entry, known)
    # What the programme file says otherwise than the store has seen changes now.
    rest = set(changed) - seen
    if journal.entries:
        yield from _of(_members(plan.state, {key[0] for key in rest}), rest, journal.entries[-1], known)


def _members(state: Standing, groups: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """Return who has a place or waits in some groups now, as keys with their status."""
    return {group: [(one.key, one.status) for one in state.groups.get(group, {}).values()] for group in groups}


def _of(
    members: Mapping[str, Iterable[tuple[str, str]]], keys: Iterable[SessionKey], entry: Entry, known: Identities
) -> Iterator[_Hit]:
    for group in dict.fromkeys(key[0] for key in sorted(keys)):
        for person, status in members.get(group, ()):
            number = known.owner(person, entry)
            if number is not None:
                yield _Hit(number, group, status, entry.n)


def _moves(
    plan: Plan, entries: Iterable[Entry], known: Identities, owners: Mapping[int, str]
) -> dict[str, list[tuple[int, ToldMove]]]:
    """Return who went from where to where, with the entry’s number; moving up from a waiting list is no move."""
    undone, found = undone_by(entries), dict[str, list[tuple[int, ToldMove]]]()
    for entry in entries:
        # Where places are given to all, none of them goes from one group to another.
        if entry.n in undone or "allocated" in entry.change:
            continue
        places: dict[str, tuple[list[str], list[str]]] = {}
        every = ((step.key, *one) for step in steps(entry) for one in records_of(step.change))
        for step, name, _, records in every:
            for record in records if name in {"left", "joined"} else ():
                number = known.who[step].get(email_key(record["email"]))
                key = owners.get(number) if number is not None else None
                if key is not None:
                    places.setdefault(key, ([], []))[name == "joined"].append(record["group"])
        at = local_text(entry.at, plan.programme.timezone)
        for key, (gone, come) in places.items():
            # What is let go with a sign-up was never theirs.
            left, joined = [g for g in gone if g not in come], [g for g in come if g not in gone]
            for place in range(max(len(left), len(joined))):
                source, target = (groups[place] if place < len(groups) else None for groups in (left, joined))
                found.setdefault(key, []).append((entry.n, {"from": source, "to": target, "at": at}))
    return found
