"""`person`, `roster` and `mix`: who is in."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from wgtool.cli.options import GroupsArgument, LangOption, PageFormat, app_of
from wgtool.cli.output import Answer, deliver
from wgtool.domain.people import clean_email
from wgtool.errors import UsageError
from wgtool.renderers.layouts.signups import mix as mix_layout
from wgtool.renderers.layouts.signups import roster as layouts
from wgtool.services.signups import mix as mixing
from wgtool.services.signups import rosters

RosterFormat = Annotated[
    Literal["table", "json", "csv", "markdown", "xlsx"], typer.Option("--format", help="opt.format")
]
MixFormat = Annotated[Literal["table", "json", "csv", "markdown", "html"], typer.Option("--format", help="opt.format")]


def person(
    ctx: typer.Context,
    email: Annotated[str, typer.Argument(metavar="EMAIL", help="opt.who")],
    form: PageFormat = "text",
    lang: LangOption = "en",
) -> None:
    """Show one person: details, groups, hours and story."""
    app = app_of(ctx)
    who = app.plan.person(clean_email(email))
    answer = Answer(lambda language: rosters.person(app.plan, who, app.store.entries(), language), layouts.person)
    deliver(app, form, lang, answer)


def roster(
    ctx: typer.Context,
    group: GroupsArgument = None,
    status: Annotated[str, typer.Option("--status", metavar="LIST", help="opt.status")] = "confirmed,waiting",
    form: RosterFormat = "table",
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="opt.out")] = None,
    lang: LangOption = "en",
) -> None:
    """Print who is in."""
    app = app_of(ctx)
    wanted = [part.strip() for part in status.split(",") if part.strip()]
    for one in wanted or [status]:
        if one not in rosters.STATUSES:
            raise UsageError("usage.choice", param="--status", choices=rosters.STATUSES)
    groups = app.plan.groups(group or ())
    answer = Answer(
        lambda language: rosters.roster(app.plan, groups, language, wanted),
        layouts.roster,
        layouts.roster_rows,
    )
    deliver(app, form, lang, answer, out)


def mix(ctx: typer.Context, group: GroupsArgument = None, form: MixFormat = "table", lang: LangOption = "en") -> None:
    """Show the team mix."""
    app = app_of(ctx)
    groups = app.plan.groups(group or ())
    answer = Answer(lambda language: mixing.mix(app.plan, groups, language), mix_layout.mix, mix_layout.mix_rows)
    deliver(app, form, lang, answer)
