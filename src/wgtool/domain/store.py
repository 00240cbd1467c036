"""The store as a port: what is asked of whatever keeps the journal.

An engine (a file, a table, a list in memory) knows bytes, lines or rows; whoever asks here knows entries.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Literal, NamedTuple, Protocol

from wgtool.domain.journal import Change, Entry, Snapshot
from wgtool.domain.partial import Standing
from wgtool.domain.sessions import SessionKey
from wgtool.texts.say import Message

# What whoever names a store needs to name, too.
__all__ = ["Copy", "Flaw", "Journal", "Prepared", "Snapshot", "Store", "Survey", "Transaction", "Why"]

Why = Literal["upgrade", "repair", "restore"]
Fingerprints = Mapping[SessionKey, str]


class Journal(NamedTuple):
    """A whole journal: the sessions’ fingerprints when it began, and its entries."""

    definitions: Fingerprints
    entries: Sequence[Entry]


class Copy(Protocol):
    """A copy that the engine itself made and keeps."""

    @property
    def name(self) -> str:
        """What it is called in messages."""

    @property
    def entries(self) -> Sequence[Entry]:
        """What of it can be read."""

    @property
    def whole(self) -> bool:
        """Whether that is all."""


class Flaw(NamedTuple):
    """Something wrong with a line of the store, counted from 1."""

    line: int
    message: Message


class Survey(NamedTuple):
    """What stands in a store, damaged or not.

    `journal` is a whole one of what can be kept (its `definitions` None where they cannot be read), `sound` counts the
    entries that are kept whole, `lost` tells whether more than an unfinished end went.
    """

    definitions: Fingerprints | None
    entries: Sequence[Entry]
    sound: int
    flaws: Sequence[Flaw]
    lost: bool


class Prepared(NamedTuple):
    """Whether something had to be made for a store, and the statements that give others rights at it."""

    changed: bool
    grants: Sequence[str] = ()


class Transaction(Protocol):
    """One writer’s turn on a sound store: what is true, and the way to add to it.

    What changes the store raises StoreError where the engine refuses: then the journal stands as it was.
    """

    @property
    def state(self) -> Standing:
        """What is true now."""

    @property
    def exists(self) -> bool:
        """Whether there is a store yet."""

    @property
    def torn(self) -> bool:
        """Whether it ended in something unfinished."""

    def entries(self) -> list[Entry]:
        """Return the journal’s entries."""

    def record(
        self, changes: Iterable[tuple[str, Change]], *, at: str, by: str, definitions: Fingerprints
    ) -> list[Entry]:
        """Append changes as entries, all or none of them; they are safe when this returns.

        Args:
            changes: The command and what it changes, for each entry.
            at: The time, UTC, ISO 8601.
            by: The system user.
            definitions: The sessions’ fingerprints, kept where this begins the journal.

        Raises:
            DoesNotFit: A change contradicts what is true: a fault in wgtool, and nothing is written.
        """

    def erase(self, journal: Sequence[Entry] | None, copies: Mapping[str, Sequence[Entry]]) -> None:
        """Put other entries in place of those of copies, then of the journal’s, unless that never named anyone.

        The journal comes last: as long as it names someone, the command can be given again. An entry without an id,
        such as that of the erasure, gets one; the others keep theirs.
        """


class Store(Protocol):
    """A journal, wherever it is kept: one writer at a time, readers never waiting.

    Every question raises StoreError where the store cannot be read, is damaged, is newer than this wgtool, or another
    programme’s; every change where the engine refuses, and then what was there stands.
    """

    @property
    def name(self) -> str:
        """What it is called in messages; the same for the same store, however it was named."""

    @property
    def exists(self) -> bool:
        """Whether there is anything under its name."""

    def read(self, *, whole: bool = False) -> Snapshot:
        """Return what the store holds now; with `whole`, the entries, too, of the same moment."""

    def entries(self) -> Iterator[Entry]:
        """Return the entries."""

    def journal(self) -> Journal | None:
        """Return the journal, which fits together; None if nothing was ever written."""

    def image(self) -> tuple[bytes, Snapshot]:
        """Return the whole journal in JSON Lines, as a backup has it, and what it says."""

    def copies(self) -> Sequence[Copy]:
        """Return the copies that the engine made, what can be read of them."""

    def survey(self, at: str, by: str) -> Survey:
        """Return what can be kept of the store, damaged or not, and what is wrong with it.

        Args:
            at: When lost entries are said to be, if none stands before them (UTC, ISO 8601).
            by: Who marks them.
        """

    def turn(self, seconds: float) -> AbstractContextManager[None]:
        """Hold the one writer’s turn, whatever state the store is in, after so many seconds of waiting at most."""

    def transaction(self, seconds: float) -> AbstractContextManager[Transaction]:
        """Take the one writer’s turn on a sound store."""

    def replace(self, journal: Journal, why: Why) -> str | None:
        """Put another journal in this one’s place, in the writer’s turn; return what the copy of this one is called."""

    def prepare(self, *, write: bool) -> Prepared:
        """Make what a store needs before its first entry, if asked to; what is there stands."""

    @property
    def vacant(self) -> bool:
        """Whether a whole journal can be taken in: nothing stands there yet."""

    def fill(self, image: bytes, seconds: float) -> bool:
        """Take in a whole journal, byte for byte, in a turn of its own; False where something stands there already."""

    def doubts(self) -> Iterator[Message]:
        """Yield what is kept beside the entries and is not what they come to."""
