"""Recording who came to a session: what is said by hand, what reports say and what was said beforehand, together."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from wgtool.domain.attendance import Attendance, Seat, members_at
from wgtool.domain.journal import Change
from wgtool.domain.meetings import Report
from wgtool.domain.names import compared
from wgtool.domain.people import Person, is_placeholder
from wgtool.domain.plan import Plan
from wgtool.domain.records import Record
from wgtool.domain.sessions import Session
from wgtool.errors import Refused, UsageError
from wgtool.services.attendance.announcing import announce, no_member
from wgtool.services.attendance.choosing import chosen, warnings_of
from wgtool.services.attendance.kept import change_of
from wgtool.services.attendance.reported import Found, Matcher, Unmatched
from wgtool.services.attendance.seating import Seating
from wgtool.services.attendance.telling import told
from wgtool.services.attendance.wishes import Named, Said, Wishes, forgotten, settled, understood
from wgtool.services.outcome import Outcome
from wgtool.texts.say import Message, msg


class Recorded(NamedTuple):
    """What a recording came to: the decision, of which session, and who of the report is nobody known."""

    outcome: Outcome
    session: Session
    unmatched: tuple[Unmatched, ...] = ()
    cleared: bool = False


def record(
    plan: Plan, group: str, week: int | None, wishes: Wishes, reports: Sequence[Report], now: datetime
) -> Recorded:
    """Decide what is recorded of a session.

    Args:
        plan: The programme as it stands.
        group: The group, by any of its names.
        week: The sprint week; without one, that of the report’s day or of the last session.
        wishes: What is said by hand.
        reports: Reports of that one meeting.
        now: The time.

    Raises:
        Refused: There is no such group, week or person, the session cannot have been held, or a report is of another.
        UsageError: What is asked for does not go together, or says nothing of a member.
        BadValue: A value cannot be one.
    """
    _check(wishes, reports)
    session = chosen(plan, plan.group(group), week, reports, now, any_day=wishes.any_day)
    if wishes.clear:
        return _cleared(plan, session, now)
    if session.status == "cancelled":
        raise Refused("attend.cancelled", group=session.group.name, week=session.week.number)
    members = _members(plan, session, amend=wishes.amend)
    said = understood(plan, wishes, members.values())
    if session.starts_at > now:
        return Recorded(announce(plan, session, wishes, said, members, reports), session)
    late = _late(plan, session, said, members)
    return _recorded(plan, session, wishes, said, {**members, **late}, reports)


class ToTick(NamedTuple):
    """A session, whose it is, and what those said beforehand who do not come, by key."""

    session: Session
    members: list[Person]
    announced: dict[str, Seat]


def to_tick(plan: Plan, group: str, week: int | None, now: datetime) -> ToTick:
    """Return the session that is meant, and what to ask about it.

    Raises:
        Refused: There is no such group or week.
    """
    session = chosen(plan, plan.group(group), week, (), now, any_day=False)
    members = list(_members(plan, session, amend=False).values())
    return ToTick(session, members, plan.state.book.announced.get(session.key, {}))


def _check(wishes: Wishes, reports: Sequence[Report]) -> None:
    """Make sure that what is asked for goes together.

    Raises:
        UsageError: It does not.
    """
    if wishes.everyone and reports:
        raise UsageError("attend.everyone_and_report")
    if wishes.clear and (wishes.by_hand or wishes.amend or reports or wishes.matches or wishes.nobody):
        raise UsageError("attend.clear_alone")


def _members(plan: Plan, session: Session, *, amend: bool) -> dict[str, Person]:
    """Return whose session it was, by key; what is amended names them itself, too."""
    now = [signup.key for signup in plan.state.with_status(session.group.id, "confirmed")]
    # A session to come has those who have a place now, by the same rule.
    keys = members_at(plan.state.book, session, now)
    before = plan.state.book.sessions.get(session.key)
    if amend and before is not None:
        keys = list(dict.fromkeys([*before.seats, *keys]))
    return {key: plan.state.people[key] for key in keys if key in plan.state.people and not is_placeholder(key)}


def _late(plan: Plan, session: Session, said: Said, members: dict[str, Person]) -> dict[str, Person]:
    """Return who is named and got a place after the session began: present, they count as members.

    Raises:
        Refused: Somebody else is named who is no member of the session.
    """
    found = {}
    for key, person in said.people.items():
        if key in members:
            continue
        if said.words[key] != "present" or not plan.state.book.came_after(session.group.id, key, session.starts_at):
            raise no_member(plan, session, person)
        found[key] = person
    return found


def _recorded(
    plan: Plan,
    session: Session,
    wishes: Wishes,
    said: Said,
    members: dict[str, Person],
    reports: Sequence[Report],
) -> Recorded:
    before = plan.state.book.sessions.get(session.key)
    if wishes.amend and before is None:
        raise Refused("attend.nothing_to_amend", group=session.group.name, week=session.week.number)
    announced = plan.state.book.announced.get(session.key, {})
    known = [*said.deputies.values(), *said.guests, *_standing_in(announced, said)]
    now = settled(plan, wishes, members.values())
    found, warnings = _found(session, Matcher(plan, session, tuple(members.values()), now, known), reports)
    warnings += [msg("attend.match_unused", name=name) for name in now if compared(name) not in found.seen]
    if not (reports or wishes.everyone or wishes.present or wishes.amend):
        left = [person.name for key, person in members.items() if key not in said.words and key not in announced]
        if left or not (wishes.by_hand or announced):
            raise forgotten(left)
    least = plan.programme.attendance_minutes if wishes.at_least is None else wishes.at_least
    seating = Seating(said, found, announced, before, least, everyone=wishes.everyone, amend=wishes.amend)
    seats = {key: seat for key in members if (seat := seating.seat(key)) is not None}
    warnings += seating.warnings(members, reported=bool(reports))
    after = Attendance({**_erased(before), **seats}, seating.guests(plan))
    matches = [
        {"name": name, "email": person.email if person else None}
        for name, person in now.items()
        if not _is_so(plan, name, person)
    ]
    change = change_of(plan, session, before, after) | ({"matched": matches} if matches else {})
    text = told(plan, session, before, after, found.unmatched)
    people = tuple(plan.state.people[key].email for key in seats)
    outcome = Outcome("attend", change, tuple(text), people, warnings=tuple(warnings))
    return Recorded(outcome, session, found.unmatched)


def _standing_in(announced: dict[str, Seat], said: Said) -> list[Named]:
    """Return the deputies who were announced, unless something else is said of the member now."""
    return [
        Named(seat.deputy, seat.deputy_email)
        for key, seat in announced.items()
        if seat.deputy is not None and key not in said.words
    ]


def _found(session: Session, matcher: Matcher, reports: Sequence[Report]) -> tuple[Found, list[Message]]:
    """Return who the reports say was there, and what is odd about them.

    Raises:
        Refused: A list in which nobody is known, nor like anybody.
    """
    day = session.starts_at.date()
    for report in reports:
        if report.is_list:
            alone = matcher.found(report.readings[0])
            if not (alone.members or alone.others or alone.named or any(one.candidates for one in alone.unmatched)):
                raise Refused("attend.no_report", file=report.name).advise("attend.no_report_advice")
    visits = [visit for report in reports for visit in report.on(day)]
    found = matcher.found(visits)
    odd = warnings_of(session, visits) if reports else []
    if reports and not found.members:
        odd.append(msg("attend.no_members_found", group=session.group.name))
    return found, odd


def _erased(before: Attendance | None) -> dict[str, Seat]:
    """Return the seats of erased people, who stay counted."""
    return {key: seat for key, seat in before.seats.items() if is_placeholder(key)} if before else {}


def _is_so(plan: Plan, name: str, person: Person | None) -> bool:
    known = plan.state.book.matches.get(compared(name))
    return known is not None and known.key == (person.key if person else None)


def _cleared(plan: Plan, session: Session, now: datetime) -> Recorded:
    """Decide that there is no record of a session any more; of one to come, that nothing was said beforehand."""
    head: Record = {"group": session.group.id, "week": session.week.number}
    values = {"group": session.group.name, "week": session.week.number}
    if session.key in plan.state.book.sessions:
        change: Change = {"met": [head | {"recorded": False}]}
        return Recorded(Outcome("attend", change, (msg("attend.cleared", **values),)), session, cleared=True)
    said = plan.state.book.announced.get(session.key, {}) if session.starts_at > now else {}
    if not said:
        return Recorded(Outcome("attend", {}, (msg("attend.nothing_to_clear", **values),)), session, cleared=True)
    records = [head | {"email": plan.state.people[key].email, "was": None} for key in said]
    return Recorded(
        Outcome("attend", {"announced": records}, (msg("attend.cleared", **values),)), session, cleared=True
    )
