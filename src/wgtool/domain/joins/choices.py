"""Choices of another copy, and the places that were given by them or by hand."""

from wgtool.domain.allocation.by_hand import place_by_hand
from wgtool.domain.allocation.joining import has_number
from wgtool.domain.allocation.phase import places_each
from wgtool.domain.joins.taking import Taking
from wgtool.domain.joins.wishes import Part, Wish
from wgtool.domain.journal import Change
from wgtool.domain.people import Person
from wgtool.domain.plan import Plan
from wgtool.domain.signups import Allowed, join
from wgtool.errors import Refused


def rank(taking: Taking, part: Part, _wish: Wish) -> Change:
    """Take in which choice a group is of somebody’s.

    Raises:
        Refused: They are nobody here, or not in it.
    """
    (record,) = part.change["ranked"]
    if taking.is_erased(part.key):
        return {}
    who = taking.require(part.key, part)
    state = taking.stage.state
    signup = state.signup(record["group"], who.key)
    if signup is None:
        raise Refused(
            "withdraw.not_in", name=who.name, group=taking.stage.plan(taking.stage.at).known(record["group"]).name
        )
    return {} if signup.choice == record["choice"] else {"ranked": [{**record, "email": who.email}]}


def given(taking: Taking, part: Part, wish: Wish) -> Change:
    """Take in that somebody was given a place: where there is none here, they wait.

    Raises:
        Refused: They are nobody here, or have as many places as a person gets, or share its time.
    """
    (record,) = part.change["placed"]
    if taking.is_erased(part.key):
        return {}
    who, plan = taking.require(part.key, part), taking.stage.plan(wish.step.at)
    group = plan.group(record["group"])
    signup = plan.state.signup(group.id, who.key)
    if signup is not None and signup.status == "confirmed":
        return {}
    if plan.places_left(group) == 0:
        taking.waiting[group.id, who.key] = None
        return {} if signup else {"joined": list(join(plan, who, [group], Allowed(clash=True)).records)}
    if record.get("because") is None:
        _refuse_too_many(plan, who)
    joining = place_by_hand(plan, who, [group], Allowed(clash=True), record.get("because") or "")
    placed = [{**one, "because": record.get("because")} for one in joining.placed]
    return {kind: records for kind, records in (("left", list(joining.left)), ("placed", placed)) if records}


def _refuse_too_many(plan: Plan, who: Person) -> None:
    if places_each(plan) is not None and has_number(plan, who.key):
        mine = [one.group for one in plan.state.signups_of(who.key) if one.status == "confirmed"]
        names = tuple(plan.known(one).name for one in mine)
        raise Refused("joining.has_number", name=who.name, each=places_each(plan), groups=names)


def allocation(taking: Taking, part: Part, _wish: Wish) -> Change:
    """Take in that all places were given, once.

    Raises:
        Refused: They were given here, too, or what was given besides has nothing to follow.
    """
    (record,) = part.change["allocated"]
    if record["more"] != bool(taking.stage.state.allocated):
        raise Refused("join.allocated" if not record["more"] else "join.not_allocated")
    return part.change


def unknown(_taking: Taking, part: Part, _wish: Wish) -> Change:
    """Leave out what no rule here is known for.

    Raises:
        Refused: Always.
    """
    raise Refused("join.no_rule", kind=part.key)
