"""Help pages in the words of the catalogue: of what typer writes on them, nothing stays as it is but the layout."""

import re
from collections.abc import Iterator
from typing import Any

from wgtool.cli.app import App
from wgtool.cli.streams import write_out
from wgtool.texts.language import Language
from wgtool.texts.say import say

# What stands for a value: words such as DATE or `REPORT`, among letters such as N that need no translation.
_STANDS = re.compile(r"(?<![A-Z])[A-Z]{2,}(?![A-Z])")
_UNNAMED = {"<str>": "TEXT", "<int>": "N"}
# What typer adds to an option’s help: `[env var: WGTOOL_LANG; default: en]`.
_ADDED = re.compile(r"(?:  )?\[([^\[\]]+)\]$")
# Of the options that typer makes itself.
_OWN = {"help": "opt.help", "install_completion": "opt.install_completion", "show_completion": "opt.show_completion"}


def language_of(ctx: Any) -> Language:
    """Return the language of the run."""
    app = ctx.find_object(App)
    return app.lang if isinstance(app, App) else App().lang


def metavar(text: str, lang: Language) -> str:
    """Return what stands for a value on a command line, such as `[GROUP]...`, in a language."""
    # What must be given stands in braces.
    named = _UNNAMED.get(text, text.strip("{}"))
    return _STANDS.sub(lambda found: say(lang, f"metavar.{found[0].lower()}"), named) if lang != "en" else named


def _show(ctx: Any, _param: Any, value: bool) -> None:  # noqa: FBT001 - typer passes it by position
    if value and not ctx.resilient_parsing:
        write_out(ctx.get_help() + "\n")
        ctx.exit()


class Worded:
    """What typer’s commands and groups of commands share when their help is in words of the catalogue."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return the help option with our own way of writing, which tells when the page cannot be written."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.callback = _show
        return option

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line that says how the command is called."""
        lang = language_of(ctx)
        pieces = (metavar(piece, lang) for piece in self.collect_usage_pieces(ctx))  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=f"{say(lang, 'heading.usage')}: ")

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the arguments and the options."""
        lang = language_of(ctx)
        found: dict[str, list[tuple[str, str]]] = {"argument": [], "option": []}
        for param in self.get_params(ctx):  # type: ignore[attr-defined]
            if param.name in _OWN:
                param.help = _OWN[param.name]
            # What typer adds to the help is told from it by being all that is left without it.
            text, param.help = param.help, ""
            record = param.get_help_record(ctx)
            param.help = text
            if record is not None:
                names, added = record
                words = " ".join([say(lang, text) if text else "", *_remarks(added, lang)]).strip()
                found[param.param_type_name].append((_named(names, lang), words))
        for kind, records in found.items():
            if records:
                with formatter.section(say(lang, f"heading.{kind}s")):
                    formatter.write_dl(records)


def _named(names: str, lang: Language) -> str:
    """Return an option’s names with what stands for its value."""
    *first, last = names.split(" ", 2 if names.startswith("-o,") else 1)
    return " ".join([*first, metavar(last, lang)])


def _remarks(added: str, lang: Language) -> Iterator[str]:
    """Yield, in brackets, the variable that stands for an option, its usual value, whether it must be given."""
    found = _ADDED.search(added)
    if found is None:
        return
    said = []
    for part in found[1].split("; "):
        what, _, value = part.partition(": ")
        key = {"env var": "help.variable", "default": "help.default", "required": "help.required"}.get(what)
        said.append(say(lang, key, value=value) if key else part.replace("<=x<=", "–"))
    yield f" [{'; '.join(said)}]"
