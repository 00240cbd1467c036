"""What commands have to tell, and its way out: to standard output, to a file, to standard error."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import SEEK_END, BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from wgtool.cli.app import App
from wgtool.cli.streams import complain, is_terminal, write_bytes, write_out, write_pieces, write_to
from wgtool.texts.language import Language
from wgtool.texts.say import Message, msg, phrase, say

if TYPE_CHECKING:
    from wgtool.renderers.page import Page, Rows
    from wgtool.renderers.slides import Deck
    from wgtool.services.outcome import Decision

View = TypeVar("View")

# The format that a terminal shows in its own way.
TEXT = "text"


class Answer(NamedTuple, Generic[View]):
    """What a command has to say, before it is in any language or format.

    `view` makes it in a language; `layout` lays that out for people, `rows` for spreadsheets, `slides` for a talk. What
    has no layout is said in words: a line each on standard output and, before them, those `aside` on standard error.
    """

    view: Callable[[Language], View]
    layout: "Callable[[View, Language], Page] | None" = None
    rows: "Callable[[View], Rows] | None" = None
    words: Sequence[Message] = ()
    aside: Sequence[Message] = ()
    slides: "Callable[[View, Language], Deck] | None" = None


# A file to be written after the answer: its path, what it holds, what to say of it then.
File = tuple[Path, bytes, Message]


class Told(NamedTuple):
    """What is to be told of a deed: warnings and remarks, the answer, files, what is said after it; the exit code.

    An answer that is bytes already goes to standard output as it is. Where `data` goes there, the answer, unless it
    has a file of its own, is told on standard error.
    """

    answer: Answer[Any] | bytes | None = None
    warnings: Sequence[Message] = ()
    remarks: Sequence[Message] = ()
    files: Sequence[File] = ()
    after: Sequence[Message] = ()
    code: int = 0
    data: bytes | None = None


class Proposal(NamedTuple):
    """A change, decided on the plan as it then is; `view` makes its answer, where that is not as of every change."""

    decide: "Decision"
    view: Callable[..., Mapping[str, object]] | None = None


# What every command returns, for the runner to tell of or, if it is a proposal, to carry out before.
Deed = Answer[Any] | Told | Proposal


def deliver(app: App, told: Told) -> int:
    """Tell all of it; return the exit code.

    Raises:
        OutputError: Something cannot be written.
    """
    warn(app, *told.warnings)
    tell(app, *told.remarks)
    if isinstance(told.answer, bytes):
        write_bytes(told.answer)
    elif told.answer is not None:
        _write(app, told.answer, aside=told.data is not None and app.out is None)
    if told.data is not None:
        write_bytes(told.data)
    for path, data, remark in told.files:
        write_to(path, data)
        tell(app, remark)
    tell(app, *told.after)
    if app.progress == "recorded":
        from wgtool.cli.whereabouts import parted_from, written_to

        tell(app, *written_to(app))
        warn(app, *parted_from(app))
    return told.code


def _write(app: App, answer: Answer[Any], *, aside: bool) -> None:
    if aside:
        from wgtool.renderers.formats.text_pages import FORMAT

        complain("".join(map(str, FORMAT.write(_part(app, answer, "pages")))).rstrip("\n"))
    elif answer.layout is None and app.form == TEXT:
        tell(app, *answer.aside)
        if lines := _lines(app, answer.words):
            write_out("\n".join(lines) + "\n")
    elif (app.form, app.out) == (TEXT, None) and is_terminal(sys.stdout):
        from wgtool.renderers.terminal import show

        show(_part(app, answer, "pages"), sys.stdout, colour=not os.environ.get("NO_COLOR"))
    else:
        _write_format(app, answer)


def _write_format(app: App, answer: Answer[Any]) -> None:
    from wgtool.renderers import formats

    part, form = formats.load(app.form)
    written = form.write(_part(app, answer, part))
    if app.out is not None:
        write_to(app.out, written if isinstance(written, bytes) else _encoded(form.mark, written))
        tell(app, msg("saved", path=str(app.out)))
    elif isinstance(written, bytes):
        write_bytes(written)
    else:
        write_pieces(written)


def _encoded(mark: str, pieces: Iterable[str]) -> bytes:
    """Return a file’s bytes, without all the pieces in memory beside them."""
    data = BytesIO(mark.encode())
    data.seek(0, SEEK_END)
    for piece in pieces:
        data.write(piece.encode("utf-8", "backslashreplace"))
    return data.getvalue()


def _part(app: App, answer: Answer[Any], part: str) -> Any:
    """Return what a format is made of: the pages or slides, one or a deck for each language, the rows, or the view."""
    if part in {"pages", "slides"}:
        layout = answer.layout if part == "pages" else answer.slides
        return [layout(answer.view(lang), lang) for lang in app.languages] if layout else []
    view = answer.view(app.lang)
    return answer.rows(view)._replace(lang=app.lang) if part == "rows" and answer.rows else view


def warn(app: App, *messages: Message) -> None:
    """Write warnings to standard error."""
    for line in _lines(app, messages):
        complain(f"wgtool: {say(app.lang, 'word.warning')}: {line}")


def tell(app: App, *messages: Message) -> None:
    """Write remarks to standard error."""
    for line in _lines(app, messages):
        complain(line)


def _lines(app: App, messages: Sequence[Message]) -> list[str]:
    if not messages:
        return []
    from wgtool.renderers.safe import visible

    return [visible(phrase(message, app.lang)) for message in messages]
