"""The engines that keep stores: each a module with `open_store(name, programme)`, by the scheme of a store’s name."""

from importlib import import_module
from typing import TYPE_CHECKING

from wgtool.errors import UsageError

if TYPE_CHECKING:
    from wgtool.domain.store import Store

# What has no scheme is a file.
ENGINES = {
    "": "wgtool.storage.file_store",
}


def open_store(name: str, programme: str) -> "Store":
    """Return the store of that name for a programme’s id.

    Raises:
        UsageError: The name is an address of an engine that there is not.
    """
    scheme, separator, _ = name.partition("://")
    engine = ENGINES.get(scheme if separator else "")
    if engine is None:
        raise UsageError("usage.store_scheme", scheme=f"{scheme}://")
    store: Store = import_module(engine).open_store(name, programme)
    return store
