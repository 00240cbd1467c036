"""The entry: runs a command and turns whatever goes wrong into a few plain lines and an exit code."""

import os
from collections.abc import MutableMapping, Sequence
from contextlib import suppress
from typing import get_args

from typer import TyperException

from wgtool.cli.app import App
from wgtool.cli.streams import complain, reader_has_gone
from wgtool.errors import NoDate, OutputError, UsageError, WgtoolError
from wgtool.texts.language import Language, Languages, languages
from wgtool.texts.say import say

FAULT = 70
INTERRUPTED = 130
# The variable by which typer’s completion scripts ask.
_COMPLETING = "_WGTOOL_COMPLETE"
# What, beside blanks, parts words for bash (its `COMP_WORDBREAKS`) and may stand within one of ours.
_BREAKS = "@:="


def main(arguments: Sequence[str], app: App | None = None) -> int:
    """Run one command.

    Args:
        arguments: The command line without the program’s name.
        app: The run; one with the system’s environment unless given.

    Returns:
        The exit code of the contract.
    """
    app = app or App()
    if app.environ.get(_COMPLETING):
        return _complete(app)
    app.languages = _spoken(arguments) or app.languages
    return _run(arguments, app)


def _spoken(arguments: Sequence[str]) -> tuple[Language, ...]:
    """Return the languages that a command line asks for, before it is read: what is wrong with it is told in them."""
    for place, argument in enumerate(arguments):
        option, _, value = argument.partition("=")
        if option == "--lang":
            named = value or next(iter(arguments[place + 1 :]), "")
            return next((languages(one) for one in get_args(Languages) if one == named), ())
        if argument == "--":
            break
    return ()


def _run(arguments: Sequence[str], app: App) -> int:
    from wgtool.cli.root import root

    try:
        code = root().main(list(arguments), prog_name="wgtool", standalone_mode=False, obj=app)
    except WgtoolError as error:
        return _explain(error, app)
    except TyperException as error:
        return _usage(error, app.lang)
    except KeyboardInterrupt:
        return _interrupted(app)
    except BrokenPipeError:
        reader_has_gone()
        return 0
    except SystemExit as error:
        # So typer answers a closed pipe.
        if error.code != 1:
            raise
        reader_has_gone()
        return 0
    except Exception as error:  # noqa: BLE001 - the last net: one line instead of a traceback
        return _fault(error, app.lang)
    # Typer answers Ctrl-C with this code and no word.
    return _interrupted(app) if code == INTERRUPTED else code if isinstance(code, int) else 0


def _complete(app: App) -> int:
    """Tell the shell what a word may become. What goes wrong there is not said: it would stand in the user’s prompt."""
    from wgtool.cli.root import root

    try:
        _rejoin(os.environ)
        root().main([], prog_name="wgtool", standalone_mode=False, obj=app)
    except Exception:  # noqa: BLE001 - whatever it is, the command itself says it once it is run
        return FAULT
    return 0


def _rejoin(environ: MutableMapping[str, str]) -> None:
    """Put words together again that bash takes apart, at the @ of an address or the = of an option.

    It says the words in `COMP_WORDS`, a line each, and in `COMP_CWORD` which of them is being typed, from 0.
    """
    words, number = environ.get("COMP_WORDS", ""), environ.get("COMP_CWORD", "")
    if "\n" not in words or not number.isdecimal():
        return
    joined: list[str] = []
    current, apart = 0, True
    for place, word in enumerate(words.split("\n")):
        breaks = bool(word) and not word.strip(_BREAKS)
        if joined and (breaks or not apart):
            joined[-1] += word
        else:
            joined.append(word)
        apart = not breaks
        if place <= int(number):
            current = len(joined) - 1
    environ["COMP_WORDS"], environ["COMP_CWORD"] = "\n".join(joined), str(current)


def _interrupted(app: App) -> int:
    complain(f"wgtool: {say(app.lang, f'fault.interrupted_{app.progress}')}")
    return INTERRUPTED


def _explain(error: WgtoolError, app: App) -> int:
    if isinstance(error, OutputError) and app.progress == "recorded":
        error.advise("output.recorded")
    if isinstance(error, NoDate):
        # An example of the programme’s own dates, where it can be read.
        with suppress(WgtoolError):
            error.show(app.programme.first_week)
    _tell(error.lines(app.lang))
    return error.exit_code


def _usage(error: TyperException, lang: Language) -> int:
    from wgtool.cli.usage import usage_lines

    _tell(usage_lines(error, lang))
    return UsageError.exit_code


def _tell(lines: Sequence[str]) -> None:
    """Write an error and what there is to say of it."""
    from wgtool.renderers.safe import visible

    first, *rest = lines
    complain(f"wgtool: error: {visible(first)}")
    for line in rest:
        complain(f"  {visible(line)}")


def _fault(error: Exception, lang: Language) -> int:
    if os.environ.get("WGTOOL_DEBUG") == "1":
        import traceback

        complain("".join(traceback.format_exception(error)).rstrip())
    kind = f"{type(error).__name__}: {error}".splitlines()[0]
    complain(f"wgtool: error: {say(lang, 'fault.internal', kind=kind)}")
    return FAULT
