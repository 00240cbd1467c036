"""The one way from a command’s function to its user: shared options in, what there is to tell out.

A command is a function of its own options and, if it needs these, of the run (`app`) and of whether it is a rehearsal
(`rehearse`), declared to be a document, a table, a change or data. What it returns is told in the format and language
asked for; a proposal is carried out, or rehearsed, before.
"""

from collections.abc import Callable
from functools import partial
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

import typer

from wgtool.cli.app import App
from wgtool.cli.options import DryRunOption, LangOption, LangsOption, OutFolderOption, OutOption, app_of
from wgtool.cli.output import TEXT, Answer, Deed, Proposal, Told, deliver
from wgtool.cli.streams import check_stdout
from wgtool.errors import UsageError
from wgtool.renderers import formats

STDOUT = "-"
_PAGES = "pages"
_SLIDES = "slides"


class Kind(NamedTuple):
    """What a command’s answer is.

    `words` is what its format for people is called, empty for what is data only; `parts` are what other formats can be
    made of; `to_file` tells whether the answer can go to a file, `data_in_both` whether data can be had where both
    languages are asked for. With `own_files` the answer as text or JSON tells of files that the command writes into a
    folder, which `--out` names then.
    """

    words: str
    parts: tuple[str, ...]
    to_file: bool = True
    data_in_both: bool = False
    own_files: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        """The names of its formats, the one that goes without saying first."""
        others = tuple(name for name in formats.offered(self.parts) if name != TEXT)
        return (self.words, *others) if self.words else others


DOCUMENT = Kind("text", (_PAGES, "view"))
TABLE = Kind("table", (_PAGES, "rows", "view"))
REPORT = Kind("text", (_PAGES, _SLIDES, "view"), data_in_both=True)
MEMBERS = Kind("table", (_PAGES, "rows", "members", "view"))
GIVEN = Kind("text", (_PAGES, "rows", "view"))
SCREEN = Kind("table", (_PAGES, "view"))
DATA = Kind("", ("view",))
CHANGE = Kind("text", ("view",), to_file=False)
NOTHING = Kind("", (), to_file=False)
# Files of the command’s own in a folder, or the same as one document.
FILES = Kind("text", (_PAGES, "rows", "recipients", "view"), own_files=True)


class Command:
    """A command as typer calls it: with its own options, and after them those that are added here.

    Args:
        function: What it does with its own options.
        kind: What that returns.
        both: Whether it can be in both languages at once.
        dry_run: Whether it can be rehearsed.
    """

    def __init__(self, function: Callable[..., Deed], kind: Kind, *, both: bool, dry_run: bool) -> None:
        self.function = function
        self.kind = kind
        self.dry_run = dry_run
        self.forms = kind.forms
        self.shared = self._shared(LangsOption if both else LangOption)
        own = dict(signature(function, eval_str=True).parameters)
        self.wants = [name for name in ("app", "rehearse") if own.pop(name, None) is not None]
        # What typer reads instead of the signature of the call.
        self.__signature__ = Signature([_parameter("ctx", typer.Context, Parameter.empty), *own.values(), *self.shared])
        self.__annotations__: dict[str, Any] = {}

    def _shared(self, lang: Any) -> list[Parameter]:
        """Return the options that are added, in the order of the help page."""
        found = [_parameter("dry_run", DryRunOption, default=False)] if self.dry_run else []
        if self.forms:
            chosen: Any = Annotated[Literal.__getitem__(self.forms), typer.Option("--format", help="opt.format")]
            found.append(_parameter("form", chosen, self.forms[0]))
        if self.kind.to_file:
            found.append(_parameter("out", OutFolderOption if self.kind.own_files else OutOption, None))
        return [*found, _parameter("lang", lang, "en")]

    def __call__(self, ctx: typer.Context, **given: Any) -> int:
        """Run the command and return its exit code; `--lang` has spoken to the run already."""
        app = app_of(ctx)
        shared = {one.name: given.pop(one.name) for one in self.shared}
        source = ctx.get_parameter_source("form")
        stated = shared["form"] if source is not None and source.name != "DEFAULT" else None
        app.form, app.out = self._way(app, stated, shared.get("out"))
        if self.dry_run:
            check_stdout()
        rehearse = bool(shared.get("dry_run"))
        run = {"app": app, "rehearse": rehearse}
        deed = self.function(**{name: run[name] for name in self.wants}, **given)
        return deliver(app, _told(app, deed, rehearse=rehearse))

    def _way(self, app: App, stated: str | None, out: str | None) -> tuple[str, Path | None]:
        """Return in which format and where to the answer is written; None is standard output.

        Raises:
            Refused: The file is none, or one of the user’s own.
        UsageError: It speaks against the format, which may also want a file, or one language.
        """
        from wgtool.cli.belongings import file_named, folder_named

        kind = self.kind
        form = stated or next(iter(self.forms), TEXT)
        if kind.own_files and form in {TEXT, "json"} and not (out and self._is_document(out)):
            app.folder = None if out is None else folder_named(out)
            return form, None
        file = None if out is None or out == STDOUT else file_named(app, out)
        meant = formats.of_file(file.name) if file is not None else None
        if meant is not None:
            if stated not in {None, meant}:
                raise UsageError("usage.out_contradicts", file=out, format=stated)
            if meant not in self.forms:
                raise UsageError("usage.out_lacks", file=out, formats=self.forms)
            form = meant
        if form in {kind.words, TEXT}:
            return TEXT, file
        part, found = formats.load(form)
        if found.needs_file and out is None:
            raise UsageError("usage.needs_file", format=form)
        single = part not in {_PAGES, _SLIDES} and _PAGES in kind.parts and not kind.data_in_both
        if single and len(app.languages) > 1:
            raise UsageError("usage.both_in_data")
        return form, file

    def _is_document(self, out: str) -> bool:
        """Whether a name is that of a file in one of the formats, but JSON: a folder’s name may end in anything."""
        return formats.of_file(out) in {*self.forms} - {"json"} and not Path(out).is_dir()


def _told(app: App, deed: Deed, *, rehearse: bool) -> Told:
    """Return what there is to tell of what a command returned."""
    if isinstance(deed, Proposal):
        from wgtool.cli.changing import told_of
        from wgtool.services.changing import change

        return told_of(change(app, deed.decide, rehearse=rehearse), rehearse=rehearse, view=deed.view)
    return Told(deed) if isinstance(deed, Answer) else deed


def command(
    kind: Kind, *, both: bool = False, dry_run: bool = False
) -> Callable[[Callable[..., Deed]], Callable[[], Command]]:
    """Declare a function to be a command, made anew for each run; a change always has a dry run."""
    return lambda function: partial(Command, function, kind, both=both, dry_run=dry_run or kind is CHANGE)


def _parameter(name: str, annotation: Any, default: Any) -> Parameter:
    return Parameter(name, Parameter.POSITIONAL_OR_KEYWORD, annotation=annotation, default=default)
