"""Entries without a person: a placeholder where they stood, and their name and address in no text."""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from wgtool.domain.identities import Identities, Numbers
from wgtool.domain.journal import TAKEN, Change, Entry, steps, taken_step
from wgtool.domain.names import name_key
from wgtool.domain.people import BLACKED_OUT, ERASED, FORMER, email_key, is_placeholder
from wgtool.domain.persons import People, Person
from wgtool.domain.records import Kind, Record, addresses_in, records_of
from wgtool.services.privacy.blackout import Blackout, Seen, patterns


class Erased(NamedTuple):
    """Entries without a person.

    `placeholders` stand for them there, `touched` counts the entries that named them, `blacked_out` the texts; `seen`
    are the texts that did so, or do in part, each once.
    """

    entries: list[Entry]
    placeholders: tuple[str, ...]
    touched: int
    blacked_out: int
    seen: tuple[Seen, ...]


def forget(journals: Sequence[list[Entry]], people: People, person: Person, *, redact: bool = False) -> list[Erased]:
    """Return a journal and its copies without a person: a numbered placeholder stands where they did.

    Where someone else once had one of the person’s addresses, a placeholder stands for that address, too, unless it is
    theirs still. Notes and reasons that name the person, or hold an address of theirs, have it blacked out; with
    `redact` parts of their names, too.
    """
    main, gone = people.journals[0], person.numbers[0]
    own, taken = main.current(gone), main.taken(gone)
    former = _StandIns(FORMER, journals)

    def stand_in(place: int, number: int, key: str) -> str:
        return former.of((people.one(place, number), key))

    erased = []
    for place, (entries, known, mine) in enumerate(zip(journals, people.journals, person.numbers, strict=True)):
        shared = person.keys & (taken | known.taken(mine)) - own
        others = _Others(shared, partial(stand_in, place))
        blackout = Blackout(person.names, redact=redact)
        erased.append(_Eraser(entries, known, mine, person, others, blackout).erased())
    return erased


class _StandIns:
    """The placeholders of a kind, each with a number that none has in some journals."""

    def __init__(self, kind: str, journals: Iterable[list[Entry]]) -> None:
        self._kind = kind
        self._last = max((_highest(entries, kind) for entries in journals), default=0)
        self.given: dict[Hashable, str] = {}

    def of(self, whom: Hashable) -> str:
        if whom not in self.given:
            self._last += 1
            self.given[whom] = f"{self._kind}{self._last}"
        return self.given[whom]


class _Others(NamedTuple):
    """What others have to do with a person’s addresses.

    `shared` are those that somebody else has now: the person’s only where they had them. `former` returns what stands
    for an address (as key) that somebody else had before.
    """

    shared: frozenset[str]
    former: Callable[[int, str], str]


class _Eraser:
    """Takes a person out of one journal.

    Args:
        entries: The journal’s entries.
        known: Who is who in them.
        gone: The person’s numbers in it.
        person: The person, as everywhere.
        others: What others have to do with those.
        blackout: What blacks them out of texts.
    """

    def __init__(
        self,
        entries: list[Entry],
        known: Identities,
        gone: Numbers,
        person: Person,
        others: _Others,
        blackout: Blackout,
    ) -> None:
        self.entries = entries
        self.known = known
        self.gone = gone
        self.keys = person.keys - others.shared
        self.names = frozenset(map(name_key, person.names))
        self.shared = others.shared
        self.former = others.former
        self.stand_ins = _StandIns(ERASED, [entries])
        self.blackout = blackout
        self.texts = patterns(self.keys, any_case=True)

    def erased(self) -> Erased:
        entries = [entry._replace(change=self._change(entry)) for entry in self.entries]
        touched = sum(_of_people(one) != _of_people(other) for one, other in zip(self.entries, entries, strict=True))
        placeholders, seen = tuple(self.stand_ins.given.values()), tuple(self.blackout.seen.values())
        return Erased(entries, placeholders, touched, self.blackout.count, seen)

    def _change(self, entry: Entry) -> Change:
        who = self.known.who[entry.key]
        theirs = [key for key in self.shared if self.known.owner(key, entry) in {None, *self.gone}]
        texts = patterns([*self.keys, *theirs], any_case=True) if theirs else self.texts
        change: Change = {key: value for key, value in entry.change.items() if key == "undoes"}
        if TAKEN in entry.change:
            taken = entry.change[TAKEN]
            change[TAKEN] = [{**one, "change": self._change(taken_step(one, entry))} for one in taken]
        for key, kind, records in records_of(entry.change):
            if key == TAKEN:
                continue
            found = (self._record(kind, record, who) for record in records)
            kept = [self._blacked_out(entry.n, kind, record, texts) for record in found if record is not None]
            if kept or not records:
                change[key] = kept
        return change

    def _record(self, kind: Kind, record: Record, who: dict[str, int]) -> Record | None:
        """Return a record with what stands for addresses, and of an erased person only what the fold needs.

        What names nobody may be of anybody.
        """
        if not kind.WHOM:
            return kind.redacted(record) if self.gone else record
        named = {field: record[field] for field in kind.WHOM if isinstance(record.get(field), str)}
        numbers = [who[email_key(text)] for text in named.values()]
        after = record | {
            field: self._address(text, number) for (field, text), number in zip(named.items(), numbers, strict=True)
        }
        if pair := kind.renames(after):
            return None if pair[0] == pair[1] else after
        called = {field: BLACKED_OUT for field, whom in kind.NAMES if self._is_called(record, field, whom, who)}
        # Where nobody stands by address, whoever stands by name is the one whose record it is.
        mine = numbers[0] in self.gone if numbers else bool(called)
        return kind.redacted(after | called) if mine else after | called

    def _is_called(self, record: Record, field: str, whom: str, who: dict[str, int]) -> bool:
        """Whether a name in a record is the person’s: with their address, or without one and like theirs."""
        name, address = record.get(field), record.get(whom)
        if isinstance(name, str) and isinstance(address, str):
            return who[email_key(address)] in self.gone
        return isinstance(name, str) and name_key(name) in self.names

    def _address(self, written: str, number: int) -> str:
        """Return what stands for an address of one of the persons."""
        key = email_key(written)
        if number in self.gone and not (is_placeholder(written) and written.startswith(ERASED)):
            return self.stand_ins.of(number)
        return self.former(number, key) if key in self.keys else written

    def _blacked_out(self, n: int, kind: Kind, record: Record, texts: list[re.Pattern[str]]) -> Record:
        return record | {
            field: self.blackout.of(n, text, texts, prose=field in kind.PROSE)
            for field in kind.TEXTS
            if isinstance(text := record.get(field), str)
        }


def _of_people(entry: Entry) -> Change:
    """Return what an entry says that can name people."""
    every = (one for step in steps(entry) for one in records_of(step.change))
    return {f"{place} {key}": records for place, (key, kind, records) in enumerate(every) if kind.WHOM or kind.TEXTS}


def _highest(entries: Iterable[Entry], kind: str) -> int:
    """Return the highest number that a placeholder of a kind has."""
    changes = (step.change for entry in entries for step in steps(entry))
    kinds = ((one, records) for change in changes for _, one, records in records_of(change))
    emails = (email for one, records in kinds for record in records for email in addresses_in(one, record))
    found = (int(text.rpartition("-")[2]) for text in emails if text.startswith(kind) and is_placeholder(text))
    return max(found, default=0)
