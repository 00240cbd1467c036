"""Who is who through the journal: which addresses were one person’s, and when.

An address can change hands: someone’s address is corrected, and later another person signs up with the old one. And two
addresses can become one person. So who an entry speaks of is known only by walking through the entries, and a person
is a number here, never an address.
"""

from collections.abc import Iterable
from functools import cached_property

from wgtool.domain.folding import undone_by
from wgtool.domain.journal import Entry, StepKey, steps
from wgtool.domain.matching import plain
from wgtool.domain.names import name_key
from wgtool.domain.people import BLACKED_OUT, ERASED, email_key, is_placeholder
from wgtool.domain.records import Kind, Record, addresses_in, records_of

# The kind of record that says what somebody is called.
_DETAILS = "people"

Numbers = frozenset[int]
_Step = tuple[str, int | None]


class Identities:
    """The persons of some entries, as numbers.

    `who` has, for each step of an entry, who the addresses in it are, by key; `owners` who has an address at the end.
    `loose` are the names of those who stand somewhere by name alone, by what a name is known by: each as it is written.

    Args:
        entries: Entries in order. They need not fit together: copies of damaged journals are read, too.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        entries = list(entries)
        self.owners: dict[str, int] = {}
        self.addresses: list[list[str]] = []
        self.details: list[list[Record]] = []
        self.called: list[set[str]] = []
        self.loose: dict[str, set[str]] = {}
        self._merged: dict[int, int] = {}
        # Who came with an entry that was taken back and has no address any more, by the one they had.
        self._gone: dict[str, list[int]] = {}
        # Who had an address from which entry on; None is nobody.
        self._owned: dict[str, list[tuple[int, int | None]]] = {}
        self._undone = undone_by(entries)
        # What each entry that is taken back later changed of `owners`, to be put back.
        self._before: dict[int, list[_Step]] = {}
        self._steps: list[_Step] = []
        self._at, self._holds = 0, True
        self._order: dict[StepKey, int] = {}
        self.who: dict[StepKey, dict[str, int]] = {}
        for entry in entries:
            self._take(entry)

    def find(self, email: str) -> list[Numbers]:
        """Return who has an address, else who had it: each person as all the numbers that became one.

        Of several who had it, only those who cannot be called by another address, if there are any.
        """
        key = email_key(email)
        if key in self.owners:
            return [self._families[self._root(self.owners[key])]]
        roots = dict.fromkeys(self._root(number) for number in self._had.get(key, ()))
        nameless = [root for root in roots if root not in self._reachable]
        return [self._families[root] for root in (nameless or roots)]

    def everyone(self) -> list[Numbers]:
        """Return each person, in order of first appearance; erased ones are nobody."""
        roots = dict.fromkeys(self._root(number) for number in range(len(self.addresses)))
        return [self._families[root] for root in roots if self.address(self._families[root]) is not None]

    def address(self, numbers: Iterable[int]) -> str | None:
        """Return what a person is called by; None for one who was erased or is nobody.

        That is the newest address of theirs, if need be one that somebody else has now; a placeholder where an erasure
        of somebody else left nothing else.
        """
        mine = set(numbers)
        had = [address for number in sorted(mine) for address in self.addresses[number]]
        known = [address for address in had if not is_placeholder(address)]
        if not known:
            return had[-1] if had and not any(address.startswith(ERASED) for address in had) else None
        return next((one for one in reversed(known) if self.owners.get(email_key(one)) in mine), known[-1])

    def names(self, numbers: Iterable[int]) -> set[str]:
        """Return every name under which a person was recorded."""
        mine = list(numbers)
        called = (name for number in mine for name in self.called[number])
        return {record["name"] for number in mine for record in self.details[number] if record["name"]}.union(called)

    def keys(self, numbers: Iterable[int]) -> set[str]:
        """Return every address a person had, as keys, placeholders aside."""
        had = (address for number in numbers for address in self.addresses[number])
        return {email_key(address) for address in had if not is_placeholder(address)}

    def current(self, numbers: Numbers) -> set[str]:
        """Return the addresses that a person has at the end, as keys."""
        return {key for key, number in self.owners.items() if number in numbers}

    def taken(self, numbers: Numbers) -> set[str]:
        """Return the addresses that others than a person have at the end, as keys."""
        return {key for key, number in self.owners.items() if number not in numbers}

    def mine(self, entry: Entry, numbers: Numbers) -> set[str]:
        """Return under which addresses, as keys, a step of an entry names a person."""
        return {key for key, number in self.who[entry.key].items() if number in numbers}

    def owner(self, key: str, entry: Entry) -> int | None:
        """Return who had an address once a step of an entry was recorded; None if nobody."""
        found, at = None, self._order[entry.key]
        for since, number in self._owned.get(key, ()):
            if since > at:
                break
            found = number
        return found

    @cached_property
    def _families(self) -> dict[int, Numbers]:
        """All the numbers that became one, by the one that is left."""
        families: dict[int, set[int]] = {}
        for number in range(len(self.addresses)):
            families.setdefault(self._root(number), set()).add(number)
        return {root: frozenset(numbers) for root, numbers in families.items()}

    @cached_property
    def _had(self) -> dict[str, list[int]]:
        """Who ever had an address."""
        had: dict[str, list[int]] = {}
        for number, addresses in enumerate(self.addresses):
            for address in addresses:
                had.setdefault(email_key(address), []).append(number)
        return had

    @cached_property
    def _reachable(self) -> frozenset[int]:
        """Who has an address at the end."""
        return frozenset(self._root(number) for number in self.owners.values())

    def one(self, number: int) -> int:
        """Return the number that is left of somebody who became one with others."""
        return self._root(number)

    def _root(self, number: int) -> int:
        while number in self._merged:
            number = self._merged[number]
        return number

    def _take(self, entry: Entry) -> None:
        """Take an entry in, and note who each address in it is."""
        self._steps, self._holds = [], entry.n not in self._undone
        for step in steps(entry):
            self._at = self._order[step.key] = len(self._order)
            if "undoes" in step.change:
                self._put_back(step.change["undoes"])
            self.who[step.key] = self._who(step)
        if not self._holds:
            self._before[entry.n] = self._steps

    def _who(self, entry: Entry) -> dict[str, int]:
        """Take a step in and return who each address in it is."""
        who: dict[str, int] = {}
        for name, kind, records in records_of(entry.change):
            for record in records if kind.WHOM else ():
                if pair := kind.renames(record):
                    self._rename(*pair, who)
                    continue
                for address in addresses_in(kind, record):
                    self._call(address, record if name == _DETAILS else None, who)
                self._learn(kind, record, who)
        return who

    def _learn(self, kind: Kind, record: Record, who: dict[str, int]) -> None:
        """Note what a record calls people, apart from their details."""
        for field, whom in kind.NAMES:
            name, address = record.get(field), record.get(whom)
            if not isinstance(name, str) or name == BLACKED_OUT:
                continue
            if isinstance(address, str):
                self.called[who[email_key(address)]].add(name)
            else:
                self.loose.setdefault(name_key(name), set()).add(name)

    def _put_back(self, n: int) -> None:
        """Give the addresses back that an entry gave away: it is taken back."""
        had: dict[str, int] = {}
        for key, before in reversed(self._before.pop(n, [])):
            if before is None and key in self.owners:
                had[key] = self.owners[key]
            self._give(key, before)
        here = set(self.owners.values()) if had else set()
        for key, number in had.items():
            if number not in here:
                self._gone.setdefault(key, []).append(number)

    def _call(self, address: str, details: Record | None, who: dict[str, int]) -> None:
        """Note who has an address as an entry is recorded, and what is said of them."""
        key = email_key(address)
        number = self.owners.get(key)
        if number is None:
            number = self._newcomer(key, details.get("name") if details else None)
            self._give(key, number)
        who.setdefault(key, number)
        self._note(number, address)
        if details is not None:
            self.details[number].append(details)

    def _newcomer(self, key: str, name: str | None) -> int:
        """Return who signs up with an address that nobody has.

        Whoever signs up again after their sign-up was taken back is the same person; somebody of another name is not.
        """
        for number in reversed(self._gone.get(key, ())):
            known = {plain(one) for one in self.names([number])}
            if name is None or not known or plain(name) in known:
                self._gone[key].remove(number)
                return number
        return self._new()

    def _rename(self, before: str, after: str, who: dict[str, int]) -> None:
        old, new = email_key(before), email_key(after)
        mine = self.owners.get(old)
        if mine is None:
            mine = self._new()
        else:
            self._give(old, None)
        self._note(mine, before)
        theirs = self.owners.get(new)
        if theirs is None:
            theirs = mine
            self._give(new, mine)
        self._note(theirs, after)
        who[old], who[new] = mine, theirs
        if theirs != mine and self._holds:
            self._merged[mine] = theirs

    def _give(self, key: str, number: int | None) -> None:
        """Make an address somebody’s, or nobody’s."""
        self._steps.append((key, self.owners.get(key)))
        if number is None:
            self.owners.pop(key, None)
        else:
            self.owners[key] = number
        self._owned.setdefault(key, []).append((self._at, number))

    def _new(self) -> int:
        self.addresses.append([])
        self.details.append([])
        self.called.append(set())
        return len(self.addresses) - 1

    def _note(self, number: int, address: str) -> None:
        if address not in self.addresses[number][-1:]:
            self.addresses[number].append(address)
