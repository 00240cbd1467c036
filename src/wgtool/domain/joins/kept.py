"""What another copy keeps of sessions: attendance, notes, what was said beforehand, whose names are."""

from wgtool.domain.attendance import Attendance, Seat
from wgtool.domain.joins.sessions import called
from wgtool.domain.joins.taking import Taking
from wgtool.domain.joins.wishes import Part, Wish
from wgtool.domain.journal import Change
from wgtool.domain.names import compared
from wgtool.domain.notes import Note, excerpt
from wgtool.domain.people import email_key
from wgtool.domain.records import Record
from wgtool.domain.records.notes import note_record
from wgtool.domain.records.seats import seat_of
from wgtool.errors import Refused
from wgtool.texts.say import Message, msg

_SEAT = ("email", "deputy_email")


def attendance(taking: Taking, part: Part, wish: Wish) -> Change:
    """Take in who came to a session: of two records the later one stands, whole.

    Raises:
        Refused: Somebody in it is nobody here.
    """
    (met,) = part.change["met"]
    seats = [_seat(taking, record, wish) for record in part.change.get("seats", ())]
    guests = [
        taking.rewritten(record, ("email",), wish.who, strict=False) or record
        for record in part.change.get("guests", ())
    ]
    here = taking.stage.state.book.sessions.get(part.key)
    if _same(here, met, seats, guests):
        return {}
    if ("attendance", part.key) in taking.since and here != part.before:
        there = {email_key(one["email"]): seat_of(one) for one in seats} if met["recorded"] else None
        said = {"here": _came(here.seats if here else None), "there": _came(there)}
        item = ("attendance", part.key)
        if not taking.conflict("attendance", item, wish.step.at, what=called(taking, part.key), **said):
            return {}
    return {kind: records for kind, records in (("met", [met]), ("seats", seats), ("guests", guests)) if records}


def _seat(taking: Taking, record: Record, wish: Wish) -> Record:
    number = wish.who.get(email_key(record["email"]))
    email = taking.email(number, record["email"])
    if email is None:
        raise taking.nobody(-1 if number is None else number)
    after = taking.rewritten(record, _SEAT[1:], wish.who, strict=False) or record
    return {**after, "email": email}


def _same(here: Attendance | None, met: Record, seats: list[Record], guests: list[Record]) -> bool:
    if here is None or not met["recorded"]:
        return here is None and not met["recorded"]
    mine = {email_key(one["email"]): seat_of(one) for one in seats}
    names = [one.get("name") for one in guests]
    return here.seats == mine and names == [guest.name for guest in here.guests]


def _came(seats: dict[str, Seat] | None) -> Message:
    if seats is None:
        return msg("join.not_recorded")
    present = sum(seat.was == "present" for seat in seats.values())
    return msg("join.came", present=present, members=len(seats))


def said(taking: Taking, part: Part, wish: Wish) -> Change:
    """Take in what a member said before a session.

    Raises:
        Refused: They are nobody here.
    """
    (record,) = part.change["announced"]
    number = wish.who.get(email_key(record["email"]))
    if taking.is_erased(number):
        return {}
    after = taking.rewritten(record, ("email",), wish.who)
    if after is None:
        raise taking.nobody(-1 if number is None else number)
    after = taking.rewritten(after, ("deputy_email",), wish.who, strict=False) or after
    key = email_key(after["email"])
    here = taking.stage.state.announced(part.key).get(key)
    there = None if after["was"] is None else seat_of(after)
    if here == there:
        return {}
    item = ("said", (part.key, key))
    if item in taking.since:
        name = taking.stage.state.people[key].name
        what = msg("join.of_member", name=name, what=called(taking, part.key))
        if not taking.conflict("attendance", item, wish.step.at, what=what, here=_was(here), there=_was(there)):
            return {}
    return {"announced": [after]}


def _was(seat: Seat | None) -> Message:
    return msg("join.not_recorded") if seat is None else msg(f"join.was_{seat.was}")


def match(taking: Taking, part: Part, wish: Wish) -> Change:
    """Take in whose a name in reports is.

    Raises:
        Refused: They are nobody here.
    """
    (record,) = part.change["matched"]
    number = wish.who.get(email_key(record["email"])) if record["email"] else None
    if taking.is_erased(number):
        return {}
    after = taking.rewritten(record, ("email",), wish.who)
    if after is None:
        raise taking.nobody(-1 if number is None else number)
    name = compared(record["name"])
    here = taking.stage.state.book.matches.get(name)
    key = None if after["email"] is None else email_key(after["email"])
    if (here is not None and here.key == key) or not taking.stands(("match", name), wish.step.at):
        return {}
    return {"matched": [after]}


def note(taking: Taking, part: Part, wish: Wish) -> Change:
    """Take in a note: a new one whose number was given here gets another, of one in both the later change stands.

    Raises:
        Refused: It is not here any more.
    """
    (record,) = part.change["notes"]
    state = taking.stage.state
    owner = record.get("who")
    email = taking.email(wish.who.get(email_key(owner)), owner) if owner else None
    there = Note(**{**record, "who": email_key(email) if email else None})
    if part.key not in taking.notes:
        if part.before is not None:
            raise Refused("join.note_gone", id=part.key)
        number = part.key if part.key > state.given else state.given + 1
        taking.notes[part.key] = number
        if number != part.key:
            taking.renumbered[part.key] = (number, excerpt(there.en, there.cy))
        return {"notes": [note_record(there._replace(id=number), email)]}
    here = state.notes.get(taking.notes[part.key])
    if here is None:
        raise Refused("join.note_gone", id=part.key)
    after = _changed(taking, part, wish, here, there)
    if after == here:
        return {}
    owner = state.people[after.who].email if after.who in state.people else None
    return {"notes": [note_record(after, owner)]}


def _changed(taking: Taking, part: Part, wish: Wish, here: Note, there: Note) -> Note:
    """Return a note with what the other copy changed of it, field by field."""
    before: Note | None = part.before
    news, clash = {}, False
    for field in Note._fields[1:]:
        new, old, mine = getattr(there, field), getattr(before, field, None), getattr(here, field)
        if field == "who" and before is not None and before.who is not None:
            old = taking.key_of(before.who)
        if new in {old, mine}:
            continue
        clash |= mine != old
        news[field] = new
    if clash:
        what = msg("join.note", id=here.id)
        texts = {"here": excerpt(here.en, here.cy), "there": excerpt(there.en, there.cy)}
        if not taking.conflict("note", ("note", here.id), wish.step.at, what=what, **texts):
            return here
    return here._replace(**news)
