"""The user’s own files, which no document may be written over: the store with what lies beside it, the definitions."""

from contextlib import suppress
from pathlib import Path

from wgtool.cli.app import App
from wgtool.errors import Refused


def spare(app: App, file: Path) -> None:
    """Make sure that a file to be written is none of the store’s or the programme’s.

    Raises:
        Refused: It is one of them, by whatever path.
    """
    with suppress(OSError, RuntimeError):
        # What cannot be looked up cannot be written either, and says so then.
        if _is_of_store(Path(app.store_name).resolve(), file) or _is_definition(app.programme_file.resolve(), file):
            raise Refused("output.own", file=str(file))


def _is_of_store(store: Path, file: Path) -> bool:
    real = file.resolve()
    beside = (f"{store.name}.lock", f"{store.name}.index")
    same = file.exists() and store.exists() and file.samefile(store)
    named = real.name in {store.name, *beside} or real.name.startswith(f"{store.stem}.before-")
    return same or (real.parent == store.parent and named)


def _is_definition(programme: Path, file: Path) -> bool:
    real = file.resolve()
    return real.suffix == programme.suffix and real.is_relative_to(programme.parent) and real.exists()
