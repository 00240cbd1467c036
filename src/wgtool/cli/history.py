"""`history` and `undo`: what was done, and taking it back."""

from typing import Annotated

import typer

from wgtool.cli.changing import change, report
from wgtool.cli.options import ChangeFormat, DryRunOption, LangOption, PageFormat, app_of, complete_group
from wgtool.cli.output import Answer, deliver
from wgtool.domain.clock import utc_text
from wgtool.domain.people import clean_email
from wgtool.services.store import history as histories
from wgtool.services.store import undo as undoing


def history(
    ctx: typer.Context,
    person: Annotated[str | None, typer.Option("--person", metavar="EMAIL", help="opt.history_person")] = None,
    group: Annotated[
        str | None,
        typer.Option("--group", metavar="ID", help="opt.history_group", autocompletion=complete_group),
    ] = None,
    form: PageFormat = "text",
    lang: LangOption = "en",
) -> None:
    """Show every change."""
    from wgtool.renderers.layouts.store import history as layout

    app = app_of(ctx)
    email = clean_email(person) if person is not None else None
    # The plan shows that the entries fit together.
    plan = app.plan
    id_ = plan.group(group).id if group is not None else None
    entries = list(app.store.entries())
    answer = Answer(lambda language: histories.history(plan.programme, entries, language, email, id_), layout)
    deliver(app, form, lang, answer)


def undo(
    ctx: typer.Context,
    dry_run: DryRunOption = False,
    form: ChangeFormat = "text",
    lang: LangOption = "en",  # noqa: ARG001 - its callback sets the language
) -> None:
    """Take the last command back."""
    app = app_of(ctx)
    at, by = utc_text(app.now), app.user
    done = change(app, lambda plan: undoing.undo(plan, app.store.entries(), at, by), dry_run=dry_run)
    report(app, done, form, dry_run=dry_run, undoes=done.outcome.change["undoes"])
