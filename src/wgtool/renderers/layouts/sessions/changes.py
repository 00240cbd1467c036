"""What changed, laid out: the note that goes out with new calendars, and who must have it."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from wgtool.renderers.layouts.words import held_by, led_by, listed, page, when
from wgtool.renderers.page import Page, Paragraph, Part
from wgtool.texts.dates import Amount, begun, long_date
from wgtool.texts.language import Language
from wgtool.texts.say import say
from wgtool.views.sessions import ChangedSession, ChangesView, Shift, ToldMove, ToldPerson


def changes(view: ChangesView, lang: Language) -> Page:
    """Lay out the changes group by group, then the people to tell."""
    title = f"{view['programme']}: {say(lang, 'changes.title')}"
    parts: list[Part] = [Paragraph(_since(view, lang), "quiet"), *changed_sessions(view, lang)]
    if not view["sessions"]:
        parts.append(Paragraph(say(lang, "changes.nothing"), "good"))
    if view["public"]:
        return page(title, lang, *parts)
    waiting = sum(person["status"] == "waiting" for person in view["people"])
    key = "changes.people_waiting" if waiting else "changes.people"
    title_of_people = say(lang, key, count=len(view["people"]) - waiting, waiting=waiting)
    parts += listed(2, title_of_people, (_person(person, view["group_names"], lang) for person in view["people"]))
    return page(title, lang, *parts)


def changed_sessions(view: ChangesView, lang: Language) -> Iterator[Part]:
    """Yield the sessions that changed: those that moved together first, then group by group."""
    names = {line["group"]: line["name"] for line in view["sessions"]}
    shifted = {key for shift in view["shifts"] for key in _shifted(shift)}
    yield from listed(2, say(lang, "changes.shifts"), (_shift(shift, names, lang) for shift in view["shifts"]))
    for group, name in names.items():
        alone = (one for one in view["sessions"] if one["group"] == group and (group, one["week"]) not in shifted)
        yield from listed(2, name, (_line(line, lang) for line in alone))


def _shifted(shift: Shift) -> Iterator[tuple[str, int]]:
    """Yield the sessions that a shift tells of."""
    left = [(one["group"], one["week"]) for one in shift["exceptions"]]
    for group in shift["groups"]:
        for week in range(shift["from_week"], shift["to_week"] + 1):
            if (group, week) not in left:
                yield group, week


def _shift(shift: Shift, names: Mapping[str, str], lang: Language) -> str:
    """Return a shift on one line: whose, which weeks, how far, why, and what did not move so."""
    groups = (
        say(lang, "changes.all_groups") if shift["all_groups"] else "; ".join(names[id_] for id_ in shift["groups"])
    )
    far = Amount(abs(shift["days"]), "day")
    by = say(lang, "changes.later" if shift["days"] > 0 else "changes.earlier", days=far)
    line = say(lang, "changes.shift", groups=groups, first=shift["from_week"], last=shift["to_week"], by=by)
    if shift["reason"]:
        line += f" ({say(lang, 'reason', reason=shift['reason'])})"
    left = [f"{names[one['group']]} ({say(lang, 'week_n', n=one['week'])})" for one in shift["exceptions"]]
    return f"{line}. {say(lang, 'changes.except', sessions='; '.join(left))}" if left else line


def _person(person: ToldPerson, names: Mapping[str, str], lang: Language) -> str:
    """Return one person to tell on one line: their groups, that they waited, and where they went since."""
    groups = "; ".join(names[group] for group in person["groups"])
    line = f"{person['name']} <{person['email']}>: {groups}"
    if person["status"] == "waiting":
        line += f" ({say(lang, 'status.waiting')})"
    moves = "; ".join(moved(person, names, lang))
    return f"{line}. {begun(moves)}" if moves else line


def moved(person: ToldPerson, names: Mapping[str, str], lang: Language) -> Iterator[str]:
    """Yield where somebody went from and where to, move by move, as it stands within a line."""
    for move in person["moves"]:
        yield say(lang, _MOVES[move["from"] is not None, move["to"] is not None], **_ends(move, names))


def _ends(move: ToldMove, names: Mapping[str, str]) -> dict[str, str | None]:
    """Return where somebody went from and where to, by the groups’ names where these are known."""
    source, target = (one and names.get(one, one) for one in (move["from"], move["to"]))
    return {"source": source, "target": target}


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
    who, covered = led_by(line["facilitators"]), line["change"] == "covered"
    key = "changes.covered_nobody" if covered and not who else f"changes.{line['change']}"
    what = say(lang, key, before=before, after=after, who=who)
    reason = line["reason"] if not covered else line["cover"] and line["cover"]["reason"]
    why = f" ({say(lang, 'reason', reason=reason)})" if reason else ""
    if line["change"] == "edited" and who:
        why += f"; {say(lang, 'label.facilitator')}: {who}"
    if line["newly_covered"] and not covered:
        why += f"; {say(lang, 'label.facilitator')}: {held_by(line['facilitators'], line['cover'], lang) or '–'}"
    return f"{say(lang, 'week_n', n=line['week'])}, {line['title']}: {what}{why}"
