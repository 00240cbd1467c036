"""`erase`, `subject-access`, `retention` and `merge`: what is held on people."""

from collections.abc import Callable, Mapping
from typing import Annotated, Literal

import typer

from wgtool.cli.changing import change, report
from wgtool.cli.options import AllowClashOption, ChangeFormat, DryRunOption, LangOption, PageFormat, app_of
from wgtool.cli.output import Answer, deliver, show_json, tell
from wgtool.cli.streams import check_stdout
from wgtool.domain.identities import People, Person
from wgtool.domain.people import clean_email
from wgtool.domain.plan import Plan
from wgtool.services.privacy import erase as erasing
from wgtool.services.privacy import held as keeping
from wgtool.services.signups import merging
from wgtool.texts.say import msg

EmailArgument = Annotated[str, typer.Argument(metavar="EMAIL", help="opt.who")]
Choice = Callable[[Plan, People], Mapping[str, Person]]


def merge(
    ctx: typer.Context,
    email: Annotated[str, typer.Argument(metavar="EMAIL", help="opt.merge_gone")],
    into: Annotated[str, typer.Argument(metavar="INTO", help="opt.merge_into")],
    allow_clash: AllowClashOption = False,
    dry_run: DryRunOption = False,
    form: ChangeFormat = "text",
    lang: LangOption = "en",  # noqa: ARG001 - its callback sets the language
) -> None:
    """Make two addresses one person."""
    app = app_of(ctx)
    done = change(app, lambda plan: merging.merge(plan, email, into, allow_clash=allow_clash), dry_run=dry_run)
    report(app, done, form, dry_run=dry_run)


def erase(
    ctx: typer.Context,
    email: EmailArgument,
    dry_run: DryRunOption = False,
    form: ChangeFormat = "text",
    lang: LangOption = "en",  # noqa: ARG001 - its callback sets the language
) -> None:
    """Erase a person everywhere."""
    app = app_of(ctx)
    check_stdout()
    who = clean_email(email)
    erasure = erasing.carry_out(app, lambda _, people: {who: erasing.one_person(people, who)}, rehearse=dry_run)
    report(app, erasure.done, form, dry_run=dry_run, copies=erasure.copies)
    if erasure.copies:
        tell(app, msg("erase.copies", files=erasure.copies))
    tell(app, msg("erase.yours"), msg("erase.import"))


def retention(
    ctx: typer.Context,
    erase_them: Annotated[bool, typer.Option("--erase", help="opt.erase_them")] = False,
    dry_run: DryRunOption = False,
    form: PageFormat = "text",
    lang: LangOption = "en",
) -> None:
    """List people kept too long, and erase them."""
    from wgtool.renderers.layouts.privacy import retention as layout

    app = app_of(ctx)
    check_stdout()
    today = app.now.date()
    if erase_them:
        erasure = erasing.carry_out(app, lambda plan, people: keeping.overdue(plan, people, today), rehearse=dry_run)
        plan, emails, files = erasure.done.plan, list(erasure.emails), erasure.copies
    else:
        plan, files = app.plan, []
        emails = keeping.overdue_now(app)
    erased = len(emails) if erase_them and not dry_run else 0
    answer = Answer(lambda _: keeping.retention(plan, emails, erased=erased, dry_run=dry_run, copies=files), layout)
    deliver(app, form, lang, answer)
    if erased:
        tell(app, msg("erase.yours"), msg("erase.import"))


def subject_access(
    ctx: typer.Context,
    email: EmailArgument,
    form: Annotated[Literal["json"], typer.Option("--format", help="opt.format")] = "json",  # noqa: ARG001
    lang: LangOption = "en",
) -> None:
    """Print all that is held on a person."""
    app = app_of(ctx)
    show_json(keeping.subject_access(app, clean_email(email), lang))
