"""The programme, quickly: definitions that were checked before are taken in their checked form.

The checked form is kept in the user’s cache folder under the fingerprint of the programme file, together with the
fingerprints of every other file it was made from and the names in every folder it was made from. It is used only
while all of them are the same; time stamps play no part. Losing it costs time only.

Facilitators are named in it as they are in the files themselves: it is for the user’s eyes alone.
"""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from wgtool.domain.programme import Programme
from wgtool.errors import ProgrammeError
from wgtool.storage.columns import to_programme, to_tables
from wgtool.storage.sources import Sources, fingerprint, read, week_files
from wgtool.version import __version__

# Another version of wgtool may check differently.
_FORM = f"wgtool {__version__} definitions 4"


def load(path: Path, cache: Path | None = None) -> Programme:
    """Return the programme of a file and of the files it names.

    Args:
        path: The programme file.
        cache: The folder for checked forms; None keeps none.

    Raises:
        ProgrammeError: A file is missing, unreadable or invalid; every mistake is named.
    """
    data = _look(path) if cache is not None else None
    kept = cache / f"{fingerprint(data)}.json" if cache is not None and data is not None else None
    known = _from_cache(path.parent, kept) if kept is not None else None
    if known is not None:
        return known
    from wgtool.storage.programmes import ProgrammeReader  # noqa: PLC0415 - pydantic is for files not seen before

    reader = ProgrammeReader(path)
    programme = reader.programme()
    if kept is None or data != reader.main.data:
        return programme
    tables = to_tables(programme)
    _keep(kept, reader.sources, tables)
    # As every later run takes it: equal texts are one there, also where only one of them is in a language of its own.
    return to_programme(tables)


def files_of(path: Path, cache: Path | None = None) -> list[Path]:
    """Return the files that a programme is read from, wherever they lie; those known so far where it has mistakes.

    Args:
        path: The programme file.
        cache: The folder for checked forms; None keeps none.
    """
    data = _look(path)
    names: Iterable[str] = ()
    with suppress(OSError, ValueError, LookupError, TypeError, ProgrammeError):
        load(path, cache)
        kept = cache / f"{fingerprint(data)}.json" if cache is not None and data is not None else None
        names = json.loads(kept.read_bytes())["files"] if kept is not None else ()
    return [path, *(path.parent / name for name in names or _read_from(path))]


def _read_from(path: Path) -> Iterable[str]:
    from wgtool.storage.programmes import ProgrammeReader  # noqa: PLC0415 - only where nothing is kept

    try:
        reader = ProgrammeReader(path)
    except ProgrammeError:
        return ()
    with suppress(ProgrammeError):
        reader.programme()
    return reader.sources.files


def _look(path: Path) -> bytes | None:
    try:
        return read(path)
    except ProgrammeError:
        # The reader says what is wrong with the file.
        return None


def _from_cache(folder: Path, kept: Path) -> Programme | None:
    """Return the programme if it was made from the very files that are there now."""
    try:
        record: dict[str, Any] = json.loads(kept.read_bytes())
        if record["form"] != _FORM or not _unchanged(folder, record["files"], record["folders"]):
            return None
        return to_programme(record["programme"])
    except (OSError, ValueError, LookupError, TypeError, AttributeError, ProgrammeError):
        # Missing, cut short, or something else altogether: the definitions themselves are the truth.
        return None


def _unchanged(folder: Path, files: Mapping[str, str], folders: Mapping[str, list[str]]) -> bool:
    return all(week_files(folder / name) == names for name, names in folders.items()) and all(
        fingerprint(read(folder / name)) == digest for name, digest in files.items()
    )


def _keep(kept: Path, sources: Sources, tables: Mapping[str, Any]) -> None:
    from wgtool.disk import make_folder, replace  # noqa: PLC0415 - mostly there is nothing new to keep

    record = {"form": _FORM, "files": sources.files, "folders": sources.folders, "programme": tables}
    try:
        make_folder(kept.parent)
        replace(kept, json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode())
    except OSError:
        # A folder that cannot be written costs time, nothing else.
        return
