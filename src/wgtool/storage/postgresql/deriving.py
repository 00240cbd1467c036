"""Keeping in tables what the entries come to (see `derived.py`), in the transaction that appends them."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, get_args

from wgtool.domain.fingerprints import Fingerprint
from wgtool.domain.journal import Entry
from wgtool.domain.partial import PartialState, Standing
from wgtool.domain.people import Person, Signup, SignupStatus, email_key
from wgtool.domain.records import addresses_in, records_of
from wgtool.domain.records.people import person_record
from wgtool.domain.state import State
from wgtool.storage.postgresql import sql
from wgtool.storage.postgresql.derived import FORM, Head, Told, head_of, listed
from wgtool.texts.say import Message, msg

if TYPE_CHECKING:
    from wgtool.storage.postgresql.connecting import Cursor

_ATTENDANCE = frozenset({"met", "seats", "guests", "announced"})
_SIGNUP_TYPES = ("text", "text", "text", "text", "int4", "int4")


class Before(NamedTuple):
    """Everybody and their places before some entries."""

    people: Mapping[str, Person]
    groups: Mapping[str, Mapping[str, Signup]]


def before(state: Standing, entries: Iterable[Entry]) -> Before | None:
    """Return what to compare with after some entries; None where those name all whom they change."""
    changes = [entry.change for entry in entries]
    if all("undoes" not in one and all(kind.ALONE for _, kind, _ in records_of(one)) for one in changes):
        return None
    whole = state.whole if isinstance(state, PartialState) else state
    return Before(dict(whole.people), {group: dict(members) for group, members in whole.groups.items()})


def update(
    cursor: "Cursor", known: Told, state: Standing, entries: Sequence[Entry], then: tuple[int, Before | None]
) -> None:
    """Keep what some entries more come to.

    Args:
        cursor: In the writer’s turn.
        known: What the tables told before.
        state: What is true now.
        entries: The entries.
        then: The length of the journal now, and what was before where that is to be compared.
    """
    size, earlier = then
    head = head_of(known)
    if head is None:
        rebuild(cursor, state, size)
        return
    keys = _changed(earlier, state) if earlier else list(dict.fromkeys(_named(entries)))
    _put(cursor, keys, state)
    if isinstance(state, PartialState) and not state.is_whole:
        kinds = {key for entry in entries for key in entry.change}
        new = head._replace(
            last=state.last,
            size=size,
            allocated=state.allocated,
            met=head.met or not kinds.isdisjoint(_ATTENDANCE),
            noted=head.noted or "notes" in kinds,
            ascii=head.ascii and all(map(str.isascii, keys)),
        )
    else:
        new = _head(state, size)
    _tell(cursor, {part: text for part, text in summary(state, new).items() if known.get(part) != text})


def rebuild(cursor: "Cursor", state: Standing, size: int) -> None:
    """Keep what all entries come to, in place of what is there."""
    for statement in sql.DELETE_DERIVED:
        cursor.execute(statement)
    with cursor.copy(sql.COPY_PEOPLE) as copying:
        copying.set_types(["text", "text"])
        for key, person in state.people.items():
            copying.write_row((key, _details(person)))
    with cursor.copy(sql.COPY_SIGNUPS) as copying:
        copying.set_types(_SIGNUP_TYPES)
        for members in state.groups.values():
            for one in members.values():
                copying.write_row(_row(one))
    _tell(cursor, summary(state, _head(state, size)))


def doubts(cursor: "Cursor", known: Told, state: State, size: int) -> Iterator[Message]:
    """Yield what of the tables is not what the entries come to; tables that another wgtool wrote are not in use."""
    head = head_of(known)
    if head is None:
        return
    people: dict[str, str] = dict(cursor.execute(sql.ALL_PEOPLE).fetchall())
    wanted = {key: _details(person) for key, person in state.people.items()}
    if count := sum(people.get(key) != wanted.get(key) for key in {*people, *wanted}):
        yield msg("shared.doubt_people", count=count)
    signups = {tuple(row) for row in cursor.execute(sql.ALL_SIGNUPS).fetchall()}
    if count := len(signups ^ {_row(one) for members in state.groups.values() for one in members.values()}):
        yield msg("shared.doubt_signups", count=count)
    sound = _head(state, size)
    # Of the rest it is enough that nothing is promised that does not hold.
    holds = head.met >= sound.met and head.noted >= sound.noted and head.ascii <= sound.ascii
    parts = summary(state, sound)
    if not holds or head[:4] != sound[:4] or any(_sorted(known.get(p)) != _sorted(parts[p]) for p in _PARTS):
        yield msg("shared.doubt_summary")


_PARTS = ("counts", "ends", "definitions", "gone", "sessions")


def _sorted(text: str | None) -> list[str]:
    return sorted(map(json.dumps, json.loads(text))) if text is not None else ["?"]


def summary(state: Standing, head: Head) -> dict[str, str]:
    """Return what is told of all, each part as JSON."""
    statuses: tuple[SignupStatus, ...] = get_args(SignupStatus)
    counts = [[group, one, state.count(group, one)] for group in state.peopled() for one in statuses]
    parts = {
        "head": list(head),
        "counts": [row for row in counts if row[2]],
        "ends": [[group, *end] for group, end in state.ends.items()],
        "definitions": [[*key, *_marked(mark)] for key, mark in state.definitions.items()],
        "gone": [[*key, one.at, *_marked(one.mark)] for key, one in state.gone.items()],
        "sessions": [[*key, *listed(change)] for key, change in state.sessions.items()],
    }
    return {part: json.dumps(value, ensure_ascii=False, separators=(",", ":")) for part, value in parts.items()}


def _head(state: Standing, size: int) -> Head:
    met = bool(state.book.sessions or state.book.announced)
    return Head(FORM, state.last, size, state.allocated, met, bool(state.notes), all(map(str.isascii, state.people)))


def _marked(mark: str) -> tuple[str, object]:
    return mark, mark.defined if isinstance(mark, Fingerprint) else None


def _named(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the keys of the people whom entries name."""
    for entry in entries:
        for _, kind, records in records_of(entry.change):
            for record in records:
                yield from map(email_key, addresses_in(kind, record))


