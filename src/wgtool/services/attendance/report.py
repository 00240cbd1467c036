"""Who came, week by week: past sessions as they were then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from wgtool.domain.attendance import Attendance, Seat, members_at
from wgtool.domain.people import is_placeholder
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group
from wgtool.domain.sessions import Session
from wgtool.services.values import iso
from wgtool.texts.language import Language

if TYPE_CHECKING:
    from wgtool.views.attendance import AttendanceView, GroupAttendance, PersonLine, SessionLine
    from wgtool.views.sessions import Announced, Came


def attendance(plan: Plan, groups: Sequence[str], missed: int | None, lang: Language) -> AttendanceView:
    """Return who came to the sessions of some groups, or of all.

    Args:
        plan: The programme as it stands.
        groups: Which ones, by any of their names.
        missed: Only those who still have a place and were absent so many times in a row, up to now.
        lang: The language.

    Raises:
        Refused: There is no such group.
    """
    return {
        "schema": "wgtool/attendance/1",
        "programme": plan.programme.name.pick(lang),
        "groups": [_group(plan, group, missed, lang) for group in plan.groups(groups)],
    }


def recorded_of(plan: Plan, session: Session) -> Attendance | None:
    """Return what is recorded of a session; None where nothing is, or where it is cancelled."""
    return None if session.status == "cancelled" else plan.state.attendance(session.key)


def came(plan: Plan, session: Session) -> Came | None:
    """Return how many came to a session, of how many; None where nothing is recorded."""
    found = recorded_of(plan, session)
    if found is None:
        return None
    return {"present": found.count("present"), "deputies": found.count("deputy"), "members": len(found.seats)}


def announced(plan: Plan, session: Session) -> Announced:
    """Return how many have sent apologies before a session, and how many a deputy."""
    every = plan.state.announced(session.key)
    placed = {signup.key for signup in plan.state.with_status(session.group.id, "confirmed")} if every else ()
    said = [seat for key, seat in every.items() if key in placed]
    return {
        "apologies": sum(seat.was == "apologies" for seat in said),
        "deputies": sum(seat.was == "deputy" for seat in said),
    }


def expected(plan: Plan, session: Session, now: datetime) -> int:
    """Return how many are expected at a session: who has a place, or, once it has begun, who had one then."""
    found = recorded_of(plan, session)
    if found is not None:
        return len(found.seats)
    if session.starts_at > now:
        return plan.confirmed(session.group)
    placed = [signup.key for signup in plan.state.with_status(session.group.id, "confirmed")]
    return len(members_at(plan.state.book, session, placed))


def _group(plan: Plan, group: Group, missed: int | None, lang: Language) -> GroupAttendance:
    sessions = plan.sessions(group)
    recorded = {one.week.number: found for one in sessions if (found := recorded_of(plan, one)) is not None}
    in_order = [
        recorded[one.week.number]
        for one in sorted(sessions, key=lambda one: one.instants)
        if one.week.number in recorded
    ]
    placed = [signup.key for signup in plan.state.with_status(group.id, "confirmed")]
    keys = dict.fromkeys([*placed, *(key for found in recorded.values() for key in found.seats)])
    people = [_person(plan, key, sessions, recorded, in_order, lang) for key in keys if not is_placeholder(key)]
    if missed is not None:
        here = {plan.state.people[key].email for key in placed}
        people = [line for line in people if line["missed_in_a_row"] >= missed and line["email"] in here]
    return {
        "id": group.id,
        "name": group.name.pick(lang),
        "sessions": [_session(session, recorded.get(session.week.number)) for session in sessions],
        "people": people,
    }


def _session(session: Session, found: Attendance | None) -> SessionLine:
    return {
        "week": session.week.number,
        "starts_at": iso(session.starts_at),
        "status": session.status,
        "recorded": found is not None,
        "members": None if found is None else len(found.seats),
        "present": None if found is None else found.count("present"),
        "deputies": None if found is None else found.count("deputy"),
        "apologies": None if found is None else found.count("apologies"),
        "absent": None if found is None else found.count("absent"),
        "guests": None if found is None else len(found.guests),
    }


def _person(
    plan: Plan,
    key: str,
    sessions: Iterable[Session],
    recorded: Mapping[int, Attendance],
    in_order: Sequence[Attendance],
    lang: Language,
) -> PersonLine:
    person = plan.state.people[key]
    listed = plan.listed(person)
    seats: dict[int, Seat] = {week: one.seats[key] for week, one in recorded.items() if key in one.seats}
    missed = 0
    # Sessions that they were no member of are passed over, like those of which nothing is recorded.
    for one in reversed([found.seats[key] for found in in_order if key in found.seats]):
        if one.was != "absent":
            break
        missed += 1
    numbers = [session.week.number for session in sessions]
    return {
        "email": person.email,
        "name": person.name,
        "organisation": plan.organisation(person).pick(lang),
        "organisation_id": listed.id if listed else None,
        "weeks": {str(week): seats[week].was if week in seats else None for week in numbers},
        "present": sum(seat.was == "present" for seat in seats.values()),
        "of": len(seats),
        "missed_in_a_row": missed,
    }
