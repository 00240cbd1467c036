"""Signing up, withdrawing, transferring and correcting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wgtool.domain.allocation.phase import is_choosing
from wgtool.domain.journal import Change
from wgtool.domain.moving_up import fill, let_go, promotion_clashes, promotions
from wgtool.domain.people import NOTES_LIMIT, Person, Signup, clean_field, differing, filled
from wgtool.domain.plan import Plan
from wgtool.domain.records.people import person_record
from wgtool.domain.signups import Allowed, Full, Joined, Joining, join, refuse_ended
from wgtool.errors import Refused
from wgtool.services.outcome import Outcome
from wgtool.services.signups.details import Answers, person
from wgtool.services.signups.person import person_view
from wgtool.services.who import known_by
from wgtool.services.who import who as meant
from wgtool.texts.language import Language
from wgtool.texts.say import Message, msg, phrase

if TYPE_CHECKING:
    from wgtool.domain.programme import Group
    from wgtool.domain.records import Record
    from wgtool.views.signups import Move, SignupResult, SignupView


def sign_up(
    plan: Plan, groups: Sequence[str], answers: Answers, allowed: Allowed, lang: Language, because: str | None = None
) -> Outcome:
    """Decide a sign-up for one or more groups, as one step; with `because` places are given by hand, for that reason.

    Details that differ from those known of the person are not taken: `amend` is for that. Details not known yet are.

    Raises:
        Refused: A group or the organisation is unknown, a group is full, or sessions clash.
        UsageError: A detail is missing or cannot be.
    """
    chosen = plan.groups(groups)
    known = known_by(plan, answers.email) if answers.email else None
    asked = person(plan, answers, known)
    who = filled(known, asked) if known else asked
    joining = _joining(plan, who, chosen, allowed, because)
    found = {"joined": joining.records, "left": joining.left, "placed": joining.placed}
    change: Change = {kind: list(records) for kind, records in found.items() if records}
    if change and who != known:
        change = {"people": [person_record(who)], **change}
    warnings = [*joining.warnings]
    if differs := differing(who, asked):
        fields = tuple(msg(f"label.{field}") for field in differs)
        warnings.insert(0, msg("signup.differs", name=who.name, fields=fields, email=who.email))
    return Outcome(
        do="signup",
        change=change,
        text=tuple(joined_message(who, result) for result in joining.results),
        people=(who.email,),
        results=tuple(_result(result, lang) for result in joining.results),
        warnings=tuple(warnings),
    )


def _joining(plan: Plan, who: Person, groups: Sequence[Group], allowed: Allowed, because: str | None) -> Joining:
    if because is None:
        return join(plan, who, groups, allowed)
    from wgtool.domain.allocation.by_hand import place_by_hand  # noqa: PLC0415 - few places are given so

    return place_by_hand(plan, who, groups, allowed, clean_field("because", because, NOTES_LIMIT))


def joined_message(who: Person, result: Joined) -> Message:
    """Return what somebody’s sign-up for a group came to."""
    # Who waits in no queue waits until all places are given.
    waits = result.status == "waiting" and result.position is None
    word = ("later" if result.choice is None else "later_ranked") if waits else result.status
    key = f"joined.{word}" if result.changed else f"joined.already_{word}"
    return msg(key, name=who.name, group=result.group.name, position=result.position, choice=result.choice)


def _result(result: Joined, lang: Language) -> SignupResult:
    return {
        "group": result.group.id,
        "name": result.group.name.pick(lang),
        "status": result.status,
        "position": result.position,
        "changed": result.changed,
    }


def signup_view(outcome: Outcome, plan: Plan, lang: Language, *, entry: int | None, dry_run: bool) -> SignupView:
    """Return what `signup` says; `plan` is the programme after the sign-up."""
    return {
        "schema": "wgtool/signup/1",
        "entry": entry,
        "dry_run": dry_run,
        "person": person_view(plan, plan.person(outcome.people[0]), lang),
        "results": list(outcome.results),
        "warnings": [phrase(message, lang) for message in outcome.warnings],
    }


def withdraw(plan: Plan, email: str, groups: Sequence[str]) -> Outcome:
    """Decide who moves up when a person leaves some groups, or all.

    Raises:
        Refused: The person or a group is unknown, or the person is not in it.
    """
    who = meant(plan, email)
    named = [plan.any_group(group).id for group in groups]
    leaving: list[Signup] = [signup for signup in plan.state.signups_of(who.key) if not named or signup.group in named]
    absent = set(named) - {signup.group for signup in leaving}
    if absent:
        group = plan.known(min(absent, key=named.index))
        raise Refused("withdraw.not_in", name=who.name, group=group.name)
    if not leaving:
        return Outcome("withdraw", {}, (msg("withdraw.nothing", name=who.name),), (who.email,))
    left: list[Record] = [{"group": signup.group, "email": who.email} for signup in leaving]
    promoted = promotions(plan, leaving)
    change: Change = {"left": left + let_go(plan, promoted), "promoted": promoted}
    return Outcome(
        do="withdraw",
        change=change,
        text=tuple(msg("withdraw.done", name=who.name, group=plan.known(signup.group).name) for signup in leaving),
        people=(who.email, *dict.fromkeys(place["email"] for place in promoted)),
        promoted=tuple(promoted),
        warnings=tuple(promotion_clashes(plan, promoted)),
    )


def transfer(plan: Plan, email: str, source: str, target: str, allowed: Allowed, lang: Language) -> Outcome:
    """Decide a move from one group to another, as one step.

    A free place for which others wait is none; whoever may wait gives their place up for the waiting list.

    Raises:
        Refused: The person is not in the one group or already in the other, which is full or clashes.
    """
    who = meant(plan, email)
    old, new = plan.any_group(source), plan.group(target)
    signup = plan.state.signup(old.id, who.key)
    if signup is None:
        raise Refused("withdraw.not_in", name=who.name, group=old.name)
    if plan.state.signup(new.id, who.key) is not None:
        raise Refused("transfer.already", name=who.name, group=new.name)
    joining = _joining_from(plan, who, old, new, allowed)
    promoted = promotions(plan, [signup])
    change: Change = {
        "left": [{"group": old.id, "email": who.email}, *joining.left, *let_go(plan, promoted)],
        "promoted": promoted,
        "joined": list(joining.records),
    }
    return Outcome(
        do="transfer",
        change=change,
        text=(
            msg("withdraw.done", name=who.name, group=old.name),
            *(joined_message(who, result) for result in joining.results),
        ),
        people=(who.email, *dict.fromkeys(place["email"] for place in promoted)),
        promoted=tuple(promoted),
        results=tuple(_result(result, lang) for result in joining.results),
        moves=tuple(move_of(who, old, result) for result in joining.results),
        warnings=(*joining.warnings, *promotion_clashes(plan, promoted)),
    )


def _joining_from(plan: Plan, who: Person, old: Group, new: Group, allowed: Allowed) -> Joining:
    """Decide the sign-up of somebody who leaves another group for it.

    Raises:
        Refused: As `join`; of a full group it says how to wait for it all the same.
    """
    try:
        return join(plan, who, [new], allowed, leaving=old.id)
    except Full as error:
        error.messages[1:] = [msg("transfer.full_advice", email=who.email, source=old.id, target=new.id)]
        raise


def move_of(who: Person, old: Group, result: Joined) -> Move:
    """Return somebody’s way from one group to another, as views give it."""
    return {
        "email": who.email,
        "from": old.id,
        "to": result.group.id,
        "status": result.status,
        "position": result.position,
    }


def promote(plan: Plan, groups: Sequence[str]) -> Outcome:
    """Decide who moves up into free places, in some groups or all.

    Raises:
        Refused: A group is unknown, or one that was named has ended, or all places are still to be given by choice.
    """
    chosen = plan.groups(groups)
    if is_choosing(plan):
        raise Refused("promote.later").advise("joining.later_advice")
    refuse_ended(plan, chosen if groups else ())
    promoted: list[Record] = []
    for group in chosen:
        promoted += fill(plan, group, given=promoted)
    if not promoted:
        return Outcome("promote", {}, (msg("promote.nothing"),))
    return Outcome(
        do="promote",
        change={"promoted": promoted} | ({"left": left} if (left := let_go(plan, promoted)) else {}),
        people=tuple(dict.fromkeys(place["email"] for place in promoted)),
        promoted=tuple(promoted),
        warnings=tuple(promotion_clashes(plan, promoted)),
    )
