"""Making a store ready, and moving it: what several facilitators need to share one."""

from collections.abc import Callable
from typing import NamedTuple

from wgtool.domain.store import Store
from wgtool.errors import Refused, StoreError
from wgtool.services.desk import Desk
from wgtool.views.store import SharedView


class Held(NamedTuple):
    """What a store holds: its name, its entries, everybody known; whether it was changed, and rights to be given."""

    store: str
    entries: int
    people: int
    changed: bool
    grants: tuple[str, ...] = ()


def create(desk: Desk, *, rehearse: bool) -> Held:
    """Make what a store needs before anything is recorded in it.

    Args:
        desk: The run.
        rehearse: Whether to make nothing.

    Raises:
        StoreError: It cannot be made, or what is there is another programme’s or damaged.
    """
    store = desk.store
    prepared = store.prepare(write=not rehearse)
    if prepared.changed:
        return Held(store.name, 0, 0, changed=True, grants=tuple(prepared.grants))
    state = store.read().state
    return Held(store.name, state.last, len(state.people), changed=False, grants=tuple(prepared.grants))


def copy(opened: Callable[[str], Store], names: tuple[str, str], seconds: float, *, rehearse: bool) -> Held:
    """Copy a whole store into one that holds nothing.

    Args:
        opened: Opens a store by its name, whichever programme’s it is.
        names: What is copied, which is read at one moment, and where to.
        seconds: How long to wait for another writer there.
        rehearse: Whether to write nothing.

    Raises:
        Refused: There is something already.
        StoreError: What is to be copied is not there or not sound, or the other store refuses.
    """
    source, target = map(opened, names)
    image, snapshot = source.image()
    if not snapshot.exists:
        raise StoreError("store.not_ours" if image or source.exists else "copying.nothing", file=source.name)
    if not target.vacant or not (rehearse or target.fill(image, seconds)):
        raise Refused("copying.occupied", file=target.name).advise("copying.occupied_advice")
    return Held(target.name, snapshot.state.last, len(snapshot.state.people), changed=True)


def shared_view(do: str, held: Held, *, rehearse: bool) -> SharedView:
    """Return what `store create` and `store copy` say."""
    return {
        "schema": "wgtool/store/1",
        "do": "create" if do == "create" else "copy",
        "store": held.store,
        "entries": held.entries,
        "people": held.people,
        "changed": held.changed,
        "dry_run": rehearse,
        "grants": list(held.grants),
    }
