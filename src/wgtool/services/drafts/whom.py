"""Who gets a message of each kind, and about which of their groups."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from wgtool.domain.clock import local_text
from wgtool.domain.letters import LetterKind
from wgtool.domain.people import Person
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group
from wgtool.domain.sessions import Session
from wgtool.services.attendance.report import attendance
from wgtool.services.drafts.turns import Pair
from wgtool.services.drafts.work import Work
from wgtool.texts.say import Message, msg

if TYPE_CHECKING:
    from wgtool.views.sessions import ToldMove


class Addressee(NamedTuple):
    """Who gets a message, about which groups in the programme’s order.

    With invitations, `left` are the groups whose place they gave up, `came` those in which they got one since.
    """

    person: Person
    groups: tuple[Group, ...]
    left: tuple[Group, ...] = ()
    came: tuple[Group, ...] = ()
    moves: "tuple[ToldMove, ...]" = ()


class Without(NamedTuple):
    """Who gets none, or none about a group, and why."""

    person: Person | None
    name: str
    group: Group | None
    why: Message


class Found(NamedTuple):
    """Who gets a message, and who does not."""

    addressees: tuple[Addressee, ...]
    left_out: tuple[Without, ...] = ()


def found(work: Work) -> Found:
    """Return who gets a message of the kind that is wished for.

    Raises:
        Refused: A group or week is unknown, or no session is held in the week.
    """
    return _FINDERS[work.wish.kind](work)


def _gathered(plan: Plan, pairs: Iterable[tuple[Group, str]]) -> tuple[Addressee, ...]:
    """Return people by key, each once with all their groups, in the order in which they come."""
    mine: dict[str, list[Group]] = {}
    for group, key in pairs:
        mine.setdefault(key, []).append(group)
    return tuple(Addressee(plan.state.people[key], _ordered(plan, groups)) for key, groups in mine.items())


def _ordered(plan: Plan, groups: Iterable[Group]) -> tuple[Group, ...]:
    """Return groups in the programme’s order, each once; those that it holds no more come last."""
    by_id = {group.id: group for group in groups}
    places = {group.id: place for place, group in enumerate(plan.programme.groups)}
    return tuple(sorted(by_id.values(), key=lambda group: places.get(group.id, len(places))))


def _placed(work: Work) -> Iterator[tuple[Group, str]]:
    """Yield who has a place in the groups asked for, in the programme’s order and that of arrival."""
    for group in _ordered(work.plan, work.plan.groups(work.wish.groups)):
        for signup in work.plan.state.with_status(group.id, "confirmed"):
            yield group, signup.key


def _welcome(work: Work) -> Found:
    since = work.wish.since.entry
    # A place that the journal does not tell of, as after a repair, is none that is newer.
    return Found(
        _gathered(
            work.plan,
            (
                (group, key)
                for group, key in _placed(work)
                if not since or ((last := work.turns.last(group.id, key)) is not None and last.entry > since)
            ),
        )
    )


def _waiting(work: Work) -> Found:
    groups = _ordered(work.plan, work.plan.groups(work.wish.groups))
    waiting = ((group, one.key) for group in groups for one in work.plan.state.with_status(group.id, "waiting"))
    return Found(_gathered(work.plan, waiting))


def _moved_up(work: Work) -> Found:
    since = work.wish.since.entry
    came_up = (
        (group, key)
        for group, key in _placed(work)
        if (last := work.turns.last(group.id, key)) is not None and last.what == "promoted" and last.entry > since
    )
    return Found(_gathered(work.plan, came_up))


def _changes(work: Work) -> Found:
    plan, wish = work.plan, work.wish
    view = work.changed
    told = {plan.person(line["email"]).key: line for line in view["people"]}
    movers = _movers(work) if wish.invite else {}
    addressees = []
    for key in dict.fromkeys([*told, *movers]):
        line, (left, came) = told.get(key), movers.get(key, ((), ()))
        groups = [plan.known(group) for group in line["groups"]] if line is not None else []
        moves = tuple(line["moves"]) if line is not None else ()
        moves = moves or tuple(_moves(work, key, left, came))
        every = _ordered(plan, [*groups, *left, *came])
        addressees.append(Addressee(plan.state.people[key], every, left, came, moves))
    return Found(tuple(addressees))


def _movers(work: Work) -> dict[str, tuple[tuple[Group, ...], tuple[Group, ...]]]:
    """Return who lost or got back a place since, by key: in which groups, and in which they have one.

    Whoever is only new is no matter here: that is for `welcome`.
    """
    plan, since = work.plan, work.wish.since.entry
    asked = {group.id for group in plan.groups(work.wish.groups)} if work.wish.groups else None
    lost = _by_key(pair for pair in work.turns.lost_since(since) if asked is None or pair[0] in asked)
    back = _by_key(pair for pair in work.turns.returned_since(since) if asked is None or pair[0] in asked)
    got = _by_key(work.turns.got_since(since))

    def groups(ids: Iterable[str]) -> tuple[Group, ...]:
        return _ordered(plan, map(plan.known, ids))

    return {key: (groups(lost.get(key, ())), groups(got.get(key, ()))) for key in dict.fromkeys((*lost, *back))}


def _by_key(pairs: Iterable[Pair]) -> dict[str, list[str]]:
    """Return the groups of each person, by key."""
    found: dict[str, list[str]] = {}
    for group, key in pairs:
        found.setdefault(key, []).append(group)
    return found


def _moves(work: Work, key: str, left: tuple[Group, ...], came: tuple[Group, ...]) -> "Iterator[ToldMove]":
    for gone, new in zip_longest(left, came):
        last = work.turns.last((gone or new).id, key)
        at = local_text(last.at, work.plan.programme.timezone) if last is not None else ""
        yield {"from": gone and gone.id, "to": new and new.id, "at": at}


def _agenda(work: Work) -> Found:
    meeting = {session.group.id for session in work.of_week}
    return Found(_gathered(work.plan, ((group, key) for group, key in _placed(work) if group.id in meeting)))


def _reminder(work: Work) -> Found:
    """Return who has a place in a group that meets; who waits for nothing any more is left out, and why."""
    why: dict[str, Message | None] = {}
    for session in work.of_week:
        # Of several sessions in the week one to come is enough.
        why[session.group.id] = _off(work, session) if why.get(session.group.id, session) is not None else None
    placed = [(group, key) for group, key in _placed(work) if group.id in why]
    people = work.plan.state.people
    left_out = (
        Without(people[key], people[key].name, group, off)
        for group, key in placed
        if (off := why[group.id]) is not None
    )
    return Found(
        _gathered(work.plan, ((group, key) for group, key in placed if why[group.id] is None)), tuple(left_out)
    )


def _off(work: Work, session: Session) -> Message | None:
    """Return why nobody is reminded of a session; None if there is no reason. A week that is named may be over."""
    if session.status == "cancelled":
        return msg("drafts.cancelled")
    over = not work.named_week and session.ends_at <= work.wish.now
    return msg("drafts.over") if over else None


def _missed(work: Work) -> Found:
    view = attendance(work.plan, work.wish.groups, work.wish.missed, "en")
    absent = (
        (work.plan.known(group["id"]), work.plan.person(line["email"]).key)
        for group in view["groups"]
        for line in group["people"]
    )
    return Found(_gathered(work.plan, absent))


def _actions(work: Work) -> Found:
    plan, asked = work.plan, {group.id for group in work.plan.groups(work.wish.groups)}
    notes = [
        note
        for _, note in sorted(plan.state.notes.items())
        if note.kind == "action" and note.open and (note.group in asked or not work.wish.groups)
    ]
    owned = [(plan.known(note.group), note.who) for note in notes if note.who is not None]
    named = dict.fromkeys((note.named, note.group) for note in notes if note.who is None and note.named is not None)
    unknown = (Without(None, name, plan.known(group), msg("drafts.no_address")) for name, group in named if name)
    return Found(_gathered(plan, owned), tuple(unknown))


def _closing(work: Work) -> Found:
    return Found(_gathered(work.plan, _placed(work)))


_FINDERS: Mapping[LetterKind, Callable[[Work], Found]] = {
    "welcome": _welcome,
    "waiting": _waiting,
    "moved-up": _moved_up,
    "changes": _changes,
    "agenda": _agenda,
    "reminder": _reminder,
    "missed": _missed,
    "actions": _actions,
    "closing": _closing,
}
