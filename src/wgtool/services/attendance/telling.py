"""What a recording says: how many came, who did not, and what differs from what was recorded."""

from collections.abc import Iterable, Iterator

from wgtool.domain.attendance import Attendance, Guest, Seat
from wgtool.domain.people import is_placeholder
from wgtool.domain.plan import Plan
from wgtool.domain.sessions import Session
from wgtool.services.attendance.reported import Unmatched
from wgtool.texts.say import Message, msg


def told(
    plan: Plan, session: Session, before: Attendance | None, after: Attendance, unmatched: Iterable[Unmatched]
) -> Iterator[Message]:
    """Yield what is recorded, in words."""
    values = {"group": session.group.name, "week": session.week.number, "at": session.starts_at}
    counts = {"present": after.count("present"), "members": len(after.seats), "deputies": after.count("deputy")}
    yield msg("attend.done_deputies" if counts["deputies"] else "attend.done", **values, **counts)
    if deputies := [_deputy(plan, key, seat) for key, seat in after.seats.items() if seat.was == "deputy"]:
        yield msg("attend.deputies", people=tuple(deputies))
    for was in ("apologies", "absent"):
        if names := [name_of(plan, key) for key, seat in after.seats.items() if seat.was == was]:
            yield msg(f"attend.{was}", people=tuple(names))
    if guests := [name for guest in after.guests if (name := guest_name(plan, guest))]:
        yield msg("attend.guests", people=tuple(guests))
    if strangers := [one.name for one in unmatched]:
        yield msg("attend.open", people=tuple(strangers))
    if before is not None:
        yield from _differing(plan, before, after)


def name_of(plan: Plan, key: str) -> object:
    """Return what a member is called."""
    if is_placeholder(key) or key not in plan.state.people:
        return msg("attend.erased")
    return plan.state.people[key].name


def guest_name(plan: Plan, guest: Guest) -> str | None:
    """Return what a guest is called; None for an erased one."""
    return plan.state.people[guest.key].name if guest.key is not None else guest.name


def _deputy(plan: Plan, key: str, seat: Seat) -> Message:
    if seat.deputy is None:
        return msg("attend.unnamed_for", member=name_of(plan, key))
    return msg("attend.named_for", deputy=seat.deputy, member=name_of(plan, key))


def _differing(plan: Plan, before: Attendance, after: Attendance) -> Iterator[Message]:
    """Yield who differs, before and after."""
    if before.seats == after.seats and set(before.guests) == set(after.guests):
        yield msg("attend.same")
        return
    for key in dict.fromkeys([*before.seats, *after.seats]):
        one, other = before.seats.get(key), after.seats.get(key)
        if one != other:
            yield msg("attend.differs", name=name_of(plan, key), before=_words(one), after=_words(other))
    for guest in dict.fromkeys([*before.guests, *after.guests]):
        if (name := guest_name(plan, guest)) and (guest in before.guests) != (guest in after.guests):
            was, now = ("guest", "nothing") if guest in before.guests else ("nothing", "guest")
            yield msg("attend.differs", name=name, before=msg(f"attend.word_{was}"), after=msg(f"attend.word_{now}"))


def _words(seat: Seat | None) -> Message:
    if seat is None:
        return msg("attend.word_nothing")
    word = msg(f"attend.word_{seat.was}")
    if seat.deputy is not None:
        word = msg("attend.word_named", word=word, name=seat.deputy)
    return word if seat.minutes is None else msg("attend.word_minutes", word=word, count=seat.minutes)
