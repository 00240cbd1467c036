"""The folder of a site: what wgtool wrote there is rewritten and removed, what else lies there stays.

Whose a file is stands in a list kept in the folder, with a fingerprint of each, so that an edit by hand is noticed.
"""

import json
import os
import re
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from wgtool import disk
from wgtool.errors import OutputError, Refused
from wgtool.texts.reasons import reason_of

LIST = ".wgtool-site.json"
_FORM = "wgtool site 1"
# What wgtool ever writes: whatever else a list may say, nothing else is removed.
_OURS = re.compile(
    r"index\.html|style\.css|(?:en|cy)/(?:(?:index|outcomes|week-\d+)\.html|group-[a-z0-9-]+\.(?:html|ics))"
)
_FOLDERS = ("en", "cy")
# What a file is called until it is whole, as `disk.stage` names it: a run that was killed leaves it behind.
_UNFINISHED = re.compile(r"\.(.+)\.[0-9a-f]{16}\.tmp")


class Work(NamedTuple):
    """What is to be done to a folder, by paths relative to it, with `/`.

    `edited` are those of the written and the removed that were changed by hand, `marks` the fingerprints of what is to
    be there, `removed` has those that the list had, and `leftovers` are what runs that were killed never finished.
    """

    folder: Path
    programme: str
    written: dict[str, bytes]
    unchanged: list[str]
    removed: dict[str, str]
    edited: list[str]
    marks: dict[str, str]
    leftovers: list[Path]

    def listed(self, *, all_of_it: bool = True) -> bytes:
        """Return the list of what is there when all is done; or, before that, of what is to be removed as well."""
        marks = self.marks if all_of_it else {**self.removed, **self.marks}
        found = {"form": _FORM, "programme": self.programme, "files": dict(sorted(marks.items()))}
        return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def kept(folder: Path, programme: str) -> dict[str, str]:
    """Return the files that wgtool wrote into a folder, with their fingerprints; none if it is new or empty.

    Args:
        folder: The folder.
        programme: The programme’s id.

    Raises:
        Refused: It is somebody else’s, another programme’s, or no folder.
        OutputError: It cannot be read.
    """
    try:
        names = [one.name for one in folder.iterdir() if not disk.is_temporary(one.name) and not _is_bare(one)]
    except FileNotFoundError:
        if folder.is_symlink():
            raise Refused("site.leads_nowhere", folder=str(folder)).advise("site.not_empty_advice") from None
        return {}
    except NotADirectoryError:
        raise Refused("output.no_folder", file=str(folder)) from None
    except (OSError, ValueError) as error:
        raise OutputError("site.unreadable", file=str(folder), reason=reason_of(error)) from error
    if names and LIST not in names:
        raise Refused("site.not_empty", folder=str(folder)).advise("site.not_empty_advice")
    found = _listed(folder, programme) if names else {}
    _stay_inside(folder)
    return found


def _is_bare(path: Path) -> bool:
    """Whether a path is the folder of a language in which nothing is finished yet."""
    if path.name not in _FOLDERS or path.is_symlink() or not path.is_dir():
        return False
    return all(_is_unfinished(one, f"{path.name}/") for one in path.iterdir())


def _leftovers(folder: Path) -> list[Path]:
    """Return what runs that were killed never finished.

    Raises:
        OutputError: A folder cannot be read.
    """
    places = [(folder, ""), *((folder / name, f"{name}/") for name in _FOLDERS)]
    try:
        return [
            one
            for path, inside in places
            if path.is_dir()
            for one in sorted(path.iterdir())
            if _is_unfinished(one, inside)
        ]
    except OSError as error:
        raise OutputError("site.unreadable", file=str(folder), reason=reason_of(error)) from error


def _is_unfinished(path: Path, inside: str) -> bool:
    name = _UNFINISHED.fullmatch(path.name)
    ours = name is not None and (inside + name[1] == LIST or _OURS.fullmatch(inside + name[1]) is not None)
    return ours and path.is_file() and not path.is_symlink()


def _listed(folder: Path, programme: str) -> dict[str, str]:
    file = folder / LIST
    damaged = Refused("site.list_damaged", file=str(file)).advise("site.not_empty_advice")
    try:
        if file.is_symlink():
            raise damaged
        found: Any = json.loads(file.read_bytes())
        form, owner, files = found["form"], found["programme"], found["files"]
        sound = all(isinstance(one, str) for pair in files.items() for one in pair)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        raise damaged from None
    if form != _FORM:
        newer = isinstance(form, str) and form.startswith(_FORM.rstrip("1"))
        raise Refused("site.list_newer", file=str(file)) if newer else damaged
    if not sound:
        raise damaged
    if owner != programme:
        raise Refused("site.other_programme", folder=str(folder), other=str(owner)).advise("site.not_empty_advice")
    return {path: mark for path, mark in files.items() if _OURS.fullmatch(path)}


def compare(folder: Path, programme: str, files: Mapping[str, bytes]) -> Work:
    """Return what has to be done for a folder to hold these files.

    Raises:
        Refused: It is not wgtool’s to write to, or a file that wgtool did not write stands where one is to be.
        OutputError: A file cannot be read.
    """
    before = kept(folder, programme)
    written: dict[str, bytes] = {}
    edited: list[str] = []
    for path, data in files.items():
        there = _read(folder / path)
        if there == data:
            continue
        written[path] = data
        if there is None:
            continue
        if path not in before:
            raise Refused("site.in_the_way", file=str(folder / path)).advise("site.in_the_way_advice")
        if _fingerprint(there) != before[path]:
            edited.append(path)
    gone = {path: _read(folder / path) for path in before if path not in files}
    removed = {path: before[path] for path, there in gone.items() if there is not None}
    edited += [path for path in removed if _fingerprint(gone[path] or b"") != before[path]]
    unchanged = [path for path in files if path not in written]
    marks = {path: _fingerprint(data) for path, data in files.items()}
    return Work(folder, programme, written, unchanged, removed, edited, marks, _leftovers(folder))


def _stay_inside(folder: Path) -> None:
    """Make sure that the folders of the languages are folders, here and nowhere else.

    Raises:
        Refused: One is a link or, on Windows, a junction; or it is a file.
    """
    root = os.path.realpath(folder)
    for name in _FOLDERS:
        path = folder / name
        if not os.path.lexists(path):
            continue
        if os.path.normcase(os.path.realpath(path)) != os.path.normcase(os.path.join(root, name)):  # noqa: PTH118
            raise Refused("site.leads_out", file=str(path)).advise("site.in_the_way_advice")
        if not path.is_dir():
            raise Refused("site.in_the_way", file=str(path)).advise("site.in_the_way_advice")


def _read(path: Path) -> bytes | None:
    """Return what a file holds, None if there is none; a link, wherever it leads, holds nothing that wgtool wrote.

    Raises:
        Refused: It is a folder, or something else that is no file.
        OutputError: It cannot be read.
    """
    try:
        if path.is_symlink():
            return b""
        if path.exists() and not path.is_file():
            raise Refused("site.in_the_way", file=str(path)).advise("site.in_the_way_advice")
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise OutputError("site.unreadable", file=str(path), reason=reason_of(error)) from error


def _fingerprint(data: bytes) -> str:
    """Return length and two checksums: against edits, not against forgery."""
    return f"{len(data):x}-{zlib.crc32(data):08x}-{zlib.adler32(data):08x}"
