"""Correcting a person’s details, and ranking their choices anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgtool.domain.people import DETAILS, clean_email
from wgtool.domain.records.people import person_record
from wgtool.errors import Refused, UsageError
from wgtool.services.outcome import Outcome
from wgtool.services.signups.details import Answers, amended
from wgtool.services.who import who as meant
from wgtool.texts.say import Message, msg

if TYPE_CHECKING:
    from wgtool.domain.allocation.ranking import Ranking
    from wgtool.domain.journal import Change
    from wgtool.domain.people import Person
    from wgtool.domain.plan import Plan


def amend(plan: Plan, email: str, answers: Answers, choices: str | None = None) -> Outcome:
    """Decide a correction of a person’s details; `answers.email` is a new address, `choices` their groups in order.

    Raises:
        Refused: The person is unknown, or the new address is another person’s, or choices cannot be ranked now.
        UsageError: A field cannot be what it is said to be.
    """
    who = meant(plan, email)
    after = amended(plan, who, answers)
    change: Change = {}
    if answers.email is not None:
        after = after._replace(email=clean_email(answers.email))
        if after.key != who.key and plan.state.person(after.key) is not None:
            raise Refused("amend.taken", email=after.email).advise("amend.merge", email=who.email, into=after.email)
        if after.key != who.key:
            change["renamed"] = [{"email": who.email, "to": after.email}]
    change |= {"people": [person_record(after)]} if after != who else {}
    ranking = None if choices is None else _ranking(plan, who, choices, after.email)
    found = {"joined": ranking.joined, "left": ranking.left, "ranked": ranking.ranked} if ranking else {}
    change |= {kind: list(records) for kind, records in found.items() if records}
    stays = [
        msg("amend.keeps_place", name=after.name, group=group.name) for group in (ranking.stays if ranking else ())
    ]
    if not change:
        return Outcome("amend", {}, (msg("amend.nothing", name=who.name), *stays), (who.email,))
    text = (*_corrected(who, after), *_ranks(plan, after, ranking), *stays)
    return Outcome("amend", change, text, (after.email,))


def _corrected(who: Person, after: Person) -> tuple[Message, ...]:
    return tuple(
        msg(
            "amend.done",
            field=msg(f"label.{field}"),
            before=getattr(who, field) or msg("word.none"),
            after=getattr(after, field) or msg("word.none"),
        )
        for field in ("name", "email", *DETAILS[1:])
        if getattr(who, field) != getattr(after, field)
    )


def _ranking(plan: Plan, who: Person, choices: str, email: str) -> Ranking:
    """Return what another order of choices comes to, given as groups with commas between them.

    Raises:
        Refused: A group is unknown, or choices cannot be ranked now.
        UsageError: None is named, or one twice.
    """
    from wgtool.domain.allocation.ranking import reranked  # noqa: PLC0415 - few programmes give places so

    named = [plan.group(part.strip()) for part in choices.split(",") if part.strip()]
    if not named:
        raise UsageError("usage.no_choices", param="--choices")
    if len({group.id for group in named}) < len(named):
        raise UsageError("usage.choices_twice", param="--choices")
    return reranked(plan, who, named, email)


def _ranks(plan: Plan, after: Person, ranking: Ranking | None) -> list[Message]:
    if ranking is None:
        return []
    new = sorted((*ranking.joined, *ranking.ranked), key=lambda record: record["choice"] or 0)
    told = [
        msg("joined.later_ranked", name=after.name, group=plan.known(one["group"]).name, choice=one["choice"])
        for one in new
        if one["choice"]
    ]
    return told + [msg("withdraw.done", name=after.name, group=plan.known(one["group"]).name) for one in ranking.left]
