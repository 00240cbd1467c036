"""What a message has to say to one person, in one language."""

from collections.abc import Iterable
from typing import cast

from wgtool.domain.allocation.phase import is_choosing, position
from wgtool.domain.letters import WEEKLY
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group
from wgtool.domain.sessions import Session
from wgtool.services.attendance.report import recorded_of
from wgtool.services.drafts.whom import Addressee
from wgtool.services.drafts.work import Work
from wgtool.services.notes.log import Asked as AskedNotes
from wgtool.services.notes.log import notes
from wgtool.services.privacy.held import due_day
from wgtool.services.programme.groups import planned_session
from wgtool.services.sessions.agenda import Edition, agenda
from wgtool.services.sessions.changes import Asked, changes
from wgtool.services.sessions.since import since_last_time
from wgtool.services.site.pages import address, group_file
from wgtool.texts.language import Language
from wgtool.views.drafts import LetterFacts, LetterGroup
from wgtool.views.notes import NoteLine
from wgtool.views.sessions import AgendaView, ChangesView


def facts(work: Work, one: Addressee, sender: tuple[str, str], lang: Language, *, invited: bool) -> LetterFacts:
    """Return what a message to somebody has to say.

    Args:
        work: What it is written from.
        one: Who gets it, and about which groups.
        sender: The name and the address of who sends it.
        lang: The language.
        invited: Whether invitations are attached.
    """
    plan, kind = work.plan, work.wish.kind
    sessions = work.of_week if kind in WEEKLY else plan.all_sessions(one.groups)
    mine = [session for session in sessions if session.group.id in {group.id for group in one.groups}]
    found: LetterFacts = {
        "name": one.person.name,
        "programme": plan.programme.name.pick(lang),
        "sender": sender[0],
        "contact": plan.programme.contact or sender[1],
        "site": plan.programme.site_url,
        "hours": plan.programme.hours_per_week,
        "week": _shared_week(mine) if kind in WEEKLY else None,
        "groups": [_group(work, one, group, mine, lang) for group in one.groups],
        "agenda": _agenda(work, mine, lang) if kind == "agenda" else None,
        "changes": _changes(work, one, lang) if kind == "changes" else None,
        "actions": _actions(work, one, lang) if kind == "actions" else [],
        "outcomes": _outcomes(work, one, lang) if kind == "closing" else [],
        "kept_until": due_day(plan).isoformat() if kind == "closing" else None,
        "invited": invited,
    }
    return cast("LetterFacts", work.others.without(found, work.others.own(one.person, sender[1])))


def _shared_week(sessions: Iterable[Session]) -> int | None:
    numbers = {session.week.number for session in sessions}
    return next(iter(numbers)) if len(numbers) == 1 else None


def _group(work: Work, one: Addressee, group: Group, sessions: Iterable[Session], lang: Language) -> LetterGroup:
    plan = work.plan
    held = [session for session in sessions if session.group.id == group.id and session.status != "cancelled"]
    to_come = held if work.wish.kind in WEEKLY else [session for session in held if plan.to_come(session)]
    signup = plan.state.signup(group.id, one.person.key)
    next_one = next(iter(to_come), None)
    return {
        "id": group.id,
        "name": group.name.pick(lang),
        "facilitators": [leader.name for leader in group.facilitators],
        "sessions": [planned_session(session, lang) for session in to_come],
        "tasks": since_last_time(plan, next_one, lang) if next_one is not None and work.wish.kind in WEEKLY else [],
        "bring": [text.pick(lang) for text in next_one.week.bring] if next_one is not None else [],
        "position": position(plan, signup) if signup is not None else None,
        "choice": signup.choice if signup is not None and is_choosing(plan) else None,
        "absent": _absent(plan, one, group) if work.wish.kind == "missed" else [],
        "page": address(plan.programme.site_url, lang, group_file(group.id)),
    }


def _absent(plan: Plan, one: Addressee, group: Group) -> list[int]:
    """Return the weeks in a row in which somebody was absent last, in the order held."""
    weeks: list[int] = []
    for session in sorted(plan.sessions(group), key=lambda held: held.instants, reverse=True):
        held = recorded_of(plan, session)
        seat = held.seats.get(one.person.key) if held is not None else None
        if seat is not None and seat.was != "absent":
            break
        weeks += [session.week.number] if seat is not None else []
    return weeks[::-1]


def _agenda(work: Work, sessions: list[Session], lang: Language) -> AgendaView:
    return agenda(work.plan, sessions, work.wish.week, lang, Edition(members=True, now=work.wish.now))


def _changes(work: Work, one: Addressee, lang: Language) -> ChangesView:
    """Return what changed in somebody’s groups, themselves alone named with where they went."""
    names = tuple(group.id for group in one.groups)
    view = changes(
        work.plan, work.journal, work.wish.since.before, Asked(work.wish.since.mark, names, public=True), lang
    )
    groups = {group for move in one.moves for group in (move["from"], move["to"]) if group is not None}
    known = {group: work.plan.known(group).name.pick(lang) for group in groups}
    view["group_names"] = {**view["group_names"], **known}
    view["people"] = [
        {
            "email": one.person.email,
            "name": one.person.name,
            "status": "confirmed",
            "groups": list(names),
            "moves": list(one.moves),
        }
    ]
    return view


def _actions(work: Work, one: Addressee, lang: Language) -> list[NoteLine]:
    asked = AskedNotes(work.wish.groups, ("action",), open=True, who=one.person.email)
    return notes(work.plan, asked, work.wish.now.date(), lang)["notes"]


def _outcomes(work: Work, one: Addressee, lang: Language) -> list[NoteLine]:
    ids = {group.id for group in one.groups}
    found = notes(work.plan, AskedNotes(kinds=("outcome",)), work.wish.now.date(), lang)["notes"]
    return [note for note in found if note["group"] in ids]
