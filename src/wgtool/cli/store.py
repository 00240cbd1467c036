"""Looking after the store: `history` and `undo`, `backup`, `restore` and `repair`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from wgtool.cli.app import App
from wgtool.cli.changing import told_of
from wgtool.cli.options import complete_group
from wgtool.cli.output import Answer, Deed, Proposal, Told
from wgtool.cli.runner import CHANGE, DOCUMENT, command
from wgtool.cli.streams import write_to
from wgtool.domain.clock import utc_text
from wgtool.domain.people import clean_email
from wgtool.renderers.layouts import store as layouts
from wgtool.services.outcome import Outcome, change_view
from wgtool.services.store import backup as backing
from wgtool.services.store import history as histories
from wgtool.services.store import repair as repairing
from wgtool.services.store import restore as restoring
from wgtool.services.store import undo as undoing
from wgtool.texts.say import msg
from wgtool.views.store import BackupView

STDOUT = "-"


@command(DOCUMENT)
def history(
    app: App,
    person: Annotated[str | None, typer.Option("--person", metavar="EMAIL", help="opt.history_person")] = None,
    group: Annotated[
        str | None, typer.Option("--group", metavar="ID", help="opt.history_group", autocompletion=complete_group)
    ] = None,
) -> Deed:
    """Show every change."""
    email = clean_email(person) if person is not None else None
    # The plan shows that the entries fit together.
    plan = app.plan
    id_ = plan.group(group).id if group is not None else None
    entries = list(app.store.entries())
    return Answer(lambda lang: histories.history(plan.programme, entries, lang, email, id_), layouts.history)


@command(CHANGE)
def undo(app: App) -> Deed:
    """Take the last command back."""
    at, by = utc_text(app.now), app.user
    return Proposal(lambda plan: undoing.undo(plan, app.store.entries(), at, by), _undo_view)


def _undo_view(outcome: Outcome, *place: Any, **run: Any) -> Mapping[str, object]:
    return {**change_view(outcome, *place, **run), "undoes": outcome.change["undoes"]}


@command(CHANGE)
def backup(file: Annotated[Path, typer.Argument(metavar="FILE", help="opt.backup_file")]) -> Deed:
    """Copy the store."""
    return Backup(file)


class Backup(NamedTuple):
    """Copying the store to a file, or to standard output."""

    file: Path

    def carry_out(self, app: App, *, rehearse: bool) -> Told:
        """Copy it."""
        to_stdout = str(self.file) == STDOUT
        copy = backing.backup(app, None if to_stdout else str(self.file))
        if to_stdout:
            return Told(copy.data)
        if not rehearse:
            write_to(self.file, copy.data)
        view: BackupView = {
            "schema": "wgtool/backup/1",
            "file": str(self.file),
            "entries": copy.entries,
            "people": copy.people,
            "dry_run": rehearse,
        }
        done = msg("backup.done", file=view["file"], entries=view["entries"], people=view["people"])
        aside = [done, msg("backup.yours"), *([msg("dry_run")] if rehearse else [])]
        return Told(Answer(lambda _: view, aside=aside))


@command(CHANGE)
def restore(file: Annotated[Path, typer.Argument(metavar="FILE", help="opt.restore_file")]) -> Deed:
    """Put a copy of the store back."""
    return Restore(file)


class Restore(NamedTuple):
    """Putting a copy of the store back."""

    file: Path

    def carry_out(self, app: App, *, rehearse: bool) -> Told:
        """Put it back."""
        done, copy = restoring.restore(app, str(self.file), rehearse=rehearse)
        return told_of(done, rehearse=rehearse, file=str(self.file), copy=copy)


@command(DOCUMENT, dry_run=True)
def repair(write: Annotated[bool, typer.Option("--write", help="opt.repair_write")] = False) -> Deed:
    """Look through a damaged store."""
    return Repair(write)


class Repair(NamedTuple):
    """Looking through the store and, where that is asked for, keeping what is sound."""

    write: bool

    def carry_out(self, app: App, *, rehearse: bool) -> Told:
        """Look through it, and write it anew."""
        found = repairing.repair(app, write=self.write and not rehearse)
        answer = Answer(lambda lang: repairing.repair_view(app, found, lang), layouts.repair)
        return Told(answer, code=1 if found.survey.flaws and found.copy is None else 0)
