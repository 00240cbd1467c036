"""`attend` and `attendance`: who came to the sessions."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from wgtool.cli.app import App
from wgtool.cli.options import GroupArgument, GroupsArgument, complete_week
from wgtool.cli.output import Answer, Deed
from wgtool.cli.runner import CHANGE, TABLE, command
from wgtool.errors import UsageError

if TYPE_CHECKING:
    from wgtool.domain.plan import Plan
    from wgtool.services.attendance.recording import Recorded
    from wgtool.services.attendance.wishes import Wishes
    from wgtool.services.outcome import Outcome

People = list[str] | None


@command(CHANGE)
def attend(
    app: App,
    group: GroupArgument,
    report: Annotated[list[Path] | None, typer.Argument(metavar="[REPORT]...", help="opt.reports")] = None,
    week: Annotated[
        int | None, typer.Option("--week", metavar="N", help="opt.attend_week", autocompletion=complete_week)
    ] = None,
    everyone: Annotated[bool, typer.Option("--everyone", help="opt.everyone")] = False,
    present: Annotated[People, typer.Option("--present", metavar="WHO", help="opt.present")] = None,
    apologies: Annotated[People, typer.Option("--apologies", metavar="WHO", help="opt.apologies")] = None,
    absent: Annotated[People, typer.Option("--absent", metavar="WHO", help="opt.absent")] = None,
    deputy: Annotated[People, typer.Option("--deputy", metavar="'NAME <EMAIL>=WHO'", help="opt.deputy")] = None,
    guest: Annotated[People, typer.Option("--guest", metavar="'NAME, ORGANISATION'", help="opt.guest")] = None,
    match: Annotated[People, typer.Option("--match", metavar="'NAME IN REPORT=WHO'", help="opt.match")] = None,
    nobody: Annotated[People, typer.Option("--nobody", metavar="'NAME IN REPORT'", help="opt.nobody")] = None,
    at_least: Annotated[
        int | None, typer.Option("--at-least", metavar="MINUTES", help="opt.at_least", min=0, max=1440)
    ] = None,
    amend: Annotated[bool, typer.Option("--amend", help="opt.amend")] = False,
    clear: Annotated[bool, typer.Option("--clear", help="opt.clear")] = False,
    any_day: Annotated[bool, typer.Option("--any-day", help="opt.any_day")] = False,
    *,
    rehearse: bool,
) -> Deed:
    """Record who came to a session."""
    from wgtool.services.attendance.wishes import Wishes

    came, sorry, gone, deputies = map(_all_of, (present, apologies, absent, deputy))
    guests, matches, nobodies = map(_all_of, (guest, match, nobody))
    wishes = Wishes(everyone, came, sorry, gone, deputies, guests, matches, nobodies, at_least, amend, clear, any_day)
    return _recorded(app, group, week, wishes, report or (), rehearse=rehearse)


def _recorded(
    app: App, group: str, week: int | None, wishes: "Wishes", files: Sequence[Path], *, rehearse: bool
) -> Deed:
    """Record attendance from what was said and what reports say, after asking what is open where anybody is there."""
    from wgtool.cli.changing import told_of
    from wgtool.cli.ticking import asked_for_matches, ticked
    from wgtool.services.attendance.recording import record
    from wgtool.services.attendance.shown import answer_of, open_ends
    from wgtool.services.attendance.wishes import Wishes
    from wgtool.services.changing import change

    reports = []
    if files:
        from wgtool.cli.reports import read_reports

        reports = read_reports(files)
    at_least = wishes.at_least
    if not reports and wishes == Wishes(at_least=at_least):
        wishes = ticked(app, group, week, wishes)
    elif reports:
        wishes = asked_for_matches(app, group, week, wishes, reports)
    found: list[Recorded] = []

    def decide(plan: "Plan") -> "Outcome":
        found.append(record(plan, group, week, wishes, reports, app.now))
        return found[-1].outcome

    done = change(app, decide, rehearse=rehearse)
    told = told_of(done, rehearse=rehearse, view=answer_of(lambda: found[-1]))
    return told._replace(after=[*told.after, *open_ends(found[-1])], code=1 if found[-1].unmatched else 0)


def _all_of(some: People) -> tuple[str, ...]:
    return tuple(some or ())


@command(TABLE, both=True)
def attendance(
    app: App,
    group: GroupsArgument = None,
    by: Annotated[Literal["person", "week", "organisation"], typer.Option("--by", help="opt.attendance_by")] = "person",
    missed: Annotated[int | None, typer.Option("--missed", metavar="N", help="opt.missed")] = None,
) -> Deed:
    """Show who came."""
    from wgtool.renderers.layouts import attendance as layouts
    from wgtool.services.attendance.report import attendance as found

    if missed is not None and missed < 1:
        raise UsageError("attendance.missed_from")
    layout, rows = {
        "person": (layouts.by_person, layouts.person_rows),
        "week": (layouts.by_week, layouts.week_rows),
        "organisation": (layouts.by_organisation, layouts.organisation_rows),
    }[by]
    return Answer(lambda lang: found(app.plan, group or (), missed, lang), layout, rows)
