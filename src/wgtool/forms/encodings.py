"""From a file’s bytes to its text: which encoding it is in, found out and, where it matters, told."""

import codecs
from typing import NamedTuple

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


def decode(data: bytes) -> Decoded:
    """Return the text of a file.

    A byte-order mark decides; without one UTF-16 shows itself by its zeros, UTF-8 by being valid throughout. What is
    neither is Windows-1252, as Excel writes it; a file that is in part UTF-8 and in part not is read line by line.
    A character cut off at the end of the file, or broken within it, becomes U+FFFD.
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
    return _not_utf8(data)


def _wide(sample: bytes) -> str | None:
    """Return which UTF-16 a text without a mark is in, if it is."""
    even, odd = sample[0::2], sample[1::2]
    if odd.count(0) * 2 > len(odd) and even.count(0) * 10 < len(even):
        return "utf-16-le"
    if even.count(0) * 2 > len(even) and odd.count(0) * 10 < len(odd):
        return "utf-16-be"
    return None


def _not_utf8(data: bytes) -> Decoded:
    lines = data.split(b"\n")
    odd = [number for number, line in enumerate(lines, 1) if not line.isascii() and not _is_utf8(line)]
    others = sum(not line.isascii() for line in lines) - len(odd)
    if not others:
        return Decoded(_windows(data), is_unicode=False, remarks=(msg("form.windows"),))
    text = "\n".join(
        _windows(line) if not line.isascii() and not _is_utf8(line) else line.decode("utf-8") for line in lines
    )
    named = tuple(map(str, odd[:_MOST_LINES])) + (("…",) if len(odd) > _MOST_LINES else ())
    return Decoded(text, is_unicode=False, remarks=(msg("form.mixed", lines=named),))


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _windows(data: bytes) -> str:
    # Five of its bytes mean nothing; they must not pass for letters.
    return data.decode("cp1252", "replace")
