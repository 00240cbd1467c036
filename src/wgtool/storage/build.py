"""From checked definitions to the domain’s values.

The input is plain (`model_dump(mode="json")` of the models), so that it can be kept and read again without pydantic.
"""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from wgtool.domain.organisations import Ambiguous, Organisation
from wgtool.domain.programme import (
    WEEKDAYS,
    Avoid,
    Block,
    Facilitator,
    Group,
    OutsideWork,
    Placement,
    Programme,
    Week,
)
from wgtool.domain.text import Text

Table = Mapping[str, Any]


def text(table: Table) -> Text:
    """Return a text with the missing language filled by the other."""
    return Text(table["en"] or table["cy"], table["cy"] or table["en"])


def maybe(table: Table | None) -> Text | None:
    """Return a text, or None where there is none."""
    return None if table is None else text(table)


def clock(value: str | None) -> time | None:
    """Return a time of day, or None."""
    return None if value is None else time.fromisoformat(value)


def day(value: str | None) -> date | None:
    """Return a date, or None."""
    return None if value is None else date.fromisoformat(value)


def facilitator(table: Table | None) -> Facilitator | None:
    """Return who leads, or None."""
    return None if table is None else Facilitator(table["name"], table["email"])


def block(table: Table) -> Block:
    """Return a part of a workshop."""
    return Block(
        minutes=table["minutes"],
        title=text(table["title"]),
        purpose=maybe(table["purpose"]),
        who=maybe(table["who"]),
        facilitator=maybe(table["facilitator"]),
        materials=maybe(table["materials"]),
    )


def week(table: Table, number: int) -> Week:
    """Return one of the weeks that an entry stands for."""
    return Week(
        number=number,
        title=text(table["title"]),
        blocks=tuple(map(block, table["blocks"])),
        label=maybe(table["label"]),
        objective=maybe(table["objective"]),
        safe_space=maybe(table["safe_space"]),
        trim=maybe(table["trim"]),
        methods=maybe(table["methods"]),
        outputs=tuple(map(text, table["outputs"])),
        prepare=tuple(map(text, table["prepare"])),
        outside_work=tuple(
            OutsideWork(text(task["task"]), task["minutes"], maybe(task["who"])) for task in table["outside_work"]
        ),
    )


def placement(table: Table, group_starts: time) -> Placement:
    """Return a session placed outside the usual slot."""
    starts, ends, minutes = clock(table["starts"]), clock(table["ends"]), table["minutes"]
    if ends is not None:
        begin = starts or group_starts
        minutes = (ends.hour - begin.hour) * 60 + ends.minute - begin.minute
    return Placement(
        week=table["week"],
        date=day(table["date"]),
        starts=starts,
        minutes=minutes,
        location=maybe(table["location"]),
        url=table["url"],
        facilitator=facilitator(table["facilitator"]),
        reason=maybe(table["reason"]),
        blocks=tuple(map(block, table["blocks"])) or None,
    )


def group(table: Table, weeks: tuple[Week, ...], capacity: int | None) -> Group:
    """Return a group with its sprint; `capacity` is the programme’s, for a group that names none."""
    starts = time.fromisoformat(table["starts"])
    return Group(
        id=table["id"],
        name=text(table["name"]),
        weekday=WEEKDAYS.index(table["weekday"]),
        starts=starts,
        ends=time.fromisoformat(table["ends"]),
        weeks=weeks,
        aliases=tuple(table["aliases"]),
        purpose=maybe(table["purpose"]),
        outcome=maybe(table["outcome"]),
        facilitator=facilitator(table["facilitator"]),
        location=maybe(table["location"]),
        url=table["url"],
        capacity=table["capacity"] or capacity,
        minimum=table["minimum"],
        wanted_professions=tuple(map(text, table["wanted_professions"])),
        wanted_service_areas=tuple(map(text, table["wanted_service_areas"])),
        placements=tuple(placement(session, starts) for session in table["sessions"]),
    )


def organisation(table: Table) -> Organisation:
    """Return an organisation."""
    return Organisation(
        id=table["id"],
        name=text(table["name"]),
        official=maybe(table["official"]),
        aliases=tuple(table["aliases"]),
        domains=tuple(table["domains"]),
    )


def programme(table: Table, groups: tuple[Group, ...], directory: Table) -> Programme:
    """Return the programme with its groups and organisations."""
    return Programme(
        id=table["id"],
        name=text(table["name"]),
        timezone=table["timezone"],
        first_week=date.fromisoformat(table["first_week"]),
        groups=groups,
        last_day=day(table["last_day"]),
        hours_per_week=table["hours_per_week"],
        country=table["country"],
        subdivision=table["subdivision"],
        avoid=tuple(Avoid(date.fromisoformat(one["date"]), text(one["reason"])) for one in table["avoid"]),
        organisations=tuple(map(organisation, directory["organisations"])),
        ambiguous=tuple(
            Ambiguous(one["text"], tuple(one["candidates"])) for one in directory["ambiguous_organisations"]
        ),
        other_organisations=table["other_organisations"],
        max_groups_per_person=table["max_groups_per_person"],
        keep_months=table["keep_months"],
        form=dict(table["form"]),
    )
