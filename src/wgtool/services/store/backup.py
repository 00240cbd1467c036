"""A whole copy of the store, for the user to keep."""

from typing import NamedTuple

from wgtool.errors import Refused, StoreError
from wgtool.services.desk import Desk


class Backup(NamedTuple):
    """A copy to be written: its bytes, and how much it holds."""

    data: bytes
    entries: int
    people: int


def backup(desk: Desk, target: str | None) -> Backup:
    """Return a copy of the store.

    Args:
        desk: The run.
        target: The file it is to go to, which must be nothing but an earlier copy; None asks nothing.

    Raises:
        Refused: There is no store yet, or the file is the store itself or something else.
        StoreError: The store cannot be read or is damaged.
    """
    data, snapshot = desk.store.image()
    desk.warn_if_torn(torn=snapshot.torn)
    if not snapshot.exists:
        raise Refused("backup.none", file=desk.store.name)
    if target is not None:
        _check(desk, target)
    return Backup(data, snapshot.state.last, len(snapshot.state.people))


def _check(desk: Desk, target: str) -> None:
    """Make sure that a copy replaces nothing but an earlier one."""
    earlier = desk.store_at(target)
    if earlier.name == desk.store.name:
        raise Refused("backup.itself", file=target)
    if not earlier.exists:
        return
    try:
        data, snapshot = earlier.image()
        ours = snapshot.exists or not (data or snapshot.torn)
    except StoreError as error:
        raise Refused("backup.stranger", file=target).advise("backup.stranger_advice") from error
    if not ours:
        raise Refused("backup.stranger", file=target).advise("backup.stranger_advice")
