"""`backup`, `restore` and `repair`: looking after the store’s file."""

import os
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from wgtool.cli.app import App
from wgtool.cli.changing import Done, report
from wgtool.cli.options import ChangeFormat, DryRunOption, LangOption, PageFormat, app_of
from wgtool.cli.output import Answer, deliver, show_json, tell, warn
from wgtool.cli.streams import check_stdout, write_bytes, write_to
from wgtool.domain.clock import utc_text
from wgtool.domain.journal import Change, Entry
from wgtool.domain.plan import Plan
from wgtool.errors import Refused, StoreError
from wgtool.services.outcome import Outcome
from wgtool.services.programme.definitions import fingerprints
from wgtool.services.store import restore as restoring
from wgtool.storage.copies import keep_copy
from wgtool.storage.journal import Journal
from wgtool.storage.lines import Header, encode_entry, encode_header
from wgtool.storage.reader import Snapshot
from wgtool.storage.repairing import Survey, Surveyor
from wgtool.texts.language import Language
from wgtool.texts.say import msg, phrase
from wgtool.views.store import BackupView, RepairView

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
    # As one read: what the copy holds is what was found sound.
    data = app.journal.content()
    snapshot = app.journal.reader.fold(data)
    app.warn_if_torn(torn=snapshot.torn)
    if snapshot.header is None:
        raise Refused("backup.none", file=str(app.journal.path))
    _check_target(app, file)
    if str(file) == STDOUT:
        write_bytes(data[: snapshot.size])
        return
    if not dry_run:
        write_to(file, data[: snapshot.size])
    entries, people = snapshot.state.last, len(snapshot.state.people)
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


def _check_target(app: App, file: Path) -> None:
    """Make sure that a backup replaces nothing but an earlier one.

    Raises:
        Refused: The file is the store, or something else.
    """
    if str(file) == STDOUT or not file.exists():
        return
    if os.path.realpath(file) == str(app.journal.path):
        raise Refused("backup.itself", file=str(file))
    earlier = Journal(file, app.programme.id)
    try:
        snapshot = earlier.reader.fold(earlier.content())
    except StoreError as error:
        raise Refused("backup.stranger", file=str(file)).advise("backup.stranger_advice") from error
    if snapshot.header is None and file.stat().st_size:
        raise Refused("backup.stranger", file=str(file)).advise("backup.stranger_advice")


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
    with nullcontext() if dry_run else app.journal.turn(app.lock_seconds):
        done, copy = _restored(app, file, dry_run=dry_run)
    report(app, done, form, dry_run=dry_run, file=str(file), copy=copy)


def _restored(app: App, file: Path, *, dry_run: bool) -> tuple[Done, str | None]:
    data, snapshot = _sound_copy(app, file)
    current = app.journal.content()
    if current == data:
        return Done(Outcome("restore", {}, (msg("restore.same"),)), Plan(app.programme, snapshot.state), None), None
    at = utc_text(app.now)
    entry = Entry(snapshot.state.last + 1, at, app.user, "restore", _restoring(app, snapshot, current, at))
    data += encode_entry(entry)
    text = [msg("restore.done", file=str(file), entries=snapshot.state.last, people=len(snapshot.state.people))]
    copy = None
    if dry_run:
        after = app.journal.reader.fold(data)
        text += [msg("restore.would_copy")] if current else []
    else:
        with app.writing():
            copy = str(keep_copy(app.journal.path, current, "restore")) if current else None
            after = app.journal.replace(data)
        text += [msg("restore.copy", copy=copy)] if copy else []
    plan = Plan(app.programme, after.state)
    return Done(Outcome("restore", entry.change, tuple(text)), plan, None if dry_run else entry.n), copy


def _sound_copy(app: App, file: Path) -> tuple[bytes, Snapshot]:
    """Return the whole lines of a copy of the store, and what they say.

    Raises:
        StoreError: It is not there, not sound, or another programme’s.
    """
    source = Journal(file, app.programme.id)
    data = source.content()
    try:
        snapshot = source.reader.fold(data)
    except StoreError as error:
        damage, *reasons = error.messages
        if damage.key != "store.damaged":
            raise
        unsound = StoreError("restore.unsound", file=str(file), line=damage.values["line"])
        unsound.messages += [*reasons[:1], msg("store.nothing_changed")]
        raise unsound from error
    if snapshot.header is None:
        raise StoreError("store.not_ours" if file.exists() else "restore.missing", file=str(file))
    if snapshot.torn:
        warn(app, msg("store.torn", file=str(file)))
    return data[: snapshot.size], snapshot


def _restoring(app: App, after: Snapshot, current: bytes, at: str) -> Change:
    """Return what the entry of a restoring records: from where the sessions’ revisions count."""
    try:
        before = app.journal.reader.fold(current)
    except StoreError as error:
        if error.messages[0].key != "store.damaged":
            raise
        before = None
    if before is None or before.header is None:
        return {"revisions": restoring.raised(after.state, fingerprints(app.programme), at)}
    return restoring.restored(before.state, after.state, at)


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
    write = write and not dry_run
    with app.journal.turn(app.lock_seconds) if write else nullcontext():
        data = app.journal.content()
        survey = Surveyor(app.journal.reader, utc_text(app.now), app.user).survey(data)
        if not survey.flaws:
            # What a survey finds sound must be so for every other command.
            app.journal.reader.fold(data)
        copy = _repaired(app, survey, data) if write and survey.flaws else None
    deliver(app, form, lang, Answer(lambda language: _repair_view(app, survey, copy, language), layout))
    raise typer.Exit(1 if survey.flaws and copy is None else 0)


def _repaired(app: App, survey: Survey, data: bytes) -> str:
    """Write what can be kept, after a copy of the damaged file; return the copy’s path."""
    marks = fingerprints(app.programme)
    header = survey.header or Header(app.programme.id, marks)
    sound = encode_header(header) + b"".join(map(encode_entry, survey.entries))
    state = app.journal.reader.fold(sound).state
    if survey.lost:
        at = utc_text(app.now)
        change: Change = {"revisions": restoring.raised(state, marks, at)}
        sound += encode_entry(Entry(state.last + 1, at, app.user, "repair", change))
    with app.writing():
        copy = keep_copy(app.journal.path, data, "repair")
        app.journal.replace(sound)
    return str(copy)


def _repair_view(app: App, survey: Survey, copy: str | None, lang: Language) -> RepairView:
    return {
        "schema": "wgtool/repair/1",
        "file": str(app.journal.path),
        "sound": survey.sound,
        "problems": [{"line": flaw.line, "message": phrase(flaw.message, lang)} for flaw in survey.flaws],
        "written": copy is not None,
        "copy": copy,
    }
