"""Asking on a terminal who came, and who somebody in a report is: one question a line, answered by numbers."""

import re
import sys
from collections.abc import Sequence

from wgtool.cli.app import App
from wgtool.cli.streams import can_ask, complain
from wgtool.domain.meetings import Report
from wgtool.domain.people import Person
from wgtool.errors import UsageError
from wgtool.renderers.safe import visible
from wgtool.services.attendance.recording import record, to_tick
from wgtool.services.attendance.wishes import Wishes
from wgtool.texts.say import say

_RANGE = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?", re.ASCII)
_ALL, _NONE = ("all", "pawb", "*"), ("none", "neb", "0", "-")


def ticked(app: App, group: str, week: int | None, wishes: Wishes) -> Wishes:
    """Return who came and who sent apologies, asked for where a person is there to answer.

    Raises:
        Refused: There is no such group or week.
    """
    if not can_ask():
        return wishes
    session, members, announced = to_tick(app.plan, group, week, app.now)
    if not members or session.starts_at > app.now or session.status == "cancelled":
        return wishes
    say_line(app, "attend.ask_session", group=session.group.name, week=session.week.number, at=session.starts_at)
    for number, person in enumerate(members, 1):
        said = announced.get(person.key)
        beside = f" ({say(app.lang, f'attend.word_{said.was}')})" if said else ""
        complain(f"  {number:>2}  {visible(person.name)}{beside}")
    came = _numbers(app, "attend.ask_came", members)
    # What was said beforehand needs no asking.
    left = [person for person in members if person not in came and person.key not in announced]
    sorry = _numbers(app, "attend.ask_apologies", members, among=left) if left else []
    gone = [person for person in left if person not in sorry]
    words = [tuple(person.email for person in some) for some in (came, sorry, gone)]
    return wishes._replace(present=words[0], apologies=words[1], absent=words[2])


def asked_for_matches(app: App, group: str, week: int | None, wishes: Wishes, reports: Sequence[Report]) -> Wishes:
    """Return the wishes with the names settled that only resemble somebody’s, where a person is there to answer.

    Raises:
        WgtoolError: As `record`.
    """
    if not can_ask():
        return wishes
    for one in record(app.plan, group, week, wishes, reports, app.now).unmatched:
        if not one.candidates:
            continue
        say_line(app, "attend.ask_match", name=one.name)
        for number, person in enumerate(one.candidates, 1):
            complain(f"  {number:>2}  {visible(person.name)} <{visible(person.email)}>")
        chosen = _one(app, len(one.candidates))
        if chosen == 0:
            wishes = wishes._replace(nobody=(*wishes.nobody, one.name))
        elif chosen is not None:
            whose = f"{one.name}={one.candidates[chosen - 1].email}"
            wishes = wishes._replace(matches=(*wishes.matches, whose))
    return wishes


def say_line(app: App, key: str, **values: object) -> None:
    """Write a line to the terminal."""
    complain(visible(say(app.lang, key, **values)))


def _answer() -> str:
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        # The end of the input is no answer: leave as Ctrl-C does.
        raise KeyboardInterrupt
    return line.strip()


def _one(app: App, most: int) -> int | None:
    while text := _answer():
        if text.isdecimal() and int(text) <= most:
            return int(text)
        say_line(app, "attend.ask_numbers", value=text, most=most)
    return None


def _numbers(app: App, key: str, members: Sequence[Person], among: Sequence[Person] | None = None) -> list[Person]:
    """Ask until the answer can be understood; an empty one stands for nobody where only some can be meant."""
    while True:
        say_line(app, key)
        text = _answer()
        if not text and among is not None:
            return []
        try:
            return [person for person in chosen(text, members) if among is None or person in among]
        except UsageError as error:
            for sentence in error.lines(app.lang):
                complain(f"  {visible(sentence)}")


def chosen(text: str, members: Sequence[Person]) -> list[Person]:
    """Return whom some numbers mean, such as `1 3 5-7`, or a word for all or none of them.

    Raises:
        UsageError: It cannot be understood.
    """
    if text.casefold() in _ALL:
        return list(members)
    if text.casefold() in _NONE:
        return []
    error = UsageError("attend.ask_numbers", value=text, most=len(members))
    if not text or not re.fullmatch(r"[\d\s,;–-]+", text, re.ASCII):
        raise error
    places: list[int] = []
    for found in _RANGE.finditer(text):
        first, last = int(found[1]), int(found[2] or found[1])
        if not 1 <= first <= last <= len(members):
            raise error
        places += range(first, last + 1)
    return [members[place - 1] for place in sorted(set(places))]
