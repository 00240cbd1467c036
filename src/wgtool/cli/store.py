"""Looking after the store: `history` and `undo`, `backup`, `restore` and `repair`."""

import os
from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from wgtool.cli.app import App
from wgtool.cli.changing import Done, told_of
from wgtool.cli.options import complete_group
from wgtool.cli.output import Answer, Deed, Proposal, Told, warn
from wgtool.cli.runner import CHANGE, DOCUMENT, command
from wgtool.cli.streams import write_to
from wgtool.domain.clock import utc_text
from wgtool.domain.journal import Change, Entry
from wgtool.domain.people import clean_email
from wgtool.domain.plan import Plan
from wgtool.errors import Refused, StoreError
from wgtool.renderers.layouts import store as layouts
from wgtool.services.outcome import Outcome, change_view
from wgtool.services.programme.definitions import fingerprints
from wgtool.services.store import history as histories
from wgtool.services.store import restore as restoring
from wgtool.services.store import undo as undoing
from wgtool.storage.copies import keep_copy
from wgtool.storage.journal import Journal
from wgtool.storage.lines import Header, encode_entry, encode_header
from wgtool.storage.reader import Snapshot
from wgtool.storage.repairing import Survey, Surveyor
from wgtool.texts.language import Language
from wgtool.texts.say import msg, phrase
from wgtool.views.store import BackupView, RepairView

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
    entries = list(app.journal.entries())
    return Answer(lambda lang: histories.history(plan.programme, entries, lang, email, id_), layouts.history)


@command(CHANGE)
def undo(app: App) -> Deed:
    """Take the last command back."""
    at, by = utc_text(app.now), app.user
    return Proposal(lambda plan: undoing.undo(plan, app.journal.entries(), at, by), _undo_view)


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
        # As one read: what the copy holds is what was found sound.
        data = app.journal.content()
        snapshot = app.journal.reader.fold(data)
        app.warn_if_torn(torn=snapshot.torn)
        if snapshot.header is None:
            raise Refused("backup.none", file=str(app.journal.path))
        _check_target(app, self.file)
        if str(self.file) == STDOUT:
            return Told(data[: snapshot.size])
        if not rehearse:
            write_to(self.file, data[: snapshot.size])
        view: BackupView = {
            "schema": "wgtool/backup/1",
            "file": str(self.file),
            "entries": snapshot.state.last,
            "people": len(snapshot.state.people),
            "dry_run": rehearse,
        }
        done = msg("backup.done", file=view["file"], entries=view["entries"], people=view["people"])
        aside = [done, msg("backup.yours"), *([msg("dry_run")] if rehearse else [])]
        return Told(Answer(lambda _: view, aside=aside))


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


@command(CHANGE)
def restore(file: Annotated[Path, typer.Argument(metavar="FILE", help="opt.restore_file")]) -> Deed:
    """Put a copy of the store back."""
    return Restore(file)


class Restore(NamedTuple):
    """Putting a copy of the store back."""

    file: Path

    def carry_out(self, app: App, *, rehearse: bool) -> Told:
        """Put it back."""
        with nullcontext() if rehearse else app.journal.turn(app.lock_seconds):
            done, copy = _restored(app, self.file, dry_run=rehearse)
        return told_of(done, rehearse=rehearse, file=str(self.file), copy=copy)


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


@command(DOCUMENT, dry_run=True)
def repair(write: Annotated[bool, typer.Option("--write", help="opt.repair_write")] = False) -> Deed:
    """Look through a damaged store."""
    return Repair(write)


class Repair(NamedTuple):
    """Looking through the store and, where that is asked for, keeping what is sound."""

    write: bool

    def carry_out(self, app: App, *, rehearse: bool) -> Told:
        """Look through it, and write it anew."""
        write = self.write and not rehearse
        with app.journal.turn(app.lock_seconds) if write else nullcontext():
            data = app.journal.content()
            survey = Surveyor(app.journal.reader, utc_text(app.now), app.user).survey(data)
            if not survey.flaws:
                # What a survey finds sound must be so for every other command.
                app.journal.reader.fold(data)
            copy = _repaired(app, survey, data) if write and survey.flaws else None
        answer = Answer(lambda lang: _repair_view(app, survey, copy, lang), layouts.repair)
        return Told(answer, code=1 if survey.flaws and copy is None else 0)


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
