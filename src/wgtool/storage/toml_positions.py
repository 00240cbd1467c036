"""Where things stand in a TOML document: the standard library’s parser tells values, but no lines.

The documents given here were read by `tomllib` before, so nothing is judged again: the scanner only follows
the grammar of TOML 1.0 (https://toml.io/en/v1.0.0) closely enough to know where each key and value stands.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from contextlib import suppress

from wgtool.domain.programme import KeyPath

_GAP = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_BLANK = re.compile(r"[ \t]*+")
_KEY = re.compile(r'"(?:[^"\\\n]++|\\.)*+"|' r"'[^'\n]*+'|" r"""[^\s.=\[\]{},#"']++""")
_SCALAR = re.compile(
    # A string of several lines may end in up to two quotation marks of its own.
    r'"""(?:[^"\\]++|\\.|""?(?!"))*+"{3,5}'
    r"|'''(?:[^']++|''?(?!'))*+'{3,5}"
    r'|"(?:[^"\\\n]++|\\.)*+"'
    r"|'[^'\n]*+'"
    r"|[^\s,\[\]{}#]++(?:[ ][0-9][^\s,\[\]{}#]*+)?",  # a date and its time may stand a space apart
    re.DOTALL,
)


def positions(text: str) -> dict[KeyPath, int]:
    """Return the line of every key, table, item of an array and key of an inline table.

    Args:
        text: A document that `tomllib` accepts; lines may end in LF or CRLF.

    Returns:
        Lines, counted from 1, by path, such as `("groups", 3, "starts")`. Tables that are only implied have
        the line that first implies them. If the document is not what it should be, what stands before the
        place that cannot be followed.
    """
    scanner = _scan(text)
    ends = [match.start() for match in re.finditer("\n", text)]
    return {path: bisect_right(ends, at) + 1 for path, at in scanner.starts.items()}


def nearest_line(found: Mapping[KeyPath, int], path: KeyPath) -> int | None:
    """Return the line of the longest beginning of a path that has one, or None."""
    beginnings = (path[:length] for length in range(len(path), 0, -1))
    return next((found[beginning] for beginning in beginnings if beginning in found), None)


def replace_value(text: str, path: KeyPath, toml_value: str) -> str:
    """Return a document with one value replaced, and everything else as it was.

    Args:
        text: A document that `tomllib` accepts.
        path: Where the value stands: a string, number, boolean, date or time, not a table or an array.
        toml_value: What is to stand there, as TOML.

    Raises:
        KeyError: There is no such value at the path.
    """
    start, end = _scan(text).values[path]
    return text[:start] + toml_value + text[end:]


def _scan(text: str) -> "_Scanner":
    scanner = _Scanner(text)
    with suppress(ValueError):
        scanner.document()
    return scanner


class _Scanner:
    """Passes over a document once, noting where keys start and where single values stand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: dict[KeyPath, int] = {}
        self.values: dict[KeyPath, tuple[int, int]] = {}
        # How many items each array of tables has so far: further headers belong to the last one.
        self._items: dict[KeyPath, int] = {}

    def document(self) -> None:
        """Pass over the whole document: headers, and keys with their values."""
        table: KeyPath = ()
        at = self._after(_GAP, 0)
        while at < len(self.text):
            if self.text[at] == "[":
                table, at = self._header(at)
            else:
                path, at = self._key(table, at)
                at = self._value(path, at)
            at = self._after(_GAP, at)

    def _header(self, at: int) -> tuple[KeyPath, int]:
        """Pass over `[table]` or `[[item]]`; returns the path of the table it opens."""
        brackets = 2 if self.text.startswith("[[", at) else 1
        names, end = self._names(self._after(_BLANK, at + brackets))
        path = self._note((), names, at)
        if brackets == 2:  # noqa: PLR2004
            item = self._items.get(path, 0)
            self._items[path] = item + 1
            path = (*path, item)
        # A header says more than a key that only implied the table.
        self.starts[path] = at
        return path, end + brackets

    def _key(self, table: KeyPath, at: int) -> tuple[KeyPath, int]:
        """Pass over `key =`; returns the key’s path and where its value starts."""
        names, end = self._names(at)
        return self._note(table, names, at), self._after(_GAP, end + 1)

    def _names(self, at: int) -> tuple[list[str], int]:
        """Pass over a key, dotted or not, with the blanks behind it."""
        names: list[str] = []
        while True:
            end = self._after(_KEY, at)
            names.append(_plain(self.text[at:end]))
            end = self._after(_BLANK, end)
            if not self.text.startswith(".", end):
                return names, end
            at = self._after(_BLANK, end + 1)

    def _note(self, table: KeyPath, names: list[str], at: int) -> KeyPath:
        """Note where the tables and the key that a dotted key names start, unless known; returns its path."""
        path = table
        for name in names:
            if path in self._items:
                path = (*path, self._items[path] - 1)
            path = (*path, name)
            self.starts.setdefault(path, at)
        return path

    def _value(self, path: KeyPath, at: int) -> int:
        """Pass over a value, however nested; returns where it ends.

        A loop, not a recursion: what `tomllib` could follow must never be too deep for its error message.
        """
        # What is open around the next value: arrays with the number of items so far, inline tables with None.
        within: list[tuple[KeyPath, int | None]] = []
        while True:
            opening = self.text[at : at + 1]
            if opening in {"[", "{"}:
                within.append((path, 0 if opening == "[" else None))
                at += 1
            else:
                end = self._after(_SCALAR, at)
                self.values[path] = (at, end)
                at = end
            at = self._close(within, at)
            if not within:
                return at
            path, at = self._inner(within, at)

    def _close(self, within: list[tuple[KeyPath, int | None]], at: int) -> int:
        """Pass over commas and closing brackets, up to the next value inside what is still open."""
        while within:
            at = self._after(_GAP, at)
            sign = self.text[at : at + 1]
            if sign in {"]", "}"}:
                within.pop()
            elif sign != ",":
                break
            at += 1
        return at

    def _inner(self, within: list[tuple[KeyPath, int | None]], at: int) -> tuple[KeyPath, int]:
        """Return the path of the next value in the innermost array or inline table, and where it starts."""
        outer, item = within[-1]
        if item is None:
            return self._key(outer, at)
        within[-1] = (outer, item + 1)
        path = (*outer, item)
        self.starts[path] = at
        return path, at

    def _after(self, pattern: re.Pattern[str], at: int) -> int:
        """Return where a match ends that starts here; ValueError if none does, which is no TOML."""
        match = pattern.match(self.text, at)
        if match is None:
            raise ValueError(at)
        return match.end()


def _plain(key: str) -> str:
    """Return a key as the parser does, without quotation marks and escapes."""
    if not key.startswith(('"', "'")):
        return key
    plain: str = tomllib.loads(f"key = {key}")["key"]
    return plain
