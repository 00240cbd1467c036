"""Copies of a store that a service which keeps folders alike left beside it, when two people wrote at once.

Each service names such a copy in its own way: OneDrive and SharePoint `signups-LAPTOP7.jsonl`, Dropbox and Nextcloud
`signups (Ann's conflicted copy 2021-10-05).jsonl`, Google Drive `signups (1).jsonl`, Syncthing
`signups.sync-conflict-20211005-091500-ABCDEFG.jsonl`. People name backups so, too. So a name only makes a file worth
reading: what tells is what it holds.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from wgtool.domain.joins.parting import Side
from wgtool.errors import StoreError
from wgtool.storage.copies import belongs_by_name, read_copy

if TYPE_CHECKING:
    from wgtool.storage.file_store import FileStore


class Parted(NamedTuple):
    """A copy that has entries which the store has not: how many, and by whom."""

    name: str
    entries: int
    by: tuple[str, ...]


def parted(store: "FileStore", names: list[str]) -> Iterator[Parted]:
    """Yield which files of some names, beside a store, are copies that parted from it."""
    known: dict[str, tuple[int, ...]] | None = None
    for name in sorted(names):
        path = store.path.with_name(name)
        if belongs_by_name(store.path, name) or not path.is_file():
            continue
        # What cannot be read now, such as a copy that is still on its way, is looked at the next time.
        with suppress(StoreError):
            copy = read_copy(path)
            if copy.header is None or copy.header.programme != store.programme:
                continue
            if known is None:
                known = Side("", {}, list(store.entries())).ids()
            new = Counter(_new(Side(name, {}, copy.entries), known))
            if new:
                yield Parted(str(path), new.total(), tuple(new))


def _new(side: Side, known: dict[str, tuple[int, ...]]) -> Iterator[str]:
    """Yield who made each entry of a copy that the store has not."""
    for entry in side.entries:
        yield from (piece.step.by for piece in side.pieces(entry) if piece.step.id not in known)
