"""A damaged store, line by line: what is wrong with it, and what can be kept."""

from collections.abc import Iterator

from wgtool.domain.journal import Entry, is_id
from wgtool.domain.salvage import salvage
from wgtool.domain.store import Flaw, Survey
from wgtool.errors import StoreError
from wgtool.storage.lines import (
    VERSION,
    WITH_IDS,
    Damaged,
    Header,
    decode_entry,
    decode_header,
    identified,
    new_id,
)
from wgtool.storage.reader import Reader
from wgtool.texts.say import msg

# More missing entries than this are not lost: the number that says so is wrong.
_LARGEST_GAP = 10_000


class Surveyor:
    """Looks through a store’s file.

    Args:
        reader: Knows the file and the programme it must belong to.
        at: When lost entries are said to be, if none stands before them (UTC, ISO 8601).
        by: Who marks them.
    """

    def __init__(self, reader: Reader, at: str, by: str) -> None:
        self.reader = reader
        self.at = at
        self.by = by
        self._flaws: list[Flaw] = []
        self._unread: list[int] = []
        self._ids: set[str] = set()
        self._torn = False

    def survey(self, data: bytes) -> Survey:
        """Return what can be kept of a file, and what is wrong with it.

        Raises:
            StoreError: It is another programme’s, a newer wgtool’s, or no store at all.
        """
        *lines, tail = data.split(b"\n")
        self._torn = bool(tail)
        if tail:
            self._flaws.append(Flaw(len(lines) + 1, msg("damage.unfinished")))
        header = self._header(lines[0]) if lines else None
        found = list(self._entries(lines, header))
        if header is None and not found and data:
            raise StoreError("store.not_ours", file=self.reader.name).advise("store.not_ours_advice")
        return self._kept(header, found)

    def _kept(self, header: Header | None, found: list[tuple[int, Entry]]) -> Survey:
        numbered = self._numbered(found)
        end, last = max(((line, entry.n) for line, entry in numbered), key=lambda pair: pair[1], default=(1, 0))
        # Lines that cannot be read behind the last entry that can were entries, too.
        last += sum(line > end for line in self._unread)
        self._gaps(numbered)
        saved = salvage([entry for _, entry in numbered], last, self.at, self.by)
        places = {entry.n: line for line, entry in numbered}
        self._flaws += [Flaw(places[n], reason) for n, reason in saved.losses.items() if n in places]
        flaws = tuple(sorted(self._flaws, key=lambda flaw: flaw.line))
        lost = len(flaws) > self._torn
        return Survey(
            header.definitions if header else None, saved.entries, len(numbered) - len(saved.losses), flaws, lost
        )

    def _header(self, line: bytes) -> Header | None:
        try:
            header = decode_header(line)
        except Damaged as error:
            self._flaws.append(Flaw(1, msg(str(error))))
            return None
        if header.version > VERSION or self.reader.programme not in {None, header.programme}:
            self.reader.read(line + b"\n")
        return header

    def _entries(self, lines: list[bytes], header: Header | None) -> Iterator[tuple[int, Entry]]:
        for number, line in enumerate(lines, 1):
            if number == 1 and header:
                continue
            try:
                entry = self._with_id(decode_entry(line, self._strict(header)), number, header)
            except Damaged as error:
                # A first line that is no header is told of already.
                if number > 1:
                    self._flaws.append(Flaw(number, msg(str(error))))
                    self._unread.append(number)
                continue
            yield number, entry

    def _strict(self, header: Header | None) -> int | None:
        """Return the version by which lines are judged; ids are looked at one by one where entries have them."""
        return None if header is None or header.version >= WITH_IDS else header.version

    def _with_id(self, entry: Entry, line: int, header: Header | None) -> Entry:
        """Return an entry with an id of its own: a new one, where it has none or another entry has it already."""
        if header is None or header.version < WITH_IDS:
            return identified(entry, header)
        if is_id(entry.id) and entry.id not in self._ids:
            self._ids.add(entry.id)
            return entry
        self._flaws.append(Flaw(line, msg("damage.id", n=entry.n)))
        return entry._replace(id=new_id())

    def _numbered(self, found: list[tuple[int, Entry]]) -> list[tuple[int, Entry]]:
        """Return the entries in the order of their numbers, each number once."""
        places: dict[int, tuple[int, Entry]] = {}
        highest = 0
        for line, entry in found:
            if entry.n in places or entry.n > len(found) + _LARGEST_GAP:
                self._flaws.append(Flaw(line, msg("damage.number", n=entry.n)))
                continue
            if entry.n < highest:
                self._flaws.append(Flaw(line, msg("damage.order", n=entry.n)))
            highest = max(highest, entry.n)
            places[entry.n] = line, entry
        return [places[n] for n in sorted(places)]

    def _gaps(self, numbered: list[tuple[int, Entry]]) -> None:
        """Note entries that are missing although no line there is damaged."""
        before, n = 1, 0
        for line, entry in numbered:
            unread = sum(before < place < line for place in self._unread)
            if entry.n - n - 1 > unread:
                self._flaws.append(Flaw(line, msg("damage.missing", first=n + 1, last=entry.n - 1)))
            before, n = line, entry.n