def _changed(earlier: Before, state: Standing) -> list[str]:
    """Return the keys of those who are not as they were."""
    people, groups = state.people, state.groups
    keys = [key for key in {*earlier.people, *people} if earlier.people.get(key) != people.get(key)]
    for group in {*earlier.groups, *groups}:
        old, new = earlier.groups.get(group, {}), groups.get(group, {})
        keys += [key for key in {*old, *new} if old.get(key) != new.get(key)]
    return list(dict.fromkeys(keys))


def _put(cursor: "Cursor", keys: list[str], state: Standing) -> None:
    """Put some people, and their places, as they are in place of what is there of them."""
    if not keys:
        return
    cursor.execute(sql.DELETE_PEOPLE, (keys,))
    cursor.execute(sql.DELETE_SIGNUPS, (keys,))
    known = [(key, person) for key in keys if (person := state.person(key)) is not None]
    cursor.execute(sql.INSERT_PEOPLE, ([key for key, _ in known], [_details(person) for _, person in known]))
    rows = [_row(one) for key in keys for one in state.signups_of(key)]
    if rows:
        cursor.execute(sql.INSERT_SIGNUPS, [list(column) for column in zip(*rows, strict=True)])


def _tell(cursor: "Cursor", parts: Told) -> None:
    cursor.execute(sql.PUT_SUMMARY, (list(parts), list(parts.values())))


def _details(person: Person) -> str:
    return json.dumps(person_record(person), ensure_ascii=False, separators=(",", ":"))


def _row(one: Signup) -> tuple[str, str, str, str, int, int | None]:
    return one.key, one.group, one.status, one.at, one.entry, one.choice
