"""Whether definitions hold together: what no single key can tell."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import time, timedelta
from itertools import starmap
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from wgtool.domain.allocation.soundness import choices
from wgtool.domain.directory import Directory
from wgtool.domain.overlaps import in_two_places
from wgtool.domain.people import is_name
from wgtool.domain.programme import KeyPath, Placement, Programme
from wgtool.domain.sessions import Session, defined_session, monday_of
from wgtool.texts.say import Message, msg


class Fault(NamedTuple):
    """A mistake in the definitions, and the path of the key that makes it."""

    path: KeyPath
    message: Message


def zone_exists(name: str) -> bool:
    """Whether the time zone database has a zone."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def faults(programme: Programme) -> list[Fault]:
    """Return every mistake that needs several keys to be seen.

    The paths are those of the programme file; a week’s are `("sprint", group index, week number, ...)`.
    """
    found = [*_calendar(programme), *_ids(programme), *_names(programme), *_slots(programme), *_directory(programme)]
    found += starmap(Fault, choices(programme))
    if not zone_exists(programme.timezone):
        found.append(Fault(("programme", "timezone"), msg("definition.zone", value=programme.timezone)))
        return found
    sessions = {
        group.id: [defined_session(programme, group, week) for week in group.weeks] for group in programme.groups
    }
    shared: set[tuple[int, int, int]] = set()
    for index, group in enumerate(programme.groups):
        slots: dict[int, KeyPath] = {}
        slots |= {placed.week: ("programme", "sessions", place) for place, placed in enumerate(programme.placements)}
        slots |= {placed.week: ("groups", index, "sessions", place) for place, placed in enumerate(group.placements)}
        found += _sessions(index, sessions[group.id], slots, shared)
    return [*found, *_facilitators(programme, sessions)]


def _calendar(programme: Programme) -> Iterator[Fault]:
    monday = monday_of(programme.first_week)
    if monday != programme.first_week:
        path: KeyPath = ("programme", "first_week")
        nearest = monday if (programme.first_week - monday).days <= 3 else monday + timedelta(days=7)  # noqa: PLR2004
        yield Fault(path, msg("definition.first_week", date=programme.first_week, monday=nearest, iso=str(nearest)))
    if programme.last_day is not None and programme.last_day < programme.first_week:
        yield Fault(("programme", "last_day"), msg("definition.last_day"))
    doubled = {one for one, count in Counter(one.monday for one in programme.breaks).items() if count > 1}
    for index, one in enumerate(programme.breaks):
        path = ("programme", "breaks", index, "monday")
        monday = monday_of(one.monday)
        if monday != one.monday:
            yield Fault(path, msg("definition.break_monday", date=one.monday, iso=str(monday)))
        elif one.monday in doubled:
            yield Fault(path, msg("definition.break_twice", date=one.monday))


def _twice(values: Iterable[str]) -> set[str]:
    return {value for value, count in Counter(values).items() if count > 1}


def _ids(programme: Programme) -> Iterator[Fault]:
    doubled = _twice(group.id for group in programme.groups)
    for index, group in enumerate(programme.groups):
        if group.id in doubled:
            yield Fault(("groups", index, "id"), msg("definition.doubled_id", id=group.id))
    doubled = _twice(one.id for one in programme.organisations)
    for index, one in enumerate(programme.organisations):
        if one.id in doubled:
            yield Fault(("organisations", index, "id"), msg("definition.doubled_id", id=one.id))


def _slots(programme: Programme) -> Iterator[Fault]:
    for index, group in enumerate(programme.groups):
        if group.minutes <= 0:
            yield Fault(("groups", index, "ends"), msg("definition.ends", starts=f"{group.starts:%H:%M}"))
        yield from _placements(("groups", index), group.placements, len(group.weeks), group.starts)
    starts = max((group.starts for group in programme.groups), default=time())
    yield from _placements(("programme",), programme.placements, programme.number_of_weeks, starts)


def _placements(table: KeyPath, placements: Sequence[Placement], total: int, starts: time) -> Iterator[Fault]:
    """Yield what is wrong with single sessions of a table; `starts` is when the last of its groups begins as a rule."""
    doubled = {week for week, count in Counter(p.week for p in placements).items() if count > 1}
    for place, placed in enumerate(placements):
        path = (*table, "sessions", place)
        if placed.week > total:
            yield Fault((*path, "week"), msg("definition.no_such_week", week=placed.week, total=total))
        if placed.week in doubled:
            yield Fault((*path, "week"), msg("definition.doubled_week", week=placed.week))
        if placed.ends is not None and placed.ends <= (placed.starts or starts):
            yield Fault((*path, "ends"), msg("definition.ends", starts=f"{placed.starts or starts:%H:%M}"))


def _names(programme: Programme) -> Iterator[Fault]:
    """Yield the names of groups and organisations in which nothing is to be read."""
    named = [(("groups", index, "name"), group.name) for index, group in enumerate(programme.groups)]
    named += [(("organisations", index, "name"), one.name) for index, one in enumerate(programme.organisations)]
    for path, name in named:
        for text in dict.fromkeys(name):
            if not is_name(text):
                yield Fault(path, msg("definition.no_name", value=text))


def _directory(programme: Programme) -> Iterator[Fault]:
    known = {one.id for one in programme.organisations}
    for index, one in enumerate(programme.ambiguous):
        for place, candidate in enumerate(one.candidates):
            if candidate not in known:
                yield Fault(
                    ("ambiguous_organisations", index, "candidates", place),
                    msg("definition.candidate", id=candidate),
                )
    for text, owners in Directory(programme.organisations, programme.ambiguous).collisions():
        yield Fault(("organisations",), msg("definition.collision", text=text, owners=owners))


def _sessions(
    index: int, sessions: list[Session], slots: Mapping[int, KeyPath], shared: set[tuple[int, int, int]]
) -> Iterator[Fault]:
    """Yield the faults of a group’s sessions; groups that share a sprint name its mistakes once (`shared`).

    `slots` are the paths of what is said of single weeks.
    """
    for session in sessions:
        number, group = session.week.number, session.group
        filled = sum(block.minutes for block in session.blocks)
        placed = slots.get(number)
        slot: KeyPath = placed or ("groups", index)
        mistake = (id(group.weeks), number, session.original_minutes)
        if session.original_minutes > 0 and filled != session.original_minutes and mistake not in shared:
            shared.add(mistake)
            path = slot if placed is not None else ("sprint", index, number, "blocks")
            values = {
                "week": number,
                "group": group.id,
                "filled": filled,
                "minutes": session.original_minutes,
            }
            yield Fault(path, msg("definition.blocks", **values))
        if session.kind == "never":
            yield Fault((*slot, "starts"), msg("definition.never", week=number, at=session.originally))


def _facilitators(programme: Programme, sessions: dict[str, list[Session]]) -> Iterator[Fault]:
    places = {group.id: index for index, group in enumerate(programme.groups)}
    for who, first, second in in_two_places(one for mine in sessions.values() for one in mine):
        values = {"who": who, "group": second.group.id, "other": first.group.id, "at": second.starts_at}
        key = "facilitators" if len(second.group.facilitators) > 1 else "facilitator"
        yield Fault(("groups", places[second.group.id], key), msg("definition.two_places", **values))
