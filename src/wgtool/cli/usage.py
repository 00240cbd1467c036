"""What typer says of a wrong command line, in the words of the catalogue."""

from ast import literal_eval
from typing import Any

from typer import TyperException

from wgtool.cli.help_pages import metavar
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
    param = _hint(error, lang)
    if kind == "NoSuchOption":
        text = say(lang, "usage.no_such_option", option=error.option_name)
        near = sorted(error.possibilities or ())
        return f"{text} {say(lang, 'did_you_mean', names=near)}" if near else text
    if kind == "MissingParameter" and param:
        return say(lang, "usage.missing", param=param)
    if kind == "BadParameter" and param:
        return _bad_value(error, param, lang)
    if kind == "BadOptionUsage":
        given = "does not take a value" in error.message
        return say(lang, "usage.takes_no_value" if given else "usage.needs_value", option=error.option_name)
    # Typer has no class of its own for this one; what is too much stands in brackets.
    _, bracket, extra = str(error.message).rpartition("(")
    return say(lang, "usage.extra", extra=extra.rstrip(")")) if bracket else say(lang, "usage.wrong")


def _bad_value(error: Any, param: str, lang: Language) -> str:
    """Return what a parameter takes: one of some words, or a number."""
    kind = getattr(error.param, "type", None)
    if choices := getattr(kind, "choices", None):
        return say(lang, "usage.choice", param=param, choices=list(choices))
    # The value stands before these words, as Python writes it.
    quoted, invalid, _ = str(error.message).rpartition(" is not a valid ")
    if invalid:
        value = str(literal_eval(quoted))
        return say(lang, "usage.no_number" if value.strip() else "usage.empty", param=param, value=value)
    bounds = "–".join(str(bound) for bound in (getattr(kind, end, None) for end in ("min", "max")) if bound is not None)
    value = str(error.message).partition(" ")[0]
    return say(lang, "usage.number_range", param=param, value=value, range=bounds)


def _hint(error: Any, lang: Language) -> str:
    param = getattr(error, "param", None)
    if param is None:
        return ""
    names = [name for name in (*param.opts, *param.secondary_opts) if name.startswith("-")]
    return names[0] if names else metavar(str(param.metavar or param.name).strip("[]."), lang)
