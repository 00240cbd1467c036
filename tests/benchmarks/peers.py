"""What other tools take for a week's agenda out of the same calendars.

Each is given the programme’s sessions in the form it keeps (khal: events; todoman: tasks, due when a session ends;
watson: frames; sqlite-utils: a table) and asked for the days of week 5, and for its version. todoman has no question
for a past week: it lists all tasks. Their own caches are warm.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from icalendar import Calendar, Event, Todo

KHAL = """
[calendars]
[[groups]]
path = {folder}/events/*
type = discover
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = Europe/London
default_timezone = Europe/London
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
timeformat = %H:%M
"""
TODOMAN = """
path = {folder!r} + "/tasks/*"
cache_path = {folder!r} + "/todoman.db"
date_format = "%Y-%m-%d"
time_format = "%H:%M"
dt_separator = " "
"""


class Peer(NamedTuple):
    """A tool: what asks it for the week, what for its version, and the variables it needs."""

    name: str
    week: Sequence[str]
    version: Sequence[str]
    variables: dict[str, str]


def peers(programs: Path, calendars: Path, folder: Path, first: date, last: date) -> Iterator[Peer]:
    """Yield the tools that are installed, ready to be asked.

    Args:
        programs: The folder of their programs.
        calendars: The folder that `export-ics` wrote.
        folder: Where they may keep what they need.
        first: The first day of the week.
        last: The day after its last one.
    """
    events = [
        (path.stem, event)
        for path in sorted(calendars.glob("*.ics"))
        for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    ]
    prepared = [
        _khal(programs, folder, events, first, last),
        _todoman(programs, folder, events),
        _watson(programs, folder, events, first, last),
        _sqlite_utils(programs, folder, events, first, last),
    ]
    for peer in prepared:
        if Path(peer.week[0]).exists():
            yield peer


def _khal(programs: Path, folder: Path, events: list[tuple[str, Event]], first: date, last: date) -> Peer:
    for group, event in events:
        _item(folder / "events" / group, event)
    config = folder / "khal.conf"
    config.write_text(KHAL.format(folder=folder), encoding="utf-8", newline="\n")
    khal = str(programs / "khal")
    return Peer("khal", [khal, "-c", str(config), "list", str(first), str(last)], [khal, "--version"], {})


def _todoman(programs: Path, folder: Path, events: list[tuple[str, Event]]) -> Peer:
    for group, event in events:
        task = Todo()
        for name in ("UID", "DTSTAMP", "SUMMARY", "LOCATION", "DESCRIPTION", "DTSTART"):
            if name in event:
                task[name] = event[name]
        task["DUE"] = event["DTEND"]
        _item(folder / "tasks" / group, task)
    config = folder / "todoman.py"
    config.write_text(TODOMAN.format(folder=str(folder)), encoding="utf-8", newline="\n")
    todo = str(programs / "todo")
    return Peer("todoman", [todo, "--config", str(config), "list", "--sort", "due"], [todo, "--version"], {})


def _watson(programs: Path, folder: Path, events: list[tuple[str, Event]], first: date, last: date) -> Peer:
    frames = [
        [_seconds(event, "DTSTART"), _seconds(event, "DTEND"), group, f"{number:032x}", [], 0]
        for number, (group, event) in enumerate(events)
    ]
    home = folder / "watson"
    home.mkdir()
    (home / "frames").write_text(json.dumps(frames), encoding="utf-8", newline="\n")
    watson = str(programs / "watson")
    days = ["--from", str(first), "--to", str(last - timedelta(days=1))]
    return Peer("watson", [watson, "log", "--no-pager", *days], [watson, "--version"], {"WATSON_DIR": str(home)})


def _sqlite_utils(programs: Path, folder: Path, events: list[tuple[str, Event]], first: date, last: date) -> Peer:
    database = folder / "sessions.db"
    rows = [
        (group, event["DTSTART"].dt.isoformat(), event["DTEND"].dt.isoformat(), str(event["SUMMARY"]))
        for group, event in events
    ]
    with sqlite3.connect(database) as connection:
        connection.execute("create table sessions (calendar text, starts text, ends text, summary text)")
        connection.executemany("insert into sessions values (?, ?, ?, ?)", rows)
    connection.close()
    tool = str(programs / "sqlite-utils")
    asked = "select * from sessions where starts between :first and :last order by starts"
    days = ["-p", "first", str(first), "-p", "last", str(last)]
    return Peer("sqlite-utils", [tool, "query", str(database), asked, *days, "--table"], [tool, "--version"], {})


def _item(folder: Path, component: Event | Todo) -> None:
    """Write a component as a file of its own, as vdir has it."""
    folder.mkdir(parents=True, exist_ok=True)
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", "-//wgtool//benchmark//EN")
    calendar.add_component(component)
    (folder / f"{component['UID']}.ics").write_bytes(calendar.to_ical())


def _seconds(event: Event, name: str) -> int:
    moment: datetime = event[name].dt
    return int(moment.astimezone(UTC).timestamp())
