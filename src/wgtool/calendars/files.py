"""Calendar files in a folder: each is replaced whole or not at all, and left alone when nothing changed."""

import os
import secrets
import shutil
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from wgtool.calendars.writer import PRODID


class Written(NamedTuple):
    """What became of a folder’s files, by name.

    Attributes:
        written: New or changed, in the order they were given.
        unchanged: Had these bytes already and were not touched.
        strangers: Made by wgtool once, but neither among these nor known; sorted.
    """

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    strangers: tuple[str, ...]


def write_calendars(folder: Path, files: Mapping[str, bytes], known: Collection[str] = ()) -> Written:
    """Write calendar files into a folder, which is made if need be.

    Args:
        folder: Where they go.
        files: Bytes by file name, without a folder.
        known: Names of files that belong here too though they are not written now.

    Raises:
        OSError: A file could not be written. Those before it in order are, the others are as they were.
        ValueError: A name is not a plain file name.
    """
    for name in files:
        if Path(name).name != name or name in ("", ".."):
            raise ValueError(name)
    folder.mkdir(parents=True, exist_ok=True)
    written = {name: write_file(folder / name, data) for name, data in files.items()}
    return Written(
        written=tuple(name for name, changed in written.items() if changed),
        unchanged=tuple(name for name, changed in written.items() if not changed),
        strangers=strangers(folder, {*files, *known}),
    )


def write_file(path: Path, data: bytes) -> bool:
    """Write one file, and the folders it needs; return whether its bytes changed.

    A link is followed. What is no plain file (a pipe, a device) is written to directly.

    Raises:
        OSError: It could not be written; the file is as it was.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return True
    if target.is_file() and target.read_bytes() == data:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    _replace(target, data)
    return True


def _replace(target: Path, data: bytes) -> None:
    """Put new bytes in a file’s place by way of a temporary file beside it."""
    # Neither seen by programs that watch for *.ics nor published by servers that hide dot files.
    temporary = target.with_name(f".wgtool-{secrets.token_hex(8)}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            with suppress(OSError):
                shutil.copymode(target, temporary)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def differs(path: Path, data: bytes) -> bool:
    """Whether writing these bytes would change a file.

    Raises:
        OSError: The file cannot be read.
    """
    return not path.is_file() or path.read_bytes() != data


def strangers(folder: Path, names: Collection[str]) -> tuple[str, ...]:
    """Return the names of wgtool’s calendar files in a folder other than these; none if there is no folder."""
    # On file systems that do not tell case apart, the folder may have a name in another case than ours.
    ours = {name.casefold() for name in names}
    others = (path for path in folder.glob("*.ics") if path.name.casefold() not in ours)
    return tuple(sorted(path.name for path in others if made_by_wgtool(path)))


def made_by_wgtool(path: Path) -> bool:
    """Whether a file’s head names wgtool as its maker; False for what cannot be read."""
    with suppress(OSError), path.open("rb") as file:
        return f"PRODID:{PRODID}".encode() in file.read(1024).splitlines()
    return False
