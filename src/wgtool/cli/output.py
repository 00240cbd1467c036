"""An answer on its way out: in the format and language asked for, to standard output or a file."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from wgtool.cli.app import App
from wgtool.cli.streams import complain, is_terminal, write_bytes, write_pieces, write_to
from wgtool.errors import UsageError
from wgtool.renderers.json_text import json_text
from wgtool.renderers.layouts.rows import Rows
from wgtool.renderers.page import Page
from wgtool.texts.language import Language, Languages, languages
from wgtool.texts.say import Message, msg, phrase, say

View = TypeVar("View", bound=Mapping[str, Any])

# Excel takes a file for UTF-8 only when it begins so.
BYTE_ORDER_MARK = "\ufeff"


class Answer(NamedTuple, Generic[View]):
    """What a command has to say, before it is in any language or format.

    `view` makes the answer in a language, `layout` lays it out for people, `rows` for spreadsheets.
    """

    view: Callable[[Language], View]
    layout: Callable[[View, Language], Page]
    rows: Callable[[View], Rows] | None = None


def deliver(app: App, form: str, choice: Languages, answer: Answer[View], out: Path | None = None) -> None:
    """Write an answer to standard output, or to a file.

    Args:
        app: The run.
        form: `json`, `csv`, `xlsx`, `markdown`, `html`, or anything else for text.
        choice: The language, or both, each in a page of its own.
        answer: The answer.
        out: The file; None or `-` is standard output.

    Raises:
        UsageError: The format has no room for two languages, or is no text and has no file to go to.
        OutputError: It cannot be written.
    """
    to_file = out is not None and str(out) != "-"
    if form == "xlsx":
        if out is None:
            raise UsageError("usage.xlsx_out")
        data = _workbook(answer, _one(choice))
    elif not to_file and form in {"text", "table"} and is_terminal(sys.stdout):
        _show_on_terminal(answer, choice)
        return
    elif not to_file and form == "json":
        show_json(answer.view(_one(choice)))
        return
    else:
        data = _text(form, choice, answer, for_excel=to_file).encode("utf-8", "backslashreplace")
    if to_file and out is not None:
        write_to(out, data)
        tell(app, msg("saved", path=str(out)))
    else:
        write_bytes(data)


def show_json(view: Mapping[str, Any]) -> None:
    """Write a view to standard output as JSON."""
    write_pieces(json_text(view))


def _one(choice: Languages) -> Language:
    if choice == "both":
        raise UsageError("usage.both_in_data")
    return choice


def _text(form: str, choice: Languages, answer: Answer[View], *, for_excel: bool) -> str:
    if form == "json":
        return "".join(json_text(answer.view(_one(choice))))
    if form == "csv" and answer.rows is not None:
        from wgtool.renderers.tabular import csv_text

        rows = answer.rows(answer.view(_one(choice)))
        return (BYTE_ORDER_MARK if for_excel else "") + csv_text(rows.header, rows.rows)
    pages = _pages(answer, choice)
    if form == "markdown":
        from wgtool.renderers.markdown import markdown

        return markdown(pages)
    if form == "html":
        from wgtool.renderers.html import html

        return html(pages)
    from wgtool.renderers.plain import plain

    return plain(pages)


def _pages(answer: Answer[View], choice: Languages) -> list[Page]:
    return [answer.layout(answer.view(lang), lang) for lang in languages(choice)]


def _show_on_terminal(answer: Answer[View], choice: Languages) -> None:
    from wgtool.renderers.terminal import show

    show(_pages(answer, choice), sys.stdout, colour=not os.environ.get("NO_COLOR"))


def _workbook(answer: Answer[View], lang: Language) -> bytes:
    from wgtool.renderers.tabular import Sheet, workbook

    view = answer.view(lang)
    if answer.rows is None:
        raise TypeError("an answer without rows has no workbook")
    rows = answer.rows(view)
    return workbook([Sheet(str(view["schema"]).split("/")[1], rows.header, list(rows.rows))])


def warn(app: App, *messages: Message) -> None:
    """Write warnings to standard error."""
    from wgtool.renderers.safe import visible

    for message in messages:
        complain(f"wgtool: {say(app.lang, 'word.warning')}: {visible(phrase(message, app.lang))}")


def tell(app: App, *messages: Message) -> None:
    """Write remarks to standard error."""
    from wgtool.renderers.safe import visible

    for message in messages:
        complain(visible(phrase(message, app.lang)))
