"""People of another copy: their details and their places, by the rules of signing up."""

from collections.abc import Iterable

from wgtool.domain.allocation.phase import places_each
from wgtool.domain.joins.taking import Taking
from wgtool.domain.joins.wishes import Part, Wish
from wgtool.domain.journal import Change
from wgtool.domain.moving_up import fill, let_go
from wgtool.domain.people import DETAILS, Person, email_key
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group
from wgtool.domain.records import Record
from wgtool.domain.records.people import person_record
from wgtool.domain.signups import Allowed, Clash, Joining, join
from wgtool.errors import Refused
from wgtool.texts.say import msg


def details(taking: Taking, part: Part, wish: Wish) -> Change:
    """Take in somebody’s details and address: a field that was changed in both copies is as it was changed last.

    Raises:
        Refused: They are nobody here, or their address is somebody else’s.
    """
    if taking.is_erased(part.key):
        return {}
    rows = [Person(**record) for record in part.change.get("people", ())]
    given = rows[-1] if rows else None
    who = taking.find(part.key, given or part.before)
    if who is None:
        return _newcomer(taking, part, given)
    change: Change = {}
    after = who
    for record in part.change.get("renamed", ()):
        email, merged = _renamed(taking, part, wish, who, record)
        change = {"renamed": [{"email": who.email, "to": email}]} if email is not None else {}
        if merged:
            return change
        after = after._replace(email=email or who.email)
    if given is not None:
        after = _amended(taking, part, wish, after, given)
    if after != who:
        change["people"] = [person_record(after)]
    return {**change, **_beside(part, after.email)}


def newcomer(taking: Taking, part: Part, wish: Wish) -> Change:
    """Take in the details of somebody new whose place was taken in; of whom none was, nothing is kept.

    Raises:
        Refused: Their address is somebody else’s.
    """
    given = Person(**part.change["people"][-1]) if "people" in part.change else None
    known = not taking.is_erased(part.key) and taking.find(part.key, given) is not None
    return details(taking, part, wish) if known else {}


def _newcomer(taking: Taking, part: Part, given: Person | None) -> Change:
    if given is None or part.before is not None or part.change.get("renamed"):
        raise taking.nobody(part.key)
    taking.here[part.key] = given.key
    return {"people": [person_record(given)], **_beside(part, given.email)}


def _beside(part: Part, email: str) -> Change:
    rows = [{**record, "email": email} for record in part.change.get("answered", ())]
    return {
        **({"distinct": [{"email": email}]} if "distinct" in part.change else {}),
        **({"answered": rows} if rows else {}),
    }


def _renamed(taking: Taking, part: Part, wish: Wish, who: Person, record: Record) -> tuple[str | None, bool]:
    """Return what somebody’s address becomes here, None where it stays, and whether they become one with another."""
    new = email_key(record["to"])
    other = wish.who.get(new)
    if other is not None and other != part.key:
        kept = taking.require(other, part._replace(details=None, before=None))
        _refuse_clash(taking.stage.plan(wish.step.at), who, kept, part.held)
        return kept.email if kept.key != who.key else None, True
    if who.key == new:
        return record["to"] if who.email != record["to"] else None, False
    if (taken := taking.stage.state.people.get(new)) is not None:
        raise Refused("join.two_people", email=taken.email, here=taken.name, there=who.name)
    if who.key != email_key(record["email"]):
        what = msg("join.of_person", name=who.name, field=msg("label.email"))
        said = {"what": what, "here": who.email, "there": record["to"]}
        item = ("details", who.key, "email")
        if not taking.conflict("details", item, wish.step.at, **said):
            return None, False
    return record["to"], False


def _refuse_clash(plan: Plan, who: Person, kept: Person, held: frozenset[str]) -> None:
    """Let nobody become one with somebody whose groups clash with theirs, unless they do in the other copy, too.

    Raises:
        Clash: They do.
    """
    mine, theirs = ({one.group for one in plan.state.signups_of(person.key)} for person in (who, kept))
    each, every = places_each(plan), [one for person in (who, kept) for one in plan.state.signups_of(person.key)]
    places = dict.fromkeys(one.group for one in every if one.status == "confirmed")
    if each is not None and len(places) > each:
        raise Refused("merge.too_many", each=each, groups=tuple(plan.known(group).name for group in places))
    for group in sorted(mine - theirs - held):
        for other in sorted(theirs - mine):
            both = plan.has(group) and plan.has(other)
            overlap = plan.meeting(plan.known(group), plan.known(other)).overlap if both else None
            if overlap is not None:
                raise Clash(plan.known(group), plan.known(other), overlap)


