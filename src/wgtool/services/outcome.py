"""What a changing command decided: what to record, and what to say."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from wgtool.domain.journal import Change
from wgtool.domain.plan import Plan
from wgtool.services.values import iso
from wgtool.texts.language import Language
from wgtool.texts.say import Message, phrase

if TYPE_CHECKING:
    from wgtool.domain.records import Record
    from wgtool.domain.sessions import Session
    from wgtool.views.signups import ChangeView, Move, Promotion, SessionChangeLine, SignupResult


class Outcome(NamedTuple):
    """A decision, before anything is written.

    `do` is the command, `change` what its entry records (empty when nothing changes), `text` what happens in the user’s
    words, `people` the addresses whose plans it touches.
    """

    do: str
    change: Change
    text: tuple[Message, ...] = ()
    people: tuple[str, ...] = ()
    promoted: "tuple[Record, ...]" = ()
    sessions: "tuple[tuple[Session, Session], ...]" = ()
    results: "tuple[SignupResult, ...]" = ()
    moves: "tuple[Move, ...]" = ()
    warnings: tuple[Message, ...] = ()


Decision = Callable[[Plan], Outcome]


def change_view(outcome: Outcome, plan: Plan, lang: Language, *, entry: int | None, dry_run: bool) -> "ChangeView":
    """Return what a changing command says.

    `plan` is the programme as it stood when that was decided; `entry` the number of what was written, None if nothing
    changed or nothing was to be written.
    """
    return {
        "schema": "wgtool/change/1",
        "do": outcome.do,
        "entry": entry,
        "dry_run": dry_run,
        "text": [phrase(message, lang) for message in outcome.text],
        "sessions": [_session_change(before, after) for before, after in outcome.sessions],
        "people": list(outcome.people),
        "promoted": promotions(outcome, plan),
        "results": list(outcome.results),
        "moves": list(outcome.moves),
        "warnings": [phrase(message, lang) for message in outcome.warnings],
    }


def promotions(outcome: Outcome, plan: Plan) -> "list[Promotion]":
    """Return who moves up, with names."""
    return [
        {"group": place["group"], "email": place["email"], "name": plan.person(place["email"]).name}
        for place in outcome.promoted
    ]


def _session_change(before: "Session", after: "Session") -> "SessionChangeLine":
    return {
        "group": after.group.id,
        "week": after.week.number,
        "before": iso(before.starts_at),
        "after": iso(after.starts_at),
        "minutes_before": before.minutes,
        "minutes": after.minutes,
        "status": after.status,
    }
