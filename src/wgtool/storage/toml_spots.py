"""Where the TOML parser gave up, and what stands there."""

import re
from typing import NamedTuple

from wgtool.texts.say import Message

_PLACE = re.compile(r"\(at line ([0-9]+), column ([0-9]+)\)$")
KEY = re.compile(r"^\s*([^=\[\]{}\"'#]+?)\s*=")
_VALUE = re.compile(r"=\s*(.*?)\s*$")
HEADER = re.compile(r"^\s*\[\[?\s*([^\[\]]*?)\s*(?:\]|$)")
# Longer numbers are not even read: to turn them into digits again would take for ever.
LONG_NUMBER = re.compile(r"[0-9_]{1000,}")


# What a rule finds: what is wrong, and where; None if it is not its case.
Found = tuple[Message, int] | None


class Spot(NamedTuple):
    """Where the parser gave up: the text, the place in it, and what kind of error it told."""

    text: str
    at: int
    said: str

    @property
    def begin(self) -> int:
        """Where its line begins."""
        return self.text.rfind("\n", 0, self.at) + 1

    @property
    def line(self) -> str:
        """The whole line."""
        end = self.text.find("\n", self.at)
        return self.text[self.begin : len(self.text) if end < 0 else end]

    @property
    def column(self) -> int:
        """Where in the line it is, counted from 0."""
        return self.at - self.begin

    @property
    def number(self) -> int:
        """The line’s number, counted from 1."""
        return self.text.count("\n", 0, self.at) + 1

    @property
    def character(self) -> str:
        """What stands there; nothing at the end of the line."""
        return self.line[self.column : self.column + 1]

    @property
    def key(self) -> str:
        """The key that the line sets; empty if it sets none."""
        found = KEY.match(self.line)
        return found[1] if found else ""

    @property
    def value(self) -> str:
        """What stands behind the line’s first `=`."""
        found = _VALUE.search(self.line)
        return found[1] if found else ""

    def before(self, pattern: re.Pattern[str], wanted: str) -> int | None:
        """Return the number of an earlier line that says the same by a pattern; None if there is none."""
        lines = self.text[: self.begin].split("\n")[:-1]
        for number in range(len(lines), 0, -1):
            found = pattern.match(lines[number - 1])
            if found and found[1] == wanted:
                return number
            if pattern is KEY and HEADER.match(lines[number - 1]):
                return None
        return None

    def moved(self, at: int) -> "Spot":
        """Return another place in the text."""
        return self._replace(at=at)


def spot_of(text: str, said: str) -> Spot:
    """Return where the parser gave up, by what it said."""
    place = _PLACE.search(said)
    if place is None:
        number = LONG_NUMBER.search(text)
        # What is said of the end of a file is better said of its last line.
        return Spot(text, number.start() if number else len(text.rstrip()), said)
    begin = 0
    for _ in range(int(place[1]) - 1):
        begin = text.index("\n", begin) + 1
    return Spot(text, min(begin + int(place[2]) - 1, len(text)), said)


def deepest(text: str) -> Spot:
    """Return where the longest line begins that opens something: nothing but such a line is as deep."""
    lines = text.split("\n")
    number = max(range(len(lines)), key=lambda place: lines[place].count("[") + lines[place].count("{"))
    return Spot(text, sum(len(line) + 1 for line in lines[:number]), "")
