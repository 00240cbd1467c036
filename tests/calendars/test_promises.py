"""What calendars promise, for any programme and whatever happens to it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from calendars.reading import Component, Offsets, read, wall
from wgtool.calendars.writer import to_ics
from wgtool.domain.folding import fold
from wgtool.domain.journal import Change, Entry, is_empty
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Block, Facilitator, Group, Programme, Week
from wgtool.domain.targets import Target
from wgtool.domain.text import Text
from wgtool.errors import WgtoolError
from wgtool.renderers.layouts.calendars import description
from wgtool.services.calendars.events import CalendarStyle, combined_calendar, uid
from wgtool.services.outcome import Outcome
from wgtool.services.sessions import ending
from wgtool.services.sessions import moves as rescheduling

ZONES = [
    "Europe/London",
    "Europe/Dublin",
    "America/New_York",
    "America/Santiago",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Asia/Kathmandu",
    "Asia/Tehran",
    "UTC",
]
BEGINNING = datetime(2019, 1, 1, tzinfo=UTC)

awkward = st.sampled_from([*'\\;,:"\n\t<&=^', "\\n", "\\N", "ŵ", "Tŷ’r", "😀", "👩‍👩‍👧", "é", "\u202e", "BEGIN:VEVENT"])
texts = st.lists(awkward | st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=40).map(
    "".join
)
bilingual = st.builds(Text, texts, texts)
weeks = st.lists(bilingual, min_size=1, max_size=5).map(
    lambda titles: tuple(
        Week(number, title, objective=title, blocks=(Block(60, title),)) for number, title in enumerate(titles, 1)
    )
)


@st.composite
def groups(draw: st.DrawFn, name: str) -> Group:
    """Draw a group that meets on some day between five and ten at night, when clocks seldom change."""
    starts = time(draw(st.integers(5, 20)), draw(st.sampled_from([0, 15, 45])))
    return Group(
        id=name,
        name=draw(bilingual),
        aliases=(),
        weekday=draw(st.integers(0, 6)),
        starts=starts,
        ends=starts.replace(hour=starts.hour + 1),
        weeks=draw(weeks),
        facilitators=(Facilitator(draw(texts), "sam@example.org"),),
        location=draw(st.none() | bilingual),
        url="https://meet.example.org/a;b,c",
    )


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """Draw a programme, its weeks often around a change of the clocks."""
    near = draw(st.sampled_from([date(2021, 3, 28), date(2021, 10, 31), date(2024, 2, 29), date(2036, 12, 31)]))
    day = near + timedelta(days=draw(st.integers(-40, 40)))
    return Programme(
        id="test",
        name=draw(bilingual),
        timezone=draw(st.sampled_from(ZONES)),
        first_week=day - timedelta(days=day.weekday()),
        groups=tuple(draw(groups(name)) for name in ("one", "two")),
    )


class Step(NamedTuple):
    """Something a facilitator does: which command, and numbers that say to what."""

    command: str
    group: str
    week: int
    days: int
    hour: int
    minutes: int


steps = st.builds(
    Step,
    st.sampled_from(["reschedule", "cancel", "reinstate", "shift", "finish", "undo"]),
    st.sampled_from(["one", "two"]),
    st.integers(1, 5),
    st.integers(-30, 30),
    st.integers(0, 23),
    st.sampled_from([30, 60, 90]),
)


def decide(plan: Plan, step: Step) -> Outcome:
    """Return what a step comes to."""
    chosen = rescheduling.Chosen([step.group], step.week)
    target = Target(day=plan.programme.first_week + timedelta(days=step.days), clock=time(step.hour, 30))
    slip = rescheduling.Slip(step.week, step.days)
    commands: dict[str, Callable[[], Outcome]] = {
        "reschedule": lambda: rescheduling.reschedule(plan, chosen, target, step.minutes, "Why; not"),
        "cancel": lambda: rescheduling.cancel(plan, chosen, None),
        "reinstate": lambda: rescheduling.reinstate(plan, chosen),
        "shift": lambda: rescheduling.shift(plan, [step.group], slip, None),
        "finish": lambda: ending.finish(plan, step.group, step.week, None),
    }
    return commands[step.command]()


def change(plan: Plan, step: Step) -> Change:
    """Return what a step changes; nothing if it is refused or there is nothing to undo."""
    if step.command == "undo":
        return {"undoes": plan.state.undoable[-1]} if plan.state.undoable else {}
    try:
        return decide(plan, step).change
    except WgtoolError:
        return {}


def exported(plan: Plan) -> tuple[Component, dict[str, Component]]:
    """Return the calendar of all groups as the strict reader finds it, and its events by UID."""
    style = CalendarStyle(partial(description, facilitator=True), ("cy", "en"), 15, attendees=True)
    data = to_ics(combined_calendar(plan, plan.programme.groups, style))
    assert data == to_ics(combined_calendar(Plan(plan.programme, plan.state), plan.programme.groups, style))
    calendar = read(data)
    return calendar, {event.value("UID"): event for event in calendar.all("VEVENT")}


def check_times(plan: Plan, calendar: Component, events: dict[str, Component]) -> None:
    """Make sure that every event is when its session is, by the calendar’s own account of the zone."""
    (zone,) = calendar.all("VTIMEZONE")
    offsets = Offsets(zone, plan.programme.first_week.year + 2)
    for session in plan.all_sessions():
        event = events[uid(plan.programme, session.key)]
        for name, at in (("DTSTART", session.starts_at), ("DTEND", session.ends_at)):
            prop = event.get(name)
            if prop.value.endswith("Z"):
                assert wall(prop.value[:-1]).replace(tzinfo=UTC) == at.astimezone(UTC)
            else:
                assert prop.parameters == {"TZID": plan.programme.timezone}
                assert wall(prop.value) == at.replace(tzinfo=None)
                assert offsets.instant(wall(prop.value)) == at.astimezone(UTC)
        assert (event.value("STATUS") == "CANCELLED") == (session.status == "cancelled")


def check_texts(plan: Plan, events: dict[str, Component]) -> None:
    """Make sure that titles, places and names come out as they went in."""
    for session in plan.all_sessions():
        event = events[uid(plan.programme, session.key)]
        assert session.group.name.cy.partition(" (")[0] in event.text("SUMMARY")
        assert event.text("SUMMARY").endswith(f" · {session.week.number}")
        assert session.week.title.en in event.text("DESCRIPTION")
        assert session.week.title.cy in event.text("DESCRIPTION")
        if session.location:
            assert session.location.en in event.text("LOCATION")


def seen(event: Component) -> tuple[str, ...]:
    """Return what must not change without a higher SEQUENCE."""
    return tuple(event.value(name) for name in ("DTSTART", "DTEND", "STATUS"))


def check_step(before: dict[str, Component], after: dict[str, Component], recorded: Change) -> None:
    """Make sure that a step raises the SEQUENCE of what it changes, and of nothing that it does not name."""
    assert before.keys() == after.keys()
    named = {f"test.{one['group']}.week-{one['week']:02}@wgtool" for one in recorded.get("sessions", ())}
    for name, event in after.items():
        old = before[name]
        rise = int(event.value("SEQUENCE")) - int(old.value("SEQUENCE"))
        assert rise >= 0
        assert event.value("LAST-MODIFIED") >= old.value("LAST-MODIFIED")
        assert event.value("DTSTAMP") == event.value("LAST-MODIFIED")
        if seen(event) != seen(old):
            assert rise > 0
        if "undoes" not in recorded:
            assert rise == (name in named)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(programmes(), st.lists(steps, max_size=8))
def test_whatever_happens_calendars_stay_right(programme: Programme, happenings: list[Step]) -> None:
    """Strictly read, at the right instants, with UIDs that stay and a SEQUENCE that never falls."""
    entries: list[Entry] = []
    plan = Plan(programme, fold(entries))
    calendar, events = exported(plan)
    check_texts(plan, events)
    check_times(plan, calendar, events)
    for step in happenings:
        recorded = change(plan, step)
        if is_empty(recorded):
            continue
        number = len(entries) + 1
        at = (BEGINNING + timedelta(hours=number)).strftime("%Y-%m-%dT%H:%M:%SZ")
        entries.append(Entry(number, at, "tester", step.command, recorded))
        plan = Plan(programme, fold(entries))
        before = events
        calendar, events = exported(plan)
        check_times(plan, calendar, events)
        check_step(before, events, recorded)
