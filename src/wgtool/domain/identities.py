"""Who is who through the journal: which addresses were one person’s, and when.

An address can change hands: someone’s address is corrected, and later another person signs up with the old one. And two
addresses can become one person. So who an entry speaks of is known only by walking through the entries.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from wgtool.domain.folding import undone_by
from wgtool.domain.journal import Entry, PersonRecord, RenameRecord
from wgtool.domain.people import email_key

# What stands in place of an erased person’s address, and of an address that an erased person had after someone else.
ERASED = "erased-"
FORMER = "former-"
_PLACEHOLDER = re.compile(r"(?:erased|former)-[1-9][0-9]*")


def is_placeholder(email: str) -> bool:
    """Whether an address stands for one that was erased; no real one looks so, for want of an @."""
    return _PLACEHOLDER.fullmatch(email) is not None


def named_in(entry: Entry) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the records of an entry that name a person by `email`, renamings aside, each with its kind."""
    for kind, records in entry.change.items():
        if kind != "renamed" and isinstance(records, list):
            for record in records:
                if isinstance(record.get("email"), str):
                    yield kind, record


class Identities:
    """The persons of some entries, as numbers.

    Args:
        entries: Entries in order. They need not fit together: copies of damaged journals are read, too.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        entries = list(entries)
        undone = undone_by(entries)
        self.owners: dict[str, int] = {}
        self.addresses: list[list[str]] = []
        self.details: list[list[PersonRecord]] = []
        self._merged: dict[int, int] = {}
        self.who = {entry.n: self._step(entry, taken_back=entry.n in undone) for entry in entries}

    def find(self, email: str) -> frozenset[int]:
        """Return a person: all the numbers that became one, by any address they have or once had."""
        key = email_key(email)
        if key in self.owners:
            return self._families[self._root(self.owners[key])]
        had = {self._root(number) for number in self._had.get(key, ())}
        return frozenset().union(*(self._families[root] for root in had))

    def everyone(self) -> list[str]:
        """Return the newest address of each person, in order of first appearance; erased ones are nobody."""
        roots = dict.fromkeys(self._root(number) for number in range(len(self.addresses)))
        newest = [self.addresses[root][-1] for root in roots if self.addresses[root]]
        return [address for address in newest if not is_placeholder(address)]

    def names(self, numbers: Iterable[int]) -> list[str]:
        """Return every name under which a person was recorded."""
        return list(dict.fromkeys(record["name"] for number in numbers for record in self.details[number]))

    def keys(self, numbers: Iterable[int]) -> frozenset[str]:
        """Return every address a person had, as keys, placeholders aside."""
        had = (address for number in numbers for address in self.addresses[number])
        return frozenset(email_key(address) for address in had if not is_placeholder(address))

    @cached_property
    def _families(self) -> dict[int, frozenset[int]]:
        """All the numbers that became one, by the one that is left."""
        families: dict[int, set[int]] = {}
        for number in range(len(self.addresses)):
            families.setdefault(self._root(number), set()).add(number)
        return {root: frozenset(numbers) for root, numbers in families.items()}

    @cached_property
    def _had(self) -> dict[str, set[int]]:
        """Who ever had an address."""
        had: dict[str, set[int]] = {}
        for number, addresses in enumerate(self.addresses):
            for address in addresses:
                had.setdefault(email_key(address), set()).add(number)
        return had

    def _root(self, number: int) -> int:
        while number in self._merged:
            number = self._merged[number]
        return number

    def _step(self, entry: Entry, *, taken_back: bool) -> dict[str, int]:
        """Return who each address of an entry is."""
        owners = dict(self.owners) if taken_back else self.owners
        who: dict[str, int] = {}
        for rename in entry.change.get("renamed", ()):
            self._rename(rename, owners, who, taken_back=taken_back)
        for kind, record in named_in(entry):
            key = email_key(record["email"])
            if key not in owners:
                owners[key] = self._new()
                # Who signs up again after an undo is the same person.
                self.owners.setdefault(key, owners[key])
            who.setdefault(key, owners[key])
            self._note(owners[key], record["email"])
            if kind == "people":
                details: Any = record
                self.details[owners[key]].append(details)
        return who

    def _rename(self, record: RenameRecord, owners: dict[str, int], who: dict[str, int], *, taken_back: bool) -> None:
        old, new = email_key(record["email"]), email_key(record["to"])
        mine = owners.pop(old) if old in owners else self._new()
        self._note(mine, record["email"])
        theirs = owners.setdefault(new, mine)
        self._note(theirs, record["to"])
        who[old], who[new] = mine, theirs
        if theirs != mine and not taken_back:
            self._merged[mine] = theirs

    def _new(self) -> int:
        self.addresses.append([])
        self.details.append([])
        return len(self.addresses) - 1

    def _note(self, number: int, address: str) -> None:
        if address not in self.addresses[number][-1:]:
            self.addresses[number].append(address)
