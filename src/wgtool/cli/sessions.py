"""The sessions: `timetable` and `agenda`, and what `changes` says of those that are not as they were."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from wgtool.cli.app import App
from wgtool.cli.options import (
    GroupsArgument,
    LeaderOption,
    WeekOption,
    complete_group,
    parse_day,
)
from wgtool.cli.output import Answer, Deed
from wgtool.cli.runner import DOCUMENT, command
from wgtool.errors import Refused, UsageError

if TYPE_CHECKING:
    from wgtool.services.sessions.changes import Before
    from wgtool.services.sessions.told import Journal
    from wgtool.views.calendars import Exported

SinceOption = Annotated[str | None, typer.Option("--since", metavar="ENTRY|DATE|FOLDER", help="opt.since")]


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
    from wgtool.renderers.layouts.sessions.changes import changes as layout
    from wgtool.services.sessions.changes import Asked
    from wgtool.services.sessions.changes import changes as found
    from wgtool.services.sessions.told import Journal

    held = app.whole()
    journal = Journal(held.entries, held.definitions)
    before, mark = _before(app, journal, since)
    asked = Asked(mark, group or (), public)
    return Answer(lambda lang: found(app.plan, journal, before, asked, lang), layout)


def _before(app: App, journal: "Journal", since: str | None) -> "tuple[Before, int | str | None]":
    """Return how the sessions stood, and what that was taken from.

    Raises:
        Refused: There is no such entry or folder, or the folder has no calendars.
        UsageError: It looks like a date but is none.
    """
    from wgtool.services.sessions import changes as service

    numbered = since is None or (since.isascii() and since.isdigit())
    if since is not None and not numbered and not _is_like_a_day(since):
        return service.in_calendars(app.plan, journal, _calendars(app, Path(since))), since
    if since is None or numbered:
        return service.at_entry(app.plan, journal, int(since or 0)), since and int(since)
    day = parse_day(since)
    return service.at_day(app.plan, journal, day), day.isoformat()


def _is_like_a_day(text: str) -> bool:
    return re.fullmatch(r"[0-9-]{10}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}", text) is not None and not Path(text).is_dir()


def _calendars(app: App, folder: Path) -> "dict[str, Exported]":
    from wgtool.calendars.reader import read_folder
    from wgtool.texts.reasons import reason_of

    if not folder.is_dir():
        raise Refused("changes.no_folder", since=str(folder)).advise(
            "changes.since_what", today=app.now.date().isoformat()
        )
    try:
        found = read_folder(folder)
    except OSError as error:
        reason = reason_of(error)
        raise Refused("changes.unreadable", file=error.filename or str(folder), reason=reason) from error
    except ValueError as error:
        raise Refused("changes.not_a_calendar", file=str(folder / str(error))) from error
    if not found:
        raise Refused("changes.no_calendars", folder=str(folder))
    return found
