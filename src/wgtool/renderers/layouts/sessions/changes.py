"""What changed, laid out: the note that goes out with new calendars, and who must have it."""

from datetime import datetime

from wgtool.renderers.page import Bullets, Heading, Page, Paragraph, Part
from wgtool.texts.dates import clock_range, full_date, long_date
from wgtool.texts.language import Language
from wgtool.texts.say import say
from wgtool.views.sessions import ChangedSession, ChangesView


def changes(view: ChangesView, lang: Language) -> Page:
    """Lay out the changes group by group, then the people to tell."""
    title = f"{view['programme']}: {say(lang, 'changes.title')}"
    parts: list[Part] = [Heading(1, title), Paragraph(_since(view, lang), "quiet")]
    names = {line["group"]: line["name"] for line in view["sessions"]}
    for group, name in names.items():
        lines = Bullets(_line(line, lang) for line in view["sessions"] if line["group"] == group)
        parts += [Heading(2, name), lines]
    if not view["sessions"]:
        parts.append(Paragraph(say(lang, "changes.nothing"), "good"))
    if view["people"]:
        people = Bullets(
            f"{person['name']} <{person['email']}>: {'; '.join(names[group] for group in person['groups'])}"
            for person in view["people"]
        )
        parts += [Heading(2, say(lang, "changes.people", count=len(people))), people]
    return Page(title, lang, tuple(parts))


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
    before = _when(line["before"], line["before_ends"], lang)
    after = _when(line["after"], line["after_ends"], lang)
    what = say(lang, f"changes.{line['change']}", before=before, after=after)
    why = f" ({say(lang, 'reason', reason=line['reason'])})" if line["reason"] else ""
    return f"{say(lang, 'week_n', n=line['week'])}, {line['title']}: {what}{why}"


def _when(starts: str | None, ends: str | None, lang: Language) -> str:
    if starts is None or ends is None:
        return ""
    start, end = datetime.fromisoformat(starts), datetime.fromisoformat(ends)
    return f"{full_date(start, lang)}, {clock_range(start, end)}"
