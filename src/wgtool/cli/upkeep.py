"""`check` and `init`: is everything sound, and a folder of one’s own to begin with."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal

import typer

from wgtool.cli.app import App, builtin_folder
from wgtool.cli.options import LangOption, app_of, parse_day
from wgtool.cli.output import Answer, deliver, tell
from wgtool.domain.plan import Plan
from wgtool.domain.sessions import monday_of
from wgtool.errors import ProgrammeError, StoreError, WgtoolError
from wgtool.services.programme import checking
from wgtool.texts.say import Problem, Sentences, msg

CheckFormat = Annotated[Literal["text", "json"], typer.Option("--format", help="opt.format")]


def check(
    ctx: typer.Context,
    strict: Annotated[bool, typer.Option("--strict", help="opt.strict")] = False,
    form: CheckFormat = "text",
    lang: LangOption = "en",
) -> None:
    """Check the programme file, the store and the plan."""
    from wgtool.renderers.layouts.programme import check as layout

    app = app_of(ctx)
    problems, code = _problems(app)
    deliver(app, form, lang, Answer(lambda language: checking.check_view(problems, language), layout))
    if not code and strict and problems:
        code = 1
    raise typer.Exit(code)


def _problems(app: App) -> tuple[list[Problem], int]:
    """Return everything found, and the exit code that the errors among it ask for."""
    from wgtool.storage.programmes import ProgrammeReader

    try:
        reader = ProgrammeReader(app.programme_file)
        programme = reader.programme()
    except ProgrammeError as error:
        return _from_error(error, app.programme_file), error.exit_code
    problems = list(reader.missing_languages())
    if not checking.knows_holidays(programme):
        where = reader.where(("programme", "country"))
        message = msg("check.no_holidays", country=programme.country, subdivision=programme.subdivision or "")
        problems.append(Problem("warning", where, message))
    try:
        plan = Plan(programme, app.snapshot.state)
    except StoreError as error:
        return [*problems, *_from_error(error, app.store_file)], error.exit_code
    if app.snapshot.torn:
        problems.append(Problem("warning", str(app.store_file), msg("store.torn", file=str(app.store_file))))
    misfits = list(checking.misfits(plan))
    return [*problems, *misfits, *checking.warnings(plan)], StoreError.exit_code if misfits else 0


def _from_error(error: WgtoolError, file: Path) -> list[Problem]:
    found = getattr(error, "problems", ())
    told = msg("problem.told", sentences=Sentences(tuple(error.messages)))
    return list(found) or [Problem("error", str(file), told)]


def init(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="opt.dir")] = Path(),
    start: Annotated[str | None, typer.Option("--start", metavar="DATE", help="opt.start")] = None,
    name: Annotated[str | None, typer.Option("--name", metavar="TEXT", help="opt.programme_name")] = None,
    lang: LangOption = "en",  # noqa: ARG001 - its callback sets the language
) -> None:
    """Make a folder with a programme file to edit."""
    from wgtool.storage.templates import create

    app = app_of(ctx)
    # Without a date: the coming Monday, by the built-in programme’s clock.
    day = parse_day(start) if start is not None else monday_of(app.now.date()) + timedelta(days=7)
    made = create(builtin_folder(), folder, monday_of(day), name)
    tell(app, msg("init.done", file=str(made), monday=monday_of(day)), msg("init.next"))
