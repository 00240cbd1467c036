"""Erasing people: the journal without them, every place and every count as it was."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from wgtool.domain.folding import fold
from wgtool.domain.identities import (
    ERASED,
    FORMER,
    Identities,
    Numbers,
    People,
    Person,
    is_placeholder,
    named_in,
)
from wgtool.domain.journal import Change, Entry, ForgottenRecord, PlaceRecord
from wgtool.domain.people import email_key
from wgtool.domain.plan import Plan
from wgtool.domain.signups import promotions
from wgtool.services.outcome import Outcome
from wgtool.services.signups.details import only
from wgtool.texts.say import Message, msg

# What stands where a text named an erased person.
BLACKED_OUT = "[…]"
# Whom to erase, by what to call them.
Choice = Callable[[People], Mapping[str, Person]]
# Values of records that are the journal’s own words, not people’s.
_OWN_WORDS = frozenset({"email", "to", "group", "status", "language", "starts", "at", "digest"})


class Erased(NamedTuple):
    """Entries without a person. `placeholders` stand for them there, `blacked_out` counts texts that named them."""

    entries: list[Entry]
    placeholders: tuple[str, ...]
    blacked_out: int


def one_person(people: People, email: str) -> Person:
    """Return whom an address names, of the journal or a copy.

    Raises:
        Refused: Nobody ever had the address, or several had it and nobody has it now.
    """
    return only(email, {person.address: person for person in people.find(email)})


def forget(journals: Sequence[list[Entry]], people: People, person: Person) -> list[Erased]:
    """Return a journal and its copies without a person: a numbered placeholder stands where they did.

    Where someone else once had one of the person’s addresses, a placeholder stands for that address, too, unless it is
    theirs still. Notes and reasons that name the person, or hold an address of theirs, have it blacked out.
    """
    main, gone = people.journals[0], person.numbers[0]
    own, taken = main.current(gone), main.taken(gone)
    erased = []
    for entries, known, mine in zip(journals, people.journals, person.numbers, strict=True):
        shared = person.keys & (taken | known.taken(mine)) - own
        erased.append(_Eraser(entries, known, mine, person.keys - shared, shared, person.names).erased())
    return erased


class Erasing(NamedTuple):
    """A decision to erase.

    `emails` are what the people are called by, `journal` is the journal without them, None if it never named them,
    `copies` are the copies without them, `plan` is the programme as it stands then.
    """

    outcome: Outcome
    plan: Plan
    emails: tuple[str, ...]
    journal: list[Entry] | None
    copies: list[list[Entry]]


def erase(plan: Plan, journals: Sequence[list[Entry]], choose: Choice, at: str, by: str) -> Erasing:
    """Decide what is left of a journal and its copies without some people.

    Their places become free, and who waits moves up.

    Args:
        plan: The programme as it stands.
        journals: The journal’s entries, then those of each copy.
        choose: Whom to erase, each with the address to call them by.
        at: The time, UTC, ISO 8601.
        by: The system user.

    Raises:
        Refused: As `choose`.
    """
    people = People(journals)
    chosen = choose(people)
    emails, person = tuple(chosen), people.together(chosen.values())
    main, *copies = forget(journals, people, person)
    without = [copy.entries for copy in copies]
    touched = sum(before != after for before, after in zip(journals[0], main.entries, strict=True))
    if not touched:
        return Erasing(_outcome(plan, person, emails, {}, []), plan, emails, None, without)
    after = Plan(plan.programme, fold(main.entries, plan.state.definitions))
    change = _leaving(after, main)
    text = [msg("erase.entries", count=touched)]
    if main.blacked_out:
        text.append(msg("erase.blacked_out", count=main.blacked_out))
    outcome = _outcome(after, person, emails, change, text)
    entry = Entry(after.state.last + 1, at, by, "erase", change)
    after.state.apply(entry)
    return Erasing(outcome, Plan(plan.programme, after.state), emails, [*main.entries, entry], without)


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
    for other in plan.state.people.values():
        if other.name.casefold() in names:
            yield msg("erase.namesake", email=other.email)


class _Eraser:
    """Takes a person out of one journal.

    Args:
        entries: The journal’s entries.
        known: Who is who in them.
        gone: The person.
        keys: Addresses that are nobody else’s any more.
        shared: Addresses of the person’s that somebody else has now: theirs only where they had them.
        names: The names to black out in texts.
    """

    def __init__(
        self,
        entries: list[Entry],
        known: Identities,
        gone: Numbers,
        keys: frozenset[str],
        shared: frozenset[str],
        names: frozenset[str],
    ) -> None:
        self.entries = entries
        self.known = known
        self.gone = gone
        self.keys = keys
        self.shared = shared
        self.numbers = {ERASED: _highest(entries, ERASED), FORMER: _highest(entries, FORMER)}
        self.stand_ins: dict[tuple[int, str], str] = {}
        self.blacked_out = 0
        # A name of one word may be a word: only as it is written.
        self.names = [
            *_patterns((name for name in names if " " in name), any_case=True),
            *_patterns((name for name in names if " " not in name), any_case=False),
        ]
        self.texts = _patterns(keys, any_case=True)

    def erased(self) -> Erased:
        entries = [entry._replace(change=self._change(entry)) for entry in self.entries]
        placeholders = tuple(text for text in self.stand_ins.values() if text.startswith(ERASED))
        return Erased(entries, placeholders, self.blacked_out)

    def _change(self, entry: Entry) -> Change:
        who = self.known.who[entry.n]
        theirs = [key for key in self.shared if self.known.owner(key, entry) in {None, *self.gone}]
        texts = _patterns([*self.keys, *theirs], any_case=True) if theirs else self.texts
        change: Any = {}
        for kind, value in entry.change.items():
            if not isinstance(value, list):
                change[kind] = value
                continue
            kept = [record for one in value if (record := self._record(kind, one, who)) is not None]
            if kept or not value:
                change[kind] = [self._blacked_out(record, texts) for record in kept]
        return change  # type: ignore[no-any-return]

    def _record(self, kind: str, record: dict[str, Any], who: dict[str, int]) -> dict[str, Any] | None:
        if kind == "renamed":
            return self._renamed(record, who)
        number = who.get(email_key(record["email"])) if isinstance(record.get("email"), str) else None
        if number is None:
            return record
        email = self._address(record["email"], number)
        if number not in self.gone:
            return {**record, "email": email}
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
        if key in self.keys:
            return self._stand_in(FORMER, number, key)
        return written

    def _stand_in(self, kind: str, number: int, key: str) -> str:
        if (number, key) not in self.stand_ins:
            self.numbers[kind] += 1
            self.stand_ins[number, key] = f"{kind}{self.numbers[kind]}"
        return self.stand_ins[number, key]

    def _blacked_out(self, record: dict[str, Any], texts: list[re.Pattern[str]]) -> dict[str, Any]:
        return {
            key: self._text(key, value, texts) if isinstance(value, str) and key not in _OWN_WORDS else value
            for key, value in record.items()
        }

    def _text(self, key: str, text: str, texts: list[re.Pattern[str]]) -> str:
        clean = text
        for pattern in [*texts, *self.names] if key in {"notes", "reason"} else texts:
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
