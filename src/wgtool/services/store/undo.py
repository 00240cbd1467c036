"""Taking the last command back."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wgtool.domain.allocation.phase import position as place_in
from wgtool.domain.clock import local_time
from wgtool.domain.folding import fold
from wgtool.domain.identities import Identities
from wgtool.domain.journal import Entry, steps
from wgtool.domain.notes import excerpt
from wgtool.domain.people import Signup, email_key
from wgtool.domain.plan import Plan
from wgtool.domain.records import Record
from wgtool.domain.sessions import Session
from wgtool.domain.store import Store
from wgtool.errors import Refused, StoreBusy
from wgtool.services.outcome import Outcome
from wgtool.services.sessions.clashes import new_clashes
from wgtool.services.sessions.decided import line_held, told_people, touched
from wgtool.services.store.history import Words, in_lines, shortened
from wgtool.texts.say import Message, msg


def anothers(plan: Plan, entries: Iterable[Entry], by: str) -> Entry | None:
    """Return the entry that would be taken back, if it is another user’s than this one’s."""
    number = plan.state.undoable[-1] if plan.state.undoable else None
    return next((entry for entry in entries if entry.n == number and entry.by != by), None)


def whose(plan: Plan, entry: Entry) -> dict[str, object]:
    """Return what is said of another user’s entry: whose it is, when it was made, and by which command."""
    return {"n": entry.n, "by": entry.by, "at": local_time(entry.at, plan.programme.timezone), "do": entry.do}


class Agreed(NamedTuple):
    """Whether what another user did may be taken back: whatever it is, or one entry by its number."""

    anything: bool = False
    entry: int | None = None


_NOTHING = Agreed()


def entries_of(store: Store, plan: Plan) -> list[Entry]:
    """Return a store’s entries, those of a plan at least.

    Raises:
        StoreBusy: Something else has put another file in the store’s place since the plan was made.
    """
    entries = list(store.entries())
    if len(entries) < plan.state.last:
        raise StoreBusy("store.replaced", file=store.name).advise("store.replaced_advice")
    return entries


def undo(plan: Plan, entries: Iterable[Entry], at: str, by: str, agreed: Agreed = _NOTHING) -> Outcome:
    """Decide to take the last command back, the whole of it.

    Args:
        plan: The programme as it stands.
        entries: The journal’s entries.
        at: The time, UTC, ISO 8601.
        by: The system user.
        agreed: Whether it may be another user’s.

    Raises:
        Refused: There is no command left to take back, or it is another user’s and that is not what was agreed to.
    """
    known = [entry for entry in entries if entry.n <= plan.state.last]
    if not plan.state.undoable:
        raise Refused(*_nothing_left(known))
    number = plan.state.undoable[-1]
    other = anothers(plan, known, by)
    if other is not None and not agreed.anything and agreed.entry != other.n:
        raise Refused("undo.anothers", **whose(plan, other)).advise("undo.anyone")
    return _taken_back(plan, known, Entry(plan.state.last + 1, at, by, "undo", {"undoes": number}))


def _taken_back(plan: Plan, known: list[Entry], new: Entry) -> Outcome:
    """Return the decision that an entry makes which undoes another."""
    number = new.change["undoes"]
    after = Plan(plan.programme, fold([*known, new]), plan.now)
    taken, words = known[number - 1], Words(plan.programme, Identities(known))
    told = [[message for step in in_lines(entry) for message in words.of(step)] for entry in known[:number]][-1]
    places = list(_places(plan, after, taken, words))
    sessions = tuple(_sessions(plan, after, taken))
    when = local_time(taken.at, plan.programme.timezone)
    groups = [session.group for session, _ in sessions]
    members, told_of = touched(after, groups), told_people(after, groups)
    return Outcome(
        do="undo",
        change=new.change,
        text=(
            msg("undo.takes_back", n=number, do=taken.do, at=when, by=taken.by),
            *(msg("undo.was", what=message) for message in shortened(told)),
            *(
                msg("undo.now", what=message)
                for message in shortened([*_held(sessions), *(one for _, one in places), *_notes(after, taken)])
            ),
            *told_of,
        ),
        people=tuple(dict.fromkeys([*(email for email, _ in places), *members])),
        sessions=sessions,
        warnings=tuple(new_clashes(plan, {session.key: session for _, session in sessions})),
    )


def _nothing_left(entries: list[Entry]) -> tuple[str]:
    barred = next((entry.do for entry in reversed(entries) if entry.do in {"erase", "repair", "restore"}), None)
    return (f"undo.not_past_{barred}" if barred else "undo.nothing",)


def _places(before: Plan, after: Plan, taken: Entry, words: Words) -> Iterator[tuple[str, Message]]:
    """Yield each place that is another one afterwards: whose, and what it is then."""
    # A place under an address that is corrected back is the same place.
    renamed = {email_key(text) for one in _said(taken, "renamed") for text in (one["email"], one["to"])}
    for id_ in dict.fromkeys([*before.state.groups, *after.state.groups]):
        old, new = before.state.groups.get(id_, {}), after.state.groups.get(id_, {})
        for key in dict.fromkeys([*old, *new]):
            was, now = old.get(key), new.get(key)
            if key in renamed or (was and was.status) == (now and now.status):
                continue
            who = after.state.people[key] if now else before.state.people[key]
            position = place_in(after, now) if now else None
            yield (
                who.email,
                msg(
                    _standing(now, position) if now else "undo.out",
                    name=who.name,
                    group=words.group(id_),
                    position=position,
                ),
            )


def _standing(now: Signup, position: int | None) -> str:
    return "undo.waiting_later" if now.status == "waiting" and position is None else f"undo.{now.status}"


def _held(sessions: Iterable[tuple[Session, Session]]) -> Iterator[Message]:
    """Yield when each session is held then, or by whom."""
    for before, after in sessions:
        if before.facilitators != after.facilitators:
            yield line_held(after)
            continue
        key = "undo.session_cancelled" if after.status == "cancelled" else "undo.session"
        yield msg(key, group=after.group.name, week=after.week.number, at=after.starts_at)


def _notes(after: Plan, taken: Entry) -> Iterator[Message]:
    """Yield what each note that an entry changed is then."""
    for id_ in dict.fromkeys(record["id"] for record in _said(taken, "notes")):
        note = after.state.notes.get(id_)
        if note is None:
            yield msg("undo.note_gone", id=id_)
        else:
            key = "undo.note_struck" if note.struck else "undo.note_settled" if note.settled else "undo.note"
            yield msg(key, id=note.id, text=excerpt(note.en, note.cy))


def _sessions(before: Plan, after: Plan, taken: Entry) -> Iterator[tuple[Session, Session]]:
    """Yield the sessions that an entry changed, as they stand and as they will."""
    known = {group.id: group for group in before.programme.groups}
    said = (*_said(taken, "sessions"), *_said(taken, "covered"))
    for id_, week in dict.fromkeys((record["group"], record["week"]) for record in said):
        group = known.get(id_)
        if group is not None and week <= len(group.weeks):
            yield before.session(group, week), after.session(group, week)


def _said(taken: Entry, kind: str) -> Iterator[Record]:
    """Yield the records of a kind that an entry holds, or those that it took in."""
    for step in steps(taken):
        yield from step.change.get(kind, ())
