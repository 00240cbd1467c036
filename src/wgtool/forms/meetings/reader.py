"""From a meeting’s report to the visits in it.

Layouts as their programs write them: Microsoft Teams with numbered sections (summary, participants, activities), Teams’
older table under a summary, its oldest one of joining and leaving; Zoom’s participants, with and without the meeting’s
own lines above. All of them also as Excel saves them. What is none of these may be a list of names or addresses.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from wgtool.domain.matching import plain
from wgtool.domain.meetings import Report, Visit
from wgtool.errors import Refused
from wgtool.forms import csv_reader, packed
from wgtool.forms.encodings import decode
from wgtool.forms.meetings.headings import Column, Head, head_of, is_heading, known_columns
from wgtool.forms.meetings.values import has_halves, moment_of, seconds_of, stamp_of
from wgtool.forms.stamps import Stamp

_SECTION = re.compile(r"\d{1,2}\.\s*\D")
_ADDRESS = re.compile(r"[^\s<>,;:\"()\[\]]+@[^\s<>,;:\"()\[\]]+")
_MARK = re.compile(r"^(?:[-*•·]\s+|\d{1,3}[.)]\s+)")
# So many separators in most lines, and it is a table of something else.
_TABLE = 2


class _Line(NamedTuple):
    """A row of a table of people; times still in parts."""

    name: str
    email: str
    organiser: bool
    totals: bool
    joined: Stamp | None
    left: Stamp | None
    seconds: int | None
    action: str = ""


def read(data: bytes, name: str) -> Report:
    """Return what a report says.

    Args:
        data: The file’s bytes.
        name: What to call it in errors.

    Raises:
        Refused: It is empty or damaged, its letters are lost, or it is neither a report nor a list.
    """
    kind, data = packed.unwrapped(data, name)
    if not data.strip(b"\0\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise Refused("form.empty", file=name)
    if kind == "csv":
        text = decode(data, name).text.removeprefix("\ufeff")
        if "\ufffd" in text or "\0" in text:
            raise Refused("attend.broken", file=name).advise("form.download_again")
        return _report(_tables(text), text.splitlines(), name)
    from wgtool.forms.xlsx_reader import sheets  # noqa: PLC0415 - for workbooks only

    with sheets(data, name) as found:
        tables = [list(sheet.rows) for sheet in found]
    lines = [next(filter(None, map(str.strip, row)), "") for row in tables[0]] if tables else []
    return _report(tables, lines, name)


def _tables(text: str) -> Iterator[list[list[str]]]:
    """Yield a text’s rows, by each way to part its columns. Tabs part them without quotation marks being needed."""
    yield [[_unquoted(cell) for cell in line.split("\t")] for line in text.splitlines()]
    for delimiter in (",", ";"):
        try:
            yield list(csv_reader.rows(text, delimiter))
        except Refused:
            # Of another layout, then: what is none at all is refused afterwards.
            continue


def _plain_text(cell: str) -> str:
    """Return a text on one line, without what nobody sees: so it can be typed."""
    text = " ".join(cell.split())
    return text if text.isprintable() else "".join(filter(str.isprintable, text)).strip()


def _unquoted(cell: str) -> str:
    quoted = len(cell) > 1 and cell.startswith('"') and cell.endswith('"')
    return cell[1:-1].replace('""', '"') if quoted else cell


def _report(tables: Iterable[list[list[str]]], lines: Sequence[str], name: str) -> Report:
    texts: list[str] = []
    others = 0
    for rows in tables:
        if any((head := head_of(row)) is not None and not head.of_meeting for row in rows):
            found = list(_people(rows, texts))
            if not found:
                raise Refused("attend.nobody_in_report", file=name)
            return Report(name, _readings(found, day_first_likelier=not any(map(has_halves, texts))))
        others = max(others, *(known_columns(row) for row in rows), 0)
    listed = list(_listed(lines))
    wide = sum(max(map(line.count, "\t;,")) >= _TABLE for line in lines if line.strip())
    if not listed or others > 1 or wide * 2 > len(listed):
        raise Refused("attend.no_report", file=name).advise("attend.no_report_advice")
    return Report(name, (tuple(listed),), is_list=True)


def _people(rows: Iterable[Sequence[str]], texts: list[str]) -> Iterator[_Line]:
    """Yield the rows of the tables of people; `texts` gets the moments in them as they are written."""
    head: Head | None = None
    hosts: set[str] = set()
    for row in rows:
        filled = [cell for cell in row if cell.strip()]
        if not filled:
            continue
        if len(filled) == 1 and _SECTION.match(filled[0].strip()):
            head = None
        elif (found := head_of(row)) is not None:
            head = found
        elif head is not None and head.of_meeting:
            cells = _Cells(row, head)
            hosts |= {plain(cells.of(column)) for column in ("host", "host_email", "email")} - {""}
            head = None
        elif head is not None and ((line := _line(_Cells(row, head), head, hosts, texts)).name or line.email):
            yield line


class _Cells:
    def __init__(self, row: Sequence[str], head: Head) -> None:
        self._row, self._places = row, head.places

    def of(self, column: Column) -> str:
        """Return a column’s text; empty where there is none."""
        place = self._places.get(column, len(self._row))
        return _plain_text(self._row[place]) if place < len(self._row) else ""


def _line(cells: _Cells, head: Head, hosts: set[str], texts: list[str]) -> _Line:
    name, email, upn = cells.of("name"), cells.of("email"), cells.of("upn")
    moment = cells.of("moment")
    texts += [text for text in (cells.of("joined"), cells.of("left"), moment) if text]
    role = plain(cells.of("role"))
    return _Line(
        name,
        email if "@" in email else upn if "@" in upn else "",
        organiser=role.startswith(("organi", "trefn")) or bool({plain(name), plain(email)} & hosts),
        totals=head.totals,
        joined=stamp_of(moment or cells.of("joined")),
        left=stamp_of(cells.of("left")),
        seconds=seconds_of(cells.of("length"), in_minutes=head.in_minutes),
        action=plain(cells.of("action")),
    )


def _readings(lines: Sequence[_Line], *, day_first_likelier: bool) -> tuple[tuple[Visit, ...], ...]:
    """Return the visits, read with the day first or the month; the likelier way first, none that has no such day."""
    detailed = _without_totals(lines)
    ways = (day_first_likelier, not day_first_likelier)
    found = [visits for way in ways if (visits := _read(detailed, day_first=way)) is not None]
    return tuple(dict.fromkeys(found)) or (_dateless(detailed),)


def _without_totals(lines: Sequence[_Line]) -> list[_Line]:
    """Return the lines without the sums of those whose visits are told one by one."""
    names = {line.name.casefold() for line in lines if not line.totals}
    emails = {line.email.casefold() for line in lines if not line.totals} - {""}

    def is_told(line: _Line) -> bool:
        return line.email.casefold() in emails if line.email and emails else line.name.casefold() in names

    return [line for line in lines if not line.totals or not is_told(line)]


def _read(lines: Sequence[_Line], *, day_first: bool) -> tuple[Visit, ...] | None:
    """Return visits with their times; None where a day is none, read so."""
    stamps = [stamp for line in lines for stamp in (line.joined, line.left) if stamp]
    if any(moment_of(stamp, day_first=day_first) is None for stamp in stamps):
        return None
    visits = []
    steps: dict[tuple[str, str, bool], list[tuple[str, Stamp]]] = {}
    for line in lines:
        who = (line.name, line.email, line.organiser)
        if line.action and line.joined:
            steps.setdefault(who, []).append((line.action, line.joined))
            continue
        joined, left = (one and moment_of(one, day_first=day_first) for one in (line.joined, line.left))
        if left is None or joined is None or left < joined or (line.totals and line.seconds is not None):
            # Between the first time somebody joined and the last time they left they may have been away.
            left = None
        visits.append(Visit(line.name, line.email, joined, left, line.seconds, line.organiser))
    for who, some in steps.items():
        visits += _paired(who, some, day_first=day_first)
    return tuple(visits)


def _paired(who: tuple[str, str, bool], steps: list[tuple[str, Stamp]], *, day_first: bool) -> Iterator[Visit]:
    """Yield visits from who joined and left when; one without an end is left open."""
    name, email, organiser = who
    since = None
    moments = [(moment_of(stamp, day_first=day_first), _is_leaving(action)) for action, stamp in steps]
    for at, is_end in sorted((at, is_end) for at, is_end in moments if at is not None):
        if not is_end:
            since = since or at
        elif since is not None:
            yield Visit(name, email, since, at, None, organiser)
            since = None
    if since is not None:
        yield Visit(name, email, since, None, None, organiser)


def _is_leaving(action: str) -> bool:
    return action.startswith(("left", "leav", "gad", "adaw", "wedi gad", "ymad"))


def _dateless(lines: Iterable[_Line]) -> tuple[Visit, ...]:
    """Return visits without times: their days are none."""
    return tuple(Visit(line.name, line.email, None, None, line.seconds, line.organiser) for line in lines)


def _listed(lines: Iterable[str]) -> Iterator[Visit]:
    """Yield whom a list names: an address, a name, or both in a line."""
    texts = [_unquoted(_MARK.sub("", _plain_text(line))).strip() for line in lines]
    head = len(list(takewhile(lambda text: not text or is_heading(text), texts)))
    for text in filter(None, texts[head:]):
        address = _ADDRESS.search(text)
        name = _ADDRESS.sub("", text).strip(" <>,;\t") if address else text
        yield Visit(name, address[0] if address else "")
