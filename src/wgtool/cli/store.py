"""Looking after the store: `history` and `undo`, `backup`, `restore` and `repair`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from wgtool.cli.app import App
from wgtool.cli.asking import agreed_to
from wgtool.cli.belongings import file_named
from wgtool.cli.changing import told_of
from wgtool.cli.options import complete_group
from wgtool.cli.output import Answer, Deed, Proposal, Told
from wgtool.cli.runner import CHANGE, DOCUMENT, command
from wgtool.cli.streams import can_ask, write_to
from wgtool.domain.clock import utc_text
from wgtool.errors import Refused, UsageError
from wgtool.renderers.layouts import store as layouts
from wgtool.services.outcome import Outcome, change_view
from wgtool.services.store import backup as backing
from wgtool.services.store import history as histories
from wgtool.services.store import repair as repairing
from wgtool.services.store import restore as restoring
from wgtool.services.store import undo as undoing
from wgtool.services.who import address_of
from wgtool.storage.engines import is_address
from wgtool.texts.say import msg
from wgtool.views.store import BackupView

STDOUT = "-"


@command(DOCUMENT)
def history(
    app: App,
    person: Annotated[str | None, typer.Option("--person", metavar="WHO", help="opt.history_person")] = None,
    group: Annotated[
        str | None, typer.Option("--group", metavar="ID", help="opt.history_group", autocompletion=complete_group)
    ] = None,
) -> Deed:
    """Show every change."""
    entries, plan = app.whole().entries, app.plan
    id_ = plan.any_group(group).id if group is not None else None
    email = None if person is None else address_of(plan, person)
    return Answer(lambda lang: histories.history(plan.programme, entries, lang, email, id_), layouts.history)


@command(CHANGE)
def undo(
    app: App, anyone: Annotated[bool, typer.Option("--anyone", help="opt.anyone")] = False, *, rehearse: bool
) -> Deed:
    """Take the last command back."""
    at, by = utc_text(app.now), app.user
    agreed = undoing.Agreed(anyone, None if anyone else _agreed(app, rehearse=rehearse))
    return Proposal(lambda plan: undoing.undo(plan, undoing.entries_of(app.store, plan), at, by, agreed), _undo_view)


def _agreed(app: App, *, rehearse: bool) -> int | None:
    """Return the entry of another user that is to be taken back all the same, as a person says who is there to answer.

    Raises:
        Refused: They would rather not.
    """
    other = undoing.anothers(app.plan, app.store.entries(), app.user)
    if other is None or not can_ask():
        return None
    if not rehearse and not agreed_to(app, "undo.ask", **undoing.whose(app.plan, other)):
        raise Refused("undo.left")
    return other.n


def _undo_view(outcome: Outcome, *place: Any, **run: Any) -> Mapping[str, object]:
    return {**change_view(outcome, *place, **run), "undoes": outcome.change["undoes"]}


@command(CHANGE)
def backup(
    app: App, name: Annotated[str, typer.Argument(metavar="FILE", help="opt.backup_file")], *, rehearse: bool
) -> Deed:
    """Copy the store."""
    if name == STDOUT:
        return Told(backing.backup(app, None).data)
    file = file_named(app, name)
    copy = backing.backup(app, str(file))
    if not rehearse:
        write_to(file, copy.data)
    view: BackupView = {
        "schema": "wgtool/backup/1",
        "file": str(file),
        "entries": copy.entries,
        "people": copy.people,
        "dry_run": rehearse,
    }
    done = msg("backup.done", file=view["file"], entries=view["entries"], people=view["people"])
    return Answer(lambda _: view, aside=[done, msg("backup.yours"), *([msg("dry_run")] if rehearse else [])])


@command(CHANGE)
def restore(
    app: App, file: Annotated[str, typer.Argument(metavar="FILE", help="opt.restore_file")], *, rehearse: bool
) -> Deed:
    """Put a copy of the store back."""
    if is_address(file):
        raise UsageError("usage.file_wanted")
    name = str(Path(file))
    done, copy = restoring.restore(app, name, rehearse=rehearse)
    return told_of(done, rehearse=rehearse, file=name, copy=copy)


@command(DOCUMENT, dry_run=True)
def repair(
    app: App, write: Annotated[bool, typer.Option("--write", help="opt.repair_write")] = False, *, rehearse: bool
) -> Deed:
    """Look through a damaged store."""
    found = repairing.repair(app, write=write and not rehearse)
    answer = Answer(lambda lang: repairing.repair_view(app, found, lang), layouts.repair)
    return Told(answer, code=1 if found.survey.flaws and found.copy is None else 0)
