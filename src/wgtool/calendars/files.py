"""Calendar files: each is replaced whole or not at all, and left alone when nothing changed."""

import os
import secrets
import shutil
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from wgtool.calendars.writer import PRODID


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
