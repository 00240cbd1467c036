"""What services work at: the programme, its store, the clock and the user, as one run has them."""

from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from wgtool.domain.journal import Snapshot
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Programme
from wgtool.domain.store import Store
from wgtool.texts.say import Message


class Desk(Protocol):
    """One run, as services see it; each thing is found when first asked for."""

    @property
    def programme(self) -> Programme:
        """The programme’s definitions."""

    @property
    def store(self) -> Store:
        """The store in use."""

    @property
    def snapshot(self) -> Snapshot:
        """What the store holds, read once."""

    def whole(self) -> Snapshot:
        """Return what the store holds, with its entries; asked for before anything else it is read once."""

    @property
    def plan(self) -> Plan:
        """The programme as it stands, for reading."""

    @property
    def now(self) -> datetime:
        """The time, in the programme’s zone."""

    @property
    def user(self) -> str:
        """The system user."""

    @property
    def lock_seconds(self) -> float:
        """How long to wait for another writer."""

    def store_at(self, name: str) -> Store:
        """Return another store of the programme’s, such as a backup."""

    def writing(self) -> AbstractContextManager[None]:
        """Know, while the store is written and afterwards, that an interruption comes too late to change nothing."""

    def warn_if_torn(self, *, torn: bool) -> None:
        """Say, once, that the store ended in something unfinished."""

    def warn(self, *messages: Message) -> None:
        """Tell warnings."""
