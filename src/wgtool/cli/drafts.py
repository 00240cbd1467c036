"""`drafts`: messages ready to send, a file for each person. Nothing is sent."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from wgtool.cli.app import App, builtin_folder
from wgtool.cli.options import SinceOption, WeekOption, among, complete_group, parse_day
from wgtool.cli.output import TEXT, Answer, Deed, Told
from wgtool.cli.runner import FILES, STDOUT, command
from wgtool.cli.since import is_folder, journal_of, stood_before
from wgtool.domain.letters import INVITING, LETTER_KINDS, SINCE, WEEKLY, LetterKind, placeholders
from wgtool.errors import UsageError
from wgtool.texts.language import Language
from wgtool.texts.say import msg, phrase

if TYPE_CHECKING:
    from wgtool.domain.letters import Template
    from wgtool.renderers.layouts.drafts import Ready
    from wgtool.services.calendars.events import CalendarStyle
    from wgtool.services.drafts.whom import Without
    from wgtool.services.drafts.work import Work
    from wgtool.views.drafts import DraftsView, Letter

FOLDER = Path("drafts")
# The formats in which a file is written for each person.
_FILES = (TEXT, "json")
# Those that are a row for each person.
_ROWS = ("csv", "xlsx", "notify")
# What nobody means a folder by.
_NO_FOLDERS = frozenset({".json", ".eml", ".txt", ".pdf", ".ics", ".zip"})
# So many absences in a row are worth a word, unless another number is given.
_MISSED = 2


class Asked(NamedTuple):
    """What is asked for on the command line."""

    kind: LetterKind
    groups: tuple[str, ...]
    week: int | None
    on: str | None
    since: str | None
    missed: int | None
    invite: bool


class Made(NamedTuple):
    """The folder in which messages stand, None where there are none, and whether they would stand there only."""

    folder: str | None
    dry_run: bool


@command(FILES, dry_run=True)
def drafts(
    app: App,
    kind: Annotated[
        LetterKind, typer.Argument(metavar="KIND", help="opt.letter_kind", autocompletion=among(*LETTER_KINDS))
    ],
    group: Annotated[
        list[str] | None, typer.Option("--group", metavar="ID", help="opt.draft_group", autocompletion=complete_group)
    ] = None,
    week: WeekOption = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="opt.on")] = None,
    since: SinceOption = None,
    missed: Annotated[int | None, typer.Option("--missed", metavar="N", help="opt.missed_drafts")] = None,
    invite: Annotated[bool, typer.Option("--invite", help="opt.invite")] = False,
    replace: Annotated[bool, typer.Option("--replace", help="opt.replace_drafts")] = False,
    *,
    rehearse: bool,
) -> Deed:
    """Write messages ready to send."""
    from wgtool.cli.draft_files import check_drafts, check_folder, file_names, write_drafts
    from wgtool.services.drafts.letters import letters
    from wgtool.storage.messages import template

    asked = Asked(kind, tuple(group or ()), week, on, since, missed, invite)
    _check(app, asked, rehearse=rehearse)
    texts = template(kind, app.programme_file.parent, builtin_folder())
    folder = check_folder(app, app.folder or FOLDER / kind) if app.form in _FILES else None
    work = _work(app, asked, rehearse=rehearse)
    written = letters(work, _style(), from_somebody=folder is not None)
    ready = [_composed(one, texts) for one in written.letters]
    names = file_names([one.letter.name for one in ready])
    by_file = dict(zip(names, ready, strict=True))
    if folder is not None:
        check_drafts(folder, names, replace=replace)
        if not rehearse and (ready or replace):
            write_drafts(folder, by_file, _moment(app, work))
    made = Made(str(folder) if folder is not None and ready else None, rehearse)
    return _told(app, work, lambda lang: _view(kind, made, by_file, written.left_out, lang), ready)


def _check(app: App, asked: Asked, *, rehearse: bool) -> None:
    """Refuse what does not go with a kind of message.

    Raises:
        UsageError: As the message says.
    """
    given = {
        "--week": (asked.week is not None, WEEKLY),
        "--on": (asked.on is not None, WEEKLY),
        "--since": (asked.since is not None, SINCE),
        "--missed": (asked.missed is not None, ("missed",)),
        "--invite": (asked.invite, INVITING),
    }
    for option, (there, kinds) in given.items():
        if there and asked.kind not in kinds:
            raise UsageError("drafts.does_not_go", option=option, kind=asked.kind, kinds=kinds)
    if asked.missed is not None and asked.missed < 1:
        raise UsageError("attendance.missed_from")
    if asked.week is not None and asked.on is not None:
        raise UsageError("usage.week_and_on")
    if app.form not in _FILES and (asked.invite or rehearse):
        raise UsageError("drafts.files_alone", option="--invite" if asked.invite else "--dry-run")
    if app.folder is not None and (str(app.folder) == STDOUT or app.folder.suffix.casefold() in _NO_FOLDERS):
        raise UsageError("drafts.no_folder", name=str(app.folder))
    folder = asked.since is not None and is_folder(asked.since)
    if folder and (asked.invite or asked.kind != "changes"):
        raise UsageError("drafts.since_folder")


def _work(app: App, asked: Asked, *, rehearse: bool) -> "Work":
    """Return what the messages are written from; with invitations an edited programme file is recorded before.

    Raises:
        Refused: There is no such entry, folder or group.
        StoreError: The store cannot be read or is damaged.
    """
    from wgtool.services.changing import take_note
    from wgtool.services.drafts.work import Since, Wish, Work

    journal = journal_of(app)
    plan = take_note(app) if asked.invite and not rehearse else app.plan
    before, mark = stood_before(app, journal, asked.since)
    groups = tuple(group.id for group in plan.groups(asked.groups)) if asked.groups else ()
    day = parse_day(asked.on) if asked.on is not None else app.now.date()
    since, missed = Since(before, mark), asked.missed or _MISSED
    wish = Wish(asked.kind, groups, asked.week, day, since, missed, asked.invite, app.now)
    return Work(plan, journal, wish)


def _is_over(work: "Work") -> bool:
    """Whether people are reminded of nothing that is still to come."""
    return work.wish.kind == "reminder" and all(session.ends_at <= work.wish.now for session in work.of_week)


def _style() -> "CalendarStyle":
    from wgtool.renderers.layouts.calendars import description
    from wgtool.services.calendars.events import CalendarStyle

    return CalendarStyle(partial(description, facilitator=False))


def _composed(letter: "Letter", texts: "Template") -> "Ready":
    from wgtool.renderers.layouts.drafts import Ready
    from wgtool.renderers.layouts.letters import values
    from wgtool.renderers.letters.composed import composed

    mine = {lang: values(facts, lang) for lang, facts in letter.facts.items()}
    return Ready(letter, composed(texts, mine), mine)


def _moment(app: App, work: "Work") -> datetime:
    """Return the time that messages bear: the store’s last entry’s, so that the same store gives the same bytes."""
    from wgtool.domain.clock import local_time

    entries = work.journal.entries
    if app.environ.get("WGTOOL_NOW") or not entries:
        return app.now
    return local_time(entries[-1].at, app.programme.timezone)


def _view(
    kind: LetterKind, made: Made, by_file: "Mapping[str, Ready]", left_out: "Sequence[Without]", lang: Language
) -> "DraftsView":
    return {
        "schema": "wgtool/drafts/1",
        "kind": kind,
        "folder": made.folder,
        "dry_run": made.dry_run,
        "drafts": [
            {
                "email": one.letter.email,
                "name": one.letter.name,
                "file": name,
                "language": one.language,
                "groups": list(one.letter.groups),
                "subject": one.composed.subject,
                "invitations": len(one.letter.invitations),
            }
            for name, one in by_file.items()
        ],
        "left_out": [
            {
                "email": one.person and one.person.email,
                "name": one.name,
                "group": one.group and one.group.id,
                "group_name": one.group and one.group.name.pick(lang),
                "why": phrase(one.why, lang),
            }
            for one in left_out
        ],
    }


def _told(app: App, work: "Work", view: "Callable[[Language], DraftsView]", ready: "Sequence[Ready]") -> Told:
    """Return the answer in the form asked for: what was written, or the messages themselves."""
    from wgtool.renderers.layouts import drafts as layouts

    names, shown = placeholders(work.wish.kind), view(app.lang)
    rehearse, warnings = shown["dry_run"], [msg("drafts.week_over")] if ready and _is_over(work) else []
    if app.form in _FILES:
        count = msg("drafts.written", count=len(ready), folder=str(app.folder or FOLDER / work.wish.kind))
        told = [count, *(() if rehearse else [msg("drafts.open_with")])] if ready else []
        return Told(Answer(view, layouts.drafts), warnings, remarks=[msg("dry_run")] if rehearse else [], after=told)
    if app.form == "notify":
        answer = Answer[Any](lambda _: layouts.notify_rows(ready, names))
    else:
        answer = Answer(
            view,
            lambda view, lang: layouts.letters(ready, view, lang),
            lambda _: layouts.merge_rows(ready, names),
        )
    # Where they are not part of the answer, those without a message are told beside it.
    warnings += (
        [msg("drafts.without", who=layouts.without(one)) for one in shown["left_out"]] if app.form in _ROWS else []
    )
    return Told(answer, warnings, after=[msg("drafts.count", count=len(ready))])
