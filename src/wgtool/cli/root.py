"""The root command: what stands before the command’s name, and the commands themselves, loaded one at a time."""

from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from wgtool.cli.help_pages import Worded, language_of
from wgtool.cli.options import LangOption, app_of
from wgtool.cli.streams import write_out
from wgtool.errors import UsageError
from wgtool.texts.say import say

# The commands under the headings of the help page.
SECTIONS: dict[str, str] = {
    "plan": "groups show timetable check init",
    "people": "signup withdraw transfer amend promote merge import allocate person roster mix "
    "subject-access erase retention",
    "sessions": "reschedule cancel reinstate cover shift finish changes",
    "weeks": "week agenda attend attendance note settle strike reword notes hours",
    "out": "export-ics drafts site report",
    "store": "history undo backup restore repair store schema",
}
COMMANDS = " ".join(SECTIONS.values()).split()
# The modules that hold their functions, of the same names.
_MODULES = {
    "programme": "groups show check init",
    "sessions": "timetable agenda changes",
    "moves": "reschedule cancel reinstate cover shift finish",
    "signups": "signup withdraw transfer amend promote merge person roster mix",
    "attendance": "attend attendance",
    "notes": "note settle strike reword notes",
    "week": "week",
    "schema": "schema",
    "hours": "hours",
    "report": "report",
    "imports": "import",
    "allocation": "allocate",
    "calendars": "export-ics",
    "site": "site",
    "drafts": "drafts",
    "privacy": "subject-access erase retention",
    "store": "history undo backup restore repair",
}
# Commands that are several, and the modules that hold them.
_GROUPS = {"store": {"shared_store": "store-create store-copy store-check", "joining": "store-join"}}
# Those, as their texts are called.
PARTS = [part for rooms in _GROUPS.values() for parts in rooms.values() for part in parts.split()]


class WordedCommand(Worded, TyperCommand):
    """A command whose help texts are keys, put into words in the language of the run."""

    def get_help(self, ctx: Any) -> str:
        """Return the help page in the language of the run."""
        lang, name = language_of(ctx), self.text_name(ctx)
        self.help = say(lang, f"help.{name}")
        self.epilog = f"{say(lang, 'help.example')}: {say(lang, f'example.{name}')}"
        return super().get_help(ctx)

    def text_name(self, ctx: Any) -> str:
        """Return what the texts of the command are called by."""
        return str(self.name)


class Part(WordedCommand):
    """A command that is one of several under one name."""

    def text_name(self, ctx: Any) -> str:
        """Return what the texts of the command are called by."""
        return f"{ctx.parent.info_name}-{self.name}"


class Parts(Worded, TyperGroup):
    """Several commands under one name."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that the command line names; an unknown one is an error with those there are."""
        if args[0] not in self.commands and not args[0].startswith("-"):
            named = " ".join([ctx.info_name, args[0]])
            raise UsageError("usage.command", name=named).advise("usage.parts", names=tuple(self.commands))
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: Any) -> str:
        """Return the help page in the language of the run."""
        lang, name = language_of(ctx), ctx.info_name
        self.help = say(lang, f"help.{name}")
        self.epilog = f"{say(lang, 'help.example')}: {say(lang, f'example.{name}')}"
        return super().get_help(ctx)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options, then the commands."""
        super().format_options(ctx, formatter)
        lang, width = language_of(ctx), max(map(len, self.commands))
        parts = {name: f"{ctx.info_name}-{name}" for name in self.commands}
        with formatter.section(say(lang, "heading.parts")):
            formatter.write_dl([(name.ljust(width), say(lang, f"short.{part}")) for name, part in parts.items()])

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write nothing: they stand with the options."""


def _parts(group: str) -> Any:
    """Return several commands under one name."""
    app = typer.Typer(cls=Parts, name=group, add_completion=False, rich_markup_mode=None, invoke_without_command=True)
    app.callback()(_shown)
    for room, parts in _GROUPS[group].items():
        module = import_module(f"wgtool.cli.{room}")
        for part in parts.split():
            name = part.removeprefix(f"{group}-")
            app.command(name, cls=Part)(getattr(module, name)())
    return typer.main.get_command(app)


def _shown(ctx: typer.Context, lang: LangOption = "en") -> None:  # noqa: ARG001 - the run speaks it already
    if ctx.invoked_subcommand is None:
        write_out(ctx.get_help() + "\n")


class Commands(Worded, TyperGroup):
    """The commands by name; a command’s module is imported when it is called."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the commands’ names."""
        return COMMANDS

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command, its module imported now."""
        if cmd_name in _GROUPS:
            return _parts(cmd_name)
        room = next((module for module, names in _MODULES.items() if cmd_name in names.split()), None)
        if room is None:
            return None
        module = import_module(f"wgtool.cli.{room}")
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        name = cmd_name.replace("-", "_")
        declared = getattr(module, f"{name}_" if iskeyword(name) else name)
        single.command(cmd_name, cls=WordedCommand)(declared())
        return typer.main.get_command(single)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that the command line names; an unknown one is an error with the nearest names."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from wgtool.domain.matching import nearest

            error = UsageError("usage.command", name=name)
            near = nearest(name, COMMANDS)
            raise error.advise("did_you_mean", names=near) if near else error.advise("usage.commands")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the list of commands, without importing any."""
        lang = language_of(ctx)
        width = max(map(len, COMMANDS))
        for section, names in SECTIONS.items():
            with formatter.section(say(lang, f"heading.{section}")):
                formatter.write_dl([(name.ljust(width), say(lang, f"short.{name}")) for name in names.split()])

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options, then the commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def get_help(self, ctx: Any) -> str:
        """Return the help page in the language of the run."""
        self.help = say(language_of(ctx), "help.root")
        return super().get_help(ctx)


def _version(value: bool) -> None:  # noqa: FBT001 - typer passes it by position
    if value:
        from wgtool.version import __version__

        write_out(f"wgtool {__version__}\n")
        raise typer.Exit


def _root(
    ctx: typer.Context,
    programme: Annotated[Path | None, typer.Option("--programme", metavar="FILE", help="opt.programme")] = None,
    store: Annotated[str | None, typer.Option("--store", metavar="FILE", help="opt.store")] = None,
    version: Annotated[  # noqa: ARG001 - answered before anything else
        bool, typer.Option("--version", help="opt.version", callback=_version, is_eager=True)
    ] = False,
    lang: LangOption = "en",  # noqa: ARG001 - the run speaks it already
) -> None:
    app_of(ctx).use(programme, store)
    if ctx.invoked_subcommand is None:
        write_out(ctx.get_help() + "\n")


def root() -> Any:
    """Return the root command."""
    app = typer.Typer(
        cls=Commands,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        invoke_without_command=True,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    app.callback()(_root)
    return typer.main.get_command(app)
