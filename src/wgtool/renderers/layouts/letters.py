"""What a message has to say, in the words that stand in a template’s places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from wgtool.renderers.layouts.notes import note_text
from wgtool.renderers.layouts.sessions.agenda import agenda, task
from wgtool.renderers.layouts.sessions.changes import changed_sessions, moved
from wgtool.renderers.layouts.words import join, labelled, remark, when
from wgtool.renderers.page import Bullets, Facts, Heading, Link, Page, Paragraph, Part
from wgtool.texts.dates import begun, long_date
from wgtool.texts.language import Language
from wgtool.texts.say import say

if TYPE_CHECKING:
    from wgtool.renderers.letters.template import Value
    from wgtool.views.drafts import LetterFacts, LetterGroup
    from wgtool.views.notes import NoteLine
    from wgtool.views.programme import PlannedSession

_MISSED = ("drafts.missed", "drafts.missed_several")


def values(facts: LetterFacts, lang: Language) -> dict[str, Value]:
    """Return what stands in the places of a template, by their names; empty where there is nothing to say."""
    groups = facts["groups"]
    found: dict[str, Value] = {
        "name": facts["name"],
        "programme": facts["programme"],
        "groups": ", ".join(group["name"] for group in groups),
        "facilitators": ", ".join(dict.fromkeys(chain.from_iterable(group["facilitators"] for group in groups))),
        "sender": facts["sender"],
        "contact": facts["contact"],
        "site": facts["site"] or "",
        "hours": f"{facts['hours']:g}",
        "week": "" if facts["week"] is None else str(facts["week"]),
        "kept_until": "" if facts["kept_until"] is None else long_date(date.fromisoformat(facts["kept_until"]), lang),
    }
    blocks: Mapping[str, Iterator[Part]] = {
        "dates": _by_group(facts, lang, _dates),
        "calendar": _calendar(facts, lang),
        "sessions": _by_group(facts, lang, _session),
        "position": _listed(_standing(groups, lang)),
        "changes": _changes(facts, lang),
        "agenda": _agenda(facts, lang),
        "tasks": _listed(dict.fromkeys(task(line, lang) for group in groups for line in group["tasks"])),
        "bring": _listed(dict.fromkeys(text for group in groups for text in group["bring"])),
        "missed": _listed(
            say(lang, _MISSED[len(group["absent"]) > 1], group=group["name"], weeks=tuple(map(str, group["absent"])))
            for group in groups
            if group["absent"]
        ),
        "actions": _listed(_action(note, lang) for note in facts["actions"]),
        "outcomes": _listed(_outcome(note, lang) for note in facts["outcomes"]),
    }
    return found | {name: tuple(parts) for name, parts in blocks.items()}


def _standing(groups: Iterable[LetterGroup], lang: Language) -> Iterator[str]:
    """Yield where somebody stands who waits: on which place of a list or, where there is none, with which choice."""
    for group in groups:
        if group["position"] is not None:
            yield say(lang, "drafts.position", group=group["name"], n=group["position"])
        elif group["choice"] is not None:
            yield say(lang, "drafts.choice", group=group["name"], n=group["choice"])


def _listed(items: Iterable[str]) -> Iterator[Part]:
    if found := Bullets(items):
        yield found


def _by_group(
    facts: LetterFacts, lang: Language, told: Callable[[LetterGroup, Language], Iterator[Part]]
) -> Iterator[Part]:
    """Yield what is told of each group, under its name where there are several."""
    for group in facts["groups"]:
        parts = list(told(group, lang))
        if parts and len(facts["groups"]) > 1:
            yield Heading(3, group["name"])
        yield from parts


def _dates(group: LetterGroup, lang: Language) -> Iterator[Part]:
    """Yield a group’s sessions to come, and how to join where that is the same for all."""
    sessions = group["sessions"]
    places = {(session["location"], session["url"]) for session in sessions}
    if len(places) == 1 and (known := _where(sessions[0], lang)):
        yield known
    yield from _listed(_date(session, lang, alone=len(places) > 1) for session in sessions)


def _date(session: PlannedSession, lang: Language, *, alone: bool) -> str:
    week = say(lang, "week_n", n=session["week"])
    line = f"{week}: {', '.join(when(session['starts_at'], session['ends_at'], lang))}"
    return ", ".join(filter(None, (line, session["location"], session["url"]))) if alone else line


def _where(session: PlannedSession, lang: Language) -> Part | None:
    return labelled(lang, ("label.place", session["location"]), ("label.link", join(session["url"], lang)))


def _session(group: LetterGroup, lang: Language) -> Iterator[Part]:
    """Yield when and where a group meets."""
    for session in group["sessions"]:
        yield Paragraph(begun(", ".join(when(session["starts_at"], session["ends_at"], lang))), "good")
        state = remark(session["status"], session["originally"], session["reason"], lang)
        if state:
            yield Paragraph(state, "warning")
        if known := _where(session, lang):
            yield known


def _calendar(facts: LetterFacts, lang: Language) -> Iterator[Part]:
    """Yield how to have the dates in one’s own calendar, as far as there is a way."""
    if facts["invited"]:
        yield Paragraph(say(lang, "drafts.invited"))
    pages = {group["name"]: group["page"] for group in facts["groups"] if group["page"] is not None}
    if pages:
        yield Paragraph(say(lang, "drafts.subscribe"))
        yield Facts((name, Link(page, say(lang, "drafts.page"))) for name, page in pages.items())


def _changes(facts: LetterFacts, lang: Language) -> Iterator[Part]:
    view = facts["changes"]
    if view is None:
        return
    yield from _listed(begun(line) for person in view["people"] for line in moved(person, view["group_names"], lang))
    yield from changed_sessions(view, lang)


def _agenda(facts: LetterFacts, lang: Language) -> Iterator[Part]:
    """Yield an agenda without the title, which is the subject’s."""
    page: Page | None = agenda(facts["agenda"], lang) if facts["agenda"] is not None else None
    yield from (part for part in page.parts if not (isinstance(part, Heading) and part.level == 1)) if page else ()


def _action(note: NoteLine, lang: Language) -> str:
    line = " ".join(filter(None, (f"{note['group_name']}: {note_text(note, lang)}", note["link"])))
    if note["due"] is None:
        return line
    key = "drafts.overdue" if note["overdue"] else "drafts.due"
    return f"{line} ({say(lang, key, day=date.fromisoformat(note['due']))})"


def _outcome(note: NoteLine, lang: Language) -> str:
    state = say(lang, f"note.state_{note['state']}")
    line = f"{note['group_name']}: {state}. {note_text(note, lang)}"
    return f"{line} ({say(lang, 'note.because', text=note['because'])})" if note["because"] else line
