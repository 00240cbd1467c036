"""What changed, laid out: the note that goes out with new calendars, and who must have it."""

from datetime import datetime

from wgtool.renderers.layouts.words import listed, page, when
from wgtool.renderers.page import Page, Paragraph, Part
from wgtool.texts.dates import long_date
from wgtool.texts.language import Language
from wgtool.texts.say import say
from wgtool.views.sessions import ChangedSession, ChangesView


def changes(view: ChangesView, lang: Language) -> Page:
    """Lay out the changes group by group, then the people to tell."""
    title = f"{view['programme']}: {say(lang, 'changes.title')}"
    parts: list[Part] = [Paragraph(_since(view, lang), "quiet")]
    names = {line["group"]: line["name"] for line in view["sessions"]}
    for group, name in names.items():
        parts += listed(2, name, (_line(line, lang) for line in view["sessions"] if line["group"] == group))
    if not view["sessions"]:
        parts.append(Paragraph(say(lang, "changes.nothing"), "good"))
    people = (
        f"{person['name']} <{person['email']}>: {'; '.join(names[group] for group in person['groups'])}"
        for person in view["people"]
    )
    parts += listed(2, say(lang, "changes.people", count=len(view["people"])), people)
    return page(title, lang, *parts)


def _since(view: ChangesView, lang: Language) -> str:
    since = view["since"]
    if since is None:
        return say(lang, "changes.since_start")
    if isinstance(since, int):
        return say(lang, "changes.since_entry", n=since)
    try:
        return say(lang, "changes.since", since=long_date(datetime.fromisoformat(since), lang))
    except ValueError:
        return say(lang, "changes.since", since=since)


def _line(line: ChangedSession, lang: Language) -> str:
    """Return one session on one line: what it was, what it is, why."""
    before = (
        ", ".join(when(line["before"], line["before_ends"], lang)) if line["before"] and line["before_ends"] else ""
    )
    after = ", ".join(when(line["after"], line["after_ends"], lang))
    what = say(lang, f"changes.{line['change']}", before=before, after=after)
    why = f" ({say(lang, 'reason', reason=line['reason'])})" if line["reason"] else ""
    return f"{say(lang, 'week_n', n=line['week'])}, {line['title']}: {what}{why}"
