"""A site onto the disk: all of it or nothing, and what is unchanged is not touched."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from wgtool import disk
from wgtool.renderers.site.folder import LIST, Work

# What stood in a file, where a link led, or that there was nothing.
_Held = bytes | Path | None


def carry_out(work: Work) -> None:
    """Write what is to be written and remove what is to be removed, all of it or nothing.

    Raises:
        OSError: The disk refuses; what was there stands.
    """
    files = {work.folder / path: data for path, data in work.written.items()}
    gone = [work.folder / path for path in work.removed]
    kept = work.folder / LIST
    with _taken_back([kept, *files, *gone]) as temporaries:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            temporaries[path] = disk.stage(path, data)
        # The list goes first, and names what is to be removed until that is gone: wherever the power is cut, the next
        # run knows its own files.
        _replace(kept, work.listed(all_of_it=False))
        for path, temporary in temporaries.items():
            disk.rename(temporary, path)
        for path in gone:
            disk.remove(path)
        _replace(kept, work.listed())
    for path in work.leftovers:
        # Whatever the disk says to that: the site stands, and the next run finds them again.
        with suppress(OSError):
            path.unlink()


def _replace(path: Path, data: bytes) -> None:
    if not path.is_file() or path.read_bytes() != data:
        disk.rename(disk.stage(path, data), path)


@contextmanager
def _taken_back(paths: list[Path]) -> Iterator[dict[Path, Path]]:
    """Take all back that was done to some files, and to the folders made for them, where it cannot be done to the end.

    The dictionary is for what was written beside files, by the files.
    """
    before = {path: _held(path) for path in paths}
    missing = {folder for path in paths for folder in path.parents if not folder.exists()}
    temporaries: dict[Path, Path] = {}
    try:
        yield temporaries
    except BaseException:
        for temporary in temporaries.values():
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
        for path, held in before.items():
            with suppress(OSError):
                _put_back(path, held)
        for folder in sorted(missing, reverse=True):
            with suppress(OSError):
                folder.rmdir()
        raise


def _held(path: Path) -> _Held:
    if path.is_symlink():
        return path.readlink()
    return path.read_bytes() if path.exists() else None


def _put_back(path: Path, held: _Held) -> None:
    if _held(path) == held:
        return
    if held is None:
        path.unlink()
    elif isinstance(held, bytes):
        disk.rename(disk.stage(path, held), path)
    else:
        path.unlink(missing_ok=True)
        os.symlink(held, path)  # noqa: PTH211
