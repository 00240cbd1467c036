"""Who is kept, laid out."""

from datetime import date

from wgtool.renderers.layouts.words import columns
from wgtool.renderers.page import Heading, Page, Paragraph, Part, Row, Table
from wgtool.texts.dates import full_date, long_date
from wgtool.texts.language import Language
from wgtool.texts.say import say
from wgtool.views.privacy import RetentionView


def retention(view: RetentionView, lang: Language) -> Page:
    """Lay out who is kept too long."""
    title = say(lang, "retention.title")
    due = full_date(date.fromisoformat(view["due"]), lang)
    parts: list[Part] = [Heading(1, title)]
    if not view["people"]:
        parts.append(Paragraph(say(lang, "retention.nobody", due=due), "good"))
        return Page(title, lang, tuple(parts))
    lines = view["people"]
    rows = tuple(Row((one["email"], long_date(date.fromisoformat(one["last_programme_day"]), lang))) for one in lines)
    parts.append(Table(columns(lang, "label.email", "retention.last"), rows))
    if view["erased"]:
        parts.append(Paragraph(say(lang, "retention.erased", count=view["erased"]), "good"))
    else:
        parts.append(Paragraph(say(lang, "retention.due", due=due), "quiet"))
    return Page(title, lang, tuple(parts))
