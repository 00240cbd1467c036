"""The templates of messages: text files in a folder beside the programme file, or the built-in ones."""

from collections.abc import Iterator
from pathlib import Path

from wgtool.domain.letters import LETTER_KINDS, LetterKind, Slip, Template, parsed
from wgtool.domain.matching import nearest
from wgtool.errors import ProgrammeError
from wgtool.storage.sources import decoded, is_shown, name, read
from wgtool.texts.bounds import bounded
from wgtool.texts.say import Problem, msg

FOLDER = "messages"


def template(kind: LetterKind, programme: Path, builtin: Path) -> Template:
    """Return the template of a kind of message.

    Args:
        kind: The kind.
        programme: The folder of the programme file; its own template goes first.
        builtin: The folder of the built-in programme.

    Raises:
        ProgrammeError: It cannot be read, or has mistakes: each is named.
    """
    own = _file(programme, kind)
    file = own if _is_there(own) else _file(builtin, kind)
    found, slips = parsed(kind, _read(file))
    if found is None:
        raise ProgrammeError.found([_problem(file, slip) for slip in slips])
    return found


def template_problems(programme: Path) -> Iterator[Problem]:
    """Yield every mistake in the templates of a programme’s folder, and a warning for each file that none asks for."""
    for kind in LETTER_KINDS:
        file = _file(programme, kind)
        if not _is_there(file):
            continue
        try:
            text = _read(file)
        except ProgrammeError as error:
            yield Problem("error", _place(file), msg("problem.told", sentences=error))
        else:
            yield from (_problem(file, slip) for slip in parsed(kind, text)[1])
    folder = programme / FOLDER
    for path in sorted(folder.glob("*.md")) if folder.is_dir() else ():
        if path.stem not in LETTER_KINDS and is_shown(path.name):
            near = nearest(path.stem, LETTER_KINDS, limit=1) or LETTER_KINDS
            yield Problem("warning", _place(path), bounded(msg("letter.no_kind", name=path.stem, kinds=near)))


def _is_there(file: Path) -> bool:
    """Whether there is a file, or a link that leads nowhere: that is a mistake, not a wish for the built-in text."""
    return file.exists() or file.is_symlink()


def _read(file: Path) -> str:
    """Return a template’s text.

    Raises:
        ProgrammeError: It is no file, or not UTF-8.
    """
    if not file.is_file():
        raise ProgrammeError("letter.no_file", file=name(file))
    return decoded(file, read(file))


def _file(folder: Path, kind: LetterKind) -> Path:
    return folder / FOLDER / f"{kind}.md"


def _problem(file: Path, slip: Slip) -> Problem:
    return Problem("error", f"{_place(file)}:{slip.line}", bounded(slip.message), file=name(file))


def _place(file: Path) -> str:
    return f"{FOLDER}/{file.name}"
