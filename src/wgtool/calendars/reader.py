"""Calendar files that wgtool wrote earlier, read back."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import icalendar

from wgtool.calendars.files import made_by_wgtool
from wgtool.views.calendars import Exported


def read_folder(folder: Path) -> dict[str, Exported]:
    """Return the events of all calendars of wgtool’s in a folder, by UID; other people’s calendars are passed over.

    Raises:
        OSError: The folder or a file cannot be read.
        ValueError: A file is no calendar any more.
    """
    found: dict[str, Exported] = {}
    for path in sorted(folder.iterdir()):
        shown = not path.name.startswith(".")
        if shown and path.suffix.casefold() == ".ics" and path.is_file() and made_by_wgtool(path):
            found |= {event.uid: event for event in read_file(path)}
    return found


def read_file(path: Path) -> Iterator[Exported]:
    """Yield the events of a calendar that wgtool wrote.

    Raises:
        OSError: It cannot be read.
        ValueError: It is no calendar; the message names the file.
    """
    data = path.read_bytes()
    try:
        events = icalendar.Calendar.from_ical(data).walk("VEVENT")
        yield from [_event(event) for event in events]
    except (ValueError, KeyError, IndexError) as error:
        raise ValueError(path.name) from error


def _event(event: icalendar.Component) -> Exported:
    return Exported(
        uid=str(event["uid"]),
        starts_at=_moment(event.decoded("dtstart")),
        ends_at=_moment(event.decoded("dtend")),
        cancelled=str(event.get("status", "")).upper() == "CANCELLED",
        sequence=int(event.get("sequence", 0)),
    )


def _moment(value: date) -> datetime:
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise ValueError(value)
    return value.astimezone(UTC)
