"""A message as a file that mail programs open as a draft (RFC 5322, MIME).

Headers are made here and not by the library: a name that looks like an encoded word or holds quotes has to be encoded
itself (RFC 2047), and the same message has to give the same bytes, boundaries included.
"""

import zlib
from datetime import datetime
from email.charset import QP, Charset
from email.generator import BytesGenerator
from email.header import Header
from email.message import Message
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.policy import compat32
from email.utils import format_datetime
from io import BytesIO
from typing import NamedTuple

from wgtool.domain.addresses import ascii_host
from wgtool.renderers.letters.composed import Composed
from wgtool.renderers.safe import one_line

_UTF_8 = Charset("utf-8")
_UTF_8.body_encoding = QP
# RFC 5322, section 3.2.3: what a name may be made of without quotes; a blank parts its words.
_ATOMS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~ ")
_WIDTH = 76


class Attached(NamedTuple):
    """An invitation: its file’s name, its bytes, and what it asks for (`REQUEST`, `CANCEL`)."""

    file: str
    data: bytes
    method: str


class Envelope(NamedTuple):
    """From whom, to whom (each a name and an address), and when (aware)."""

    sender: tuple[str, str]
    to: tuple[str, str]
    date: datetime


def eml(envelope: Envelope, message: Composed, attached: tuple[Attached, ...] = ()) -> bytes:
    """Return a message as the bytes of an `.eml` file, lines ended by CRLF.

    `X-Unsent` makes Outlook open it as a draft. There is one recipient, no copy, and no Message-ID: the program that
    sends it gives it one.
    """
    body: Message = MIMEMultipart("alternative")
    body.attach(_text("plain", message.text))
    body.attach(_text("html", message.html))
    if attached:
        whole = MIMEMultipart("mixed")
        whole.attach(body)
        for one in attached:
            whole.attach(_calendar(one))
        body = whole
    _bound(body)
    top = [
        ("X-Unsent", "1"),
        ("Date", format_datetime(envelope.date)),
        ("From", _mailbox("From", *envelope.sender)),
        ("To", _mailbox("To", *envelope.to)),
        ("Subject", _encoded("Subject", one_line(message.subject))),
    ]
    lines = "".join(f"{name}: {value}\r\n" for name, value in top)
    return lines.encode() + _bytes(body)


def _text(kind: str, text: str) -> MIMENonMultipart:
    part = MIMENonMultipart("text", kind, charset="utf-8")
    part.set_payload(text, _UTF_8)
    return part


def _calendar(one: Attached) -> MIMEBase:
    part = MIMENonMultipart("text", "calendar", charset="utf-8", method=one.method, name=one.file)
    part.add_header("Content-Disposition", "attachment", filename=one.file)
    base64 = Charset("utf-8")
    part.set_payload(one.data.decode("utf-8"), base64)
    return part


def _bound(message: Message, depth: int = 0) -> None:
    """Give each part that holds others a boundary made of what it holds: the same for the same, and in none of it."""
    if not message.is_multipart():
        return
    for part in message.get_payload():
        _bound(part, depth + 1)  # type: ignore[arg-type]
    inner = b"".join(_bytes(part) for part in message.get_payload())  # type: ignore[arg-type]
    boundary = f"=_wgtool_{depth}_{zlib.crc32(inner):08x}{zlib.adler32(inner):08x}"
    message.set_boundary(boundary)


def _bytes(message: Message) -> bytes:
    out = BytesIO()
    BytesGenerator(out, mangle_from_=False, policy=compat32.clone(linesep="\r\n")).flatten(message)
    return out.getvalue()


def _mailbox(header: str, name: str, address: str) -> str:
    """Return a name and an address as a header has them."""
    called, route = _encoded(header, one_line(name)), f"<{_route(address)}>"
    last = called.rpartition("\n")[2]
    fits = len(last) + len(route) + (len(header) + 3 if last == called else 1) <= _WIDTH
    return f"{called}{' ' if fits else f'{chr(13)}{chr(10)} '}{route}"


def _route(address: str) -> str:
    """Return an address, its host as IDNA has it; other letters than ASCII before the @ stay (RFC 6532)."""
    local, _, host = one_line(address).rpartition("@")
    # In quotes nothing is taken for an encoded word (RFC 2047, section 5).
    quoted = f'"{local}"' if "=?" in local else local
    return f"{quoted}@{ascii_host(host) or host}"


def _encoded(header: str, text: str) -> str:
    """Return a text as a header may hold it: as encoded words where it holds more than plain words, or begins one."""
    if _ATOMS.issuperset(text) and "=?" not in text and len(header) + 2 + len(text) <= _WIDTH:
        return text
    if header == "Subject" and text.isascii() and "=?" not in text and len(header) + 2 + len(text) <= _WIDTH:
        return text
    return Header(text, "utf-8", maxlinelen=_WIDTH, header_name=header).encode(linesep="\r\n")
