"""`reschedule`, `cancel`, `reinstate`, `shift` and `finish`: when sessions are held, and whether."""

import re
from datetime import datetime
from typing import Annotated

import typer

from wgtool.cli.changing import change, report
from wgtool.cli.options import (
    ChangeFormat,
    DryRunOption,
    GroupArgument,
    GroupsArgument,
    LangOption,
    app_of,
    complete_week,
)
from wgtool.errors import UsageError
from wgtool.services.sessions import moves as rescheduling

_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{1,2}:\d{2})", re.ASCII)

SessionWeek = Annotated[int, typer.Option("--week", metavar="N", help="opt.week", autocompletion=complete_week)]
ReasonOption = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="opt.reason")]


def parse_moment(text: str) -> datetime:
    """Return a wall-clock time given as `YYYY-MM-DD HH:MM`.

    Raises:
        UsageError: It is no such time.
    """
    match = _MOMENT.fullmatch(text.strip())
    try:
        if match:
            return datetime.strptime(f"{match[1]} {match[2]}", "%Y-%m-%d %H:%M")  # noqa: DTZ007 - the wall’s
    except ValueError:
        pass
    raise UsageError("usage.moment", value=text)


def reschedule(
    ctx: typer.Context,
    group: GroupArgument,
    week: SessionWeek,
    to: Annotated[str, typer.Option("--to", metavar="'YYYY-MM-DD HH:MM'", help="opt.to_time")],
    minutes: Annotated[int | None, typer.Option("--minutes", metavar="M", help="opt.minutes")] = None,
    reason: ReasonOption = None,
    dry_run: DryRunOption = False,
    form: ChangeFormat = "text",
    lang: LangOption = "en",  # noqa: ARG001 - its callback sets the language
) -> None:
    """Move one session."""
    app, at = app_of(ctx), parse_moment(to)
    done = change(app, lambda plan: rescheduling.reschedule(plan, group, week, at, minutes, reason), dry_run=dry_run)
    report(app, done, form, dry_run=dry_run)


def cancel(
    ctx: typer.Context,
    group: GroupArgument,
    week: SessionWeek,
    reason: ReasonOption = None,
    dry_run: DryRunOption = False,
    form: ChangeFormat = "text",
    lang: LangOption = "en",  # noqa: ARG001 - its callback sets the language
) -> None:
    """Cancel one session."""
    app = app_of(ctx)
    done = change(app, lambda plan: rescheduling.cancel(plan, group, week, reason), dry_run=dry_run)
    report(app, done, form, dry_run=dry_run)


def reinstate(
    ctx: typer.Context,
    group: GroupArgument,
    week: SessionWeek,
    dry_run: DryRunOption = False,
    form: ChangeFormat = "text",
    lang: LangOption = "en",  # noqa: ARG001 - its callback sets the language
) -> None:
    """Bring a cancelled session back."""
    app = app_of(ctx)
    done = change(app, lambda plan: rescheduling.reinstate(plan, group, week), dry_run=dry_run)
    report(app, done, form, dry_run=dry_run)


def shift(
    ctx: typer.Context,
    from_week: Annotated[
        int,
        typer.Option("--from-week", metavar="N", help="opt.from_week", autocompletion=complete_week),
    ],
    by: Annotated[int, typer.Option("--by", metavar="DAYS", help="opt.by")],
    group: GroupsArgument = None,
    reason: ReasonOption = None,
    dry_run: DryRunOption = False,
    form: ChangeFormat = "text",
    lang: LangOption = "en",  # noqa: ARG001 - its callback sets the language
) -> None:
    """Move all sessions from a week on."""
    app = app_of(ctx)
    done = change(app, lambda plan: rescheduling.shift(plan, group or (), from_week, by, reason), dry_run=dry_run)
    report(app, done, form, dry_run=dry_run)


def finish(
    ctx: typer.Context,
    group: GroupArgument,
    after_week: Annotated[
        int,
        typer.Option("--after-week", metavar="N", help="opt.after_week", autocompletion=complete_week),
    ],
    reason: ReasonOption = None,
    dry_run: DryRunOption = False,
    form: ChangeFormat = "text",
    lang: LangOption = "en",  # noqa: ARG001 - its callback sets the language
) -> None:
    """End a group early."""
    app = app_of(ctx)
    done = change(app, lambda plan: rescheduling.finish(plan, group, after_week, reason), dry_run=dry_run)
    report(app, done, form, dry_run=dry_run)
