"""A system whose disk calls fail, or kill the process, one after the other."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from unittest.mock import patch

from wgtool import disk
from wgtool.storage import file_store

# Every call by which the store touches the disk.
WATCHED = ("open", "fstat", "stat", "lseek", "write", "ftruncate", "fchmod", "fsync", "replace", "unlink", "close")

FAULTS = ("ENOSPC", "EIO", "EROFS", "short write", "interrupt", "killed before", "killed after", "killed half-way")
# What can go wrong at some calls only.
STRIKES = {
    "ENOSPC": ("open", "write", "ftruncate", "fsync", "close"),
    "EROFS": ("open", "ftruncate", "replace", "unlink"),
    "short write": ("write",),
    "killed half-way": ("write",),
}


class KilledError(BaseException):
    """The process is gone: nothing after this reaches the disk."""


class Fault(NamedTuple):
    """What goes wrong at the call with a number, counted from 1; `again` is how often in a row."""

    kind: str
    step: int
    again: int = 1


class FaultySystem:
    """Stands where `os` stands."""

    def __init__(self, fault: Fault, die: Callable[[], None] | None = None) -> None:
        self.fault = fault
        self.calls: list[str] = []
        self.dead = False
        self.hit = False
        self._die = die
        self._open: set[int] = set()

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        if name not in WATCHED:
            return real
        return lambda *arguments: self._call(name, real, arguments)

    def _call(self, name: str, real: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        if self.dead:
            raise KilledError
        self.calls.append(name)
        number = len(self.calls) - self.fault.step
        if not 0 <= number < self.fault.again or not self._strikes(name):
            return self._do(name, real, arguments)
        self.hit = True
        kind = self.fault.kind
        if kind.startswith("killed"):
            self._kill(name, real, arguments)
        if kind == "interrupt":
            self._do(name, real, arguments)
            raise KeyboardInterrupt
        if kind == "short write":
            self._half(arguments)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if name == "close":
            self._do(name, real, arguments)
        code = getattr(errno, kind)
        raise OSError(code, os.strerror(code))

    def _strikes(self, name: str) -> bool:
        return name in STRIKES.get(self.fault.kind, WATCHED)

    def _do(self, name: str, real: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        done = real(*arguments)
        if name == "open":
            self._open.add(done)
        if name == "close":
            self._open.discard(arguments[0])
        return done

    def _half(self, arguments: tuple[Any, ...]) -> None:
        descriptor, data = arguments
        os.write(descriptor, data[: len(data) // 2])

    def _kill(self, name: str, real: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
        if self.fault.kind == "killed half-way":
            self._half(arguments)
        elif self.fault.kind == "killed after":
            self._do(name, real, arguments)
        self.dead = True
        if self._die is not None:
            self._die()
        raise KilledError

    def bury(self) -> None:
        """Close what the dead process left open, as the system does."""
        for descriptor in self._open:
            os.close(descriptor)


@contextmanager
def faults(fault: Fault, die: Callable[[], None] | None = None) -> Iterator[FaultySystem]:
    """Let a fault strike at the store’s calls to the system."""
    system = FaultySystem(fault, die)
    # Where nobody else writes there is nothing to wait for.
    with patch.object(disk, "os", system), patch.object(file_store, "_WRITING_SECONDS", 0):
        try:
            yield system
        finally:
            system.bury()


@contextmanager
def unsynced() -> Iterator[None]:
    """Do not wait for the disk: a process that dies leaves the system’s own memory of its files as it is."""
    with patch.object(os, "fsync", lambda _: None):
        yield
