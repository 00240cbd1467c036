"""The sessions: `timetable` and `agenda`, and what `changes` says of those that are not as they were."""

from typing import Annotated, Literal

import typer

from wgtool.cli.app import App
from wgtool.cli.options import (
    GroupsArgument,
    LeaderOption,
    SinceOption,
    WeekOption,
    complete_group,
    parse_day,
)
from wgtool.cli.output import Answer, Deed
from wgtool.cli.runner import DOCUMENT, command
from wgtool.errors import UsageError


@command(DOCUMENT, both=True)
def timetable(app: App, week: WeekOption = None) -> Deed:
    """Draw the week as a grid of days and hours."""
    from wgtool.renderers.layouts.sessions.timetable import timetable as layout
    from wgtool.services.sessions.agenda import timetable as drawn

    return Answer(lambda lang: drawn(app.plan, week, lang), layout)


@command(DOCUMENT, both=True)
def agenda(
    app: App,
    week: WeekOption = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="opt.on")] = None,
    group: Annotated[
        list[str] | None, typer.Option("--group", metavar="ID", help="opt.agenda_group", autocompletion=complete_group)
    ] = None,
    edition: Annotated[Literal["facilitator", "members"], typer.Option("--for", help="opt.edition")] = "facilitator",
    led_by: LeaderOption = None,
) -> Deed:
    """Print the running order of each session of a week."""
    from wgtool.renderers.layouts.sessions.agenda import agenda as layout
    from wgtool.services.sessions import agenda as service

    if week is not None and on is not None:
        raise UsageError("usage.week_and_on")
    day = parse_day(on) if on is not None else None
    chosen_edition = service.Edition(edition == "members", app.now)
    named = app.plan.groups(group or ())
    if week is not None:
        sessions = app.plan.of_week(week, named)
    else:
        sessions = service.sessions_on(app.plan, day or app.now.date(), named)
    if led_by is not None:
        from wgtool.services.sessions.leading import held_by

        sessions = held_by(app.plan, led_by, sessions)
    return Answer(lambda lang: service.agenda(app.plan, sessions, week, lang, chosen_edition), layout)


@command(DOCUMENT, both=True)
def changes(
    app: App,
    group: GroupsArgument = None,
    since: SinceOption = None,
    public: Annotated[bool, typer.Option("--public", help="opt.public")] = False,
) -> Deed:
    """Say what moved, was cancelled or came back."""
    from wgtool.cli.since import journal_of, stood_before
    from wgtool.renderers.layouts.sessions.changes import changes as layout
    from wgtool.services.sessions.changes import Asked
    from wgtool.services.sessions.changes import changes as found

    journal = journal_of(app)
    before, mark = stood_before(app, journal, since)
    asked = Asked(mark, group or (), public)
    return Answer(lambda lang: found(app.plan, journal, before, asked, lang), layout)
