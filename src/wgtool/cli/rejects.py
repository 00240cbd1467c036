"""The file of rejected rows: where it can go is asked before anything is recorded."""

from pathlib import Path
from typing import NamedTuple

from wgtool.cli.app import App
from wgtool.cli.belongings import file_named
from wgtool.cli.runner import STDOUT
from wgtool.errors import UsageError
from wgtool.renderers import formats
from wgtool.renderers.page import Rows

_CSV = "csv"
_ROWS = "rows"


class Target(NamedTuple):
    """Where rejected rows go: a file (None is standard output), in which format, and whether a file is replaced."""

    file: Path | None
    form: str
    replaces: bool

    def is_file(self, other: Path) -> bool:
        """Whether that is another file, by whatever path."""
        return self.file is not None and self.file.exists() and other.exists() and self.file.samefile(other)

    def written(self, rows: Rows) -> bytes:
        """Return rejected rows as they are written there."""
        _, form = formats.load(self.form)
        written = form.write(rows)
        if isinstance(written, bytes):
            return written
        mark = "" if self.file is None else form.mark
        return (mark + "".join(written)).encode("utf-8", "backslashreplace")


def target(app: App, name: str) -> Target:
    """Return where rejected rows go that are to go to a file of some name.

    Raises:
        UsageError: Its ending is of no format for rows, or standard output has the command’s own document already.
        Refused: It is a folder or one of the store’s or the programme’s files, or cannot be written.
    """
    if name == STDOUT:
        if app.out is None and app.form != "text":
            raise UsageError("import.rejects_both")
        return Target(None, _CSV, replaces=False)
    file = file_named(app, name)
    form = formats.of_file(file.name) if file.suffix else _CSV
    if form not in formats.offered((_ROWS,)):
        raise UsageError("import.rejects_format", file=name, formats=formats.offered((_ROWS,)))
    return Target(file, form, replaces=file.exists())
