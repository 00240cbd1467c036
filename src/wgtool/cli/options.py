"""Options that several commands share. Help texts are keys of the catalogue, put into words when help is shown."""

from datetime import date, datetime
from typing import Annotated, Literal

import typer

from wgtool.cli.app import App
from wgtool.domain.programme import EARLIEST, LATEST
from wgtool.errors import UsageError
from wgtool.texts.language import Language, Languages


def app_of(ctx: typer.Context) -> App:
    """Return the run’s App."""
    app = ctx.find_object(App)
    if app is None:
        raise TypeError("the root command makes the App")
    return app


def _use_language(ctx: typer.Context, value: str) -> str:
    """Let messages speak the language asked for."""
    app_of(ctx).lang = "en" if value == "en" else "cy"
    return value


def complete_group(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the group ids that begin so."""
    app = app_of(ctx)
    return [group.id for group in app.programme.groups if group.id.startswith(incomplete)]


def complete_week(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the week numbers that begin so."""
    app = app_of(ctx)
    weeks = range(1, app.programme.number_of_weeks + 1)
    return [str(week) for week in weeks if str(week).startswith(incomplete)]


def parse_day(text: str) -> date:
    """Return a date given as YYYY-MM-DD.

    Raises:
        UsageError: It is no date.
    """
    try:
        day = datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a date has no zone
    except ValueError:
        raise UsageError("usage.date", value=text) from None
    if not EARLIEST <= day <= LATEST:
        raise UsageError("usage.date_range", value=text, first=EARLIEST.year, last=LATEST.year)
    return day


LangOption = Annotated[
    Language,
    typer.Option("--lang", envvar="WGTOOL_LANG", help="opt.lang", callback=_use_language, is_eager=True),
]
LangsOption = Annotated[
    Languages,
    typer.Option("--lang", envvar="WGTOOL_LANG", help="opt.langs", callback=_use_language, is_eager=True),
]
GroupsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[GROUP]...", help="opt.groups", autocompletion=complete_group),
]
GroupArgument = Annotated[str, typer.Argument(metavar="GROUP", help="opt.group", autocompletion=complete_group)]
WeekOption = Annotated[int | None, typer.Option("--week", metavar="N", help="opt.week", autocompletion=complete_week)]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="opt.dry_run")]
AllowClashOption = Annotated[bool, typer.Option("--allow-clash", help="opt.allow_clash")]
NoWaitingOption = Annotated[bool, typer.Option("--no-waiting", help="opt.no_waiting")]
ChangeFormat = Annotated[Literal["text", "json"], typer.Option("--format", help="opt.format")]
PageFormat = Annotated[Literal["text", "markdown", "json"], typer.Option("--format", help="opt.format")]
HandoutFormat = Annotated[Literal["text", "markdown", "json", "html"], typer.Option("--format", help="opt.format")]
TableFormat = Annotated[Literal["table", "json", "csv"], typer.Option("--format", help="opt.format")]
