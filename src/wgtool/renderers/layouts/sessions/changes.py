"""What changed, laid out: the note that goes out with new calendars, and who must have it."""

from collections.abc import Mapping
from datetime import datetime

from wgtool.renderers.layouts.words import listed, page, when
from wgtool.renderers.page import Page, Paragraph, Part
from wgtool.texts.dates import long_date
from wgtool.texts.language import Language
from wgtool.texts.say import say
from wgtool.views.sessions import ChangedSession, ChangesView, ToldPerson


def changes(view: ChangesView, lang: Language) -> Page:
    """Lay out the changes group by group, then the people to tell."""
    title = f"{view['programme']}: {say(lang, 'changes.title')}"
    parts: list[Part] = [Paragraph(_since(view, lang), "quiet")]
    names = {line["group"]: line["name"] for line in view["sessions"]}
    for group, name in names.items():
        parts += listed(2, name, (_line(line, lang) for line in view["sessions"] if line["group"] == group))
    if not view["sessions"]:
        parts.append(Paragraph(say(lang, "changes.nothing"), "good"))
    waiting = sum(person["status"] == "waiting" for person in view["people"])
    key = "changes.people_waiting" if waiting else "changes.people"
    title_of_people = say(lang, key, count=len(view["people"]) - waiting, waiting=waiting)
    parts += listed(2, title_of_people, (_person(person, names, lang) for person in view["people"]))
    return page(title, lang, *parts)


def _person(person: ToldPerson, names: Mapping[str, str], lang: Language) -> str:
    """Return one person to tell on one line: their groups, that they waited, and where they went since."""
    groups = "; ".join(names[group] for group in person["groups"])
    line = f"{person['name']} <{person['email']}>: {groups}"
    if person["status"] == "waiting":
        line += f" ({say(lang, 'status.waiting')})"
    moves = "; ".join(
        say(lang, _MOVES[move["from"] is not None, move["to"] is not None], source=move["from"], target=move["to"])
        for move in person["moves"]
    )
    return f"{line}. {moves}" if moves else line


# By whether somebody left a group, and whether they went into one.
_MOVES = {
    (True, True): "changes.person_moved",
    (True, False): "changes.person_left",
    (False, True): "changes.person_joined",
}


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
    after = ", ".join(when(line["after"], line["after_ends"], lang)) if line["after"] and line["after_ends"] else ""
    what = say(lang, f"changes.{line['change']}", before=before, after=after)
    why = f" ({say(lang, 'reason', reason=line['reason'])})" if line["reason"] else ""
    return f"{say(lang, 'week_n', n=line['week'])}, {line['title']}: {what}{why}"
