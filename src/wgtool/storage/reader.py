"""From the journal’s bytes to what they say, and what is wrong with them where they say nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from wgtool.domain.journal import Entry
from wgtool.domain.state import DoesNotFit, State
from wgtool.errors import StoreError
from wgtool.storage.lines import VERSION, Damaged, Header, decode_entry, decode_header, is_cut_off
from wgtool.texts.say import Message, msg

_UNDO = b'"do":"undo"'


class Snapshot(NamedTuple):
    """What the journal held at one moment.

    `size` is the length in bytes of all whole lines, `torn` whether an unfinished line follows them, `header` None for
    a store that does not exist yet.
    """

    state: State
    header: Header | None
    size: int
    torn: bool


def whole_lines(data: bytes) -> Iterator[bytes]:
    """Yield the lines that end in a newline, without it, one at a time: a large journal is not copied."""
    start = 0
    while (end := data.find(b"\n", start)) >= 0:
        yield data[start:end]
        start = end + 1


class Reader:
    """Understands journals.

    Args:
        path: The file, for messages.
        programme: The id of the programme that the journal must belong to.
    """

    def __init__(self, path: Path, programme: str) -> None:
        self.path = path
        self.programme = programme

    def entries(self, data: bytes) -> Iterator[Entry]:
        """Yield the entries of a journal, an unfinished last line aside.

        Raises:
            StoreError: As `fold`.
        """
        for number, line in enumerate(whole_lines(data), 1):
            if number == 1:
                self._header(line)
            else:
                yield self._entry(line, number)

    def fold(self, data: bytes) -> Snapshot:
        """Return what a journal with these bytes says.

        Raises:
            StoreError: It is damaged, newer than this wgtool, or another programme’s.
        """
        size = data.rfind(b"\n") + 1
        tail = data[size:]
        if tail and not is_cut_off(tail, first=not size):
            key = "damage.line_end" if size else "damage.format"
            raise self._damaged(data.count(b"\n") + 1, msg(key))
        if not size:
            return Snapshot(State(), None, 0, bool(tail))
        lines = whole_lines(data)
        header = self._header(next(lines))
        state = State(header.definitions)
        undone = self._undone(data)
        for number, line in enumerate(lines, 2):
            entry = self._entry(line, number)
            try:
                state.apply(entry, taken_back=entry.n in undone)
            except DoesNotFit as error:
                raise self._damaged(number, msg("damage.does_not_fit", detail=error.message)) from error
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise self._damaged(number, msg("damage.meaning")) from error
        return Snapshot(state, header, size, bool(tail))

    def _undone(self, data: bytes) -> frozenset[int]:
        """Return the entries that later ones undo, without decoding the others."""
        if _UNDO not in data:
            return frozenset()
        entries = (self._entry(line, number) for number, line in enumerate(whole_lines(data), 1) if _UNDO in line)
        return frozenset(entry.change["undoes"] for entry in entries if "undoes" in entry.change)

    def _header(self, line: bytes) -> Header:
        try:
            header = decode_header(line)
        except Damaged as error:
            raise self._damaged(1, msg(str(error))) from error
        if header.version > VERSION:
            raise StoreError("store.newer", file=str(self.path), version=header.version).advise("store.newer_advice")
        if header.programme != self.programme:
            raise StoreError(
                "store.other_programme", file=str(self.path), found=header.programme, wanted=self.programme
            ).advise("store.other_programme_advice")
        return header

    def _entry(self, line: bytes, number: int) -> Entry:
        try:
            return decode_entry(line)
        except Damaged as error:
            raise self._damaged(number, msg(str(error))) from error

    def _damaged(self, number: int, reason: Message) -> StoreError:
        error = StoreError("store.damaged", file=str(self.path), line=number)
        return error.advise(reason.key, **reason.values).advise("store.damaged_advice")
