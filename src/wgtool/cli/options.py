"""Options that several commands share. Help texts are keys of the catalogue, put into words when help is shown."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated

import typer

from wgtool.cli.app import App
from wgtool.domain.programme import EARLIEST, LATEST
from wgtool.errors import NoDate, UsageError, written
from wgtool.texts.language import Language, Languages, languages


def app_of(ctx: typer.Context) -> App:
    """Return the run’s App."""
    app = ctx.find_object(App)
    if app is None:
        raise TypeError("the root command makes the App")
    return app


def _use_language(ctx: typer.Context, value: Languages) -> Languages:
    """Let the run speak the language asked for, by the command or before it."""
    source = ctx.get_parameter_source("lang")
    if source is not None and source.name != "DEFAULT":
        app_of(ctx).languages = languages(value)
    return value


def complete_group(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the group ids that begin so."""
    return [group.id for group in app_of(ctx).programme.groups if group.id.startswith(incomplete)]


def complete_week(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the week numbers that begin so."""
    weeks = map(str, range(1, app_of(ctx).programme.number_of_weeks + 1))
    return [week for week in weeks if week.startswith(incomplete)]


def complete_organisation(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the ids of organisations that begin so."""
    return [one.id for one in app_of(ctx).programme.organisations if one.id.startswith(incomplete.lower())]


def complete_leader(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the names of those who facilitate that begin so."""
    from wgtool.domain.plan import Plan
    from wgtool.domain.state import State
    from wgtool.services.sessions.leading import leaders
    from wgtool.storage.engines import is_address

    app = app_of(ctx)
    # Whoever presses a key does not wait for a server.
    plan = Plan(app.programme, State(), app.now) if is_address(app.store_name) else app.plan
    names = dict.fromkeys(one.name for one in leaders(plan))
    return [name for name in names if name.casefold().startswith(incomplete.casefold())]


LeaderOption = Annotated[
    str | None, typer.Option("--facilitated-by", metavar="WHO", help="opt.led_by", autocompletion=complete_leader)
]


def among(*choices: str) -> Callable[[str], list[str]]:
    """Return what completes one of some words."""
    return lambda incomplete: [one for one in choices if one.startswith(incomplete)]


def complete_document(incomplete: str) -> list[str]:
    """Return the names of JSON documents that begin so."""
    from wgtool.renderers.schemas import documents

    return [name for name in documents() if name.startswith(incomplete)]


def parse_day(text: str) -> date:
    """Return a date given as YYYY-MM-DD or D/M/YYYY.

    Raises:
        UsageError: It is no date.
    """
    try:
        day = datetime.strptime(text, "%d/%m/%Y" if "/" in text else "%Y-%m-%d").date()  # noqa: DTZ007 - a date has no zone
    except ValueError:
        raise NoDate("usage.date" if text.strip() else "usage.no_date", value=text, **written()) from None
    if not EARLIEST <= day <= LATEST:
        raise UsageError("usage.date_range", value=text, first=EARLIEST.year, last=LATEST.year)
    return day


LangOption = Annotated[
    Language, typer.Option("--lang", envvar="WGTOOL_LANG", help="opt.lang", callback=_use_language, is_eager=True)
]
LangsOption = Annotated[
    Languages, typer.Option("--lang", envvar="WGTOOL_LANG", help="opt.langs", callback=_use_language, is_eager=True)
]
GroupsArgument = Annotated[
    list[str] | None, typer.Argument(metavar="[GROUP]...", help="opt.groups", autocompletion=complete_group)
]
WhoArgument = Annotated[str, typer.Argument(metavar="WHO", help="opt.who")]
GroupArgument = Annotated[str, typer.Argument(metavar="GROUP", help="opt.group", autocompletion=complete_group)]
WeekOption = Annotated[int | None, typer.Option("--week", metavar="N", help="opt.week", autocompletion=complete_week)]
SinceOption = Annotated[str | None, typer.Option("--since", metavar="ENTRY|DATE|FOLDER", help="opt.since")]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="opt.dry_run")]
AllowClashOption = Annotated[bool, typer.Option("--allow-clash", help="opt.allow_clash")]
NoWaitingOption = Annotated[bool, typer.Option("--no-waiting", help="opt.no_waiting")]
OutOption = Annotated[str | None, typer.Option("--out", "-o", metavar="FILE", help="opt.out")]
OutFolderOption = Annotated[str | None, typer.Option("--out", "-o", metavar="FOLDER|FILE", help="opt.out_drafts")]
