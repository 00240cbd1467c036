"""Who is in which group: signing up and out, and `person`, `roster` and `mix`."""

from typing import TYPE_CHECKING, Annotated

import typer

from wgtool.cli.app import App
from wgtool.cli.options import (
    AllowClashOption,
    GroupsArgument,
    NoWaitingOption,
    WhoArgument,
    among,
    complete_group,
    complete_organisation,
)
from wgtool.cli.output import Answer, Deed, Proposal
from wgtool.cli.runner import CHANGE, DOCUMENT, MEMBERS, TABLE, command
from wgtool.errors import UsageError

if TYPE_CHECKING:
    from wgtool.renderers.page import Page, Rows
    from wgtool.texts.language import Language
    from wgtool.views.signups import RosterView

NameOption = Annotated[str | None, typer.Option("--name", help="opt.name")]
EmailOption = Annotated[str | None, typer.Option("--email", help="opt.email")]
OrganisationOption = Annotated[
    str | None, typer.Option("--organisation", help="opt.organisation", autocompletion=complete_organisation)
]
RoleOption = Annotated[str | None, typer.Option("--role", help="opt.role")]
ProfessionOption = Annotated[str | None, typer.Option("--profession", help="opt.profession")]
ServiceAreaOption = Annotated[str | None, typer.Option("--service-area", help="opt.service_area")]
LanguageOption = Annotated[
    str | None, typer.Option("--language", metavar="en|cy", help="opt.language", autocompletion=among("en", "cy"))
]
NotesOption = Annotated[str | None, typer.Option("--notes", help="opt.notes")]
OtherOption = Annotated[bool, typer.Option("--other-organisation", help="opt.other_organisation")]


@command(CHANGE)
def signup(
    app: App,
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
    place: Annotated[bool, typer.Option("--place", help="opt.place")] = False,
    because: Annotated[str | None, typer.Option("--because", metavar="TEXT", help="opt.place_because")] = None,
) -> Deed:
    """Sign a person up for one group or several."""
    from wgtool.cli.asking import ask_for_missing
    from wgtool.domain.signups import Allowed
    from wgtool.services.signups import places
    from wgtool.services.signups.details import Answers

    if place != (because is not None):
        raise UsageError("usage.place_because")
    answers = Answers(name, email, organisation, role, profession, service_area, language, notes, other_organisation)
    groups, answers = ask_for_missing(app, group or [], answers)
    leave = Allowed(waiting=not no_waiting, clash=allow_clash)
    return Proposal(lambda plan: places.sign_up(plan, groups, answers, leave, app.lang, because), places.signup_view)


@command(CHANGE)
def withdraw(email: WhoArgument, group: GroupsArgument = None) -> Deed:
    """Take a person out of some groups, or of all."""
    from wgtool.services.signups import places

    return Proposal(lambda plan: places.withdraw(plan, email, group or ()))


@command(CHANGE)
def transfer(
    app: App,
    email: WhoArgument,
    source: Annotated[str, typer.Argument(metavar="FROM", help="opt.from", autocompletion=complete_group)],
    target: Annotated[str, typer.Argument(metavar="TO", help="opt.to", autocompletion=complete_group)],
    wait: Annotated[bool, typer.Option("--wait", help="opt.wait")] = False,
    no_waiting: NoWaitingOption = False,
    allow_clash: AllowClashOption = False,
) -> Deed:
    """Move a person from one group to another."""
    from wgtool.domain.signups import Allowed
    from wgtool.services.signups import places

    if wait and no_waiting:
        raise UsageError("usage.wait_and_no_waiting")
    leave = Allowed(waiting=wait, clash=allow_clash, insists=no_waiting)
    return Proposal(lambda plan: places.transfer(plan, email, source, target, leave, app.lang))


