"""The engines that keep stores: each a module with `open_store(name, programme)`, by the scheme of a store’s name.

One that keeps files has `is_own(name, file)` as well: whether a file, there or not, is one of those of a store.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from wgtool.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from wgtool.domain.store import Store
    from wgtool.storage.parted import Parted

# What has no scheme is a file.
ENGINES = {
    "": "wgtool.storage.file_store",
    "postgresql": "wgtool.storage.postgresql",
    "postgres": "wgtool.storage.postgresql",
}


def open_store(name: str, programme: str | None) -> "Store":
    """Return the store of that name for a programme’s id; None for whichever programme’s it is.

    Raises:
        UsageError: The name is an address of an engine that there is not.
    """
    engine = ENGINES.get(_scheme(name))
    if engine is None:
        raise UsageError("usage.store_scheme", scheme=f"{_scheme(name)}://")
    store: Store = import_module(engine).open_store(name, programme)
    return store


def is_address(name: str) -> bool:
    """Whether a name is an address of an engine’s: it may hold a password, and no file is meant by it."""
    return bool(_scheme(name)) and _scheme(name) in ENGINES


def is_own(name: str, file: "Path") -> bool:
    """Whether a file is, or would be, one of those in which an engine keeps the store of that name.

    Raises:
        OSError: It cannot be looked up.
    """
    engine = ENGINES.get(_scheme(name))
    answer = getattr(import_module(engine), "is_own", None) if engine else None
    return answer is not None and bool(answer(name, file))


def parted(name: str, programme: str) -> "list[Parted]":
    """Return the copies of the store of that name which parted from it, where its engine keeps files."""
    engine = ENGINES.get(_scheme(name))
    answer = getattr(import_module(engine), "parted", None) if engine else None
    return answer(name, programme) if answer is not None else []


def _scheme(name: str) -> str:
    scheme, separator, _ = name.partition("://")
    return scheme if separator else ""
