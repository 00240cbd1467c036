"""Since when something counts: an entry’s number, a date, or a folder of calendars that were handed out."""

import re
from pathlib import Path

from wgtool.cli.app import App
from wgtool.cli.options import parse_day
from wgtool.errors import Refused
from wgtool.services.sessions.changes import Before
from wgtool.services.sessions.told import Journal
from wgtool.views.calendars import Exported

_DAY = re.compile(r"[0-9-]{10}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}")


def journal_of(app: App) -> Journal:
    """Return the journal of the store in use.

    Raises:
        StoreError: It cannot be read or is damaged.
    """
    held = app.whole()
    return Journal(held.entries, held.definitions)


def stood_before(app: App, journal: Journal, since: str | None) -> tuple[Before, int | str | None]:
    """Return how the sessions stood, and what that was taken from.

    Raises:
        Refused: There is no such entry or folder, or the folder has no calendars.
        UsageError: It looks like a date but is none.
    """
    from wgtool.services.sessions import changes as service

    numbered = since is None or _is_number(since)
    if since is not None and is_folder(since):
        return service.in_calendars(app.plan, journal, _calendars(app, Path(since))), since
    if since is None or numbered:
        return service.at_entry(app.plan, journal, int(since or 0)), since and int(since)
    day = parse_day(since)
    return service.at_day(app.plan, journal, day), day.isoformat()


def is_folder(since: str) -> bool:
    """Whether a text names a folder: it is no number, and does not look like a date unless there is such a folder."""
    return not _is_number(since) and (_DAY.fullmatch(since) is None or Path(since).is_dir())


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _calendars(app: App, folder: Path) -> dict[str, Exported]:
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
