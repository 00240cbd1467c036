"""`hours`: what was asked of people, and what they gave."""

from typing import Annotated

import typer

from wgtool.cli.app import App
from wgtool.cli.options import GroupsArgument
from wgtool.cli.output import Answer, Deed
from wgtool.cli.runner import TABLE, command
from wgtool.views.hours import By


@command(TABLE, both=True)
def hours(
    app: App,
    group: GroupsArgument = None,
    by: Annotated[By, typer.Option("--by", help="opt.hours_by")] = "person",
) -> Deed:
    """Count what was asked and given."""
    from wgtool.renderers.layouts import hours as layouts
    from wgtool.services.hours.tally import hours as tallied

    groups = app.plan.groups(group or ())
    return Answer(lambda lang: tallied(app.plan, groups, by, app.now, lang), layouts.hours, layouts.hours_rows)
