"""What the definitions say of one session in particular: for its group, and for all groups at once."""

from collections.abc import Sequence

from wgtool.domain.programme import Block, Group, Placement, Programme


def placement(programme: Programme, group: Group, week: int) -> Placement:
    """Return the exception for a group’s session: its own keys, then those that hold for all groups, key by key.

    What says how long it is goes together: a group’s own end or length stands in place of both of all groups’, and
    where only its beginning is its own, all groups’ end tells how long it is.
    """
    own = group.placement(week) or Placement(week)
    shared = next((placed for placed in programme.placements if placed.week == week), None)
    if shared is None:
        return own
    if own.ends is not None or own.minutes is not None:
        shared = shared._replace(ends=None, minutes=None)
    elif own.starts is not None and shared.ends is not None:
        shared = shared._replace(ends=None, minutes=group.length(shared))
    return Placement._make(mine if mine not in (None, ()) else other for mine, other in zip(own, shared, strict=True))


def is_joint(programme: Programme, group: Group, week: int) -> bool:
    """Whether a group’s session is one with those of the other groups: it begins when the exception for all says."""
    shared = any(placed.week == week and placed.starts is not None for placed in programme.placements)
    own = group.placement(week) if shared else None
    return shared and (own is None or (own.starts is None and own.date is None))


def fitted(blocks: Sequence[Block], minutes: int) -> tuple[Block, ...]:
    """Return blocks stretched or shortened in proportion, to whole minutes that come to a length.

    Each gets its share rounded down; the minutes left over go to those that lost most by that (largest remainder), and
    none is left without a minute where there are enough.
    """
    total = sum(block.minutes for block in blocks)
    if total in {0, minutes}:
        return tuple(blocks)
    shares = [block.minutes * minutes // total for block in blocks]
    lost = sorted(range(len(blocks)), key=lambda place: -(blocks[place].minutes * minutes % total))
    for place in lost[: minutes - sum(shares)]:
        shares[place] += 1
    while 0 in shares and max(shares) > 1:
        shares[shares.index(max(shares))] -= 1
        shares[shares.index(0)] += 1
    return tuple(block._replace(minutes=share) for block, share in zip(blocks, shares, strict=True))
