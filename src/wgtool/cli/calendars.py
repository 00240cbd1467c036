"""`export-ics`: calendars that people import or, better, subscribe to."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from wgtool.cli.app import App
from wgtool.cli.belongings import file_named, folder_named, spare
from wgtool.cli.options import GroupsArgument, LeaderOption
from wgtool.cli.output import Answer, Deed, Told
from wgtool.cli.runner import CHANGE, command
from wgtool.domain.plan import Plan
from wgtool.errors import OutputError, Refused, UsageError
from wgtool.renderers.layouts.calendars import description
from wgtool.services.calendars import events as calendars
from wgtool.services.calendars import exporting
from wgtool.services.calendars.events import CalendarStyle
from wgtool.services.calendars.exporting import Export, Made
from wgtool.services.changing import take_note
from wgtool.services.sessions.leading import leaders
from wgtool.texts.reasons import reason_of
from wgtool.texts.say import Message, msg
from wgtool.views.calendars import ExportView

FOLDER = Path("calendars")
STDOUT = "-"


class Asked(NamedTuple):
    """What is to be exported, and where to."""

    groups: Sequence[str]
    out: Path | None
    combined: Path | None
    person: str | None
    led_by: str | None = None

    @property
    def to_stdout(self) -> bool:
        """Whether the calendar goes to standard output."""
        return STDOUT in {str(self.out), str(self.combined)}


@command(CHANGE, both=True)
def export_ics(
    app: App,
    group: GroupsArgument = None,
    out: Annotated[str | None, typer.Option("--out", "-o", metavar="DIR", help="opt.out_dir")] = None,
    combined: Annotated[str | None, typer.Option("--combined", metavar="FILE", help="opt.combined")] = None,
    person: Annotated[str | None, typer.Option("--person", metavar="WHO", help="opt.ics_person")] = None,
    alarm: Annotated[int | None, typer.Option("--alarm", metavar="MINUTES", help="opt.alarm")] = None,
    attendees: Annotated[bool, typer.Option("--attendees", help="opt.attendees")] = False,
    led_by: LeaderOption = None,
    facilitator: Annotated[bool, typer.Option("--facilitator", help="opt.facilitator")] = False,
    *,
    rehearse: bool,
) -> Deed:
    """Write a calendar for each group."""
    asked = Asked(group or (), None if out is None else folder_named(out), _single(app, combined), person, led_by)
    _check(app, asked, alarm)
    style = CalendarStyle(partial(description, facilitator=facilitator), app.languages, alarm, attendees)
    plan = app.plan if rehearse else take_note(app)
    made, warnings = _export(plan, asked, style)
    if asked.to_stdout:
        from wgtool.calendars.writer import to_ics

        return Told(to_ics(made[0].calendar), warnings)
    view = _write(app, plan, asked, made, dry_run=rehearse)
    warnings += [_stranger(file) for file in view["strangers"]]
    aside = [msg("dry_run")] if rehearse else []
    return Told(Answer(lambda _: view, words=_words(view), aside=aside), warnings=warnings)


def _check(app: App, asked: Asked, alarm: int | None) -> None:
    """Refuse what cannot go together.

    Raises:
        UsageError: As the message says.
        Refused: A file to be written is one of the store’s or the programme’s.
    """
    if sum(one is not None for one in (asked.combined, asked.person, asked.led_by)) > 1:
        raise UsageError("ics.one_kind")
    if alarm is not None and not 0 <= alarm <= calendars.LONGEST_ALARM:
        raise UsageError("ics.alarm", value=alarm, most=calendars.LONGEST_ALARM)
    if asked.to_stdout and app.form == "json":
        raise UsageError("ics.json_out")
    one = asked.person is not None or asked.led_by is not None or len(set(asked.groups) or app.programme.groups) == 1
    if str(asked.out) == STDOUT and str(asked.combined or STDOUT) != STDOUT:
        raise UsageError("ics.one_calendar")
    if str(asked.out) == STDOUT and not one and asked.combined is None:
        raise UsageError("ics.one_calendar")
    if _is_file(asked.out) and not (one and asked.combined is None):
        raise UsageError("ics.out_is_file", file=str(asked.out))
    _check_places(app, asked)


def _check_places(app: App, asked: Asked) -> None:
    """Refuse places that are none, before anything is recorded.

    Raises:
        Refused: A file is one of the user’s own, or the folder is a file.
    """
    if asked.out is not None:
        spare(app, asked.out)
        if asked.out.exists() and not (_is_file(asked.out) or asked.out.is_dir()):
            raise Refused("output.no_folder", file=str(asked.out))


def _single(app: App, name: str | None) -> Path | None:
    return Path(name) if name == STDOUT else None if name is None else file_named(app, name)


def _is_file(out: Path | None) -> bool:
    return out is not None and out.suffix.casefold() == ".ics" and not out.is_dir()


def _export(plan: Plan, asked: Asked, style: CalendarStyle) -> Export:
    """Return the calendars asked for.

    Raises:
        Refused: A group or person is unknown, or a session’s time does not exist.
        UsageError: The person’s address is none.
    """
    if asked.person is not None:
        return exporting.of_person(plan, asked.person, asked.groups, style)
    if asked.led_by is not None:
        return exporting.of_leader(plan, asked.led_by, asked.groups, style)
    combined = asked.combined is not None
    single = not combined or (asked.out is not None and not asked.to_stdout)
    return exporting.of_groups(plan, asked.groups, style, combined=combined, single=single)


def _write(app: App, plan: Plan, asked: Asked, made: list[Made], *, dry_run: bool) -> ExportView:
    """Write the files, each whole or not at all, or only compare them.

    Raises:
        OutputError: A file or the folder cannot be written.
        Refused: One of the files is the store’s or the programme’s; none is written.
    """
    from wgtool.calendars import files
    from wgtool.calendars.writer import to_ics

    alone = asked.out if _is_file(asked.out) else asked.combined if len(made) == 1 else None
    folder = None if alone is not None else asked.out or FOLDER
    view: ExportView = {
        "schema": "wgtool/export/1",
        "dry_run": dry_run,
        "folder": None if folder is None else str(folder),
        "files": [],
        "strangers": [],
    }
    write = files.differs if dry_run else files.write_file
    paths = [alone or ((folder or FOLDER) / one.file if one.file else asked.combined or FOLDER) for one in made]
    spare(app, *paths)
    for one, path in zip(made, paths, strict=True):
        try:
            changed = write(path, to_ics(one.calendar))
        except OSError as error:
            raise OutputError("output.file", file=str(path), reason=reason_of(error)) from error
        view["files"].append(
            {"file": str(path), "group": one.group, "events": len(one.calendar.events), "changed": changed}
        )
    if folder is not None:
        view["strangers"] = _strangers(plan, folder)
    return view


def _stranger(file: str) -> Message:
    """Return what is said of an earlier calendar; an address, unlike a group’s id, has a full stop."""
    return msg("ics.stranger_person" if "." in file.removesuffix(".ics") else "ics.stranger", file=file)


def _strangers(plan: Plan, folder: Path) -> list[str]:
    """Return the calendars in a folder that are of none of the programme’s groups."""
    from wgtool.calendars.files import strangers
    from wgtool.calendars.reader import read_file

    known = calendars.uids(plan)
    names = {f"{group.id}.ics" for group in calendars.chosen(plan, ())}
    if not strangers(folder, names):
        return []
    names |= {calendars.person_file(person.key) for person in plan.state.people.values()}
    names |= {calendars.leader_file(one) for one in leaders(plan)}
    found = []
    for name in strangers(folder, names):
        try:
            of_ours = any(event.uid in known for event in read_file(folder / name))
        except (OSError, ValueError):
            of_ours = False
        if not of_ours:
            found.append(name)
    return found


def _words(view: ExportView) -> list[Message]:
    """Return what was written, in the user’s words."""
    changed = [one["file"] for one in view["files"] if one["changed"]]
    lines = [msg("ics.file", file=file) for file in changed]
    if view["folder"] is None:
        return lines or [msg("ics.file_same", file=view["files"][0]["file"])]
    same = len(view["files"]) - len(changed)
    return [*lines, msg("ics.written", count=len(changed), unchanged=same, folder=view["folder"])]
