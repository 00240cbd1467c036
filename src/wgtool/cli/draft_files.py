"""The files of messages: their names, the folder they go to, and how they get there."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from wgtool.cli.app import App
from wgtool.cli.belongings import spare
from wgtool.disk import make_folder, remove, replace
from wgtool.domain.matching import plain
from wgtool.errors import OutputError, Refused
from wgtool.texts.reasons import reason_of

if TYPE_CHECKING:
    from wgtool.renderers.layouts.drafts import Ready

_ENDING = ".eml"
_LONGEST = 60
# What Windows takes for a device, whatever the ending.
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})


def file_names(names: Sequence[str]) -> list[str]:
    """Return a file’s name for each person: letters, digits and hyphens, and no other’s, whatever the case."""
    taken: set[str] = set()
    found = []
    for name in names:
        words = "".join(letter if letter.isascii() else "-" for letter in plain(name).replace(" ", "-"))
        slug = "-".join(filter(None, words.split("-")))[:_LONGEST].strip("-") or "message"
        number, free = 1, slug
        while free in taken or free in _DEVICES:
            number += 1
            free = f"{slug}-{number}"
        taken.add(free)
        found.append(free + _ENDING)
    return found


def check_folder(app: App, folder: Path, *, replace: bool) -> None:
    """Make sure that messages can go into a folder.

    Raises:
        Refused: It is a file, the user’s own, or holds messages already, which are to be replaced on demand only.
    """
    spare(app, folder)
    if folder.exists() and not folder.is_dir():
        raise Refused("output.no_folder", file=str(folder))
    found = _drafts_in(folder)
    if found and not replace:
        raise Refused("drafts.there", folder=str(folder), count=len(found)).advise("drafts.there_advice")


def _drafts_in(folder: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(path for path in folder.iterdir() if path.suffix.casefold() == _ENDING and path.is_file())
    return []


def write_drafts(folder: Path, ready: "Sequence[Ready]", moment: datetime) -> None:
    """Write messages into a folder, for the user alone; those that lay there before are removed at the end.

    Args:
        folder: Where to; made if it is not there.
        ready: The messages.
        moment: The time that they bear.

    Raises:
        OutputError: A file cannot be written; of those that are new none is left.
    """
    names = file_names([one.letter.name for one in ready])
    before = _drafts_in(folder)
    written: list[Path] = []
    try:
        make_folder(folder)
        for one, name in zip(ready, names, strict=True):
            replace(folder / name, _bytes(one, moment))
            written.append(folder / name)
        for path in before:
            if path.name.casefold() not in names:
                remove(path)
    except OSError as error:
        for path in written:
            with suppress(OSError):
                remove(path)
        raise OutputError("output.file", file=str(error.filename or folder), reason=reason_of(error)) from error


def _bytes(one: "Ready", moment: datetime) -> bytes:
    from wgtool.calendars.writer import to_ics
    from wgtool.renderers.letters.eml import Attached, Envelope, eml

    attached = tuple(
        Attached(invitation.file, to_ics(invitation.calendar), invitation.calendar.method)
        for invitation in one.letter.invitations
    )
    envelope = Envelope(one.letter.sender, (one.letter.name, one.letter.email), moment)
    return eml(envelope, one.composed, attached)
