"""`erase`, `subject-access` and `retention`: what is held on people."""

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, NamedTuple

import typer

from wgtool.cli.app import App
from wgtool.cli.changing import Done, told_of
from wgtool.cli.options import EmailArgument
from wgtool.cli.output import Answer, Deed, Told
from wgtool.cli.runner import CHANGE, DATA, DOCUMENT, command
from wgtool.domain.clock import utc_text
from wgtool.domain.identities import People, Person
from wgtool.domain.journal import Entry
from wgtool.domain.people import clean_email
from wgtool.domain.plan import Plan
from wgtool.renderers.layouts.privacy import retention as layout
from wgtool.services.privacy import erase as erasing
from wgtool.services.privacy import held as keeping
from wgtool.storage import copies as shelf
from wgtool.storage.journal import Transaction
from wgtool.texts.say import msg

Choice = Callable[[Plan, People], Mapping[str, Person]]

# What wgtool cannot erase.
_ELSEWHERE = (msg("erase.yours"), msg("erase.import"))


@command(CHANGE)
def erase(email: EmailArgument) -> Deed:
    """Erase a person everywhere."""
    return EraseOne(clean_email(email))


class EraseOne(NamedTuple):
    """Erasing whoever has an address."""

    email: str

    def carry_out(self, app: App, *, rehearse: bool) -> Told:
        """Erase them."""
        erasure = _erase(app, lambda _, people: {self.email: erasing.one_person(people, self.email)}, dry_run=rehearse)
        copies = [msg("erase.copies", files=erasure.copies)] if erasure.copies else []
        return told_of(erasure.done, rehearse=rehearse, copies=erasure.copies)._replace(after=[*copies, *_ELSEWHERE])


@command(DOCUMENT, dry_run=True)
def retention(erase_them: Annotated[bool, typer.Option("--erase", help="opt.erase_them")] = False) -> Deed:
    """List people kept too long, and erase them."""
    return Retention(erase_them)


class Retention(NamedTuple):
    """Finding people kept too long and, where that is asked for, erasing them."""

    erase: bool

    def carry_out(self, app: App, *, rehearse: bool) -> Told:
        """Find them, and erase them."""
        today = app.now.date()
        if self.erase:
            erasure = _erase(app, lambda plan, people: keeping.overdue(plan, people, today), dry_run=rehearse)
            plan, emails, files = erasure.done.plan, list(erasure.emails), erasure.copies
        else:
            plan, files = app.plan, []
            emails = list(keeping.overdue(plan, People([list(app.journal.entries()), *_copied(app)]), today))
        erased = len(emails) if self.erase and not rehearse else 0
        answer = Answer(
            lambda _: keeping.retention(plan, emails, erased=erased, dry_run=rehearse, copies=files), layout
        )
        return Told(answer, after=_ELSEWHERE if erased else ())


@command(DATA)
def subject_access(app: App, email: EmailArgument) -> Deed:
    """Print all that is held on a person."""
    copies = {str(copy.path): list(copy.entries) for copy in shelf.copies(app.journal.path)}
    entries = list(app.journal.entries())
    return Answer(lambda lang: keeping.subject_access(app.plan, clean_email(email), entries, copies, lang))


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
