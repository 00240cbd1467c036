"""From a file’s bytes to its text: which encoding it is in, found out and, where it matters, told."""

import codecs
from typing import NamedTuple

from wgtool.errors import Refused
from wgtool.forms.old_letters import Reading, reading
from wgtool.texts.say import Message, msg

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    # The mark of UTF-32 begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# So much of a file tells whether every other byte is zero: UTF-16 without a mark.
_SAMPLE = 4096
# Most lines that a remark names.
_MOST_LINES = 5


class Decoded(NamedTuple):
    """A file’s text. `is_unicode` is False where the encoding had no room for letters such as ŵ."""

    text: str
    is_unicode: bool = True
    remarks: tuple[Message, ...] = ()


def decode(data: bytes, name: str = "") -> Decoded:
    """Return the text of a file.

    A byte-order mark decides; without one UTF-16 shows itself by its zeros, UTF-8 by being valid throughout. What is
    neither is Windows-1252, as Excel writes it, unless its words show code page 850 or a Macintosh; a file that is in
    part UTF-8 and in part not is read line by line.
    A character cut off at the end of the file, or broken within it, becomes U+FFFD.

    Raises:
        Refused: Its letters may be others, and nothing tells which; `name` is what to call the file.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, "replace"))
    wide = _wide(data[:_SAMPLE])
    if wide:
        return Decoded(data.decode(wide, "replace"))
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            return Decoded(data.decode("utf-8", "replace"))
    return _not_utf8(data, name)


def _wide(sample: bytes) -> str | None:
    """Return which UTF-16 a text without a mark is in, if it is."""
    even, odd = sample[0::2], sample[1::2]
    if odd.count(0) * 2 > len(odd) and even.count(0) * 10 < len(even):
        return "utf-16-le"
    if even.count(0) * 2 > len(even) and odd.count(0) * 10 < len(odd):
        return "utf-16-be"
    return None


def _not_utf8(data: bytes, name: str) -> Decoded:
    lines = data.split(b"\n")
    odd = {number: line for number, line in enumerate(lines, 1) if not line.isascii() and not _is_utf8(line)}
    old = reading(b"\n".join(odd.values()))
    if isinstance(old, bytes):
        text = old.decode("cp1252", "replace")
        raise Refused("form.unclear_letters", file=name, text=text).advise("form.save_utf8")
    if sum(not line.isascii() for line in lines) == len(odd):
        return Decoded(_decoded(data, old), is_unicode=False, remarks=(msg(old.remark),))
    text = "\n".join(
        _decoded(line, old) if number in odd else line.decode("utf-8") for number, line in enumerate(lines, 1)
    )
    named = tuple(map(str, list(odd)[:_MOST_LINES])) + (("…",) if len(odd) > _MOST_LINES else ())
    return Decoded(text, is_unicode=False, remarks=(msg("form.mixed", lines=named, encoding=old.title),))


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decoded(data: bytes, old: Reading) -> str:
    # Some bytes mean nothing; they must not pass for letters.
    return data.decode(old.encoding, "replace")
