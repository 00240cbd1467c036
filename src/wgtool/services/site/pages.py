"""From the plan to pages: what each of them says, before it is HTML."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from wgtool.domain.notes import said_of
from wgtool.domain.programme import WEEKDAYS
from wgtool.domain.text import text_of
from wgtool.services.programme.groups import show
from wgtool.services.sessions.agenda import timetable
from wgtool.services.site import withheld
from wgtool.services.site.calendars import calendar_file
from wgtool.services.site.weeks import by_sprint, week_page
from wgtool.services.values import maybe
from wgtool.texts.language import Language
from wgtool.views.site import SitePage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wgtool.domain.notes import Note
    from wgtool.domain.plan import Plan
    from wgtool.domain.programme import Group
    from wgtool.services.site.withheld import Wish
    from wgtool.views.programme import GroupView, SessionLine
    from wgtool.views.site import (
        Day,
        Ended,
        Frame,
        GroupOutcomes,
        GroupPage,
        GroupSummary,
        HomePage,
        OutcomesPage,
        PublicSession,
    )

HOME = "index.html"
OUTCOMES = "outcomes.html"


def group_file(group: str) -> str:
    """Return the name of a group’s page, by id: no group takes the place of another page."""
    return f"group-{group}.html"


def week_file(week: int) -> str:
    """Return the name of a week’s page."""
    return f"week-{week:02}.html"


def pages(plan: Plan, wish: Wish, lang: Language) -> Iterator[SitePage]:
    """Yield the pages in a language, home first."""
    frame: Frame = {
        "programme": plan.programme.name.pick(lang),
        "contact": plan.programme.contact,
        "sign_up_url": plan.programme.sign_up_url,
        "outcomes": wish.outcomes,
    }
    yield SitePage(HOME, "home", lang, frame, home(plan, lang))
    for group in plan.programme.groups:
        yield SitePage(group_file(group.id), "group", lang, frame, group_page(plan, group, wish, lang))
    for week in range(1, plan.programme.number_of_weeks + 1):
        yield SitePage(week_file(week), "week", lang, frame, week_page(plan, week, wish, lang))
    if wish.outcomes:
        yield SitePage(OUTCOMES, "outcomes", lang, frame, outcomes(plan, lang))


def home(plan: Plan, lang: Language) -> HomePage:
    """Return home: the groups, the usual week, how to sign up, the weeks."""
    programme = plan.programme
    held = [session for session in plan.all_sessions() if session.status != "cancelled"]
    return {
        "first": held[0].starts_at.date().isoformat() if held else None,
        "last": held[-1].starts_at.date().isoformat() if held else None,
        "groups": [_summary(plan, group, lang) for group in programme.groups],
        "left_over": [_summary(plan, group, lang) for group in plan.gone_groups()],
        "days": _usual_week(plan, lang),
        "hours": programme.hours_per_week,
        "weeks": [
            {
                "week": week,
                "titles": list(dict.fromkeys(some[0].week.title.pick(lang) for some in by_sprint(plan, week))),
            }
            for week in range(1, programme.number_of_weeks + 1)
        ],
    }


def _summary(plan: Plan, group: Group, lang: Language) -> GroupSummary:
    return {
        "id": group.id,
        "name": group.name.pick(lang),
        "purpose": maybe(group.purpose, lang),
        "ended": _ended(plan, group),
    }


def _ended(plan: Plan, group: Group) -> Ended | None:
    """Return whether a group ends early; by the day, so that the hour changes no page."""
    after = plan.ended_after(group)
    if after is None:
        return None
    held = [session.starts_at.date() for session in plan.sessions(group) if session.status != "cancelled"]
    return {"after": after, "over": plan.now is not None and all(day < plan.now.date() for day in held)}


def _usual_week(plan: Plan, lang: Language) -> list[Day]:
    slots = timetable(plan, None, lang)["sessions"]
    return [
        {
            "weekday": weekday,
            "slots": [
                {"group": one["group"], "name": one["name"], "starts": one["starts"], "ends": one["ends"]}
                for one in those
            ],
        }
        for weekday, those in groupby(slots, lambda one: one["weekday"])
    ]


def group_page(plan: Plan, group: Group, wish: Wish, lang: Language) -> GroupPage:
    """Return the page of a group: what it is for, its sessions as now planned, its calendar."""
    view = show(plan, group, lang)
    return {
        "id": group.id,
        "name": view["name"],
        "purpose": view["purpose"],
        "outcome": view["outcome"],
        "ended": _ended(plan, group),
        "weekday": WEEKDAYS[group.weekday],
        "starts": f"{group.starts:%H:%M}",
        "ends": f"{group.ends:%H:%M}",
        "facilitators": withheld.leaders(view["facilitators"], wish),
        "location": withheld.place(view["location"], wish),
        "url": withheld.link(view["url"], wish),
        "wanted_professions": view["wanted_professions"],
        "wanted_service_areas": view["wanted_service_areas"],
        "sessions": [_session(session, view, wish) for session in view["sessions"]],
        "calendar": calendar_file(group.id),
        "address": address(plan.programme.site_url, lang, calendar_file(group.id)),
    }


def _session(session: SessionLine, group: GroupView, wish: Wish) -> PublicSession:
    """Return a session, with what differs from the group’s usual."""
    same_place = session["location"] == group["location"]
    same_people = session["facilitators"] == group["facilitators"]
    return {
        "week": session["week"],
        "title": session["title"],
        "starts_at": session["starts_at"],
        "ends_at": session["ends_at"],
        "status": session["status"],
        "originally": session["originally"],
        "reason": session["reason"],
        "location": None if same_place else withheld.place(session["location"], wish),
        "url": None if session["url"] == group["url"] else withheld.link(session["url"], wish),
        "facilitators": [] if same_people else withheld.leaders(session["facilitators"], wish),
        "cover": withheld.cover(session["cover"], wish),
    }


def address(site_url: str | None, lang: Language, file: str) -> str | None:
    """Return the address of a file of the pages on the web, where that is known."""
    if site_url is None:
        return None
    parts = urlsplit(site_url)
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/{lang}/{file}"


def _because(note: Note, lang: Language) -> str | None:
    """Return why, marked where it is in the other language; as the page’s own it needs no mark."""
    said = said_of(note.because, note.en, note.cy) if note.because else None
    return note.because if said is None or getattr(said, "lang", lang) == lang else said


def outcomes(plan: Plan, lang: Language) -> OutcomesPage:
    """Return what the groups leave, as the logbook has it, in the order of the programme."""
    kept = [note for _, note in sorted(plan.state.notes.items()) if note.kind == "outcome" and note.struck is None]
    ids = [group.id for group in plan.programme.groups]
    groups: list[GroupOutcomes] = [
        {
            "id": id_,
            "name": plan.known(id_).name.pick(lang),
            "page": plan.has(id_),
            "outcomes": [
                {
                    "text": text_of(note.en, note.cy).pick(lang),
                    "state": note.state,
                    "because": _because(note, lang),
                    "link": note.link,
                }
                for note in kept
                if note.group == id_
            ],
        }
        for id_ in dict.fromkeys([*ids, *(note.group for note in kept)])
    ]
    return {"groups": [group for group in groups if group["outcomes"]]}
