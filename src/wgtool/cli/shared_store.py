"""`store create`, `store copy` and `store check`: a store for several facilitators."""

from typing import Annotated

import typer

from wgtool.cli.app import App
from wgtool.cli.output import Answer, Deed, Told
from wgtool.cli.runner import CHANGE, DOCUMENT, command
from wgtool.errors import StoreError
from wgtool.services.store import sharing
from wgtool.storage.engines import is_address
from wgtool.texts.say import msg


@command(CHANGE)
def create(app: App, *, rehearse: bool) -> Deed:
    """Make the tables of a store."""
    held = sharing.create(app, rehearse=rehearse)
    view = sharing.shared_view("create", held, rehearse=rehearse)
    done = "making.done" if held.changed else "making.nothing"
    aside = [msg(done, file=held.store, entries=held.entries, people=held.people)]
    aside += [msg("making.grants")] if held.grants else []
    aside += [msg("dry_run")] if rehearse else []
    return Answer(lambda _: view, words=[msg("making.grant", text=line) for line in held.grants], aside=aside)


@command(CHANGE)
def copy(
    app: App,
    source: Annotated[str, typer.Argument(metavar="FROM", help="opt.copy_from")],
    target: Annotated[str, typer.Argument(metavar="TO", help="opt.copy_to")],
    *,
    rehearse: bool,
) -> Deed:
    """Copy a whole store into an empty one."""
    held = sharing.copy(app.any_store, (source, target), app.lock_seconds, rehearse=rehearse)
    view = sharing.shared_view("copy", held, rehearse=rehearse)
    done = [msg("copying.done", file=held.store, entries=held.entries, people=held.people)]
    done += [msg("dry_run")] if rehearse else [msg("copying.use", file=held.store)]
    done += [msg("copying.use_address")] if is_address(target) and not rehearse else []
    return Answer(lambda _: view, aside=done)


@command(DOCUMENT)
def check(app: App) -> Deed:
    """Check what a store keeps against its entries."""
    from wgtool.renderers.layouts.programme import check as layout
    from wgtool.services.programme.checking import check_view
    from wgtool.services.store.repair import ids_astray, tables_astray

    # What cannot be read at all is told as ever.
    app.whole()
    problems = [*ids_astray(app), *tables_astray(app)]
    return Told(Answer(lambda lang: check_view(problems, lang), layout), code=StoreError.exit_code if problems else 0)
