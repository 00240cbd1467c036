"""Kinds of record: what an entry may say, one module a kind.

An entry records outcomes, not wishes: who is confirmed and who waits, which session now stands where. So what was
true stays true when the programme file is edited later, and folding needs nothing but the entries.

The module’s name is the kind’s key in the entry. Each answers every question of `Kind` itself; whoever folds, erases,
tells or remembers asks there. By name only what is not of kinds in general is known: details make a person
(`identities`), and what an undo gives back is told of places, sessions and notes (`services.store.undo`).
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

from wgtool.domain.journal import TAKEN, DoesNotFit, steps
from wgtool.domain.people import email_key

if TYPE_CHECKING:
    from wgtool.domain.journal import Change, Entry
    from wgtool.domain.sessions import SessionKey
    from wgtool.domain.state import State
    from wgtool.texts.say import Message

Record = dict[str, Any]
NONE: tuple[str, ...] = ()


class Voice(Protocol):
    """Who puts records into words: it knows what groups and people are called as an entry is told."""

    def group(self, id_: str) -> object:
        """Return a group’s name, or its id if the programme has it no more."""

    def name(self, email: str) -> object:
        """Return what the person with an address is called."""

    def address(self, email: str) -> object:
        """Return an address, or what stands for an erased one."""

    def details(self, email: str) -> Mapping[str, str] | None:
        """Return a person’s details before the record that is told."""

    def learn(self, details: Record) -> None:
        """Take note of a person’s details."""

    def wanted(self, record: Record) -> bool:
        """Whether somebody asked for what a record says."""


class Kind(Protocol):
    """The questions that each kind of record answers.

    Attributes:
        ABOUT: Its row in `docs/store.md`.
        ALONE: Whether it concerns no others than those it names, so that it can be folded for some people alone.
        WHOM: The keys that hold people’s addresses, which may be missing or null; whose record it is comes first. What
            is of a group has its id under `group`.
        NAMES: The keys that hold the whole name of somebody whom the store need not know, each with the key of `WHOM`
            that holds their address, empty where there is none: with the person the name goes.
        TEXTS: The keys whose texts people wrote: an erased person’s address is blacked out in them.
        PROSE: Those of them in which people are named, so that names are blacked out, too.
    """

    ABOUT: str
    ALONE: bool
    WHOM: tuple[str, ...]
    NAMES: tuple[tuple[str, str], ...]
    TEXTS: tuple[str, ...]
    PROSE: tuple[str, ...]

    def fold(self, state: "State", record: Record, entry: "Entry") -> None:
        """Make a record true, if it changes anything that is true now.

        Raises:
            DoesNotFit: It contradicts what is true, or its values are of other kinds; nothing of it is taken then.
        """

    def touched(self, record: Record) -> "SessionKey | None":
        """Return the session whose revision counts a record, also when its entry is taken back."""

    def spent(self, record: Record) -> int | None:
        """Return up to which number a record gives numbers to notes, which are theirs also when it is taken back.

        Raises:
            LookupError: The record makes no sense.
        """

    def renames(self, record: Record) -> tuple[str, str] | None:
        """Return which address became which other one; None if none did."""

    def redacted(self, record: Record) -> Record | None:
        """Return what the fold needs of an erased person’s record, the placeholder in it already; None if nothing.

        A kind that names nobody is asked, too: what it says may be of anybody. Texts are blacked out afterwards.
        """

    def tell(self, records: Iterable[Record], entry: "Entry", voice: Voice) -> Iterator["Message"]:
        """Yield what records of an entry say, in the user’s words."""

    def story(self, record: Record, own: "Change") -> str | None:
        """Return the key of what a record means for the person whose it is; None if nothing.

        Its text has a place for `at` and, where the record is of a group, for `group`. `own` is all that the record’s
        entry says of the person.
        """


def addresses_in(kind: Kind, record: Record) -> Iterator[str]:
    """Yield the addresses in a record; one that may be left out may as well be null."""
    return (text for field in kind.WHOM if isinstance(text := record.get(field), str))


def can_be_asked(change: "Change") -> bool:
    """Whether people can be looked for in an entry that was never folded: of a copy, or taken back later."""
    if TAKEN in change and not _are_sound(change[TAKEN]):
        return False
    for _, kind, records in records_of(change):
        for record in records:
            try:
                kind.touched(record)
                kind.spent(record)
                renames = kind.renames(record) or ()
            except LookupError:
                return False
            texts = (
                text
                for field in (*kind.WHOM, *kind.TEXTS, *(name for name, _ in kind.NAMES))
                if (text := record.get(field)) is not None
            )
            if not all(isinstance(text, str) for text in (*renames, *texts)):
                return False
    return True


def _are_sound(taken: Iterable[Record]) -> bool:
    """Whether people can be looked for in entries that were taken in."""
    from wgtool.domain.records.taken import check  # noqa: PLC0415 - few stores were joined

    try:
        for record in taken:
            check(record)
    except (DoesNotFit, LookupError, TypeError):
        return False
    return all(can_be_asked(record["change"]) for record in taken)


class _Anyone:
    """A voice that knows nobody, to hear whether records can be told at all."""

    def group(self, id_: str) -> object:
        return _text(id_)

    def name(self, email: str) -> object:
        return _text(email)

    address = name

    def details(self, _email: str) -> None:
        return None

    def learn(self, details: Record) -> None:
        """Take note of nothing, but that it is told of somebody."""
        _text(details["email"])
        _text(details["name"])

    def wanted(self, _record: Record) -> bool:
        return True


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def can_be_told(entry: "Entry") -> bool:
    """Whether what an entry says that was never folded can be put into words: of a history, or of a report."""
    from wgtool.texts.catalogues import texts_of  # noqa: PLC0415 - only what was taken back is looked at so
    from wgtool.texts.say import phrase  # noqa: PLC0415 - as above

    try:
        for step in steps(entry):
            for _, kind, records in records_of(step.change):
                for message in kind.tell(records, step, _Anyone()):
                    phrase(message, "en")
                for record in records:
                    key = kind.story(record, step.change)
                    # What a story says of a group, it says of one that is named.
                    if key is not None and "{group}" in texts_of(key)[0]:
                        _text(record["group"])
    except (LookupError, TypeError, ValueError, AttributeError):
        return False
    return True


def nothing(*_: object) -> None:
    """Answer a question that has no answer for a kind."""


def silence(*_: object) -> Iterator["Message"]:
    """Tell nothing."""
    return iter(())


def whole(record: Record) -> Record:
    """Keep all of a record: no person is in it, or only by address."""
    return record


@cache
def kind_of(key: str) -> Kind:
    """Return the kind of an entry’s key.

    Raises:
        LookupError: There is no such kind.
    """
    if not key.isidentifier() or key.startswith("_"):
        raise LookupError(key)
    name = f"{__name__}.{key}"
    try:
        return cast("Kind", import_module(name))
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        raise LookupError(key) from error


def records_of(change: "Change") -> Iterator[tuple[str, Kind, list[Record]]]:
    """Yield the records of a change by kind, in the order in which they are applied: as they stand."""
    for key, records in change.items():
        if key != "undoes":
            yield key, kind_of(key), records


def named_in(change: "Change") -> Iterator[str]:
    """Yield the keys of the people whom a change names."""
    for _, kind, records in records_of(change):
        for record in records:
            yield from map(email_key, addresses_in(kind, record))
