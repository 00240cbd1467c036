"""Which programme and store a command works with, where that does not go without saying."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from wgtool.texts.say import msg

if TYPE_CHECKING:
    from wgtool.cli.app import App
    from wgtool.texts.say import Message


def file_above(name: str, home: Path) -> Path | None:
    """Return a file of a name in the nearest folder above the current one, from there as it is typed: `../groups.toml`.

    The search ends with the home folder, at the edge of a file system, and before a folder into which anybody may
    write: what a stranger lays there is not to be taken for the user’s own.
    """
    here = Path.cwd()
    try:
        drive = here.stat().st_dev
        for steps, folder in enumerate(here.parents, 1):
            found = folder.stat()
            if here == home or found.st_dev != drive or (os.name == "posix" and found.st_mode & 0o002):
                return None
            if (folder / name).is_file():
                return Path(*[os.pardir] * steps, name)
            if folder == home:
                return None
    except OSError:
        # A folder above that cannot be looked into hides what is in it.
        return None
    return None


def written_to(app: App) -> list[Message]:
    """Return what to say of where something was recorded; nothing where it is the current folder.

    The built-in programme is in no folder of the user’s, and neither is a store that has an address: the place of the
    other one counts then.
    """
    here = Path.cwd()
    store, programme = app.store.name, app.programme_file
    beside = "://" in store or Path(store).parent == here
    if beside and (app.is_builtin or programme.absolute().parent.resolve() == here):
        return []
    if app.is_builtin:
        return [msg("output.recorded_builtin", store=store, programme=app.programme.name)]
    return [msg("output.recorded_in", store=store, programme=app.programme.name, file=str(programme))]


def parted_from(app: App) -> list[Message]:
    """Return what to say of the copies beside the store that have entries which it has not."""
    from wgtool.storage.engines import parted

    return [
        msg("join.parted", file=copy.name, entries=copy.entries, by=copy.by)
        for copy in parted(app.store.name, app.programme.id)
    ]
