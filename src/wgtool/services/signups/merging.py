"""Two addresses of one person become one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wgtool.domain.allocation.phase import is_choosing, places_each
from wgtool.domain.journal import Change
from wgtool.domain.moving_up import let_go, promotion_clashes, promotions
from wgtool.domain.people import Person, Signup, differing, email_key, filled
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group
from wgtool.domain.records.people import person_record
from wgtool.domain.signups import Clash
from wgtool.errors import Refused, UsageError
from wgtool.services.outcome import Outcome
from wgtool.services.who import who
from wgtool.texts.say import Message, msg

if TYPE_CHECKING:
    from wgtool.domain.records import Record


def merge(plan: Plan, email: str, into: str, *, allow_clash: bool) -> Outcome:
    """Decide that a person is another one: all their places become the other’s, whose details stand.

    Where both are in one group the better place is kept; the other becomes free.

    Raises:
        Refused: One of them is unknown, or their groups clash.
        UsageError: Both addresses are the same.
    """
    gone, kept = who(plan, email), who(plan, into)
    if gone.key == kept.key:
        raise UsageError("merge.same", email=kept.email)
    warnings = [*_clashes(plan, gone, kept, allow_clash=allow_clash)]
    freed = list(_freed(plan, gone, kept))
    # Whoever moves up under the address that goes is known by the other one then.
    promoted: list[Record] = [
        {"group": place["group"], "email": kept.email if email_key(place["email"]) == gone.key else place["email"]}
        for place in promotions(plan, freed)
    ]
    after = filled(kept, gone)
    if differs := differing(after, filled(gone, after)):
        fields = tuple(msg(f"label.{field}") for field in differs)
        warnings.append(msg("merge.differs", email=kept.email, fields=fields))
    change: Change = {"renamed": [{"email": gone.email, "to": kept.email}]}
    if after != kept:
        change["people"] = [person_record(after)]
    if left := [*_let_go(plan, gone, kept), *let_go(plan, _others(promoted, kept))]:
        change["left"] = left
    if promoted:
        change["promoted"] = promoted
    change |= _ranked(plan, gone, kept, {record["group"] for record in left})
    text = [msg("merge.done", email=gone.email, into=kept.email, name=kept.name)]
    text += [msg("merge.freed", group=plan.known(signup.group).name) for signup in freed]
    return Outcome(
        do="merge",
        change=change,
        text=tuple(text),
        people=(kept.email, *dict.fromkeys(place["email"] for place in promoted)),
        promoted=tuple(promoted),
        warnings=(*warnings, *promotion_clashes(plan, _others(promoted, kept))),
    )


def _others(promoted: list[Record], kept: Person) -> list[Record]:
    """Return who else moves up: what the merged person’s groups come to is told already."""
    return [record for record in promoted if email_key(record["email"]) != kept.key]


def _ranked(plan: Plan, gone: Person, kept: Person, left: set[str]) -> Change:
    """Return the ranks that the choices of both come to, where places are given by choice."""
    if not plan.programme.by_choice:
        return {}
    from wgtool.domain.allocation.ranking import merged_ranks  # noqa: PLC0415 - few programmes give places so

    records = [record for record in merged_ranks(plan, gone, kept) if record["group"] not in left]
    return {"ranked": records} if records else {}


def _let_go(plan: Plan, gone: Person, kept: Person) -> list[Record]:
    """Return the lists on which the one person waits no more, having the places of both.

    Raises:
        Refused: They would have more places than a person gets.
    """
    each = places_each(plan)
    if each is None:
        return []
    from wgtool.domain.allocation.joining import places_of  # noqa: PLC0415 - few programmes give places so

    mine, theirs = places_of(plan, gone.key), places_of(plan, kept.key)
    if len(mine | theirs) > max(each, len(mine), len(theirs)):
        names = tuple(plan.known(id_).name for id_ in sorted(mine | theirs))
        error = Refused("merge.too_many", each=each, groups=names)
        raise error.advise("merge.too_many_advice", email=gone.email)
    if len(mine | theirs) < each:
        return []
    waiting = [one.group for who in (gone, kept) for one in plan.state.signups_of(who.key) if one.status == "waiting"]
    return [{"group": id_, "email": kept.email} for id_ in dict.fromkeys(waiting) if id_ not in mine | theirs]


def _groups(plan: Plan, person: Person) -> list[Group]:
    mine = {signup.group for signup in plan.state.signups_of(person.key)}
    return [group for group in plan.programme.groups if group.id in mine]


def _clashes(plan: Plan, gone: Person, kept: Person, *, allow_clash: bool) -> Iterator[Message]:
    if is_choosing(plan):
        return
    mine, theirs = _groups(plan, gone), _groups(plan, kept)
    for group in mine:
        for other in theirs:
            both = group in theirs or other in mine
            overlap = None if both else plan.meeting(group, other).overlap
            if overlap is not None:
                clash = Clash(group, other, overlap)
                if not allow_clash:
                    raise clash
                yield clash.messages[0]
    both_ways = {group.id for group in [*mine, *theirs] if plan.asks(group.id)}
    count, limit = len(both_ways), plan.programme.max_groups_per_person
    if count > max(limit, len(mine), len(theirs)):
        yield msg("joining.many_groups", name=kept.name, count=count, limit=limit)


def _freed(plan: Plan, gone: Person, kept: Person) -> Iterator[Signup]:
    """Yield, of two places in one group, the one that is given up."""
    for signup in plan.state.signups_of(gone.key):
        other = plan.state.signup(signup.group, kept.key)
        if other is not None:
            yield max(signup, other, key=lambda one: (one.status, one.entry))
