"""Two addresses of one person become one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wgtool.domain.journal import Change
from wgtool.domain.people import Person, Signup, differing, email_key, filled
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group
from wgtool.domain.records.people import person_record
from wgtool.domain.signups import Clash, promotion_clashes, promotions
from wgtool.errors import UsageError
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
    if promoted:
        change["promoted"] = promoted
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


def _groups(plan: Plan, person: Person) -> list[Group]:
    mine = {signup.group for signup in plan.state.signups_of(person.key)}
    return [group for group in plan.programme.groups if group.id in mine]


def _clashes(plan: Plan, gone: Person, kept: Person, *, allow_clash: bool) -> Iterator[Message]:
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
