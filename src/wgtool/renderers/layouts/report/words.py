"""What pages and slides of a report say alike: sums in a line, notes with what belongs to them, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from wgtool.domain.notes import said_of
from wgtool.renderers.layouts.notes import note_text
from wgtool.renderers.layouts.week import runs
from wgtool.renderers.layouts.words import filled, joined, marked, remark
from wgtool.renderers.page import Mixed, number
from wgtool.texts.dates import long_date
from wgtool.texts.language import Language
from wgtool.texts.say import say

if TYPE_CHECKING:
    from wgtool.views.report import (
        HoursSum,
        ReportGroup,
        ReportLeft,
        ReportNote,
        ReportView,
        ReportWeek,
        SessionCounts,
        WeekCounts,
    )

_HOUR = 60
COUNTS = ("present", "deputies", "apologies", "absent")


def in_hours(minutes: int) -> str:
    """Return minutes as hours, with two decimals at most."""
    return number(minutes / _HOUR)


def sessions_line(counts: SessionCounts, lang: Language) -> str:
    """Return how many sessions were held, of how many, and what became of others."""
    told = [say(lang, "report.held", held=counts["held"], planned=counts["planned"])]
    if counts["cancelled"]:
        told.append(say(lang, "report.cancelled", count=counts["cancelled"]))
    if counts["moved"]:
        told.append(say(lang, "report.moved", count=counts["moved"]))
    return "; ".join(told)


def hours_line(hours: HoursSum, lang: Language) -> str:
    """Return the hours asked and given in a line."""
    return say(lang, "report.hours", **{name: in_hours(minutes) for name, minutes in hours.items()})  # type: ignore[arg-type]


def attendance_line(weeks: Iterable[WeekCounts], counts: SessionCounts, lang: Language) -> str:
    """Return who came to all sessions recorded, in a line."""
    found = list(weeks)
    sums = {
        name: sum(line[name] for line in found)  # type: ignore[literal-required]
        for name in ("recorded", "members", *COUNTS, "guests")
    }
    return say(lang, "report.came", held=counts["held"], **sums)


def counted(counts: Mapping[str, int], names: Mapping[str, str]) -> str:
    """Return what is counted with its numbers, such as `Gwynedd (3), Powys (1)`."""
    return ", ".join(f"{names.get(key, key)} ({count})" for key, count in counts.items())


def text_of(line: ReportNote, lang: Language) -> Mixed:
    """Return a note’s text; one in the other language is marked with that."""
    if line["text"][lang] is not None:
        return Mixed((note_text(line, lang), None))
    other: Language = "en" if lang == "cy" else "cy"
    return Mixed((line["text"][other] or "", other), (f" [{say(lang, f'language.{other}')}]", None))


def noted(line: ReportNote, lang: Language) -> Mixed:
    """Return a note with what belongs to it: why, where to find it, its barrier, state or owner, how it was settled."""
    about = list(_about(line, lang))
    parts: list[str] = [text_of(line, lang), f" ({'; '.join(about)})" if about else ""]
    settled = line["settled"]
    for key, text in (("note.because", line["because"]), ("note.how", settled["how"] if settled else None)):
        if text:
            parts += [
                " — ",
                filled(lang, key, text=marked(said_of(text, line["text"]["en"], line["text"]["cy"]), lang)),
            ]
    if line["link"]:
        parts += [" ", line["link"]]
    found = joined(*parts)
    return found if isinstance(found, Mixed) else Mixed((found, None))


def _about(line: ReportNote, lang: Language) -> Iterator[str]:
    if line["barrier"]:
        yield say(lang, f"note.barrier_{line['barrier']}")
    if line["state"]:
        yield say(lang, f"note.state_{line['state']}")
    if line["kind"] == "action":
        yield from filter(None, [line["who_name"], line["organisation"]])
        if line["due"]:
            day = long_date(date.fromisoformat(line["due"]), lang)
            yield say(lang, "report.overdue" if line["overdue"] else "report.by", due=day)
    if line["kind"] in {"blocker", "question"}:
        yield say(lang, "report.open" if line["open"] else "report.settled")


def in_kinds(group: ReportGroup | ReportLeft) -> dict[str, Sequence[ReportNote]]:
    """Return what was kept of a group, by the key of what it is called, what it came to first."""
    return {
        "report.outcome": group["outcomes"],
        "report.decisions": group["decisions"],
        "report.insights": group["insights"],
        "note.barriers": group["blockers"],
    }


def in_order(view: ReportView) -> list[tuple[str, ReportNote]]:
    """Return what is asked, each with its group’s name, what is due first."""
    lines = [(group["name"], line) for group in (*view["groups"], *view["left_over"]) for line in group["asked"]]
    return sorted(lines, key=lambda pair: (pair[1]["due"] or "9999", pair[1]["id"]))


def week_cells(line: ReportWeek, now: datetime, lang: Language) -> tuple[str, str, str, str]:
    """Return a session in a line: number, day, what it was for and what happened to it, who came."""
    starts = datetime.fromisoformat(line["starts_at"])
    status = _status(line, lang)
    what = joined(marked(line["title"], lang), *(["; ", status] if status else []))
    day = long_date(starts.date(), lang).removesuffix(f" {starts.year}")
    return str(line["week"]), day, what, came(line, now, lang)


def _status(line: ReportWeek, lang: Language) -> str:
    told = remark(line["status"], None, None, lang)
    told = told[:1].lower() + told[1:]
    if not line["reason"]:
        return told
    return joined(f"{told}; " if told else "", filled(lang, "reason", reason=marked(line["reason"], lang)))


def came(line: ReportWeek, now: datetime, lang: Language) -> str:
    """Return how many came to a session, of how many; nothing before it, or where it is cancelled."""
    if line["recorded"]:
        return f"{line['present']} / {line['members']}"
    if line["status"] == "cancelled" or datetime.fromisoformat(line["starts_at"]) > now:
        return ""
    return say(lang, "attendance.not_recorded")


def lacks(group: ReportGroup, lang: Language) -> Iterator[str]:
    """Yield what was not kept of a group, each with the command that fills it; weeks without attendance in a line."""
    weeks = [one for one in group["missing"] if one["what"] == "attendance"]
    if weeks:
        numbers = ", ".join(runs([one["week"] for one in weeks if one["week"] is not None]))
        key = "report.no_attendance_of" if len(weeks) > 1 else "report.no_attendance_of_one"
        yield say(lang, key, weeks=numbers, command=weeks[0]["command"])
    for one in group["missing"]:
        if one["what"] != "attendance":
            yield say(lang, f"report.no_{one['what']}", command=one["command"])


def thanks(view: ReportView, lang: Language) -> str:
    """Return the thanks, with what was given."""
    return say(
        lang,
        "report.thanks_to",
        people=view["people"],
        organisations=len(view["organisations"]),
        hours=in_hours(view["hours"]["total"]),
    )
