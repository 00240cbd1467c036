"""`note`, `notes`, `settle`, `strike` and `reword`: what is worth keeping from sessions."""

from typing import Annotated, Literal

import typer

from wgtool.cli.app import App
from wgtool.cli.options import GroupArgument, GroupsArgument, WeekOption, among, parse_day
from wgtool.cli.output import Answer, Deed, Proposal
from wgtool.cli.runner import CHANGE, TABLE, command
from wgtool.domain.notes import KINDS, Barrier, NoteKind, OutcomeState
from wgtool.errors import UsageError

NoteArgument = Annotated[int, typer.Argument(metavar="NOTE", help="opt.note")]
TextArgument = Annotated[str | None, typer.Argument(metavar="[TEXT]", help="opt.note_text")]
WelshOption = Annotated[str | None, typer.Option("--welsh", metavar="TEXT", help="opt.note_welsh")]
BarrierOption = Annotated[Barrier | None, typer.Option("--barrier", help="opt.barrier")]
WhoOption = Annotated[str | None, typer.Option("--who", metavar="WHO", help="opt.note_who")]
DueOption = Annotated[str | None, typer.Option("--due", metavar="DATE", help="opt.due")]
LinkOption = Annotated[str | None, typer.Option("--link", metavar="URL", help="opt.link")]
BecauseOption = Annotated[str | None, typer.Option("--because", metavar="TEXT", help="opt.because")]


def _day(text: str | None) -> str | None:
    return parse_day(text.strip()).isoformat() if text and text.strip() else text


@command(CHANGE)
def note(
    app: App,
    group: GroupArgument,
    kind: Annotated[NoteKind, typer.Argument(metavar="KIND", help="opt.note_kind")],
    text: TextArgument = None,
    week: WeekOption = None,
    welsh: WelshOption = None,
    barrier: BarrierOption = None,
    who: WhoOption = None,
    due: DueOption = None,
    minutes: Annotated[int | None, typer.Option("--minutes", metavar="M", help="opt.note_minutes")] = None,
    link: LinkOption = None,
    state: Annotated[OutcomeState | None, typer.Option("--state", help="opt.state")] = None,
    because: BecauseOption = None,
) -> Deed:
    """Keep a note of a session."""
    from wgtool.services.notes import keeping
    from wgtool.services.notes.details import Details
    from wgtool.services.notes.shown import answer_of

    details = Details(text, welsh, barrier, who, _day(due), minutes, link, state, because)
    return Proposal(lambda plan: keeping.note(plan, group, kind, week, details, app.now), answer_of(None))


@command(CHANGE)
def reword(
    app: App,
    number: NoteArgument,
    text: TextArgument = None,
    welsh: WelshOption = None,
    barrier: BarrierOption = None,
    who: WhoOption = None,
    due: DueOption = None,
    minutes: Annotated[str | None, typer.Option("--minutes", metavar="M", help="opt.note_minutes")] = None,
    link: LinkOption = None,
    because: BecauseOption = None,
) -> Deed:
    """Give a note other words or details."""
    from wgtool.services.notes import keeping
    from wgtool.services.notes.details import Details
    from wgtool.services.notes.shown import answer_of

    details = Details(text, welsh, barrier, who, _day(due), minutes, link, None, because)
    return Proposal(lambda plan: keeping.reword(plan, number, details, app.now), answer_of(number))


@command(CHANGE)
def settle(
    app: App,
    number: NoteArgument,
    how: Annotated[str | None, typer.Option("--how", metavar="TEXT", help="opt.how")] = None,
    minutes: Annotated[int | None, typer.Option("--minutes", metavar="M", help="opt.took")] = None,
    reopen: Annotated[bool, typer.Option("--reopen", help="opt.reopen")] = False,
) -> Deed:
    """Settle an open note."""
    from wgtool.services.notes import keeping
    from wgtool.services.notes.shown import answer_of

    if reopen and (how, minutes) != (None, None):
        raise UsageError("note.reopen_alone")
    if reopen:
        return Proposal(lambda plan: keeping.reopen(plan, number), answer_of(number))
    return Proposal(lambda plan: keeping.settle(plan, number, how, minutes, app.now), answer_of(number))


@command(CHANGE)
def strike(
    app: App,
    number: NoteArgument,
    because: Annotated[str | None, typer.Option("--because", metavar="TEXT", help="opt.strike_because")] = None,
) -> Deed:
    """Strike a note that was wrong."""
    from wgtool.services.notes import keeping
    from wgtool.services.notes.shown import answer_of

    return Proposal(lambda plan: keeping.strike(plan, number, because, app.now), answer_of(number))


@command(TABLE, both=True)
def notes(
    app: App,
    group: GroupsArgument = None,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", metavar="KIND", help="opt.notes_kind", autocompletion=among(*KINDS))
    ] = None,
    week: WeekOption = None,
    only_open: Annotated[bool, typer.Option("--open", help="opt.open")] = False,
    barrier: BarrierOption = None,
    who: Annotated[str | None, typer.Option("--who", metavar="WHO", help="opt.notes_who")] = None,
    by: Annotated[Literal["number", "barrier"], typer.Option("--by", help="opt.notes_by")] = "number",
) -> Deed:
    """Show the logbook."""
    from wgtool.renderers.layouts import notes as layouts
    from wgtool.services.notes.log import Asked
    from wgtool.services.notes.log import notes as found

    if not set(KINDS).issuperset(kind or ()):
        raise UsageError("usage.choice", param="--kind", choices=KINDS)
    asked = Asked(group or (), kind or (), week, only_open, barrier, who)
    layout, rows = (layouts.barriers, layouts.barrier_rows) if by == "barrier" else (layouts.notes, layouts.note_rows)
    return Answer(lambda lang: found(app.plan, asked, app.now.date(), lang), layout, rows)
