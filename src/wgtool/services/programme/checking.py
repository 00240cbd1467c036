"""What a facilitator should look at although nothing is wrong with the files: the warnings of `check`."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import combinations, starmap
from zoneinfo import ZoneInfo

from wgtool.domain.allocation.phase import is_choosing
from wgtool.domain.allocation.soundness import idle
from wgtool.domain.overlaps import in_two_places
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group, Programme, Week
from wgtool.domain.sessions import Session, week_begins
from wgtool.domain.soundness import Fault
from wgtool.domain.text import Text
from wgtool.services.programme.oddities import public_holidays, session_warnings
from wgtool.texts.dates import Amount
from wgtool.texts.language import Language
from wgtool.texts.say import Message, Problem, msg, phrase, worded
from wgtool.views.programme import CheckView, ProblemLine

# A team of one organisation or one profession is what the working groups are meant to end.
FEWEST_KINDS = 2
# How ids of organisations are written; names have capitals or spaces.
_ID = re.compile("[a-z0-9]+(-[a-z0-9]+)*")


def check_view(problems: Iterable[Problem], lang: Language) -> CheckView:
    """Return what `check` says: errors first."""
    ordered = sorted(problems, key=lambda problem: problem.severity != "error")
    lines: list[ProblemLine] = [
        {
            "severity": one.severity,
            "where": worded(one.where, lang),
            "message": phrase(one.message, lang),
            "excerpt": "\n".join(one.excerpt) or None,
        }
        for one in ordered
    ]
    return {"schema": "wgtool/check/1", "problems": lines}


def misfits(plan: Plan) -> Iterator[Problem]:
    """Yield what the store says of groups and weeks that the programme does not have."""
    # What calendars go on showing of sessions that are gone needs no other place.
    gone = {session.key for session in plan.gone}
    known = {group.id: len(group.weeks) for group in plan.programme.groups}
    for group, members in plan.state.groups.items():
        if members and group not in known:
            yield Problem("error", group, msg("check.unknown_group", group=group, count=len(members)))
    for (group, week), change in plan.state.sessions.items():
        held = change.starts is not None or change.cancelled
        if held and group in known and week > known[group] and (group, week) not in gone:
            yield Problem("error", group, msg("check.unknown_week", group=group, week=week))


def warnings(plan: Plan) -> Iterator[Problem]:
    """Yield what is worth a look in the plan."""
    holidays = dict(public_holidays(plan.programme, [s.starts_at.date() for s in plan.all_sessions()]))
    for group in plan.programme.groups:
        where = f"groups[{group.id}]"
        for message in _places(plan, group):
            yield Problem("warning", where, message)
        for message in _team(plan, group):
            yield Problem("warning", where, message)
        for session in plan.sessions(group):
            if session.status != "cancelled":
                for message in (*session_warnings(plan.programme, session, holidays), *_past(plan, session)):
                    yield Problem("warning", f"{where}.week[{session.week.number}]", message)
    yield from _to_allocate(plan)
    yield from _in_two_groups(plan)
    yield from _gone(plan)
    yield from _gone_organisations(plan)
    yield from _double_facilitators(plan)


def _to_allocate(plan: Plan) -> Iterator[Problem]:
    """Yield how many people wait until places are given by choice."""
    groups = plan.programme.groups if is_choosing(plan) else ()
    waiting = {one.key for group in groups for one in plan.state.with_status(group.id, "waiting")}
    if waiting:
        yield Problem("warning", "groups", msg("check.to_allocate", waiting=len(waiting)))


def choice_doubts(programme: Programme) -> Iterator[Fault]:
    """Yield what is said of giving places by choice where they are not."""
    yield from starmap(Fault, idle(programme))


def _past(plan: Plan, session: Session) -> Iterator[Message]:
    """Yield that a session was moved to a time before the one at which it was moved."""
    change = plan.state.sessions.get(session.key)
    if change is not None and change.placed_at is not None and session.starts_at < change.placed_at:
        values = {"group": session.group.name, "week": session.week.number, "at": session.starts_at}
        yield msg("check.past", **values)


def _in_two_groups(plan: Plan) -> Iterator[Problem]:
    """Yield who has a place in two groups whose sessions to come share time."""
    places = {g.id: {s.key for s in plan.state.with_status(g.id, "confirmed")} for g in plan.programme.groups}
    for group, other in combinations(plan.programme.groups, 2):
        both = places[group.id] & places[other.id]
        overlap = plan.meeting(group, other).overlap if both else None
        if overlap is not None:
            names = tuple(sorted(plan.state.people[key].name for key in both))
            at = max(overlap, key=lambda session: session.instants).starts_at
            values = {"group": group.name, "other": other.name, "at": at, "names": names}
            yield Problem("warning", group.id, msg("check.in_two_groups", **values))


def _gone(plan: Plan) -> Iterator[Problem]:
    """Yield whose sessions to come the definitions no longer hold: to people they are cancelled."""
    weeks: dict[str, list[int]] = {}
    for session in plan.gone:
        if plan.to_come(session):
            weeks.setdefault(session.group.id, []).append(session.week.number)
    for id_, numbers in weeks.items():
        name = plan.known(id_).name
        yield Problem("warning", id_, msg("check.gone", group=name, weeks=tuple(map(str, numbers))))


def zone_doubts(programme: Programme, zones: Sequence[str]) -> Iterator[Fault]:
    """Yield that the programme’s clocks stay as they are where those of its country change.

    Args:
        programme: The programme, whose first year counts.
        zones: The time zones of its country.
    """
    own, *others = (_year_of(zone, programme.first_week) for zone in (programme.timezone, *zones))
    if len(set(own)) == 1 and own not in others and any(len(set(other)) > 1 for other in others):
        values = {"zone": programme.timezone, "country": programme.country, "meant": zones[0]}
        yield Fault(("programme", "timezone"), msg("check.no_summer_time", **values))


def _gone_organisations(plan: Plan) -> Iterator[Problem]:
    """Yield the organisations of people that the definitions hold no more: what people have is their id."""
    gone: dict[str, list[str]] = {}
    for person in plan.state.people.values() if plan.programme.organisations else ():
        if plan.listed(person) is None and _ID.fullmatch(person.organisation):
            gone.setdefault(person.organisation, []).append(person.email)
    for id_, emails in sorted(gone.items()):
        yield Problem("warning", id_, msg("check.gone_organisation", id=id_, count=len(emails), email=emails[0]))


def break_doubts(programme: Programme) -> Iterator[Fault]:
    """Yield the breaks that no week of the sprint meets."""
    last = week_begins(programme, programme.number_of_weeks)
    for index, one in enumerate(programme.breaks):
        if not programme.first_week <= one.monday <= last:
            yield Fault(("programme", "breaks", index, "monday"), msg("check.break_unmet", monday=one.monday))


def _year_of(zone: str, first: date) -> list[timedelta | None]:
    """Return a zone’s offsets in every week of a year."""
    noon = datetime.combine(first, time(12), ZoneInfo(zone))
    return [(noon + timedelta(weeks=week)).utcoffset() for week in range(53)]


def work_doubts(plan: Plan) -> Iterator[Fault]:
    """Yield the weeks whose session and outside work come to more than the hours promised; alike groups at once."""
    promised = round(plan.programme.hours_per_week * 60)
    alike: dict[tuple[int, int, int], list[str]] = {}
    for session in plan.all_sessions():
        outside = _asked(session.week)
        if session.status != "cancelled" and outside and session.minutes + outside > promised:
            key = (id(session.group.weeks), session.week.number, session.minutes + outside)
            alike.setdefault(key, []).append(session.group.id)
    places = {group.id: index for index, group in enumerate(plan.programme.groups)}
    for (_, week, total), groups in sorted(alike.items(), key=lambda item: item[0][1:]):
        values = {"week": week, "minutes": Amount(total, "minute"), "promised": Amount(promised, "minute")}
        path = ("sprint", places[groups[0]], week, "outside_work")
        yield Fault(path, msg("check.outside_work", groups=groups, **values))


def _asked(week: Week) -> int:
    """Return the minutes of outside work that somebody has for certain: everybody’s, and the most that one role has."""
    roles: Counter[Text | None] = Counter()
    for task in week.outside_work:
        roles[task.who] += task.minutes
    return roles.pop(None, 0) + max(roles.values(), default=0)


def _places(plan: Plan, group: Group) -> Iterator[Message]:
    confirmed, waiting, left = plan.confirmed(group), plan.waiting(group), plan.places_left(group)
    if waiting and not is_choosing(plan) and (left is None or left > 0):
        yield msg("check.free_places", group=group.name, waiting=waiting, id=group.id)
    if group.capacity is not None and confirmed > group.capacity:
        yield msg("check.too_many", group=group.name, confirmed=confirmed, capacity=group.capacity)


def _team(plan: Plan, group: Group) -> Iterator[Message]:
    people = plan.members(group)
    if group.minimum is not None and len(people) < group.minimum:
        yield msg("check.minimum", group=group.name, people=len(people), minimum=group.minimum)
    if not people:
        return
    if len({person.organisation for person in people}) < FEWEST_KINDS:
        yield msg("check.one_organisation", group=group.name)
    professions = {person.profession.casefold() for person in people if person.profession}
    if len(professions) < FEWEST_KINDS:
        yield msg("check.one_profession", group=group.name)


def _double_facilitators(plan: Plan) -> Iterator[Problem]:
    for who, first, second in in_two_places(s for s in plan.all_sessions() if s.status != "cancelled"):
        message = msg(
            "check.two_places",
            who=who,
            group=second.group.name,
            other=first.group.name,
            at=second.starts_at,
        )
        yield Problem("warning", second.group.id, message)
