"""What a programme was read from, and how to tell that it is still the same.

A fingerprint is the length and two checksums of different kinds: against edits, not against forgery. Whoever could
forge a file in the user’s folders could as well write the checked form itself. (A cryptographic digest would cost a
fifth of the interpreter’s own start: it loads OpenSSL.)
"""

import stat
import zlib
from pathlib import Path

from wgtool.errors import ProgrammeError
from wgtool.texts.reasons import reason_of

# A definition file is written by hand; anything larger is something else.
SIZE_LIMIT = 5_000_000
# So much of a path stands in a message.
NAME_LIMIT = 200


class Sources:
    """Files by their fingerprint and folders by the names in them, as they were read.

    Args:
        folder: The programme file’s folder; what lies elsewhere is noted by its whole path.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: dict[str, str] = {}
        self.folders: dict[str, list[str]] = {}

    def saw_file(self, path: Path, data: bytes) -> None:
        """Note a file."""
        self.files[self._name(path)] = fingerprint(data)

    def saw_folder(self, path: Path, names: list[str]) -> None:
        """Note a folder."""
        self.folders[self._name(path)] = names

    def _name(self, path: Path) -> str:
        return str(path.relative_to(self.folder) if path.is_relative_to(self.folder) else path.absolute())


def fingerprint(data: bytes | memoryview) -> str:
    """Return length, CRC-32 and Adler-32 of some bytes."""
    return f"{len(data):x}-{zlib.crc32(data):08x}-{zlib.adler32(data):08x}"


def read(path: Path) -> bytes:
    """Return a file’s bytes.

    Raises:
        ProgrammeError: It is missing, cannot be read, or is something else than definitions: a pipe or a device, which
            may never end, or too large.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise ProgrammeError("programme.no_file", file=name(path)).advise("programme.missing_advice")
        if found.st_size > SIZE_LIMIT:
            raise ProgrammeError("programme.too_large", file=name(path))
        return path.read_bytes()
    except FileNotFoundError:
        raise ProgrammeError("programme.missing", file=name(path)).advise("programme.missing_advice") from None
    except (OSError, ValueError) as error:
        # Of a name with a NUL in it Python says ValueError.
        reason = reason_of(error)
        raise ProgrammeError("programme.unreadable", file=name(path), reason=reason) from error


def decoded(path: Path, data: bytes) -> str:
    """Return a file’s text.

    Raises:
        ProgrammeError: It is not UTF-8.
    """
    try:
        # Windows editors put a byte-order mark first.
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        fault = ProgrammeError("programme.not_utf8", file=name(path), line=line, byte=f"0x{data[error.start]:02x}")
        raise fault.advise("programme.not_utf8_advice") from error


def name(path: Path) -> str:
    """Return what a file is called in messages: its path, short."""
    text = str(path)
    return text if len(text) <= NAME_LIMIT else f"{text[: NAME_LIMIT // 2]}…{text[-NAME_LIMIT // 2 :]}"


def week_files(folder: Path) -> list[str]:
    """Return the names of the definition files in a folder, in order; hidden ones are nobody’s definitions.

    Raises:
        OSError: The folder cannot be read.
    """
    return sorted(path.name for path in folder.iterdir() if path.suffix == ".toml" and is_shown(path.name))


def is_shown(name: str) -> bool:
    """Whether a file is for people: names that begin with a dot are systems’ own, such as a Mac’s `._week-05.toml`."""
    return not name.startswith(".")
