"""The journal in the user’s words: who did what, when."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from wgtool.domain.clock import local_text
from wgtool.domain.folding import undone_by
from wgtool.domain.identities import Identities, is_placeholder
from wgtool.domain.journal import Entry, PersonRecord, SessionRecord
from wgtool.domain.people import DETAILS, email_key
from wgtool.domain.programme import Programme
from wgtool.services.signups.details import only
from wgtool.texts.language import Language
from wgtool.texts.say import Message, msg, phrase
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
    for entry in entries:
        told = words.of(entry, _wanted(keys.get(entry.n) if keys is not None else None, group))
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


def _keys_of(known: Identities, email: str | None) -> dict[int, frozenset[str]] | None:
    """Return under which addresses each entry names a person; None if nobody is asked for."""
    if email is None:
        return None
    numbers = only(email, {known.address(numbers): numbers for numbers in known.find(email)})
    return {n: frozenset(key for key, one in who.items() if one in numbers) for n, who in known.who.items()}


Wanted = Callable[[Mapping[str, object]], bool]


def _wanted(keys: frozenset[str] | None, group: str | None) -> Wanted:
    if keys is None and group is None:
        return everything

    def wanted(record: Mapping[str, object]) -> bool:
        email = record.get("email")
        ours = keys is None or (isinstance(email, str) and email_key(email) in keys)
        return ours and (group is None or record.get("group") == group)

    return wanted


def everything(_: Mapping[str, object]) -> bool:
    """Want every record."""
    return True


def shortened(messages: list[Message]) -> list[Message]:
    """Return the first of many messages, and how many more there are."""
    if len(messages) <= MOST_LINES:
        return messages
    kept = messages[: MOST_LINES - 1]
    return [*kept, msg("history.more", count=len(messages) - len(kept))]


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
        self._details: dict[int, PersonRecord] = {}

    def of(self, entry: Entry, wanted: Wanted = everything) -> list[Message]:
        """Return what an entry did, of the records that are wanted."""
        self._who = self._known.who[entry.n]
        told = list(self._people(entry, wanted))
        change: Any = entry.change
        for kind in ("left", "promoted", "joined"):
            told += [self._place(kind, record) for record in change.get(kind, ()) if wanted(record)]
        told += [self._session(record) for record in change.get("sessions", ()) if wanted(record)]
        return [*self._besides(entry, wanted), *told]

    def group(self, id_: str) -> object:
        """Return a group’s name, or its id if the programme has it no more."""
        return self._groups.get(id_, id_)

    def name(self, email: str) -> object:
        """Return what the person with an address is called."""
        if is_placeholder(email):
            return msg("history.erased_person", number=email.rpartition("-")[2])
        known = self._details.get(self._who[email_key(email)])
        return known["name"] if known and known["name"] else email

    def _besides(self, entry: Entry, wanted: Wanted) -> Iterator[Message]:
        change = entry.change
        if "undoes" in change and wanted is everything:
            yield msg("history.undo", n=change["undoes"])
        edited = [record for record in change.get("definitions", ()) if wanted(record)]
        if edited and entry.do == "programme":
            yield msg("history.programme", count=len(edited))
        if entry.do in {"erase", "repair", "restore", "lost"} and wanted({"email": None, "group": None}):
            yield msg(f"history.{entry.do}")

    def _people(self, entry: Entry, wanted: Wanted) -> Iterator[Message]:
        joining = {email_key(record["email"]) for record in entry.change.get("joined", ())}
        for rename in entry.change.get("renamed", ()):
            if wanted({"email": rename["email"]}) or wanted({"email": rename["to"]}):
                before, after = (
                    self.name(text) if is_placeholder(text) else text for text in (rename["email"], rename["to"])
                )
                values = {"before": before, "after": after, "name": self.name(rename["to"])}
                yield msg(f"history.{'merged' if entry.do == 'merge' else 'renamed'}", **values)
        for record in entry.change.get("people", ()):
            key = email_key(record["email"])
            before = self._details.get(self._who[key])
            self._details[self._who[key]] = record
            if wanted({"email": record["email"]}) and (before is not None or key not in joining):
                yield from self._details_changed(before, record)

    def _details_changed(self, before: PersonRecord | None, after: PersonRecord) -> Iterator[Message]:
        changed = [field for field in DETAILS if before is None or before.get(field) != after.get(field)]
        if is_placeholder(after["email"]):
            yield msg("history.amended", name=self.name(after["email"]))
        given = tuple(msg(f"label.{field}") for field in changed if after.get(field) or before)
        if given:
            yield msg("history.details", name=self.name(after["email"]), fields=given)

    def _place(self, kind: str, record: dict[str, Any]) -> Message:
        key = f"history.{kind}" if kind != "joined" else f"history.joined_{record['status']}"
        return msg(key, name=self.name(record["email"]), group=self.group(record["group"]))

    def _session(self, record: SessionRecord) -> Message:
        starts = record["starts"]
        key = record["status"] if record["status"] != "scheduled" or starts is None else "moved"
        session = msg(
            f"history.session_{key}",
            group=self.group(record["group"]),
            week=record["week"],
            at=datetime.fromisoformat(starts) if starts else msg("history.usual_time"),
        )
        return msg("history.reason", what=session, reason=record["reason"]) if record["reason"] else session
