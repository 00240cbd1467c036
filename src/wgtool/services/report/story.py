"""The report: what happened so far, of the programme or of some groups, put together of what other commands tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group
from wgtool.services.attendance.report import attendance
from wgtool.services.notes.log import Asked
from wgtool.services.notes.log import notes as logbook
from wgtool.services.report import counts
from wgtool.services.report.discreet import Discretion
from wgtool.services.report.missing import missing
from wgtool.services.report.owners import Owners
from wgtool.services.values import iso, maybe
from wgtool.texts.collation import sort_key

if TYPE_CHECKING:
    from wgtool.domain.people import Person
    from wgtool.domain.sessions import Session
    from wgtool.texts.language import Language
    from wgtool.views.attendance import GroupAttendance, SessionLine
    from wgtool.views.notes import NoteLine, NotesView
    from wgtool.views.report import ReportGroup, ReportLeft, ReportMember, ReportNote, ReportView, ReportWeek


def report(plan: Plan, groups: Sequence[str], now: datetime, lang: Language, *, names: bool) -> ReportView:
    """Return the story so far.

    Args:
        plan: The programme as it stands.
        groups: Of which groups, by any of their names; none is the whole programme.
        now: The time: sessions that have begun were held.
        lang: The language.
        names: Whether members, deputies and guests may be named; addresses never stand in a report.

    Raises:
        Refused: There is no such group.
    """
    chosen = plan.groups(groups)
    ids = [group.id for group in chosen]
    came = attendance(plan, ids, None, lang)["groups"]
    kept = logbook(plan, Asked(ids if groups else ()), now.date(), lang)
    teller = _Teller(plan, now, lang, names=names)
    lines = [teller.group(group, seen, kept) for group, seen in zip(chosen, came, strict=True)]
    # Whoever has a place in a group that the file no longer holds is in the programme still.
    people = _people(plan, chosen if groups else (*chosen, *plan.left_over()))
    sessions = [session for group in chosen for session in plan.sessions(group)]
    return {
        "schema": "wgtool/report/1",
        "programme": plan.programme.name.pick(lang),
        "of": "groups" if groups else "programme",
        "at": iso(now),
        "people": len(people),
        "organisations": counts.organisations(people, teller.discretion),
        "organisation_names": {one.id: one.name.pick(lang) for one in plan.programme.organisations},
        "professions": counts.professions(plan, people, teller.discretion, lang),
        "sessions": counts.session_counts(sessions, now),
        "attendance": counts.by_week(came),
        "hours": counts.all_hours(line["hours"] for line in lines),
        "barriers": kept["barriers"],
        "groups": lines,
        "left_over": [] if groups else list(teller.left_over(kept)),
    }


def _people(plan: Plan, groups: Sequence[Group]) -> list[Person]:
    """Return who has a place in some groups, each once."""
    return list({person.key: person for group in groups for person in plan.members(group)}.values())


class _Teller:
    """Tells of groups.

    Args:
        plan: The programme as it stands.
        now: The time.
        lang: The language.
        names: Whether people may be named.
    """

    def __init__(self, plan: Plan, now: datetime, lang: Language, *, names: bool) -> None:
        self.plan = plan
        self.now = now
        self.lang: Language = lang
        self.names = names
        self.discretion = Discretion(plan, named=names)
        self.owners = Owners(plan, self.discretion, lang, named=names)

    def group(self, group: Group, came: GroupAttendance, kept: NotesView) -> ReportGroup:
        """Return one group’s story, from its attendance and what was kept."""
        people, sessions = self.plan.members(group), self.plan.sessions(group)
        mine = [line for line in kept["notes"] if line["group"] == group.id]
        by_kind = self._by_kind(mine)
        leaders = (self.owners.name(one.name) for one in group.facilitators)
        questions = by_kind["question"]
        return {
            "id": group.id,
            "name": group.name.pick(self.lang),
            "people": len(people),
            "organisations": counts.organisations(people, self.discretion),
            "professions": counts.professions(self.plan, people, self.discretion, self.lang),
            "sessions": counts.session_counts(sessions, self.now),
            "hours": counts.hours_of(self.plan, group, self.now, self.lang),
            "facilitators": [name for name in leaders if name is not None],
            "question": next(iter([*(one for one in reversed(questions) if one["open"]), *reversed(questions)]), None),
            "weeks": [self._week(one, line) for one, line in zip(sessions, came["sessions"], strict=True)],
            "decisions": by_kind["decision"],
            "insights": by_kind["insight"],
            "blockers": by_kind["blocker"],
            "outcomes": by_kind["outcome"],
            "asked": [line for line in by_kind["action"] if line["open"]],
            "members": [self._member(person) for person in self._sorted(people)] if self.names else None,
            "missing": list(missing(self.plan, sessions, {line["kind"] for line in mine}, self.now, self.lang)),
        }

    def left_over(self, kept: NotesView) -> Iterator[ReportLeft]:
        """Yield what was kept of groups that the definitions no longer hold: it counts with the rest."""
        for id_ in dict.fromkeys(line["group"] for line in kept["notes"] if not self.plan.has(line["group"])):
            by_kind = self._by_kind([line for line in kept["notes"] if line["group"] == id_])
            left: ReportLeft = {
                "id": id_,
                "name": self.plan.known(id_).name.pick(self.lang),
                "decisions": by_kind["decision"],
                "insights": by_kind["insight"],
                "blockers": by_kind["blocker"],
                "outcomes": by_kind["outcome"],
                "asked": [line for line in by_kind["action"] if line["open"]],
            }
            if any(left[key] for key in _LEFT):
                yield left

    def _by_kind(self, lines: Sequence[NoteLine]) -> dict[str, list[ReportNote]]:
        return {kind: [self._note(line) for line in lines if line["kind"] == kind] for kind in _KINDS}

    def _week(self, session: Session, line: SessionLine) -> ReportWeek:
        reason = maybe(session.reason, self.lang)
        return {
            "week": line["week"],
            "title": session.week.title.pick(self.lang),
            "starts_at": line["starts_at"],
            "status": line["status"],
            "reason": None if reason is None else self.discretion.without(reason),
            "recorded": line["recorded"],
            "members": line["members"],
            "present": line["present"],
            "deputies": line["deputies"],
            "apologies": line["apologies"],
            "absent": line["absent"],
            "guests": line["guests"],
        }

    def _note(self, line: NoteLine) -> ReportNote:
        note = self.plan.state.notes[line["id"]]
        home = self.owners.home(note.who, note.named)
        name = self.owners.name(line["who_name"])
        return {
            **line,
            "who": name if self.names else None,
            "who_name": name,
            "organisation_id": home.id,
            "organisation": home.name,
        }

    def _sorted(self, people: Sequence[Person]) -> list[Person]:
        return sorted(people, key=lambda person: sort_key(person.name, self.lang))

    def _member(self, person: Person) -> ReportMember:
        home = self.owners.of(person)
        return {
            "name": self.discretion.unaddressed(person.name),
            "organisation_id": home.id,
            "organisation": home.name or "",
        }


_LEFT: tuple[Literal["decisions", "insights", "blockers", "outcomes", "asked"], ...] = (
    *("decisions", "insights", "blockers", "outcomes", "asked"),
)
_KINDS = ("question", "decision", "insight", "blocker", "outcome", "action")
