"""`report`: the story so far, for a director, or for a show and tell."""

from typing import TYPE_CHECKING, Annotated

import typer

from wgtool.cli.app import App
from wgtool.cli.options import GroupsArgument
from wgtool.cli.output import Answer, Deed, Told
from wgtool.cli.runner import REPORT, command
from wgtool.texts.language import Language
from wgtool.views.report import ReportView

if TYPE_CHECKING:
    from wgtool.renderers.slides import Deck


@command(REPORT, both=True)
def report(
    app: App,
    group: GroupsArgument = None,
    names: Annotated[bool, typer.Option("--names", help="opt.names")] = False,
) -> Deed:
    """Tell the story so far."""
    from wgtool.renderers.layouts.report.pages import report as layout
    from wgtool.services.report import story
    from wgtool.services.report.slips import warnings

    def view(lang: Language) -> ReportView:
        # Data are in one language; where both are asked for, in English.
        of = "en" if app.form == "json" and len(app.languages) > 1 else lang
        return story.report(app.plan, group or (), app.now, of, names=names)

    found = tuple(warnings(app.plan, group or (), app.now, names=names))
    return Told(Answer(view, layout, slides=_slides), warnings=found)


def _slides(view: ReportView, lang: Language) -> "Deck":
    from wgtool.renderers.layouts.report.slides import deck

    return deck(view, lang)
