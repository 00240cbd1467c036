"""Another copy of the store taken in: a colleague’s, one that a synchronised folder left, or a backup."""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING, NamedTuple

from wgtool.domain.clock import utc_text
from wgtool.domain.joins.joining import Joint
from wgtool.domain.joins.joining import join as joint_of
from wgtool.domain.joins.parting import Side, erasures
from wgtool.domain.journal import Entry, is_empty
from wgtool.domain.persons import People, Person
from wgtool.domain.plan import Plan
from wgtool.errors import Refused, StoreDamaged, StoreError
from wgtool.services.changing import record, taking_turn
from wgtool.services.desk import Desk
from wgtool.services.privacy.erase import erased
from wgtool.services.privacy.redaction import forget
from wgtool.services.programme.definitions import fingerprints
from wgtool.texts.say import msg

if TYPE_CHECKING:
    from wgtool.domain.store import Snapshot, Store, Transaction

# What a first line that is none of a journal’s is called.
_NO_JOURNAL = frozenset({"damage.format", "damage.not_json", "damage.no_check"})
_OTHERS = frozenset({"store.other_programme", "store.no_file"})


class Joined(NamedTuple):
    """What a joining came to: the journal afterwards, the copies, and the entry; `erased` counts who went for it."""

    joint: Joint
    entries: list[Entry]
    others: tuple[Side, ...]
    entry: int | None
    erased: int


def join(desk: Desk, files: Sequence[str], *, erase: bool, rehearse: bool) -> Joined:
    """Take other copies of the store in, all of them or none.

    Args:
        desk: The run.
        files: What the copies are called.
        erase: Whether people of here who were erased in a copy are to be erased here, too.
        rehearse: Whether to write nothing.

    Raises:
        Refused: A copy is none of this programme’s store, or somebody was erased in it and that is not to be so here.
        StoreError: A copy is damaged, or the store refuses; nothing is written then.
    """
    others = [_side(desk, file) for file in dict.fromkeys(files)]
    with nullcontext() if rehearse else taking_turn(desk) as turn:
        return _joined(desk, others, turn, erase=erase)


def _joined(desk: Desk, others: Sequence[Side], turn: "Transaction | None", *, erase: bool) -> Joined:
    snapshot = desk.store.read(whole=True)
    definitions = snapshot.definitions if snapshot.exists else fingerprints(desk.programme)
    ours = Side(desk.store.name, definitions, list(snapshot.entries))
    gone = _erased_there(ours, others)
    if gone and not erase:
        names = tuple(sorted({name for person in gone.values() for name in person.names}))
        raise Refused("join.erased_there", names=names).advise("join.erase_advice")
    if gone:
        ours = _without(desk, ours, gone, turn)
    copies = tuple(_blacked_out(ours, other) for other in others)
    at = utc_text(desk.now)
    joint = joint_of(desk.programme, ours, copies, at)
    number = None
    if turn is not None and not is_empty(joint.change):
        number = record(desk, turn, "join", joint.change)[-1].n
    entry = Entry(len(ours.entries) + 1, at, desk.user, "join", joint.change)
    return Joined(joint, [*ours.entries, entry], copies, number, len(gone))


def _side(desk: Desk, file: str) -> Side:
    """Return what a copy says.

    Raises:
        Refused: It is not there, empty, no journal, another programme’s, or the store itself.
        StoreError: It is damaged, of a newer wgtool, or cannot be read.
    """
    source = desk.store_at(file)
    if source.name == desk.store.name:
        raise Refused("join.itself", file=file)
    if not source.exists:
        raise Refused("join.missing", file=file)
    held = _read(source, file)
    if not held.exists:
        raise Refused("join.empty", file=file)
    if held.torn:
        desk.warn(msg("store.torn", file=file))
    return Side(file, held.definitions, list(held.entries))


def _read(source: "Store", file: str) -> "Snapshot":
    try:
        return source.read(whole=True)
    except StoreDamaged as error:
        if error.line == 1 and error.reason.key in _NO_JOURNAL:
            raise Refused("join.no_journal", file=file) from error
        unsound = StoreError("restore.unsound", file=file, line=error.line)
        unsound.messages += [error.reason, msg("store.nothing_changed"), msg("join.repair", file=file)]
        raise unsound from error
    except StoreError as error:
        if error.messages[0].key not in _OTHERS:
            raise
        refusal = Refused("join.other", file=file)
        refusal.messages = error.messages[:1]
        raise refusal from error


def _erased_there(ours: Side, others: Sequence[Side]) -> dict[str, Person]:
    """Return who of this store was erased in a copy, by what to call them by."""
    numbers = {ours.known.one(number) for other in others for number in erasures(ours, other).there}
    found = {}
    for number in sorted(numbers):
        mine = _family(ours, {number})
        found[ours.known.address(mine) or str(number)] = Person([(ours.known, mine)])
    return found


def _family(side: Side, roots: set[int]) -> frozenset[int]:
    every = range(len(side.known.addresses))
    return frozenset(number for number in every if side.known.one(number) in roots)


def _without(desk: Desk, ours: Side, gone: dict[str, Person], turn: "Transaction | None") -> Side:
    """Return the journal once people are erased from it; in a writer’s turn they are."""
    numbers = frozenset[int]().union(*(person.numbers[0] for person in gone.values()))

    def chosen(_plan: Plan, people: People) -> dict[str, Person]:
        # Who is who is told by the entries, which are the same ones.
        return {one.address: one for one in people.everyone() if not numbers.isdisjoint(one.numbers[0])}

    state = turn.state if turn is not None else desk.plan.state
    plan = Plan(desk.programme, state, desk.now)
    erasure = erased(desk, plan, list(ours.entries), chosen, turn)
    if turn is not None:
        return Side(ours.name, ours.definitions, turn.entries())
    return Side(ours.name, ours.definitions, erasure.journal or ours.entries)


def _blacked_out(ours: Side, other: Side) -> Side:
    """Return a copy without those who were erased here: not in any text of it either."""
    roots = {other.known.one(number) for number in erasures(ours, other).here}
    if not roots:
        return other
    entries = list(other.entries)
    people = People([entries])
    (erased_there,) = forget([entries], people, Person([(people.journals[0], _family(other, roots))]))
    return Side(other.name, other.definitions, erased_there.entries)


def left_out(joined: Joined) -> Iterator[int]:
    """Yield the places of the copies of which something was left out."""
    yield from (refusal.side for refusal in joined.joint.refused)
