"""`signup`, `withdraw`, `transfer`, `amend` and `promote`: who is in which group."""

from typing import Annotated

import typer

from wgtool.cli.asking import ask_for_missing
from wgtool.cli.changing import change, report, say_aside, write_lines
from wgtool.cli.options import (
    AllowClashOption,
    ChangeFormat,
    DryRunOption,
    GroupsArgument,
    LangOption,
    NoWaitingOption,
    app_of,
    complete_group,
)
from wgtool.cli.output import show_json
from wgtool.domain.signups import Allowed
from wgtool.services.signups import places as signing
from wgtool.services.signups.details import Answers

NameOption = Annotated[str | None, typer.Option("--name", help="opt.name")]
EmailOption = Annotated[str | None, typer.Option("--email", help="opt.email")]
OrganisationOption = Annotated[str | None, typer.Option("--organisation", help="opt.organisation")]
RoleOption = Annotated[str | None, typer.Option("--role", help="opt.role")]
ProfessionOption = Annotated[str | None, typer.Option("--profession", help="opt.profession")]
ServiceAreaOption = Annotated[str | None, typer.Option("--service-area", help="opt.service_area")]
LanguageOption = Annotated[str | None, typer.Option("--language", metavar="en|cy", help="opt.language")]
NotesOption = Annotated[str | None, typer.Option("--notes", help="opt.notes")]
OtherOption = Annotated[bool, typer.Option("--other-organisation", help="opt.other_organisation")]
EmailArgument = Annotated[str, typer.Argument(metavar="EMAIL", help="opt.who")]


def signup(
    ctx: typer.Context,
    group: GroupsArgument = None,
    name: NameOption = None,
    email: EmailOption = None,
    organisation: OrganisationOption = None,
    role: RoleOption = None,
    profession: ProfessionOption = None,
    service_area: ServiceAreaOption = None,
    language: LanguageOption = None,
    notes: NotesOption = None,
    other_organisation: OtherOption = False,
    no_waiting: NoWaitingOption = False,
    allow_clash: AllowClashOption = False,
    dry_run: DryRunOption = False,
    form: ChangeFormat = "text",
    lang: LangOption = "en",
) -> None:
    """Sign a person up for one group or several."""
    app = app_of(ctx)
    answers = Answers(name, email, organisation, role, profession, service_area, language, notes, other_organisation)
    groups, answers = ask_for_missing(app, group or [], answers)
    leave = Allowed(waiting=not no_waiting, clash=allow_clash)
    done = change(app, lambda plan: signing.sign_up(plan, groups, answers, leave, lang), dry_run=dry_run)
    say_aside(app, done)
    if form == "json":
        show_json(signing.signup_view(done.outcome, done.plan, lang, entry=done.entry, dry_run=dry_run))
    else:
        write_lines(app, done, dry_run=dry_run)


def withdraw(
    ctx: typer.Context,
    email: EmailArgument,
    group: GroupsArgument = None,
    dry_run: DryRunOption = False,
    form: ChangeFormat = "text",
    lang: LangOption = "en",  # noqa: ARG001 - its callback sets the language
) -> None:
    """Take a person out of some groups, or of all."""
    app = app_of(ctx)
    done = change(app, lambda plan: signing.withdraw(plan, email, group or ()), dry_run=dry_run)
    report(app, done, form, dry_run=dry_run)


def transfer(
    ctx: typer.Context,
    email: EmailArgument,
    source: Annotated[str, typer.Argument(metavar="FROM", help="opt.from", autocompletion=complete_group)],
    target: Annotated[str, typer.Argument(metavar="TO", help="opt.to", autocompletion=complete_group)],
    no_waiting: NoWaitingOption = False,
    allow_clash: AllowClashOption = False,
    dry_run: DryRunOption = False,
    form: ChangeFormat = "text",
    lang: LangOption = "en",
) -> None:
    """Move a person from one group to another."""
    app = app_of(ctx)
    leave = Allowed(waiting=not no_waiting, clash=allow_clash)
    done = change(app, lambda plan: signing.transfer(plan, email, source, target, leave, lang), dry_run=dry_run)
    report(app, done, form, dry_run=dry_run)


def amend(
    ctx: typer.Context,
    email: EmailArgument,
    name: NameOption = None,
    new_email: Annotated[str | None, typer.Option("--new-email", help="opt.new_email")] = None,
    organisation: OrganisationOption = None,
    role: RoleOption = None,
    profession: ProfessionOption = None,
    service_area: ServiceAreaOption = None,
    language: LanguageOption = None,
    notes: NotesOption = None,
    other_organisation: OtherOption = False,
    dry_run: DryRunOption = False,
    form: ChangeFormat = "text",
    lang: LangOption = "en",  # noqa: ARG001 - its callback sets the language
) -> None:
    """Correct a person’s details everywhere."""
    app = app_of(ctx)
    answers = Answers(
        name, new_email, organisation, role, profession, service_area, language, notes, other_organisation
    )
    done = change(app, lambda plan: signing.amend(plan, email, answers), dry_run=dry_run)
    report(app, done, form, dry_run=dry_run)


def promote(
    ctx: typer.Context,
    group: GroupsArgument = None,
    dry_run: DryRunOption = False,
    form: ChangeFormat = "text",
    lang: LangOption = "en",  # noqa: ARG001 - its callback sets the language
) -> None:
    """Fill free places from the waiting lists."""
    app = app_of(ctx)
    done = change(app, lambda plan: signing.promote(plan, group or ()), dry_run=dry_run)
    report(app, done, form, dry_run=dry_run)
