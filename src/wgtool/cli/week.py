"""`week`: Monday morning on one screen."""

from datetime import timedelta
from typing import Annotated

import typer

from wgtool.cli.app import App
from wgtool.cli.options import WeekOption, complete_leader, parse_day
from wgtool.cli.output import Answer, Deed
from wgtool.cli.runner import SCREEN, command
from wgtool.errors import UsageError


@command(SCREEN, both=True)
def week(
    app: App,
    number: WeekOption = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="opt.on")] = None,
    today: Annotated[bool, typer.Option("--today", help="opt.today")] = False,
    coming: Annotated[bool, typer.Option("--next", help="opt.next")] = False,
    led_by: Annotated[
        str | None,
        typer.Option(
            "--facilitated-by",
            metavar="WHO",
            envvar="WGTOOL_FACILITATOR",
            help="opt.led_by",
            autocompletion=complete_leader,
        ),
    ] = None,
) -> Deed:
    """Show the week on one screen."""
    from wgtool.renderers.layouts.week import week as layout
    from wgtool.services.week import shown

    if sum((number is not None, on is not None, today, coming)) > 1:
        raise UsageError("week.one_of")
    now = app.now
    day = parse_day(on) if on is not None else now.date() + timedelta(days=7 if coming else 0)
    asked = shown.Asked(day, today, number, led_by)
    return Answer(lambda lang: shown.week(app.plan, asked, now, lang), layout)