def _amended(taking: Taking, part: Part, wish: Wish, who: Person, given: Person) -> Person:
    """Return somebody’s details with those that the other copy changed, field by field."""
    before: Person | None = part.before
    after = who
    for field in DETAILS:
        new, old, mine = getattr(given, field), getattr(before, field, None), getattr(who, field)
        if new in {old, mine}:
            continue
        if mine != old:
            none = msg("word.none")
            said = {"here": mine or none, "there": new or none}
            what = msg("join.of_person", name=who.name, field=msg(f"label.{field}"))
            if not taking.conflict("details", ("details", who.key, field), wish.step.at, what=what, **said):
                continue
        after = after._replace(**{field: new})
        if field == "organisation":
            after = after._replace(organisation_typed=given.organisation_typed)
    return after


def place(taking: Taking, part: Part, wish: Wish) -> Change:
    """Take in that somebody signed up, left or moved.

    Raises:
        Refused: A rule stands against it.
    """
    if taking.is_erased(part.key):
        return {}
    left, joined = part.change.get("left"), part.change.get("joined")
    who = taking.find(part.key, part.details)
    new: Change = {}
    if who is None:
        if left and not joined:
            # They are in no group.
            return {}
        if left or part.details is None:
            raise taking.nobody(part.key)
        # A sign-up that was taken back here brought them.
        who = part.details
        taking.here[part.key] = who.key
        new = {"people": [person_record(who)]}
    plan = taking.stage.plan(wish.step.at)
    if joined and left:
        return _moved(plan, part, who, wish)
    if joined:
        return {**new, **_joined(taking, plan, part, who)}
    return _left(plan, who, (left or [{"group": ""}])[0]["group"])


def _left(plan: Plan, who: Person, group: str) -> Change:
    there = plan.state.signup(group, who.key) is not None
    return {"left": [{"group": group, "email": who.email}]} if there else {}


def _moved(plan: Plan, part: Part, who: Person, wish: Wish) -> Change:
    source, record = part.change["left"][0]["group"], part.change["joined"][0]
    target = record["group"]
    here, there = plan.state.signup(source, who.key), plan.state.signup(target, who.key)
    if here is None:
        if there is not None:
            return {}
        raise Refused("withdraw.not_in", name=who.name, group=plan.known(source).name)
    if there is not None:
        if wish.step.do == "transfer":
            raise Refused("transfer.already", name=who.name, group=plan.known(target).name)
        return _left(plan, who, source)
    waits = record["status"] == "waiting" or wish.step.do != "transfer"
    found = _tried(plan, who, plan.group(target), part, Allowed(waiting=waits), leaving=source)
    left = [{"group": source, "email": who.email}, *found.left]
    return {"left": left, "joined": [_like(one, record) for one in found.records]}


def _joined(taking: Taking, plan: Plan, part: Part, who: Person) -> Change:
    record = part.change["joined"][0]
    group = plan.group(record["group"])
    signup = plan.state.signup(group.id, who.key)
    joining = _tried(plan, who, group, part, Allowed(), leaving="") if signup is None else None
    found = [_like(one, record) for one in joining.records] if joining else []
    status = signup.status if signup else found[0]["status"]
    if record["status"] == "confirmed" and status == "waiting":
        taking.waiting[group.id, who.key] = None
    left = list(joining.left) if joining else []
    return {kind: records for kind, records in (("left", left), ("joined", found)) if records}


def _tried(plan: Plan, who: Person, group: Group, part: Part, allowed: Allowed, *, leaving: str) -> Joining:
    """Return the sign-up that the rules allow: a clash that the other copy has, too, was allowed there.

    Raises:
        Refused: They allow none.
    """
    for signup in plan.state.signups_of(who.key):
        if signup.group in part.held or signup.group == leaving or not plan.has(signup.group):
            continue
        overlap = plan.meeting(group, plan.known(signup.group)).overlap
        if overlap is not None:
            raise Clash(group, plan.known(signup.group), overlap)
    return join(plan, who, [group], allowed._replace(clash=True), leaving=leaving)


def _like(record: Record, theirs: Record) -> Record:
    """Return a sign-up with what the other copy says of it besides."""
    return {**record, **{field: theirs[field] for field in ("choice", "sent") if theirs.get(field) is not None}}


def freed(taking: Taking, groups: Iterable[str], at: str) -> Change:
    """Return who moves up into places that became free, by the rules of here, and what they let go with that."""
    plan = taking.stage.plan(at)
    found: list[Record] = []
    for group in dict.fromkeys(groups):
        if plan.has(group):
            taking.stage.put_in_order(group)
            found += fill(plan, plan.known(group), given=found)
    left = let_go(plan, found)
    return {kind: records for kind, records in (("left", left), ("promoted", found)) if records}
