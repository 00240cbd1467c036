"""`erase`, `subject-access` and `retention`: what is held on people."""

from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from wgtool.cli.app import App
from wgtool.cli.changing import told_of
from wgtool.cli.options import WhoArgument
from wgtool.cli.output import Answer, Deed, Told
from wgtool.cli.runner import CHANGE, DATA, DOCUMENT, command
from wgtool.renderers.layouts.privacy import retention as layout
from wgtool.services.privacy import erase as erasing
from wgtool.services.privacy import held as keeping
from wgtool.services.privacy.blackout import Seen
from wgtool.storage.engines import is_address
from wgtool.texts.say import Message, msg


@command(CHANGE)
def erase(
    app: App,
    email: WhoArgument,
    redact: Annotated[bool, typer.Option("--redact", help="opt.redact")] = False,
    *,
    rehearse: bool,
) -> Deed:
    """Erase a person everywhere."""
    chosen = erasing.choice_of(email)
    erasure = erasing.carry_out(app, chosen, rehearse=rehearse, redact=redact)
    copies = [msg("erase.copies", files=erasure.copies)] if erasure.copies else []
    texts = [seen._asdict() for seen in erasure.seen]
    told = told_of(erasure.done, rehearse=rehearse, copies=erasure.copies, texts=texts)
    return told._replace(after=[*_texts(erasure.seen, rehearse=rehearse), *copies, *_elsewhere(app)])


def _elsewhere(app: App) -> list[Message]:
    """Return what there is to say of what wgtool cannot erase."""
    servers = [msg("erase.server")] if is_address(app.store_name) else []
    return [msg("erase.yours"), *servers, msg("erase.import")]


def _texts(seen: Iterable[Seen], *, rehearse: bool) -> Iterator[Message]:
    """Yield the texts that named somebody and, as long as that can be done, how to black out what is left."""
    found = list(seen)
    for one in found:
        yield msg("erase.text_part" if one.part else "erase.text", n=one.entry, text=" ".join(one.text.split()))
    if rehearse and any(one.part for one in found):
        yield msg("erase.redact_advice")


@command(DOCUMENT, dry_run=True)
def retention(
    app: App, erase_them: Annotated[bool, typer.Option("--erase", help="opt.erase_them")] = False, *, rehearse: bool
) -> Deed:
    """List people kept too long, and erase them."""
    if erase_them:
        erasure = erasing.carry_out(app, keeping.overdue_on(app.now.date()), rehearse=rehearse)
        plan, emails, files = erasure.done.plan, list(erasure.emails), erasure.copies
    else:
        plan, emails, files = app.plan, keeping.overdue_now(app), []
    erased = len(emails) if erase_them and not rehearse else 0
    answer = Answer(lambda _: keeping.retention(plan, emails, erased=erased, dry_run=rehearse, copies=files), layout)
    return Told(answer, after=_elsewhere(app) if erased else ())


@command(DATA)
def subject_access(app: App, email: WhoArgument) -> Deed:
    """Print all that is held on a person."""
    return Answer(lambda lang: keeping.subject_access(app, email, lang))
