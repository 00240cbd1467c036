"""Stores that something has bitten: cut, flipped, overwritten, shuffled."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from store.house import PROGRAMME, House
from store.looking import places
from wgtool.domain.state import State
from wgtool.errors import StoreError
from wgtool.storage.lines import Header, decode_entry, encode_entry, encode_header
from wgtool.storage.reader import Reader
from wgtool.storage.repairing import Survey, Surveyor

AT = "2021-10-18T07:00:00Z"


def small(folder: Path) -> bytes:
    """Return a store with an entry of each kind."""
    house = House(folder / "small")
    house.sign_up("sian", "blue-badge", "missed-bin")
    house.sign_up("bethan", "blue-badge")
    house.ok("amend", "sian@example.org", "--new-email", "s@example.org", "--notes", "Cyfarfod yn Llŷn 🏴󠁧󠁢󠁷󠁬󠁳󠁿")
    house.ok("cancel", "blue-badge", "--week", "6", "--reason", "gwyliau")
    house.ok("undo")
    house.ok("withdraw", "bethan@example.org")
    return house.store.read_bytes()


def larger(folder: Path, entries: int, random: Random) -> bytes:
    """Return a store with so many entries."""
    house = House(folder / "larger")
    people: list[str] = []
    for number in range(entries):
        what = random.random()
        if what < 0.7 or not people:
            people.append(f"person{number}")
            house.sign_up(people[-1], random.choice(("blue-badge", "missed-bin", "entry-points")))
        elif what < 0.8:
            house.ok("undo")
        elif what < 0.9:
            house("withdraw", f"{random.choice(people)}@example.org")
        else:
            week, day = random.randint(1, 9), random.randint(10, 28)
            house("reschedule", "blue-badge", "--week", str(week), "--to", f"2021-11-{day} 16:30")
    return house.store.read_bytes()


class Trials:
    """Damages of one store, each judged.

    Args:
        data: The store’s bytes.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.reader = Reader("signups.jsonl", PROGRAMME)
        self.lines = data.split(b"\n")[:-1]
        ends = [sum(len(line) + 1 for line in self.lines[:count]) for count in range(len(self.lines) + 1)]
        self.once = {_told(self.reader.read(data[:end]).state) for end in ends}
        self.tried = 0
        self.wrong: list[str] = []

    def judge(self, what: str, bitten: bytes, *, repair: bool = True) -> None:
        """Note what is wrong with how damage is met."""
        self.tried += 1
        self.wrong += [f"{what}: {one}" for one in self._wrongs(bitten, repair=repair)]

    def _wrongs(self, bitten: bytes, *, repair: bool) -> Iterator[str]:
        try:
            snapshot = self.reader.read(bitten)
        except StoreError as error:
            keys = [message.key for message in error.messages]
            if keys[0] != "store.damaged" or keys[-1] != "store.damaged_advice":
                yield f"told as {keys}"
        else:
            if _told(snapshot.state) not in self.once:
                yield "a state that never was"
        if repair and bitten:
            yield from self._repaired(bitten)

    def _repaired(self, bitten: bytes) -> Iterator[str]:
        try:
            survey = Surveyor(self.reader, AT, "tester").survey(bitten)
        except StoreError as error:
            if error.messages[0].key != "store.not_ours":
                yield f"not surveyed: {error.messages}"
            return
        header = encode_header(Header(PROGRAMME, survey.definitions or {}))
        self.reader.read(header + b"".join(map(encode_entry, survey.entries)))
        yield from self._kept(bitten, survey)

    def _kept(self, bitten: bytes, survey: Survey) -> Iterator[str]:
        """Yield each line that came through whole and was not kept, nor told of."""
        whole = set(bitten.split(b"\n")[:-1])
        kept = {encode_entry(entry)[:-1] for entry in survey.entries}
        numbers = {flaw.line for flaw in survey.flaws}
        for line in self.lines[1:]:
            if line in whole - kept and bitten.split(b"\n").index(line) + 1 not in numbers:
                yield f"entry {decode_entry(line, None).n} was not kept"


def _told(state: State) -> str:
    return repr((state.people, state.groups, state.sessions, state.last))


def cuts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the store cut at every byte (see `places`)."""
    for place in places(data):
        yield f"cut at byte {place}", data[:place]


def flips(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the store with every byte changed (see `places`), in four ways."""
    for place in places(data):
        byte = data[place]
        for other in {byte ^ 1, byte ^ 0x20, 0x0A, 0x00} - {byte}:
            yield f"byte {place} is {other:#04x}", data[:place] + bytes([other]) + data[place + 1 :]


def bites(data: bytes, count: int, random: Random) -> Iterator[tuple[str, bytes]]:
    """Yield the store damaged at random, so many times."""
    for number in range(count):
        kind = random.choice(("gap", "zeros", "noise", "swap", "twice", "without", "text"))
        start = random.randrange(len(data))
        end = min(len(data), start + random.choice((1, 5, 80, 700)))
        lines = data.split(b"\n")[:-1]
        one, two = random.randrange(len(lines)), random.randrange(len(lines))
        if kind == "gap":
            bitten = data[:start] + data[end:]
        elif kind == "zeros":
            bitten = data[:start] + bytes(end - start) + data[end:]
        elif kind == "noise":
            bitten = data[:start] + random.randbytes(end - start) + data[end:]
        elif kind == "text":
            bitten = data[:start] + b"<<<<<<< HEAD\n" + data[start:]
        else:
            bitten = _shuffled(kind, lines, one, two)
        yield f"{kind} {number}", bitten


def _shuffled(kind: str, lines: list[bytes], one: int, two: int) -> bytes:
    if kind == "swap":
        lines[one], lines[two] = lines[two], lines[one]
    elif kind == "twice":
        lines.insert(two, lines[one])
    else:
        del lines[one]
    return b"".join(line + b"\n" for line in lines)
