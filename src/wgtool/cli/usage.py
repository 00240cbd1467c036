"""What typer says of a wrong command line, in the words of the catalogue."""

from typing import Any

from typer import TyperException

from wgtool.texts.bounds import shortened
from wgtool.texts.language import Language
from wgtool.texts.say import say

# Of a word that is no option or too much, and of all choices.
_LONGEST = 500


def usage_lines(error: TyperException, lang: Language) -> list[str]:
    """Return a usage error as sentences, the last one pointing at the help.

    Only the kind of the error and its parameter are taken from typer; the words are ours, so that they are in
    the language of the run.
    """
    lines = [shortened(_sentence(error, lang), _LONGEST)]
    context = getattr(error, "ctx", None)
    if context is not None:
        lines.append(say(lang, "usage.help", command=context.command_path))
    return lines


def _sentence(error: Any, lang: Language) -> str:
    kind = type(error).__name__
    param = _hint(error)
    if kind == "NoSuchOption":
        text = say(lang, "usage.no_such_option", option=error.option_name)
        near = sorted(error.possibilities or ())
        return f"{text} {say(lang, 'did_you_mean', names=near)}" if near else text
    if kind == "MissingParameter" and param:
        return say(lang, "usage.missing", param=param)
    if kind == "BadParameter" and param:
        choices = getattr(getattr(error.param, "type", None), "choices", None)
        if choices:
            return say(lang, "usage.choice", param=param, choices=list(choices))
        return say(lang, "usage.bad_value", param=param, detail=error.message)
    if kind == "BadOptionUsage":
        return say(lang, "usage.needs_value", option=error.option_name)
    # Typer has no class of its own for this one; what is too much stands in brackets.
    _, bracket, extra = str(error.format_message()).rpartition("(")
    if bracket:
        return say(lang, "usage.extra", extra=extra.rstrip(")"))
    return str(error.format_message())


def _hint(error: Any) -> str:
    param = getattr(error, "param", None)
    if param is None:
        return ""
    names = [name for name in (*param.opts, *param.secondary_opts) if name.startswith("-")]
    return names[0] if names else str(param.metavar or param.name).strip("[].")
