"""What `check` found, laid out."""

from wgtool.renderers.page import Page, Paragraph
from wgtool.texts.language import Language
from wgtool.texts.say import say
from wgtool.views.check import CheckView


def check(view: CheckView, lang: Language) -> Page:
    """Lay out problems, a line each, with a count at the end."""
    lines = [
        Paragraph(
            f"{say(lang, 'word.' + one['severity'])}: {one['where']}: {one['message']}",
            "warning" if one["severity"] == "error" else "plain",
        )
        for one in view["problems"]
    ]
    errors = sum(one["severity"] == "error" for one in view["problems"])
    if view["problems"]:
        summary = say(lang, "check.summary", errors=errors, warnings=len(view["problems"]) - errors)
    else:
        summary = say(lang, "check.sound")
    return Page(say(lang, "short.check"), lang, (*lines, Paragraph(summary, "quiet")))
