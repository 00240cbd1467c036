"""The journal’s entries: each is one command, and what it changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from wgtool.texts.say import msg

if TYPE_CHECKING:
    from wgtool.domain.partial import Standing
    from wgtool.domain.sessions import SessionKey

    Fingerprints = Mapping[SessionKey, str]

_ID_DIGITS = 32
_HEX = frozenset("0123456789abcdef")

# What an entry changes: records by kind (see `wgtool.domain.records`), applied in this order; or, under `undoes`, the
# number of the entry that is taken back.
Change = dict[str, Any]
StepKey = tuple[int, str]
# Under this an entry holds those of another copy that it took in.
TAKEN = "taken"


class Entry(NamedTuple):
    """One line of the journal: number, time (UTC, ISO 8601), system user, command, and what it changed.

    `id` names the entry in every copy of the journal; empty until it is recorded.
    """

    n: int
    at: str
    by: str
    do: str
    change: Change
    id: str = ""

    @property
    def key(self) -> "StepKey":
        """What names it among the steps of a journal: those of a join have one number."""
        return self.n, self.id


class DoesNotFit(ValueError):
    """An entry contradicts the ones before it; `message` says how."""

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key)
        self.message = msg(key, **values)


class Snapshot(NamedTuple):
    """What a store held at one moment.

    `exists` is False for a store that was never written, `torn` tells of an unfinished end, which a cut leaves,
    `definitions` are the sessions’ fingerprints when the journal began, `entries` those of the journal where they were
    asked for.
    """

    state: "Standing"
    exists: bool
    torn: bool
    definitions: "Fingerprints"
    entries: "Sequence[Entry]" = ()


def steps(entry: Entry) -> Iterator[Entry]:
    """Yield what an entry did, one after the other: itself or, of a join, each that it took in, then what is its own.

    All of them have its number.
    """
    if TAKEN not in entry.change:
        yield entry
        return
    for record in entry.change[TAKEN]:
        yield taken_step(record, entry)
    yield entry._replace(change={key: records for key, records in entry.change.items() if key != TAKEN})


def taken_step(record: Mapping[str, Any], entry: Entry) -> Entry:
    """Return an entry that another took in, as a step of it."""
    return Entry(entry.n, record["at"], record["by"], record["do"], record["change"], record["id"])


def is_empty(change: Change) -> bool:
    """Whether an entry would record nothing."""
    return not any(change.values())


def is_id(text: str) -> bool:
    """Whether a text is the id of an entry: 128 bits, in small hexadecimal digits."""
    return len(text) == _ID_DIGITS and _HEX.issuperset(text)


def without_own_id(entries: Iterable[Entry]) -> Iterator[int]:
    """Yield the numbers of the entries whose id is none, or one that an entry before them has."""
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen or not is_id(entry.id):
            yield entry.n
        seen.add(entry.id)
