"""`backup`, `restore` and `repair`: looking after the store’s file."""

from pathlib import Path
from typing import Annotated

import typer

from wgtool.cli.changing import report
from wgtool.cli.options import ChangeFormat, DryRunOption, LangOption, PageFormat, app_of
from wgtool.cli.output import Answer, deliver, show_json, tell
from wgtool.cli.streams import check_stdout, write_bytes
from wgtool.services.store import backup as keeping
from wgtool.services.store import repair as repairing
from wgtool.services.store import restore as restoring
from wgtool.storage.copies import write_backup as write_to
from wgtool.texts.say import msg
from wgtool.views.store import BackupView

STDOUT = "-"


def backup(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="opt.backup_file")],
    dry_run: DryRunOption = False,
    form: ChangeFormat = "text",
    lang: LangOption = "en",  # noqa: ARG001 - its callback sets the language
) -> None:
    """Copy the store."""
    app = app_of(ctx)
    done = keeping.backup(app, None if str(file) == STDOUT else str(file))
    if str(file) == STDOUT:
        write_bytes(done.data)
        return
    if not dry_run:
        write_to(file, done.data)
    _, entries, people = done
    if form == "json":
        view: BackupView = {
            "schema": "wgtool/backup/1",
            "file": str(file),
            "entries": entries,
            "people": people,
            "dry_run": dry_run,
        }
        show_json(view)
    else:
        tell(app, msg("backup.done", file=str(file), entries=entries, people=people), msg("backup.yours"))
        if dry_run:
            tell(app, msg("dry_run"))


def restore(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="opt.restore_file")],
    dry_run: DryRunOption = False,
    form: ChangeFormat = "text",
    lang: LangOption = "en",  # noqa: ARG001 - its callback sets the language
) -> None:
    """Put a copy of the store back."""
    app = app_of(ctx)
    check_stdout()
    done, copy = restoring.restore(app, str(file), rehearse=dry_run)
    report(app, done, form, dry_run=dry_run, file=str(file), copy=copy)


def repair(
    ctx: typer.Context,
    write: Annotated[bool, typer.Option("--write", help="opt.repair_write")] = False,
    dry_run: DryRunOption = False,
    form: PageFormat = "text",
    lang: LangOption = "en",
) -> None:
    """Look through a damaged store."""
    from wgtool.renderers.layouts.store import repair as layout

    app = app_of(ctx)
    check_stdout()
    found = repairing.repair(app, write=write and not dry_run)
    deliver(app, form, lang, Answer(lambda language: repairing.repair_view(app, found, language), layout))
    raise typer.Exit(1 if found.survey.flaws and found.copy is None else 0)
