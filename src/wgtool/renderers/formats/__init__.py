"""The formats: each a module, named after itself and what it is made of, that says the rest in its `FORMAT`.

`csv_rows.py` is the format `csv`, made of an answer’s rows; others are made of its pages, or of the view itself. A new
module here is all that a new format needs: whatever names formats to users looks through this folder.
"""

from collections.abc import Callable, Container, Iterable
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple


class Format(NamedTuple):
    """How a format is written.

    Attributes:
        write: Makes its pieces of text, or its bytes, of what the module’s name says.
        endings: How its files’ names end, without the dot.
        mark: What a file begins with, and standard output does not.
        needs_file: Whether it is nothing for standard output unless that is asked for.
    """

    write: Callable[[Any], Iterable[str] | bytes]
    endings: tuple[str, ...] = ()
    mark: str = ""
    needs_file: bool = False


def made_of() -> dict[str, str]:
    """Return what each format is made of, by its name; none of them is loaded."""
    files = [file for folder in __path__ for file in Path(folder).iterdir()]
    names = sorted(file.stem for file in files if file.suffix == ".py" and not file.stem.startswith(("_", ".")))
    return dict(name.rsplit("_", 1) for name in names)


def offered(parts: Container[str]) -> tuple[str, ...]:
    """Return the formats of an answer that has such parts (`pages`, `rows`, `view`)."""
    return tuple(name for name, part in made_of().items() if part in parts)


def load(name: str) -> tuple[str, Format]:
    """Return what a format is made of and how it is written."""
    part = made_of()[name]
    found: Format = import_module(f"{__name__}.{name}_{part}").FORMAT
    return part, found


def of_file(name: str) -> str | None:
    """Return the format that the ending of a file’s name stands for; None if it stands for no format."""
    ending = Path(name).suffix.casefold()[1:]
    return next((form for form in made_of() if ending in load(form)[1].endings), None)
