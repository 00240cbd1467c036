"""`changes`: what to tell people together with new calendars."""

from pathlib import Path
from typing import Annotated

import typer

from wgtool.cli.app import App
from wgtool.cli.options import LangsOption, PageFormat, app_of, parse_day
from wgtool.cli.output import Answer, deliver
from wgtool.errors import Refused
from wgtool.renderers.layouts.sessions import changes as layouts
from wgtool.services.sessions import changes as service
from wgtool.views.calendars import Exported

SinceOption = Annotated[str | None, typer.Option("--since", metavar="ENTRY|DATE|FOLDER", help="opt.since")]


def changes(ctx: typer.Context, since: SinceOption = None, form: PageFormat = "text", lang: LangsOption = "en") -> None:
    """Say what moved, was cancelled or came back."""
    app = app_of(ctx)
    before, mark = _before(app, since)
    answer = Answer(lambda language: service.changes(app.plan, before, mark, language), layouts.changes)
    deliver(app, form, lang, answer)


def _before(app: App, since: str | None) -> tuple[service.Before, int | str | None]:
    """Return how the sessions stood, and what that was taken from.

    Raises:
        Refused: There is no such entry or folder, or the folder has no calendars.
        UsageError: It looks like a date but is none.
    """
    marks = app.snapshot.definitions
    if since is None:
        return service.at_entry(app.plan, app.store.entries(), marks, 0), None
    if since.isascii() and since.isdigit():
        return service.at_entry(app.plan, app.store.entries(), marks, int(since)), int(since)
    if len(since) == len("2021-09-20") and since.replace("-", "").isdigit() and not Path(since).is_dir():
        return service.at_day(app.plan, app.store.entries(), marks, parse_day(since)), since
    return service.in_calendars(app.plan, _calendars(Path(since))), since


def _calendars(folder: Path) -> dict[str, Exported]:
    from wgtool.calendars.reader import read_folder

    if not folder.is_dir():
        raise Refused("changes.no_folder", since=str(folder)).advise("changes.since_what")
    try:
        found = read_folder(folder)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused("changes.unreadable", file=error.filename or str(folder), reason=reason) from error
    except ValueError as error:
        raise Refused("changes.not_a_calendar", file=str(folder / str(error))) from error
    if not found:
        raise Refused("changes.no_calendars", folder=str(folder))
    return found
