"""`store join`: what another copy of the store holds and this one has not."""

from pathlib import Path
from typing import Annotated, Any

import typer

from wgtool.cli.app import App
from wgtool.cli.output import TEXT, Answer, Deed, Told
from wgtool.cli.runner import CHANGE, command
from wgtool.errors import UsageError
from wgtool.services.store.joined import join_view, lines
from wgtool.services.store.joining import join as joining
from wgtool.services.store.joining import left_out
from wgtool.storage.engines import is_address
from wgtool.texts.say import Message, msg


@command(CHANGE)
def join(
    app: App,
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="opt.join_files")],
    erase: Annotated[bool, typer.Option("--erase", help="opt.join_erase")] = False,
    remove: Annotated[bool, typer.Option("--remove", help="opt.join_remove")] = False,
    *,
    rehearse: bool,
) -> Deed:
    """Take another copy of the store in."""
    if any(map(is_address, files)):
        raise UsageError("usage.file_wanted")
    names = list(dict.fromkeys(files))
    joined = joining(app, names, erase=erase, rehearse=rehearse)
    programme = app.programme
    if app.form == TEXT:
        words = [*lines(programme, joined, names, app.lang, dry_run=rehearse), *([msg("dry_run")] if rehearse else [])]
        answer: Answer[Any] = Answer(lambda _: {}, words=words)
    else:
        answer = Answer(lambda lang: join_view(programme, joined, lang, dry_run=rehearse))
    kept = {names[place] for place in left_out(joined)}
    removed = list(_removed(names, kept)) if remove and not rehearse else []
    return Told(answer, after=removed, code=1 if joined.joint.refused else 0)


def _removed(names: list[str], kept: set[str]) -> "list[Message]":
    """Remove the copies of which everything is safe, and return what to say of that."""
    from wgtool import disk
    from wgtool.errors import StoreUnwritable

    told = []
    for name in names:
        if name in kept:
            told.append(msg("join.stays", file=name))
            continue
        try:
            disk.remove(Path(name))
        except OSError as error:
            raise StoreUnwritable("join.not_removed", file=name, reason=error.strerror or str(error)) from error
        told.append(msg("join.removed", file=name))
    return told
