"""What members say before a session: apologies, and who sits in for them."""

from collections.abc import Iterable

from wgtool.domain.attendance import Seat
from wgtool.domain.journal import Change
from wgtool.domain.meetings import Report
from wgtool.domain.people import Person
from wgtool.domain.plan import Plan
from wgtool.domain.records import Record
from wgtool.domain.sessions import Session
from wgtool.errors import Refused, UsageError
from wgtool.services.attendance.kept import seat_record
from wgtool.services.attendance.wishes import Said, Wishes
from wgtool.services.outcome import Outcome
from wgtool.texts.say import msg


def no_member(plan: Plan, session: Session, person: Person) -> Refused:
    """Return what is said of somebody who is no member of a session, with the groups they are in."""
    error = Refused("attend.no_member", name=person.name, group=session.group.name, week=session.week.number)
    if groups := tuple(plan.known(signup.group).name for signup in plan.state.signups_of(person.key)):
        error.advise("attend.in_groups", groups=groups)
    return error.advise("attend.guest_advice", name=person.name)


def announce(
    plan: Plan,
    session: Session,
    wishes: Wishes,
    said: Said,
    members: dict[str, Person],
    reports: Iterable[Report],
) -> Outcome:
    """Decide to keep what members said before a session.

    Raises:
        Refused: More is said than apologies and deputies, or of somebody who is no member.
        UsageError: Nothing is said.
    """
    if wishes.everyone or wishes.present or wishes.absent or wishes.guests or any(True for _ in reports):
        at = {"group": session.group.name, "week": session.week.number, "at": session.starts_at}
        raise Refused("attend.not_begun", **at).advise("attend.not_begun_advice")
    if not said.words:
        raise UsageError("attend.nothing_said").advise("attend.before_advice")
    known = plan.state.book.announced.get(session.key, {})
    head: Record = {"group": session.group.id, "week": session.week.number}
    records, text = [], []
    for key, person in said.people.items():
        if key not in members:
            raise no_member(plan, session, person)
        deputy = said.deputies.get(key)
        seat = Seat(said.words[key], None, deputy.name, deputy.email) if deputy else Seat("apologies")
        values = {"name": person.name, "group": session.group.name, "week": session.week.number}
        text.append(
            msg("attend.said_deputy", deputy=deputy.name, **values)
            if deputy
            else msg("attend.said_apologies", **values)
        )
        if known.get(key) != seat:
            records.append(head | seat_record(plan, key, seat))
    change: Change = {"announced": records} if records else {}
    people = tuple(person.email for person in said.people.values())
    return Outcome("attend", change, tuple(text), people)
