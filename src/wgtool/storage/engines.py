"""The engines that keep stores: each a module with `open_store(name, programme)`, by the scheme of a store’s name."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wgtool.domain.store import Store

# What has no scheme is a file.
ENGINES = {
    "": "wgtool.storage.file_store",
}


def open_store(name: str, programme: str) -> "Store":
    """Return the store of that name for a programme’s id."""
    scheme, separator, _ = name.partition("://")
    engine = ENGINES.get(scheme if separator else "", ENGINES[""])
    store: Store = import_module(engine).open_store(name, programme)
    return store
