"""Standard output and standard error: whole documents out, plain lines to the user."""

import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, AnyStr, TextIO

from wgtool.errors import OutputError
from wgtool.texts.reasons import reason_of

# Characters gathered before they are written.
_AT_ONCE = 65_536
# The margin from which on a line is an excerpt of a file.
_EXCERPT = 4


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person looks at a stream."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def can_ask() -> bool:
    """Whether a person is there to answer."""
    return is_terminal(sys.stdin) and is_terminal(sys.stderr)


def write_out(text: str) -> None:
    """Write a document to standard output, as `write_pieces` does."""
    write_pieces((text,))


def _put(stream: IO[AnyStr], written: AnyStr) -> None:
    stream.write(written)
    stream.flush()


def write_pieces(pieces: Iterable[str]) -> None:
    """Write a document to standard output as it is made, in UTF-8 with its own line ends unless it is a terminal.

    Raises:
        OutputError: Standard output is closed or full.
        BrokenPipeError: The reader has gone.
    """
    if is_terminal(sys.stdout):
        _guarded(lambda: _put(sys.stdout, "".join(pieces)))
        return
    check_stdout()
    waiting = ""
    for piece in pieces:
        waiting += piece
        if len(waiting) > _AT_ONCE:
            write_bytes(waiting.encode("utf-8", "backslashreplace"))
            waiting = ""
    write_bytes(waiting.encode("utf-8", "backslashreplace"))


def write_bytes(data: bytes) -> None:
    """Write bytes to standard output.

    Raises:
        OutputError: Standard output is closed or full.
        BrokenPipeError: The reader has gone.
    """
    check_stdout()
    _guarded(lambda: _put(sys.stdout.buffer, data))


def check_stdout() -> None:
    """Make sure that there is a standard output, before anything is changed that it should tell.

    Raises:
        OutputError: It is closed.
    """
    if sys.stdout is None or sys.stdout.closed:
        raise OutputError("output.closed")


def _guarded(write: Callable[[], None]) -> None:
    try:
        write()
    except BrokenPipeError:
        raise
    except OSError as error:
        # Windows reports a closed pipe as an invalid argument.
        if error.errno == errno.EINVAL and os.name == "nt":
            raise BrokenPipeError from error
        _silence()
        raise OutputError("output.failed", reason=reason_of(error)) from error


def _silence() -> None:
    """Keep the interpreter from writing the rest again when it exits."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)


def reader_has_gone() -> None:
    """Keep quiet about a closed pipe to the end."""
    if sys.stdout is not None:
        _silence()


def complain(line: str) -> None:
    """Write a line to standard error; if even that is closed there is nobody to tell."""
    ask(line + "\n")


def ask(text: str) -> None:
    """Write to standard error without ending the line, as a question does."""
    if sys.stderr is None:
        return
    try:
        encoding = sys.stderr.encoding or "utf-8"
        safe = text.encode(encoding, "backslashreplace").decode(encoding)
        _put(sys.stderr, _fitted(safe) if is_terminal(sys.stderr) else safe)
    except (OSError, ValueError):
        return


def _fitted(text: str) -> str:
    """Return lines broken between words for the width of the terminal; ids, paths and addresses stay whole."""
    from shutil import get_terminal_size
    from textwrap import wrap

    width = get_terminal_size().columns
    lines = []
    for line in text.split("\n"):
        margin = len(line) - len(line.lstrip(" "))
        # What stands so far in is a line of a file, with a mark below it.
        if len(line) <= width or margin >= _EXCERPT:
            lines.append(line)
            continue
        further = " " * (margin + 2)
        lines += wrap(line, width, subsequent_indent=further, break_long_words=False, break_on_hyphens=False)
        # A question leaves a blank before its answer.
        lines[-1] += line[len(line.rstrip(" ")) :]
    return "\n".join(lines)


def write_to(path: Path, data: bytes) -> None:
    """Write a document to a file, whole or not at all.

    Raises:
        OutputError: It cannot be written; a file that was there stands.
    """
    from wgtool.disk import replace

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, data)
    except OSError as error:
        raise OutputError("output.file", file=str(path), reason=reason_of(error)) from error


@contextmanager
def nothing_printed() -> Iterator[None]:
    """Keep what a library itself prints from standing in an answer."""
    try:
        kept = os.dup(_STDOUT)
    except OSError:
        # It is closed: then nothing stands anywhere.
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, _STDOUT)
        yield
    finally:
        os.dup2(kept, _STDOUT)
        os.close(kept)
        os.close(nowhere)


_STDOUT = 1
