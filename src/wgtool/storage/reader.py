"""From the journal’s bytes to what they say, and what is wrong with them where they say nothing."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from wgtool.domain.journal import DoesNotFit, Entry, Snapshot
from wgtool.domain.state import State
from wgtool.errors import StoreDamaged, StoreError
from wgtool.storage.lines import VERSION, Damaged, Header, decode_entry, decode_header, identified, is_cut_off
from wgtool.texts.say import Message, msg

if TYPE_CHECKING:
    from wgtool.domain.near import Remembered
    from wgtool.domain.partial import Standing

_UNDO = b'"do":"undo"'


class Folded(NamedTuple):
    """What the journal held at one moment.

    `size` is the length in bytes of all whole lines, `torn` whether an unfinished line follows them, `header` None for
    a store that does not exist yet, `remembered` the length of what did not need to be folded.
    """

    state: "Standing"
    header: Header | None
    size: int
    torn: bool
    remembered: int = 0
    entries: Sequence[Entry] = ()

    @property
    def snapshot(self) -> Snapshot:
        """What the bytes say, without any word of bytes."""
        definitions = self.header.definitions if self.header else {}
        return Snapshot(self.state, self.header is not None, self.torn, definitions, self.entries)


def whole_lines(data: bytes, start: int = 0, end: int | None = None) -> Iterator[bytes]:
    """Yield the lines that end in a newline, without it, one at a time: a large journal is not copied."""
    while (newline := data.find(b"\n", start, end)) >= 0:
        yield data[start:newline]
        start = newline + 1


class Reader:
    """Understands journals.

    Args:
        name: What the store is called, for messages.
        programme: The id of the programme that the journal must belong to; None for any.
        entrywise: Whether damage is told by the number of the entry, not of the line.
    """

    def __init__(self, name: str, programme: str | None, *, entrywise: bool = False) -> None:
        self.name = name
        self.programme = programme
        self.entrywise = entrywise

    def entries(self, data: bytes) -> Iterator[Entry]:
        """Yield the entries of a journal, an unfinished last line aside.

        Raises:
            StoreError: As `read`.
        """
        header = None
        for number, line in enumerate(whole_lines(data), 1):
            if header is None:
                header = self._header(line)
            else:
                yield identified(self._entry(line, number, header), header)

    def read(self, data: bytes, remembered: "Remembered | None" = None, *, whole: bool = False) -> Folded:
        """Return what a journal with these bytes says.

        Args:
            data: The bytes.
            remembered: What came of the first of them, if that is known.
            whole: Whether to return the entries, too.

        Raises:
            StoreError: It is damaged, newer than this wgtool, or another programme’s.
        """
        size = data.rfind(b"\n") + 1
        tail = data[size:]
        if tail and not is_cut_off(tail, first=not size):
            raise self._damaged(data.count(b"\n") + 1, msg("damage.line_end" if size else "damage.format"))
        if not size:
            return Folded(State(), None, 0, bool(tail))
        header = self._header(next(whole_lines(data)))
        if remembered is None or data.find(_UNDO, remembered.size) >= 0:
            # What an undone entry took part in is known only from the first line on.
            kept: list[Entry] = []
            state = self._whole(data, header, size, kept if whole else None)
            return Folded(state, header, size, bool(tail), 0, kept)
        known = remembered.size
        partial = remembered.partly(lambda: self._whole(data, header, known))
        self._take_in(partial, data, header, (known, size))
        return Folded(partial, header, size, bool(tail), known, list(self.entries(data)) if whole else ())

    def _whole(self, data: bytes, header: Header, end: int, kept: list[Entry] | None = None) -> State:
        """Return what a journal’s bytes up to some place say, from the first line on; `kept` gains the entries."""
        state = State(header.definitions)
        self._take_in(state, data, header, (data.index(b"\n") + 1, end), kept)
        return state

    def _take_in(
        self, state: "Standing", data: bytes, header: Header, part: tuple[int, int], kept: list[Entry] | None = None
    ) -> None:
        undone = self._undone(data, header)
        # Entries count from 1, below the header.
        for number, line in enumerate(whole_lines(data, *part), state.last + 2):
            entry = self._entry(line, number, header)
            try:
                state.apply(entry, taken_back=entry.n in undone)
            except DoesNotFit as error:
                raise self._damaged(number, msg("damage.does_not_fit", detail=error.message)) from error
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise self._damaged(number, msg("damage.meaning")) from error
            if kept is not None:
                kept.append(identified(entry, header))

    def _undone(self, data: bytes, header: Header) -> frozenset[int]:
        """Return the entries that later ones undo, without decoding the others."""
        if _UNDO not in data:
            return frozenset()
        entries = (
            self._entry(line, number, header) for number, line in enumerate(whole_lines(data), 1) if _UNDO in line
        )
        return frozenset(entry.change["undoes"] for entry in entries if "undoes" in entry.change)

    def _header(self, line: bytes) -> Header:
        try:
            header = decode_header(line)
        except Damaged as error:
            raise self._damaged(1, msg(str(error))) from error
        if header.version > VERSION:
            raise StoreError("store.newer", file=self.name, version=header.version).advise("store.newer_advice")
        if self.programme not in {None, header.programme}:
            raise StoreError(
                "store.other_programme", file=self.name, found=header.programme, wanted=self.programme
            ).advise("store.other_programme_advice")
        return header

    def _entry(self, line: bytes, number: int, header: Header) -> Entry:
        try:
            return decode_entry(line, header.version)
        except Damaged as error:
            raise self._damaged(number, msg(str(error))) from error

    def _damaged(self, number: int, reason: Message) -> StoreDamaged:
        return StoreDamaged(self.name, number, reason, entrywise=self.entrywise)
