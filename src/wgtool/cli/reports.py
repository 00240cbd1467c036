"""Reading meetings’ reports from files or standard input."""

from collections.abc import Sequence
from pathlib import Path

from wgtool.cli.imports import STDIN, content
from wgtool.domain.meetings import Report


def read_reports(files: Sequence[Path]) -> list[Report]:
    """Return some reports; of standard input, which `-` stands for, once.

    Raises:
        Refused: One cannot be read, or is none.
    """
    from wgtool.forms.meetings.reader import read

    return [read(content(file), "stdin" if str(file) == STDIN else str(file)) for file in dict.fromkeys(files)]
