"""What the entries come to, in tables of their own: a question of one person is one look-up, however long the journal.

They are changed by the transaction that appends the entries. They hold for the entries whose last number they name and
for the wgtool that wrote them; where either is another one, the entries themselves are gone through.
"""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from wgtool.domain.fingerprints import Fingerprint
from wgtool.domain.gone import Gone
from wgtool.domain.near import Known
from wgtool.domain.partial import PartialState
from wgtool.domain.people import Person, Signup, SignupStatus
from wgtool.domain.programme import Facilitator
from wgtool.domain.sessions import Cover, End, SessionChange, SessionKey
from wgtool.domain.state import State
from wgtool.storage.postgresql import sql
from wgtool.version import __version__

if TYPE_CHECKING:
    from wgtool.storage.postgresql.connecting import Cursor
    from wgtool.storage.postgresql.session import Session

# Another version of wgtool may fold differently.
FORM = f"wgtool {__version__} tables 1"


class Head(NamedTuple):
    """What the tables hold for: see `wgtool.domain.near.Remembered`."""

    form: str
    last: int
    size: int
    allocated: int
    met: bool
    noted: bool
    ascii: bool


# What is told of all, each part as JSON.
Told = Mapping[str, str]


def told(cursor: "Cursor") -> Told:
    """Return what the tables tell of all; nothing where nothing was derived."""
    return dict(cursor.execute(sql.SUMMARY).fetchall())


def head_of(known: Told) -> Head | None:
    """Return what the tables hold for; None if they hold for nothing that this wgtool knows."""
    try:
        head = Head(*json.loads(known["head"]))
    except (KeyError, ValueError, TypeError):
        # Changed by hand, or by a newer wgtool: the entries are the truth.
        return None
    return head if head.form == FORM else None


class Tables:
    """What came of the entries (see `wgtool.domain.near.Remembered`).

    Args:
        session: Asks the database.
        epoch: The mark of the entries.
        head: What the tables hold for.
        known: What they tell of all.
    """

    def __init__(self, session: "Session", epoch: str, head: Head, known: Told) -> None:
        self._session = session
        self._moment = (epoch, known["head"])
        self.size, self.last, self.allocated = head.size, head.last, head.allocated
        self.met, self.noted, self.ascii = head.met, head.noted, head.ascii
        parts = {name: json.loads(text) for name, text in known.items()}
        self.ends = {group: End(after, tuple(weeks)) for group, after, weeks in parts["ends"]}
        self.definitions: dict[SessionKey, str] = {
            (group, week): Fingerprint(*mark) for group, week, *mark in parts["definitions"]
        }
        self.gone = {(group, week): Gone(Fingerprint(*mark), at) for group, week, at, *mark in parts["gone"]}
        self.sessions = {(group, week): _session(values) for group, week, *values in parts["sessions"]}
        self.counts: dict[tuple[str, SignupStatus], int] = {
            (group, status): count for group, status, count in parts["counts"]
        }

    def partly(self, fold: Callable[[], State]) -> PartialState:
        """Return what the entries come to, taken in as it is asked for; `fold` folds all of them."""
        return PartialState(self, fold)

    def find(self, key: str) -> Known | None:
        """Return a person by key; None if there was nobody of that key.

        Raises:
            LookupError: Others changed the tables since.
        """
        if not _is_storable(key):
            return None
        row = self._session.answer(sql.PERSON, (key, key))
        if row is None or row[:2] != self._moment:
            raise LookupError(key)
        _, _, details, signups = row
        if details is None:
            return None
        person = Person(**json.loads(details))
        return Known(person, tuple(Signup(group, key, *rest) for group, *rest in json.loads(signups)))


def _is_storable(key: str) -> bool:
    """Whether a text can be asked for: what is no text to PostgreSQL is nobody’s key."""
    try:
        return b"\0" not in key.encode("utf-8")
    except UnicodeEncodeError:
        return False


def listed(change: SessionChange) -> list[Any]:
    """Return a session’s change as a list."""
    moments = (one and one.isoformat() for one in (change.changed_at, change.placed_at))
    cover = change.cover and [[list(one) for one in change.cover.by], change.cover.reason]
    starts = change.starts and change.starts.isoformat()
    return [starts, change.minutes, change.cancelled, change.reason, change.revision, *moments, cover]


def _session(values: list[Any]) -> SessionChange:
    starts, minutes, cancelled, reason, revision, changed_at, placed_at, cover = values
    return SessionChange(
        starts=starts and datetime.fromisoformat(starts),
        minutes=minutes,
        cancelled=cancelled,
        reason=reason,
        revision=revision,
        changed_at=changed_at and datetime.fromisoformat(changed_at),
        placed_at=placed_at and datetime.fromisoformat(placed_at),
        cover=cover and Cover(tuple(Facilitator(*one) for one in cover[0]), cover[1]),
    )
