"""The files of messages: their names, the folder they go to, and how they get there."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from wgtool.cli.app import App
from wgtool.cli.belongings import spare
from wgtool.disk import exchange, make_folder
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


def check_folder(app: App, folder: Path) -> Path:
    """Return a folder, having made sure that messages can go into it.

    Raises:
        Refused: It is a file, or the user’s own.
    """
    spare(app, folder)
    if folder.exists() and not folder.is_dir():
        raise Refused("output.no_folder", file=str(folder))
    return folder


def check_drafts(folder: Path, names: Sequence[str], *, replace: bool) -> None:
    """Make sure that messages in files of some names find no others in a folder, but those that are to be replaced.

    Raises:
        Refused: They do, or something that is no file has a message’s name.
    """
    found = _drafts_in(folder)
    if names and found and not replace:
        raise Refused("drafts.there", folder=str(folder), count=len(found)).advise("drafts.there_advice")
    for name in names:
        if (folder / name).is_dir():
            raise Refused("output.folder", folder=str(folder / name))


def _drafts_in(folder: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(path for path in folder.iterdir() if path.suffix.casefold() == _ENDING and not path.is_dir())
    return []


def write_drafts(folder: Path, by_file: "Mapping[str, Ready]", moment: datetime) -> None:
    """Put messages into a folder, for the user alone, in the place of those that lie there: all of them, or none.

    Args:
        folder: Where to; made if it is not there and there is anything to be written.
        by_file: The messages by the names of their files.
        moment: The time that they bear.

    Raises:
        OutputError: A file cannot be written; those that lay there still do.
    """
    try:
        if by_file:
            make_folder(folder)
        exchange(folder, {name: _bytes(one, moment) for name, one in by_file.items()}, _drafts_in(folder))
    except OSError as error:
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
