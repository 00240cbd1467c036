"""A reader of .ics files that shares no code with the writer and forgives nothing."""

import re
from bisect import bisect_right
from calendar import Calendar as MonthGrid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

_RAW_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]")
_HEAD = re.compile(r"([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:\"[^\"]*\"|[^\";:,]*))*):(.*)", re.DOTALL)
_PARAMETER = re.compile(r";([A-Z0-9-]+)=(\"[^\"]*\"|[^\";:,]*)")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Property(NamedTuple):
    """One content line, unfolded; the parameters and the value as they stand in the file."""

    name: str
    parameters: dict[str, str]
    value: str


class Component:
    """What stands between a BEGIN and its END."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.properties: list[Property] = []
        self.children: list[Component] = []

    def names(self) -> list[str]:
        """Return the names of the properties in order."""
        return [prop.name for prop in self.properties]

    def get(self, name: str) -> Property:
        """Return the one property of a name."""
        (found,) = [prop for prop in self.properties if prop.name == name]
        return found

    def value(self, name: str) -> str:
        """Return the value of the one property of a name, as it stands in the file."""
        return self.get(name).value

    def text(self, name: str) -> str:
        """Return the value of the one property of a name, its escapes undone."""
        return unescape(self.value(name))

    def all(self, name: str) -> "list[Component]":
        """Return the components of a name directly inside this one."""
        return [child for child in self.children if child.name == name]


def content_lines(data: bytes) -> list[str]:
    """Return the unfolded lines of a file, having checked each byte rule of RFC 5545, section 3.1."""
    assert data.endswith(b"\r\n")
    lines: list[str] = []
    for raw in data[:-2].split(b"\r\n"):
        assert 0 < len(raw) <= 75
        line = raw.decode("utf-8")
        assert not _RAW_CONTROL.search(line)
        assert "\ufeff" not in line[:1]
        if line.startswith(" "):
            odd = len(lines[-1]) - len(lines[-1].rstrip("\\"))
            assert odd % 2 == 0, "folded between a backslash and what it escapes"
            lines[-1] += line[1:]
        else:
            lines.append(line)
    return lines


def read(data: bytes) -> Component:
    """Return the calendar in a file."""
    root = Component("")
    open_ones = [root]
    for line in content_lines(data):
        match = _HEAD.fullmatch(line)
        assert match, line
        name, parameters, value = match.groups()
        if name == "BEGIN":
            open_ones[-1].children.append(Component(value))
            open_ones.append(open_ones[-1].children[-1])
        elif name == "END":
            assert open_ones.pop().name == value
        else:
            open_ones[-1].properties.append(Property(name, dict(_PARAMETER.findall(parameters)), value))
    assert open_ones == [root]
    (calendar,) = root.children
    return calendar


def unescape(value: str) -> str:
    """Return a TEXT value’s text, having checked that every escape is one of four and none is missing."""
    assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,n])*", value, re.DOTALL), value
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], value)


def split_values(value: str) -> list[str]:
    """Return the texts of a value that is a list."""
    return [unescape(part) for part in re.findall(r"((?:[^\\,]|\\.)+)(?:,|$)", value)]


def wall(value: str) -> datetime:
    """Return a local time as it stands in a file."""
    return datetime.strptime(value, "%Y%m%dT%H%M%S")


class Offsets:
    """What a VTIMEZONE says, worked out from its lines alone.

    Args:
        component: The VTIMEZONE.
        until: The last year whose onsets are worked out.
    """

    def __init__(self, component: Component, until: int) -> None:
        onsets = sorted(
            (onset - _offset(part, "TZOFFSETFROM"), _offset(part, "TZOFFSETTO"), part.value("TZNAME"))
            for part in component.children
            for onset in _onsets(part, until)
        )
        self._instants = [instant for instant, _, _ in onsets]
        self._clocks = [(offset, name) for _, offset, name in onsets]

    def at(self, moment: datetime) -> tuple[timedelta, str]:
        """Return offset and name at an instant, which is after the first onset."""
        place = bisect_right(self._instants, moment.astimezone(UTC).replace(tzinfo=None))
        assert place > 0
        return self._clocks[place - 1]

    def instant(self, local: datetime) -> datetime:
        """Return the first instant at which the clocks show a local time."""
        offsets = sorted({offset for offset, _ in self._clocks}, reverse=True)
        instants = [(local - offset).replace(tzinfo=UTC) for offset in offsets]
        (first, *_) = [at for at, offset in zip(instants, offsets, strict=True) if self.at(at)[0] == offset]
        return first


def _offset(part: Component, name: str) -> timedelta:
    match = re.fullmatch(r"([+-])(\d\d)(\d\d)", part.value(name))
    assert match, part.value(name)
    size = timedelta(hours=int(match[2]), minutes=int(match[3]))
    return -size if match[1] == "-" else size


def _onsets(part: Component, until: int) -> Iterator[datetime]:
    """Yield the local onset times of a STANDARD or DAYLIGHT; the first must be one its rule gives."""
    start = wall(part.value("DTSTART"))
    if "RRULE" not in part.names():
        yield start
        return
    rule = dict(item.split("=") for item in part.value("RRULE").split(";"))
    assert set(rule) == {"FREQ", "BYMONTH", "BYDAY"}
    assert rule["FREQ"] == "YEARLY"
    match = re.fullmatch(r"(-1|[1-4])([A-Z]{2})", rule["BYDAY"])
    assert match, rule
    place = int(match[1])
    for year in range(start.year, until + 1):
        grid = MonthGrid().itermonthdays2(year, int(rule["BYMONTH"]))
        days = [day for day, weekday in grid if day and weekday == _DAYS.index(match[2])]
        onset = start.replace(year=year, month=int(rule["BYMONTH"]), day=days[place if place < 0 else place - 1])
        assert year > start.year or onset == start
        yield onset
