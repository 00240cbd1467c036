"""`import`: sign-ups from the download of a form."""

import gc
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from wgtool.cli.app import App
from wgtool.cli.changing import change
from wgtool.cli.options import AllowClashOption, ChangeFormat, DryRunOption, LangOption, app_of
from wgtool.cli.output import BYTE_ORDER_MARK, Answer, deliver, tell, warn
from wgtool.cli.progress import watched
from wgtool.cli.streams import is_terminal, write_to
from wgtool.domain.imports import FIELDS, Field, Form
from wgtool.domain.plan import Plan
from wgtool.errors import Refused, UsageError
from wgtool.services.imports.answers import Told, columns
from wgtool.services.imports.intake import Imported, Wishes, take_in
from wgtool.services.outcome import Outcome
from wgtool.texts.say import msg

STDIN = "-"
# One byte more than is taken shows that there is more.
_ONE_MORE = 1


def import_(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="opt.import_file")],
    maps: Annotated[list[str] | None, typer.Option("--map", metavar="HEADING=FIELD", help="opt.map")] = None,
    update: Annotated[bool, typer.Option("--update", help="opt.update")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="opt.import_strict")] = False,
    rejects: Annotated[Path | None, typer.Option("--rejects", metavar="FILE", help="opt.rejects")] = None,
    allow_clash: AllowClashOption = False,
    other_organisation: Annotated[bool, typer.Option("--other-organisation", help="opt.import_other")] = False,
    not_the_same: Annotated[
        list[str] | None, typer.Option("--not-the-same", metavar="EMAIL", help="opt.not_the_same")
    ] = None,
    dry_run: DryRunOption = False,
    form: ChangeFormat = "text",
    lang: LangOption = "en",
) -> None:
    """Take in the sign-ups of a form’s download."""
    from wgtool.renderers.layouts.imports import imported as layout

    app = app_of(ctx)
    wishes = Wishes(strict, update, allow_clash, other_organisation, tuple(not_the_same or ()))
    asked = _asked(maps or ())
    found: list[Imported] = []

    def decide(plan: Plan) -> Outcome:
        found.append(take_in(plan, answers, wishes, lambda rows: watched(app, "import.deciding", rows)))
        return found[-1].outcome

    with _no_collection():
        answers = _read(app, file, asked)
        done = change(app, decide, dry_run=dry_run)
    told = Told(found[-1], answers, "stdin" if str(file) == STDIN else file.name, wishes)
    warn(app, *done.outcome.warnings)
    answer = Answer(lambda language: told.view(done.plan, language, entry=done.entry, dry_run=dry_run), layout)
    deliver(app, form, lang, answer)
    if rejects is not None and not dry_run:
        _write_rejects(app, rejects, told)
    if found[-1].rejected:
        raise typer.Exit(1)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Do without the search for cycles: an import makes many values and none of those."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


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


def _read(app: App, file: Path, asked: dict[str, Field]) -> Form:
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
    form = read(_content(file), name, questions, lambda rows: watched(app, "import.reading", rows))
    if is_terminal(sys.stderr):
        used = [
            msg("import.uses", heading=" ".join(one["heading"].split()), field=_field(one["field"]))
            for one in columns(form)
        ]
        tell(app, msg("import.columns"), *used)
    return form


def _field(field: str | None) -> object:
    return msg("import.not_understood") if field is None else msg(f"form.field_{field}")


def _content(file: Path) -> bytes:
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
        raise Refused("import.unreadable", file=str(file), reason=error.strerror or str(error)) from error


def _write_rejects(app: App, path: Path, told: Told) -> None:
    """Write the rejected rows, ready to correct and import again; without any, only the headings.

    Raises:
        OutputError: The file cannot be written.
    """
    from wgtool.renderers.tabular import csv_text

    head, *rows = told.rejects(app.lang)
    text = csv_text(head, rows)
    write_to(path, (BYTE_ORDER_MARK + text).encode("utf-8", "backslashreplace"))
    tell(app, msg("import.rejects", count=len(rows), file=str(path)))
