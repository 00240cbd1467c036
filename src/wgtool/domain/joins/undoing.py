"""What taking an entry back changed in another copy, as records: how two states of it differ."""

from collections.abc import Iterator

from wgtool.domain.attendance import Attendance
from wgtool.domain.journal import Change, Entry, steps
from wgtool.domain.people import email_key
from wgtool.domain.records import Record
from wgtool.domain.records.notes import note_record
from wgtool.domain.records.people import person_record
from wgtool.domain.sessions import SessionChange
from wgtool.domain.state import State


def difference(before: State, after: State, undo: Entry, taken: Entry) -> Change:
    """Return what makes true again what was true before an entry.

    Args:
        before: What was true before it was taken back.
        after: What was true then.
        undo: The entry that takes it back.
        taken: The entry that was taken back.
    """
    back = _renamed(taken)
    change: Change = {
        "renamed": [{"email": new, "to": old} for new, old in back.items()],
        "people": list(_people(before, after, {email_key(old) for old in back.values()})),
        "left": list(_left(before, after, back)),
        "joined": list(_joined(before, after, back)),
        "sessions": list(_sessions(before, after)),
        "finished": list(_ends(before, after)),
        "notes": list(_notes(before, after, undo)),
        **_covers(before, after),
        **_attendance(before, after),
    }
    return {kind: records for kind, records in change.items() if records}


def _renamed(taken: Entry) -> dict[str, str]:
    """Return which addresses become which others again; two people whom a merge made one stay one."""
    pairs = [one for step in steps(taken) if step.do != "merge" for one in step.change.get("renamed", ())]
    return {one["to"]: one["email"] for one in reversed(pairs)}


def _people(before: State, after: State, back: set[str]) -> Iterator[Record]:
    for key, person in after.people.items():
        if before.people.get(key) != person and (key in before.people or key in back):
            yield person_record(person)


def _left(before: State, after: State, back: dict[str, str]) -> Iterator[Record]:
    now = {email_key(new): email_key(old) for new, old in back.items()}
    for group, members in before.groups.items():
        for key in members:
            if now.get(key, key) not in after.groups.get(group, {}):
                yield {"group": group, "email": back.get(before.people[key].email, before.people[key].email)}


def _joined(before: State, after: State, back: dict[str, str]) -> Iterator[Record]:
    was = {email_key(old): email_key(new) for new, old in back.items()}
    for group, members in after.groups.items():
        for key, signup in members.items():
            if was.get(key, key) not in before.groups.get(group, {}):
                yield {"group": group, "email": after.people[key].email, "status": signup.status, "sent": signup.at}


def _sessions(before: State, after: State) -> Iterator[Record]:
    for key in before.sessions:
        was, now = before.sessions[key], after.sessions.get(key, SessionChange())
        if was[:4] != now[:4]:
            yield {
                "group": key[0],
                "week": key[1],
                "starts": now.starts.isoformat() if now.starts else None,
                "minutes": now.minutes,
                "status": "cancelled" if now.cancelled else "moved" if now.starts or now.minutes else "scheduled",
                "reason": now.reason,
            }


def _covers(before: State, after: State) -> Change:
    covered: list[Record] = []
    covers: list[Record] = []
    for key in before.sessions:
        was, now = before.sessions[key].cover, after.sessions.get(key, SessionChange()).cover
        if was == now:
            continue
        session = {"group": key[0], "week": key[1]}
        covered.append({**session, "covered": now is not None, "reason": now.reason if now else None})
        covers += [{**session, "name": one.name, "email": one.email} for one in (now.by if now else ())]
    return {"covered": covered, "covers": covers}


def _ends(before: State, after: State) -> Iterator[Record]:
    for group in dict.fromkeys([*before.ends, *after.ends]):
        now = after.ends.get(group)
        if before.ends.get(group) != now:
            yield {"group": group, "after": now.after if now else None, "weeks": list(now.weeks) if now else []}


def _notes(before: State, after: State, undo: Entry) -> Iterator[Record]:
    for id_, note in before.notes.items():
        now = after.notes.get(id_) or note._replace(struck=note.struck or undo.at)
        if now != note:
            owner = after.people.get(now.who) or before.people.get(now.who) if now.who else None
            yield note_record(now, owner.email if owner else None)


def _attendance(before: State, after: State) -> Change:
    change: Change = {"met": [], "seats": [], "guests": []}
    for key in dict.fromkeys([*before.book.sessions, *after.book.sessions]):
        now = after.book.sessions.get(key)
        if before.book.sessions.get(key) != now:
            records = attendance_records(key, now, after)
            change = {kind: [*change[kind], *records[kind]] for kind in change}
    return change


def attendance_records(key: tuple[str, int], one: Attendance | None, state: State) -> Change:
    """Return a session’s attendance as records; None is none."""
    session = {"group": key[0], "week": key[1]}
    met = {**session, "recorded": one is not None}
    if one is None:
        return {"met": [met], "seats": [], "guests": []}

    def address(who: str) -> str:
        return state.people[who].email if who in state.people else who

    return {
        "met": [met],
        "seats": [{**session, "email": address(who), **seat._asdict()} for who, seat in one.seats.items()],
        "guests": [
            {
                **session,
                "name": guest.name,
                "organisation": guest.organisation,
                **({"email": address(guest.key)} if guest.key else {}),
            }
            for guest in one.guests
        ],
    }
