"""The programme, quickly: definitions that were checked before are taken in their checked form.

The checked form is kept in the user’s cache folder under the fingerprint of the programme file, together with the
fingerprints of every other file it was made from and the names in every folder it was made from. It is used only
while all of them are the same; time stamps play no part. Losing it costs time only.

Facilitators are named in it as they are in the files themselves: it is for the user’s eyes alone.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from wgtool.domain.programme import Programme
from wgtool.storage.bundles import Bundle, assemble
from wgtool.storage.disk import make_folder, replace
from wgtool.storage.sources import Sources, fingerprint, week_files
from wgtool.version import __version__

# Another version of wgtool may check differently.
_FORM = f"wgtool {__version__} definitions 2"


def load(path: Path, cache: Path | None = None) -> Programme:
    """Return the programme of a file and of the files it names.

    Args:
        path: The programme file.
        cache: The folder for checked forms; None keeps none.

    Raises:
        ProgrammeError: A file is missing, unreadable or invalid; every mistake is named.
    """
    data = _read(path) if cache is not None else None
    kept = cache / f"{fingerprint(data)}.json" if cache is not None and data is not None else None
    if kept is not None:
        bundle = _from_cache(path.parent, kept)
        if bundle is not None:
            return assemble(bundle)
    from wgtool.storage.programmes import ProgrammeReader  # noqa: PLC0415 - pydantic is for files not seen before

    reader = ProgrammeReader(path)
    programme = reader.programme()
    if kept is not None and data == reader.main.data:
        _keep(kept, reader.sources, reader.bundle())
    return programme


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        # The reader says what is wrong with the file.
        return None


def _from_cache(folder: Path, kept: Path) -> Bundle | None:
    """Return the checked form if it was made from the very files that are there now."""
    try:
        record: dict[str, Any] = json.loads(kept.read_bytes())
        if record["form"] != _FORM or not _unchanged(folder, record["files"], record["folders"]):
            return None
        bundle = record["bundle"]
        sprints = {name: tuple((number, table) for number, table in weeks) for name, weeks in bundle["sprints"].items()}
        return Bundle(bundle["programme"], tuple(bundle["groups"]), bundle["directory"], sprints)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        # Missing, cut short, or something else altogether: the definitions themselves are the truth.
        return None


def _unchanged(folder: Path, files: Mapping[str, str], folders: Mapping[str, list[str]]) -> bool:
    return all(week_files(folder / name) == names for name, names in folders.items()) and all(
        fingerprint((folder / name).read_bytes()) == digest for name, digest in files.items()
    )


def _keep(kept: Path, sources: Sources, bundle: Bundle) -> None:
    record = {"form": _FORM, "files": sources.files, "folders": sources.folders, "bundle": bundle._asdict()}
    try:
        make_folder(kept.parent)
        replace(kept, json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode())
    except OSError:
        # A folder that cannot be written costs time, nothing else.
        return
