"""From the plan to calendars: what each file holds, before it is bytes."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple
from zlib import crc32

from wgtool.domain.people import Person
from wgtool.domain.plan import Plan, in_order
from wgtool.domain.programme import Facilitator, Group, Programme
from wgtool.domain.sessions import Session, SessionKey
from wgtool.domain.text import Text
from wgtool.errors import Refused
from wgtool.services.sessions.agenda import agenda
from wgtool.texts.language import Language
from wgtool.texts.say import Message, msg, say
from wgtool.views.calendars import Alarm, Calendar, CalendarEvent, Organizer
from wgtool.views.sessions import AgendaView

# CSS3 names (RFC 7986, section 5.9), dark enough for white letters, unlike their neighbours; by a group’s place
# in the programme, so that a group keeps its colour.
_COLORS = (
    *("teal", "firebrick", "darkslateblue", "darkgreen", "chocolate", "mediumvioletred"),
    *("steelblue", "olive", "indigo", "sienna", "darkcyan", "crimson"),
)
_COLOR_OF_SEVERAL = "midnightblue"
# Four weeks: a reminder further ahead than that is a mistyped one.
LONGEST_ALARM = 40_320
_YEAR = timedelta(days=365)
# In characters: a month’s view shows the first half of it, a week’s all.
_LONGEST_TITLE = 64
# Where a week’s title may end early.
_CLAUSE = re.compile("[,:;] ")
_BETWEEN_LANGUAGES = "\n\n---\n\n"


class CalendarStyle(NamedTuple):
    """How calendars are to be written.

    Attributes:
        describe: Makes the text of a session’s agenda, with some names, in a language.
        languages: In their order.
        alarm: The reminder, in minutes.
        attendees: Whether members are named (personal data).
    """

    describe: Callable[[AgendaView, Sequence[str], Language], str]
    languages: tuple[Language, ...] = ("en",)
    alarm: int | None = None
    attendees: bool = False


def uid(programme: Programme, key: SessionKey) -> str:
    """Return what names a session in every calendar for ever, whatever is moved or renamed."""
    group, week = key
    return f"{programme.id}.{group}.week-{week:02}@wgtool"


def uids(plan: Plan) -> dict[str, SessionKey]:
    """Return the sessions of a programme by their UID, also those that the definitions no longer hold."""
    keys = [(group.id, week.number) for group in plan.programme.groups for week in group.weeks]
    return {uid(plan.programme, key): key for key in (*keys, *(session.key for session in plan.gone))}


def chosen(plan: Plan, texts: Sequence[str]) -> tuple[Group, ...]:
    """Return the groups named, or all, also those that the definitions no longer hold: calendars go on showing them.

    Raises:
        Refused: A group is unknown.
    """
    gone = {group.id: group for group in plan.gone_groups()}
    named = {group.id: group for group in (gone.get(text) or plan.group(text) for text in texts)}
    return tuple(named.values()) or (*plan.programme.groups, *gone.values())


def group_calendar(plan: Plan, group: Group, style: CalendarStyle) -> Calendar:
    """Return one group’s calendar."""
    return Calendar(
        name=_both(group.name, style),
        description=_both(group.purpose, style, "\n\n") if group.purpose else "",
        color=_color(plan, group),
        zone=plan.programme.timezone,
        events=tuple(events_of(plan, plan.ever(group), style)),
    )


def _color(plan: Plan, group: Group) -> str:
    groups = [*plan.programme.groups, *plan.gone_groups()]
    place = next((place for place, one in enumerate(groups) if one.id == group.id), 0)
    return _COLORS[place % len(_COLORS)]


def combined_calendar(plan: Plan, groups: Sequence[Group], style: CalendarStyle) -> Calendar:
    """Return one calendar of the sessions of some groups, in the order of time."""
    return _of_several(plan, groups, _both(plan.programme.name, style), style)


def person_calendar(plan: Plan, person: Person, groups: Sequence[Group], style: CalendarStyle) -> Calendar:
    """Return the calendar of one person’s sessions; `groups` are those of `groups_of`."""
    return _of_several(plan, groups, f"{_both(plan.programme.name, style)}: {person.name}", style)


def groups_of(plan: Plan, person: Person, named: Sequence[Group] = ()) -> tuple[Group, ...]:
    """Return the groups in which a person has a place, only those named if any is.

    Raises:
        Refused: The person has no place in a group that is named.
    """
    mine = {s.group for s in plan.state.signups_of(person.key) if s.status == "confirmed"}
    for group in named:
        if group.id not in mine:
            raise Refused("withdraw.not_in", name=person.name, group=group.name)
    return tuple(named) or tuple(one for one in (*plan.programme.groups, *plan.gone_groups()) if one.id in mine)


def person_file(key: str) -> str:
    """Return the name of a person’s calendar file, by key: fit for every system, and no other person’s."""
    plain = re.sub(r"[^a-z0-9.+_-]", "-", key.replace("@", "-at-"))
    same = plain == key.replace("@", "-at-")
    return f"{plain}.ics" if same else f"{plain}-{crc32(key.encode()):08x}.ics"


def leader_file(one: Facilitator) -> str:
    """Return the name of the calendar file of what somebody facilitates, who may be a member elsewhere, too."""
    return f"facilitator-{person_file(one.key)}"


def leader_calendar(plan: Plan, one: Facilitator, sessions: Iterable[Session], style: CalendarStyle) -> Calendar:
    """Return the calendar of the sessions that somebody holds."""
    return _named(plan, in_order(sessions), f"{_both(plan.programme.name, style)}: {one.name}", style)


def time_warnings(plan: Plan, groups: Iterable[Group]) -> list[Message]:
    """Return the sessions whose time exists twice.

    Raises:
        Refused: A session’s time does not exist, as can come of an edited programme file.
    """
    warnings = []
    for session in in_order(session for group in groups for session in plan.sessions(group)):
        values = {"group": session.group.name, "week": session.week.number, "at": session.starts_at}
        if session.status == "cancelled":
            continue
        if session.kind == "never":
            raise Refused("session.never", **values).advise("session.never_advice")
        if session.kind == "twice":
            warnings.append(msg("check.twice", **values))
    return warnings


def _of_several(plan: Plan, groups: Sequence[Group], name: str, style: CalendarStyle) -> Calendar:
    return _named(plan, in_order(session for group in groups for session in plan.ever(group)), name, style)


def _named(plan: Plan, sessions: Iterable[Session], name: str, style: CalendarStyle) -> Calendar:
    return Calendar(
        name=name,
        description="",
        color=_COLOR_OF_SEVERAL,
        zone=plan.programme.timezone,
        events=tuple(events_of(plan, sessions, style)),
    )


def events_of(plan: Plan, sessions: Iterable[Session], style: CalendarStyle) -> Iterator[CalendarEvent]:
    """Yield some sessions as a calendar shows them."""
    # Before any change that could be recorded, so that the stamp of a changed session is later.
    never = datetime.combine(plan.programme.first_week - _YEAR, time(), UTC)
    for session in sessions:
        title, cancelled = _title(plan, session, style), session.status == "cancelled"
        yield CalendarEvent(
            uid=uid(plan.programme, session.key),
            sequence=session.revision,
            changed_at=max(never, session.changed_at or never),
            starts_at=session.starts_at,
            ends_at=session.ends_at,
            cancelled=cancelled,
            summary=f"{_said('status.cancelled', style)}: {title}" if cancelled else title,
            description=_description(plan, session, style),
            location=_both(session.location, style) if session.location else None,
            url=session.url,
            organizer=_organizer(session),
            categories=(_both(session.group.name, style),),
            alarm=_alarm(title, style),
        )


def _both(text: Text, style: CalendarStyle, between: str = " / ") -> str:
    """Return a text in the languages of the calendar; once where they say the same."""
    return between.join(dict.fromkeys(text.pick(lang) for lang in style.languages))


def _said(key: str, style: CalendarStyle, **values: str) -> str:
    """Return one of wgtool’s own texts in the languages of the calendar."""
    return _both(Text(say("en", key, **values), say("cy", key, **values)), style)


def _title(plan: Plan, session: Session, style: CalendarStyle) -> str:
    """Return what a month’s view has room for: the group, in brief, and the week, with its title where that fits.

    Where that does not fit, its first clause may. In both languages the number has to do; the whole titles stand in
    the description.
    """
    group, week = _both(_brief(plan, session.group), style), session.week
    title = _both(week.title, style)
    found = [title, _CLAUSE.split(title)[0]] if len(style.languages) == 1 else []
    titles = (f"{group} · {week.number}: {one}" for one in found)
    return next((one for one in titles if len(one) <= _LONGEST_TITLE), f"{group} · {week.number}")


def _brief(plan: Plan, group: Group) -> Text:
    """Return a group’s name without what stands in brackets behind it, where no other group is called so then."""
    brief = _without_brackets(group.name)
    others = (_without_brackets(other.name) for other in plan.programme.groups if other.id != group.id)
    return group.name if brief in others else brief


def _without_brackets(name: Text) -> Text:
    return Text(*(text.partition(" (")[0] for text in name))


def _description(plan: Plan, session: Session, style: CalendarStyle) -> str:
    members = [person.name for person in plan.members(session.group)] if style.attendees else []
    views = ((agenda(plan, [session], session.week.number, lang), lang) for lang in style.languages)
    return _BETWEEN_LANGUAGES.join(style.describe(view, members, lang) for view, lang in views)


def _alarm(title: str, style: CalendarStyle) -> Alarm | None:
    return None if style.alarm is None else Alarm(style.alarm, _said("ics.soon", style, title=title))


def _organizer(session: Session) -> Organizer | None:
    """Return the first of those who hold a session that has an address."""
    return next((Organizer(one.name, one.email) for one in session.facilitators if one.email), None)
