"""Erasing people: the journal without them, every place and every count as it was."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from wgtool.domain.clock import utc_text
from wgtool.domain.folding import fold
from wgtool.domain.handles import handle_of
from wgtool.domain.identities import Identities
from wgtool.domain.journal import Change, Entry
from wgtool.domain.moving_up import let_go, promotion_clashes, promotions
from wgtool.domain.names import name_key
from wgtool.domain.people import clean_field, is_placeholder
from wgtool.domain.persons import People, Person
from wgtool.domain.plan import Plan
from wgtool.domain.records import Record
from wgtool.domain.store import Transaction
from wgtool.errors import Refused
from wgtool.services.changing import Done, taking_turn
from wgtool.services.desk import Desk
from wgtool.services.outcome import Outcome
from wgtool.services.privacy.blackout import Seen
from wgtool.services.privacy.redaction import Erased, forget
from wgtool.services.who import called, is_address, one_called, only, unknown
from wgtool.texts.say import Message, msg

# Whom to erase, by what to call them.
Choice = Callable[[Plan, People], Mapping[str, Person]]


def one_person(plan: Plan, people: People, text: str) -> tuple[str, Person]:
    """Return whom an address or a whole name means, of the journal or a copy, and what to call them by.

    A name is that of somebody in the store, else of a deputy, a guest or whoever else stands somewhere by name.

    Raises:
        Refused: Nobody ever had the address, or several had it and nobody has it now; nobody is called so, or several.
        BadValue: It cannot be an address, and nobody has it.
    """
    if not is_address(text):
        return _called(plan, people, clean_field("name", text))
    email = handle_of(text, people.find, lambda: chain.from_iterable(one.keys for one in people.everyone()))
    return email, _only(people, email)


def _only(people: People, email: str) -> Person:
    known = chain.from_iterable(one.keys for one in people.everyone())
    return only(email, {person.address: person for person in people.find(email)}, known)


def _called(plan: Plan, people: People, name: str) -> tuple[str, Person]:
    if found := called(plan.state.people.values(), name):
        email = one_called(name, found, plan).email
        return email, _only(people, email)
    key = name_key(name)
    strangers = [one for one in people.everyone() if key in map(name_key, one.names)]
    if len(strangers) > 1:
        addresses = tuple(one.address for one in strangers)
        raise Refused("who.several", name=name).advise("who.choose", people=addresses)
    found_loose = people.loose.get(key)
    if strangers:
        return strangers[0].address, people.together([*strangers, *([found_loose] if found_loose else [])])
    if found_loose:
        return min(found_loose.loose), found_loose
    raise unknown(plan, name, (spelling for one in people.loose.values() for spelling in sorted(one.loose)))


def choice_of(text: str) -> Choice:
    """Return the choice of whoever an address or a name means (see `one_person`)."""
    return lambda plan, people: dict([one_person(plan, people, text)])


class Erasure(NamedTuple):
    """People erased, or to be erased.

    What to call them by, what was done, the copies that held them, too, the texts that named them or do in part, and
    the journal afterwards (None where it never named them).
    """

    emails: tuple[str, ...]
    done: Done
    copies: list[str]
    seen: tuple[Seen, ...]
    journal: list[Entry] | None = None


def carry_out(desk: Desk, choose: Choice, *, rehearse: bool, redact: bool = False) -> Erasure:
    """Erase people from the store and from what its engine keeps beside it. Their places go to those who wait.

    Args:
        desk: The run.
        choose: Whom to erase, each with what to call them by.
        rehearse: Whether to write nothing.
        redact: Whether parts of their names are blacked out of texts, too.

    Raises:
        Refused: As `choose`.
        StoreError: The store refuses; it stands as it was.
    """
    if rehearse:
        entries = list(desk.whole().entries)
        return erased(desk, desk.plan, entries, choose, None, redact=redact)
    with taking_turn(desk) as turn:
        return erased(desk, Plan(desk.programme, turn.state, desk.now), turn.entries(), choose, turn, redact=redact)


def erased(
    desk: Desk, plan: Plan, entries: list[Entry], choose: Choice, turn: Transaction | None, *, redact: bool = False
) -> Erasure:
    """Decide an erasure and, in a writer’s turn, do it."""
    kept = desk.store.copies()
    journals = [entries, *(list(copy.entries) for copy in kept)]
    people = People(journals)
    chosen = choose(plan, people)
    person = people.together(chosen.values())
    main, *copies = forget(journals, people, person, redact=redact)
    # What cannot be read of a copy may name them.
    changed = {
        copy.name: after.entries
        for copy, before, after in zip(kept, journals[1:], copies, strict=True)
        if chosen and (not copy.whole or after.entries != before)
    }
    outcome, after, journal = _decided(desk, plan, main, person, tuple(chosen))
    if turn is not None and chosen:
        with desk.writing():
            turn.erase(journal, changed)
    written = turn.state.last if turn is not None and journal is not None else None
    return Erasure(tuple(chosen), Done(outcome, after, written), list(changed), _seen([main, *copies]), journal)


def _seen(erased: Iterable[Erased]) -> tuple[Seen, ...]:
    """Return the texts that named a person in the journal or a copy, each once."""
    return tuple({seen.text: seen for one in reversed(list(erased)) for seen in reversed(one.seen)}.values())[::-1]


def _decided(
    desk: Desk, plan: Plan, erased: Erased, person: Person, emails: tuple[str, ...]
) -> tuple[Outcome, Plan, list[Entry] | None]:
    """Return what is to be said, the plan afterwards, and the journal without a person; None if it never named them."""
    if not erased.touched:
        return _outcome(plan, person, emails, {}, [], ()), plan, None
    state = fold(erased.entries, plan.state.definitions)
    without = Plan(plan.programme, state, plan.now)
    change = _leaving(without, erased)
    text = [msg("erase.entries", count=erased.touched)]
    if erased.blacked_out:
        text.append(msg("erase.blacked_out", count=erased.blacked_out))
    known, _ = person.everywhere[0]
    nameless = _nameless(Identities(erased.entries)) - _nameless(known)
    outcome = _outcome(without, person, emails, change, text, nameless)
    entry = Entry(state.last + 1, utc_text(desk.now), desk.user, "erase", change)
    state.apply(entry)
    return outcome, without, [*erased.entries, entry]


def _outcome(
    plan: Plan, person: Person, emails: Sequence[str], change: Change, text: list[Message], nameless: Iterable[str]
) -> Outcome:
    promoted = change.get("promoted", [])
    return Outcome(
        do="erase",
        change=change,
        text=(*(msg("erase.done", email=email) for email in emails), *text),
        people=tuple(dict.fromkeys([*emails, *(place["email"] for place in promoted)])),
        promoted=tuple(promoted),
        warnings=(
            *promotion_clashes(plan, promoted),
            *_namesakes(plan, person),
            *(msg("erase.former", address=one) for one in sorted(nameless)),
        ),
    )


def _leaving(plan: Plan, erased: Erased) -> Change:
    """Return what the entry of an erasure records: the placeholders leave, and who waits moves up."""
    keys = [key for key in erased.placeholders if key in plan.state.people]
    signups = [signup for key in keys for signup in plan.state.signups_of(key)]
    left: list[Record] = [{"group": signup.group, "email": signup.key} for signup in signups]
    forgotten: list[Record] = [{"email": key} for key in keys]
    promoted = promotions(plan, signups)
    return {"left": left + let_go(plan, promoted), "promoted": promoted, "forgotten": forgotten}


def _nameless(known: Identities) -> set[str]:
    """Return the placeholders of people who have no other address: an erased person had theirs after them."""
    return {address for one in known.everyone() if is_placeholder(address := known.address(one) or "")}


def _namesakes(plan: Plan, person: Person) -> Iterator[Message]:
    """Yield who else has the name of an erased person: perhaps the same one, under an address nobody connected."""
    names = {name.casefold() for name in person.names}
    for other in plan.state.people.values():
        if other.name.casefold() in names:
            yield msg("erase.namesake", email=other.email)
