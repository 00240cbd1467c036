"""Which calendars an export is made of, and what there is to warn of; where they are written is not asked here."""

from collections.abc import Sequence
from typing import NamedTuple

from wgtool.domain.people import Person
from wgtool.domain.plan import Plan
from wgtool.errors import Refused, WgtoolError
from wgtool.services.calendars import events
from wgtool.services.calendars.events import CalendarStyle
from wgtool.services.sessions.leading import holds, leader
from wgtool.services.who import who as meant
from wgtool.texts.say import Message, msg
from wgtool.views.calendars import Calendar


class Made(NamedTuple):
    """One calendar and the file it belongs in, None for that of several groups; `group` is whose it is, if one’s."""

    file: str | None
    group: str | None
    calendar: Calendar


class Export(NamedTuple):
    """The calendars that were asked for, and warnings."""

    calendars: list[Made]
    warnings: list[Message]


def of_person(plan: Plan, handle: str, names: Sequence[str], style: CalendarStyle) -> Export:
    """Return the calendar of what a person is in, of some groups only if any are named.

    Raises:
        Refused: A group or person is unknown, or a session’s time does not exist.
        UsageError: The person’s address is none.
    """
    who = _member(plan, handle)
    groups = events.groups_of(plan, who, events.chosen(plan, names) if names else ())
    warnings = [] if groups else [msg("ics.no_groups", name=who.name)]
    made = Made(events.person_file(who.key), None, events.person_calendar(plan, who, groups, style))
    return Export([made], [*warnings, *events.time_warnings(plan, groups)])


def _member(plan: Plan, handle: str) -> Person:
    """Return whom a text means; one who only facilitates is refused with the option that is meant."""
    try:
        return meant(plan, handle)
    except Refused as error:
        try:
            one = leader(plan, handle)
        except WgtoolError:
            raise error from None
        raise error.advise("ics.leads", who=one.email or one.name) from None


def of_leader(plan: Plan, text: str, names: Sequence[str], style: CalendarStyle) -> Export:
    """Return the calendar of the sessions that somebody holds or covers, of some groups only if any are named.

    Raises:
        Refused: A group is unknown, nobody or several who facilitate are called so, or a session’s time does not exist.
        BadValue: It cannot be a name or an address.
    """
    who, groups = leader(plan, text), plan.groups(names)
    sessions = [session for session in plan.all_sessions(groups) if holds(who, session)]
    warnings = [] if sessions else [msg("ics.holds_none", name=who.name)]
    made = Made(events.leader_file(who), None, events.leader_calendar(plan, who, sessions, style))
    return Export([made], [*warnings, *events.time_warnings(plan, groups)])


def of_groups(plan: Plan, names: Sequence[str], style: CalendarStyle, *, combined: bool, single: bool) -> Export:
    """Return the calendars of some groups, or of all where none is named: one of all these, one of each, or both.

    Raises:
        Refused: A group is unknown, or a session’s time does not exist.
    """
    groups = events.chosen(plan, names)
    made = [Made(None, None, events.combined_calendar(plan, groups, style))] if combined else []
    if single:
        made += [Made(f"{group.id}.ics", group.id, events.group_calendar(plan, group, style)) for group in groups]
    return Export(made, list(events.time_warnings(plan, groups)))
