"""Calendar files: each is replaced whole or not at all, and left alone when nothing changed."""

from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from wgtool.calendars.writer import PRODID
from wgtool.disk import publish


def write_file(path: Path, data: bytes) -> bool:
    """Write one file, and the folders it needs; return whether its bytes changed.

    Raises:
        OSError: It could not be written; the file is as it was.
    """
    if not differs(path, data):
        return False
    publish(path, data)
    return True


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
    others = (path for path in folder.glob("*.ics") if path.name.casefold() not in ours and path.name[0] != ".")
    return tuple(sorted(path.name for path in others if made_by_wgtool(path)))


def made_by_wgtool(path: Path) -> bool:
    """Whether a file’s head names wgtool as its maker; False for what cannot be read."""
    with suppress(OSError), path.open("rb") as file:
        return f"PRODID:{PRODID}".encode() in file.read(1024).splitlines()
    return False
