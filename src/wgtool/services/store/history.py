"""The journal in the user’s words: who did what, when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from wgtool.domain.clock import local_text
from wgtool.domain.folding import undone_by
from wgtool.domain.handles import handle_of
from wgtool.domain.identities import Identities
from wgtool.domain.journal import TAKEN, Entry, StepKey, steps
from wgtool.domain.people import email_key, is_placeholder
from wgtool.domain.programme import Programme
from wgtool.domain.records import Kind, Record, addresses_in, records_of
from wgtool.services.who import only
from wgtool.texts.language import Language
from wgtool.texts.say import Message, msg, phrase

if TYPE_CHECKING:
    from wgtool.views.store import HistoryLine, HistoryView

# An import may name hundreds: so many are told, then how many more there are.
MOST_LINES = 6


def history(
    programme: Programme, entries: Iterable[Entry], lang: Language, email: str | None, group: str | None
) -> HistoryView:
    """Return the journal in words.

    Args:
        programme: The definitions.
        entries: The journal’s entries.
        lang: The language.
        email: Only what concerns this person; of entries that name others too, only what they say of this one.
        group: Only what concerns the group of this id.

    Raises:
        Refused: The person is not in the journal.
    """
    entries = list(entries)
    known = Identities(entries)
    keys = _keys_of(known, email)
    undone = undone_by(entries)
    words = Words(programme, known)
    lines: list[HistoryLine] = []
    for whole, entry in ((one, step) for one in entries for step in in_lines(one)):
        told = words.of(entry, keys.get(entry.key) if keys is not None else None, group)
        if keys is None and group is None:
            told = told or _of_join(whole, entry)
        if told or (email is None and group is None):
            lines.append(
                {
                    "n": entry.n,
                    "at": local_text(entry.at, programme.timezone),
                    "by": entry.by,
                    "do": entry.do,
                    "text": "; ".join(phrase(message, lang) for message in shortened(told)),
                    "undone": entry.n in undone,
                }
            )
    return {"schema": "wgtool/history/1", "programme": programme.name.pick(lang), "entries": lines}


def _keys_of(known: Identities, email: str | None) -> dict[StepKey, frozenset[str]] | None:
    """Return under which addresses each entry names a person; None if nobody is asked for."""
    if email is None:
        return None
    email = handle_of(email, known.find, lambda: known.owners)
    numbers = only(email, {known.address(numbers): numbers for numbers in known.find(email)}, known.owners)
    return {step: frozenset(key for key, one in who.items() if one in numbers) for step, who in known.who.items()}


def in_lines(entry: Entry) -> Iterator[Entry]:
    """Yield what has a line of its own in the history: an entry or, of a join, itself and then each that it took in."""
    *taken, own = steps(entry)
    yield own
    yield from taken


def shortened(messages: list[Message]) -> list[Message]:
    """Return the first of many messages, and how many more there are."""
    if len(messages) <= MOST_LINES:
        return messages
    kept = messages[: MOST_LINES - 1]
    return [*kept, msg("history.more", count=len(messages) - len(kept))]


def _of_join(entry: Entry, step: Entry) -> list[Message]:
    """Return what is said of a join, and of what it took in that changed nothing."""
    taken = entry.change.get(TAKEN)
    if taken is None:
        return []
    own = step.id == entry.id
    return [msg("history.join", count=len(taken)) if own else msg("history.nothing_here")]


class Words:
    """Puts entries into words, one after the other: it remembers what people were called.

    Args:
        programme: The definitions.
        known: Who is who in the entries.
    """

    def __init__(self, programme: Programme, known: Identities) -> None:
        self._groups = {group.id: group.name for group in programme.groups}
        self._known = known
        self._who: dict[str, int] = {}
        self._details: dict[int, Record] = {}
        self._keys: frozenset[str] | None = None
        self._group: str | None = None
        self._kind: Kind

    def of(self, entry: Entry, keys: frozenset[str] | None = None, group: str | None = None) -> list[Message]:
        """Return what an entry did: all of it, or only what it says of some addresses, as keys, or of a group."""
        self._who, self._keys, self._group = self._known.who[entry.key], keys, group
        return [*self._besides(entry), *self._told(entry)]

    def wanted(self, record: Record) -> bool:
        """Whether somebody asked for what a record says."""
        ours = self._keys is None or not self._keys.isdisjoint(map(email_key, addresses_in(self._kind, record)))
        return ours and self._group in {None, record.get("group")}

    def group(self, id_: str) -> object:
        """Return a group’s name, or its id if the programme has it no more."""
        return self._groups.get(id_, id_)

    def name(self, email: str) -> object:
        """Return what the person with an address is called."""
        if is_placeholder(email):
            return msg("history.erased_person", number=email.rpartition("-")[2])
        known = self.details(email)
        return known["name"] if known and known["name"] else email

    def address(self, email: str) -> object:
        """Return an address, or what stands for an erased one."""
        return self.name(email) if is_placeholder(email) else email

    def details(self, email: str) -> Record | None:
        """Return what was last recorded of the person whom the entry calls by an address."""
        return self._details.get(self._who[email_key(email)])

    def learn(self, details: Record) -> None:
        """Take note of a person’s details."""
        self._details[self._who[email_key(details["email"])]] = details

    def _told(self, entry: Entry) -> Iterator[Message]:
        for _, self._kind, records in records_of(entry.change):
            yield from self._kind.tell(records, entry, self)

    def _besides(self, entry: Entry) -> Iterator[Message]:
        """Yield what is not of single people and groups."""
        if self._keys is not None or self._group is not None:
            return
        if "undoes" in entry.change:
            yield msg("history.undo", n=entry.change["undoes"])
        if entry.do in {"erase", "repair", "restore", "lost"}:
            yield msg(f"history.{entry.do}")
