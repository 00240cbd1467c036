"""Where people of another copy come to stand in a group: in order of sign-up, whichever copy they signed up in."""

from bisect import bisect_right
from datetime import datetime
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING

from wgtool.domain.people import Signup

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wgtool.domain.records import Record
    from wgtool.domain.state import State

Members = dict[str, Signup]


def put_in_order(state: "State", taken: "Iterable[Record]", entry: int) -> None:
    """Put those whom a join brought into groups before whoever signed up later there; `taken` are its entries."""
    groups = (one["group"] for record in taken for one in record["change"].get("joined", ()))
    for group in dict.fromkeys(groups):
        state.groups[group] = in_order(state.groups[group], entry)


def in_order(members: Members, entry: int) -> Members:
    """Return a group’s sign-ups with those of one entry put before whoever signed up later than they did.

    The others stay in the order they have, which need not be that of time: forms say when they were sent.
    """
    theirs = sorted((one for one in members.values() if one.entry == entry), key=_instant)
    others = [one for one in members.values() if one.entry != entry]
    # The earliest time from each place on: it never falls.
    earliest = list(accumulate(reversed([_instant(one) for one in others]), min))[::-1]
    placed = [(place, True, one) for place, one in enumerate(others)]
    placed += [(bisect_right(earliest, _instant(one)), False, one) for one in theirs]
    return {one.key: one for *_, one in sorted(placed, key=itemgetter(0, 1))}


def _instant(signup: Signup) -> datetime:
    return datetime.fromisoformat(signup.at)
