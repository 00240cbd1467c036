"""Bytes on the disk: written to the end, and there when the call returns."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from wgtool.errors import StoreError, StoreUnwritable

_BINARY = getattr(os, "O_BINARY", 0)
FILE_MODE = 0o600
FOLDER_MODE = 0o700


class LeftBehind(OSError):
    """A write failed, and so did taking its traces back: what was written may or may not stand."""


def unreadable(path: Path, error: OSError) -> StoreError:
    """Return the error for a file that cannot be read."""
    return StoreError("store.unreadable", file=str(path), reason=error.strerror or str(error))


def unwritable(path: Path, error: Exception) -> StoreUnwritable:
    """Return the error for a disk that refuses, saying whether anything was changed."""
    reason = getattr(error, "strerror", None) or str(error)
    advice = "store.left_behind" if isinstance(error, LeftBehind) else "store.nothing_changed"
    fault = StoreUnwritable("store.unwritable", file=str(path), reason=reason)
    return fault.advise(advice)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Tell of a disk that refuses a part of the store in plain words.

    Raises:
        StoreUnwritable: It refused.
    """
    try:
        yield
    except OSError as error:
        raise unwritable(path, error) from error


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, for the user alone.

    Raises:
        OSError: It cannot be made.
    """
    if not folder.is_dir():
        missing = [folder, *(parent for parent in folder.parents if not parent.exists())]
        for one in reversed(missing):
            one.mkdir(mode=FOLDER_MODE, exist_ok=True)
            sync_folder(one.parent)


def sync_folder(folder: Path) -> None:
    """Make a new or replaced name in a folder last a power cut, where the system can (not on Windows).

    Raises:
        OSError: The disk refuses.
    """
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some file systems over a network know no such thing.
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(descriptor)


def append(path: Path, data: bytes, keep: int) -> None:
    """Cut a file to its first `keep` bytes and write more behind them; on the disk when this returns.

    What fails leaves the first `keep` bytes as they were, and no new file.

    Raises:
        LeftBehind: It failed half-way, and the disk did not let it be taken back.
        OSError: The disk is full, read-only or broken; nothing was changed.
    """
    new = not path.exists()
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | _BINARY, FILE_MODE)
    try:
        _write_behind(descriptor, data, keep)
        if new:
            sync_folder(path.parent)
    except BaseException as error:
        _take_back(descriptor, keep, error)
        if new:
            with suppress(OSError):
                os.unlink(path)  # noqa: PTH108 - every call to the system stands in this module and can be made to fail
        raise
    finally:
        # What was synced is safe, whatever closing says.
        with suppress(OSError):
            os.close(descriptor)


def _write_behind(descriptor: int, data: bytes, keep: int) -> None:
    if os.fstat(descriptor).st_size != keep:
        os.ftruncate(descriptor, keep)
    os.lseek(descriptor, keep, os.SEEK_SET)
    _write_all(descriptor, data)
    os.fsync(descriptor)


def _take_back(descriptor: int, keep: int, error: BaseException) -> None:
    try:
        os.ftruncate(descriptor, keep)
        os.fsync(descriptor)
    except OSError as second:
        raise LeftBehind(second.errno, second.strerror) from error


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def replace(path: Path, data: bytes, rights_of: Path | None = None) -> None:
    """Write a file whole or not at all, with the access rights of the one that was there, or of another.

    Raises:
        LeftBehind: The new file stands, but may not outlast a power cut.
        OSError: The disk is full, read-only or broken; the old file stands.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        _write_new(temporary, data, os.O_TRUNC, _mode_of(rights_of or path))
        _rename(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise
    try:
        sync_folder(path.parent)
    except OSError as error:
        raise LeftBehind(error.errno, error.strerror) from error


def create(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, for the user alone.

    Raises:
        FileExistsError: It is there; it is left alone.
        OSError: The disk is full, read-only or broken; no file is left.
    """
    try:
        _write_new(path, data, os.O_EXCL, FILE_MODE)
        sync_folder(path.parent)
    except FileExistsError:
        raise
    except BaseException:
        with suppress(OSError):
            os.unlink(path)  # noqa: PTH108
        raise


def remove(path: Path) -> None:
    """Remove a file for good.

    Raises:
        OSError: The disk refuses.
    """
    with suppress(FileNotFoundError):
        os.unlink(path)  # noqa: PTH108
    sync_folder(path.parent)


def _mode_of(path: Path) -> int:
    try:
        return os.stat(path).st_mode & 0o777  # noqa: PTH116
    except FileNotFoundError:
        return FILE_MODE


def _write_new(path: Path, data: bytes, how: int, mode: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | how | _BINARY, mode)
    try:
        if sys.platform != "win32":
            # Whatever the umask: others who could write the store still can.
            os.fchmod(descriptor, mode)
        _write_all(descriptor, data)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _rename(source: Path, target: Path) -> None:
    """Give a file another’s name; Windows refuses that for the moment in which someone reads the other."""
    for pause in (0.01, 0.02, 0.05, 0.1, 0.2, 0.4):
        try:
            os.replace(source, target)  # noqa: PTH105
        except PermissionError:
            if os.name != "nt":
                raise
            time.sleep(pause)
        else:
            return
    os.replace(source, target)  # noqa: PTH105
