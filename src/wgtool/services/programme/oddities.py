"""What is odd about when single sessions are held, so that commands warn of it and `check` does."""

from collections.abc import Iterator, Mapping
from datetime import date, time

from wgtool.domain.placing import placement
from wgtool.domain.plan import Plan
from wgtool.domain.programme import WEEKDAYS, KeyPath, Programme
from wgtool.domain.sessions import Session, break_of
from wgtool.domain.soundness import Fault
from wgtool.domain.text import Text
from wgtool.services.programme.public import holidays_of
from wgtool.texts.dates import Amount
from wgtool.texts.say import Message, msg

# Outside these hours nobody is at work.
_MORNING, _EVENING = time(8), time(20)


def public_holidays(programme: Programme, days: list[date]) -> Iterator[tuple[date, Text]]:
    """Yield the public holidays of the programme’s country in the years of some days, with their names."""
    if not programme.country or not days:
        return
    if not any(place_doubts(programme)):
        yield from holidays_of(programme, range(min(days).year, max(days).year + 1))


def place_doubts(programme: Programme) -> Iterator[Fault]:
    """Yield what keeps the public holidays from being known, at the key that does."""
    country, part = programme.country, programme.subdivision
    if country is None:
        if part is not None:
            yield Fault(("programme", "subdivision"), msg("check.part_of_nothing", part=part))
        return
    import holidays  # noqa: PLC0415 - slow to load, and only check needs it

    known = holidays.list_supported_countries()
    if country not in known:
        yield Fault(("programme", "country"), msg("check.no_holidays", country=country))
    elif part is not None and part not in known[country]:
        parts = tuple(known[country])
        key, near = ("check.no_part", parts) if parts else ("check.no_parts", ())
        yield Fault(("programme", "subdivision"), msg(key, part=part, country=country, known=near))


def session_warnings(programme: Programme, session: Session, holidays: dict[date, Text]) -> Iterator[Message]:
    """Yield what is odd about when one session is held: its day, its hour, its length."""
    values = {"group": session.group.name, "week": session.week.number, "at": session.starts_at}
    day = session.starts_at.date()
    if day in holidays:
        yield msg("check.holiday", name=holidays[day], **values)
    for avoid in programme.avoid:
        if avoid.date == day:
            yield msg("check.avoid", reason=avoid.reason, **values)
    if skipped := break_of(programme, day):
        yield msg("check.break" if skipped.reason else "check.break_alone", reason=skipped.reason, **values)
    if programme.last_day is not None and day > programme.last_day:
        yield msg("check.after_last_day", last=programme.last_day, **values)
    yield from _odd_times(programme, session, values)
    if session.kind == "twice":
        yield msg("check.twice", **values)
    yield from _odd_lengths(programme, session, values)


def _odd_lengths(programme: Programme, session: Session, values: Mapping[str, object]) -> Iterator[Message]:
    """Yield what is odd about how long a session is, and how its parts fill it."""
    if session.minutes > programme.hours_per_week * 60:
        yield msg("check.too_long", minutes=Amount(session.minutes, "minute"), **values)
    over = sum(block.minutes for block in session.blocks) - session.minutes
    if over:
        key = "check.over" if over > 0 else "check.under"
        yield msg(key, minutes=Amount(abs(over), "minute"), **values)


def fitted_doubts(plan: Plan) -> Iterator[Fault]:
    """Yield the sessions of another length, to which the parts of the workshop are fitted; those of all groups once."""
    programme = plan.programme
    shared = {placed.week: place for place, placed in enumerate(programme.placements)}
    alike: dict[tuple[KeyPath, int, int, int], list[str]] = {}
    for index, group in enumerate(programme.groups):
        own = {placed.week: place for place, placed in enumerate(group.placements) if placed.minutes is not None}
        for session in plan.sessions(group):
            week = session.week.number
            stretched = session.blocks != session.week.blocks and not placement(programme, group, week).blocks
            if stretched and session.status != "cancelled":
                path: KeyPath = (
                    ("programme", "sessions", shared[week])
                    if week not in own
                    else ("groups", index, "sessions", own[week])
                )
                usual = sum(block.minutes for block in session.week.blocks)
                alike.setdefault((path, week, usual, session.original_minutes), []).append(group.id)
    for (path, week, usual, minutes), groups in alike.items():
        lengths = {"usual": Amount(usual, "minute"), "minutes": Amount(minutes, "minute")}
        yield Fault(path, msg("check.fitted", week=week, groups=groups, **lengths))


def _odd_times(programme: Programme, session: Session, values: Mapping[str, object]) -> Iterator[Message]:
    """Yield what is odd about a session’s day of the week and hours: that it is too early, or nobody works then."""
    starts, ends = session.starts_at, session.ends_at
    if starts.date() < programme.first_week:
        yield msg("check.before_week_1", first=programme.first_week, **values)
    if starts.weekday() >= WEEKDAYS.index("saturday"):
        yield msg("check.weekend", **values)
    if starts.time() < _MORNING or ends.time() > _EVENING or starts.date() != ends.date():
        yield msg("check.odd_hour", **values)
