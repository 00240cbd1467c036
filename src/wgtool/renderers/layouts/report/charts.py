"""What of a report is drawn: who came, week by week; hours by group; what stands in the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wgtool.renderers.layouts.report.words import COUNTS, attendance_line, hours_line
from wgtool.renderers.page import Chart, Series
from wgtool.texts.language import Language
from wgtool.texts.say import say

if TYPE_CHECKING:
    from wgtool.views.notes import BarrierLine
    from wgtool.views.report import ReportView, SessionCounts, WeekCounts

_HOUR = 60


def attendance_chart(weeks: Sequence[WeekCounts], sessions: SessionCounts, lang: Language) -> Chart:
    """Return who came by week: members who came themselves at the foot, then deputies, apologies, absences."""
    return Chart(
        say(lang, "report.chart_came"),
        attendance_line(weeks, sessions, lang),
        tuple(str(line["week"]) for line in weeks),
        tuple(
            Series(say(lang, f"attendance.{name}"), tuple(line[name] for line in weeks))  # type: ignore[literal-required]
            for name in COUNTS
        ),
    )


def hours_chart(view: ReportView, lang: Language) -> Chart:
    """Return the hours asked of each group and given."""
    groups = [group for group in view["groups"] if group["hours"]["asked"] or group["hours"]["total"]]
    return Chart(
        say(lang, "report.chart_hours"),
        hours_line(view["hours"], lang),
        tuple(group["name"] for group in groups),
        (
            Series(say(lang, "hours.asked"), tuple(round(group["hours"]["asked"] / _HOUR, 2) for group in groups)),
            Series(say(lang, "hours.total"), tuple(round(group["hours"]["total"] / _HOUR, 2) for group in groups)),
        ),
        "bars",
    )


def barriers_chart(lines: Sequence[BarrierLine], lang: Language) -> Chart:
    """Return how many blockers there are of each kind, open and settled."""
    found = [line for line in lines if line["open"] or line["settled"]]
    return Chart(
        say(lang, "report.chart_barriers"),
        barriers_line(lines, lang),
        tuple(say(lang, f"note.barrier_{line['barrier']}") for line in found),
        (
            Series(say(lang, "report.are_open"), tuple(line["open"] for line in found)),
            Series(say(lang, "report.are_settled"), tuple(line["settled"] for line in found)),
        ),
        "stacked bars",
    )


def barriers_line(lines: Sequence[BarrierLine], lang: Language) -> str:
    """Return how many blockers there are, open and settled, in a line."""
    return say(
        lang,
        "report.barriers",
        open=sum(line["open"] for line in lines),
        settled=sum(line["settled"] for line in lines),
    )
