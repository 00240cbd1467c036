"""Who is kept, laid out."""

from datetime import date

from wgtool.renderers.layouts.words import columns, page
from wgtool.renderers.page import Page, Paragraph, Row, Table
from wgtool.texts.dates import full_date, long_date
from wgtool.texts.language import Language
from wgtool.texts.say import say
from wgtool.views.privacy import RetentionView


def retention(view: RetentionView, lang: Language) -> Page:
    """Lay out who is kept too long."""
    title = say(lang, "retention.title")
    due = full_date(date.fromisoformat(view["due"]), lang)
    if not view["people"]:
        return page(title, lang, Paragraph(say(lang, "retention.nobody", due=due), "good"))
    lines = view["people"]
    days = (long_date(date.fromisoformat(one["last_programme_day"]), lang) for one in lines)
    rows = tuple(
        Row((view["names"].get(one["email"], "–"), one["email"], day)) for one, day in zip(lines, days, strict=True)
    )
    done = Paragraph(say(lang, "retention.erased", count=view["erased"]), "good")
    after = done if view["erased"] else Paragraph(say(lang, "retention.due", due=due), "quiet")
    return page(title, lang, Table(columns(lang, "label.name", "label.email", "retention.last"), rows), after)
