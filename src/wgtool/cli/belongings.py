"""The user’s own files, which no document may be written over: the store with what lies beside it, the definitions.

Whose a file is, is asked of those who keep files: the engine of the store, and the reader of the definitions.
"""

from contextlib import suppress
from pathlib import Path

from wgtool.cli.app import App
from wgtool.errors import Refused
from wgtool.storage.engines import is_own


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
