"""`allocate`: the best places for all who ranked their choices."""

from typing import Annotated

import typer

from wgtool.cli.app import App
from wgtool.cli.options import complete_group
from wgtool.cli.output import Answer, Deed, Told
from wgtool.cli.runner import GIVEN, command
from wgtool.cli.streams import nothing_printed
from wgtool.errors import UsageError
from wgtool.texts.say import Message, msg

Groups = list[str] | None


@command(GIVEN, dry_run=True)
def allocate(
    app: App,
    without: Annotated[
        Groups, typer.Option("--without", metavar="GROUP", help="opt.without", autocompletion=complete_group)
    ] = None,
    capacity: Annotated[Groups, typer.Option("--capacity", metavar="GROUP=N", help="opt.capacity")] = None,
    keep: Annotated[
        Groups, typer.Option("--keep", metavar="GROUP", help="opt.keep", autocompletion=complete_group)
    ] = None,
    keep_all: Annotated[bool, typer.Option("--keep-all", help="opt.keep_all")] = False,
    more: Annotated[bool, typer.Option("--more", help="opt.more")] = False,
    costs: Annotated[bool, typer.Option("--costs", help="opt.costs")] = False,
    seconds: Annotated[float, typer.Option("--seconds", metavar="N", help="opt.seconds", min=0.1, max=86400)] = 60,
    unproven: Annotated[bool, typer.Option("--unproven", help="opt.unproven")] = False,
    *,
    rehearse: bool,
) -> Deed:
    """Give all places by choice."""
    from wgtool.domain.allocation.cases import Wishes
    from wgtool.renderers.layouts import allocation as layouts
    from wgtool.services.allocation.deciding import Asked, refuse
    from wgtool.services.allocation.giving import give
    from wgtool.services.allocation.highs import Highs
    from wgtool.services.allocation.shown import view

    def ids(named: Groups) -> frozenset[str]:
        return frozenset(app.plan.group(text).id for text in named or ())

    sizes = dict(_size(app, text) for text in capacity or ())
    wishes = Wishes(ids(without), sizes, ids(keep), keep_all)
    asked = Asked(wishes, more, costs, seconds, unproven)
    refuse(app.plan, asked)
    rehearse = rehearse or wishes.what_if
    with nothing_printed():
        solver = Highs()
    plan, decided, entry = give(app, asked, solver, rehearse=rehearse)
    failed = not decided.proven and not unproven
    return Told(
        Answer(lambda lang: view(plan, decided, lang, entry=entry, dry_run=rehearse), layouts.allocated, layouts.rows),
        warnings=(*decided.warnings, *_unproven(decided.proven, seconds, failed=failed)),
        code=1 if failed else 0,
    )


def _unproven(proven: bool, seconds: float, *, failed: bool) -> list[Message]:  # noqa: FBT001 - what it is about
    if proven:
        return []
    return [msg("allocate.unproven_refused" if failed else "allocate.unproven", seconds=f"{seconds:g}")]


def _size(app: App, text: str) -> tuple[str, int]:
    """Return the group and the places of `GROUP=N`.

    Raises:
        UsageError: It is not written so.
    """
    group, equals, number = text.rpartition("=")
    if not equals or not group.strip() or not (number.strip().isdecimal() and 1 <= int(number) <= _MOST):
        raise UsageError("usage.capacity", value=text)
    return app.plan.group(group.strip()).id, int(number)


# As many places as the programme file allows.
_MOST = 100_000
