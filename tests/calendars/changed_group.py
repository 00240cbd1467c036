"""One group’s calendar, before and after some changes, and what wgtool itself says of it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from conftest import Wgtool

GROUP = "blue-badge"


class Seen(NamedTuple):
    """What a program shows of a session; times in UTC."""

    starts: datetime
    ends: datetime
    cancelled: bool


def planned(wgtool: Wgtool, programme: str = "wlga-2021") -> dict[str, Seen]:
    """Return what wgtool itself says of the group’s sessions, by UID."""
    sessions = wgtool.ok("show", GROUP, "--format", "json").json["sessions"]
    return {
        f"{programme}.{GROUP}.week-{one['week']:02}@wgtool": Seen(
            datetime.fromisoformat(one["starts_at"]).astimezone(UTC),
            datetime.fromisoformat(one["ends_at"]).astimezone(UTC),
            one["status"] == "cancelled",
        )
        for one in sessions
    }


def change(wgtool: Wgtool) -> None:
    """Move one session, cancel another, and shift some across the change of the clocks."""
    wgtool.ok("shift", GROUP, "--from-week", "6", "--by", "7")
    wgtool.ok("reschedule", GROUP, "--week", "2", "--to", "2021-09-30 09:15", "--minutes", "45")
    wgtool.ok("cancel", GROUP, "--week", "3", "--reason", "Illness; sorry, all")


def export(wgtool: Wgtool) -> Path:
    """Write the group’s calendar and return its file."""
    wgtool.ok("export-ics", GROUP, "--out", "calendars", "--alarm", "15")
    return wgtool.folder / "calendars" / f"{GROUP}.ics"
