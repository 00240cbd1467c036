"""`groups`, `show`, `check` and `init`: what the programme is, and whether it is sound."""

from typing import Annotated

import typer

from wgtool.cli.app import App, builtin_folder
from wgtool.cli.belongings import folder_named
from wgtool.cli.options import GroupArgument, parse_day
from wgtool.cli.output import Answer, Deed, Told
from wgtool.cli.runner import DOCUMENT, NOTHING, TABLE, command
from wgtool.errors import ProgrammeError, StoreError, WgtoolError
from wgtool.texts.say import Problem, msg


@command(TABLE)
def groups(app: App) -> Deed:
    """List the groups."""
    from wgtool.renderers.layouts import programme as layouts
    from wgtool.services.programme.groups import groups as listed

    return Answer(lambda lang: listed(app.plan, lang), layouts.groups, layouts.group_rows)


@command(DOCUMENT, both=True)
def show(app: App, group: GroupArgument) -> Deed:
    """Show one group with all its sessions."""
    from wgtool.renderers.layouts import programme as layouts
    from wgtool.services.programme.groups import show as shown

    chosen = app.plan.group(group)
    return Answer(lambda lang: shown(app.plan, chosen, lang), layouts.show)


@command(DOCUMENT)
def check(app: App, strict: Annotated[bool, typer.Option("--strict", help="opt.strict")] = False) -> Deed:
    """Check the programme file, the store and the plan."""
    from wgtool.renderers.layouts.programme import check as layout
    from wgtool.services.programme.checking import check_view

    problems, code = _problems(app)
    return Told(Answer(lambda lang: check_view(problems, lang), layout), code=code or int(strict and bool(problems)))


def _problems(app: App) -> tuple[list[Problem], int]:
    """Return everything found, and the exit code that the errors among it ask for."""
    from wgtool.cli.whereabouts import parted_from
    from wgtool.domain.plan import Plan
    from wgtool.services.programme import checking, oddities
    from wgtool.services.store.repair import ids_astray, tables_astray
    from wgtool.storage.countries import zones_of
    from wgtool.storage.messages import template_problems
    from wgtool.storage.programmes import ProgrammeReader

    try:
        reader = ProgrammeReader(app.programme_file)
        programme = reader.programme()
    except ProgrammeError as error:
        return _from_error(error, str(app.programme_file)), error.exit_code
    messages = list(template_problems(app.programme_file.parent))
    problems = [*reader.missing_languages(), *messages]
    doubts = [
        *oddities.place_doubts(programme),
        *checking.zone_doubts(programme, zones_of(programme.country)),
        *checking.break_doubts(programme),
        *checking.choice_doubts(programme),
    ]
    try:
        plan = Plan(programme, app.whole().state, app.now)
    except StoreError as error:
        found = [reader.located(doubt, programme, "warning") for doubt in doubts]
        return [*problems, *found, *_from_error(error, app.store_shown)], error.exit_code
    if app.snapshot.torn:
        problems.append(Problem("warning", app.store_shown, msg("store.torn", file=app.store_shown)))
    doubts += [*checking.work_doubts(plan), *oddities.fitted_doubts(plan)]
    problems += [reader.located(doubt, programme, "warning") for doubt in doubts]
    misfits = [*ids_astray(app), *tables_astray(app), *checking.misfits(plan)]
    copies = [Problem("warning", app.store_shown, message) for message in parted_from(app)]
    wrong = any(message.severity == "error" for message in messages)
    code = StoreError.exit_code if misfits else ProgrammeError.exit_code if wrong else 0
    return [*problems, *misfits, *copies, *checking.warnings(plan)], code


def _from_error(error: WgtoolError, where: str) -> list[Problem]:
    found = getattr(error, "problems", ())
    return list(found) or [Problem("error", where, msg("problem.told", sentences=error))]


@command(NOTHING)
def init(
    app: App,
    folder: Annotated[str, typer.Argument(metavar="[DIR]", help="opt.dir")] = ".",
    start: Annotated[str | None, typer.Option("--start", metavar="DATE", help="opt.start")] = None,
    name: Annotated[str | None, typer.Option("--name", metavar="TEXT", help="opt.programme_name")] = None,
    welsh: Annotated[str | None, typer.Option("--welsh", metavar="TEXT", help="opt.programme_welsh")] = None,
) -> Deed:
    """Make a folder with a programme file to edit."""
    from datetime import timedelta

    from wgtool.domain.sessions import monday_of
    from wgtool.storage.templates import Wishes, create, named

    # Without a date: the coming Monday, by the built-in programme’s clock.
    monday = monday_of(parse_day(start) if start is not None else app.now.date() + timedelta(days=7))
    made = create(builtin_folder(), folder_named(folder), Wishes(monday, named(name, welsh)))
    return Told(after=[msg("init.done", file=str(made), monday=monday), msg("init.next")])
