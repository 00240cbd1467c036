"""Files on the disk: written to the end, or as they were before.

Whatever wgtool writes, it writes here (but the lock, which is filelock’s), so that every call can be made to fail.
"""

import errno
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TypeVar

_BINARY = getattr(os, "O_BINARY", 0)
T = TypeVar("T")
# Windows: another program has it open, or a part of it.
SHARING = frozenset({32, 33})
_PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8)
# For the user alone.
FILE_MODE = 0o600
FOLDER_MODE = 0o700
# For whom the user lets read files: the system takes away what the user’s umask says.
_SHARED_MODE = 0o666


class LeftBehind(OSError):
    """A write failed, and so did taking its traces back: what was written may or may not stand."""


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


class Replaced(OSError):
    """Something else put another file in a file’s place, or wrote to it: what was to be written is in neither."""


# Which file stands under a name, and how long it is.
Mark = tuple[int, int, int]


def mark(path: Path) -> Mark | None:
    """Return which file stands under a name, to see later whether another one does; None if none does.

    Raises:
        OSError: It cannot be looked up.
    """
    try:
        found = os.stat(path)  # noqa: PTH116 - only calls by way of `os` can be made to fail
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino, found.st_size


def patiently(act: Callable[[], T]) -> T:
    """Do something with a file; Windows refuses it as long as a service that keeps folders alike has the file open.

    Raises:
        OSError: It is refused, and still is after a second and a half.
    """
    for pause in _PAUSES:
        try:
            return act()
        except OSError as error:
            if getattr(error, "winerror", None) not in SHARING:
                raise
            time.sleep(pause)
    return act()


def append(path: Path, data: bytes, keep: int, known: Mark | None) -> None:
    """Cut a file to its first `keep` bytes and write more behind them; on the disk when this returns.

    What fails leaves the first `keep` bytes as they were, and no new file.

    Args:
        path: The file.
        data: What is written.
        keep: How many bytes stay.
        known: Which file it was when it was read; None for one that was not there.

    Raises:
        Replaced: It is another file by now, or another length: nothing of that is touched.
        LeftBehind: It failed half-way, and the disk did not let it be taken back.
        OSError: The disk is full, read-only or broken; nothing was changed.
    """
    new = not path.exists()
    if new != (known is None):
        raise Replaced(errno.ESTALE, str(path))
    descriptor = patiently(lambda: os.open(path, os.O_RDWR | os.O_CREAT | _BINARY, FILE_MODE))
    if known is not None and _mark_of(descriptor) != known:
        os.close(descriptor)
        raise Replaced(errno.ESTALE, str(path))
    try:
        _write_behind(descriptor, data, keep)
        _check_name(path, descriptor)
        if new:
            sync_folder(path.parent)
    except BaseException as error:
        _take_back(descriptor, keep, error)
        if new and not isinstance(error, Replaced):
            with suppress(OSError):
                os.unlink(path)  # noqa: PTH108 - only calls by way of `os` can be made to fail
        raise
    finally:
        # What was synced is safe, whatever closing says.
        with suppress(OSError):
            os.close(descriptor)


def _check_name(path: Path, descriptor: int) -> None:
    """Make sure that what was written to is what stands under a name.

    Raises:
        Replaced: It is something else.
    """
    if mark(path) != _mark_of(descriptor):
        raise Replaced(errno.ESTALE, str(path))


def _mark_of(descriptor: int) -> Mark:
    found = os.fstat(descriptor)
    return found.st_dev, found.st_ino, found.st_size


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
    """Write a file whole or not at all; on the disk when this returns. A link is followed.

    The file keeps the access rights it had, or gets those of another; a new one is for the user alone.

    Raises:
        LeftBehind: The new file stands, but may not outlast a power cut.
        OSError: The disk is full, read-only or broken; the old file stands.
    """
    target = Path(os.path.realpath(path))
    _put(target, data, _rights_of(rights_of or target), FILE_MODE)
    try:
        sync_folder(target.parent)
    except OSError as error:
        raise LeftBehind(error.errno, error.strerror) from error


def publish(path: Path, data: bytes) -> None:
    """Write a file for people, whole or not at all, and the folders it needs. A link is followed.

    The file keeps the access rights it had; a new one gets those that the user’s files usually have.

    Raises:
        OSError: It could not be written; a file that was there stands.
    """
    target = Path(os.path.realpath(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    _put(target, data, _rights_of(target), _SHARED_MODE)


def _put(path: Path, data: bytes, rights: int | None, mode: int) -> None:
    """Give new bytes a file’s name by way of a temporary file beside it; a pipe or a device is written to directly."""
    if path.exists() and not path.is_file():
        _write(os.open(path, os.O_WRONLY | _BINARY), data)
        return
    temporary = _beside(path)
    with _gone_on_failure(temporary):
        _write_new(temporary, data, mode, rights)
        rename(temporary, path)


def stage(path: Path, data: bytes) -> Path:
    """Write what a file for people is to hold beside it and return where, for `rename`, which follows no link.

    It is not synced: whoever writes many files so compares them again the next time.

    Raises:
        OSError: It cannot be written; nothing is left.
    """
    temporary, rights = _beside(path), None if path.is_symlink() else _rights_of(path)
    with _gone_on_failure(temporary):
        _write(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, _SHARED_MODE), data, rights)
    return temporary


def _beside(path: Path) -> Path:
    # Neither seen by programs that watch for *.ics nor published by servers that hide dot files.
    return path.with_name(f".{path.name}.{os.urandom(8).hex()}.tmp")


def is_temporary(name: str) -> bool:
    """Whether a name is one that files have here until they are whole."""
    return name.startswith(".") and name.endswith(".tmp")


def create(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, for the user alone.

    Raises:
        FileExistsError: It is there; it is left alone.
        OSError: The disk is full, read-only or broken; no file is left.
    """
    with _gone_on_failure(path):
        _write_new(path, data, FILE_MODE)
        sync_folder(path.parent)


def exchange(folder: Path, files: Mapping[str, bytes], old: Iterable[Path]) -> None:
    """Put files, for the user alone, into a folder in the place of others, which go; links are not followed.

    Nothing goes before everything new is on the disk.

    Raises:
        OSError: The disk is full, read-only or broken; if that was before the old ones went, they stand.
    """
    made = {folder / name: folder / f".{name}.{os.urandom(8).hex()}.tmp" for name in files}
    with ExitStack() as stack:
        for target, temporary in made.items():
            stack.enter_context(_gone_on_failure(temporary))
            create(temporary, files[target.name])
        for path in old:
            remove(path)
        for target, temporary in made.items():
            rename(temporary, target)


@contextmanager
def _gone_on_failure(path: Path) -> Iterator[None]:
    """Leave no part of a new file behind, but what was there before it alone."""
    try:
        yield
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


def _rights_of(path: Path) -> int | None:
    try:
        return os.stat(path).st_mode & 0o777  # noqa: PTH116
    except FileNotFoundError:
        return None


def _write_new(path: Path, data: bytes, mode: int, rights: int | None = None) -> None:
    """Write a file that is not there yet: with these rights, or else with those of a mode that the umask leaves."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode if rights is None else rights)
    _write(descriptor, data, rights, sync=True)


def _write(descriptor: int, data: bytes, rights: int | None = None, *, sync: bool = False) -> None:
    try:
        if rights is not None and sys.platform != "win32":
            # Whatever the umask: others who could write the store still can. Some file systems know no such thing.
            with suppress(OSError):
                os.fchmod(descriptor, rights)
        _write_all(descriptor, data)
        if sync:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def rename(source: Path, target: Path) -> None:
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
