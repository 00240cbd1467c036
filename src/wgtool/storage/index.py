"""The index of a large store: what its journal comes to, so that not every command goes through all of it.

It lies beside the store and is derived from it: it holds for the bytes by whose fingerprint it was made and no others,
and what was appended since is folded on top. Without it, or with one that does not fit, the journal itself is gone
through; losing it costs time only. A store of little length has none.

It holds numbers, not details: a checksum of each address, and where in the journal the details stand. Without the
journal nobody is named in it. When a journal is replaced, as `erase` does, it goes first.

The first line is a line like the journal’s. Each further line is the checksum of a person’s key (CRC-32) and a JSON
list: where their details begin, how long they are, and their sign-ups as lists.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any
from zlib import crc32

from wgtool import disk
from wgtool.domain.fingerprints import Fingerprint
from wgtool.domain.gone import Gone
from wgtool.domain.near import Known
from wgtool.domain.partial import PartialState, Standing
from wgtool.domain.people import Person, Signup, SignupStatus
from wgtool.domain.programme import Facilitator
from wgtool.domain.records.people import person_record
from wgtool.domain.sessions import Cover, End, SessionChange, SessionKey
from wgtool.domain.state import State
from wgtool.storage.lines import Damaged, decode, encode, literal
from wgtool.storage.sources import fingerprint
from wgtool.version import __version__

# Another version of wgtool may fold differently.
_FORM = f"wgtool {__version__} index 7"
_STRING = rb'"[^"\\]*(?:\\.[^"\\]*)*"'
# An object that begins as a person’s details do and holds texts only.
_DETAILS = rb'\{"email":%b(?:,"\w+":%b)*\}' % (_STRING, _STRING)

Place = tuple[int, int]


class Index:
    """What came of a journal’s first entries (see `wgtool.domain.near.Remembered`).

    Args:
        head: What the index’s first line says.
        rows: The other lines, each with a newline before and behind.
        journal: The journal’s bytes.
    """

    def __init__(self, head: dict[str, Any], rows: bytes, journal: bytes) -> None:
        self._rows = rows
        self._journal = journal
        self.size: int = head["size"]
        self.last: int = head["last"]
        self.allocated: int = head["allocated"]
        self.met: bool = head["met"]
        self.noted: bool = head["noted"]
        self.ascii: bool = head["ascii"]
        self.ends = {group: End(after, tuple(weeks)) for group, after, weeks in head["ends"]}
        self.definitions: dict[SessionKey, str] = {
            (group, week): Fingerprint(*mark) for group, week, *mark in head["definitions"]
        }
        self.gone = {(group, week): Gone(Fingerprint(*mark), at) for group, week, at, *mark in head["gone"]}
        self.sessions: dict[SessionKey, SessionChange] = {
            (group, week): self._session(values) for group, week, *values in head["sessions"]
        }
        self.counts: dict[tuple[str, SignupStatus], int] = {
            (group, status): count for group, status, count in head["counts"]
        }

    def partly(self, fold: Callable[[], State]) -> PartialState:
        """Return what the entries come to, taken in as it is asked for; `fold` folds all of them."""
        return PartialState(self, fold)

    def find(self, key: str) -> Known | None:
        """Return a person by key; None if there was nobody of that key.

        Raises:
            LookupError: Their details do not stand in the journal as they are now.
        """
        for place, signups in self._rows_of(key):
            if place is None:
                raise LookupError(key)
            person = Person(**self._value(place))
            # Another key may have the same checksum.
            if person.key == key:
                return Known(person, tuple(Signup(group, key, *rest) for group, *rest in signups))
        return None

    def _rows_of(self, key: str) -> Iterator[tuple[Place | None, list[Any]]]:
        start = b"\n%b[" % _checksum(key)
        at = self._rows.find(start)
        while at >= 0:
            end = self._rows.index(b"\n", at + 1)
            yield json.loads(self._rows[at + len(start) - 1 : end])
            at = self._rows.find(start, end)

    def _session(self, values: list[Any]) -> SessionChange:
        starts, minutes, cancelled, reason, revision, changed_at, placed_at, cover = values
        return SessionChange(
            starts=starts and datetime.fromisoformat(starts),
            minutes=minutes,
            cancelled=cancelled,
            reason=reason and self._value(reason),
            revision=revision,
            changed_at=changed_at and datetime.fromisoformat(changed_at),
            placed_at=placed_at and datetime.fromisoformat(placed_at),
            cover=cover and self._cover(*cover),
        )

    def _cover(self, by: list[list[Place | None]], reason: Place | None) -> Cover:
        def text(place: Place | None) -> Any:  # noqa: ANN401 - whatever JSON stands there
            return place and self._value(place)

        return Cover(tuple(Facilitator(text(name), text(email)) for name, email in by), text(reason))

    def _value(self, place: Place) -> Any:  # noqa: ANN401 - whatever JSON stands there
        start, length = place
        return json.loads(self._journal[start : start + length])


def read(path: Path, journal: bytes, step: int) -> Index | None:
    """Return the index of a store, if there is one for the beginning of its journal and little was written since.

    Args:
        path: The index.
        journal: The store’s bytes.
        step: How much may have been written since.
    """
    try:
        data = path.read_bytes()
        end = data.index(b"\n")
        head, rows = decode(data[:end]), data[end:]
        size = head["size"]
        fits = head["form"] == _FORM and 0 <= len(journal) - size <= step and head["rows"] == fingerprint(rows)
        if not fits or head["covers"] != fingerprint(memoryview(journal)[:size]):
            return None
        return Index(head, rows, journal)
    except (OSError, Damaged, ValueError, KeyError, TypeError):
        # Missing, cut short, or something else altogether: the journal itself is the truth.
        return None


def write(path: Path, store: Path, journal: bytes, state: Standing) -> None:
    """Keep what a journal comes to; a folder that cannot be written costs time, nothing else.

    Args:
        path: The index.
        store: The store file.
        journal: Its bytes.
        state: What they come to.
    """
    told = {text for change in state.sessions.values() for text in _texts(change) if text}
    texts = {text: (journal.find(literal(text)), len(literal(text))) for text in told}
    if any(at < 0 for at, _ in texts.values()):
        # Written otherwise than wgtool writes: then all of it is gone through each time.
        return
    body = _rows(journal, state)
    counts = Counter((group, one.status) for group, members in state.groups.items() for one in members.values())
    head = {
        "form": _FORM,
        "size": len(journal),
        "covers": fingerprint(journal),
        "rows": fingerprint(body),
        "last": state.last,
        "ascii": all(map(str.isascii, state.people)),
        "allocated": state.allocated,
        "met": bool(state.book.sessions or state.book.announced),
        "noted": bool(state.notes),
        "counts": [[group, status, count] for (group, status), count in counts.items()],
        "ends": [[group, *end] for group, end in state.ends.items()],
        "definitions": [[*key, *_marked(mark)] for key, mark in state.definitions.items()],
        "gone": [[*key, one.at, *_marked(one.mark)] for key, one in state.gone.items()],
        "sessions": [[*key, *_listed(change, texts)] for key, change in state.sessions.items()],
    }
    with suppress(OSError):
        disk.replace(path, encode(head)[:-1] + body, rights_of=store)


def _rows(journal: bytes, state: Standing) -> bytes:
    """Return a line for each person: where their details stand, and their sign-ups; a newline before and behind."""
    places = {match.group(): match.start() for match in re.finditer(_DETAILS, journal)}
    signups: dict[str, list[list[Any]]] = {}
    for group, members in state.groups.items():
        for key, signup in members.items():
            signups.setdefault(key, []).append([group, signup.status, signup.at, signup.entry, signup.choice])
    rows = [b""]
    for key, person in state.people.items():
        details = literal(person_record(person))
        place = (places[details], len(details)) if details in places else None
        rows.append(_checksum(key) + literal([place, signups.get(key, [])]))
    return b"\n".join(rows) + b"\n"


def _marked(mark: str) -> tuple[str, object]:
    """Return a fingerprint, and what it says besides."""
    return mark, mark.defined if isinstance(mark, Fingerprint) else None


def _checksum(key: str) -> bytes:
    return b"%08x" % crc32(key.encode("utf-8", "surrogatepass"))


def _texts(change: SessionChange) -> Iterator[str | None]:
    """Yield the texts of a change, which may name someone."""
    yield change.reason
    if change.cover:
        yield change.cover.reason
        yield from chain.from_iterable(change.cover.by)


def _listed(change: SessionChange, places: Mapping[str, Place]) -> list[Any]:
    """Return a change as a list; its texts by where they stand."""

    def place(text: str | None) -> Place | None:
        return places[text] if text else None

    cover = change.cover
    return [
        change.starts and change.starts.isoformat(),
        change.minutes,
        change.cancelled,
        place(change.reason),
        change.revision,
        change.changed_at and change.changed_at.isoformat(),
        change.placed_at and change.placed_at.isoformat(),
        cover and [[list(map(place, one)) for one in cover.by], place(cover.reason)],
    ]
