"""Erasing people: the journal without them, every place and every count as it was."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from wgtool.domain.clock import utc_text
from wgtool.domain.folding import fold
from wgtool.domain.identities import Identities, Numbers, People, Person, named_in
from wgtool.domain.journal import Change, Entry
from wgtool.domain.people import ERASED, FORMER, email_key, is_placeholder
from wgtool.domain.plan import Plan
from wgtool.domain.records import Kind, Record, records_of
from wgtool.domain.records.forgotten import ForgottenRecord
from wgtool.domain.records.left import PlaceRecord
from wgtool.domain.signups import promotions
from wgtool.domain.store import Transaction
from wgtool.services.changing import Done
from wgtool.services.desk import Desk
from wgtool.services.outcome import Outcome
from wgtool.services.signups.details import only
from wgtool.texts.say import Message, msg

# What stands where a text named an erased person.
BLACKED_OUT = "[…]"
# Whom to erase, by what to call them.
Choice = Callable[[Plan, People], Mapping[str, Person]]


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


def choice_of(email: str) -> Choice:
    """Return the choice of whoever an address names (see `one_person`)."""
    return lambda _, people: {email: one_person(people, email)}


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
    chosen = choose(plan, people)
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
        change: Change = {key: value for key, value in entry.change.items() if key == "undoes"}
        for key, kind, records in records_of(entry.change):
            found = (self._record(kind, record, who) for record in records)
            kept = [self._blacked_out(kind, record, texts) for record in found if record is not None]
            if kept or not records:
                change[key] = kept
        return change

    def _record(self, kind: Kind, record: Record, who: dict[str, int]) -> Record | None:
        """Return a record with what stands for addresses, and of an erased person only what the fold needs."""
        named = {field: record[field] for field in kind.WHOM if isinstance(record.get(field), str)}
        numbers = [who[email_key(text)] for text in named.values()]
        after = record | {
            field: self._address(text, number) for (field, text), number in zip(named.items(), numbers, strict=True)
        }
        if pair := kind.renames(after):
            return None if pair[0] == pair[1] else after
        return kind.redacted(after) if numbers and numbers[0] in self.gone else after

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

    def _blacked_out(self, kind: Kind, record: Record, texts: list[re.Pattern[str]]) -> Record:
        return record | {
            field: self._text(text, [*texts, *self.names] if field in kind.PROSE else texts)
            for field in kind.TEXTS
            if isinstance(text := record.get(field), str)
        }

    def _text(self, text: str, patterns: list[re.Pattern[str]]) -> str:
        clean = text
        for pattern in patterns:
            clean = pattern.sub(BLACKED_OUT, clean)
        self.blacked_out += clean != text
        return clean


def _highest(entries: Iterable[Entry], kind: str) -> int:
    """Return the highest number that a placeholder of a kind has."""
    emails = (email for entry in entries for *_, named in named_in(entry) for email in named)
    found = (int(text.rpartition("-")[2]) for text in emails if text.startswith(kind) and is_placeholder(text))
    return max(found, default=0)


def _patterns(texts: Iterable[str], *, any_case: bool) -> list[re.Pattern[str]]:
    """Return what finds any of some texts, whole: one pattern, or none without texts."""
    either = "|".join(re.escape(text) for text in sorted(texts, key=len, reverse=True))
    return [re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE if any_case else 0)] if either else []


class Erasure(NamedTuple):
    """People erased, or to be erased: what to call them by, what was done, and the copies that held them, too."""

    emails: tuple[str, ...]
    done: Done
    copies: list[str]


def carry_out(desk: Desk, choose: Choice, *, rehearse: bool) -> Erasure:
    """Erase people from the store and from what its engine keeps beside it.

    Raises:
        Refused: As `choose`.
        StoreError: The store refuses; it stands as it was.
    """
    if rehearse:
        return _erasure(desk, desk.plan, list(desk.store.entries()), choose, None)
    with desk.store.transaction(desk.lock_seconds) as turn:
        desk.warn_if_torn(torn=turn.torn)
        return _erasure(desk, Plan(desk.programme, turn.state), turn.entries(), choose, turn)


def _erasure(
    desk: Desk,
    plan: Plan,
    entries: list[Entry],
    choose: Choice,
    turn: Transaction | None,
) -> Erasure:
    """Decide an erasure and, in a writer’s turn, do it."""
    kept = desk.store.copies()
    journals = [entries, *(list(copy.entries) for copy in kept)]
    decision = erase(plan, journals, choose, utc_text(desk.now), desk.user)
    # What cannot be read of a copy may name them.
    changed = {
        copy.name: after
        for copy, after in zip(kept, decision.copies, strict=True)
        if decision.emails and (not copy.whole or after != list(copy.entries))
    }
    entry = None
    if turn is not None and decision.emails:
        with desk.writing():
            turn.erase(decision.journal, changed)
        entry = turn.state.last if decision.journal is not None else None
    return Erasure(decision.emails, Done(decision.outcome, decision.plan, entry), list(changed))
