"""The sessions: `timetable` and `agenda`; moved, cancelled and brought back; and what `changes` says of that."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from wgtool.cli.app import App
from wgtool.cli.options import (
    AllowClashOption,
    GroupArgument,
    GroupsArgument,
    LeaderOption,
    WeekOption,
    complete_group,
    complete_leader,
    complete_week,
    parse_day,
)
from wgtool.cli.output import Answer, Deed, Proposal
from wgtool.cli.runner import CHANGE, DOCUMENT, command
from wgtool.errors import Refused, UsageError

if TYPE_CHECKING:
    from wgtool.services.sessions.changes import Before
    from wgtool.services.sessions.told import Journal
    from wgtool.views.calendars import Exported

SessionWeek = Annotated[int, typer.Option("--week", metavar="N", help="opt.week", autocompletion=complete_week)]
DayOption = Annotated[str | None, typer.Option("--on", metavar="DATE", help="opt.on_day")]
ReasonOption = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="opt.reason")]
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


@command(CHANGE)
def reschedule(
    week: SessionWeek,
    group: GroupsArgument = None,
    to: Annotated[str | None, typer.Option("--to", metavar="'DATE HH:MM'", help="opt.to_time")] = None,
    by: Annotated[int | None, typer.Option("--by", metavar="DAYS", help="opt.by")] = None,
    minutes: Annotated[int | None, typer.Option("--minutes", metavar="M", help="opt.minutes")] = None,
    reason: ReasonOption = None,
) -> Deed:
    """Move the sessions of a week."""
    from wgtool.cli.targets import chosen, parse_target
    from wgtool.domain.targets import Target
    from wgtool.services.sessions import moves

    if (to is None) == (by is None):
        raise UsageError("usage.to_or_by")
    which, target = chosen(group, week), Target(days=by) if to is None else parse_target(to)
    return Proposal(lambda plan: moves.reschedule(plan, which, target, minutes, reason))


@command(CHANGE)
def cancel(
    group: GroupsArgument = None, week: WeekOption = None, on: DayOption = None, reason: ReasonOption = None
) -> Deed:
    """Cancel the sessions of a week or a day."""
    from wgtool.cli.targets import chosen
    from wgtool.services.sessions import moves

    which = chosen(group, week, on)
    return Proposal(lambda plan: moves.cancel(plan, which, reason))


@command(CHANGE)
def reinstate(group: GroupsArgument = None, week: WeekOption = None, on: DayOption = None) -> Deed:
    """Bring cancelled sessions back."""
    from wgtool.cli.targets import chosen
    from wgtool.services.sessions import moves

    which = chosen(group, week, on)
    return Proposal(lambda plan: moves.reinstate(plan, which))


@command(CHANGE)
def cover(
    group: GroupsArgument = None,
    week: WeekOption = None,
    on: DayOption = None,
    by: Annotated[
        list[str] | None,
        typer.Option("--by", metavar="'NAME <EMAIL>'", help="opt.cover_by", autocompletion=complete_leader),
    ] = None,
    clear: Annotated[bool, typer.Option("--clear", help="opt.cover_clear")] = False,
    reason: ReasonOption = None,
) -> Deed:
    """Let others facilitate a session."""
    from wgtool.cli.targets import chosen
    from wgtool.services.sessions import covering

    which = chosen(group, week, on)
    if bool(by) == clear:
        raise UsageError("usage.by_or_clear")
    if clear and reason is not None:
        raise UsageError("usage.reason_by")
    return Proposal(lambda plan: covering.cover(plan, which, by or (), reason))


@command(CHANGE)
def shift(
    from_week: Annotated[
        int, typer.Option("--from-week", metavar="N", help="opt.from_week", autocompletion=complete_week)
    ],
    by: Annotated[int | None, typer.Option("--by", metavar="DAYS", help="opt.by")] = None,
    to_week: Annotated[
        int | None, typer.Option("--to-week", metavar="M", help="opt.to_week", autocompletion=complete_week, min=1)
    ] = None,
    through_week: Annotated[
        int | None, typer.Option("--through-week", metavar="L", help="opt.through_week", autocompletion=complete_week)
    ] = None,
    group: GroupsArgument = None,
    reason: ReasonOption = None,
) -> Deed:
    """Move all sessions from a week on."""
    from wgtool.services.sessions import moves

    if (by is None) == (to_week is None):
        raise UsageError("usage.by_or_to_week")
    slip = moves.Slip(from_week, by, to_week, through_week)
    return Proposal(lambda plan: moves.shift(plan, group or (), slip, reason))


@command(CHANGE)
def finish(
    group: GroupArgument,
    after_week: Annotated[
        int, typer.Option("--after-week", metavar="N", help="opt.after_week", autocompletion=complete_week)
    ],
    into: Annotated[
        str | None, typer.Option("--into", metavar="GROUP", help="opt.into_group", autocompletion=complete_group)
    ] = None,
    allow_clash: AllowClashOption = False,
    reason: ReasonOption = None,
) -> Deed:
    """End a group early."""
    from wgtool.domain.signups import Allowed
    from wgtool.services.sessions import ending

    following = None if into is None else ending.Following(into, Allowed(clash=allow_clash))
    if allow_clash and into is None:
        raise UsageError("usage.clash_into")
    return Proposal(lambda plan: ending.finish(plan, group, after_week, reason, following))


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
