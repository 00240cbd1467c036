"""The user’s own files, which no document may be written over: the store with what lies beside it, the definitions.

Whose a file is, is asked of those who keep files: the engine of the store, and the reader of the definitions.
"""

import os
from contextlib import suppress
from pathlib import Path

from wgtool.cli.app import App
from wgtool.errors import Refused, UsageError
from wgtool.storage.engines import is_address, is_own
from wgtool.texts.reasons import reason_of


def file_named(app: App, name: str) -> Path:
    """Return the file that a name stands for, where a document can go: asked before anything is recorded.

    Raises:
        Refused: The name is empty (an unset variable), is a folder’s, or that of one of the user’s own files; or it
            cannot be written.
    """
    if not name.strip():
        raise Refused("output.no_name")
    if is_address(name):
        raise UsageError("usage.file_wanted")
    file = Path(name)
    with suppress(OSError):
        if file.is_dir() or name.endswith(("/", os.sep)):
            raise Refused("output.folder", folder=name)
    spare(app, file)
    _ensure_writable(file)
    return file


def _ensure_writable(file: Path) -> None:
    """Make sure, as far as can be told beforehand, that a file can be written.

    Raises:
        Refused: It cannot: a spreadsheet holds it open, as on Windows, or its folder is none of the user’s.
    """
    try:
        if file.is_file():
            with file.open("r+b"):
                return
        folder = next(one for one in file.absolute().parents if one.exists())
        if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
            raise Refused("output.no_place", file=str(file), folder=str(folder))
    except OSError as error:
        reason = reason_of(error)
        raise Refused("output.held", file=str(file), reason=reason).advise("output.close") from error


def folder_named(name: str) -> Path:
    """Return the folder that a name stands for.

    Raises:
        Refused: The name is empty, as that of an unset variable is: nobody means the current folder by it.
    """
    if not name.strip():
        raise Refused("output.no_name")
    return Path(name)


def spare(app: App, *files: Path) -> None:
    """Make sure that files to be written are none of the store’s or the programme’s.

    Raises:
        Refused: One is, by whatever path, name or link.
    """
    definitions: list[Path] | None = None
    for file in files:
        with suppress(OSError, RuntimeError):
            # What cannot be looked up cannot be written either, and says so then.
            if is_own(app.store_name, file) or _is_among(app.programme_file.resolve(), file):
                raise Refused("output.own", file=str(file))
            if not file.exists():
                continue
            definitions = _definitions(app) if definitions is None else definitions
            if any(file.samefile(one) for one in definitions if one.exists()):
                raise Refused("output.own", file=str(file))


def _is_among(programme: Path, file: Path) -> bool:
    """Whether a file lies, as one that may be read with them, among a programme’s."""
    real = file.resolve()
    return real.suffix == programme.suffix and real.is_relative_to(programme.parent) and real.exists()


def _definitions(app: App) -> list[Path]:
    from wgtool.storage.loading import files_of

    return files_of(app.programme_file, app.cache_folder)
