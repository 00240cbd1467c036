"""`import`: sign-ups from the download of a form."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from wgtool.cli.app import App
from wgtool.cli.options import AllowClashOption
from wgtool.cli.output import Answer, Deed, File, Told, tell
from wgtool.cli.progress import watched
from wgtool.cli.rejects import Target, target
from wgtool.cli.runner import DOCUMENT, command
from wgtool.cli.streams import is_terminal
from wgtool.domain.imports import FIELDS, Field, Form
from wgtool.domain.plan import Plan
from wgtool.errors import Refused, UsageError
from wgtool.renderers.layouts.imports import imported
from wgtool.renderers.page import Rows
from wgtool.services.changing import change
from wgtool.services.imports.answers import ImportReport, columns, is_rejects
from wgtool.services.imports.intake import take_in
from wgtool.services.imports.results import Imported, ImportWishes
from wgtool.services.outcome import Outcome
from wgtool.texts.reasons import reason_of
from wgtool.texts.say import msg, say

STDIN = "-"
# One byte more than is taken shows that there is more.
_ONE_MORE = 1


@command(DOCUMENT, dry_run=True)
def import_(
    app: App,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="opt.import_file")],
    maps: Annotated[list[str] | None, typer.Option("--map", metavar="HEADING=FIELD", help="opt.map")] = None,
    update: Annotated[bool, typer.Option("--update", help="opt.update")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="opt.import_strict")] = False,
    rejects: Annotated[str | None, typer.Option("--rejects", metavar="FILE", help="opt.rejects")] = None,
    allow_clash: AllowClashOption = False,
    other_organisation: Annotated[bool, typer.Option("--other-organisation", help="opt.import_other")] = False,
    not_the_same: Annotated[
        list[str] | None, typer.Option("--not-the-same", metavar="EMAIL", help="opt.not_the_same")
    ] = None,
    *,
    rehearse: bool,
) -> Deed:
    """Take in the sign-ups of a form’s download."""
    wishes = ImportWishes(strict, update, allow_clash, other_organisation, tuple(not_the_same or ()))
    to = None if rejects is None else target(app, rejects)
    answers = _read(app, file, _asked(maps or ()))
    if to is not None and to.is_file(file) and not is_rejects(answers):
        raise Refused("import.rejects_over", file=str(file)).advise("import.rejects_name")
    found: list[Imported] = []

    def decide(plan: Plan) -> Outcome:
        found.append(take_in(plan, answers, wishes, lambda rows: watched(app, "import.deciding", rows)))
        return found[-1].outcome

    done = change(app, decide, rehearse=rehearse)
    report = ImportReport(found[-1], answers, "stdin" if str(file) == STDIN else file.name, wishes)
    head, *rest = report.rejects(app.lang, every=to is not None and to.replaces)
    rows = Rows(say(app.lang, "import.rejected"), head, rest)
    return Told(
        Answer(lambda lang: report.view(done.plan, lang, entry=done.entry, dry_run=rehearse), imported),
        warnings=done.outcome.warnings,
        files=[] if to is None or to.file is None or rehearse else [_rejects(to, to.file, rows)],
        code=1 if report.failed else 0,
        data=to.written(rows) if to is not None and to.file is None else None,
    )


def _rejects(to: Target, file: Path, rows: Rows) -> File:
    """Return the rejected rows, ready to correct and import again, as a file; without any, only the headings."""
    return file, to.written(rows), msg("import.rejects", count=len([*rows.rows]), file=str(file))


def _asked(maps: Sequence[str]) -> dict[str, Field]:
    """Return the fields of headings that the command line settles.

    Raises:
        UsageError: It is not written as HEADING=FIELD, or there is no such field.
    """
    asked: dict[str, Field] = {}
    for text in maps:
        heading, equals, name = text.rpartition("=")
        field = next((one for one in FIELDS if one == name.strip().casefold().replace("-", "_")), None)
        if not equals or not heading.strip() or field is None:
            raise UsageError("import.map", text=text, fields=FIELDS)
        asked[heading.strip()] = field
    return asked


def _read(app: App, file: Path, asked: Mapping[str, Field]) -> Form:
    """Return the answers in a file, and show on a terminal how its columns were understood.

    Raises:
        Refused: It cannot be read, or is no form’s download.
    """
    from wgtool.forms.reader import Questions, read

    programme = app.programme
    groups = {group.id: (group.id, *group.name, *group.aliases) for group in programme.groups}
    settled: dict[str, Field] = {
        heading: field for heading, text in programme.form.items() for field in FIELDS if field == text
    }
    name = "stdin" if str(file) == STDIN else str(file)
    questions = Questions(groups, settled, asked)
    form = read(content(file), name, questions, lambda rows: watched(app, "import.reading", rows))
    if is_terminal(sys.stderr):
        used = [
            msg("import.uses", heading=" ".join(one["heading"].split()), field=_field(one["field"]))
            for one in columns(form)
        ]
        tell(app, msg("import.columns"), *used)
    return form


def _field(field: str | None) -> object:
    return msg("import.not_understood") if field is None else msg(f"form.field_{field}")


def content(file: Path) -> bytes:
    """Return the bytes of a file or of standard input, as many as are taken at most and one more."""
    from wgtool.forms.packed import LARGEST_FILE

    try:
        if str(file) == STDIN:
            if sys.stdin is None:
                raise Refused("import.no_stdin")
            return sys.stdin.buffer.read(LARGEST_FILE + _ONE_MORE)
        with file.open("rb") as stream:
            return stream.read(LARGEST_FILE + _ONE_MORE)
    except FileNotFoundError as error:
        raise Refused("import.no_file", file=str(file)) from error
    except OSError as error:
        raise Refused("import.unreadable", file=str(file), reason=reason_of(error)) from error
