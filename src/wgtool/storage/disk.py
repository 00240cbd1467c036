"""Bytes on the disk: written to the end, and there when the call returns."""

import os
from contextlib import suppress
from pathlib import Path

_BINARY = getattr(os, "O_BINARY", 0)
FILE_MODE = 0o600
FOLDER_MODE = 0o700


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, for the user alone.

    Raises:
        OSError: It cannot be made.
    """
    if not folder.is_dir():
        missing = [folder, *(parent for parent in folder.parents if not parent.exists())]
        for one in reversed(missing):
            one.mkdir(mode=FOLDER_MODE, exist_ok=True)


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
    finally:
        os.close(descriptor)


def append(path: Path, data: bytes, keep: int) -> None:
    """Cut a file to its first `keep` bytes and write more behind them; on the disk when this returns.

    What fails leaves the first `keep` bytes as they were, as far as the disk lets itself be told.

    Raises:
        OSError: The disk is full, read-only or broken.
    """
    new = not path.exists()
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | _BINARY, FILE_MODE)
    try:
        try:
            if os.fstat(descriptor).st_size != keep:
                os.ftruncate(descriptor, keep)
            os.lseek(descriptor, keep, os.SEEK_SET)
            _write_all(descriptor, data)
            os.fsync(descriptor)
            if new:
                sync_folder(path.parent)
        except BaseException:
            # A command that fails leaves nothing behind; a failure here would hide the first one.
            with suppress(OSError):
                os.ftruncate(descriptor, keep)
                os.fsync(descriptor)
            raise
    finally:
        os.close(descriptor)


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def replace(path: Path, data: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        OSError: The disk is full, read-only or broken; the old file stands.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, FILE_MODE)
        try:
            _write_all(descriptor, data)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        temporary.replace(path)
        sync_folder(path.parent)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
