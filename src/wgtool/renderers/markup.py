"""What fills templates of HTML: texts are escaped, and nothing in them acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from wgtool.renderers.safe import is_web_address, visible

if TYPE_CHECKING:
    from jinja2 import Environment


def printable(value: object) -> object:
    """Return a text with what acts instead of being seen shown; what is markup already was made of such texts."""
    return visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def templates(folder: str = "", shown: Callable[[object], object] = printable) -> Environment:
    """Return what finds the templates in a folder of the renderers’, and fills them.

    Args:
        folder: The folder.
        shown: What is to be seen of each value.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - most commands write no HTML

    environment = Environment(
        loader=PackageLoader("wgtool.renderers", folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=shown,
    )
    environment.tests["web_address"] = is_web_address
    return environment
