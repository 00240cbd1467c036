"""`groups`, `show`, `timetable` and `agenda`: what the programme says."""

from typing import Annotated

import typer

from wgtool.cli.options import (
    GroupArgument,
    HandoutFormat,
    LangOption,
    LangsOption,
    PageFormat,
    TableFormat,
    WeekOption,
    app_of,
    parse_day,
)
from wgtool.cli.output import Answer, deliver
from wgtool.errors import UsageError
from wgtool.renderers.layouts import programme as layouts
from wgtool.renderers.layouts.sessions import agenda as agenda_layout
from wgtool.renderers.layouts.sessions import timetable as timetable_layout
from wgtool.services.programme import groups as listing
from wgtool.services.sessions import agenda as reading


def groups(ctx: typer.Context, form: TableFormat = "table", lang: LangOption = "en") -> None:
    """List the groups."""
    app = app_of(ctx)
    answer = Answer(lambda language: listing.groups(app.plan, language), layouts.groups, layouts.group_rows)
    deliver(app, form, lang, answer)


def show(ctx: typer.Context, group: GroupArgument, form: PageFormat = "text", lang: LangsOption = "en") -> None:
    """Show one group with all its sessions."""
    app = app_of(ctx)
    chosen = app.plan.group(group)
    deliver(app, form, lang, Answer(lambda language: listing.show(app.plan, chosen, language), layouts.show))


def timetable(
    ctx: typer.Context, week: WeekOption = None, form: HandoutFormat = "text", lang: LangsOption = "en"
) -> None:
    """Draw the week as a grid of days and hours."""
    app = app_of(ctx)
    answer = Answer(lambda language: reading.timetable(app.plan, week, language), timetable_layout.timetable)
    deliver(app, form, lang, answer)


def agenda(
    ctx: typer.Context,
    week: WeekOption = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="opt.on")] = None,
    group: Annotated[list[str] | None, typer.Option("--group", metavar="ID", help="opt.agenda_group")] = None,
    form: HandoutFormat = "text",
    lang: LangsOption = "en",
) -> None:
    """Print the running order of each session of a week."""
    if week is not None and on is not None:
        raise UsageError("usage.week_and_on")
    app = app_of(ctx)
    day = parse_day(on) if on is not None else None
    chosen = app.plan.groups(group or ())
    if week is not None:
        sessions = app.plan.of_week(week, chosen)
    else:
        sessions = reading.sessions_on(app.plan, day or app.now.date(), chosen)
    answer = Answer(lambda language: reading.agenda(app.plan, sessions, week, language), agenda_layout.agenda)
    deliver(app, form, lang, answer)
