"""Erasing people: the journal without them, every place and every count as it was."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from wgtool.domain.folding import fold
from wgtool.domain.identities import ERASED, FORMER, Identities, is_placeholder, named_in
from wgtool.domain.joining import promotions
from wgtool.domain.journal import Change, Entry, ForgottenRecord, PlaceRecord
from wgtool.domain.people import email_key
from wgtool.domain.plan import Plan
from wgtool.errors import Refused
from wgtool.services.outcome import Outcome
from wgtool.texts.say import Message, msg

# What stands where a text named an erased person.
BLACKED_OUT = "[…]"
# Values of records that are the journal’s own words, not people’s.
_OWN_WORDS = frozenset({"email", "to", "group", "status", "language", "starts", "at", "digest"})


class Person(NamedTuple):
    """Whom to erase: every address and every name they had."""

    keys: frozenset[str]
    names: frozenset[str]


class Erased(NamedTuple):
    """Entries without a person. `placeholders` stand for them there, `blacked_out` counts texts that named them."""

    entries: list[Entry]
    placeholders: tuple[str, ...]
    blacked_out: int


def person_in(journals: Iterable[Iterable[Entry]], emails: Iterable[str]) -> Person:
    """Return all by which some people are known in a journal and its copies."""
    wanted = list(emails)
    keys: set[str] = set()
    names: set[str] = set()
    for entries in journals:
        known = Identities(entries)
        for email in wanted:
            found = known.find(email)
            keys |= known.keys(found)
            names |= set(known.names(found))
    return Person(frozenset(keys), frozenset(name for name in names if name))


def forget(entries: Iterable[Entry], person: Person) -> Erased:
    """Return entries without a person: a numbered placeholder stands where they did.

    Where someone else once had one of the person’s addresses, a placeholder stands for that address, too. Notes and
    reasons that name the person, or hold an address of theirs, have it blacked out.
    """
    return _Eraser(list(entries), person).erased()


class Erasing(NamedTuple):
    """A decision to erase.

    `journal` is the journal without the people, None if it never named them, `copies` are the copies without them,
    `plan` is the programme as it stands then.
    """

    outcome: Outcome
    plan: Plan
    journal: list[Entry] | None
    copies: list[list[Entry]]


def erase(plan: Plan, journals: Sequence[list[Entry]], emails: Sequence[str], at: str, by: str) -> Erasing:
    """Decide what is left of a journal and its copies without some people.

    Their places become free, and who waits moves up.

    Args:
        plan: The programme as it stands.
        journals: The journal’s entries, then those of each copy.
        emails: Whom to erase, by any address they ever had.
        at: The time, UTC, ISO 8601.
        by: The system user.

    Raises:
        Refused: Nobody was ever known under the addresses.
    """
    person = person_in(journals, emails)
    if emails and not person.keys:
        raise Refused("person.unknown", email=emails[0])
    main, *copies = journals
    erased = forget(main, person)
    without = [forget(copy, person).entries for copy in copies]
    touched = sum(before != after for before, after in zip(main, erased.entries, strict=True))
    if not touched:
        return Erasing(_outcome(plan, person, emails, {}, []), plan, None, without)
    after = Plan(plan.programme, fold(erased.entries, plan.state.definitions))
    change = _leaving(after, erased)
    text = [msg("erase.entries", count=touched)]
    if erased.blacked_out:
        text.append(msg("erase.blacked_out", count=erased.blacked_out))
    outcome = _outcome(after, person, emails, change, text)
    entry = Entry(after.state.last + 1, at, by, "erase", change)
    after.state.apply(entry)
    return Erasing(outcome, Plan(plan.programme, after.state), [*erased.entries, entry], without)


def _outcome(plan: Plan, person: Person, emails: Sequence[str], change: Change, text: list[Message]) -> Outcome:
    promoted = change.get("promoted", [])
    return Outcome(
        do="erase",
        change=change,
        text=(*(msg("erase.done", email=email) for email in emails), *text),
        people=tuple(dict.fromkeys([*emails, *(place["email"] for place in promoted)])),
        promoted=tuple(promoted),
        warnings=tuple(_namesakes(plan, person)),
    )


def _leaving(plan: Plan, erased: Erased) -> Change:
    """Return what the entry of an erasure records: the placeholders leave, and who waits moves up."""
    keys = [key for key in erased.placeholders if key in plan.state.people]
    signups = [signup for key in keys for signup in plan.state.signups_of(key)]
    left: list[PlaceRecord] = [{"group": signup.group, "email": signup.key} for signup in signups]
    forgotten: list[ForgottenRecord] = [{"email": key} for key in keys]
    return {"left": left, "promoted": promotions(plan, signups), "forgotten": forgotten}


def _namesakes(plan: Plan, person: Person) -> Iterator[Message]:
    """Yield who else has the name of an erased person: perhaps the same one, under an address nobody connected."""
    names = {name.casefold() for name in person.names}
    for key, other in plan.state.people.items():
        if key not in person.keys and other.name.casefold() in names:
            yield msg("erase.namesake", email=other.email)


class _Eraser:
    def __init__(self, entries: list[Entry], person: Person) -> None:
        self.entries = entries
        self.person = person
        self.known = Identities(entries)
        self.gone = {number for key in person.keys for number in self.known.find(key)}
        self.numbers = {ERASED: _highest(entries, ERASED), FORMER: _highest(entries, FORMER)}
        self.stand_ins: dict[tuple[int, str], str] = {}
        self.blacked_out = 0
        self.texts = _patterns(person.keys, any_case=True)
        # A name of one word may be a word: only as it is written.
        self.names = [
            *_patterns((name for name in person.names if " " in name), any_case=True),
            *_patterns((name for name in person.names if " " not in name), any_case=False),
        ]

    def erased(self) -> Erased:
        entries = [entry._replace(change=self._change(entry)) for entry in self.entries]
        placeholders = tuple(text for text in self.stand_ins.values() if text.startswith(ERASED))
        return Erased(entries, placeholders, self.blacked_out)

    def _change(self, entry: Entry) -> Change:
        who = self.known.who[entry.n]
        change: Any = {}
        for kind, value in entry.change.items():
            if not isinstance(value, list):
                change[kind] = value
                continue
            kept = [record for one in value if (record := self._record(kind, one, who)) is not None]
            if kept or not value:
                change[kind] = kept
        return change  # type: ignore[no-any-return]

    def _record(self, kind: str, record: dict[str, Any], who: dict[str, int]) -> dict[str, Any] | None:
        if kind == "renamed":
            return self._renamed(record, who)
        number = who.get(email_key(record["email"])) if isinstance(record.get("email"), str) else None
        if number is None:
            return self._blacked_out(record)
        email = self._address(record["email"], number)
        if number not in self.gone:
            return self._blacked_out({**record, "email": email})
        if kind == "people":
            return {"email": email, "name": "", "organisation": ""}
        # Only what the fold needs stays of a place; of other kinds of record about the person, nothing.
        places = {"joined": ("group", "email", "status"), "left": ("group", "email"), "promoted": ("group", "email")}
        return {key: email if key == "email" else record[key] for key in places[kind]} if kind in places else None

    def _renamed(self, record: dict[str, Any], who: dict[str, int]) -> dict[str, Any] | None:
        before, after = email_key(record["email"]), email_key(record["to"])
        mapped = {
            "email": self._address(record["email"], who[before]),
            "to": self._address(record["to"], who[after]),
        }
        return None if mapped["email"] == mapped["to"] else mapped

    def _address(self, written: str, number: int) -> str:
        """Return what stands for an address of one of the persons."""
        key = email_key(written)
        if number in self.gone and not is_placeholder(written):
            return self._stand_in(ERASED, number, "")
        if key in self.person.keys:
            return self._stand_in(FORMER, number, key)
        return written

    def _stand_in(self, kind: str, number: int, key: str) -> str:
        if (number, key) not in self.stand_ins:
            self.numbers[kind] += 1
            self.stand_ins[number, key] = f"{kind}{self.numbers[kind]}"
        return self.stand_ins[number, key]

    def _blacked_out(self, record: dict[str, Any]) -> dict[str, Any]:
        return {
            key: self._text(key, value) if isinstance(value, str) and key not in _OWN_WORDS else value
            for key, value in record.items()
        }

    def _text(self, key: str, text: str) -> str:
        patterns = [*self.texts, *self.names] if key in {"notes", "reason"} else self.texts
        clean = text
        for pattern in patterns:
            clean = pattern.sub(BLACKED_OUT, clean)
        self.blacked_out += clean != text
        return clean


def _highest(entries: Iterable[Entry], kind: str) -> int:
    """Return the highest number that a placeholder of a kind has."""
    found = [0]
    for entry in entries:
        emails = [record["email"] for _, record in named_in(entry)]
        emails += [text for rename in entry.change.get("renamed", ()) for text in (rename["email"], rename["to"])]
        found += [int(text.rpartition("-")[2]) for text in emails if text.startswith(kind) and is_placeholder(text)]
    return max(found)


def _patterns(texts: Iterable[str], *, any_case: bool) -> list[re.Pattern[str]]:
    """Return what finds any of some texts, whole: one pattern, or none without texts."""
    either = "|".join(re.escape(text) for text in sorted(texts, key=len, reverse=True))
    return [re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE if any_case else 0)] if either else []
