"""Small plans without files, to try the rules on."""

from collections.abc import Mapping
from datetime import date, time

from wgtool.domain.folding import fold
from wgtool.domain.journal import Change, Entry
from wgtool.domain.people import Person
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Block, Group, Programme, Week
from wgtool.domain.records.people import person_record
from wgtool.domain.text import Text

_WORK = Text("Work", "Gwaith")
_WEEKS = tuple(Week(number, _WORK, objective=_WORK, blocks=(Block(60, _WORK),)) for number in (1, 2))


def group(name: str, slot: str = "", capacity: int | None = None) -> Group:
    """Return a group of two weeks.

    Args:
        name: Its id, one letter: without a slot, each letter has a day and an hour of its own.
        slot: When on a Monday it meets, such as `10:30-11:30`.
        capacity: How many places it has; None is without limit.
    """
    number = ord(name) - ord("a")
    starts, ends = map(time.fromisoformat, slot.split("-")) if slot else (time(8 + number), time(9 + number))
    weekday = 0 if slot else 1 + number % 4
    return Group(name, Text(name.upper(), name.upper()), (), weekday, starts, ends, capacity=capacity, weeks=_WEEKS)


def who(name: str) -> Person:
    """Return an invented person."""
    return Person(f"{name}@example.org", name.capitalize(), "X")


def address(name: str) -> str:
    """Return an invented person’s address."""
    return who(name).email


def plan(*groups: Group, places: Mapping[str, str] | None = None, limit: int = 2) -> Plan:
    """Return a plan, with who is in which group.

    Args:
        groups: The groups.
        places: By group, who has a place and, behind a bar, who waits: `ann ben | cai`. They came in that order.
        limit: How many groups are thought enough for one person.
    """
    programme = Programme(
        "test",
        Text("Test", "Prawf"),
        "Europe/London",
        date(2021, 9, 20),
        max_groups_per_person=limit,
        other_organisations=True,
        groups=groups,
    )
    entries: list[Entry] = []
    for name, people in (places or {}).items():
        confirmed, _, waiting = people.partition("|")
        for status, some in (("confirmed", confirmed), ("waiting", waiting)):
            for one in some.split():
                joined = [{"group": name, "email": address(one), "status": status}]
                entries.append(_entry(len(entries) + 1, {"people": [person_record(who(one))], "joined": joined}))
    return Plan(programme, fold(entries))


def after(plan: Plan, change: Change) -> Plan:
    """Return a plan after a change; the plan itself is changed by it."""
    plan.state.apply(_entry(plan.state.last + 1, change))
    return Plan(plan.programme, plan.state)


def _entry(number: int, change: Change) -> Entry:
    return Entry(number, f"2021-09-01T08:00:{number:02}Z", "tester", "try", change)


def places(plan: Plan) -> dict[str, str]:
    """Return who is in which group, as `plan` takes it; groups in which nobody is are left out."""
    found = {}
    for one in plan.programme.groups:
        confirmed, waiting = (
            " ".join(signup.key.partition("@")[0] for signup in plan.state.with_status(one.id, status))
            for status in ("confirmed", "waiting")
        )
        if confirmed or waiting:
            found[one.id] = f"{confirmed} | {waiting}" if waiting else confirmed
    return found
