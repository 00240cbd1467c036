"""Sessions moved, cancelled, brought back and covered, and groups that end."""

from typing import Annotated

import typer

from wgtool.cli.options import (
    AllowClashOption,
    GroupArgument,
    GroupsArgument,
    WeekOption,
    complete_group,
    complete_leader,
    complete_week,
)
from wgtool.cli.output import Deed, Proposal
from wgtool.cli.runner import CHANGE, command
from wgtool.cli.targets import chosen, parse_target
from wgtool.errors import UsageError

SessionWeek = Annotated[int, typer.Option("--week", metavar="N", help="opt.week", autocompletion=complete_week)]
DayOption = Annotated[str | None, typer.Option("--on", metavar="DATE", help="opt.on_day")]
ReasonOption = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="opt.reason")]


@command(CHANGE)
def reschedule(
    week: SessionWeek,
    group: GroupsArgument = None,
    to: Annotated[str | None, typer.Option("--to", metavar="'DATE HH:MM'", help="opt.to_time")] = None,
    by: Annotated[int | None, typer.Option("--by", metavar="DAYS", help="opt.by")] = None,
    minutes: Annotated[int | None, typer.Option("--minutes", metavar="M", help="opt.minutes")] = None,
    reason: ReasonOption = None,
) -> Deed:
    """Move the sessions of a week."""
    from wgtool.domain.targets import Target
    from wgtool.services.sessions import moves

    if (to is None) == (by is None):
        raise UsageError("usage.to_or_by")
    which, target = chosen(group, week), Target(days=by) if to is None else parse_target(to)
    return Proposal(lambda plan: moves.reschedule(plan, which, target, minutes, reason))


@command(CHANGE)
def cancel(
    group: GroupsArgument = None, week: WeekOption = None, on: DayOption = None, reason: ReasonOption = None
) -> Deed:
    """Cancel the sessions of a week or a day."""
    from wgtool.services.sessions import moves

    which = chosen(group, week, on)
    return Proposal(lambda plan: moves.cancel(plan, which, reason))


@command(CHANGE)
def reinstate(group: GroupsArgument = None, week: WeekOption = None, on: DayOption = None) -> Deed:
    """Bring cancelled sessions back."""
    from wgtool.services.sessions import moves

    which = chosen(group, week, on)
    return Proposal(lambda plan: moves.reinstate(plan, which))


@command(CHANGE)
def cover(
    group: GroupsArgument = None,
    week: WeekOption = None,
    on: DayOption = None,
    by: Annotated[
        list[str] | None,
        typer.Option("--by", metavar="'NAME <EMAIL>'", help="opt.cover_by", autocompletion=complete_leader),
    ] = None,
    clear: Annotated[bool, typer.Option("--clear", help="opt.cover_clear")] = False,
    reason: ReasonOption = None,
) -> Deed:
    """Let others facilitate a session."""
    from wgtool.services.sessions import covering

    which = chosen(group, week, on)
    if bool(by) == clear:
        raise UsageError("usage.by_or_clear")
    if clear and reason is not None:
        raise UsageError("usage.reason_by")
    return Proposal(lambda plan: covering.cover(plan, which, by or (), reason))


@command(CHANGE)
def shift(
    from_week: Annotated[
        int, typer.Option("--from-week", metavar="N", help="opt.from_week", autocompletion=complete_week)
    ],
    by: Annotated[int | None, typer.Option("--by", metavar="DAYS", help="opt.by")] = None,
    to_week: Annotated[
        int | None, typer.Option("--to-week", metavar="M", help="opt.to_week", autocompletion=complete_week, min=1)
    ] = None,
    through_week: Annotated[
        int | None, typer.Option("--through-week", metavar="L", help="opt.through_week", autocompletion=complete_week)
    ] = None,
    group: GroupsArgument = None,
    reason: ReasonOption = None,
) -> Deed:
    """Move all sessions from a week on."""
    from wgtool.services.sessions import moves

    if (by is None) == (to_week is None):
        raise UsageError("usage.by_or_to_week")
    slip = moves.Slip(from_week, by, to_week, through_week)
    return Proposal(lambda plan: moves.shift(plan, group or (), slip, reason))


@command(CHANGE)
def finish(
    group: GroupArgument,
    after_week: Annotated[
        int, typer.Option("--after-week", metavar="N", help="opt.after_week", autocompletion=complete_week)
    ],
    into: Annotated[
        str | None, typer.Option("--into", metavar="GROUP", help="opt.into_group", autocompletion=complete_group)
    ] = None,
    allow_clash: AllowClashOption = False,
    reason: ReasonOption = None,
) -> Deed:
    """End a group early."""
    from wgtool.domain.signups import Allowed
    from wgtool.services.sessions import ending

    following = None if into is None else ending.Following(into, Allowed(clash=allow_clash))
    if allow_clash and into is None:
        raise UsageError("usage.clash_into")
    return Proposal(lambda plan: ending.finish(plan, group, after_week, reason, following))
