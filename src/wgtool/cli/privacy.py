"""`erase`, `subject-access`, `retention` and `merge`: what is held on people."""

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Literal, NamedTuple

import typer

from wgtool.cli.app import App
from wgtool.cli.changing import Done, change, report
from wgtool.cli.options import AllowClashOption, ChangeFormat, DryRunOption, LangOption, PageFormat, app_of
from wgtool.cli.output import Answer, deliver, show_json, tell
from wgtool.cli.streams import check_stdout
from wgtool.domain.clock import utc_text
from wgtool.domain.identities import People, Person
from wgtool.domain.journal import Entry
from wgtool.domain.people import clean_email
from wgtool.domain.plan import Plan
from wgtool.services.privacy import erase as erasing
from wgtool.services.privacy import held as keeping
from wgtool.services.signups import merging
from wgtool.storage import copies as shelf
from wgtool.storage.journal import Transaction
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
    erasure = _erase(app, lambda _, people: {who: erasing.one_person(people, who)}, dry_run=dry_run)
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
        erasure = _erase(app, lambda plan, people: keeping.overdue(plan, people, today), dry_run=dry_run)
        plan, emails, files = erasure.done.plan, list(erasure.emails), erasure.copies
    else:
        plan, files = app.plan, []
        emails = list(keeping.overdue(plan, People([list(app.journal.entries()), *_copied(app)]), today))
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
    copies = {str(copy.path): list(copy.entries) for copy in shelf.copies(app.journal.path)}
    entries = list(app.journal.entries())
    show_json(keeping.subject_access(app.plan, clean_email(email), entries, copies, lang))


class Erasure(NamedTuple):
    """People erased, or to be erased: their addresses, what to say, and the copies that held them, too."""

    emails: Sequence[str]
    done: Done
    copies: list[str]


def _copied(app: App) -> list[list[Entry]]:
    return [list(copy.entries) for copy in shelf.copies(app.journal.path)]


def _erase(app: App, choose: Choice, *, dry_run: bool) -> Erasure:
    """Erase people from the store and from what wgtool keeps beside it.

    Raises:
        Refused: Nobody is known under an address.
        StoreError: The disk refuses; the store stands as it was.
    """
    if dry_run:
        return _erasure(app, app.plan, list(app.journal.entries()), choose, None)
    with app.journal.transaction(app.lock_seconds) as turn:
        app.warn_if_torn(torn=turn.torn)
        return _erasure(app, Plan(app.programme, turn.state), turn.entries(), choose, turn)


def _erasure(app: App, plan: Plan, entries: list[Entry], choose: Choice, turn: Transaction | None) -> Erasure:
    """Decide an erasure and, in a writer’s turn, do it."""
    kept = shelf.copies(app.journal.path)
    journals = [entries, *(list(copy.entries) for copy in kept)]
    decision = erasing.erase(plan, journals, lambda people: choose(plan, people), utc_text(app.now), app.user)
    emails = decision.emails
    # What cannot be read of a copy may name them.
    changed = [
        (copy, after)
        for copy, after in zip(kept, decision.copies, strict=True)
        if emails and (not copy.whole or after != list(copy.entries))
    ]
    entry = None
    if turn is not None and emails:
        with app.writing():
            entry = _write(app, turn, decision.journal, changed)
    return Erasure(emails, Done(decision.outcome, decision.plan, entry), [str(copy.path) for copy, _ in changed])


def _write(
    app: App, turn: Transaction, journal: list[Entry] | None, changed: list[tuple[shelf.Copy, list[Entry]]]
) -> int | None:
    """Write an erasure. The store comes last: as long as it names someone, the command can be given again."""
    for copy, after in changed:
        shelf.rewrite(copy, after)
    shelf.sweep(app.journal.path)
    if journal is None:
        return None
    turn.rewrite(journal)
    return turn.state.last