@command(CHANGE)
def amend(
    email: WhoArgument,
    name: NameOption = None,
    new_email: Annotated[str | None, typer.Option("--new-email", help="opt.new_email")] = None,
    organisation: OrganisationOption = None,
    role: RoleOption = None,
    profession: ProfessionOption = None,
    service_area: ServiceAreaOption = None,
    language: LanguageOption = None,
    notes: NotesOption = None,
    other_organisation: OtherOption = False,
    choices: Annotated[str | None, typer.Option("--choices", metavar="LIST", help="opt.choices")] = None,
) -> Deed:
    """Correct a person’s details everywhere."""
    from wgtool.services.signups import amending
    from wgtool.services.signups.details import Answers

    answers = Answers(
        name, new_email, organisation, role, profession, service_area, language, notes, other_organisation
    )
    return Proposal(lambda plan: amending.amend(plan, email, answers, choices))


@command(CHANGE)
def promote(group: GroupsArgument = None) -> Deed:
    """Fill free places from the waiting lists."""
    from wgtool.services.signups import places

    return Proposal(lambda plan: places.promote(plan, group or ()))


@command(CHANGE)
def merge(
    email: Annotated[str, typer.Argument(metavar="WHO", help="opt.merge_gone")],
    into: Annotated[str, typer.Argument(metavar="INTO", help="opt.merge_into")],
    allow_clash: AllowClashOption = False,
) -> Deed:
    """Make two addresses one person."""
    from wgtool.services.signups.merging import merge as merged

    return Proposal(lambda plan: merged(plan, email, into, allow_clash=allow_clash))


@command(DOCUMENT)
def person(app: App, email: WhoArgument) -> Deed:
    """Show one person: details, groups, hours and story."""
    from wgtool.renderers.layouts.signups.roster import person as layout
    from wgtool.services.signups.person import person as shown
    from wgtool.services.who import who as meant

    entries = app.whole().entries
    who = meant(app.plan, email)
    return Answer(lambda lang: shown(app.plan, who, entries, lang), layout)


@command(MEMBERS)
def roster(
    app: App,
    group: GroupsArgument = None,
    status: Annotated[
        str | None,
        typer.Option(
            "--status",
            metavar="LIST",
            help="opt.status",
            autocompletion=among("confirmed", "waiting", "confirmed,waiting"),
        ),
    ] = None,
    organisation: Annotated[
        str | None,
        typer.Option("--organisation", help="opt.roster_organisation", autocompletion=complete_organisation),
    ] = None,
) -> Deed:
    """Print who is in."""
    from wgtool.services.signups import rosters

    groups = rosters.chosen(app.plan, group or ())
    of = None if organisation is None else rosters.organisation_of(app.plan, organisation)
    asked = rosters.Asked(_statuses(status, to_meet=app.form in {"html", "emails"}), of)

    # A script that asks for JSON, the commonest reader of rosters, needs no pages.
    def layout(view: "RosterView", lang: "Language") -> "Page":
        from wgtool.renderers.layouts.signups.roster import roster as laid_out
        from wgtool.renderers.layouts.signups.sheet import sheet

        return sheet(view, lang) if app.form == "html" else laid_out(view, lang)

    def rows(view: "RosterView") -> "Rows":
        from wgtool.renderers.layouts.signups.roster import roster_rows

        return roster_rows(view)

    return Answer(lambda lang: rosters.roster(app.plan, groups, lang, asked), layout, rows)


def _statuses(text: str | None, *, to_meet: bool) -> list[str]:
    """Return the statuses asked for: unless any are, of those whom one is to meet or to write to, who has a place.

    Raises:
        UsageError: One of them is none.
    """
    from wgtool.services.signups.rosters import STATUSES

    if text is None:
        return list(STATUSES[:1] if to_meet else STATUSES)
    wanted = [part.strip() for part in text.split(",") if part.strip()]
    for one in wanted or [text]:
        if one not in STATUSES:
            raise UsageError("usage.choice", param="--status", choices=STATUSES)
    return wanted


@command(TABLE)
def mix(app: App, group: GroupsArgument = None) -> Deed:
    """Show the team mix."""
    from wgtool.renderers.layouts.signups import mix as layouts
    from wgtool.services.signups.mix import mix as mixed

    groups = app.plan.groups(group or ())
    return Answer(lambda lang: mixed(app.plan, groups, lang), layouts.mix, layouts.mix_rows)
